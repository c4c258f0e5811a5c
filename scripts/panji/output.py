"""Make a folder hold exactly what was made, touching only what changed.

Creating a file costs thirty times what leaving it alone does, and most of a site is the same from one build to the
next. So the folder's state is remembered: for each path the key of what it was made from, and its size. Of a batch whose
key is the same nothing more is looked at, not even what is in it.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from panji import cores

PARALLEL_FROM = 400
"""Files to be made. Below that, starting a second process costs more than it saves."""


class Target(NamedTuple):
    """Files to be written: their paths in the folder, what makes their content, and the key of what they depend on.

    Each content is bytes, or the path of a file to be copied. Without a key they are made every time.
    """

    paths: tuple[str, ...]
    make: Callable[[], Iterable[bytes | Path]]
    key: str | None


class Batch(NamedTuple):
    """Targets that are listed only if something that they depend on has changed.

    ``name`` is like that of no other batch. As long as ``key`` is the same, so are the targets and all their keys;
    without one they are listed every time.
    """

    name: str
    key: str | None
    targets: Callable[[], Iterable[Target]]


class Written(NamedTuple):
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


Sizes = tuple[int, ...]
"""Of each file of a target, in bytes."""

State = dict[tuple[str, ...], tuple[bytes, Sizes]]
"""By the paths of a target: digest of the key, and what was made."""


class Packed(NamedTuple):
    """What is remembered of a batch: digest of its key, how many files it has, and its state, packed."""

    key: bytes
    count: int
    state: bytes

    @classmethod
    def of(cls, key: bytes, state: State) -> Packed:
        return cls(key, sum(map(len, state)), pickle.dumps(state, pickle.HIGHEST_PROTOCOL))

    def unpacked(self) -> State:
        return pickle.loads(self.state)

    def paths(self) -> list[str]:
        return [path for paths in self.unpacked() for path in paths]


Memory = dict[str, Packed]
"""By the names of batches."""


class _Open(NamedTuple):
    """A batch that was looked into: the digest of its key, what it was, its targets, those that were spoilt, and what it
    is now.
    """

    name: str
    key: bytes
    before: State
    targets: list[Target]
    spoilt: frozenset[tuple[str, ...]]
    after: State


class _Stale(NamedTuple):
    """A target to be made: the digest of its key, whether it was there before, and where to say what was made."""

    target: Target
    key: bytes
    known: bool
    state: State


class Unsafe(ValueError):
    """Two things want to be written to one path, or one to a path that is none, or outside the folder."""


class Look(NamedTuple):
    """How many files a folder had, and by batch those targets whose files are not as they were made; None, where nothing
    remembers it.
    """

    count: int
    spoilt: Mapping[str, frozenset[tuple[str, ...]]] | None


def look(folder: Path, memory: Path) -> Look:
    """See whether a folder's files are of the size that they had when they were written."""
    before, _ = _load(memory, folder)
    if before is None:
        return Look(0, None)
    spoilt = {}
    for name, packed in before.items():
        state = packed.unpacked()
        if found := [paths for paths, (_, sizes) in state.items() if not _as_made(folder, paths, sizes)]:
            spoilt[name] = frozenset(found)
    return Look(sum(packed.count for packed in before.values()), spoilt)


