"""Progress does not fall without a reason."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.ledger import ledger_of, resolve
from panji.record_types.report import Item, Report
from panji.register import Register

TITLE = Bilingual(hi="प्रगति बिना कारण घटी है", en="Progress has fallen without a reason")
WHY = Bilingual(
    hi="घटी हुई संख्या प्रायः टंकण की भूल है, या पिछली बार अधिक बताई गई थी; दोनों बताए जाने चाहिए।",
    en="A number that falls is mostly a slip of the pen, or was too high last time; either has to be said.",
)
FIX = Bilingual(
    hi="संख्या जाँचें; सही हो तो `reason` में कारण लिखें, या पिछले प्रतिवेदन को `corrects` से सुधारें।",
    en="Check the number; where it is right, write the `reason`, or correct the last report by `corrects`.",
)
FAMILY = "compliance"
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong="value: 40",
    right="value: 40, reason: दो कार्यालय नई इमारत में गए",
)

MESSAGE = Bilingual(
    hi="`{point}`: `{value}`, जबकि `{day}` को `{before}` बताया गया था",
    en="`{point}`: `{value}`, where `{before}` was reported as on `{day}`",
)
THERE = Bilingual(hi="यहाँ `{before}` बताया गया था", en="`{before}` was reported here")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for (name, _), said in ledger_of(register).said.items():
        found = resolve(register, name)
        if found is None or found[1].measure is None or not any(each.item.value is not None for each in said):
            continue
        rising = found[1].measure.direction == "up"
        numbers = [each for each in said if each.item.value is not None]
        numbers.sort(key=lambda each: (each.report.as_on, each.report.issued))
        for before, after in pairwise(numbers):
            fallen = after.item.value < before.item.value if rising else after.item.value > before.item.value
            corrected = any(relation.record == before.report.id for relation in after.report.corrects)
            if fallen and not after.item.reason and not corrected:
                place = _place(after.report, after.item)
                values = {
                    "point": name,
                    "value": after.item.value,
                    "before": before.item.value,
                    "day": before.report.as_on,
                }
                there = (_place(before.report, before.item), THERE.format(before=before.item.value))
                yield Finding(place, MESSAGE.format(**values), related=(there,))


def _place(report: Report, item: Item) -> Place:
    return report.at("items", report.items.index(item), "value")
