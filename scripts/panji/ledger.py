"""Was it done? Every point of every record, by the office that owes it, as of a day.

A point is owed by its owners, else by the record's addressees, as they existed on the record's date: a directive of
2023 to all districts is owed by 50. When one of them ends, its duty passes to its successor, and both are shown. What
was done is known from reports alone. A report counts from the day on which it was issued, for the day for which it
speaks; one that a later report corrects counts no more from that report's issue.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from panji.record import Point, Record
from panji.record_types.report import Item, Report
from panji.register import Register

State = Literal[
    "verified",
    "complied",
    "not-applicable",
    "dropped",
    "in-progress",
    "not-due",
    "stale",
    "overdue",
    "not-reported",
    "ended",
]
"""What a row is in, best to worst:

* ``verified``: complied, and another office has verified it; ``complied``: reported so, not verified;
* ``in-progress``: reported, and nothing is late; ``not-due``: not reported, and nothing is late;
* ``stale``: the last report is older than the reporting cadence; ``overdue``: reported, but the due date has passed
  without compliance; ``not-reported``: the due date has passed in silence;
* ``ended``: the record that says so is no longer in force, so nobody owes it.
"""

CLOSED: tuple[State, ...] = ("verified", "complied", "not-applicable", "dropped", "ended")
LATE: tuple[State, ...] = ("stale", "overdue", "not-reported")


def to_report(point: Point, state: State) -> bool:
    """Whether a duty has still to be reported on: what recurs has, though it was complied with in its last period."""
    return state not in CLOSED or (isinstance(point.due, str) and state in ("complied", "verified"))


class Said(NamedTuple):
    """One item of one report."""

    report: Report
    item: Item


class Duty(NamedTuple):
    """A point, and one of those who owe it: as it was addressed. ``start`` is the day from which it is owed."""

    record: Record
    point: Point
    office: str
    start: date

    @property
    def name(self) -> str:
        return f"{self.record.id}#{self.point.id}"


class Row(NamedTuple):
    """What one office has done about one point, as of a day.

    ``owing`` has the duty now: the office itself, or whoever took its work over (None, where nobody did). ``due`` is
    the day until which it was, or is, to be done: of a cadence the last one that has passed, else the first. ``late``
    counts days; ``missed`` the periods of a cadence, up to the day, for which there is no report.
    """

    duty: Duty
    owing: str | None
    state: State
    due: date | None
    last: Said | None
    late: int = 0
    missed: int = 0

    @property
    def value(self) -> Decimal | None:
        return self.last.item.value if self.last else None

    @property
    def met(self) -> bool | None:
        """Whether the value last reported reaches the target; None where there is no value or no target."""
        measure = self.duty.point.measure
        return None if measure is None or self.value is None else measure.met_by(self.value)


ONE_DAY = timedelta(days=1)
MONTHS = {"monthly": 1, "quarterly": 3}


@cache
def ordinal(cadence: str, day: date) -> int:
    """Which period a day falls in, counted on from one to the next.

    Weeks start on Monday (ISO 8601), fortnights on the 1st and the 16th, years on 1 April (General Clauses Act 1897,
    section 3(21): the financial year).

    Raises:
        KeyError: there is no such cadence.
    """
    if cadence == "weekly":
        return (day.toordinal() - 1) // 7
    month = day.year * 12 + day.month - 1
    if cadence == "fortnightly":
        return month * 2 + (day.day > 15)
    return (month - 3) // 12 if cadence == "yearly" else month // MONTHS[cadence]


@cache
def bounds(cadence: str, number: int) -> tuple[date, date]:
    """First and last day of the period with an ordinal."""
    if cadence == "weekly":
        first = date.fromordinal(number * 7 + 1)
        return first, first + timedelta(days=6)
    if cadence == "fortnightly":
        first = _month(number // 2)
        if number % 2:
            return first.replace(day=16), _month(number // 2 + 1) - ONE_DAY
        return first, first.replace(day=15)
    start, months = (number * 12 + 3, 12) if cadence == "yearly" else (number * MONTHS[cadence], MONTHS[cadence])
    return _month(start), _month(start + months) - ONE_DAY


def _month(number: int) -> date:
    """The first day of a month, counted from the year 0."""
    return date(number // 12, number % 12 + 1, 1)


def period(cadence: str, day: date) -> tuple[date, date]:
    """First and last day of the period that a day falls in: see :func:`ordinal`."""
    return bounds(cadence, ordinal(cadence, day))


@cache
def period_before(cadence: str, day: date) -> tuple[date, date]:
    """First and last day of the period before that."""
    return bounds(cadence, ordinal(cadence, day) - 1)


def periods(cadence: str, start: date, until: date) -> Iterator[tuple[date, date]]:
    """The periods from the one that the start falls in, as far as they have ended by a day."""
    for number in range(ordinal(cadence, start), ordinal(cadence, until + ONE_DAY)):
        yield bounds(cadence, number)


class History(NamedTuple):
    """All that was reported of a duty, the state of the latest day last.

    ``issued`` says since when each counts, ``until`` from when it counts no more, since a later report corrects it.
    ``orderly``: nothing was corrected, and who was issued earlier stands earlier. ``revised``: one of them moves the
    due date.
    """

    said: list[Said]
    issued: list[date]
    until: list[date]
    orderly: bool
    revised: bool

    def known(self, as_of: date) -> list[Said]:
        """What counts on a day."""
        if self.orderly:
            return self.said[: bisect_right(self.issued, as_of)]
        every = zip(self.said, self.issued, self.until, strict=True)
        return [said for said, since, until in every if since <= as_of < until]

    def last(self, duty: Duty, as_of: date) -> tuple[Said | None, date | str | None]:
        """What was last reported by a day, and until when, or how often, it is to be done by then."""
        if self.orderly and not self.revised:
            count = bisect_right(self.issued, as_of)
            return self.said[count - 1] if count else None, duty.point.due
        known = self.known(as_of)
        due = next((said.item.revised_due for said in reversed(known) if said.item.revised_due), duty.point.due)
        return known[-1] if known else None, due


SILENCE = History([], [], [], True, False)
NO_LONGER_OWED = ("superseded", "rescinded", "expired", "removed")
"""What a record says is owed by nobody while it stands like this."""


def resolve(register: Register, name: str) -> tuple[Record, Point] | None:
    """The point that a name such as ``cmo/directive/2026/3#1`` means, and its record; None, where there is none."""
    id, _, point_id = name.partition("#")
    record = register.records.get(id)
    if record is None:
        return None
    return next(((record, point) for point in record.points if point.id == point_id), None)


