"""The closed lists that records choose from: offices, places, posts, subjects and groups, each entry with its dates.

Beside them stands the glossary: words that mean one thing, from which the search knows that jail is कारागार.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field, PrivateAttr, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from panji.diagnostic import Bilingual, Fault, Place
from panji.document import Document
from panji.record import Day, Line, Part, Words, described
from panji.record_types import faults_of

Count = Annotated[int, Field(ge=2), BeforeValidator(lambda value: int(value) if str(value).isdecimal() else value)]

Web = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/\S*)?$")]


def _years(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[1-9]\d{0,2}", value, re.ASCII):
        raise PydanticCustomError("not_years", "not a number of years")
    return value


Years = Annotated[int, BeforeValidator(_years)]
"""How many years, 1 or more."""


class Entry(Part):
    """One office, place, post, subject or group. It exists on a day when ``from <= day < until``."""

    hi: Line = Field(**described("हिन्दी नाम", "its name in Hindi"))
    en: Line = Field(**described("अंग्रेज़ी नाम", "its name in English"))
    abbr: Words | None = Field(None, **described("संक्षिप्त नाम, दोनों भाषाओं में", "its short form in both languages"))
    since: Day | None = Field(
        None, alias="from", **described("जिस दिन से विद्यमान है", "the first day on which it exists")
    )
    until: Day | None = Field(
        None, **described("जिस दिन से विद्यमान नहीं है", "the first day on which it no longer exists")
    )
    successor: Line | None = Field(None, **described("जिसे इसका कार्य मिला", "who took its work over"))
    parent: Line | None = Field(
        None,
        **described(
            "इससे ऊपर का कार्यालय या स्थान; अन्य सूचियों में इससे ऊपर की प्रविष्टि",
            "the office or place above it; of other lists, the entry above it",
        ),
    )
    office: Line | None = Field(
        None,
        **described(
            "पद किस कार्यालय का है; पोर्टल का उत्तरदायी कार्यालय",
            "the office that a post belongs to, or that answers for a portal",
        ),
    )
    reports_to: Line | None = Field(None, **described("जिस पद के अधीन यह पद है", "the post that a post is under"))
    count: Count | None = Field(
        None, **described("पदों की संख्या, यदि एक से अधिक हो", "how many of a post there are, where it is not one")
    )
    lgd: Line | None = Field(
        None, **described("Local Government Directory में कोड", "code in the Local Government Directory")
    )
    note: Words | None = Field(
        None, **described("टिप्पणी; पोर्टल किस कार्य के लिए है", "a remark; of a portal, what it is for")
    )
    years: Years | None = Field(
        None,
        **described("पत्रावली कितने वर्ष रखी जाती है", "for how many years a retention class keeps a file"),
    )
    address: Web | None = Field(
        None, **described("पोर्टल का वेब पता, जहाँ निश्चित हो", "a portal's address on the web, where it is certain")
    )
    status: Literal["planned", "in-use", "replaced", "closed"] | None = Field(
        None, **described("पोर्टल की स्थिति", "of a portal")
    )
    subject: Line | None = Field(
        None, **described("पोर्टल संबंधी अभिलेखों का विषय", "the subject that records about a portal have")
    )
    members: tuple[Line, ...] = Field(
        (),
        **described(
            "समूह के सदस्य: पहचान, या `district/*` जैसा प्रतिरूप", "a group's members: ids, or patterns such as `district/*`"
        ),
    )

    _path: str = PrivateAttr("")

    @cached_property
    def id(self) -> str:
        return ""

    @cached_property
    def list(self) -> str:
        """The vocabulary that it stands in: ``offices``, ``places`` …"""
        return ""

    @cached_property
    def label(self) -> Bilingual:
        return Bilingual(self.hi, self.en)

    def exists_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def meets(self, other: Entry) -> bool:
        """Whether there is a day on which both exist."""
        start = max(self.since or date.min, other.since or date.min)
        return start < min(self.until or date.max, other.until or date.max)

    def at(self, *route: str | int) -> Place:
        return Place(self._path, (self.id, *route))


class Synonyms(Part):
    """Words of the glossary that mean one thing, in both languages: a search for one of them finds the others too."""

    hi: tuple[Line, ...] = Field(min_length=1, description="the words in Hindi, the usual one first")
    en: tuple[Line, ...] = Field(min_length=1, description="the words in English, the usual one first")

    _path: str = PrivateAttr("")

    @cached_property
    def id(self) -> str:
        return ""

    def at(self, *route: str | int) -> Place:
        return Place(self._path, (self.id, *route))


GLOSSARY = "glossary"
"""The list of synonyms; every other list is one of entries."""

ADDRESSABLE = ("offices", "places", "groups")
"""Lists whose ids share one namespace: whoever may be an addressee or the owner of a point."""


class Vocabulary(Mapping[str, Mapping[str, Entry]]):
    """All lists by name, each a mapping from id to entry."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._lists: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            self._lists.setdefault(entry.list, {})[entry.id] = entry
        self._groups: dict[str, tuple[tuple[Entry, ...], list[date]]] = {}
        self._eras: dict[tuple[str, int], tuple[Entry, ...]] = {}
        self._addressable = {id: entry for name in ADDRESSABLE for id, entry in self._lists.get(name, {}).items()}

    def __getitem__(self, name: str) -> Mapping[str, Entry]:
        return self._addressable if name == "addressable" else self._lists.get(name, {})

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)

    @property
    def addressable(self) -> Mapping[str, Entry]:
        """Offices, places and groups together, by id."""
        return self._addressable

    @cached_property
    def short_names(self) -> dict[str, tuple[str, ...]]:
        """The short names in Hindi, as they stand in numbers, with those that English texts have for them.

        Where the Hindi one is the name's first word (पेंशन), so may be the English one (Pension).
        """
        found = {}
        for entry in self._addressable.values():
            if entry.abbr and entry.abbr.hi != entry.abbr.en:
                english = [entry.abbr.en]
                if entry.hi.split()[0] == entry.abbr.hi:
                    english.append(entry.en.removeprefix("Department of ").split()[0])
                found[entry.abbr.hi] = tuple(dict.fromkeys(english))
        return found

    def entries(self) -> Iterator[Entry]:
        for entries in self._lists.values():
            yield from entries.values()

    def expand(self, id: str, day: date | None) -> tuple[Entry, ...]:
        """Who an addressee stands for on a day: a group's members that existed then, else the entry alone.

        Args:
            id: an office, place or group; an unknown one stands for nobody.
            day: the record's date; None (an imported record without a date) takes members of any time.
        """
        entry = self._addressable.get(id)
        if entry is None:
            return ()
        if entry.list != "groups":
            return (entry,)
        members, changes = self._members(entry)
        if day is None:
            return members
        era = (id, bisect_right(changes, day))  # between two changes the members are the same
        if era not in self._eras:
            self._eras[era] = tuple(member for member in members if member.exists_on(day))
        return self._eras[era]

    def eras(self, id: str) -> list[tuple[date | None, date | None, tuple[Entry, ...]]]:
        """Between which days a group stood for whom: (first day, first day of the next era, members), in order.

        The first era has no first day, the last one no next.
        """
        _, changes = self._members(self._addressable[id])
        starts: list[date | None] = [None, *changes]
        return [
            (start, until, self.expand(id, start or date.min))
            for start, until in zip(starts, [*changes, None], strict=True)
        ]

    def era(self, id: str, day: date) -> date | None:
        """The first day of a group's era that a day falls in; None for the first era."""
        _, changes = self._members(self._addressable[id])
        position = bisect_right(changes, day)
        return changes[position - 1] if position else None

    def _members(self, group: Entry) -> tuple[tuple[Entry, ...], list[date]]:
        """A group's members of any time, and the days on which one of them began or ended."""
        if group.id not in self._groups:
            members = tuple(
                member
                for member in self._addressable.values()
                if member.list != "groups" and any(fnmatchcase(member.id, pattern) for pattern in group.members)
            )
            days = {day for member in members for day in (member.since, member.until) if day}
            self._groups[group.id] = (members, sorted(days))
        return self._groups[group.id]

    def successor(self, entry: Entry, day: date) -> Entry | None:
        """Who has the work of an ended office or place on a day: the first successor that exists then."""
        seen = set()
        while not entry.exists_on(day) and entry.successor and entry.successor not in seen:
            seen.add(entry.successor)
            following = self[entry.list].get(entry.successor)
            if following is None:
                return None
            entry = following
        return entry if seen and entry.exists_on(day) else None


