"""The tables that a record can have the register fill in: a closed set, one module each, found by its name.

A module has a ``TITLE``; ``HEADS``, what its columns are called; ``FILTERS``, by what it can be narrowed: the filter's
name and the list of the vocabulary that its value stands in (or ``types``, the record types; ``point``, a point such
as ``cmo/directive/2026/3#1``; ``year``, a year such as ``2026``); ``NEEDED``, the filters that it cannot do without; and ``lines(known, filter)``, which
gives its rows. A row is data, not HTML: the page writes it, in each language. The rules of the check ask for the
filters; so nothing here knows of pages.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import NamedTuple, cast

from panji.accounts import Accounts, Owed
from panji.diagnostic import Bilingual
from panji.ledger import Ledger
from panji.record import Record, RecordId
from panji.register import Register


class Known(NamedTuple):
    """What tables are made from: the register, what is owed and was reported, and the day."""

    register: Register
    ledger: Ledger
    accounts: Accounts
    as_of: date


class Office(NamedTuple):
    """A cell: an office or place, by its id; None, where nobody has the duty any more."""

    id: str | None


class What(NamedTuple):
    """A cell: what is to be done, and where that stands."""

    row: Owed


class State(NamedTuple):
    """A cell: the state of a duty."""

    row: Owed


class Amount(NamedTuple):
    """A cell: a number with what it counts."""

    value: Decimal
    unit: str


class Rupees(NamedTuple):
    """A cell: an amount of money, in whole rupees."""

    amount: int


Cell = Office | What | State | Amount | Rupees | Record | Bilingual | date | int | str | None


class Line(NamedTuple):
    """A row: its cells, and the ids of the records that it depends on."""

    cells: tuple[Cell, ...]
    of: tuple[RecordId | str, ...]


class LiveTable(NamedTuple):
    """One of the tables, as its module says."""

    name: str
    title: Bilingual
    heads: tuple[Bilingual, ...]
    filters: Mapping[str, str]
    needed: tuple[str, ...]
    lines: Callable[[Known, Mapping[str, str]], Sequence[Line]]


@cache
def live_tables() -> dict[str, LiveTable]:
    """All tables by name, in alphabetical order."""
    found = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        module = import_module(f"{__name__}.{name}")
        found[name.replace("_", "-")] = LiveTable(
            name.replace("_", "-"),
            module.TITLE,
            module.HEADS,
            module.FILTERS,
            getattr(module, "NEEDED", ()),
            cast(Callable[[Known, Mapping[str, str]], Sequence[Line]], module.lines),
        )
    return found
