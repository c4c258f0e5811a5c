"""A target can be reached: no more than a hundred per cent, and nothing below zero."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="लक्ष्य संभव सीमा से बाहर है", en="A target is out of range")
WHY = Bilingual(
    hi="लक्ष्य से ही पालना आँकी जाती है। `800 प्रतिशत` (80 के स्थान पर) कभी पूरा नहीं होगा और सब जिले पिछड़े दिखेंगे।",
    en="Compliance is measured against the target. `800` per cent, meant as 80, is never reached, and every district looks "
    "late.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर `target` सुधारें। यदि यह प्रतिशत नहीं, संख्या है तो `unit` सुधारें।",
    en="Correct `target` from the paper. If it is a number and no percentage, correct `unit`.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(wrong="measure: {unit: percent, target: 800}", right="measure: {unit: percent, target: 80}")

OVER = Bilingual(hi="लक्ष्य `{target}` प्रतिशत 100 से अधिक है", en="the target `{target}` is over 100 per cent")
BELOW = Bilingual(hi="लक्ष्य `{target}` शून्य से कम है", en="the target `{target}` is below zero")
PERCENT = ("percent", "per cent", "percentage", "%", "प्रतिशत")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    for index, point in enumerate(record.points):
        if point.measure:
            target = point.measure.target
            message = BELOW if target < 0 else OVER if target > 100 and point.measure.unit.lower() in PERCENT else None
            if message:
                yield Finding(record.at("points", index, "measure", "target"), message.format(target=target))
