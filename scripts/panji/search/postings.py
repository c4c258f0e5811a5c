"""Which records have a term: packed lists, and how a long row of items is cut into files.

A list begins with its own length in characters, so that a reader can hop to the next. Then come twice the number of
records (and one more in a dense list), and

- sparse: for each record how far on it is, and what :mod:`panji.search.words` packed of the term there;
- dense (a term of more than :data:`DENSE` records): a bit for each record, six to a character, and two bits for each
  record that has the term, three to a character: what is so common needs no places.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from panji.search.packing import LETTERS, NUMBER, SMALL, VALUES, number, read_number

DENSE = 2500
"""A word that stands in more records is stored without places."""

BITS = 6
CLASSES_EACH = 3
CLASS = [3 if code >= 8 else 2 if code >= 4 else 1 if code >= 2 else 0 for code in range(16)]
"""Of the code of a weight the class that a dense list keeps: 3 title, 2 points, 1 several times, 0 once."""


class Sparse(NamedTuple):
    """A list as it is stored: its first record, its last, how many there are, and all that is packed behind the first."""

    first: int
    last: int
    count: int
    packed: str


class Dense(NamedTuple):
    """The records of a common term, in ascending order, and the class of its weight in each."""

    records: array[int]
    classes: bytes

    @property
    def count(self) -> int:
        return len(self.records)


def step(before: int, record: int) -> str:
    """How far on a record is."""
    far = record - before - 1
    return SMALL[far] if far < len(SMALL) else number(far)


def sparse(records: Sequence[int], payloads: Sequence[str]) -> Sparse:
    """A sparse list of records, in ascending order, with what is packed of the term in each."""
    steps = map(step, records, records[1:])
    packed = payloads[0] + "".join([there for pair in zip(steps, payloads[1:], strict=True) for there in pair])
    return Sparse(records[0], records[-1], len(records), packed)


def take_apart(postings: Sparse) -> tuple[list[int], list[str]]:
    """The records of a sparse list, and what is packed of each."""
    records, payloads = [postings.first], []
    packed, at = postings.packed, 0
    while True:
        start = at
        at += 1
        for _ in range(VALUES[packed[start]] & 3):
            at = NUMBER.match(packed, at).end()  # type: ignore[union-attr]
        payloads.append(packed[start:at])
        if at == len(packed):
            return records, payloads
        match = NUMBER.match(packed, at)
        assert match
        records.append(records[-1] + 1 + read_number(match[0]))
        at = match.end()


def dense(postings: Sparse | Dense) -> Dense:
    """The same list with less about each record."""
    if isinstance(postings, Dense):
        return postings
    records, payloads = take_apart(postings)
    return Dense(array("I", records), bytes([class_of(payload) for payload in payloads]))


_CLASSES = {letter: CLASS[value >> 2] for letter, value in VALUES.items() if value < 64}


def class_of(payload: str) -> int:
    return _CLASSES[payload[0]]


def join(one: Sparse | Dense, other: Sparse | Dense) -> Sparse | Dense:
    """Two lists in one; all of the other's records come later."""
    if isinstance(one, Sparse) and isinstance(other, Sparse) and one.count + other.count <= DENSE:
        packed = one.packed + step(one.last, other.first) + other.packed
        return Sparse(one.first, other.last, one.count + other.count, packed)
    one, other = dense(one), dense(other)
    return Dense(one.records + other.records, one.classes + other.classes)


def pack(postings: Sparse | Dense) -> str:
    """A list as a file holds it."""
    if isinstance(postings, Dense):
        packed = number(postings.count * 2 + 1) + bits(postings.records) + pairs(postings.classes)
    else:
        packed = number(postings.count * 2) + step(-1, postings.first) + postings.packed
    return number(len(packed)) + packed


def bits(records: Sequence[int]) -> str:
    """A bit for each record up to the last, six to a character, behind the number of characters."""
    found = bytearray(records[-1] // BITS + 1)
    for record in records:
        found[record // BITS] |= 1 << record % BITS
    return number(len(found)) + found.translate(_LETTERS).decode("ascii")


def pairs(classes: bytes) -> str:
    """Two bits for each class, three to a character."""
    rest = classes + bytes(-len(classes) % CLASSES_EACH)
    packed = bytes([one | two << 2 | three << 4 for one, two, three in zip(rest[::3], rest[1::3], rest[2::3], strict=True)])
    return packed.translate(_LETTERS).decode("ascii")


_LETTERS = LETTERS.encode("ascii").ljust(256)


def unpack(packed: str) -> Sparse | Dense:
    """What :func:`pack` packed."""
    match = NUMBER.match(packed)
    assert match
    match = NUMBER.match(packed, match.end())
    assert match
    count, is_dense = divmod(read_number(match[0]), 2)
    if is_dense:
        match = NUMBER.match(packed, match.end())
        assert match
        start = match.end()
        end = start + read_number(match[0])
        records = array("I")
        for index, letter in enumerate(packed[start:end]):
            value = VALUES[letter]
            records.extend([index * BITS + bit for bit in range(BITS) if value >> bit & 1])
        found = bytearray()
        for letter in packed[end:]:
            value = VALUES[letter]
            found += bytes((value & 3, value >> 2 & 3, value >> 4))
        return Dense(records, bytes(found[:count]))
    match = NUMBER.match(packed, match.end())
    assert match
    first = read_number(match[0])
    found_ = Sparse(first, first, count, packed[match.end() :])
    return found_._replace(last=take_apart(found_)[0][-1])


def lists(file: str) -> list[str]:
    """The packed lists of a file."""
    found = []
    at = 0
    while at < len(file):
        match = NUMBER.match(file, at)
        assert match
        end = match.end() + read_number(match[0])
        found.append(file[at:end])
        at = end
    return found


def changed(postings: Sparse | Dense, record: int, payload: str | None) -> Sparse | Dense | None:
    """A list in which one record has another payload, or none; None: nothing is left."""
    records, rest = take_apart(postings) if isinstance(postings, Sparse) else (postings.records[:], postings.classes)
    at = bisect_left(records, record)
    found: list[Any] = list(rest)
    if at < len(records) and records[at] == record:
        del records[at], found[at]
    if payload is not None:
        records.insert(at, record)
        found.insert(at, payload if isinstance(postings, Sparse) else class_of(payload))
    if not records:
        return None
    if isinstance(postings, Dense):
        return Dense(array("I", records), bytes(found))
    changed = sparse(records, found)
    return changed if changed.count <= DENSE else dense(changed)


def cut(sizes: Sequence[int], marks: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Cut a row of items into stretches of at most ``limit``, as (first, behind the last).

    Where a stretch is too long it is cut before the item of the lowest mark. So a cut depends on what lies around it
    alone, not on all that comes before: when one item changes its size, the files far from it stay as they are.

    Args:
        sizes: how long each item is; one that is longer than the limit stands alone.
        marks: anything that depends on the item's name alone and is as good as random.
        limit: how long a stretch may be.
    """
    sums = [0]
    for size in sizes:
        sums.append(sums[-1] + size)
    found = []
    open_ = [(0, len(sizes))]
    while open_:
        first, end = open_.pop()
        if end - first < 2 or sums[end] - sums[first] <= limit:
            if end > first:
                found.append((first, end))
            continue
        middle = min(range(first + 1, end), key=marks.__getitem__)
        open_ += [(middle, end), (first, middle)]
    return found