def owners(register: Register, record: Record, point: Point) -> tuple[str, ...]:
    """Who owes a point: its owners, else the record's addressees, as they existed on the record's date."""
    expand, day = register.vocabulary.expand, record.issued or record.in_force_from
    return tuple(dict.fromkeys(entry.id for id in point.owner or record.to for entry in expand(id, day)))


def owing_on(register: Register, office: str, day: date) -> str | None:
    """Who has an office's duties on a day: itself, or its successor; None, where it ended without one."""
    entry = register.vocabulary.addressable.get(office)
    if entry is None or entry.exists_on(day) or (entry.since and day < entry.since):
        return office
    successor = register.vocabulary.successor(entry, day)
    return successor.id if successor else None


class Ledger:
    """All duties of a register, and their rows as of a day.

    Args:
        register: the records, the reports among them.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self._owing: dict[tuple[str, date], str | None] = {}

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every point with each of those who owe it, in the order of records and points; reports owe nothing."""
        return tuple(duty for record in self.register.records.values() for duty in self.duties_of(record))

    def duties_of(self, record: Record) -> Iterator[Duty]:
        """The points of one record with each of those who owe them."""
        if record.type == "report" or not record.points or record.in_force_from is None:
            return
        for point in record.points:
            for office in owners(self.register, record, point):
                yield Duty(record, point, office, record.in_force_from)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """All reports with their dates, in the order in which they were issued."""
        return tuple(
            record
            for record in self.register.records.values()
            if isinstance(record, Report) and record.issued and record.as_on
        )

    @cached_property
    def said(self) -> dict[tuple[str, str], list[Said]]:
        """All that was reported, by point and by the office for which it was, in the order of issue."""
        found: dict[tuple[str, str], list[Said]] = {}
        for report in self.reports:
            for item in report.items:
                found.setdefault((item.point, item.on_behalf_of or report.issuer), []).append(Said(report, item))
        return found

    @cached_property
    def _corrected(self) -> dict[str, date]:
        """Since when a report counts no more, by its id: a later report corrects it."""
        found: dict[str, date] = {}
        for report in self.reports:
            for relation in report.corrects:
                if relation.record and not relation.scope and report.issued:
                    found.setdefault(relation.record, report.issued)
        return found

    @cached_property
    def histories(self) -> dict[tuple[str, str], History]:
        """The same with what was corrected when, for each duty in the order of the days for which it was said."""
        return {key: self._history(said) for key, said in self.said.items()}

    def _history(self, said: list[Said]) -> History:
        said = sorted(said, key=lambda each: (each.report.as_on, each.report.issued))
        issued = [each.report.issued for each in said]
        until = [self._corrected.get(each.report.id, date.max) for each in said]
        orderly = min(until) == date.max and all(one <= other for one, other in pairwise(issued))
        return History(said, issued, until, orderly, any(each.item.revised_due for each in said))

    def history(self, duty: Duty) -> History:
        """All that was ever reported of a duty."""
        return self.histories.get((duty.name, duty.office), SILENCE)

    def known(self, duty: Duty, as_of: date) -> list[Said]:
        """What was reported of a duty by a day and stands uncorrected then, the state of the latest day last."""
        return self.history(duty).known(as_of)

    def owing(self, office: str, as_of: date) -> str | None:
        """Who has an office's duties on a day: see :func:`owing_on`."""
        key = (office, as_of)
        if key not in self._owing:
            self._owing[key] = owing_on(self.register, office, as_of)
        return self._owing[key]

    def rows(self, as_of: date, duties: Iterable[Duty] | None = None) -> list[Row]:
        """The rows of all duties that existed by a day, or of some of them."""
        return [self.row(duty, as_of) for duty in (self.duties if duties is None else duties) if duty.start <= as_of]

    def states(self, record: Record, duties: Iterable[Duty], days: Sequence[date]) -> Iterator[list[State | None]]:
        """What each of a record's duties had come to on some days; None, where it was not yet owed."""
        ended = [self._ended(record, day) for day in days]
        for duty in duties:
            history, start = self.history(duty), duty.start
            yield [
                _state(start, *history.last(duty, day), day, over) if start <= day else None
                for day, over in zip(days, ended, strict=True)
            ]

    def row(self, duty: Duty, as_of: date) -> Row:
        """What an office has done about a point, as of a day on which the duty exists."""
        history = self.history(duty)
        last, due = history.last(duty, as_of)
        state = _state(duty.start, last, due, as_of, self._ended(duty.record, as_of))
        owing = self.owing(duty.office, as_of)
        if not isinstance(due, str):
            return Row(duty, owing, state, due, last, (as_of - due).days if due and state in LATE else 0)
        start, now = ordinal(due, duty.start), ordinal(due, as_of)
        _, until = bounds(due, max(start, now - 1))
        if now <= start or state in ("not-applicable", "dropped", "ended"):
            return Row(duty, owing, state, until, last)
        known = history.known(as_of)
        covered = {number for said in known if start <= (number := ordinal(due, said.report.as_on)) < now}
        late = 0
        if state in LATE:
            silent = max(start, ordinal(due, last.report.as_on) + 1) if last else start
            late = (as_of - bounds(due, silent)[1]).days
        return Row(duty, owing, state, until, last, late, now - start - len(covered))

    def _ended(self, record: Record, day: date) -> bool:
        """Whether nobody owes any more what a record says."""
        return self.register.may_end(record) and self.register.in_force(record, day).state in NO_LONGER_OWED


