"""The site generator, run only when something that it reads has changed: it takes longer than all the rest."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from panji.corpus import code_digest

RENDERED = Path(".panji/rendered")
"""Where MkDocs writes what it renders; scripts/mkdocs_hooks.py sets it."""

MADE_OF = ".made-of"
"""Lies among what was rendered, and says from what. MkDocs empties the folder, so it vanishes with what it speaks of."""

READS = ("docs", "scripts", "records/register.yml", "records/vocabulary")
"""Files and folders, besides ``mkdocs.yml``, on which the rendered pages depend."""


class Failed(RuntimeError):
    """The generator failed; with what it said."""


class Rendering:
    """The hand-written pages and the frames of a register, rendered while something else goes on.

    Args:
        root: the folder that holds ``mkdocs.yml``.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / RENDERED
        self.config = root / "mkdocs.yml"
        self.made_of = made_of(root)
        self.process: subprocess.Popen[str] | None = None
        mark = self.folder / MADE_OF
        if mark.is_file() and mark.read_text() == self.made_of:
            return
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(self.config)]
        environment = os.environ | {"PANJI_ONLY_RENDER": "1", "NO_MKDOCS_2_WARNING": "1"}
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def wait(self) -> Path:
        """The folder with what was rendered.

        Raises:
            Failed: the generator did.
        """
        if self.process:
            said, _ = self.process.communicate()
            if self.process.returncode:
                raise Failed(said.strip())
            (self.folder / MADE_OF).write_text(self.made_of)
        return self.folder


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
