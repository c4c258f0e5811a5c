"""Make a folder hold exactly what was made, touching only what changed.

Creating a file costs thirty times what leaving it alone does, and most of a site is the same from one build to the
next. So the folder's state is remembered: for each path the key of what it was made from, and its size.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import stat
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

PARALLEL_FROM = 400
"""Files to be made. Below that, starting a second process costs more than it saves."""


class Target(NamedTuple):
    """A file to be written: its path in the folder, what makes its content, and the key of what it depends on.

    Content is bytes, or the path of a file to be copied. Without a key it is made every time.
    """

    path: str
    content: Callable[[], bytes | Path]
    key: str | None


class Written(NamedTuple):
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


State = dict[str, tuple[str, str, int]]
"""By path: digest of the key, digest of the content, size."""


class Unsafe(ValueError):
    """Two things want to be written to one path, or one to a path that is none, or outside the folder."""


def write(folder: Path, targets: Iterable[Target], memory: Path, salt: str = "", mark: str = "") -> Written:
    """Write a folder.

    Args:
        folder: is created; what it holds besides the targets is removed.
        targets: what it shall hold.
        memory: the file that remembers the folder's state between runs.
        salt: what every target depends on besides its key.
        mark: remembered with the state, for :func:`unchanged`.

    Raises:
        Unsafe: two targets have one path, one needs a folder where another is a file, or a path leads out of the
            folder. Nothing was written then.
    """
    targets = list(targets)
    before, marked = _load(memory, folder)
    if before is None or len(targets) != len(before) or {target.path for target in targets} != before.keys():
        _refuse_unsafe(targets)
    folder.mkdir(parents=True, exist_ok=True)
    known = before is not None
    there = before.keys() if before else _files(folder)
    salted = hashlib.blake2b(salt.encode(), digest_size=16)
    state: State = {}
    stale: list[tuple[Target, str]] = []
    for target in targets:
        key = ""
        if target.key is not None:
            digest = salted.copy()
            digest.update(target.key.encode())
            key = digest.hexdigest()
        old = before.get(target.path) if before else None
        if old and key and old[0] == key and _size(f"{folder}/{target.path}") == old[2]:
            state[target.path] = old
        else:
            stale.append((target, key))
    written = 0
    for (target, key), (digest, size, fresh) in zip(stale, _make_all(folder, stale, before or {}, memory), strict=True):
        state[target.path] = (key, digest, size)
        written += fresh
    gone = there - state.keys()
    for path in gone:
        memory.unlink(missing_ok=True)
        _remove(folder, path)
    if written or gone or not known or marked != mark or before != state:
        _save(memory, folder, state, mark)
    return Written(written, len(targets) - written, len(gone))


def unchanged(folder: Path, memory: Path, mark: str) -> Written | None:
    """Whether a folder still holds all that was written under a mark, each file of the size that it had; else None."""
    state, marked = _load(memory, folder)
    if state is None or marked != mark or any(_size(f"{folder}/{path}") != old[2] for path, old in state.items()):
        return None
    return Written(0, len(state), 0)


_NO_NAMES = frozenset(("", ".", ".."))


def _refuse_unsafe(targets: list[Target]) -> None:
    files: set[str] = set()
    folders: set[str] = set()
    for target in targets:
        path = target.path
        if path in files:
            raise Unsafe(f"{path}: two things have this path")
        if not _NO_NAMES.isdisjoint(path.split("/")):
            raise Unsafe(f"{path}: outside the folder")
        files.add(path)
        while (path := path.rpartition("/")[0]) and path not in folders:
            folders.add(path)
    for path in sorted(files & folders):
        raise Unsafe(f"{path}: one thing is a file of this path, another lies in a folder of this path")


_job: tuple[Path, list[tuple[Target, str]], State, Path] | None = None


def _make_all(
    folder: Path, stale: list[tuple[Target, str]], before: State, memory: Path
) -> Iterable[tuple[str, int, bool]]:
    """Make and write, on all cores where it pays. Processes are forked, so what makes the content needs no pickling."""
    global _job
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if len(stale) < PARALLEL_FROM or cores < 2:
        real: set[str] = set()
        return [_make(folder, target, before, memory, real) for target, _ in stale]
    _job = (folder, stale, before, memory)
    size = -(-len(stale) // (cores * 16))
    starts = range(0, len(stale), size)
    try:
        with ProcessPoolExecutor(cores, mp_context=get_context("fork")) as pool:
            return [made for some in pool.map(_make_some, starts, [size] * len(starts)) for made in some]
    finally:
        _job = None


def _make_some(start: int, size: int) -> list[tuple[str, int, bool]]:
    assert _job
    folder, stale, before, memory = _job
    real: set[str] = set()
    return [_make(folder, target, before, memory, real) for target, _ in stale[start : start + size]]


def _make(folder: Path, target: Target, before: State, memory: Path, real: set[str]) -> tuple[str, int, bool]:
    """Digest and size of a target's content, and whether it had to be written.

    From the first write until the new state is saved nothing is remembered: after a run that died, the next one looks
    at everything. ``real`` are the folders that are known to be there.
    """
    content = target.content()
    if isinstance(content, Path):
        with open(content, "rb", buffering=0) as stream:
            content = stream.read()
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    path = f"{folder}/{target.path}"
    old = before.get(target.path)
    size = _size(path)
    if size == len(content) and ((old and old[1] == digest) or Path(path).read_bytes() == content):
        return digest, size, False
    if not real:
        memory.unlink(missing_ok=True)
    _make_way(folder, target.path, real)
    if size == FOLDER:
        shutil.rmtree(path)
    if size in (NOTHING, FOLDER):
        _write_file(path, content)
    else:  # the last site stays whole: a file is the old one or the new one, never a part
        _write_file(path + ".part", content)
        os.replace(path + ".part", path)
    return digest, len(content), True


def _write_file(path: str, content: bytes) -> None:
    with open(path, "wb", buffering=0) as stream:
        rest = memoryview(content)
        while rest:
            rest = rest[stream.write(rest) :]


def _make_way(folder: Path, path: str, real: set[str]) -> None:
    """Make the folders that a file lies in. What stands in their place goes, also a link: it may lead anywhere."""
    parent = path.rpartition("/")[0]
    if not parent or parent in real:
        return
    _make_way(folder, parent, real)
    place = f"{folder}/{parent}"
    size = _size(place)
    if size == OTHER or size >= 0:
        with suppress(OSError):  # the other process was faster
            os.unlink(place)
    if size != FOLDER:
        with suppress(FileExistsError):
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


def _load(memory: Path, folder: Path) -> tuple[State | None, str]:
    try:
        with memory.open("rb") as stream:
            identity, mark, state = pickle.load(stream)
        if identity == _identity(folder):
            return state, mark
    except Exception:  # a damaged file can raise anything; without it everything is compared
        pass
    return None, ""


def _save(memory: Path, folder: Path, state: State, mark: str) -> None:
    memory.parent.mkdir(parents=True, exist_ok=True)
    part = memory.with_name(memory.name + ".part")
    with part.open("wb") as stream:
        pickle.dump((_identity(folder), mark, state), stream, pickle.HIGHEST_PROTOCOL)
    part.replace(memory)