def read(document: Document, name: str) -> tuple[list[Entry], list[Fault]]:
    """The entries of one vocabulary file. An entry that is not one is a fault, and the others stay."""
    entries, faults = _read(document, Entry)
    for entry in entries:
        vars(entry).update(list=name)
    return entries, faults


def read_glossary(document: Document) -> tuple[list[Synonyms], list[Fault]]:
    """The synonyms of the glossary, read as the entries of other lists are."""
    return _read(document, Synonyms)


Model = TypeVar("Model", Entry, Synonyms)


def _read(document: Document, model: type[Model]) -> tuple[list[Model], list[Fault]]:
    entries, faults = [], []
    for id, data in document.data.items():
        try:
            entry = model.model_validate(data)
        except ValidationError as error:
            inner = [
                fault._replace(route=(id, *fault.route))
                for fault in faults_of(error, model, Document("", data=_mapping(data), spans=_below(document, id)))
            ]
            faults.extend(inner)
            continue
        vars(entry).update(id=id)
        entry._path = document.path
        entries.append(entry)
    return entries, faults


def _mapping(data: object) -> dict:
    return data if isinstance(data, dict) else {}


def _below(document: Document, id: str) -> dict:
    return {route[1:]: span for route, span in document.spans.items() if route[0] == id and len(route) > 1}
