"""The ledger as of the day of publication, record by record, in a form that can be kept from one run to the next.

The ledger knows every report; a page needs the last word on each duty, and how many were in which state over time. Most
of that stays the same when one report is added, so the account of a record is kept as long as nothing was said of it.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
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
PLACE_OF: dict[State, int] = {state: place for place, states in enumerate(GROUPS.values()) for state in states}

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
    says what a duty has come to: it is the same for those of a point that differ only in whose they are.
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
    counts = [0] * len(GROUPS)
    for row in rows:
        counts[PLACE_OF[row.state]] += 1
    return Tally(*counts)


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


class Account:
    """What is owed because of one record, and how many duties were in each group on the days of the common trend.

    ``tally`` is how many are in each today; ``trend`` has the same numbers for each day. ``digest`` is another as soon as
    anything of it is. Of most accounts a run that changes little asks no more than that: the rest is read when it is
    asked for.

    Args:
        packed: the account in the form in which it is kept: see :meth:`of`.
    """

    def __init__(self, packed: bytes) -> None:
        self.packed = packed
        tally, self._rest = pickle.loads(packed)
        self.tally = Tally._make(tally)

    @classmethod
    def of(cls, rows: Sequence[Owed], trend: Iterable[Tally]) -> Account:
        """The account with these rows. It is kept as plain tuples, which take a third of the time to be read again."""
        rest = pickle.dumps(([tuple(row) for row in rows], [tuple(each) for each in trend]), pickle.HIGHEST_PROTOCOL)
        return cls(pickle.dumps((tuple(tally(rows)), rest), pickle.HIGHEST_PROTOCOL))

    @cached_property
    def digest(self) -> str:
        return hashlib.blake2b(self.packed, digest_size=8).hexdigest()

    @property
    def rows(self) -> tuple[Owed, ...]:
        return self._read[0]

    @property
    def trend(self) -> list[Tally]:
        return [Tally._make(each) for each in self._read[1]]

    @cached_property
    def _read(self) -> tuple[tuple[Owed, ...], Sequence[Sequence[int]]]:
        rows, trend = pickle.loads(self._rest)
        return tuple(map(Owed._make, rows)), trend


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
    courses = _courses(ledger, duties)
    trend = _tallied(ledger, record, courses, days_of(as_of)) if duties else ()
    return Account.of(_rows(ledger, courses, as_of, review), trend)


def rows_on(ledger: Ledger, record: Record, day: date) -> Sequence[Owed]:
    """What was owed because of a record on any day."""
    duties = [duty for duty in ledger.duties_of(record) if duty.start <= day]
    return _rows(ledger, _courses(ledger, duties), day, None)


def tallies(ledger: Ledger, record: Record, days: Sequence[date]) -> list[Tally]:
    """How many of a record's duties were in each group on some days."""
    return _tallied(ledger, record, _courses(ledger, ledger.duties_of(record)), days)


Courses = list[tuple[object, Duty]]
"""A record's duties, each with what is the same for all of them to which the same happens."""


def _courses(ledger: Ledger, duties: Iterable[Duty]) -> Courses:
    """All that are due together, and on which nothing was ever said, have one course: it is worked out for one of them."""
    said = ledger.histories
    return [(key if (key := (duty.name, duty.office)) in said else duty.point.due, duty) for duty in duties]


def _rows(ledger: Ledger, courses: Courses, as_of: date, review: date | None) -> list[Owed]:
    come_to = {course: _come_to(ledger, duty, as_of, review) for course, duty in dict(courses).items()}
    return [
        Owed(duty.record.id, duty.point.id, duty.office, ledger.owing(duty.office, as_of), *come_to[course])
        for course, duty in courses
    ]


def _come_to(ledger: Ledger, duty: Duty, as_of: date, review: date | None) -> tuple:
    """What a duty has come to: all of :class:`Owed` but whose it is."""
    row = ledger.row(duty, as_of)
    last = row.last
    come_to = (
        row.state,
        row.due,
        row.late,
        row.missed,
        last.report.id if last else None,
        last.report.as_on if last else None,
        row.value,
        row.met,
        last.item.reason if last else None,
        next(ledger.states(duty.record, [duty], [review]))[0] if review else None,
        *((last.item.evidence, last.item.verified_by, last.item.consulted) if last else (None, None, ())),
    )
    return *come_to, hashlib.blake2b(repr(come_to).encode(), digest_size=8).hexdigest()


def _tallied(ledger: Ledger, record: Record, courses: Courses, days: Sequence[date]) -> list[Tally]:
    found = [[0] * len(GROUPS) for _ in days]
    alike = Counter([course for course, _ in courses])
    one_of_each = dict(courses).values()
    for count, states in zip(alike.values(), ledger.states(record, one_of_each, days), strict=True):
        for counts, state in zip(found, states, strict=True):
            if state:
                counts[PLACE_OF[state]] += count
    return [Tally(*counts) for counts in found]


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
    def tallies(self) -> dict[str, Tally]:
        """How much of that is in each group."""
        return {office: tally(rows) for office, rows in self.by_office.items()}

    def tally_of_office(self, id: str) -> Tally:
        """The same of one office, which may have nothing to do."""
        return self.tallies.get(id, NOTHING_OWED)

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
        trends = [account.trend for account in self.by_record.values() if account.rows]
        sums = [Tally(*map(sum, zip(*tallies, strict=True))) for tallies in zip(*trends, strict=True)]
        return list(zip(days, sums or [NOTHING_OWED] * len(days), strict=True))
