"""An issuer gives a number once in a year."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.numbering import plain
from panji.record import Record
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="एक ही क्रमांक दो अभिलेखों पर", en="A number is given twice")
WHY = Bilingual(
    hi="आदेश का संदर्भ उसके क्रमांक से दिया जाता है। एक वर्ष में एक ही क्रमांक के दो आदेश हों तो संदर्भ किसका है, यह निश्चित नहीं होगा।",
    en="Orders are cited by their number. With two of one number in a year, nobody knows which one is meant.",
)
FIX = Bilingual(
    hi="दोनों मूल पत्र देखकर क्रमांक सुधारें। यदि एक ही पत्र दो बार दर्ज हुआ है तो एक प्रविष्टि हटा दें।",
    en="Look at both papers and correct the number. If one paper was entered twice, delete one entry.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="number: प.4(12)मुमका/2026  # 0012.hi.md में भी यही है",
        en="number: प.4(12)मुमका/2026  # 0012.hi.md has it too",
    ),
    right="number: प.4(13)मुमका/2026",
)

MESSAGE = Bilingual(
    hi="क्रमांक `{number}` वर्ष {year} में `{other}` को दिया जा चुका है",
    en="the number `{number}` was given to `{other}` in {year} already",
)
OTHER = Bilingual(hi="वही क्रमांक यहाँ है", en="the same number is here")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    taken: dict[tuple[int, str], list[Record]] = {}
    for record in register.records.values():
        if record.number:
            year = record.issued.year if record.issued else record.id.year
            others = taken.setdefault((year, plain(record.number)), [])
            others.append(record)
            if len(others) == 1:
                continue
            other = next(each for each in others if each is record or _giver(each) == _giver(record))
            if other is not record:
                message = MESSAGE.format(number=record.number, year=year, other=other.id)
                yield Finding(record.at("number"), message, None, ((other.at("number"), OTHER),))


def _giver(record: Record) -> str:
    """Whose number it is: a letter that came in has its sender's."""
    if record.received:
        return f"from {getattr(record, 'correspondent', '')}"
    return record.issuer
