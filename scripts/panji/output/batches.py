"""Targets and batches of them: which have to be made, and making them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from panji import cores
from panji.output import files
from panji.output.memory import Batches, Packed, Sizes, State

PARALLEL_FROM = 400
"""Files to be made. Below that, starting a second process costs more than it saves."""

BEGUN = 7
"""One in so many of the targets that need what is worked out ahead is made while all others are listed: in the same time."""


class Target(NamedTuple):
    """Files to be written: their paths in the folder, what makes their content, and the key of what they depend on.

    Each content is bytes, or the path of a file to be copied. Without a key they are made every time.
    """

    paths: tuple[str, ...]
    make: Callable[[], Iterable[bytes | str | Path]]
    key: str | None


class Batch(NamedTuple):
    """Targets that are listed only if something that they depend on has changed.

    ``name`` is like that of no other batch. As long as ``key`` is the same, so are the targets and all their keys.
    Without a key they are listed every time, and there may be batches among them. ``ahead`` begins to work out what many
    targets need, where all are made; what it gives back waits for the end of that. A few are made before.
    """

    name: str
    key: str | None
    targets: Callable[[], Iterable[Target | Batch]]
    ahead: Callable[[], Callable[[], None]] | None = None


class Stale(NamedTuple):
    """A target to be made, the digest of its key, and whether it was there before."""

    target: Target
    key: bytes
    known: bool


class Open(NamedTuple):
    """A batch that was looked into: the digest of its key, the paths that it had and has, what of it is as it was, and
    what has to be made.
    """

    name: str
    key: bytes
    before: list[str]
    paths: list[str]
    state: State
    stale: list[Stale]

    @property
    def settled(self) -> bool:
        """Whether it has the same files as before, so that none can be in the way of another batch's."""
        return sorted(self.paths) == sorted(self.before)


class Named(NamedTuple):
    """Batches by their names: those that are as they were, and those that were opened; whether these are settled, and how
    many targets of theirs have to be made.
    """

    kept: list[str]
    opened: list[str]
    settled: bool
    stale: int


def named(kept: list[str], opened: list[Open]) -> Named:
    """What one process says to the other of batches that it has listed."""
    settled = all(each.settled for each in opened)
    return Named(kept, [each.name for each in opened], settled, sum(len(each.stale) for each in opened))


class Made(NamedTuple):
    """How many files had to be written, and what the batches are now."""

    count: int
    batches: Batches

    def and_(self, other: Made) -> Made:
        return Made(self.count + other.count, self.batches | other.batches)


