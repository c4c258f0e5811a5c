"""All records at once, and the relations between them, read both ways; what is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from panji.file import LANGUAGES, File, Settings
from panji.record import Record, Relation
from panji.vocabulary import ADDRESSABLE, Entry, Vocabulary

State = Literal[
    "in-force", "partly-changed", "not-yet", "superseded", "rescinded", "expired", "for-information", "unknown"
]

ENDS = ("supersedes", "rescinds")
"""Relations that end the earlier record, unless they have a scope."""

CHANGES = ("supersedes", "rescinds", "amends")
"""Relations that change a part of the earlier record: the first two with a scope, `amends` always."""


_NOTHING: frozenset[str | None] = frozenset()


class Incoming(NamedTuple):
    """A relation, seen from the record that it points to."""

    kind: str
    source: Record
    relation: Relation
    index: int

    @property
    def start(self) -> date | None:
        """From when it works; None where no date is known, which counts as always."""
        return self.relation.effective or self.source.in_force_from

    def works_on(self, day: date) -> bool:
        return self.start is None or self.start <= day


class Standing(NamedTuple):
    """Whether a record is in force on a day, since when, and why.

    ``causes`` are the relations that ended it (the first to work first); ``changes`` those that changed a part;
    ``last_day`` is its last day in force, where one is set, extensions included.
    """

    state: State
    since: date | None = None
    causes: tuple[Incoming, ...] = ()
    changes: tuple[Incoming, ...] = ()
    last_day: date | None = None

    @property
    def in_force(self) -> bool:
        return self.state in ("in-force", "partly-changed")


class Addressee(NamedTuple):
    """An addressee as written, and whom it stands for on the record's date."""

    id: str
    entry: Entry | None
    members: tuple[Entry, ...]


