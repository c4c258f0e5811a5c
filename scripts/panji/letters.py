"""Which letters have been answered, and which answers are due: from this office, and to it.

An answer ``replies_to`` the letter. A reminder does not: it asks again, from the same side, and ``cites`` the letter
that it recalls. So a letter and its reminders are one question, due on the day that the letter named; an answer to any
of them answers it. A letter that cites an earlier one which had been answered by then is no reminder but a new question.
Nobody writes that a letter has been answered: a later letter says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_types.letter import Letter
from panji.register import Register


class Due(NamedTuple):
    """An answer that is wanted and has not come.

    ``ours`` says who owes it: the office that keeps the letter, or its correspondent. ``late`` is the number of days
    since it was due; where that is negative, so many days are left. ``reminders`` are the letters that asked again.
    """

    letter: Letter
    ours: bool
    by: date
    late: int
    reminders: tuple[Letter, ...]


class Answered(NamedTuple):
    """An answer that was given after the day by which it was wanted, and how many days after."""

    letter: Letter
    reply: Record
    by: date
    late: int


class Exchange(NamedTuple):
    """How much has been written to and fro with a correspondent, and how many answers either side owes."""

    whom: Bilingual
    received: int
    sent: int
    ours: int
    ours_late: int
    theirs: int
    theirs_late: int


def owed(register: Register, as_of: date) -> list[Due]:
    """All answers that are due and had not been given by a day: the latest first, then what falls due soonest.

    Args:
        register: the letters, and what replies to them.
        as_of: the day; what was written after it counts as not written yet.
    """
    asked = (
        letter
        for letter in register.records.values()
        if isinstance(letter, Letter) and letter.reply_by and asks(letter, register, as_of)
    )
    found = [
        Due(letter, letter.received, by, (as_of - by).days, tuple(reminders(letter, register, as_of)))
        for letter in asked
        if (by := letter.reply_by) and answer(letter, register, as_of) is None
    ]
    return sorted(found, key=lambda due: (-due.late, due.letter.id.parts))


def answered_late(register: Register, as_of: date) -> list[Answered]:
    """The answers that had been given by a day, but too late, the last one first."""
    found = []
    for letter in register.records.values():
        if isinstance(letter, Letter) and letter.reply_by and asks(letter, register, as_of):
            reply = answer(letter, register, as_of)
            if reply and reply.issued and reply.issued > letter.reply_by:
                late = (reply.issued - letter.reply_by).days
                found.append(Answered(letter, reply, letter.reply_by, late))
    return sorted(found, key=lambda each: _time(each.reply), reverse=True)


def exchanges(register: Register, as_of: date) -> list[Exchange]:
    """With whom letters have been exchanged by a day: those with most letters first."""
    letters: dict[Bilingual, list[Letter]] = {}
    for letter in register.records.values():
        if isinstance(letter, Letter) and _by(letter, as_of) and not letter.removed:
            letters.setdefault(correspondent(letter, register), []).append(letter)
    dues: dict[Bilingual, list[Due]] = {}
    for due in owed(register, as_of):
        dues.setdefault(correspondent(due.letter, register), []).append(due)
    found = []
    for whom, some in letters.items():
        received = sum(letter.received for letter in some)
        ours = [due for due in dues.get(whom, ()) if due.ours]
        theirs = [due for due in dues.get(whom, ()) if not due.ours]
        late = [sum(due.late > 0 for due in each) for each in (ours, theirs)]
        found.append(Exchange(whom, received, len(some) - received, len(ours), late[0], len(theirs), late[1]))
    return sorted(found, key=lambda each: (-each.received - each.sent, each.whom))


def asks(letter: Letter, register: Register, as_of: date) -> bool:
    """Whether a letter had been written by a day and is a question of its own: no reminder of one with a date."""
    if letter.removed or not _by(letter, as_of):
        return False
    return not any(earlier.reply_by for earlier in recalled(letter, register))


def recalled(letter: Letter, register: Register) -> list[Letter]:
    """The letters of which a letter is a reminder, in the order of time: those of its side that it cites, and those that
    they cite, as far as there had been no answer when it was written.
    """
    found = []
    for earlier in _cited(letter, register):
        given = answer(earlier, register, date.max)
        if given is None or _time(letter) < _time(given):
            found.append(earlier)
    return sorted(found, key=_time)


def answer(letter: Letter, register: Register, as_of: date) -> Record | None:
    """The first answer to a letter, or to a reminder of it, that had been given by a day."""
    question = [letter, *reminders(letter, register, as_of)]
    given = [
        incoming.source
        for each in question
        for incoming in register.relations_to(each)
        if incoming.kind == "replies_to" and _from_the_other_side(incoming.source, each) and _by(incoming.source, as_of)
    ]
    return min(given, key=_time, default=None)


def reminders(letter: Letter, register: Register, as_of: date) -> list[Letter]:
    """The letters that asked again before there was an answer, in the order of time."""
    found: dict[str, Letter] = {}
    waiting = [letter]
    while waiting:
        for later in _recalling(waiting.pop(), register):
            new = later.id not in found and later is not letter
            if new and _by(later, as_of) and not _answered_before(letter, later, register):
                found[later.id] = later
                waiting.append(later)
    return sorted(found.values(), key=_time)


def thread(letter: Record, register: Register) -> list[Record]:
    """All that belongs to one correspondence, in the order of time, the letter itself among it.

    What replies to what belongs together, and so do a letter and those of the same side that cite it.
    """
    found: dict[str, Record] = {letter.id: letter}
    waiting = [letter]
    while waiting:
        for other in _beside(waiting.pop(), register):
            if other.id not in found:
                found[other.id] = other
                waiting.append(other)
    return sorted(found.values(), key=_time)


def correspondent(letter: Letter, register: Register) -> Bilingual:
    """Who is on the other side: the office of the vocabulary whose id is written, else the words as they stand."""
    words = letter.correspondent or Bilingual("", "")
    entry = register.vocabulary.addressable.get(words.en)
    return entry.label if entry else words


def _beside(record: Record, register: Register) -> Iterator[Record]:
    for kind, _, relation in record.relations():
        target = register.records.get(relation.record or "") if kind in ("replies_to", "cites") else None
        if target is not None and (kind == "replies_to" or _same_side(record, target)):
            yield target
    for incoming in register.relations_to(record):
        if incoming.kind == "replies_to":
            yield incoming.source
    yield from _recalling(record, register)


def _recalling(letter: Record, register: Register) -> Iterator[Letter]:
    """The later letters of the same side that cite it."""
    for incoming in register.relations_to(letter):
        later = incoming.source
        if incoming.kind == "cites" and isinstance(later, Letter) and _same_side(later, letter):
            yield later


def _cited(letter: Letter, register: Register) -> list[Letter]:
    """The earlier letters of the same side that it cites, and those that they cite."""
    found: dict[str, Letter] = {}
    waiting = [letter]
    while waiting:
        for relation in waiting.pop().cites:
            target = register.records.get(relation.record or "")
            new = isinstance(target, Letter) and target.id not in found and target is not letter
            if new and _same_side(letter, target):
                found[target.id] = target
                waiting.append(target)
    return list(found.values())


def _same_side(one: Record, other: Record) -> bool:
    """Whether both are letters of one office, received from one correspondent, or sent to it."""
    if not isinstance(one, Letter) or not isinstance(other, Letter):
        return False
    return (one.issuer, one.direction, one.correspondent) == (other.issuer, other.direction, other.correspondent)


def _from_the_other_side(reply: Record, letter: Letter) -> bool:
    """Whether a reply comes from whom the letter went to: another office's register keeps its own letters."""
    if isinstance(reply, Letter) and reply.issuer == letter.issuer:
        return reply.direction != letter.direction
    return True


def _answered_before(earlier: Letter, letter: Letter, register: Register) -> bool:
    """Whether there had been an answer to a letter itself when another was written."""
    return any(
        incoming.kind == "replies_to"
        and _from_the_other_side(incoming.source, earlier)
        and _time(incoming.source) < _time(letter)
        for incoming in register.relations_to(earlier)
    )


def _by(record: Record, day: date) -> bool:
    return record.issued is None or record.issued <= day


def _time(record: Record) -> tuple[date, tuple[str, str, int, int]]:
    return record.issued or date.min, record.id.parts
