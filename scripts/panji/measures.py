"""What a measured point has come to: how many offices are active, near their target, at it, on a day and over time.

Near means four fifths of the target, as the Ministry of Personnel counts the offices that use eOffice (press release
1597873 of 27 December 2019: 75 use it, 57 have reached 80 % of their target).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from panji.ledger import Duty, Ledger
from panji.record import Measure, Record

NEAR = Decimal("0.8")
MOST_DAYS = 40


class Reach(NamedTuple):
    """How many offices of those that owe a number have reached how much: each is counted once, where it has come farthest.

    ``met``: at the target; ``near``: at four fifths of it; ``active``: below, with a number above zero; ``none``: at
    zero, or without any number.
    """

    met: int = 0
    near: int = 0
    active: int = 0
    none: int = 0

    @property
    def at_work(self) -> int:
        """All that are active, however far they have come."""
        return self.met + self.near + self.active

    @property
    def near_or_more(self) -> int:
        return self.met + self.near


def level(value: Decimal | None, measure: Measure) -> str:
    """The name of the field of :class:`Reach` that a number counts for.

    Where the number has to fall, near is up to five fourths of the target, and whoever has any number is active.
    """
    if value is None:
        return "none"
    if measure.met_by(value):
        return "met"
    if measure.direction == "up":
        return "near" if value >= NEAR * measure.target else "active" if value > 0 else "none"
    return "near" if value * NEAR <= measure.target else "active"


def reach(values: Iterable[Decimal | None], measure: Measure) -> Reach:
    counts = dict.fromkeys(Reach._fields, 0)
    for value, count in Counter(values).items():
        counts[level(value, measure)] += count
    return Reach(**counts)


def values(ledger: Ledger, duty: Duty, days: Iterable[date]) -> list[Decimal | None]:
    """The number last reported of a duty by each of some days."""
    history = ledger.history(duty)
    if not history.orderly:
        return [_last(each.item.value for each in reversed(history.known(day))) for day in days]
    so_far: list[Decimal | None] = [None]
    for each in history.said:
        so_far.append(so_far[-1] if each.item.value is None else each.item.value)
    return [so_far[bisect_right(history.issued, day)] for day in days]


def _last(values: Iterable[Decimal | None]) -> Decimal | None:
    return next((value for value in values if value is not None), None)


def values_on(ledger: Ledger, duties: Sequence[Duty], day: date) -> list[Decimal | None]:
    """The number last reported by each who owed one on a day."""
    return [values(ledger, duty, [day])[0] for duty in duties if duty.start <= day]


def reached(ledger: Ledger, duties: Sequence[Duty], days: Sequence[date], measure: Measure) -> list[Reach]:
    """How far those who owe a point had come by each of some days on which it was owed."""
    return [reach(some, measure) for some in zip(*[values(ledger, duty, days) for duty in duties], strict=True)]


def days_of(ledger: Ledger, duties: Sequence[Duty], reviews: Iterable[date], until: date) -> list[date]:
    """The days on which to look: those of reports, or where they are many, ends of months or quarters; and of reviews.

    Args:
        ledger: all that was reported.
        duties: those of one point.
        reviews: days on which somebody looked at it, which are always among them.
        until: the last day.
    """
    start = min(duty.start for duty in duties)
    reported = {day for duty in duties for day in ledger.history(duty).issued if start <= day <= until}
    always = {day for day in reviews if start <= day <= until} | {until}
    days = reported
    for months in (1, 3, 12):
        if len(days) <= MOST_DAYS:
            break
        days = {min(_end(day, months), until) for day in reported}
    return sorted(days | always)


def days_shown(
    ledger: Ledger, record: Record, duties: Sequence[Duty], speakers: Iterable[Record], until: date
) -> list[date]:
    """The days on which a record's own point is looked at: see :func:`days_of`.

    Args:
        speakers: who speaks of the record, the reviews that looked at it among them.
    """
    reviews = [each.issued for each in speakers if each.reviews and each.issued]
    if record.reviews and record.issued:  # a review looks at its own points on its own day
        reviews.append(record.issued)
    return days_of(ledger, duties, reviews, until)


def _end(day: date, months: int) -> date:
    """The last day of the stretch of months that a day falls in."""
    following = (day.month - 1) // months * months + months
    return date(day.year + following // 12, following % 12 + 1, 1) - timedelta(days=1)
