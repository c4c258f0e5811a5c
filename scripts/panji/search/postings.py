"""Which records have a term: packed lists, and how a long row of items is cut into files.

A list begins with its own length in characters, so that a reader can hop to the next. Then come twice the number of
records (and one more in a dense list), and

- sparse: for each record how far on it is, and what :mod:`panji.search.words` packed of the term there;
- dense (a term of more than :data:`DENSE` records): a bit for each record, six to a character, and two bits for each
  record that has the term, three to a character: what is so common needs no places.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

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


_PLACES = ["".join(re.escape(letter) for letter in LETTERS[:64][places::4]) for places in range(4)]
_PAYLOAD = "|".join(f"[{letters}](?:{NUMBER.pattern}){{{places}}}" for places, letters in enumerate(_PLACES))
_ENTRY = re.compile(f"({_PAYLOAD})({NUMBER.pattern}|$)")


def take_apart(first: int, packed: str) -> tuple[list[int], list[str]]:
    """The records of a sparse list, and what is packed of each."""
    entries = _ENTRY.findall(packed)
    steps = [read_number(far) + 1 for _, far in entries[:-1]]
    return list(accumulate(steps, initial=first)), [payload for payload, _ in entries]


def dense(postings: Sparse | Dense) -> Dense:
    """The same list with less about each record."""
    if isinstance(postings, Dense):
        return postings
    records, payloads = take_apart(postings.first, postings.packed)
    return Dense(array("I", records), bytes(map(class_of, payloads)))


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


class Packed(NamedTuple):
    """A list as a file holds it, and how many records it has."""

    count: int
    text: str


def pack(postings: Sparse | Dense) -> Packed:
    """A list as a file holds it."""
    if isinstance(postings, Dense):
        text = number(postings.count * 2 + 1) + bits(postings.records) + _pairs(postings.classes)
    else:
        text = number(postings.count * 2) + step(-1, postings.first) + postings.packed
    return Packed(postings.count, number(len(text)) + text)


def bits(records: Sequence[int]) -> str:
    """A bit for each record up to the last, six to a character, behind the number of characters."""
    found = bytearray(records[-1] // BITS + 1)
    for record in records:
        found[record // BITS] |= 1 << record % BITS
    return number(len(found)) + found.translate(_LETTERS).decode("ascii")


def _pairs(classes: bytes) -> str:
    """Two bits for each class, three to a character."""
    rest = classes + bytes(-len(classes) % CLASSES_EACH)
    return "".join([_THREE[rest[at : at + 3]] for at in range(0, len(rest), 3)])


_LETTERS = LETTERS.encode("ascii").ljust(256)
_THREE = {bytes((value & 3, value >> 2 & 3, value >> 4)): LETTERS[value] for value in range(64)}
_THREE_OF = {letter: classes for classes, letter in _THREE.items()}
_BITS = {letter: value.bit_count() for letter, value in VALUES.items()}


def pack_bare(records: Sequence[int]) -> str:
    """A list of which nothing but the records is known: how far on each is; where that is shorter, a bit for each."""
    packed = number(len(records) * 2) + "".join(map(step, [-1, *records], records))
    if records:
        packed = min(packed, number(len(records) * 2 + 1) + bits(records), key=len)
    return number(len(packed)) + packed


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


def changed(packed: str | None, record: int, payload: str | None) -> Packed | None:
    """A packed list in which one record has another payload, or none; None: nothing is left.

    Raises:
        TooFew: a dense list became so short that it should be sparse, for which too little is known.
    """
    if packed is None:
        return None if payload is None else pack(sparse([record], [payload]))
    numbers = NUMBER.finditer(packed)
    next(numbers)
    count, is_dense = divmod(read_number(next(numbers)[0]), 2)
    following = next(numbers)
    first, rest = read_number(following[0]), packed[following.end() :]
    if is_dense:
        return _changed_dense(count, rest[:first], rest[first:], record, payload)
    records, payloads = take_apart(first, rest)
    at = bisect_left(records, record)
    if at < len(records) and records[at] == record:
        del records[at], payloads[at]
    if payload is not None:
        records.insert(at, record)
        payloads.insert(at, payload)
    if not records:
        return None
    whole = sparse(records, payloads)
    return pack(dense(whole) if whole.count > DENSE else whole)


class TooFew(Exception):
    """A word that was common is so no longer."""


def _changed_dense(count: int, bits: str, pairs: str, record: int, payload: str | None) -> Packed:
    at, bit = divmod(record, BITS)
    bits = bits.ljust(at + 1, LETTERS[0])
    before = sum(map(_BITS.__getitem__, bits[:at]))
    value = VALUES[bits[at]]
    before += (value & (1 << bit) - 1).bit_count()
    start = before // CLASSES_EACH
    classes = b"".join(map(_THREE_OF.__getitem__, pairs[start:]))[: count - start * CLASSES_EACH]
    here = before - start * CLASSES_EACH
    there = value >> bit & 1
    new = b"" if payload is None else bytes((class_of(payload),))
    classes = classes[:here] + new + classes[here + there :]
    count += len(new) - there
    if count <= DENSE:
        raise TooFew
    value = value & ~(1 << bit) | len(new) << bit
    bits = (bits[:at] + LETTERS[value] + bits[at + 1 :]).rstrip(LETTERS[0])
    text = number(count * 2 + 1) + number(len(bits)) + bits + pairs[:start] + _pairs(classes)
    return Packed(count, number(len(text)) + text)


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
