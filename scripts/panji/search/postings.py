"""Which records have a term: packed lists, and how a long row of items is cut into files.

A list begins with its own length in characters, so that a reader can hop to the next. Then come twice the number of
records (and one more in a dense list), and

- sparse: for each record how far on it is, and what :mod:`panji.search.words` packed of the term there;
- dense (a term of more than :data:`DENSE` records): a bit for each record, six to a character, and two bits for each
  record that has the term, three to a character: what is so common needs no places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from panji.search.packing import LETTERS, NUMBER, SMALL, VALUES, number, read_number

DENSE = 2500
"""A word that stands in more records is stored without places."""

BITS = 6
CLASSES_EACH = 3
CLASS = [3 if code >= 8 else 2 if code >= 4 else 1 if code >= 2 else 0 for code in range(16)]
"""Of the code of a weight the class that a dense list keeps: 3 title, 2 points, 1 several times, 0 once."""


class Sparse(NamedTuple):
    """The records of a term, in ascending order, and what is packed of it in each."""

    records: Sequence[int]
    payloads: Sequence[str]


class Dense(NamedTuple):
    """The records of a common term, in ascending order, and the class of its weight in each."""

    records: Sequence[int]
    classes: bytes


def classes(payloads: Sequence[str]) -> bytes:
    return bytes([CLASS[VALUES[payload[0]] >> 2] for payload in payloads])


def pack(postings: Sparse | Dense) -> str:
    """A list as a file holds it."""
    records = postings.records
    if isinstance(postings, Dense):
        size = records[-1] // BITS + 1
        bits = bytearray(size)
        for record in records:
            bits[record // BITS] |= 1 << record % BITS
        packed = number(len(records) * 2 + 1) + number(size) + "".join([LETTERS[each] for each in bits])
        rest = postings.classes + bytes(-len(records) % CLASSES_EACH)
        packed += "".join(
            [
                LETTERS[one | two << 2 | three << 4]
                for one, two, three in zip(rest[::3], rest[1::3], rest[2::3], strict=True)
            ]
        )
    else:
        pieces = [number(len(records) * 2)]
        before = -1
        for record, payload in zip(records, postings.payloads, strict=True):
            step = record - before - 1
            pieces.append(SMALL[step] if step < len(SMALL) else number(step))
            pieces.append(payload)
            before = record
        packed = "".join(pieces)
    return number(len(packed)) + packed


def unpack(packed: str) -> Sparse | Dense:
    """What :func:`pack` packed, without the length before it."""
    match = NUMBER.match(packed)
    assert match
    count, dense = divmod(read_number(match[0]), 2)
    at = match.end()
    records: list[int] = []
    if dense:
        match = NUMBER.match(packed, at)
        assert match
        start = match.end()
        end = start + read_number(match[0])
        for index, letter in enumerate(packed[start:end]):
            value = VALUES[letter]
            records += [index * BITS + bit for bit in range(BITS) if value >> bit & 1]
        found = bytearray()
        for letter in packed[end:]:
            value = VALUES[letter]
            found += bytes((value & 3, value >> 2 & 3, value >> 4))
        return Dense(records, bytes(found[:count]))
    payloads = []
    before = -1
    for _ in range(count):
        match = NUMBER.match(packed, at)
        assert match
        before += read_number(match[0]) + 1
        records.append(before)
        start = at = match.end()
        at += 1
        for _ in range(VALUES[packed[start]] & 3):
            match = NUMBER.match(packed, at)
            assert match
            at = match.end()
        payloads.append(packed[start:at])
    return Sparse(records, payloads)


def lists(file: str) -> list[str]:
    """The packed lists of a file, each with its length before it."""
    found = []
    at = 0
    while at < len(file):
        match = NUMBER.match(file, at)
        assert match
        end = match.end() + read_number(match[0])
        found.append(file[at:end])
        at = end
    return found


def changed(packed: str, record: int, payload: str | None) -> Sparse | Dense | None:
    """A list (with its length before it) in which one record has another payload, or none; None: nothing is left."""
    match = NUMBER.match(packed)
    assert match
    postings = unpack(packed[match.end() :])
    records = list(postings.records)
    at = bisect_left(records, record)
    there = at < len(records) and records[at] == record
    if isinstance(postings, Dense):
        found = bytearray(postings.classes)
        if there:
            del records[at], found[at]
        if payload is not None:
            records.insert(at, record)
            found[at:at] = classes([payload])
        return Dense(records, bytes(found)) if records else None
    payloads = list(postings.payloads)
    if there:
        del records[at], payloads[at]
    if payload is not None:
        records.insert(at, record)
        payloads.insert(at, payload)
    return Sparse(records, payloads) if records else None


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
