"""Was it done? Every point of every record, by the office that owes it, as of a day.

A point is owed by its owners, else by the record's addressees, as they existed on the record's date: a directive of
2023 to all districts is owed by 50. When one of them ends, its duty passes to its successor, and both are shown. What
was done is known from reports alone. A report counts from the day on which it was issued, for the day for which it
speaks; one that a later report corrects counts no more from that report's issue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
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


def period(cadence: str, day: date) -> tuple[date, date]:
    """First and last day of the period that a day falls in.

    Weeks start on Monday (ISO 8601), fortnights on the 1st and the 16th, years on 1 April (General Clauses Act 1897,
    section 3(21): the financial year).

    Raises:
        KeyError: there is no such cadence.
    """
    if cadence == "weekly":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if cadence == "fortnightly":
        return (day.replace(day=1), day.replace(day=15)) if day.day < 16 else (day.replace(day=16), _month_end(day))
    if cadence == "yearly":
        year = day.year if day.month >= 4 else day.year - 1
        return date(year, 4, 1), date(year + 1, 3, 31)
    months = {"monthly": 1, "quarterly": 3}[cadence]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return first, _month_end(first.replace(month=first.month + months - 1))


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def periods(cadence: str, start: date, until: date) -> Iterator[tuple[date, date]]:
    """The periods from the one that the start falls in, as far as they have ended by a day."""
    first, last = period(cadence, start)
    while last <= until:
        yield first, last
        first, last = period(cadence, last + timedelta(days=1))


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

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every point with each of those who owe it, in the order of records and points; reports owe nothing."""
        return tuple(
            duty for record in self.register.records.values() if record.type != "report" for duty in self._of(record)
        )

    def _of(self, record: Record) -> Iterator[Duty]:
        if not record.points or record.in_force_from is None:
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

    def known(self, duty: Duty, as_of: date) -> list[Said]:
        """What was reported of a duty by a day and stands uncorrected then, the state of the latest day last."""
        counts = [
            said
            for said in self.said.get((duty.name, duty.office), ())
            if said.report.issued <= as_of and not self._corrected.get(said.report.id, date.max) <= as_of
        ]
        return sorted(counts, key=lambda said: (said.report.as_on, said.report.issued))

    def rows(self, as_of: date, duties: Iterable[Duty] | None = None) -> list[Row]:
        """The rows of all duties that existed by a day, or of some of them."""
        return [self.row(duty, as_of) for duty in (self.duties if duties is None else duties) if duty.start <= as_of]

    def row(self, duty: Duty, as_of: date) -> Row:
        """What an office has done about a point, as of a day on which the duty exists."""
        known = self.known(duty, as_of)
        last = known[-1] if known else None
        owing = owing_on(self.register, duty.office, as_of)
        due = self._due(duty, known)
        state = _closed(last)
        if state is None and self.register.in_force(duty.record, as_of).state in ("superseded", "rescinded", "expired"):
            state = "ended"
        if isinstance(due, str):
            return self._recurring(duty, due, known, as_of, owing, state)
        if state:
            return Row(duty, owing, state, due, last)
        if due and due < as_of:
            return Row(duty, owing, "overdue" if last else "not-reported", due, last, (as_of - due).days)
        if last is None:
            return Row(duty, owing, "not-due", due, None)
        return Row(duty, owing, "in-progress", due, last)

    def _due(self, duty: Duty, known: list[Said]) -> date | str | None:
        """Until when, or how often: as the point says, or as it was revised last."""
        revised = [said.item.revised_due for said in known if said.item.revised_due]
        return revised[-1] if revised else duty.point.due

    def _recurring(
        self, duty: Duty, cadence: str, known: list[Said], as_of: date, owing: str | None, state: State | None
    ) -> Row:
        """A duty to do or report something again and again: what counts is the last period that has ended."""
        last = known[-1] if known else None
        ended = list(periods(cadence, duty.start, as_of - timedelta(days=1)))
        days = sorted(said.report.as_on for said in known if said.report.as_on)
        missed = [end for first, end in ended if not any(first <= day <= end for day in days)]
        if not ended:
            _, due = period(cadence, duty.start)
            return Row(duty, owing, state or ("in-progress" if last else "not-due"), due, last)
        first, due = ended[-1]
        if state in ("not-applicable", "dropped", "ended"):
            return Row(duty, owing, state, due, last)
        if last and last.report.as_on and last.report.as_on >= first:
            return Row(duty, owing, state or "in-progress", due, last, 0, len(missed))
        silent = [end for end in missed if not days or end > days[-1]]
        return Row(duty, owing, "stale" if last else "not-reported", due, last, (as_of - silent[0]).days, len(missed))


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
