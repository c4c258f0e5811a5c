"""Files and folders on disk: a file is the old one or the new one, never a part; a link is never followed."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path


class Unsafe(ValueError):
    """Two things want to be written to one path, or one to a path that is none, or outside the folder."""


def put(folder: Path | str, path: str, content: bytes, real: set[str]) -> bool:
    """Whether a content had to be written, since it was not there. ``real`` are the folders that are known to exist."""
    place = f"{folder}/{path}"
    _make_way(folder, path, real)
    if _write_new(place, content):  # to look first whether there is something would take as long again
        return True
    if size(place) == FOLDER:
        shutil.rmtree(place)
        return _write_new(place, content)
    if holds(place, content):
        return False
    part = place + ".part"  # the last site stays whole: a file is the old one or the new one, never a part
    if size(part) != NOTHING:  # a run that died left it
        os.unlink(part)
    _write_new(part, content)
    os.replace(part, place)
    return True


def holds(place: str, content: bytes) -> bool:
    """Whether a file has this content."""
    return size(place) == len(content) and read(place) == content


def read(place: Path | str) -> bytes:
    """The bytes of a file; for small ones, of which there are many, faster than a path's own method."""
    with open(place, "rb", buffering=0) as stream:
        return stream.read()


def _write_new(path: str, content: bytes) -> bool:
    """Whether the file could be written, since there was nothing of this name."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    except FileExistsError:
        return False
    try:
        written = os.write(file, content)
        while written < len(content):
            written += os.write(file, memoryview(content)[written:])
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
        if size(place) != FOLDER:
            with suppress(OSError):  # the other process was faster
                os.unlink(place)
            with suppress(FileExistsError):  # as above
                os.mkdir(place)
    real.add(parent)


NOTHING, FOLDER, OTHER = -1, -2, -3
"""Sizes of what is no file; a link is ``OTHER``, wherever it leads."""


def size(path: Path | str) -> int:
    """The size of a file; a negative number for what is none."""
    try:
        state = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING
    return state.st_size if stat.S_ISREG(state.st_mode) else FOLDER if stat.S_ISDIR(state.st_mode) else OTHER


def below(folder: Path) -> set[str]:
    """All files and links below a folder; links are not followed."""
    found = set()
    for place, folders, files in os.walk(folder):
        names = [*files, *(name for name in folders if os.path.islink(f"{place}/{name}"))]
        found.update(os.path.relpath(f"{place}/{name}", folder) for name in names)
    return found


def remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty; nothing that lies behind a link, nor what took its place."""
    place = folder / path
    if size(place) == FOLDER or place.parent.resolve() != folder.resolve() / path.rpartition("/")[0]:
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
