"""What was granted from the funds, as of a day: the lines of all sanctions that count, and their exact sums.

A line counts from the day its sanction takes effect. A sanction that was rescinded, or superseded as a whole, counts no
more: of the latter, the later one counts with all of its money, in its own year. One that amends or corrects another
counts beside it, with the difference in its lines. So whatever happened, the sum of what counts is what is granted.
Money that a sanction grants until a last day was granted all the same when that day has passed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from panji.record_types.sanction import Sanction, SanctionLine
from panji.register import Register
from panji.vocabulary import Vocabulary

COUNTED = ("in-force", "partly-changed", "expired", "unknown")
"""States in which the money of a sanction is granted; of an imported one nothing is known that would end it."""


class Granted(NamedTuple):
    """One line of a sanction. ``fund`` is the topmost entry above ``head``, ``year`` the first of the financial year.

    ``place`` and ``division`` are None for the whole state; the division is today's, of a district that ended its successor's.
    """

    sanction: Sanction
    line: SanctionLine
    fund: str
    head: str
    purpose: str
    place: str | None
    division: str | None
    year: int
    counts: bool


class Sum(NamedTuple):
    """What some lines make together: rupees, how many it is for, in how many sanctions."""

    amount: int
    beneficiaries: int
    sanctions: int


def financial_year(day: date) -> int:
    """The year in which the financial year of a day begins: it runs from April to March."""
    return day.year if day.month >= 4 else day.year - 1


def year_label(year: int) -> str:
    """2025-26."""
    return f"{year}-{(year + 1) % 100:02}"


def sanctions(register: Register) -> list[Sanction]:
    """All sanctions, in order of date."""
    return [record for record in register.records.values() if isinstance(record, Sanction)]


def granted(register: Register, as_of: date) -> list[Granted]:
    """Every line of every sanction, in order of date; whether it counts on a day stands in it."""
    vocabulary = register.vocabulary
    return [
        Granted(
            sanction,
            line,
            topmost(line.fund, vocabulary),
            line.fund,
            line.purpose,
            line.place,
            _division(line.place, vocabulary),
            financial_year(sanction.issued or date(sanction.id.year, 4, 1)),
            counts,
        )
        for sanction in sanctions(register)
        for counts in (register.in_force(sanction, as_of).state in COUNTED,)
        for line in sanction.lines
    ]


def topmost(fund: str, vocabulary: Vocabulary) -> str:
    """The fund that a head belongs to; itself, if it is no head, or nobody knows it."""
    return _above(fund, vocabulary)[-1]


def _above(fund: str, vocabulary: Vocabulary) -> list[str]:
    funds, chain = vocabulary["funds"], [fund]
    while (entry := funds.get(chain[-1])) and entry.parent and entry.parent not in chain:
        chain.append(entry.parent)
    return chain


def beneath(fund: str, items: Iterable[Granted], vocabulary: Vocabulary) -> list[Granted]:
    """The lines of a fund or head, with all that is beneath it."""
    return [item for item in items if fund in _above(item.head, vocabulary)]


def _division(place: str | None, vocabulary: Vocabulary) -> str | None:
    """The division that a place is in today, or is; None for what stands above divisions, and for the whole state."""
    places, seen = vocabulary["places"], set()
    entry = places.get(place or "")
    while entry and entry.successor in places and entry.id not in seen:
        seen.add(entry.id)
        entry = places[entry.successor]
    above = places.get(entry.parent or "") if entry else None
    if entry is None or above is None:
        return None
    return above.id if above.parent else entry.id


def total(items: Iterable[Granted]) -> Sum:
    """The exact sum of the lines that count."""
    counted = [item for item in items if item.counts]
    return Sum(
        sum(item.line.amount for item in counted),
        sum(item.line.beneficiaries or 0 for item in counted),
        len({item.sanction.id for item in counted}),
    )


Key = TypeVar("Key", bound=Hashable)


def by(items: Iterable[Granted], key: Callable[[Granted], Key]) -> dict[Key, Sum]:
    """The sum of each kind of lines: by fund, head, place, division, purpose or year. Only those that count."""
    found: dict[Key, list[Granted]] = {}
    for item in items:
        if item.counts:
            found.setdefault(key(item), []).append(item)
    return {each: total(some) for each, some in found.items()}
