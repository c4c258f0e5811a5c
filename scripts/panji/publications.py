"""What pages say of publication: when each record came into the register, what became of it, and how long that took."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from statistics import median_low
from typing import NamedTuple

from markupsafe import Markup

from panji.history import KINDS, Event
from panji.later import REVERSE
from panji.markup import escape
from panji.record import Record
from panji.site import Site

FEW = 40
"""Events of a kind on a day that are listed one by one. When an old collection comes in, there are thousands."""


def commit(id: str, site: Site) -> Markup:
    """A commit by the first letters of its name, leading to it where the register says where its repository is."""
    code = f"<code>{id[:10]}</code>"
    repository = site.settings.repository
    return Markup(f'<a href="{escape(repository.rstrip("/"))}/commit/{id}">{code}</a>' if repository else code)


class Row(NamedTuple):
    """What happened on a day: one event, or many of one kind."""

    day: date
    kind: str
    events: tuple[Event, ...]


def rows(site: Site) -> list[Row]:
    """The log, the first day first. What is said of a day stays as it is once the day is over."""
    order = {kind: place for place, kind in enumerate((*KINDS, *REVERSE))}
    found = []
    for day, events in groupby(sorted(site.history.events, key=lambda each: each.day), lambda each: each.day):
        for kind, same in groupby(sorted(events, key=lambda each: order[each.kind]), lambda each: each.kind):
            some = tuple(same)
            found += [Row(day, kind, some)] if len(some) > FEW else [Row(day, kind, (each,)) for each in some]
    return found


class Delay(NamedTuple):
    """How many days went by between issue and publication.

    ``count`` records were issued since the register began, with ``median`` days and ``longest`` ones, of ``record``;
    ``earlier`` ones are older than the register and came into it later: that is no delay.
    """

    count: int
    median: int
    longest: int
    record: str
    earlier: int


def days_between(record: Record, site: Site) -> int | None:
    """Days from issue to publication; None, where one of them is unknown, or the record is older than the register."""
    published, began = site.history.published.get(record.id), site.history.began
    if not (published and began and record.issued) or record.issued < began:
        return None
    return max(0, (published - record.issued).days)


def delays(site: Site) -> dict[str, Delay]:
    """By issuer, how long publication took."""
    found: dict[str, list[tuple[int, str]]] = {}
    earlier: dict[str, int] = {}
    for record in site.register.records.values():
        days = days_between(record, site)
        if days is not None:
            found.setdefault(record.issuer, []).append((days, record.id))
        elif record.id in site.history.published and record.issued:
            earlier[record.issuer] = earlier.get(record.issuer, 0) + 1
    delays = {}
    for issuer in sorted({**found, **earlier}):
        some = found.get(issuer, [])
        longest, record = max(some, default=(0, ""))
        middle = median_low(days for days, _ in some) if some else 0
        delays[issuer] = Delay(len(some), middle, longest, record, earlier.get(issuer, 0))
    return delays
