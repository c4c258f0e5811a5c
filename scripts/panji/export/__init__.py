"""A release of the data: the whole register in formats for machines, one module a format, found by its name.

A format has a function ``render(site, tables)`` that yields the files of a release, each with its path and bytes: the
same for the same register and day. One that needs a package which may be missing yields nothing without it, and says so
in ``missing()``. The package's description, ``datapackage.json``, and the checksums are made last, from all the others.
"""

from __future__ import annotations

import hashlib
import json
import pkgutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from panji import dataset, output
from panji.code import code_digest
from panji.export.package import PACKAGE, SUMS, Content, checksums, package
from panji.register import Register
from panji.site import Site


@cache
def formats() -> dict[str, ModuleType]:
    """The modules of formats, by name, in alphabetical order."""
    found = {each.name: import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__)}
    return {name: module for name, module in sorted(found.items()) if hasattr(module, "render")}


def missing() -> dict[str, str]:
    """The formats that cannot be made here, each with the package that it needs."""
    return {
        name: module.missing() for name, module in formats().items() if hasattr(module, "missing") and module.missing()
    }


def release(site: Site, made_of: str = "") -> Iterator[tuple[str, bytes]]:
    """The files of a release, each with its path, one after another: they need not be in memory together.

    Args:
        site: the register, as of a day.
        made_of: what the release says of itself, to tell it from one that was made of something else.
    """
    tables = dataset.tables(site)
    contents: dict[str, Content] = {}
    for module in formats().values():
        for path, content in module.render(site, tables):
            contents[path] = Content(len(content), hashlib.sha256(content).hexdigest())
            yield path, content
    described = package(site, tables, contents, made_of)
    contents[PACKAGE] = Content(len(described), hashlib.sha256(described).hexdigest())
    yield PACKAGE, described
    yield SUMS, checksums(contents)


def made_of(register: Register, as_of: date) -> str:
    """What a release of a register is made of: files, code, day, and the programs that write its databases."""
    files = [f"{path} {file.digest}" for path, file in register.files.items()]
    parts = [code_digest(), as_of.isoformat(), sqlite3.sqlite_version, *missing(), *files]
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def is_current(folder: Path, register: Register, as_of: date) -> bool:
    """Whether a folder already has the whole release of a register as of a day."""
    try:
        described = json.loads((folder / PACKAGE).read_bytes())
        sums = (folder / SUMS).read_text("utf-8")
    except (OSError, ValueError):
        return False
    if not isinstance(described, dict) or described.get("made_of") != made_of(register, as_of):
        return False
    return all(
        output.has(folder, path, sha256) for sha256, _, path in (line.partition("  ") for line in sums.splitlines())
    )


def write(folder: Path, files: Iterator[tuple[str, bytes]]) -> int:
    """Write a release, whole or not at all, and give its size. What an earlier release left is replaced.

    Raises:
        output.Unsafe: the folder holds something that is no release.
        OSError: it cannot be written.
    """
    return output.replace_folder(folder, files, PACKAGE)
