"""A link to a part of a record leads to a part that its page has."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

from rapidfuzz import fuzz, process

from panji import sections
from panji.body import html, links
from panji.consolidation import addressed
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import LANGUAGES
from panji.record import Record
from panji.register import Register

FAMILY = "body"
TITLE = Bilingual(hi="कड़ी का अंश पृष्ठ पर नहीं है", en="A link leads to a part that is not there")
WHY = Bilingual(
    hi="`#` के आगे का नाम पृष्ठ के किसी अंश का पता है। वह अंश न हो तो पाठक पृष्ठ के आरंभ पर पहुँचता है और बिंदु स्वयं ढूँढता है।",
    en="What stands after `#` is the address of a part of the page. If there is no such part, the reader lands at the top "
    "and has to look for it.",
)
FIX = Bilingual(
    hi="कार्य-बिंदु की कड़ी `#point-` और उसकी `id` से लिखें, जैसे `/cmo/directive/2026/3/#point-2`; पाठ के क्रमांकित अनुच्छेद की कड़ी `#para-` "
    "और उसकी संख्या से, जैसे `#para-3`। पृष्ठ के अन्य अंश हैं: `#text`, `#points`, `#relations`, `#attachments`, `#cite`।",
    en="Link to a point by `#point-` and its `id`, such as `/cmo/directive/2026/3/#point-2`; to a numbered paragraph of "
    "the text by `#para-` and its number, such as `#para-3`. The page's other parts are `#text`, `#points`, "
    "`#relations`, `#attachments` and `#cite`.",
)
EXAMPLE = Example(
    wrong=Bilingual("[बिंदु 2](/cmo/directive/2026/3/#bindu-2)", "[point 2](/cmo/directive/2026/3/#bindu-2)"),
    right=Bilingual("[बिंदु 2](/cmo/directive/2026/3/#point-2)", "[point 2](/cmo/directive/2026/3/#point-2)"),
)
LEGACY = Severity.WARNING

MESSAGE = Bilingual(hi="`{id}` के पृष्ठ पर `#{part}` नाम का कोई अंश नहीं है", en="the page of `{id}` has no part `#{part}`")
HINT = Bilingual(hi="क्या आशय `#{nearest}` से है?", en="did you mean `#{nearest}`?")
PARTS = ("text", "points", "timeline", "relations", "attachments", "cite", "source")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for text in record.texts.values():
        if not any("#" in each and _dead(each, record, register) for each in register.files[text.path].addresses):
            continue
        for link in links(text.body, text.body_line):
            if target := _dead(link.text, record, register):
                part = unquote(link.text.partition("#")[2])
                found = process.extractOne(part, _parts(target), scorer=fuzz.ratio, score_cutoff=60)
                hint = HINT.format(nearest=found[0]) if found else None
                yield Finding(text.at()._replace(span=link.span), MESSAGE.format(id=target.id, part=part), hint)


def _dead(address: str, record: Record, register: Register) -> Record | None:
    """The record whose page lacks the part that an address names; None, where all is well or it leads elsewhere."""
    path, _, part = address.partition("#")
    if not part or not (path == "" or path.startswith("/")):
        return None
    id = unquote(path.partition("?")[0]).strip("/")
    if id.rpartition("/")[2] in LANGUAGES:
        id = id.rpartition("/")[0]
    target = register.records.get(id) if path else record
    return target if target and unquote(part) not in _parts(target) else None


def _parts(record: Record) -> list[str]:
    inside = sections.anchors(addressed(record, html(record.first.body)))
    return [*PARTS, *(f"point-{point.id}" for point in record.points), *inside]
