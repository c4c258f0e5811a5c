"""The index: from records to the files that the engine loads, piece by piece, in the browser.

Records are numbered from the oldest to the newest. What a search needs lies in files of a few kilobytes:

``lex/``   the lexicon, in the order of :func:`panji.search.fold.place`: its words, in how many records each stands, and
           in which file of postings. One lexicon of Devanagari words, one of words in Roman letters and numerals, one
           of neighbouring parts of numbers; the first two also in the order of their skeletons read backwards, to find
           a slip in the first half of a word by its second half.
``post/``  postings (:mod:`panji.search.postings`), in the order of the lexicon, so that the forms of a word lie together.
``docs/``  what a result shows of a record, twenty records to a file, by language.
``facet/`` the values of a facet: one number a record, or the records of each value; what is in force, and when.

The manifest, which says where everything is, stands in the engine itself. All other files but ``docs/`` are named after
their content, so that no reader ever mixes an old file with a new one.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from panji.search import cores, fold, packing, postings, shelf
from panji.search.entry import STATES, Entry, Facts, Row
from panji.search.invert import PARALLEL_FROM, invert
from panji.search.postings import Packed
from panji.search.shelf import Files, Notes, Shelf, named, to_json
from panji.search.words import GROUP, PAIR, SPELLING, Groups, terms

PER_FILE = 20
"""Records whose results share a file."""

FEW = 200
"""Changed records from which on the index is made anew: that is quicker then."""

Equivalents = Sequence[tuple[str, Sequence[str]]]
"""Groups of words and phrases that mean one thing, each with its name."""


class Kept(NamedTuple):
    """What an index remembers, so that the next one costs only what has changed."""

    salt: str
    ids: list[str]
    keys: list[str]
    facts: list[Facts]
    rows: list[dict[str, str]]
    """By language, what a result shows, as JSON."""
    texts: list[bytes]
    """What terms were taken from, packed."""
    spellings: dict[str, tuple[int, str]]
    """By spelling in how many records it stands, and of which term it is one."""
    shelves: dict[str, Shelf]
    docs: tuple[list[str], list[str]]
    """The issuers and types by whose numbers results speak of them."""


class Index(NamedTuple):
    """The files that are new, the names of all files there are, the manifest, and what is to be kept."""

    files: Files
    names: set[str]
    manifest: dict[str, Any]
    kept: Kept


def make(
    rows: Sequence[Row],
    equivalents: Equivalents,
    salt: str = "",
    before: Kept | None = None,
    read: Callable[[str], str] | None = None,
) -> Index:
    """The index of all records.

    Args:
        rows: the records, from the oldest to the newest.
        equivalents: the groups of equivalent words.
        salt: what the index depends on besides.
        before: what was kept of an earlier index.
        read: gives the content of an old file by its name. Only with ``before``.
    """
    groups = Groups(equivalents)
    changed = _changed(rows, salt, before)
    if before and read and changed is not None:
        index = _update(rows, changed, groups, before, read)
        if index:
            return index
    return _fresh(rows, groups, salt)


def _changed(rows: Sequence[Row], salt: str, before: Kept | None) -> list[int] | None:
    """The numbers of the records that have changed or are new; None, where old ones have other numbers now."""
    if before is None or before.salt != salt or len(rows) < len(before.ids):
        return None
    if any(row.id != id for row, id in zip(rows, before.ids, strict=False)):
        return None
    changed = [number for number, (row, key) in enumerate(zip(rows, before.keys, strict=False)) if row.key != key]
    changed += range(len(before.ids), len(rows))
    return changed if len(changed) <= FEW else None


class _Remembered(NamedTuple):
    """What is kept of one record."""

    facts: Facts
    shown: dict[str, str]
    text: bytes


def _remember(entry: Entry) -> _Remembered:
    text = zlib.compress(pickle.dumps((entry.fields, entry.number), pickle.HIGHEST_PROTOCOL), 1)
    return _Remembered(entry.facts, {language: _shown(entry, language) for language in entry.shown}, text)


def _terms(text: bytes, groups: Groups) -> dict[str, str]:
    fields, number = pickle.loads(zlib.decompress(text))
    return terms(fields, number, groups)


def _fresh(rows: Sequence[Row], groups: Groups, salt: str) -> Index:
    found = invert([row.entry for row in rows], groups, _remember)
    kept = Kept(
        salt,
        [row.id for row in rows],
        [row.key for row in rows],
        [each.facts for each in found.kept],
        [each.shown for each in found.kept],
        [each.text for each in found.kept],
        _counted({}, found.spellings),
        {},
        ([], []),
    )
    lists: dict[str, Packed | None] = {term: postings.pack(there) for term, there in found.lists.items()}
    return _finish(kept, kept, lists, range(len(rows)), groups, lambda name: "")


def _update(
    rows: Sequence[Row], changed: Sequence[int], groups: Groups, before: Kept, read: Callable[[str], str]
) -> Index | None:
    """An index in which few records have changed; None where that takes what was not kept."""
    new = {number: _remember(rows[number].entry()) for number in changed}
    changes: dict[str, list[tuple[int, str | None]]] = {}
    spellings: dict[str, int] = {}
    for number, remembered in new.items():
        now = _terms(remembered.text, groups)
        was = _terms(before.texts[number], groups) if number < len(before.texts) else {}
        for term in [*now, *(term for term in was if term not in now)]:
            if term[0] == SPELLING:
                spellings[term] = spellings.get(term, 0) + (term in now) - (term in was)
            elif now.get(term) != was.get(term):
                changes.setdefault(term, []).append((number, now.get(term)))
    try:
        lists = _lists(changes, before, read)
    except postings.TooFew:
        return None

    def merged(old: list, name: str) -> list:
        found = [*old, *[None] * (len(rows) - len(old))]
        for number, remembered in new.items():
            found[number] = getattr(remembered, name)
        return found

    kept = before._replace(
        ids=[row.id for row in rows],
        keys=[row.key for row in rows],
        facts=merged(before.facts, "facts"),
        rows=merged(before.rows, "shown"),
        texts=merged(before.texts, "text"),
        spellings=_counted(before.spellings, spellings),
    )
    return _finish(kept, before, lists, changed, groups, read)


def _lists(
    changes: dict[str, list[tuple[int, str | None]]], before: Kept, read: Callable[[str], str]
) -> dict[str, Packed | None]:
    """The changed lists."""
    opened: dict[str, list[str]] = {}
    found: dict[str, Packed | None] = {}
    for term, several in changes.items():
        place = before.shelves[_family(term)].places.get(term)
        text = None
        if place:
            if place.file not in opened:
                opened[place.file] = postings.lists(read(f"post/{place.file}"))
            text = opened[place.file][place.index]
        for number, payload in several:
            found[term] = there = postings.changed(text, number, payload)
            text = there and there.text
    return found


def _family(term: str) -> str:
    if term[0] == GROUP:
        return "groups"
    return "no" if term[0] == PAIR else "hi" if fold.is_hindi(term) else "en"


def _finish(
    kept: Kept,
    before: Kept,
    lists: dict[str, Packed | None],
    changed: Iterable[int],
    groups: Groups,
    read: Callable[[str], str],
) -> Index:
    files: Files = {}
    by_family: dict[str, dict[str, Packed | None]] = {"groups": {}, "hi": {}, "en": {}, "no": {}}
    for term, there in lists.items():
        by_family[_family(term)][term] = there
    shelves = {"groups": shelf.stock(before.shelves.get("groups", Shelf()), by_family["groups"], (), read, files)}
    grouped = _grouped(shelves["groups"], groups)

    def stock(family: str) -> tuple[str, Shelf, Files]:
        files: Files = {}
        old = before.shelves.get(family, Shelf())
        bare = [term for term in grouped if _family(term) == family]
        stocked = shelf.stock(old, by_family[family], bare, read, files)
        notes = Notes(grouped, _spellings(kept, stocked) if family == "hi" else {})
        return family, shelf.catalogue(stocked, old, by_family[family], notes, family, files), files

    families = ("hi", "en", "no")
    many = before is kept and len(kept.ids) >= PARALLEL_FROM
    for family, stocked, more in (cores.each if many else map)(stock, families):
        shelves[family] = stocked
        files.update(more)
    docs = (
        sorted({id.rsplit("/", 3)[0] for id in kept.ids}),
        sorted({id.rsplit("/", 3)[1] for id in kept.ids}),
    )
    kept = kept._replace(shelves=shelves, docs=docs)
    manifest: dict[str, Any] = {"count": len(kept.ids), "perFile": PER_FILE, "issuers": docs[0], "types": docs[1]}
    manifest["lexicon"] = {
        name: [[key, cut.name] for key, cut in cuts]
        for family in ("hi", "en", "no")
        for name, cuts in ((family, shelves[family].lexicon), (f"{family}-backwards", shelves[family].backwards))
    }
    manifest["facets"] = _facets(kept.facts, files)
    manifest["state"] = _states(kept, files)
    manifest["days"] = _days(kept.facts, files)
    manifest["years"] = _years(kept.facts)
    _docs(kept, range(len(kept.ids)) if docs != before.docs else changed, files)
    names = set(files)
    names.update(f"post/{cut.name}.js" for there in shelves.values() for cut in there.posts)
    names.update(f"lex/{cut.name}.js" for there in shelves.values() for _, cut in (*there.lexicon, *there.backwards))
    for language in {language for shown in kept.rows for language in shown}:
        names.update(f"docs/{language}/{start // PER_FILE}.js" for start in range(0, len(kept.ids), PER_FILE))
    return Index(files, names, manifest, kept)


def _grouped(stocked: Shelf, groups: Groups) -> dict[str, list[list]]:
    """By word or phrase the groups that it belongs to: file, index there, members."""
    where = stocked.places
    found: dict[str, list[list]] = {}
    for member, names in groups.members.items():
        there = [[*where[name], groups.names[name]] for name in names if name in where]
        if there:
            found[member] = there
    return found


def _counted(before: dict[str, tuple[int, str]], more: dict[str, int]) -> dict[str, tuple[int, str]]:
    """In how many records spellings stand: as many as before, and so many more or fewer."""
    found = before.copy()
    for name, count in more.items():
        spelling = name.removeprefix(SPELLING)
        old, term = found.pop(spelling, None) or (0, fold.spelled(fold.normal(spelling)))
        if old + count:
            found[spelling] = old + count, term
    return found


def _spellings(kept: Kept, stocked: Shelf) -> dict[str, str]:
    """By word how most records spell it, where that is not the word itself."""
    most: dict[str, tuple[int, str]] = {}
    for spelling, (count, term) in kept.spellings.items():
        most[term] = max(most.get(term, (0, "")), (count, spelling))
    return {
        term: spelling
        for term, (count, spelling) in most.items()
        if term in stocked.terms and count * 2 > stocked.terms[term][1]
    }


# -- what is known of each record


def _shown(entry: Entry, language: str) -> str:
    """Of a result all but issuer and type: id, date, number, title, its language and those of the texts, how it ended."""
    shown = entry.shown[language]
    row = [
        "/".join(entry.id.rsplit("/", 2)[1:]),
        entry.issued,
        packing.text(entry.number),
        packing.text(shown.title),
        shown.title_language or 0,
        " ".join(entry.languages),
    ]
    if entry.ended:
        since, *by = entry.ended
        row.append([since, *map(packing.text, by)])
    return to_json(row)[1:]


def _docs(kept: Kept, changed: Iterable[int], files: Files) -> None:
    issuers, types = ({name: number for number, name in enumerate(names)} for names in kept.docs)
    for number in sorted({record // PER_FILE for record in changed}):
        for language in kept.rows[number * PER_FILE]:
            rows = []
            for record in range(number * PER_FILE, min((number + 1) * PER_FILE, len(kept.ids))):
                issuer, kind = kept.ids[record].rsplit("/", 3)[:2]
                rows.append(f"[{issuers[issuer]},{types[kind]},{kept.rows[record][language]}")
            files[f"docs/{language}/{number}.js"] = f"[{','.join(rows)}]"


def _years(facts: Sequence[Facts]) -> list[list]:
    """For each year its first record's number."""
    found: dict[str, int] = {}
    for number, each in enumerate(facts):
        found.setdefault(each.day[:4], number)
    return [[year, number] for year, number in found.items()]


