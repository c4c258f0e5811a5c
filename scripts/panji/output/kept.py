"""The pieces of something large, made only where they were not kept from the last run."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from panji import cores
from panji.output.memory import replace

PARALLEL_FROM = 400
"""Pieces to be made. Below that, starting a second process costs more than it saves."""


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
        replace(memory, salt, after)
    return [piece for _, piece in after.values()]


_NEVER = ("", b"")
