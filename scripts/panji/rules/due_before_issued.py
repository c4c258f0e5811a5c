"""Nothing falls due before the record was issued."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Route, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="समय-सीमा जारी होने से पहले की है", en="Something is due before the record was issued")
WHY = Bilingual(
    hi="ऐसा बिंदु जारी होते ही विलम्बित गिना जाता है, और सब जिले बिना दोष के पिछड़े दिखते हैं।",
    en="Such a point counts as late on its first day, and every district looks late through no fault of its own.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर समय-सीमा या `issued` का वर्ष और माह सुधारें।",
    en="Correct the year or the month of the due date, or of `issued`, from the paper.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong='issued: 2026-01-12\npoints:\n  - {id: "1", text: …, owner: all-districts, due: 2025-02-15}',
    right='issued: 2026-01-12\npoints:\n  - {id: "1", text: …, owner: all-districts, due: 2026-02-15}',
)

MESSAGE = Bilingual(
    hi="`{field}` में `{due}` लिखा है, जो जारी होने के दिनांक `{issued}` से पहले का है",
    en="`{field}` is `{due}`, before the day of issue (`{issued}`)",
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    issued = record.issued
    if issued is None:
        return
    for due, route in _dues(record):
        if due < issued:
            yield Finding(record.at(*route), MESSAGE.format(field=route[-1], due=due, issued=issued))


def _dues(record: Record) -> Iterator[tuple[date, Route]]:
    for index, point in enumerate(record.points):
        if isinstance(point.due, date):
            yield point.due, ("points", index, "due")
    if reply_by := getattr(record, "reply_by", None):
        yield reply_by, ("reply_by",)
    for index, relation in enumerate(record.extends):
        if relation.until:
            yield relation.until, ("extends", index, "until")
