"""A number that is reported can be."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.ledger import resolve
from panji.record_types.report import Report
from panji.register import Register

TITLE = Bilingual(hi="बताई गई संख्या असंभव है", en="A reported number cannot be")
WHY = Bilingual(
    hi="100 से अधिक प्रतिशत या ऋणात्मक संख्या राज्य के योग को बिगाड़ देती है।",
    en="A percentage above 100 or a negative number spoils the sum of the whole state.",
)
FIX = Bilingual(
    hi="संख्या मूल प्रतिवेदन से मिलाएँ; इकाई निर्देश के बिंदु में `measure` के अन्तर्गत लिखी है।",
    en="Compare it with the paper; the unit stands in the point's `measure`.",
)
FAMILY = "compliance"
EXAMPLE = Example(
    wrong="value: 800",
    right="value: 80.0",
)

MESSAGE = Bilingual(hi="`{value}` संभव नहीं: इकाई `{unit}` है", en="`{value}` cannot be: the unit is `{unit}`")
NO_MEASURE = Bilingual(
    hi="`{point}` में कुछ मापा नहीं जाता, पर `value` लिखा है", en="`{point}` measures nothing, but a `value` is given"
)


def check_record(record: Report, register: Register, as_of: date) -> Iterator[Finding]:
    for index, item in enumerate(record.items):
        found = resolve(register, item.point) if item.value is not None else None
        if found is None or item.value is None:
            continue
        place, measure = record.at("items", index, "value"), found[1].measure
        if measure is None:
            yield Finding(place, NO_MEASURE.format(point=item.point))
        elif item.value < 0 or (measure.unit == "percent" and item.value > 100):
            yield Finding(place, MESSAGE.format(value=item.value, unit=measure.unit))
