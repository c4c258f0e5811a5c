"""What is remembered of a folder: of each batch of targets the key, and of each file its size."""

from __future__ import annotations

import hashlib
import os
import pickle
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

MEMORY = ".panji/site"

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


Batches = dict[str, Packed]
"""By their names."""


class Remembered(NamedTuple):
    """The batches of a folder, what they all depended on, and the mark under which it was written."""

    batches: Batches
    salt: str
    mark: str


def memory_of(root: Path, folder: Path) -> Path:
    """The file below ``root`` that remembers a folder."""
    return root / f"{MEMORY}-{hashlib.blake2b(str(folder.resolve()).encode(), digest_size=16).hexdigest()}"


def load(memory: Path, folder: Path) -> Remembered | None:
    """What is remembered, if it is of this folder and in this form."""
    with suppress(Exception), memory.open("rb") as stream:  # a damaged file can raise anything
        identity, mark = pickle.load(stream)
        salt, batches = pickle.load(stream)
        if identity == _identity(folder) and all(isinstance(each, Packed) for each in batches.values()):
            return Remembered(batches, salt, mark)
    return None


def marked(folder: Path, memory: Path) -> str:
    """The mark under which a folder was written last; empty, where nothing remembers it."""
    with suppress(Exception), memory.open("rb") as stream:  # as above
        identity, mark = pickle.load(stream)
        if identity == _identity(folder):
            return mark
    return ""


def save(memory: Path, folder: Path, remembered: Remembered) -> None:
    replace(memory, (_identity(folder), remembered.mark), (remembered.salt, remembered.batches))


def replace(memory: Path, *contents: object) -> None:
    """Write a file that remembers something, whole or not at all."""
    memory.parent.mkdir(parents=True, exist_ok=True)
    part = memory.with_name(f"{memory.name}.{os.getpid()}")
    with part.open("wb") as stream:
        for content in contents:
            pickle.dump(content, stream, pickle.HIGHEST_PROTOCOL)
    part.replace(memory)


def _identity(folder: Path) -> tuple[str, int, int]:
    """Which folder this is: another one of the same name has none of its files."""
    state = folder.stat()
    return str(folder.resolve()), state.st_dev, state.st_ino
