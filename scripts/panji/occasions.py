"""What takes place, and when: events, meetings, tours and the answers that are due, whichever type of record says it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from panji import letters
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_types.event import Event
from panji.record_types.letter import Letter
from panji.record_types.meeting import Meeting
from panji.record_types.tour import Tour
from panji.register import Register

Fate = Literal["on", "cancelled", "postponed"]


class Occasion(NamedTuple):
    """Something that takes place from ``first`` to ``last``, at a time of day if it has one.

    ``kind`` is an event's kind, or ``meeting``, ``tour``, ``reply-due`` (the office has to answer a letter) or
    ``reply-awaited`` (it waits for an answer to its own). ``places`` are ids of the vocabulary. ``because`` is the
    record that cancelled or postponed it, so far as one did.
    """

    record: Record
    kind: str
    first: date
    last: date
    time: str | None = None
    closes: str | None = None
    venue: Bilingual | None = None
    places: tuple[str, ...] = ()
    fate: Fate = "on"
    because: Record | None = None

    @property
    def order(self) -> tuple[date, str, date, str]:
        """For sorting: by day; what takes the whole day before what has a time."""
        return self.first, self.time or "", self.last, self.record.id

    def meets(self, since: date | None, until: date | None) -> bool:
        """Whether one of its days lies between two days, both included; None is as good as never."""
        return (until is None or self.first <= until) and (since is None or self.last >= since)


def occasion_of(record: Record, register: Register, as_of: date) -> Occasion | None:
    """What a record says takes place.

    It is cancelled when a later record ``rescinds`` it as a whole, and postponed when a later occasion on another day
    ``supersedes`` it. Nobody writes either: both are read from the relations that are in effect on ``as_of``.

    Returns:
        None, where it is of another type, has no date, was removed from the register, or was replaced by a later
        record for the same day, which then stands in the calendar instead.
    """
    plain = as_written(record)
    if plain is None:
        return None
    standing = register.in_force(record, as_of)
    if standing.state == "removed":
        return None
    if standing.state not in ("rescinded", "superseded"):
        return plain
    because = standing.causes[0].source
    if standing.state == "superseded" and (later := as_written(because)):
        return None if later.first == plain.first else plain._replace(fate="postponed", because=because)
    return plain._replace(fate="cancelled", because=because)


def occasions(register: Register, as_of: date, since: date | None = None, until: date | None = None) -> list[Occasion]:
    """All that takes place between two days, in order; also the days by which letters are to be answered, as long as
    they are not.

    Args:
        register: where it is written.
        as_of: the day for which it says what is cancelled or postponed.
        since: the first day that counts; None for all from the beginning.
        until: the last day that counts; None for all that is planned.
    """
    found = [each for record in register.records.values() if (each := occasion_of(record, register, as_of))]
    found += [
        Occasion(due.letter, "reply-due" if due.ours else "reply-awaited", due.by, due.by)
        for due in letters.owed(register, as_of)
    ]
    return sorted((each for each in found if each.meets(since, until)), key=lambda each: each.order)


def offices_of(occasion: Occasion, register: Register) -> tuple[str, ...]:
    """Whose occasion it is: who issued it, organises it, is in the chair, takes part or is addressed; where a tour goes;
    of a letter, who keeps it.

    Groups stand for those who existed on the day of issue. Each once, in that order.
    """
    vocabulary, record = register.vocabulary, occasion.record
    named = [record.issuer] if isinstance(record, Letter) else [record.issuer, *_named(record), *record.to]
    members = [entry.id for id in named for entry in vocabulary.expand(id, record.issued)]
    return tuple(dict.fromkeys(members))


def as_written(record: Record) -> Occasion | None:
    """What a record says takes place, whatever became of it; None, where it says nothing of the kind."""
    if isinstance(record, Event) and record.begins and record.kind:
        last = max(record.ends or record.begins, record.begins)
        return Occasion(
            record, record.kind, record.begins, last, record.time, record.closes, record.venue, record.places
        )
    if isinstance(record, Tour) and record.begins:
        last = max(record.ends or record.begins, record.begins)
        return Occasion(record, "tour", record.begins, last, places=record.places)
    if isinstance(record, Meeting) and record.issued:
        return Occasion(record, "meeting", record.issued, record.issued, record.time, venue=record.venue)
    return None


def _named(record: Record) -> Iterable[str]:
    """The offices that the fields of its type name; words that are no office's id are nobody's."""
    if isinstance(record, Event):
        yield from record.organisers
        yield from _ids([record.chair, *record.partners])
    elif isinstance(record, Tour):
        yield from record.accompanying_offices
        yield from record.places
    elif isinstance(record, Meeting):
        yield from _ids([record.chair, *record.present])


def _ids(words: Iterable[Bilingual | None]) -> Iterable[str]:
    return (each.en for each in words if each and each.hi == each.en)