class Writer:
    """Writes a folder of which something is known.

    Args:
        folder: where.
        memory: the file that remembers it.
        known: what that says.
        spoilt: by batch, the targets whose files are not as they were made.
        salt: what every target depends on besides its key.
    """

    def __init__(
        self,
        folder: Path,
        memory: Path,
        known: Batches,
        spoilt: Mapping[str, frozenset[tuple[str, ...]]],
        salt: str,
    ) -> None:
        self.folder = folder
        self.memory = memory
        self.known = known
        self.spoilt = spoilt
        self.salted = hashlib.blake2b(salt.encode(), digest_size=16)

    def steps(self, batches: Iterable[Batch]) -> Iterator[Named | Made]:
        """List some batches and say what they are; then make what has to be made."""
        kept, opened = self.listed(batches)
        yield named(kept, opened)
        yield self.made(opened)

    def listed(self, batches: Iterable[Batch]) -> tuple[list[str], list[Open]]:
        """The names of those that are as they were, and those that were opened."""
        kept, opened = [], []
        for batch in batches:
            key, old = self._digest(batch.key), self.known.get(batch.name)
            if old and key and old.key == key and batch.name not in self.spoilt:
                kept.append(batch.name)
                continue
            targets, inner = [], []
            for each in batch.targets():
                (inner if isinstance(each, Batch) else targets).append(each)
            opened.append(self._open(batch.name, key, targets))
            for some, more in zip((kept, opened), self.listed(inner), strict=True):
                some += more
        return kept, opened

    def listed_anew(self, batches: Sequence[Batch]) -> list[Open]:
        """All batches, where all has to be made. While they are listed, other cores work out what many targets need, and
        begin to make those that need it.
        """
        begun = [batch.ahead() for batch in batches if batch.ahead]
        _, large = self.listed(batch for batch in batches if batch.ahead)
        begun.append(_begin(large))
        _, others = self.listed(batch for batch in batches if not batch.ahead)
        for wait in begun:
            wait()
        return others + large  # whose targets are many and alike: who makes the last of them is not waited for long

    def _open(self, name: str, key: bytes, targets: list[Target]) -> Open:
        before = self.known[name].unpacked() if name in self.known else {}
        spoilt = self.spoilt.get(name, frozenset())
        state, stale = {}, []
        for target in targets:
            digest, old = self._digest(target.key), before.get(target.paths)
            if old and digest and digest == old[0] and target.paths not in spoilt:
                state[target.paths] = old
            else:
                stale.append(Stale(target, digest, old is not None))
        paths = [path for target in targets for path in target.paths]
        return Open(name, key, [path for paths in before for path in paths], paths, state, stale)

    def made(self, opened: Sequence[Open]) -> Made:
        """Make what has to be made, on all cores where it pays."""
        stale = [(batch, each) for batch in opened for each in batch.stale]
        count = 0
        for (batch, each), (sizes, written) in zip(stale, self._make_all([each for _, each in stale]), strict=True):
            batch.state[each.target.paths] = (each.key, sizes)
            count += written
        return Made(count, {batch.name: Packed.of(batch.key, batch.state) for batch in opened})

    def paths(self, names: Iterable[str]) -> Iterator[str]:
        """The paths of the files that batches had."""
        for name in names:
            yield from self.known[name].paths()

    def _make_all(self, stale: list[Stale]) -> Iterator[tuple[Sizes, int]]:
        def some_made(some: Sequence[Stale]) -> list[tuple[Sizes, int]]:
            real: set[str] = set()
            return [make(self.folder, each.target, each.known, self.memory, real) for each in some]

        for made in cores.share(some_made, stale, PARALLEL_FROM):
            yield from made

    def _digest(self, key: str | None) -> bytes:
        """Of a key; nothing, where there is none."""
        if key is None:
            return b""
        digest = self.salted.copy()
        digest.update(key.encode())
        return digest.digest()


def _begin(opened: Sequence[Open]) -> Callable[[], None]:
    """Begin to make one in some of the stale targets, on another core and in memory: nothing is written before all are
    known. What comes back waits for that, and leaves it with the targets.
    """
    places = [(batch.stale, number) for batch in opened for number in range(len(batch.stale))]
    if len(places) <= PARALLEL_FROM or cores.count() < 2:
        return lambda: None
    some = places[: len(places) // BEGUN]
    contents_of = cores.aside(lambda: [list(stale[number].target.make()) for stale, number in some])

    def wait() -> None:
        for (stale, number), contents in zip(some, contents_of(), strict=True):
            target = stale[number].target._replace(make=partial(iter, contents))
            stale[number] = stale[number]._replace(target=target)

    return wait


def make(folder: Path, target: Target, known: bool, memory: Path | None, real: set[str]) -> tuple[Sizes, int]:
    """Make and write a target: the sizes of its files, and how many of them had to be written.

    From the first write until the new state is saved nothing is remembered: after a run that died, the next one looks
    at everything.

    Args:
        folder: where.
        target: what.
        known: whether its files were there before.
        memory: the file that remembers the folder.
        real: the folders that are known to exist; those that are made now come to it.
    """
    sizes, written = [], 0
    for path, content in zip(target.paths, target.make(), strict=True):
        if not isinstance(content, bytes):
            content = files.read(content)
        sizes.append(len(content))
        if known and files.holds(f"{folder}/{path}", content):
            continue
        if memory and not real:
            memory.unlink(missing_ok=True)
        written += files.put(folder, path, content, real)
    return tuple(sizes), written
