"""From records to terms: the list of every term, made on all cores where it pays."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from panji.search import cores, postings
from panji.search.entry import Entry
from panji.search.postings import DENSE, Dense, Sparse
from panji.search.words import SPELLING, Groups, terms

PARALLEL_FROM = 1000
"""Records. Below that, starting a second process costs more than it saves."""

COMPACT_EVERY = 4096
"""Records after which what was gathered is made small."""


class Inverted(NamedTuple):
    """Of some records the list of every term, in how many a spelling stands, and what is kept of each record."""

    lists: dict[str, Sparse | Dense]
    spellings: dict[str, int]
    kept: list[Any]


Keep = Callable[[Entry], Any]
"""What is kept of a record when its terms have been taken."""


def invert(makers: Sequence[Callable[[], Entry]], groups: Groups, keep: Keep) -> Inverted:
    """The lists of all records.

    Args:
        makers: what makes each entry, in the order of their numbers.
        groups: the groups of equivalents that are looked for.
        keep: what is to be kept of each.
    """
    step = -(-len(makers) // cores.CORES) if len(makers) >= PARALLEL_FROM else len(makers)
    stretches = [(start, min(start + step, len(makers))) for start in range(0, len(makers), step or 1)]
    whole = Inverted({}, {}, [])
    for part in cores.each(lambda stretch: _some(makers, groups, keep, *stretch), stretches):
        _append(whole, part)
    return whole


def _some(makers: Sequence[Callable[[], Entry]], groups: Groups, keep: Keep, start: int, end: int) -> Inverted:
    pieces: defaultdict[str, list[Any]] = defaultdict(list)  # by term in turns a record and what is packed of it there
    lists: dict[str, Sparse | Dense] = {}
    kept = []
    for record in range(start, end):
        entry = makers[record]()
        for term, payload in terms(entry.fields, entry.number, groups).items():
            pieces[term] += (record, payload)
        kept.append(keep(entry))
        if len(kept) % COMPACT_EVERY == 0:
            _gather([term for term in pieces if term[0] != SPELLING], pieces, lists)
    spellings = {term: len(pieces.pop(term)) // 2 for term in [term for term in pieces if term[0] == SPELLING]}
    _gather(list(pieces), pieces, lists)
    return Inverted(lists, spellings, kept)


def _gather(names: Iterable[str], pieces: dict[str, list[Any]], lists: dict[str, Sparse | Dense]) -> None:
    """Turn pieces into lists, behind those that there are."""
    for term in names:
        there = pieces.pop(term)
        records, payloads = there[::2], there[1::2]
        if len(records) > DENSE:
            later: Sparse | Dense = Dense(array("I", records), bytes(map(postings.class_of, payloads)))
        else:
            later = postings.sparse(records, payloads)
        lists[term] = postings.join(lists[term], later) if term in lists else later


def _append(whole: Inverted, part: Inverted) -> None:
    """Append what comes later to what comes first, in place."""
    for term, count in part.spellings.items():
        whole.spellings[term] = whole.spellings.get(term, 0) + count
    for term, later in part.lists.items():
        first = whole.lists.get(term)
        whole.lists[term] = postings.join(first, later) if first else later
    whole.kept.extend(part.kept)
