"""The index: from entries to the files that the engine loads, piece by piece, in the browser.

Records are numbered from the oldest to the newest. What a search needs lies in files of a few kilobytes:

``lex/``   the lexicon, in the order of :func:`panji.search.fold.place`: its words, in how many records each stands, and
           in which file of postings. One lexicon of Devanagari words, one of words in Roman letters and numerals, one
           of neighbouring parts of numbers; the first two also in the order of their skeletons read backwards, to find
           a slip in the first half of a word by its second half.
``post/``  postings (:mod:`panji.search.postings`), in the order of the lexicon, so that the forms of a word lie together.
``docs/``  what a result shows of a record, twenty records to a file, by language.
``facet/`` the values of a facet: one number a record, or the records of each value; and what is in force.

The manifest, which says where everything is, stands in ``engine.js`` itself. Files of the first two kinds and the
last are named after their content, so that no reader ever mixes an old file with a new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, NamedTuple

from panji.search import fold, packing, postings
from panji.search.postings import DENSE, Dense, Sparse
from panji.search.words import GROUP, PAIR, SPELLING, Field, Groups, terms

PER_FILE = 20
"""Records whose results share a file."""

LEXICON_FILE = 6000
POSTINGS_FILE = 16000
"""The most characters that a file may have, unless one item alone has more."""

PARALLEL_FROM = 1000
"""Records. Below that, starting a second process costs more than it saves."""

STATES = (
    "in-force",
    "partly-changed",
    "for-information",
    "unknown",
    "not-yet",
    "superseded",
    "rescinded",
    "expired",
    "removed",
)
FAMILIES = {"hi": "Devanagari", "en": "Roman letters and numerals", "no": "parts of numbers"}


class Shown(NamedTuple):
    """What a result shows of a record in one language: its title, and the language of that where it is another."""

    title: str
    title_language: str | None


class Entry(NamedTuple):
    """A record as the search knows it.

    ``id`` is ``<issuer>/<type>/<year>/<serial>``, ``key`` changes when anything else does. ``fields`` are the texts that
    are searched, one list of fields for each text of the record. ``facets`` has the values of each facet; ``states``
    the days on which the state changed, in their order, each with the state from then on.
    """

    id: str
    key: str
    issued: str
    number: str
    languages: tuple[str, ...]
    shown: dict[str, Shown]
    fields: list[list[Field]]
    facets: dict[str, tuple[str, ...]]
    state: str
    states: tuple[tuple[str, str], ...]


Files = dict[str, str]


def make(entries: Sequence[Entry], groups: Sequence[tuple[str, Sequence[str]]]) -> tuple[Files, dict[str, Any]]:
    """All files of the index by their names, and the manifest.

    Args:
        entries: the records, from the oldest to the newest.
        groups: the groups of equivalent words, each with its name.
    """
    matcher = Groups(groups)
    found = _invert(entries, matcher)
    files: Files = {}
    manifest: dict[str, Any] = {"count": len(entries), "perFile": PER_FILE}
    manifest["lexicon"] = _lexica(found, matcher, files)
    manifest["facets"] = facets(entries, files)
    manifest["state"] = states(entries, files)
    manifest["years"] = years(entries)
    issuers = sorted({entry.id.rsplit("/", 3)[0] for entry in entries})
    types = sorted({entry.id.rsplit("/", 3)[1] for entry in entries})
    manifest["issuers"], manifest["types"] = issuers, types
    for language in sorted({language for entry in entries for language in entry.shown}):
        for start in range(0, len(entries), PER_FILE):
            rows = [_row(entry, language, issuers, types) for entry in entries[start : start + PER_FILE]]
            files[f"docs/{language}/{start // PER_FILE}.js"] = _json(rows)
    return files, manifest


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def named(folder: str, content: str, files: Files) -> str:
    """Put a file among the others under a name made from its content; returns that name."""
    name = hashlib.blake2b(content.encode(), digest_size=5).hexdigest()
    files[f"{folder}/{name}.js"] = content
    return name


# -- from records to terms


class _Half(NamedTuple):
    """The terms of a stretch of the records: packed pieces of sparse lists, whole dense ones, and counts of spellings."""

    lists: dict[str, Sparse | Dense]
    spellings: dict[str, int]


_job: tuple[Sequence[Entry], Groups] | None = None


def _invert(entries: Sequence[Entry], matcher: Groups) -> _Half:
    """The list of every term, made on all cores where it pays."""
    global _job
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if len(entries) < PARALLEL_FROM or cores < 2:
        return _invert_some(entries, matcher, 0, len(entries))
    _job = (entries, matcher)
    step = -(-len(entries) // cores)
    starts = range(0, len(entries), step)
    try:
        with ProcessPoolExecutor(cores, mp_context=get_context("fork")) as pool:
            halves = list(pool.map(_invert_stretch, starts, [step] * len(starts)))
    finally:
        _job = None
    whole = halves[0]
    for half in halves[1:]:
        _append(whole, half)
    return whole


def _invert_stretch(start: int, step: int) -> _Half:
    assert _job
    entries, matcher = _job
    return _invert_some(entries, matcher, start, min(start + step, len(entries)))


def _invert_some(entries: Sequence[Entry], matcher: Groups, start: int, end: int) -> _Half:
    pieces: defaultdict[str, list[Any]] = defaultdict(list)  # by term in turns a record and what is packed of it there
    lists: dict[str, Sparse | Dense] = {}
    for record in range(start, end):
        entry = entries[record]
        for term, payload in terms(entry.fields, entry.number, matcher).items():
            pieces[term] += (record, payload)
        if record % COMPACT_EVERY == 0:
            common = [term for term, there in pieces.items() if len(there) > 2 * DENSE and term[0] != SPELLING]
            _gather(common, pieces, lists)
    spellings = {term: len(pieces.pop(term)) // 2 for term in [term for term in pieces if term[0] == SPELLING]}
    _gather(list(pieces), pieces, lists)
    return _Half(lists, spellings)


COMPACT_EVERY = 4096
"""Records after which the lists of common terms are made small."""


def _gather(names: list[str], pieces: dict[str, list[Any]], lists: dict[str, Sparse | Dense]) -> None:
    """Turn pieces into lists, behind those that there are."""
    for term in names:
        there = pieces.pop(term)
        records, payloads = there[::2], there[1::2]
        if len(records) > DENSE:
            later: Sparse | Dense = Dense(array("I", records), bytes(map(postings.class_of, payloads)))
        else:
            later = postings.sparse(records, payloads)
        lists[term] = postings.join(lists[term], later) if term in lists else later


def _append(whole: _Half, half: _Half) -> None:
    """Append what comes later to what comes first, in place."""
    for term, count in half.spellings.items():
        whole.spellings[term] = whole.spellings.get(term, 0) + count
    for term, later in half.lists.items():
        first = whole.lists.get(term)
        whole.lists[term] = postings.join(first, later) if first else later


# -- from terms to files


def _family(term: str) -> str:
    return "no" if term[0] == PAIR else "hi" if fold.is_hindi(term) else "en"


class _Place(NamedTuple):
    """Where a list stands: the name of its file, and which it is there."""

    file: str
    index: int


def _lexica(found: _Half, matcher: Groups, files: Files) -> dict[str, Any]:
    """Write the lexica and all postings; returns where each file of the lexica begins."""
    groups = sorted(term for term in found.lists if term[0] == GROUP)
    places = _postings(groups, found.lists, files)
    where = {term: [places[term].file, places[term].index] for term in groups}
    rows: dict[str, list[tuple[str, str]]] = {"hi": [], "en": [], "no": []}
    members = matcher.names
    annotated = {" ".join(words): terms for words, terms in matcher.members.items() if any(t in where for t in terms)}
    for term in {*found.lists, *annotated} - {*groups}:
        family = _family(term)
        key = term[1:] if family == "no" else fold.place(term.partition(" ")[0])
        rows[family].append((key, term))
    spelled: dict[str, list[tuple[int, str]]] = {}
    for spelling, count in found.spellings.items():
        word = spelling.removeprefix(SPELLING)
        spelled.setdefault(fold.spelled(fold.normal(word)), []).append((count, word))
    lexica: dict[str, Any] = {}
    for family, keyed in rows.items():
        keyed.sort()
        terms = [term for _, term in keyed if term in found.lists]
        places = _postings(terms, found.lists, files)
        lexica[family] = [
            [key, named("lex", _lexicon(part, family, found.lists, places, where, annotated, members, spelled), files)]
            for key, part in _stretches(keyed)
        ]
        if family != "no":
            backwards = sorted((key[::-1], term) for key, term in keyed if term in found.lists)
            lexica[family + "-backwards"] = [
                [key, named("lex", _json([_words(part, family)]), files)] for key, part in _stretches(backwards)
            ]
    return lexica


def _mark(name: str) -> int:
    return zlib.crc32(name.encode())


def _postings(terms: Sequence[str], lists: dict[str, Sparse | Dense], files: Files) -> dict[str, _Place]:
    packed = [postings.pack(lists[term]) for term in terms]
    places = {}
    for start, end in postings.cut([len(each) for each in packed], [_mark(term) for term in terms], POSTINGS_FILE):
        name = named("post", _json("".join(packed[start:end])), files)
        places.update({terms[index]: _Place(name, index - start) for index in range(start, end)})
    return places


def _stretches(keyed: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """The files of a lexicon: the key of the first word, and the words. Words of one key are never parted."""
    keys: list[str] = []
    parts: list[list[str]] = []
    for key, term in keyed:
        if not keys or keys[-1] != key:
            keys.append(key)
            parts.append([])
        parts[-1].append(term)
    sizes = [sum(len(term) // 2 + 4 for term in part) for part in parts]
    for start, end in postings.cut(sizes, [_mark(key) for key in keys], LEXICON_FILE):
        yield keys[start], [term for part in parts[start:end] for term in part]


def _words(terms: Iterable[str], family: str) -> str:
    return packing.sorted_words(packing.word(term) if family == "hi" else term.removeprefix(PAIR) for term in terms)


def _lexicon(
    terms: list[str],
    family: str,
    lists: dict[str, Sparse | Dense],
    places: dict[str, _Place],
    where: dict[str, list],
    annotated: dict[str, list[str]],
    members: dict[str, str],
    spelled: dict[str, list[tuple[int, str]]],
) -> str:
    """A file of a lexicon: words; counts; files of postings, each with the words that it has here; groups; spellings."""
    counts = []
    files: list[list] = []
    groups = []
    shown = []
    for index, term in enumerate(terms):
        there = places.get(term)
        count = lists[term].count if there else 0
        counts.append(packing.number(count))
        if there:
            if not files or files[-1][0] != there.file:
                files.append([there.file, there.index, 0])
            files[-1][2] += 1
        for group in annotated.get(term, ()):
            if group in where:
                groups.append([index, *where[group], members[group]])
        if term in spelled:
            most, spelling = max(spelled[term], key=lambda each: (each[0], each[1]))
            if most * 2 > count:
                shown.append([index, spelling])
    return _json([_words(terms, family), "".join(counts), files, groups, shown])


# -- what is known of each record


def _row(entry: Entry, language: str, issuers: list[str], types: list[str]) -> list:
    """id, date, number, title, its language and those of the texts; issuer and type by their number in the manifest."""
    issuer, kind, year, serial = entry.id.rsplit("/", 3)
    shown = entry.shown[language]
    return [
        issuers.index(issuer),
        types.index(kind),
        f"{year}/{serial}",
        entry.issued,
        packing.text(entry.number),
        packing.text(shown.title),
        shown.title_language or 0,
        " ".join(entry.languages),
    ]


def years(entries: Sequence[Entry]) -> list[list]:
    """For each year its first record's number."""
    found: dict[str, int] = {}
    for number, entry in enumerate(entries):
        found.setdefault(entry.facets["year"][0], number)
    return [[year, number] for year, number in found.items()]


