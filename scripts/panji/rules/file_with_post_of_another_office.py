"""A post to which a file is sent, or that keeps it, belongs to the office that is named."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Route, Severity
from panji.record_types.file import CaseFile
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="पद उस कार्यालय का नहीं जिसके पास पत्रावली है", en="A file with a post of another office")
WHY = Bilingual(
    hi="कार्यालय और पद मेल न खाएँ तो पता नहीं चलता कि पत्रावली किसके पास है, और वह किसी की सूची में नहीं आती।",
    en="Where office and post do not fit, nobody knows who has the file, and it is missing from somebody's list.",
)
FIX = Bilingual(
    hi="`custody` में अपने ही कार्यालय का पद लिखें, और संचलन में उस कार्यालय का पद जो `to` में है। सूची `posts.yml` में पद का कार्यालय दिया है।",
    en="`custody` is a post of the file's own office; in a movement `post` belongs to the office in `to`. The list "
    "`posts.yml` says of which office a post is.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong="movements:\n  - {date: 2026-02-10, to: dept/finance, post: secretary-to-cm}",
    right="movements:\n  - {date: 2026-02-10, to: cmo, post: secretary-to-cm}",
)

MESSAGE = Bilingual(
    hi="`{post}` कार्यालय `{of}` का पद है, `{office}` का नहीं", en="`{post}` is a post of `{of}`, not of `{office}`"
)


def check_alone(record: CaseFile, register: Register) -> Iterator[Finding]:
    for office, id, route in _held(record):
        post = register.vocabulary["posts"].get(id)
        if post and post.office and post.office != office:
            yield Finding(record.at(*route), MESSAGE.format(post=id, of=post.office, office=office))


def _held(file: CaseFile) -> Iterator[tuple[str, str, Route]]:
    if file.custody:
        yield file.issuer, file.custody, ("custody",)
    for index, movement in enumerate(file.movements):
        if movement.post:
            yield movement.to, movement.post, ("movements", index, "post")
