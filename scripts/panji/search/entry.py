"""A record as the search knows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, get_args

from panji.register import State
from panji.search.words import Field

STATES: tuple[str, ...] = get_args(State)
"""What a record's state can be; the first one is that of most."""


class Shown(NamedTuple):
    """What a result shows of a record in one language: its title, and the language of that where it is another."""

    title: str
    title_language: str | None


class Facts(NamedTuple):
    """What results are narrowed by.

    ``day`` is the day of issue, or the first of its year; ``facets`` has the values of each facet; ``state`` is that of
    today, and ``states`` those of all time: each day on which it changed, with the state from then on.
    """

    day: str
    facets: dict[str, tuple[str, ...]]
    state: str
    states: tuple[tuple[str, str], ...] = ()


class Entry(NamedTuple):
    """What is searched and shown of a record.

    ``id`` is ``<issuer>/<type>/<year>/<serial>``; ``languages`` are those of its texts; ``fields`` are the texts that
    are searched, one list of fields for each text. ``ended`` says of one that is no longer in force since when, and by
    which record (its id and number), as far as that is known.
    """

    id: str
    issued: str
    number: str
    languages: tuple[str, ...]
    shown: dict[str, Shown]
    fields: list[list[Field]]
    facts: Facts
    ended: tuple[str, ...] = ()


class Row(NamedTuple):
    """A record in the order of the index: its id, a key that changes when anything else does, and what makes its entry."""

    id: str
    key: str
    entry: Callable[[], Entry]
