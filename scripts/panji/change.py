"""What a branch changes: each file as it was where the branch began, and as it is now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from panji.file import File, spot
from panji.record import Record, RecordId
from panji.register import Register


class Change(NamedTuple):
    """One file that a branch adds, alters or deletes.

    ``record`` is the record that it belongs to, as that was before. ``rivals`` are files that the target of the branch
    got meanwhile for a record of the same id as this new one; ``free`` is then an id that nobody has.
    """

    path: str
    before: File | None
    after: File | None
    record: Record | None = None
    rivals: tuple[str, ...] = ()
    free: RecordId | None = None

    def declared(self, register: Register) -> bool:
        """Whether the branch says of the record that its copy was mended, or that it is no longer in the register."""
        now = self.now(register)
        if now is None or self.record is None:
            return False
        return bool(now.removed or set(now.transcription) - set(self.record.transcription))

    def now(self, register: Register) -> Record | None:
        """The record as it is now, under its id or the one to which it has moved."""
        id = self.record_id or ""
        return register.records.get(id) or register.moved(id)

    @property
    def record_id(self) -> RecordId | None:
        return spot(self.path).id


class Changes:
    """All that a branch changes, and the register as it was before.

    Args:
        register: as it is now.
        before: the files that the branch adds, alters or deletes, by path, as they were where it began; None for those
            that it adds.
        added_there: the paths that the target of the branch got since then.
    """

    def __init__(self, register: Register, before: Mapping[str, File | None], added_there: Iterable[str] = ()) -> None:
        self.register = register
        self.paths = frozenset(before)
        self.ids = frozenset(id for path in before if (id := spot(path).id))
        self.added = frozenset(path for path, file in before.items() if file is None)
        self._before = before
        self._there: dict[RecordId, list[str]] = {}
        for path in sorted(added_there):
            if (place := spot(path)).kind == "text" and place.id:
                self._there.setdefault(place.id, []).append(path)

    @cached_property
    def all(self) -> tuple[Change, ...]:
        """The changes, by path."""
        records = {file.id: file.record for file in self._before.values() if file and file.id and file.record}
        found = []
        for path in sorted(self.paths):
            before, after, id = self._before[path], self.register.files.get(path), spot(path).id
            change = Change(path, before, after)
            if id:
                change = change._replace(record=records.get(id) or self._untouched(id))
                if not change.record and id in self._there:
                    change = change._replace(rivals=tuple(self._there[id]), free=self._free(id))
            found.append(change)
        return tuple(found)

    def _untouched(self, id: RecordId) -> Record | None:
        """The record as it is, if its first text is as it was."""
        record = self.register.records.get(id)
        return record if record and record.first.path not in self.paths else None

    def _free(self, id: RecordId) -> RecordId:
        """The first id of a series after all that are taken, here and there."""
        series = id.rpartition("/")[0]
        here = (*(record.id for record in self.register.records.values()), *map(RecordId, self.register.redirects))
        return id.numbered(max(each.serial for each in (*here, *self._there) if each.rpartition("/")[0] == series) + 1)

    @cached_property
    def before(self) -> Register:
        """The register as it was where the branch began."""
        files = {**self.register.files, **self._before}
        return Register(file for file in files.values() if file)
