"""The editions of a work follow one another: each supersedes an earlier one of the same work, and none is there twice."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.record_types.manual import Manual
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="संस्करणों का क्रम ठीक नहीं है", en="Editions are out of order")
WHY = Bilingual(
    hi="पाठक को वही संस्करण चाहिए जो आज लागू है। जो संस्करण किसी अन्य कृति को, या अपने बाद वाले संस्करण को अधिक्रमित करे, उससे लागू संस्करण "
    "ग़लत दिखेगा।",
    en="A reader wants the edition that is in use today. If one supersedes another work, or an edition later than itself, "
    "the wrong one is shown as in use.",
)
FIX = Bilingual(
    hi="`work` और `edition` देखें, और `supersedes` में उसी कृति का पिछला संस्करण लिखें।",
    en="Look at `work` and `edition`, and name the edition before it, of the same work, in `supersedes`.",
)
EXAMPLE = Example(
    wrong="supersedes: [cmo/manual/2026/1]\nwork: cmo-manual\nedition: 2",
    right="supersedes: [cmo/manual/2019/1]\nwork: cmo-manual\nedition: 2",
)

ANOTHER = Bilingual(
    hi="`{id}` दूसरी कृति है: `{theirs}`, न कि `{ours}`", en="`{id}` is another work, `{theirs}` and not `{ours}`"
)
LATER = Bilingual(
    hi="`{id}` संस्करण `{theirs}` है; संस्करण `{ours}` उसे अधिक्रमित नहीं कर सकता",
    en="`{id}` is edition `{theirs}`, which edition `{ours}` cannot supersede",
)
TWICE = Bilingual(
    hi="कृति `{work}` का संस्करण `{edition}` पहले से है: `{id}`",
    en="edition `{edition}` of `{work}` is there already: `{id}`",
)
THERE = Bilingual(hi="वह यहाँ है", en="the other one")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    seen: dict[tuple[str, int], Manual] = {}
    for record in register.records.values():
        if not isinstance(record, Manual) or not record.work or not record.edition:
            continue
        yield from _order(record, register)
        other = seen.setdefault((record.work, record.edition), record)
        if other is not record:
            message = TWICE.format(work=record.work, edition=record.edition, id=other.id)
            yield Finding(record.at("edition"), message, None, ((other.at("edition"), THERE),))


def _order(manual: Manual, register: Register) -> Iterator[Finding]:
    for index, relation in enumerate(manual.supersedes):
        target: Record | None = register.records.get(relation.record or "")
        if not isinstance(target, Manual) or not target.edition or not manual.edition:
            continue
        place = manual.at("supersedes", index)
        if target.work != manual.work:
            yield Finding(place, ANOTHER.format(id=target.id, theirs=target.work or "", ours=manual.work or ""))
        elif target.edition >= manual.edition:
            yield Finding(place, LATER.format(id=target.id, theirs=target.edition, ours=manual.edition))