def _state(start: date, last: Said | None, due: date | str | None, as_of: date, ended: bool) -> State:
    state = _closed(last)
    # What was done in one period of a cadence is not done for ever: when the record ends, so does that duty.
    if ended and (state is None or (isinstance(due, str) and state in ("complied", "verified"))):
        return "ended"
    if isinstance(due, str):
        # To do or report something again and again: what counts is the last period that has ended.
        if state in ("not-applicable", "dropped"):
            return state
        first, end = period_before(due, as_of)
        if start <= end and not (last and last.report.as_on >= first):
            return "stale" if last else "not-reported"
    elif state is None and due and due < as_of:
        return "overdue" if last else "not-reported"
    return state or ("in-progress" if last else "not-due")


def _closed(last: Said | None) -> State | None:
    """The state that the last report says by itself."""
    if last is None:
        return None
    status = last.item.status
    if status == "complied":
        return "verified" if last.item.verified_by else "complied"
    return status if status in ("not-applicable", "dropped") else None  # type: ignore[return-value]


def tally(rows: Iterable[Row]) -> dict[State, int]:
    """How many rows are in each state."""
    found: dict[State, int] = {}
    for row in rows:
        found[row.state] = found.get(row.state, 0) + 1
    return found


@lru_cache(maxsize=1)
def ledger_of(register: Register) -> Ledger:
    """The register's ledger, made once for all rules that ask for it."""
    return Ledger(register)
