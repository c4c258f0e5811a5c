"""The site generator, run only when something that it reads has changed: it takes longer than all the rest."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from panji.code import code_digest

RENDERED = Path(".panji/rendered")
"""Where MkDocs writes what it renders; scripts/mkdocs_hooks.py sets it."""

MADE_OF = ".made-of"
"""Lies among what was rendered, and says from what. MkDocs empties the folder, so it vanishes with what it speaks of."""

READS = ("docs", "scripts", "records/register.yml", "records/vocabulary")
"""Files and folders, besides ``mkdocs.yml``, on which the rendered pages depend."""


class Failed(RuntimeError):
    """The generator failed; with what it said."""


def render(root: Path) -> Path:
    """Have the hand-written pages and the frames rendered, unless what they are made of is what it was the last time.

    Args:
        root: the folder that holds ``mkdocs.yml``.

    Returns:
        The folder with what was rendered.

    Raises:
        Failed: the generator did.
    """
    folder, now = root / RENDERED, made_of(root)
    mark = folder / MADE_OF
    if not mark.is_file() or mark.read_text() != now:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "mkdocs.yml")]
        environment = os.environ | {"PANJI_ONLY_RENDER": "1", "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise Failed(done.stdout.strip())
        mark.write_text(now)
    return folder


def made_of(root: Path) -> str:
    """A digest of all that the generator reads: files, packages by name and version, and what Panji's code tells it."""
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    digest = hashlib.sha256(f"{code_digest()} {packages}".encode())
    for file in (root / "mkdocs.yml", *_files(root)):
        digest.update(f"\n{file.relative_to(root).as_posix()} ".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for path in (root / name for name in READS):
        for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
            if file.is_file() and file.suffix != ".pyc":
                yield file