class Register:
    """The records by id, in order of date; the vocabulary; every file that was read.

    Args:
        files: all files under ``records/``, in any order: the register is the same.
    """

    def __init__(self, files: Iterable[File]) -> None:
        self.files = {file.path: file for file in sorted(files, key=lambda file: file.path)}
        self.settings = next((file.settings for file in self.files.values() if file.settings), Settings())
        self.vocabulary = Vocabulary(entry for file in self.files.values() for entry in file.entries)
        self.attachments: dict[str, dict[str, File]] = {}
        self.rivals: list[tuple[File, File]] = []
        self.orphans: list[File] = []
        self.unread: set[str] = set()
        self.records = self._join_texts()
        self._positions = {id: position for position, id in enumerate(self.records)}
        self.incoming: dict[str, list[Incoming]] = {}
        for record in self.records.values():
            for kind, index, relation in record.relations():
                if relation.record:
                    self.incoming.setdefault(relation.record, []).append(Incoming(kind, record, relation, index))
        self._standings: dict[tuple[str, date], Standing] = {}
        self._rescissions: dict[tuple[str, date], bool] = {}

    def _join_texts(self) -> dict[str, Record]:
        """One record from the files of its texts; those that do not fit are `rivals` and `orphans`.

        Of two first texts, the one in the register's first language stands.
        """
        firsts: dict[str, File] = {}
        seconds: dict[str, list[File]] = {}
        for file in self.files.values():
            if file.id is None:
                continue
            id = str(file.id)
            if file.kind == "attachment":
                self.attachments.setdefault(id, {})[file.path.rsplit("/", 1)[1]] = file
            elif file.record:
                if id in firsts:
                    one, other = firsts[id], file
                    if one.language != LANGUAGES[0]:
                        one, other = other, one
                    firsts[id] = one
                    self.rivals.append((one, other))
                    self.unread.add(id)
                else:
                    firsts[id] = file
            elif file.text:
                seconds.setdefault(id, []).append(file)
            else:
                self.unread.add(id)
        records = []
        for id, file in firsts.items():
            assert file.record and file.text and file.id
            texts = {file.language: file.text}
            texts |= {second.language: second.text for second in seconds.pop(id, ()) if second.text}
            records.append(file.record.with_texts(file.id, texts))
        self.orphans = [file for files in seconds.values() for file in files if str(file.id) not in self.unread]
        records.sort(key=lambda record: (record.issued or date(record.id.year, 1, 1), record.id))
        return {str(record.id): record for record in records}

    def may_have(self, name: str, id: str) -> bool:
        """Whether a list of the vocabulary has an entry, or may have it: what could not be read is not unknown."""
        lists = ADDRESSABLE if name == "addressable" else (name,)
        return id in self.vocabulary[name] or any(
            not self._unread_terms.get(each, _NOTHING).isdisjoint((id, None)) for each in lists
        )

    @cached_property
    def _unread_terms(self) -> dict[str, set[str | None]]:
        """By list, the entries that could not be read; None, where the whole file could not."""
        found: dict[str, set[str | None]] = {}
        for file in self.files.values():
            if file.kind == "vocabulary":
                terms = {str(fault.route[0]) if fault.route else None for fault in file.faults if fault.fatal}
                found[file.path.rsplit("/", 1)[1].removesuffix(".yml")] = terms
        return found

    def nearest(self, id: str) -> str | None:
        """The record's id that looks most like this one, for hints; of the same year, else the same apart from the year."""
        *place, year, serial = ["", "", *id.split("/")]
        candidates = self._by_part.get(year) or self._by_part.get(f"{'/'.join(place)}/*/{serial}", ())
        found = process.extractOne(id, candidates, scorer=fuzz.ratio, score_cutoff=80)
        return found[0] if found else None

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, record in self.records.items():
            _, _, year, serial = record.id
            for part in (str(year), f"//{record.issuer}/{record.type}/*/{serial}"):
                found.setdefault(part, []).append(name)
        return found

    def addressees(self, record: Record) -> tuple[Addressee, ...]:
        """To whom a record went, with each group expanded to what existed on its date."""
        known = self.vocabulary.addressable
        return tuple(Addressee(id, known.get(id), self.vocabulary.expand(id, record.issued)) for id in record.to)

    def relations_to(self, record: Record) -> list[Incoming]:
        """The relations that later records state to this one."""
        return self.incoming.get(str(record.id), [])

    def in_force(self, record: Record, as_of: date) -> Standing:
        """Whether a record is in force on a day, and why.

        A whole `supersedes` ends it for good, once the later record takes effect; a whole `rescinds` ends it for as
        long as the rescission itself is not rescinded. Partial relations, corrections and clarifications never end
        it. `expires` ends it after that day, unless a later record `extends` it. Undated relations count as always.
        """
        key = (str(record.id), as_of)
        if key not in self._standings:
            self._standings[key] = self._standing(record, as_of)
        return self._standings[key]

    def _standing(self, record: Record, as_of: date) -> Standing:
        incoming = self.relations_to(record)
        changes = tuple(
            change
            for change in incoming
            if change.kind in CHANGES
            and (change.relation.scope or change.kind == "amends")
            and change.works_on(as_of)
            and not self._rescinded(change.source, as_of)
        )
        ends = [
            end
            for end in incoming
            if end.kind in ENDS and not end.relation.scope and end.works_on(as_of) and self._still_ends(end, as_of)
        ]
        ends.sort(key=lambda end: end.start or date.min)
        last_day = self._last_day(record, as_of)
        expired = last_day is not None and last_day < as_of
        if ends and not (expired and last_day and ends[0].start and last_day < ends[0].start):
            state: State = "superseded" if ends[0].kind == "supersedes" else "rescinded"
            return Standing(state, ends[0].start, tuple(ends), changes, last_day)
        if expired and last_day:
            return Standing("expired", last_day + timedelta(days=1), tuple(ends), changes, last_day)
        if not record.binding:
            return Standing("for-information", record.issued, (), changes, last_day)
        start = record.in_force_from
        if start and as_of < start:
            return Standing("not-yet", start, (), changes, last_day)
        if record.source:  # imported: that nothing here ends it does not prove that nothing did
            return Standing("unknown", start, (), changes, last_day)
        return Standing("partly-changed" if changes else "in-force", start, (), changes, last_day)

    def _still_ends(self, end: Incoming, as_of: date) -> bool:
        """A supersession holds for good if it ever took effect; a rescission only while it is not rescinded."""
        if end.kind == "supersedes":
            return not self._rescinded(end.source, end.start or as_of)
        return not self._rescinded(end.source, as_of)

    def _rescinded(self, record: Record, day: date) -> bool:
        """Whether a record is rescinded on a day by one that is not itself rescinded.

        All that rescind one another are decided together, the latest first. So a chain of any length needs no
        recursion, and a cycle (an error of the register) neither hangs the reader nor depends on where he began.
        """
        start = str(record.id)
        if start not in self.incoming:
            return False
        if (start, day) not in self._rescissions:
            sources: dict[str, list[str]] = {}
            pending = [start]
            while pending:
                id = pending.pop()
                if id not in sources:
                    sources[id] = [
                        str(end.source.id)
                        for end in self.incoming.get(id, ())
                        if end.kind == "rescinds" and not end.relation.scope and end.works_on(day)
                    ]
                    pending += sources[id]
            decided: dict[str, bool] = {}
            for id in sorted(sources, key=self._positions.__getitem__, reverse=True):
                decided[id] = any(not decided.get(source, False) for source in sources[id])
            self._rescissions |= {(id, day): answer for id, answer in decided.items()}
        return self._rescissions[start, day]

    def _last_day(self, record: Record, as_of: date) -> date | None:
        """The last day in force: as written, or as the extensions known on that day have moved it."""
        last = record.expires
        for incoming in self.relations_to(record):
            if last is None:
                return None
            if (
                incoming.kind == "extends"
                and not incoming.relation.scope
                and incoming.works_on(as_of)
                and not self._rescinded(incoming.source, as_of)
            ):
                until = incoming.relation.until or incoming.source.expires
                last = max(last, until) if until else None
        return last
