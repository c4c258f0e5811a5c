"""How long a file is kept, whether it waits for review or disposal on a day, and who has it.

Years count from the end of the calendar year in which the file was closed: one of five years that was closed on any day
of 2020 is kept until 31 December 2025, and waits for review from 1 January 2026. A review either keeps it longer (until
a day, or for ever) or lets it be disposed of; then it waits for disposal from the day of the review. What still waits
when the year in which it began to wait is over is late. None of this is written in a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from panji.record_types.file import CaseFile, Movement
from panji.register import Register

State = Literal["open", "kept", "review", "disposal", "disposed"]
"""In the order of a file's life; the third and fourth are waiting, for a review and for disposal."""

WAITING: tuple[State, ...] = ("review", "disposal")


class Keeping(NamedTuple):
    """How a file stands on a day: since when it has stood so, until when it is to be kept, whether that is late.

    ``since`` is None only where no date is known. ``until`` is None for a file that is open, or kept for ever.
    """

    file: CaseFile
    state: State
    since: date | None
    until: date | None = None
    late: bool = False


def last_day(closed: date, years: int | None) -> date | None:
    """The last day on which a file closed on a day has to be kept; None: for ever."""
    return None if years is None else date(min(closed.year + years, date.max.year), 12, 31)


def years_of(file: CaseFile, register: Register) -> int | None:
    """For how many years its class keeps a file; None: for ever, or the class is not known."""
    entry = register.vocabulary["retention"].get(file.retention or "")
    return entry.years if entry else None


def kept_until(file: CaseFile, years: int | None, as_of: date | None = None) -> date | None:
    """The last day on which a closed file has to be kept: by its class, or as the last review has it.

    Args:
        file: what is kept; while it is open there is no such day.
        years: how long its class keeps it; None: for ever.
        as_of: the day whose reviews are known; None: all of them.
    """
    if file.closed is None:
        return None
    kept = [each for each in file.reviewed if each.decision == "keep" and (as_of is None or each.date <= as_of)]
    return max(kept, key=lambda each: each.date).until if kept else last_day(file.closed, years)


def keeping(file: CaseFile, years: int | None, as_of: date) -> Keeping:
    """How a file stands on a day, as far as was known by then.

    Args:
        file: the file.
        years: how long its class keeps it; None: for ever.
        as_of: the day.
    """
    if file.disposal and file.disposal.date <= as_of:
        return Keeping(file, "disposed", file.disposal.date, kept_until(file, years))
    if file.closed is None or file.closed > as_of:
        return Keeping(file, "open", file.issued)
    until = kept_until(file, years, as_of)
    known = [each for each in file.reviewed if each.date <= as_of]
    last = max(known, key=lambda each: each.date, default=None)
    if last and last.decision == "dispose":
        return Keeping(file, "disposal", last.date, until, last.date.year < as_of.year)
    if until and until < as_of:
        since = until + timedelta(days=1)
        return Keeping(file, "review", since, until, since.year < as_of.year)
    return Keeping(file, "kept", file.closed, until)


def keepings(register: Register, as_of: date) -> list[Keeping]:
    """All files that had been opened by a day, as they stand then: what waits for longest first, then by number."""
    found = [
        keeping(record, years_of(record, register), as_of)
        for record in register.records.values()
        if isinstance(record, CaseFile) and not record.removed and (record.issued is None or record.issued <= as_of)
    ]
    return sorted(found, key=_urgency)


def waiting(found: Iterable[Keeping], state: State) -> list[Keeping]:
    """Those in a state, in their order."""
    return [each for each in found if each.state == state]


def _urgency(each: Keeping) -> tuple[bool, bool, date, tuple[str, str, int, int]]:
    return each.state not in WAITING, not each.late, each.since or date.min, each.file.id.parts


def last_movement(file: CaseFile, as_of: date | None = None) -> Movement | None:
    """Where the file was sent last, up to a day; None: it has not left those who keep it."""
    made = [each for each in file.movements if as_of is None or each.date <= as_of]
    return sorted(made, key=lambda each: each.date)[-1] if made else None  # of several on one day, the one written last


def holder(file: CaseFile, as_of: date | None = None) -> str:
    """The office or place that has the file on a day: where it was sent last, else that which opened it."""
    movement = last_movement(file, as_of)
    return movement.to if movement else file.issuer


def holding_post(file: CaseFile, as_of: date | None = None) -> str | None:
    """The post that has the file on a day: that to which it was sent last; in its own office, unless the movement names
    another, that which keeps it. None, where it is not known.
    """
    movement = last_movement(file, as_of)
    if movement and (movement.post or movement.to != file.issuer):
        return movement.post
    return file.custody
