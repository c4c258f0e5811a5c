"""Make a folder hold exactly what was made, touching only what changed.

Creating a file costs thirty times what leaving it alone does, and most of a site is the same from one build to the
next. So the folder's state is remembered: for each path the key of what it was made from, and its size. Of a batch whose
key is the same nothing more is looked at, not even what is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from panji import cores
from panji.output import files
from panji.output.batches import PARALLEL_FROM, Batch, Named, Target, Writer, make, named
from panji.output.files import Unsafe
from panji.output.kept import keep
from panji.output.memory import Remembered, Sizes, load, marked, memory_of, save
from panji.output.replaced import has, replace_folder

__all__ = [
    "Batch", "Look", "Target", "Unsafe", "Written", "has", "keep", "look", "looked_at", "marked", "memory_of", "provide",
    "replace_folder", "write",
]  # fmt: skip


class Written(NamedTuple):
    """How many files were written, left as they were, and removed."""

    written: int
    unchanged: int
    removed: int


class Look(NamedTuple):
    """How many files a folder had, and by batch those targets whose files are not as they were made; None, where nothing
    remembers it.
    """

    count: int
    spoilt: Mapping[str, frozenset[tuple[str, ...]]] | None


def look(folder: Path, memory: Path) -> Look:
    """See whether a folder's files are of the size that they had when they were written."""
    before = load(memory, folder)
    if before is None:
        return Look(0, None)
    spoilt = {}
    for name, packed in before.batches.items():
        state = packed.unpacked()
        if found := [paths for paths, (_, sizes) in state.items() if not _as_made(folder, paths, sizes)]:
            spoilt[name] = frozenset(found)
    return Look(sum(packed.count for packed in before.batches.values()), spoilt)


def looked_at(root: Path, folder: Path) -> Callable[[], Look]:
    """Begin to look at a folder that is remembered below another one, while something else goes on; what comes back waits
    for the end of that.
    """
    return cores.aside(partial(look, folder, memory_of(root, folder)))


def _as_made(folder: Path, paths: tuple[str, ...], sizes: Sizes) -> bool:
    return all(files.size(f"{folder}/{path}") == size for path, size in zip(paths, sizes, strict=True))


def write(
    folder: Path,
    batches: Sequence[Batch],
    memory: Path,
    salt: str = "",
    mark: str = "",
    seen: Callable[[], Look] | None = None,
    never: Mapping[str, str] | None = None,
) -> Written:
    """Write a folder.

    Args:
        folder: is created; what it holds besides the targets is removed.
        batches: what it shall hold. Where most of it is there already, another core lists and makes a part of them.
        memory: the file that remembers the folder's state between runs.
        salt: what every target depends on besides its key.
        mark: remembered with the state, for whoever asks whether anything has changed.
        seen: gives what :func:`look` saw, where somebody has looked since the folder was last written.
        never: paths that no target may have, and why.

    Raises:
        Unsafe: two targets have one path, one needs a folder where another is a file, or a path leads out of the
            folder, or is one of those that none may have. Nothing was written then.
        ValueError: two batches have one name.
    """
    before = load(memory, folder)
    spoilt = (seen() if seen else look(folder, memory)).spoilt or {}
    writer = Writer(folder, memory, before.batches if before else {}, spoilt, salt)
    anew = before is None or before.salt != salt
    numbers, own = iter(()) if anew else cores.dealt(len(batches)), set()

    def mine() -> Iterator[Batch]:
        for number in numbers:
            own.add(number)
            yield batches[number]

    def others() -> list[Batch]:
        return [batch for number, batch in enumerate(batches) if number not in own]

    beside = None
    if cores.count() > 1 and not anew:
        beside = cores.Beside(lambda: writer.steps(mine()), instead=lambda: writer.steps(others()))
    try:
        kept, opened = ([], writer.listed_anew(batches)) if anew else writer.listed(mine())
        here, there = named(kept, opened), beside.result() if beside else NOTHING
        # Whether a new file is in another's way only one can see who knows all; and where much has to be made, it is made
        # by processes that begin with what one has worked out for all of it.
        if beside and not (here.settled and there.settled and here.stale + there.stale <= PARALLEL_FROM):
            beside.stop()
            beside, there = None, NOTHING
            for some, more in zip((kept, opened), writer.listed(others()), strict=True):
                some += more
        here = named(kept, opened)
        names = [*kept, *here.opened, *there.kept, *there.opened]
        if len(set(names)) < len(names):
            raise ValueError(f"{max(names, key=names.count)}: two batches have this name")
        paths = {path for each in opened for path in each.paths}
        if not here.settled or before is None:
            _refuse_unsafe([*writer.paths(kept), *(path for each in opened for path in each.paths)], never or {})
        gone = (
            writer.paths(writer.known.keys() - {*kept, *there.kept, *there.opened}) if before else files.below(folder)
        )
        folder.mkdir(parents=True, exist_ok=True)
        if beside:
            beside.begin()
        made = writer.made(opened)
        if beside:
            made = made.and_(beside.result())
    finally:
        if beside:
            beside.stop()
    gone = set(gone) - paths
    for path in gone:
        memory.unlink(missing_ok=True)
        files.remove(folder, path)
    after = {name: writer.known[name] for name in (*kept, *there.kept)} | made.batches
    now = Remembered(after, salt, mark)
    if before != now or not memory.exists():
        save(memory, folder, now)
    count = sum(packed.count for packed in after.values())
    return Written(made.count, count - made.count, len(gone))


NOTHING = Named([], [], True, 0)
"""What nobody has listed."""


def provide(folder: Path, target: Target) -> None:
    """Write the files of one target, as far as they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    make(folder, target, True, None, set())


_NO_NAMES = frozenset(("", ".", ".."))


def _refuse_unsafe(paths: Iterable[str], never: Mapping[str, str]) -> None:
    files: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        if path in files:
            raise Unsafe(f"{path}: two things have this path")
        if path in never:
            raise Unsafe(never[path])
        if not _NO_NAMES.isdisjoint(path.split("/")):
            raise Unsafe(f"{path}: outside the folder")
        files.add(path)
        while (path := path.rpartition("/")[0]) and path not in folders:
            folders.add(path)
    for path in sorted(files & folders):
        raise Unsafe(f"{path}: one thing is a file of this path, another lies in a folder of this path")