def _facets(facts: Sequence[Facts], files: Files) -> dict[str, Any]:
    """The facets that are stored: type, issuer … one number a record, or the records of each value."""
    found: dict[str, Any] = {}
    for name in dict.fromkeys(name for each in facts for name in each.facets):
        given = [each.facets.get(name, ()) for each in facts]
        values = sorted({value for each in given for value in each})
        numbers = {value: number for number, value in enumerate(values)}
        if all(len(each) <= 1 for each in given):
            content = packing.column([numbers[each[0]] + 1 if each else 0 for each in given], len(values) + 1)
            kind = "column"
        else:
            records: list[list[int]] = [[] for _ in values]
            for number, each in enumerate(given):
                for value in dict.fromkeys(each):
                    records[numbers[value]].append(number)
            content = "".join(map(postings.pack_bare, records))
            kind = "lists"
        file = named("facet", to_json(content), files)
        found[name] = {"kind": kind, "values": values, "file": file, "size": len(content)}
    return found


def _states(kept: Kept, files: Files) -> dict[str, Any]:
    """What is in force today, and a check for each file of results: which records it is about.

    Most are in force: the records of all other states take less than a number for each record.
    """
    records: list[list[int]] = [[] for _ in STATES]
    for number, each in enumerate(kept.facts):
        if each.state != STATES[0]:
            records[STATES.index(each.state)].append(number)
    checks = [_check("\n".join(kept.ids[start : start + PER_FILE])) for start in range(0, len(kept.ids), PER_FILE)]
    content = to_json(["".join(map(postings.pack_bare, records)), "".join(checks)])
    return {"values": STATES, "file": named("facet", content, files)}


def _check(text: str) -> str:
    """Two characters that depend on a text: ``check`` in engine.js."""
    value = shelf.mark(text)
    return packing.LETTERS[value % packing.BASE] + packing.LETTERS[value // packing.BASE % packing.BASE]


def _days(facts: Sequence[Facts], files: Files) -> str:
    """When each record was issued, and when its state changed: for what was in force on a day.

    Of each record how many days after the one before it was issued; then of each whose state was ever another than in
    force how far on it is, how often it changed, and for each change how many days after the one before (the first one:
    after the issue), and to which state.
    """
    steps, changes = [], []
    before, last = 0, -1
    for number, each in enumerate(facts):
        day = date.fromisoformat(each.day).toordinal()
        steps.append(packing.number(day - before))
        before = day
        if each.states:
            changes.append(postings.step(last, number) + packing.number(len(each.states)))
            last = number
            for changed, state in each.states:
                other = max(date.fromisoformat(changed).toordinal(), day)
                changes.append(packing.number(other - day) + packing.LETTERS[STATES.index(state)])
                day = other
    return named("facet", to_json(["".join(steps), "".join(changes)]), files)
