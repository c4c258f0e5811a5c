"""What was reported as done is not under way again without a word."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.ledger import ledger_of, resolve
from panji.record_types.report import Item, Report
from panji.register import Register

TITLE = Bilingual(hi="पूर्ण बताया गया कार्य फिर अपूर्ण है", en="What was done is undone again")
WHY = Bilingual(
    hi="पूर्ण बताकर बाद में अपूर्ण बताने का अर्थ है कि एक प्रतिवेदन ग़लत था; कौन-सा और क्यों, यह समीक्षा में पूछा जाएगा।",
    en="Where a point was done and then is not, one of the two reports was wrong; a review will ask which, and why.",
)
FIX = Bilingual(
    hi="पिछला प्रतिवेदन ग़लत हो तो उसे `corrects` से सुधारें; कार्य फिर से करना पड़ा हो तो `reason` में कारण लिखें।",
    en="Where the earlier report was wrong, correct it by `corrects`; where the work has to be done again, write the `reason`.",
)
FAMILY = "compliance"
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong="status: in-progress",
    right="status: in-progress, reason: नई भर्ती के कारण प्रशिक्षण फिर से",
)

CLOSED, OPEN = ("complied", "not-applicable", "dropped"), ("not-started", "in-progress")
MESSAGE = Bilingual(
    hi="`{point}`: `{status}`, जबकि `{day}` को `{before}` बताया गया था",
    en="`{point}`: `{status}`, where `{before}` was reported as on `{day}`",
)
THERE = Bilingual(hi="यहाँ `{before}` बताया गया था", en="`{before}` was reported here")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for (name, _), said in ledger_of(register).said.items():
        if len(said) < 2 or not any(each.item.status in CLOSED for each in said):
            continue
        found = resolve(register, name)
        if found is None or isinstance(found[1].due, str):  # what recurs begins anew in each period
            continue
        in_order = sorted(said, key=lambda each: (each.report.as_on, each.report.issued))
        for before, after in pairwise(in_order):
            if before.item.status not in CLOSED or after.item.status not in OPEN or after.item.reason:
                continue
            if any(relation.record == before.report.id for relation in after.report.corrects):
                continue
            values = {"point": name, "status": after.item.status, "before": before.item.status}
            there = (_place(before.report, before.item), THERE.format(**values))
            message = MESSAGE.format(day=before.report.as_on, **values)
            yield Finding(_place(after.report, after.item), message, related=(there,))


def _place(report: Report, item: Item) -> Place:
    return report.at("items", report.items.index(item), "status")
