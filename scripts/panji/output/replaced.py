"""A folder that is written anew, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from panji.output.files import FOLDER, NOTHING, Unsafe, put, size


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
    if size(folder) not in (NOTHING, FOLDER) or (
        size(folder) == FOLDER and any(folder.iterdir()) and not (folder / sign).is_file()
    ):
        raise Unsafe(f"{folder}: there is something else in this place")
    folder.parent.mkdir(parents=True, exist_ok=True)
    part, old = (folder.with_name(f".{folder.name}.{what}") for what in ("part", "old"))
    if size(folder) == NOTHING and size(old) == FOLDER:  # a run died between two renamings
        os.rename(old, folder)
    for left in (part, old):
        shutil.rmtree(left, ignore_errors=True)
    try:
        part.mkdir()
        count = 0
        real: set[str] = set()
        for path, content in files:
            put(part, path, content, real)
            count += len(content)
        if size(folder) == FOLDER:
            os.rename(folder, old)
        os.rename(part, folder)
    finally:
        if size(folder) == NOTHING and size(old) == FOLDER:
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
