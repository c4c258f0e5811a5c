"""Chains: the records that hang together because one ends, changes or explains another; what became of a record, by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from panji.record import Record
from panji.register import Incoming, Register, Standing, place_in_time

KINDS = ("supersedes", "rescinds", "amends", "corrects", "clarifies", "extends", "revives", "consolidates")
"""Relations that say something of the earlier record's life. Those that only lean on it (`cites` …) make no chain."""

WITH = ("amends", "corrects", "clarifies", "extends")
"""Relations with whose records the earlier one has to be read, since it stays as it is."""

FEWEST = 3
"""Records in a chain that is worth a picture: of two, each page says all."""

MOST = 24
"""Records in a picture: of a longer chain it shows the part around the record."""


def chains_of(register: Register) -> dict[str, tuple[str, ...]]:
    """The ids of each chain of at least three records, in the register's order, by each record in it."""
    leader: dict[str, str] = {}

    def leader_of(id: str) -> str:
        while leader.setdefault(id, id) != id:
            leader[id] = leader[leader[id]]
            id = leader[id]
        return id

    for id, incoming in register.incoming.items():
        if id in register.records:
            for each in incoming:
                if each.kind in KINDS:
                    leader[leader_of(each.source.id)] = leader_of(id)
    members: dict[str, list[str]] = {}
    for id in register.records:
        if id in leader:
            members.setdefault(leader_of(id), []).append(id)
    chains = (tuple(ids) for ids in members.values() if len(ids) >= FEWEST)
    return {id: chain for chain in chains for id in chain}


def around(record: Record, chain: tuple[str, ...], register: Register) -> tuple[str, ...]:
    """The records of a chain that a picture shows, in the register's order: the nearest ones, where there are too many."""
    if len(chain) <= MOST:
        return chain
    found, edge = {record.id: record}, [record]
    while edge and len(found) < MOST:
        reached = [other for each in edge for other in _beside(each, register)]
        edge = []
        for other in reached:
            if other.id not in found and len(found) < MOST:
                found[other.id] = other
                edge.append(other)
    return tuple([each.id for each in sorted(found.values(), key=place_in_time)])


def _beside(record: Record, register: Register) -> Iterable[Record]:
    for each in register.relations_to(record):
        if each.kind in KINDS:
            yield each.source
    for kind, _, relation in record.relations():
        if kind in KINDS and relation.record in register.records:
            yield register.records[relation.record]


class Event(NamedTuple):
    """Something that happened to a record, or will: its kinds, and the relations to it that are behind it, if any."""

    day: date | None
    kinds: tuple[str, ...]
    because: tuple[Incoming, ...] = ()


def events_of(record: Record, register: Register, standing: Standing) -> list[Event]:
    """A record's life in the order of its days, as it stands on one of them; what has no day comes first.

    A relation that never took effect, since its own record had been rescinded, is no event.
    """
    events = [Event(record.issued, ("issued",))] if record.issued else []
    if record.effective and record.effective != record.issued:
        events.append(Event(record.effective, ("effective",)))
    together: dict[tuple[date | None, str], list[Incoming]] = {}
    for each in register.relations_to(record):
        if each.kind in KINDS and not register.is_void(each):
            together.setdefault((each.start, each.source.id), []).append(each)
    for (day, _), because in together.items():
        because.sort(key=lambda each: KINDS.index(each.kind))
        events.append(Event(day, tuple([each.kind for each in because]), tuple(because)))
    if standing.last_day and standing.state not in ("superseded", "rescinded", "removed"):
        events.append(Event(standing.last_day, ("expires",)))
    if record.removed:
        events.append(Event(record.removed.date, ("removed",)))
    return sorted(events, key=lambda event: event.day or date.min)
