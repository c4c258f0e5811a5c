"""All records at once, and the relations between them, read both ways; what is in force on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Literal, NamedTuple

from panji import redirects
from panji.citation import Citations
from panji.file import LANGUAGES, File, Settings
from panji.record import Record, Relation
from panji.vocabulary import ADDRESSABLE, Entry, Vocabulary

State = Literal[
    "in-force",
    "partly-changed",
    "not-yet",
    "superseded",
    "rescinded",
    "expired",
    "for-information",
    "unknown",
    "removed",
]

ENDS = ("supersedes", "rescinds")
"""Relations that end the earlier record, unless they have a scope."""

CHANGES = ("supersedes", "rescinds", "amends")
"""Relations that change a part of the earlier record: the first two with a scope, `amends` always."""

WORKING = frozenset((*CHANGES, "revives"))
"""Relations on which it depends whether the earlier record is in force; `extends` only moves its last day."""


_NOTHING: frozenset[str | None] = frozenset()


class Incoming(NamedTuple):
    """A relation, seen from the record that it points to."""

    kind: str
    source: Record
    relation: Relation
    index: int

    @property
    def key(self) -> tuple[str, str, int]:
        """Which relation of which record this is."""
        return self.source.id, self.kind, self.index

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


class Joined(NamedTuple):
    """The records that files make together, and the files that make none.

    ``rivals`` are first texts of one record, ``orphans`` second texts without a first; ``unread`` has the ids of what
    could not be read.
    """

    records: dict[str, Record]
    attachments: dict[str, dict[str, File]]
    rivals: list[tuple[File, File]]
    orphans: list[File]
    unread: set[str]


def place_in_time(record: Record) -> tuple[date, str, str, int, int]:
    """For sorting: by date, then by id, of which 10 comes after 9."""
    return record.issued or date(record.id.year, 1, 1), *record.id.parts


def _place_in_time(file: File) -> tuple[date, str, str, int, int]:
    """The same of a record that does not yet know its id."""
    assert file.record and file.id
    return file.record.issued or date(file.id.year, 1, 1), *file.id.parts


class Register:
    """The records by id, in order of date; the vocabulary; every file that was read.

    What is not asked for is not worked out: that nothing has changed can be seen from the files alone.

    Args:
        files: all files under ``records/``, in any order: the register is the same.
    """

    def __init__(self, files: Iterable[File]) -> None:
        self.files = {file.path: file for file in sorted(files, key=attrgetter("path"))}
        self.settings = next((file.settings for file in self.files.values() if file.settings), None) or Settings()
        self.vocabulary = Vocabulary(entry for file in self.files.values() for entry in file.entries)
        self.glossary = tuple(synonyms for file in self.files.values() for synonyms in file.synonyms)
        self._standings: dict[tuple[str, date], Standing] = {}

    def around(self, files: Iterable[File]) -> Register:
        """A register of these files, in the surroundings of this one: its settings and its vocabulary."""
        register = Register(files)
        register.settings, register.vocabulary = self.settings, self.vocabulary
        register.files |= self.files
        return register

    @cached_property
    def known_faults(self) -> dict[tuple[str, str], int]:
        """How many findings an old collection came in with, by rule and folder."""
        return {
            (rule, folder): count
            for file in self.files.values()
            if file.known_faults
            for rule, folders in file.known_faults.items()
            for folder, count in folders.items()
        }

    @cached_property
    def redirects(self) -> dict[str, str]:
        """Old ids of records, each with the next one, as they are written."""
        return {old: new for file in self.files.values() if file.redirects for old, new in file.redirects.items()}

    def moved(self, id: str) -> Record | None:
        """The record that had this id before; None, where there is none, or where it is a record's id now."""
        if id not in self.redirects or id in self.records:
            return None
        return self.records.get(redirects.final(id, self.redirects) or "")

    @property
    def moves(self) -> dict[str, Record]:
        """By each id that a record had before, that record."""
        return {old: record for old in sorted(self.redirects) if (record := self.moved(old))}

    @cached_property
    def size(self) -> int:
        """How many records there are, as far as their files alone tell."""
        return len({file.id for file in self.files.values() if file.record})

    @property
    def records(self) -> dict[str, Record]:
        return self._joined.records

    @property
    def attachments(self) -> dict[str, dict[str, File]]:
        return self._joined.attachments

    @property
    def rivals(self) -> list[tuple[File, File]]:
        return self._joined.rivals

    @property
    def orphans(self) -> list[File]:
        return self._joined.orphans

    @property
    def unread(self) -> set[str]:
        return self._joined.unread

    @cached_property
    def incoming(self) -> dict[str, list[Incoming]]:
        """The relations to each record to which there are any."""
        found: dict[str, list[Incoming]] = {}
        for record in self.records.values():
            for kind, index, relation in record.relations():
                if relation.record:
                    found.setdefault(relation.record, []).append(Incoming(kind, record, relation, index))
        return found

    @cached_property
    def _joined(self) -> Joined:
        """One record from the files of its texts; those that do not fit are `rivals` and `orphans`.

        Of two first texts, the one in the register's first language stands.
        """
        attachments: dict[str, dict[str, File]] = {}
        rivals: list[tuple[File, File]] = []
        unread: set[str] = set()
        firsts: dict[str, File] = {}
        seconds: dict[str, list[File]] = {}
        for file in self.files.values():
            if file.id is None:
                continue
            id = file.id
            if file.kind == "attachment":
                attachments.setdefault(id, {})[file.path.rsplit("/", 1)[1]] = file
            elif file.record:
                if id in firsts:
                    one, other = firsts[id], file
                    if one.language != LANGUAGES[0]:
                        one, other = other, one
                    firsts[id] = one
                    rivals.append((one, other))
                    unread.add(id)
                else:
                    firsts[id] = file
            elif file.text:
                seconds.setdefault(id, []).append(file)
            else:
                unread.add(id)
        records = {}
        # They are made in their order: nearly all is asked of one after the other, and what lies in memory side by side
        # is read in half the time.
        for file in sorted(firsts.values(), key=_place_in_time):
            assert file.record and file.text and file.id
            texts = {file.language: file.text}
            texts |= {second.language: second.text for second in seconds.pop(file.id, ()) if second.text}
            records[file.id] = file.record.with_texts(file.id, texts)
        orphans = [file for files in seconds.values() for file in files if file.id not in unread]
        return Joined(records, attachments, rivals, orphans, unread)

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

    def nearest(self, id: str, but: Record) -> str | None:
        """The id that was probably meant by one that is not in the register, for hints.

        Args:
            id: what was written.
            but: the record it was written in, which is not meant.
        """
        *place, year, serial = ["", "", *id.split("/")]
        candidates = self._by_part.get(year) or self._by_part.get(f"{'/'.join(place)}/*/{serial}", ())
        candidates = [name for name in candidates if name != but.id]
        from rapidfuzz import fuzz, process  # slow to import, and a register without faults has no need of it

        found = process.extractOne(id, candidates, scorer=fuzz.ratio, score_cutoff=80)
        if not found:
            return None
        start, _, end = found[0].rpartition("/")
        another = len(end) == len(serial) and serial.isdecimal() and start == id.rpartition("/")[0]
        return None if another else found[0]  # 7 is no slip for 3: one is as good a guess as the other

    @cached_property
    def citations(self) -> Citations:
        """What the texts cite of the register's numbers."""
        return Citations(self.records.values(), self.vocabulary.short_names)

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, record in self.records.items():
            for part in (str(record.id.year), f"//{record.issuer}/{record.type}/*/{record.id.serial}"):
                found.setdefault(part, []).append(name)
        return found

    def addressees(self, record: Record) -> tuple[Addressee, ...]:
        """To whom a record went, with each group expanded to what existed on its date."""
        known = self.vocabulary.addressable
        return tuple(Addressee(id, known.get(id), self.vocabulary.expand(id, record.issued)) for id in record.to)

    def relations_to(self, record: Record) -> list[Incoming]:
        """The relations that later records state to this one."""
        return self.incoming.get(record.id, [])

    def in_force(self, record: Record, as_of: date) -> Standing:
        """Whether a record is in force on a day, and why.

        A whole `supersedes` or `rescinds` ends it from the day on which it takes effect, unless the later record had
        itself been rescinded by then. It stays ended whatever becomes of the later record, until one `revives` it: as
        with an Act, revival has to be stated (General Clauses Act 1897, sections 6 and 7). Partial relations,
        corrections and clarifications never end it. `expires` ends it after that day, unless a later record `extends`
        it, or `revives` it after that day. A relation without a date counts as always.
        """
        key = (record.id, as_of)
        found = self._standings.get(key)
        if found is None:
            found = self._standings[key] = self._standing(record, as_of)
        return found

    def may_end(self, record: Record) -> bool:
        """Whether there is anything by which a record could be out of force on any day after it came into force."""
        return bool(record.expires or record.removed or record.id in self._working)

    def is_void(self, incoming: Incoming) -> bool:
        """Whether a relation never took effect, since its own record had been rescinded by then."""
        return incoming.key in self._void

    def _standing(self, record: Record, as_of: date) -> Standing:
        if record.removed:
            return Standing("removed", record.removed.date)
        id = record.id
        changes: tuple[Incoming, ...] = ()
        ends: list[Incoming] = []
        revivals: list[Incoming] = []
        if id in self._working:  # of most nothing later changes anything
            worked = self._worked(id, CHANGES, as_of)
            changes = tuple([change for change in worked if change.relation.scope or change.kind == "amends"])
            ends = self._ends(id, as_of)
            revivals = self._worked(id, ("revives",), as_of)
        last_day = self._last_day(record, as_of)
        expired = last_day is not None and last_day < as_of
        if ends and not (expired and self._had_expired(record, ends[0].start, as_of)):
            state: State = "superseded" if ends[0].kind == "supersedes" else "rescinded"
            return Standing(state, ends[0].start, tuple(ends), changes, last_day)
        if expired and last_day:
            return Standing("expired", last_day + timedelta(days=1), tuple(ends), changes, last_day)
        if not record.binding:
            return Standing("for-information", record.issued, (), changes, last_day)
        start = record.in_force_from
        if start and as_of < start:
            return Standing("not-yet", start, (), changes, last_day)
        start = max([each.start for each in revivals if each.start and not each.relation.scope], default=start)
        if record.imported:  # imported: that nothing here ends it does not prove that nothing did
            return Standing("unknown", start, (), changes, last_day)
        return Standing("partly-changed" if changes else "in-force", start, (), changes, last_day)

    def _worked(self, id: str, kinds: tuple[str, ...], day: date) -> list[Incoming]:
        """The relations of these kinds to a record that had taken effect by a day, in the order in which they did."""
        return [
            each
            for each in self._working.get(id, ())
            if each.kind in kinds and each.works_on(day) and each.key not in self._void
        ]

    @cached_property
    def _working(self) -> dict[str, list[Incoming]]:
        """The relations to each record that change what is in force, in the order of their effect."""
        found = {
            id: sorted([each for each in incoming if each.kind in WORKING], key=lambda each: each.start or date.min)
            for id, incoming in self.incoming.items()
        }
        return {id: working for id, working in found.items() if working}

    def _ends(self, id: str, day: date) -> list[Incoming]:
        """What has ended a record by a day and has not been undone by a revival since."""
        last = self._revived(id, day)
        return [
            end
            for end in self._worked(id, ENDS, day)
            if not end.relation.scope and (last is None or last < (end.start or date.min))
        ]

    def _revived(self, id: str, day: date) -> date | None:
        """When it was last put in force again by a day; `date.min`, where it has no date."""
        starts = [each.start or date.min for each in self._worked(id, ("revives",), day) if not each.relation.scope]
        return max(starts, default=None)

    def _withdrawn(self, id: str, day: date) -> bool:
        return any(end.kind == "rescinds" for end in self._ends(id, day))

    @cached_property
    def _void(self) -> set[tuple[str, str, int]]:
        """The relations that never took effect, since their own record had been rescinded by then.

        Taken in the order of their effect, of one day the latest record first, each depends only on what is decided.
        So a chain of any length needs no recursion, and a cycle (an error of the register) cannot hang the reader.
        """
        positions = {id: position for position, id in enumerate(self.records)}
        later = [each for incoming in self.incoming.values() for each in incoming if each.source.id in self._working]
        later.sort(key=lambda each: (each.start or date.min, -positions[each.source.id]))
        void = vars(self)["_void"] = set()  # what is found counts for what comes after it
        for each in later:
            if self._withdrawn(each.source.id, each.start or date.min):
                void.add(each.key)
        return void

    def _had_expired(self, record: Record, end: date | None, as_of: date) -> bool:
        """Whether it had expired before something ended it, by what was known then and by what is known on a day.

        An extension that is withdrawn later does not undo that the record was still in force when it was superseded.
        """
        lasts = [self._last_day(record, day) for day in (end, as_of) if day]
        return end is not None and all(last is not None and last < end for last in lasts)

    def _last_day(self, record: Record, as_of: date) -> date | None:
        """The last day in force: as written, or as the extensions known on that day have moved it; a later revival
        leaves none."""
        last = record.expires
        if last is None:
            return None
        for incoming in self.relations_to(record):
            if last is None:
                return None
            if (
                incoming.kind == "extends"
                and not incoming.relation.scope
                and incoming.works_on(as_of)
                and incoming.key not in self._void
                and not self._withdrawn(incoming.source.id, as_of)
            ):
                until = incoming.relation.until or incoming.source.expires
                last = max(last, until) if until else None
        revived = self._revived(record.id, as_of)
        return None if last and revived and last < revived else last