def write(
    folder: Path,
    targets: Iterable[Target | Batch],
    memory: Path,
    salt: str = "",
    mark: str = "",
    seen: Callable[[], Look] | None = None,
    never: Mapping[str, str] | None = None,
) -> Written:
    """Write a folder.

    Args:
        folder: is created; what it holds besides the targets is removed.
        targets: what it shall hold.
        memory: the file that remembers the folder's state between runs.
        salt: what every target depends on besides its key.
        mark: remembered with the state, for whoever asks whether anything has changed.
        seen: gives what :func:`look` saw, where somebody has looked since the folder was last written.
        never: paths that no target may have, and why.

    Raises:
        Unsafe: two targets have one path, one needs a folder where another is a file, or a path leads out of the
            folder, or is one of those that none may have. Nothing was written then.
        ValueError: two batches have one name.
    """
    before, marked = _load(memory, folder)
    known = before or {}
    spoilt = (seen() if seen else look(folder, memory)).spoilt or {}
    digest = _digests(salt)
    after: Memory = {}
    opened: list[_Open] = []
    for batch in _batches(targets):
        key, old = digest(batch.key), known.get(batch.name)
        if batch.name in after:
            raise ValueError(f"{batch.name}: two batches have this name")
        if old and batch.key is not None and old.key == key and batch.name not in spoilt:
            after[batch.name] = old
        else:
            state = old.unpacked() if old else {}
            opened.append(_Open(batch.name, key, state, list(batch.targets()), spoilt.get(batch.name, frozenset()), {}))
            after[batch.name] = Packed.of(key, {})
    paths = [path for each in opened for target in each.targets for path in target.paths]
    gone = {path for name, old in known.items() if after.get(name) is not old for path in old.paths()}
    if before is None or len(paths) != len(gone) or gone != set(paths):
        _refuse_unsafe([*paths, *(path for packed in after.values() for path in packed.paths())], never or {})
    gone = (_files(folder) if before is None else gone).difference(paths)
    folder.mkdir(parents=True, exist_ok=True)
    written = _write_stale(folder, opened, memory, digest)
    for path in gone:
        memory.unlink(missing_ok=True)
        _remove(folder, path)
    for each in opened:
        after[each.name] = Packed.of(each.key, each.after)
    if before != after or marked != mark or not memory.exists():
        _save(memory, folder, after, mark)
    return Written(written, sum(packed.count for packed in after.values()) - written, len(gone))


def _batches(targets: Iterable[Target | Batch]) -> Iterator[Batch]:
    """The batches, and behind them one of what is in none."""
    alone: list[Target] = []
    for each in targets:
        if isinstance(each, Batch):
            yield each
        else:
            alone.append(each)
    yield Batch("", None, lambda: alone)


def _digests(salt: str) -> Callable[[str | None], bytes]:
    """What gives the digest of a key; nothing, where there is none."""
    salted = hashlib.blake2b(salt.encode(), digest_size=16)

    def digest(key: str | None) -> bytes:
        if key is None:
            return b""
        found = salted.copy()
        found.update(key.encode())
        return found.digest()

    return digest


def _write_stale(folder: Path, opened: list[_Open], memory: Path, digest: Callable[[str | None], bytes]) -> int:
    """Make those targets of opened batches whose key is another one, and say what they are now; how many were written."""
    stale: list[_Stale] = []
    for batch in opened:
        for target in batch.targets:
            key, old = digest(target.key), batch.before.get(target.paths)
            if old and key and key == old[0] and target.paths not in batch.spoilt:
                batch.after[target.paths] = old
            else:
                stale.append(_Stale(target, key, old is not None, batch.after))
    written = 0
    for each, (sizes, fresh) in zip(stale, _make_all(folder, stale, memory), strict=True):
        each.state[each.target.paths] = (each.key, sizes)
        written += fresh
    return written


def _as_made(folder: Path, paths: tuple[str, ...], sizes: Sizes) -> bool:
    return all(_size(f"{folder}/{path}") == size for path, size in zip(paths, sizes, strict=True))


def keep(memory: Path, salt: str, pieces: Iterable[tuple[str, str, Callable[[], bytes]]]) -> list[bytes]:
    """The pieces of a large file, made only where they were not kept from the last run.

    Args:
        memory: the file that keeps them.
        salt: what every piece depends on besides its key.
        pieces: of each its name, its key, and what makes it.
    """
    before: dict[str, tuple[str, bytes]] = {}
    with suppress(Exception), memory.open("rb") as stream:  # a damaged file can raise anything
        if pickle.load(stream) == salt:
            before = pickle.load(stream)
    pieces = list(pieces)
    missing = [piece for piece in pieces if before.get(piece[0], _NEVER)[0] != piece[1]]
    for some in cores.share(lambda some: [(name, key, make()) for name, key, make in some], missing, PARALLEL_FROM):
        before |= {name: (key, made) for name, key, made in some}
    after = {name: before[name] for name, _, _ in pieces}
    if missing or len(after) != len(before):
        _replace(memory, salt, after)
    return [piece for _, piece in after.values()]


