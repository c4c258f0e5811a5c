"""Make a folder hold exactly what was made, touching only what changed.

Creating a file costs thirty times what leaving it alone does, and most of a site is the same from one build to the
next. So the folder's state is remembered: for each path the key of what it was made from, and its size.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
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
    """Two things want to be written to one path, or one to a path outside the folder."""


def write(folder: Path, targets: Iterable[Target], memory: Path) -> Written:
    """Write a folder.

    Args:
        folder: is created; what it holds besides the targets is removed.
        targets: what it shall hold.
        memory: the file that remembers the folder's state between runs.

    Raises:
        Unsafe: two targets have one path, or a path leads out of the folder. Nothing was written then.
    """
    targets = list(targets)
    _refuse_unsafe(targets)
    folder.mkdir(parents=True, exist_ok=True)
    before = _load(memory, folder)
    known = before is not None
    state: State = {}
    stale: list[tuple[Target, str]] = []
    for target in targets:
        key = "" if target.key is None else hashlib.blake2b(target.key.encode(), digest_size=16).hexdigest()
        old = before.get(target.path) if before else None
        if old and key and old[0] == key and _size(folder / target.path) == old[2]:
            state[target.path] = old
        else:
            stale.append((target, key))
    written = 0
    for (target, key), (digest, size, fresh) in zip(stale, _make_all(folder, stale, before or {}), strict=True):
        state[target.path] = (key, digest, size)
        written += fresh
    gone = (before.keys() if known and before else _files(folder)) - state.keys()
    for path in gone:
        _remove(folder, path)
    if written or gone or not known or before != state:
        _save(memory, folder, state)
    return Written(written, len(targets) - written, len(gone))


def _refuse_unsafe(targets: list[Target]) -> None:
    seen = set()
    for target in targets:
        if target.path in seen:
            raise Unsafe(f"{target.path}: two things have this path")
        if target.path.startswith("/") or ".." in target.path.split("/"):
            raise Unsafe(f"{target.path}: outside the folder")
        seen.add(target.path)


_job: tuple[Path, list[tuple[Target, str]], State] | None = None


def _make_all(folder: Path, stale: list[tuple[Target, str]], before: State) -> Iterable[tuple[str, int, bool]]:
    """Make and write, on all cores where it pays. Processes are forked, so what makes the content needs no pickling."""
    global _job
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if len(stale) < PARALLEL_FROM or cores < 2:
        return [_make(folder, target, before) for target, _ in stale]
    _job = (folder, stale, before)
    size = -(-len(stale) // (cores * 8))
    starts = range(0, len(stale), size)
    try:
        with ProcessPoolExecutor(cores, mp_context=get_context("fork")) as pool:
            return [made for some in pool.map(_make_some, starts, [size] * len(starts)) for made in some]
    finally:
        _job = None


def _make_some(start: int, size: int) -> list[tuple[str, int, bool]]:
    assert _job
    folder, stale, before = _job
    return [_make(folder, target, before) for target, _ in stale[start : start + size]]


def _make(folder: Path, target: Target, before: State) -> tuple[str, int, bool]:
    """Digest and size of a target's content, and whether it had to be written."""
    content = target.content()
    if isinstance(content, Path):
        content = content.read_bytes()
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    path = folder / target.path
    old = before.get(target.path)
    size = _size(path)
    if size == len(content) and ((old and old[1] == digest) or path.read_bytes() == content):
        return digest, size, False
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
    if size == -2:
        shutil.rmtree(path)
    part.replace(path)
    return digest, len(content), True


def _size(path: Path) -> int:
    """A file's size; -1 where there is none, -2 where a folder stands in its place."""
    try:
        state = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return -1
    return -2 if path.is_dir() else state.st_size


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}


def _remove(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
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


def _load(memory: Path, folder: Path) -> State | None:
    try:
        with memory.open("rb") as stream:
            identity, state = pickle.load(stream)
    except (OSError, EOFError, pickle.UnpicklingError, ValueError, AttributeError):
        return None
    return state if identity == _identity(folder) else None


def _save(memory: Path, folder: Path, state: State) -> None:
    memory.parent.mkdir(parents=True, exist_ok=True)
    part = memory.with_name(memory.name + ".part")
    with part.open("wb") as stream:
        pickle.dump((_identity(folder), state), stream, pickle.HIGHEST_PROTOCOL)
    part.replace(memory)
