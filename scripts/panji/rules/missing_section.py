"""A text has the sections that the register asks of its type, in their order.

Which they are stands under `sections` in `records/register.yml`; where nothing stands there, nothing is asked.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from panji.body import headings
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record, Text
from panji.register import Register

FAMILY = "body"
TITLE = Bilingual(hi="निर्धारित खंड नहीं है या क्रम में नहीं है", en="A section is missing or out of order")
WHY = Bilingual(
    hi="इस कार्यालय ने तय किया है कि इस प्रकार के हर अभिलेख में ये खंड इसी क्रम में हों, ताकि पाठक जाने कि क्या कहाँ मिलेगा।",
    en="The office has laid down that every record of this type has these sections in this order, so that readers know "
    "where to look.",
)
FIX = Bilingual(
    hi="खंड `## शीर्षक` के रूप में, बताए गए क्रम में लिखें। खंडों की सूची `records/register.yml` के `sections` में है।",
    en="Write the section as `## Heading`, in the order given. The list stands under `sections` in `records/register.yml`.",
)
EXAMPLE = Example(
    wrong=Bilingual("## पालना\n\n## निर्देश", "## Compliance\n\n## Instructions"),
    right=Bilingual("## निर्देश\n\n## पालना", "## Instructions\n\n## Compliance"),
)
LEGACY = Severity.ADVICE

MISSING = Bilingual(hi="खंड `{section}` नहीं है", en="there is no section `{section}`")
HINT = Bilingual(hi="`{heading}` को `{section}` लिखें", en="write `{section}` instead of `{heading}`")
ADD = Bilingual(hi="`## {section}` लिखकर उसका पाठ जोड़ें", en="write `## {section}` and its text below it")
ORDER = Bilingual(
    hi="खंड `{section}` को `{other}` से पहले आना चाहिए", en="the section `{section}` should come before `{other}`"
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    sections = register.settings.sections.get(record.type)
    if sections and not (record.source and "text" in record.source.missing):
        for text in record.texts.values():
            if text.body.strip():  # an empty one is another rule's finding
                yield from _check(text, [section[text.language] for section in sections])


def _check(text: Text, sections: list[str]) -> Iterator[Finding]:
    found = list(headings(text.body, text.body_line))
    places = {_plain(heading.text): number for number, heading in reversed(list(enumerate(found)))}
    free = [heading.text for heading in found if _plain(heading.text) not in map(_plain, sections)]
    latest, at_latest = -1, ""
    for section in sections:
        place = places.get(_plain(section))
        if place is None:
            nearest = process.extractOne(section, free, scorer=fuzz.ratio, score_cutoff=75)
            hint = HINT.format(heading=nearest[0], section=section) if nearest else ADD.format(section=section)
            yield Finding(text.at(), MISSING.format(section=section), hint)
        elif place < latest:
            message = ORDER.format(section=at_latest, other=section)
            yield Finding(text.at()._replace(span=found[place].span), message)
        else:
            latest, at_latest = place, section


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split()).rstrip(" :।.-")