_NEVER = ("", b"")


_NO_NAMES = frozenset(("", ".", ".."))


def _refuse_unsafe(paths: Iterable[str], never: Mapping[str, str]) -> None:
    files: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        if path in files:
            raise Unsafe(f"{path}: two things have this path")
        if path in never:
            raise Unsafe(never[path])
        if not _NO_NAMES.isdisjoint(path.split("/")):
            raise Unsafe(f"{path}: outside the folder")
        files.add(path)
        while (path := path.rpartition("/")[0]) and path not in folders:
            folders.add(path)
    for path in sorted(files & folders):
        raise Unsafe(f"{path}: one thing is a file of this path, another lies in a folder of this path")


def replace_folder(folder: Path, files: Iterable[tuple[str, bytes]], sign: str) -> int:
    """Write a folder anew, whole or not at all: the old one stays until the new one is complete.

    Args:
        folder: is replaced by one that holds the files alone.
        files: paths and contents, which may be made while they are written.
        sign: the name of a file by which a folder is known that may be replaced: nobody's own files are lost.

    Returns:
        How many bytes were written.

    Raises:
        Unsafe: there is something else in the folder's place.
        OSError: it cannot be written.
    """
    folder = folder.resolve()  # `.` has no name to put another in its place by
    if _size(folder) not in (NOTHING, FOLDER) or (
        _size(folder) == FOLDER and any(folder.iterdir()) and not (folder / sign).is_file()
    ):
        raise Unsafe(f"{folder}: there is something else in this place")
    folder.parent.mkdir(parents=True, exist_ok=True)
    part, old = (folder.with_name(f".{folder.name}.{what}") for what in ("part", "old"))
    if _size(folder) == NOTHING and _size(old) == FOLDER:  # a run died between two renamings
        os.rename(old, folder)
    for left in (part, old):
        shutil.rmtree(left, ignore_errors=True)
    try:
        part.mkdir()
        count = 0
        real: set[str] = set()
        for path, content in files:
            _put(part, path, content, False, None, real)
            count += len(content)
        if _size(folder) == FOLDER:
            os.rename(folder, old)
        os.rename(part, folder)
    finally:
        if _size(folder) == NOTHING and _size(old) == FOLDER:
            os.rename(old, folder)
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return count


