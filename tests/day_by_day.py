"""What is in force, worked out a second time: day by day, as a registry clerk with a pencil would.

It knows nothing of the register's own way. Orders begin, and what they say is carried out, on its day; the state of each
order is then read off. Slow, and made to be read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

ALWAYS = date(1, 1, 1)


class Order(NamedTuple):
    """An order as it was issued; without a first day, nobody knows when it began."""

    id: str
    begins: date | None
    expires: date | None = None


class Says(NamedTuple):
    """What a later order says of an earlier one, and from when; `part`, where it speaks only of a part of it."""

    later: str
    earlier: str
    kind: str
    part: bool = False
    works_from: date | None = None
    until: date | None = None


class Sheet:
    """The sheet of one order: what is written on it changes from day to day."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.ended_by: list[str] = []
        self.ended_on: date | None = None
        self.ended_while_running = True
        self.revived_on: date | None = None
        self.last_day = order.expires
        self.changed_by: set[str] = set()
        self.extensions: list[Says] = []

    @property
    def rescinded(self) -> bool:
        return "rescinds" in self.ended_by

    def run_out(self, day: date) -> bool:
        return self.last_day is not None and self.last_day < day

    def state(self, day: date) -> str:
        had_run_out = self.ended_on and self.run_out(self.ended_on) and not self.ended_while_running
        if self.ended_by and not (self.run_out(day) and had_run_out):
            return "superseded" if self.ended_by[0] == "supersedes" else "rescinded"
        if self.run_out(day):
            return "expired"
        if self.order.begins and day < self.order.begins:
            return "not-yet"
        return "partly-changed" if self.changed_by else "in-force"


def day_by_day(
    orders: Iterable[Order], said: Iterable[Says], until: date, asked: Container[date] | None = None
) -> Iterator[tuple[date, dict[str, str]]]:
    """The state of each order on each day up to one, from the day before anything begins.

    Args:
        orders: in the order in which they were issued.
        said: what they say of one another; of orders that nobody has, too.
        until: the last day.
        asked: the days that are wanted, if not all.
    """
    sheets = {order.id: Sheet(order) for order in orders}
    rank = {id: position for position, id in enumerate(sheets)}
    said = [each for each in said if each.earlier in sheets]
    start = {each: each.works_from or sheets[each.later].order.begins or ALWAYS for each in said}
    dated = [day for sheet in sheets.values() if (day := sheet.order.begins)] + [
        d for d in start.values() if d > ALWAYS
    ]
    first = min(dated, default=until) - timedelta(days=1)
    on: dict[date, list[Says]] = {}
    for each in said:
        on.setdefault(start[each], []).append(each)
    days = [ALWAYS, *[first + timedelta(days=n) for n in range((until - first).days + 1)]]
    for day in days:
        # Of one day, the last paper lies on top: what it takes back is not carried out any more. What a paper both
        # replaces and withdraws, it replaces.
        for each in sorted(on.get(day, ()), key=lambda each: (-rank[each.later], each.kind == "supersedes")):
            if not sheets[each.later].rescinded:
                _carry_out(each, sheets[each.earlier], day)
        for sheet in sheets.values():
            if sheet.order.expires:
                _put_off(sheet, sheets)
            if sheet.ended_on == day:
                sheet.ended_while_running = not sheet.run_out(day)
        if day != ALWAYS and (asked is None or day in asked):
            yield day, {id: sheet.state(day) for id, sheet in sheets.items()}


def _carry_out(each: Says, sheet: Sheet, day: date) -> None:
    if each.kind == "amends" or (each.part and each.kind in ("supersedes", "rescinds")):
        sheet.changed_by.add(each.later)
    elif each.part:
        pass
    elif each.kind in ("supersedes", "rescinds") and sheet.revived_on != day:
        if not sheet.ended_by:
            sheet.ended_on = day
        sheet.ended_by.insert(0 if sheet.ended_on == day else len(sheet.ended_by), each.kind)
    elif each.kind == "revives":
        sheet.ended_by, sheet.ended_on, sheet.revived_on = [], None, day
    elif each.kind == "extends":
        sheet.extensions.append(each)


def _put_off(sheet: Sheet, sheets: dict[str, Sheet]) -> None:
    """The last day, as the order itself and the extensions in force put it; a later revival leaves none."""
    last = sheet.order.expires
    for extension in sheet.extensions:
        if last is None:
            break
        if not sheets[extension.later].rescinded:
            until = extension.until or sheets[extension.later].order.expires
            last = max(last, until) if until else None
    if sheet.revived_on and last and last < sheet.revived_on:
        last = None
    sheet.last_day = last
