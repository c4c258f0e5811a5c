"""The disk's side of an import: the collection is read whole, and the register is written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from panji.diagnostic import Fault
from panji.document import LARGEST


class Placing(NamedTuple):
    """What would happen to the files of a register.

    ``new`` and ``different`` (there already, with other content) by path; ``taken`` are new paths whose record is there
    in another language, with that file; ``kept`` are settings and vocabularies that are there already, and differ.
    """

    new: dict[str, bytes]
    different: dict[str, bytes]
    unchanged: int
    taken: dict[str, str]
    kept: list[str]


def collect(folder: Path, glob: str) -> dict[str, bytes | Fault]:
    """The files of a folder by path, in order; a fault in place of one that cannot be had.

    Raises:
        NotADirectoryError: there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(20, "no such folder", str(folder))
    found: dict[str, bytes | Fault] = {}
    for path in folder.glob(glob):
        if path.is_dir():
            continue
        try:
            size, content = path.stat().st_size, None
            if size <= LARGEST:
                content = path.read_bytes()
            fault = Fault("unreadable-file", "too-large", values=(("detail", f"{size / 1024 / 1024:.1f}"),))
        except OSError:
            content, fault = None, Fault("unreadable-file", "no-access")
        found[path.relative_to(folder).as_posix()] = fault if content is None else content
    return dict(sorted(found.items()))


def edges(path: Path, within: str | None) -> list[Any]:
    """A list from a JSON file.

    Args:
        path: the file.
        within: the keys that lead to the list, joined by dots; None if the file is the list.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not JSON, or there is no list.
    """
    data = json.loads(path.read_bytes())
    for key in within.split(".") if within else ():
        data = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, list):
        raise ValueError(within or "[]")
    return data


def compare(into: Path, records: dict[str, bytes], setup: dict[str, bytes]) -> Placing:
    """See what lies where the files shall go. ``setup`` files go only where there is none."""
    there = {path: (into / path).read_bytes() for path in (*records, *setup) if (into / path).is_file()}
    new = {path: content for path, content in (records | setup).items() if path not in there}
    different = {path: content for path, content in records.items() if there.get(path, content) != content}
    names = {folder: _names(into / folder) for folder in {path.rpartition("/")[0] for path in new}}
    taken = {}
    for path in sorted(new.keys() & records.keys()):
        folder, _, name = path.rpartition("/")
        stem = name.partition(".")[0]
        if others := [other for other in names[folder] if re.fullmatch(rf"{stem}\.\w+\.md", other)]:
            taken[path] = others[0]
    kept = [path for path, content in setup.items() if there.get(path, content) != content]
    return Placing(new, different, len(there.keys() & records.keys()) - len(different), taken, kept)


def _names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.is_dir() else []


def write(into: Path, files: dict[str, bytes]) -> None:
    """Write all files or none: to a folder beside them first, then each moved to its place; undone if a move fails.

    Raises:
        OSError: the disk is full, read-only …; everything is as it was before.
    """
    if not files:
        return
    into.mkdir(parents=True, exist_ok=True)
    moved: list[Path] = []
    with tempfile.TemporaryDirectory(prefix=".panji-import-", dir=into) as name:
        new, old = Path(name, "new"), Path(name, "old")
        for path, content in files.items():
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_bytes(content)
        try:
            for path in files:
                target = into / path
                target.parent.mkdir(parents=True, exist_ok=True)
                if target.exists():
                    (old / path).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(target, old / path)
                os.replace(new / path, target)
                moved.append(target)
        except BaseException:
            for target in moved:
                before = old / target.relative_to(into)
                os.replace(before, target) if before.exists() else target.unlink()
            raise