def has(folder: Path, path: str, sha256: str) -> bool:
    """Whether a folder has a file with this digest."""
    try:
        with open(folder / path, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except OSError:
        return False


def provide(folder: Path, target: Target) -> None:
    """Write the files of one target, as far as they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    _make(folder, target, True, None, set())


def _make_all(folder: Path, stale: list[_Stale], memory: Path) -> Iterator[tuple[Sizes, int]]:
    """Make and write, on all cores where it pays."""

    def make(some: Sequence[_Stale]) -> list[tuple[Sizes, int]]:
        real: set[str] = set()
        return [_make(folder, each.target, each.known, memory, real) for each in some]

    for made in cores.share(make, stale, PARALLEL_FROM):
        yield from made


def _make(folder: Path, target: Target, known: bool, memory: Path | None, real: set[str]) -> tuple[Sizes, int]:
    """The sizes of a target's files, and how many of them had to be written."""
    sizes, written = [], 0
    for path, content in zip(target.paths, target.make(), strict=True):
        if isinstance(content, Path):
            content = _read(content)
        written += _put(folder, path, content, known, memory, real)
        sizes.append(len(content))
    return tuple(sizes), written


def _put(folder: Path | str, path: str, content: bytes, known: bool, memory: Path | None, real: set[str]) -> bool:
    """Whether a content had to be written, since it was not there.

    From the first write until the new state is saved nothing is remembered: after a run that died, the next one looks
    at everything. ``known`` says that something was there; ``real`` are the folders that are known to exist.
    """
    place = f"{folder}/{path}"
    if known and _holds(place, content):
        return False
    if memory and not real:
        memory.unlink(missing_ok=True)
    _make_way(folder, path, real)
    if _write_new(place, content):  # to look first whether there is something would take as long again
        return True
    if _size(place) == FOLDER:
        shutil.rmtree(place)
        return _write_new(place, content)
    if _holds(place, content):
        return False
    part = place + ".part"  # the last site stays whole: a file is the old one or the new one, never a part
    if _size(part) != NOTHING:  # a run that died left it
        os.unlink(part)
    _write_new(part, content)
    os.replace(part, place)
    return True


def _holds(place: str, content: bytes) -> bool:
    """Whether a file has this content."""
    return _size(place) == len(content) and _read(place) == content


def _read(place: Path | str) -> bytes:
    with open(place, "rb", buffering=0) as stream:
        return stream.read()


def _write_new(path: str, content: bytes) -> bool:
    """Whether the file could be written, since there was nothing of this name."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    except FileExistsError:
        return False
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)
    return True


def _make_way(folder: Path | str, path: str, real: set[str]) -> None:
    """Make the folders that a file lies in. What stands in their place goes, also a link: it may lead anywhere."""
    parent = path.rpartition("/")[0]
    if not parent or parent in real:
        return
    _make_way(folder, parent, real)
    place = f"{folder}/{parent}"
    try:
        os.mkdir(place)
    except FileExistsError:
        if _size(place) != FOLDER:
            with suppress(OSError):  # the other process was faster
                os.unlink(place)
            with suppress(FileExistsError):  # as above
                os.mkdir(place)
    real.add(parent)


NOTHING, FOLDER, OTHER = -1, -2, -3
"""Sizes of what is no file; a link is ``OTHER``, wherever it leads."""


def _size(path: Path | str) -> int:
    try:
        state = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING
    return state.st_size if stat.S_ISREG(state.st_mode) else FOLDER if stat.S_ISDIR(state.st_mode) else OTHER


def _files(folder: Path) -> set[str]:
    """All files and links below a folder; links are not followed."""
    found = set()
    for place, folders, files in os.walk(folder):
        names = [*files, *(name for name in folders if os.path.islink(f"{place}/{name}"))]
        found.update(os.path.relpath(f"{place}/{name}", folder) for name in names)
    return found


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty; nothing that lies behind a link, nor what took its place."""
    place = folder / path
    if _size(place) == FOLDER or place.parent.resolve() != folder.resolve() / path.rpartition("/")[0]:
        return
    with suppress(FileNotFoundError, NotADirectoryError):
        place.unlink()
    for parent in (folder / path).parents:
        if parent == folder:
            return
        try:
            parent.rmdir()
        except OSError:
            return


def _identity(folder: Path) -> tuple[str, int, int]:
    """Which folder this is: another one of the same name has none of its files."""
    state = folder.stat()
    return str(folder.resolve()), state.st_dev, state.st_ino


def marked(folder: Path, memory: Path) -> str:
    """The mark under which a folder was written last; empty, where nothing remembers it."""
    with suppress(Exception), memory.open("rb") as stream:  # a damaged file can raise anything
        identity, mark = pickle.load(stream)
        if identity == _identity(folder):
            return mark
    return ""


def _load(memory: Path, folder: Path) -> tuple[Memory | None, str]:
    """What is remembered, if it is of this folder and in this form, and its mark."""
    try:
        with memory.open("rb") as stream:
            identity, mark = pickle.load(stream)
            found = pickle.load(stream)
            if identity == _identity(folder) and all(isinstance(each, Packed) for each in found.values()):
                return found, mark
    except Exception:  # a damaged file can raise anything; without it everything is compared
        pass
    return None, ""


def _save(memory: Path, folder: Path, state: Memory, mark: str) -> None:
    _replace(memory, (_identity(folder), mark), state)


def _replace(memory: Path, *contents: object) -> None:
    memory.parent.mkdir(parents=True, exist_ok=True)
    part = memory.with_name(f"{memory.name}.{os.getpid()}")
    with part.open("wb") as stream:
        for content in contents:
            pickle.dump(content, stream, pickle.HIGHEST_PROTOCOL)
    part.replace(memory)