def facets(entries: Sequence[Entry], files: Files) -> dict[str, Any]:
    """The facets that are stored: type, issuer … one number a record, or the records of each value."""
    found: dict[str, Any] = {}
    names = dict.fromkeys(name for entry in entries for name in entry.facets if name != "year")
    for name in names:
        values = sorted({value for entry in entries for value in entry.facets.get(name, ())})
        numbers = {value: number for number, value in enumerate(values)}
        if all(len(entry.facets.get(name, ())) <= 1 for entry in entries):
            column = [numbers[entry.facets[name][0]] + 1 if entry.facets.get(name) else 0 for entry in entries]
            content = packing.column(column, len(values) + 1)
            kind = "column"
        else:
            records: dict[int, list[int]] = {number: [] for number in range(len(values))}
            for number, entry in enumerate(entries):
                for value in dict.fromkeys(entry.facets.get(name, ())):
                    records[numbers[value]].append(number)
            rows = [_records(each) for each in records.values()]
            content = "".join(packing.number(len(each)) + each for each in rows)
            kind = "lists"
        name_ = named("facet", _json(content), files)
        found[name] = {"kind": kind, "values": values, "file": name_, "size": len(content)}
    return found


def _records(records: list[int]) -> str:
    """The records of a value: how many, and how far on each is; where that is shorter, a bit for each."""
    if not records:
        return packing.number(0)
    steps = packing.number(len(records) * 2) + "".join(map(postings.step, [-1, *records], records))
    bits = packing.number(len(records) * 2 + 1) + postings.bits(records)
    return min(steps, bits, key=len)


def states(entries: Sequence[Entry], files: Files) -> dict[str, Any]:
    """What is in force today, and a check for each file of results: which records it is about."""
    column = packing.column([STATES.index(entry.state) for entry in entries], len(STATES))
    checks = [
        _check("\n".join(entry.id for entry in entries[start : start + PER_FILE]))
        for start in range(0, len(entries), PER_FILE)
    ]
    return {"values": STATES, "file": named("facet", _json([column, "".join(checks)]), files)}


def _check(text: str) -> str:
    """Two characters that depend on a text: ``check`` in engine.js."""
    value = 0
    for letter in text:
        value = (value * 31 + ord(letter)) % packing.BASE**2
    return packing.LETTERS[value % packing.BASE] + packing.LETTERS[value // packing.BASE]
