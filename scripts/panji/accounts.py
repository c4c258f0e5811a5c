"""The ledger as of the day of publication, record by record, in a form that can be kept from one run to the next.

The ledger knows every report; a page needs the last word on each duty, and how many were in which state over time. Most
of that stays the same when one report is added, so the account of a record is kept as long as nothing was said of it.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property
from typing import Literal, NamedTuple

from panji.ledger import Duty, Ledger, State
from panji.record import Record, RecordId

Group = Literal["done", "going", "late", "silent", "off"]

GROUPS: dict[Group, tuple[State, ...]] = {
    "done": ("verified", "complied"),
    "going": ("in-progress", "not-due"),
    "late": ("overdue", "stale"),
    "silent": ("not-reported",),
    "off": ("not-applicable", "dropped", "ended"),
}
"""What charts and totals tell apart, best first; ``off`` are the duties that nobody has any more."""

GROUP_OF: dict[State, Group] = {state: group for group, states in GROUPS.items() for state in states}

WORST_FIRST: tuple[State, ...] = (
    "not-reported",
    "overdue",
    "stale",
    "in-progress",
    "not-due",
    "complied",
    "verified",
    "not-applicable",
    "dropped",
    "ended",
)
BADNESS: dict[State, int] = {state: place for place, state in enumerate(WORST_FIRST)}

MONTHS_BACK = 12

Change = Literal["fell", "done", "spoke", "new"]
"""What has become of a duty since the last review: late now; complied with; reported for the first time; new."""


class Owed(NamedTuple):
    """One office's duty about one point, as of the day: a :class:`~panji.ledger.Row` without the records themselves.

    ``then`` is the state on the day of the last review, None where it was not yet owed or there was no review. ``mark``
    is another as soon as anything of the rest is.
    """

    record: RecordId
    point: str
    office: str
    owing: str | None
    state: State
    due: date | None
    late: int
    missed: int
    report: RecordId | None
    as_on: date | None
    value: Decimal | None
    met: bool | None
    reason: str | None
    then: State | None
    evidence: str | None = None
    verified_by: str | None = None
    consulted: tuple[str, ...] = ()
    mark: str = ""

    @property
    def group(self) -> Group:
        return GROUP_OF[self.state]

    @property
    def badness(self) -> tuple[bool, int, int]:
        """For sorting, the worst first: what is late, the longest first; then by state."""
        return not self.late, -self.late, BADNESS[self.state]


class Tally(NamedTuple):
    """How many duties are in each group."""

    done: int = 0
    going: int = 0
    late: int = 0
    silent: int = 0
    off: int = 0

    @property
    def owed(self) -> int:
        """All but those that nobody has any more."""
        return sum(self) - self.off

    @property
    def behind(self) -> int:
        return self.late + self.silent

    def plus(self, other: Tally) -> Tally:
        return Tally(*[one + another for one, another in zip(self, other, strict=True)])


NOTHING_OWED = Tally()


def tally(rows: Iterable[Owed]) -> Tally:
    """How many rows are in each group."""
    counts: dict[Group, int] = dict.fromkeys(GROUPS, 0)
    for row in rows:
        counts[GROUP_OF[row.state]] += 1
    return Tally(*counts.values())


def change_of(row: Owed) -> Change | None:
    """How a duty has changed since the last review."""
    if row.then is None:
        return "new"
    before, now = GROUP_OF[row.then], row.group
    if now == "done" and before != "done":
        return "done"
    if now in ("late", "silent") and before in ("going", "done"):
        return "fell"
    if before == "silent" and now != "silent" and row.report:
        return "spoke"
    return None


class Silence(NamedTuple):
    """An office that owes reports: on how many points it never gave one and ceased to, for how many days, and its last one."""

    office: str | None
    never: int
    ceased: int
    longest: int
    latest: date | None


def silences(rows: Iterable[Owed]) -> list[Silence]:
    """All who are silent on anything, those who are so on most first."""
    found: dict[str | None, list[Owed]] = {}
    latest: dict[str | None, date] = {}
    for row in rows:
        if row.as_on:
            latest[row.owing] = max(row.as_on, latest.get(row.owing, row.as_on))
        if row.state in ("not-reported", "stale"):
            found.setdefault(row.owing, []).append(row)
    all = [
        Silence(
            office,
            sum(row.state == "not-reported" for row in rows),
            sum(row.state == "stale" for row in rows),
            max(row.late for row in rows),
            latest.get(office),
        )
        for office, rows in found.items()
    ]
    return sorted(all, key=lambda each: (-(each.never + each.ceased), -each.longest, each.office or ""))


class Account(NamedTuple):
    """What is owed because of one record, and how many duties were in each group on the days of the common trend.

    ``tally`` is how many are in each today; ``trend`` has the same numbers for each day. ``digest`` is another as soon as anything of it is.
    """

    rows: tuple[Owed, ...]
    trend: Sequence[Sequence[int]]
    tally: Tally
    digest: str = ""

    def packed(self) -> bytes:
        """The account in a form that can be kept: plain tuples, which take a third of the time to be read again."""
        plain = [tuple(row) for row in self.rows], tuple(map(tuple, self.trend)), tuple(self.tally)
        return pickle.dumps(plain, pickle.HIGHEST_PROTOCOL)

    @classmethod
    def unpacked(cls, packed: bytes) -> Account:
        """The account that was packed."""
        rows, trend, tally = pickle.loads(packed)
        digest = hashlib.blake2b(packed, digest_size=8).hexdigest()
        return cls(tuple(map(Owed._make, rows)), trend, Tally._make(tally), digest)


@cache
def days_of(as_of: date) -> tuple[date, ...]:
    """The days of the common trend: the last day of each of the last months, and the day itself."""
    first = as_of.replace(day=1)
    days = [as_of]
    for _ in range(MONTHS_BACK):
        end = first - timedelta(days=1)
        days.append(end)
        first = end.replace(day=1)
    return tuple(sorted(set(days)))


def account_of(ledger: Ledger, record: Record, as_of: date, review: date | None) -> Account:
    """The account of a record.

    Args:
        ledger: all that was reported.
        record: whose points are owed.
        as_of: the day for which it holds.
        review: the day of the last review, if there was any.
    """
    duties = [duty for duty in ledger.duties_of(record) if duty.start <= as_of]
    rows = tuple([_owed(ledger, duty, as_of, review) for duty in duties])
    return Account(rows, tuple(tallies(ledger, duties, days_of(as_of)) if rows else ()), tally(rows))


def rows_on(ledger: Ledger, record: Record, day: date) -> tuple[Owed, ...]:
    """What was owed because of a record on any day."""
    return tuple([_owed(ledger, duty, day, None) for duty in ledger.duties_of(record) if duty.start <= day])


def _owed(ledger: Ledger, duty: Duty, as_of: date, review: date | None) -> Owed:
    row = ledger.row(duty, as_of)
    last = row.last
    owed = (
        duty.record.id,
        duty.point.id,
        duty.office,
        row.owing,
        row.state,
        row.due,
        row.late,
        row.missed,
        last.report.id if last else None,
        last.report.as_on if last else None,
        row.value,
        row.met,
        last.item.reason if last else None,
        ledger.state(duty, review) if review and duty.start <= review else None,
        *((last.item.evidence, last.item.verified_by, last.item.consulted) if last else (None, None, ())),
    )
    return Owed(*owed, mark=hashlib.blake2b(repr(owed).encode(), digest_size=8).hexdigest())


def tallies(ledger: Ledger, duties: Iterable[Duty], days: Iterable[date]) -> list[Tally]:
    """How many of a record's duties were in each group on some days.

    All that are due together, and on which nothing was ever said, are in one state: it is worked out for one of them.
    """
    alike: dict[object, list[Duty]] = {}
    for duty in duties:
        key = (duty.point.id, duty.office) if ledger.history(duty).said else duty.point.due
        alike.setdefault(key, []).append(duty)
    found = []
    for day in days:
        counts: dict[Group, int] = dict.fromkeys(GROUPS, 0)
        for some in alike.values():
            if some[0].start <= day:
                counts[GROUP_OF[ledger.state(some[0], day)]] += len(some)
        found.append(Tally(*counts.values()))
    return found


class Accounts:
    """The accounts of a register on its day.

    Args:
        by_record: the account of each record that anybody owes anything, in the register's order.
        parents: the office or place above each, as far as it has a page: a district's division.
        as_of: the day.
        review: the day of the last review.
    """

    def __init__(
        self, by_record: dict[RecordId, Account], parents: dict[str, str], as_of: date, review: date | None
    ) -> None:
        self.by_record = by_record
        self.parents = parents
        self.as_of = as_of
        self.review = review

    @property
    def rows(self) -> Iterator[Owed]:
        for account in self.by_record.values():
            yield from account.rows

    def of(self, record: Record) -> tuple[Owed, ...]:
        """What is owed because of a record."""
        account = self.by_record.get(record.id)
        return account.rows if account else ()

    def tally_of(self, record: Record) -> Tally:
        """How much of that is in each group."""
        account = self.by_record.get(record.id)
        return account.tally if account else NOTHING_OWED

    @cached_property
    def by_office(self) -> dict[str, list[Owed]]:
        """What each office has to do: its own duties, and those that came to it when another ended."""
        found: dict[str, list[Owed]] = {}
        for row in self.rows:
            if row.owing:
                found.setdefault(row.owing, []).append(row)
        return found

    @cached_property
    def passed_on(self) -> dict[str, list[Owed]]:
        """What an office that has ended had to do, and another has now, or nobody."""
        found: dict[str, list[Owed]] = {}
        for row in self.rows:
            if row.owing != row.office:
                found.setdefault(row.office, []).append(row)
        return found

    @cached_property
    def beneath(self) -> dict[str, list[str]]:
        """Below which office or place those stand who owe something: the districts of a division."""
        found: dict[str, list[str]] = {}
        for office in self.by_office:
            if parent := self.parents.get(office):
                found.setdefault(parent, []).append(office)
        return found

    @cached_property
    def offices(self) -> frozenset[str]:
        """Who has a page: whoever owes or owed something, and whoever stands above one who does."""
        return frozenset([*self.by_office, *self.passed_on, *self.beneath])

    @cached_property
    def whole(self) -> Tally:
        return tally(self.rows)

    @cached_property
    def trend(self) -> list[tuple[date, Tally]]:
        """All duties over the last months."""
        days = days_of(self.as_of)
        trends = [account.trend for account in self.by_record.values() if account.trend]
        sums = [Tally(*map(sum, zip(*tallies, strict=True))) for tallies in zip(*trends, strict=True)]
        return list(zip(days, sums or [NOTHING_OWED] * len(days), strict=True))
