"""No date lies so far ahead that it can only be a slip."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Route, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="दिनांक बहुत आगे का है", en="A date is far in the future")
WHY = Bilingual(
    hi="`2062` (`2026` के स्थान पर) जैसी भूल से आदेश दशकों तक प्रभावी नहीं होता, या बिंदु कभी विलम्बित नहीं गिना जाता।",
    en="With `2062` for `2026` an order would not be in force for decades, and a point would never be late.",
)
FIX = Bilingual(hi="मूल पत्र देखकर वर्ष सुधारें।", en="Correct the year from the paper.")
SEVERITY = Severity.WARNING
EXAMPLE = Example(wrong="issued: 2026-03-05\neffective: 2062-04-01", right="issued: 2026-03-05\neffective: 2026-04-01")

MESSAGE = Bilingual(
    hi="`{field}` में `{day}` लिखा है, जो जारी होने (`{issued}`) के {years} वर्ष बाद का है",
    en="`{field}` is `{day}`, {years} years after the day of issue (`{issued}`)",
)

MOST = {"effective": 5, "reply_by": 3, "begins": 3, "ends": 3, "due": 30, "expires": 60, "until": 60}
"""Years after the day of issue. Plans to 2047 have points that are due in twenty years; leases run for fifty."""


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    issued = record.issued
    if issued is None:
        return
    for day, route in _days(record):
        field = str(route[-1])
        years = day.year - issued.year
        if years > MOST[field]:
            yield Finding(record.at(*route), MESSAGE.format(field=field, day=day, issued=issued, years=years))


def _days(record: Record) -> Iterator[tuple[date, Route]]:
    for field in ("effective", "expires", *record.given):
        if field in MOST and (day := getattr(record, field)):
            yield day, (field,)
    for index, point in enumerate(record.points):
        if isinstance(point.due, date):
            yield point.due, ("points", index, "due")
    for kind, index, relation in record.relations():
        for field, day in (("effective", relation.effective), ("until", relation.until)):
            if day:
                yield day, (kind, index, field)
