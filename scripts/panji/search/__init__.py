"""The search: static files made from the register, and one script that answers questions from them on the reader's machine.

``build(site, folder, memory)`` writes the folder ``search/`` of the site. Whoever shows a search needs two scripts of
it, both plain (no modules, no WebAssembly; under ``default-src 'self'`` and from ``file://``):

``docs/assets/search-engine.js``
    small, belongs on the page; defines ``PanjiSearch.open({lang, base})``, which loads the engine when it is called:
    in a worker, and where workers are refused (``file://``) in the page itself.
``search/engine.js``
    the engine with the fold, its tables and the manifest of this index. Nobody but ``PanjiSearch`` loads it.

**open({lang, base})** → a promise of the engine; ``base`` is the absolute address of the site's root, ``lang`` the
reader's language. It rejects when the files cannot be loaded (no connection); open again to try again.

**engine.labels** → ``{facet: {value: label}}``: what values of facets are called in the reader's language.

**engine.search(query, {filters, sort, asOf, offset, limit, facets})** → a promise of the answer. All but the query may
be missing. An empty query finds everything, newest first, that the filters let through.

- ``filters``: ``{facet: [value, …]}``: any of the values of a facet, all of the facets.
- ``sort``: ``"relevance"`` (default) or ``"date"`` (newest first).
- ``asOf``: ``"2024-03-31"``: what had been issued by that day, with the state it had then.
- ``offset``, ``limit``: which results are wanted; 0 and 10.
- ``facets``: names of the facets to be counted; missing: those that cost little (all, in a register of up to some
  thousand records), ``[]``: none. Each is counted as if nothing had been chosen in it.

The answer::

    total       how many records were found
    results     [{id, address, title, titleLang, number, date, dateLabel, type, typeLabel, issuer, issuerLabel,
                state, stateLabel, match, guess, snippet, snippetLang}]
                address    of the page in the reader's language, from the site's root: new URL(address, base)
                title      [[text, marked], …] in the reader's language, else in titleLang (null: the reader's)
                date       "2024-03-31" or ""; dateLabel: as people write it
                state      in-force, partly-changed, not-yet, superseded, rescinded, expired, for-information, unknown,
                           removed
                match      the weakest way in which a word of the query matched:
                           number    a number as printed, whole or in part
                           exact     the word as it stands, apart from spelling variants (हिन्दी, हिंदी)
                           form      another form of it (परिपत्रों, परिपत्र)
                           glossary  a word that means the same (circular, परिपत्र)
                           sound     what sounds like it, also from Roman letters (paripatra, परिपत्र)
                           part      a word that begins with it
                           slip      perhaps a slip (परिपतर, परिपत्र)
                guess      true for part and slip, and for sound where the query was not Roman: to be shown as a guess
                missing    words of the query that this record lacks: [] for most
                snippet    [[text, marked], …] as the record spells it; snippetLang its language
    facets      {facet: {value: count}}, only what was counted
    understood  [{word, match, terms}]: each word of the query, the best way in which it matched (null: not at all),
                and the record's words that it matched
    suggestion  null, or {query, parts: [[text, changed], …]}: "did you mean", where a word was found only by a guess

Texts are texts, never HTML: whoever shows them sets ``textContent``.

**engine.suggest(prefix, {limit})** → ``{words: [{word, query, match}], values: [{facet, value, label, rest}], records:
[{address, title, number, …}]}``: words of the register that the last word of the prefix may become (in Devanagari also
for Roman letters; ``query`` is the whole prefix with the word set in), values of facets whose name its end begins
(``rest`` is what stands before), and records whose title or number fits. Cheap enough for every key.

Calls are answered in the order in which they were made; who asks again simply drops the earlier answer.

**Equivalent words** (:func:`equivalents`) are groups of words and phrases of either script, each group meaning one
thing: ``("circular", "परिपत्र")``. They come from the glossary (``register.glossary``: of each entry its ``hi`` and
``en``), and from the names and short forms of offices.

**engine.read(query)** → a promise of ``{rest, filters: [{facet, value, label, words}]}``: which words of the query name a
value of a facet (``circulars of 2023``: a type and a year), and what is left of it without them. Words in quotation
marks are left alone. ``names.py`` says what the values are called; ``makeNames(fold, names)`` of ``names.js``, which is a
part of ``search/engine.js`` as ``fold.js`` is, finds them: its ``read`` and ``suggest`` give all but the labels.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from panji import language, pieces
from panji.record import Record
from panji.record_types import record_types
from panji.search import index
from panji.search.fold import TABLES
from panji.search.index import Entry, Files, Shown
from panji.search.names import Names, names
from panji.search.words import BODY, POINTS, TITLE, Field, without_copies
from panji.site import Site

FACETS = ("type", "issuer", "subject", "place", "year", "state")
"""What results can be narrowed by, in the order of the page."""

CHEAP = 40_000
"""Characters that a search may load to count facets nobody asked for."""

HERE = Path(__file__).parent
SCRIPTS = ("fold.js", "names.js", "engine.js")


def build(site: Site, folder: Path, memory: Path) -> None:
    """Make a folder hold all files of the search, touching only those that change.

    Args:
        site: what is published.
        folder: becomes ``search/`` of the site, without its page.
        memory: where the index may keep what it needs to be quick the next time.
    """
    files = make(site)
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    for name, content in files.items():
        path = folder / name
        content = content.encode()
        if name in there and path.stat().st_size == len(content) and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in there - files.keys():
        (folder / name).unlink()


def make(site: Site) -> Files:
    """All files of the search by their paths in its folder."""
    data, manifest = index.make(list(entries(site)), equivalents(site))
    used = {name: list(facet["values"]) for name, facet in manifest["facets"].items()}
    used["place"] = [id for id in used.get("place", ()) if id in site.register.vocabulary["places"]]
    used["year"] = [year for year, _ in manifest["years"]]
    used["state"] = sorted({standing.state for standing in site.standings.values()})
    return finish(data, manifest, {lang: _labels(site, lang) for lang in site.languages}, names(site, used))


def finish(data: Files, manifest: dict, labels: dict[str, dict], named: Names) -> Files:
    """The files of an index as the browser loads them, and the engine with its tables and the manifest.

    Args:
        data: the files of the index, as JSON.
        manifest: of the index.
        labels: of each language what values of facets are called, and the months.
        named: what they are called in a query.
    """
    cheap, left = ["year", "state"], CHEAP
    for name in FACETS:
        facet = manifest["facets"].get(name)
        if facet and facet["size"] <= left:
            left -= facet["size"]
            cheap.append(name)
    manifest["cheap"] = cheap
    manifest["languages"] = list(labels)
    manifest["labels"] = {lang: index.named("labels", _json(each), data) for lang, each in labels.items()}
    manifest["names"] = index.named("labels", _json(named), data)
    files = {name: f"panji({_json(name.removesuffix('.js'))},{content})\n" for name, content in data.items()}
    tables = {name: table for name, table in TABLES.items() if name != "about"}
    scripts = "".join(_lean(HERE.joinpath(name).read_text("utf-8")) for name in SCRIPTS)
    constants = f"const TABLES = {_json(tables)};\nconst MANIFEST = {_json(manifest)};\n"
    files["engine.js"] = f"(() => {{\n'use strict';\n{constants}{scripts}}})();\n"
    return files


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lean(script: str) -> str:
    """A script without its comments, which stand on lines of their own or behind ``;`` or ``{``, and without indents."""
    lines = (re.sub(r"^// .*|(?<=[;{]) // .*$", "", line.strip()) for line in script.split("\n"))
    return "".join(line + "\n" for line in lines if line)


def equivalents(site: Site) -> list[tuple[str, Sequence[str]]]:
    """Groups of words and phrases that mean one thing, each with a name that stays the same."""
    groups = [(synonyms.id, (*synonyms.hi, *synonyms.en)) for synonyms in site.register.glossary]
    for office in site.register.vocabulary["offices"].values():
        names = dict.fromkeys([office.hi, office.en, *(office.abbr or ())])
        if len(names) > 1:
            groups.append((f"office/{office.id}", tuple(names)))
    return sorted(groups)


def entries(site: Site) -> Iterator[Entry]:
    """Every record, from the oldest to the newest, with the words of all its texts."""
    faces = site.faces
    for record in site.register.records.values():
        names = " · ".join(_names(record, site))
        fields = [_fields(record, lang) for lang in record.texts]
        fields[0] += [Field(POINTS, names)]
        if record.issued:
            fields[0] += [Field(BODY, language.date(record.issued, lang)) for lang in site.languages]
        shown = {}
        for lang in site.languages:
            title, other = pieces.title(record, lang)
            shown[lang] = Shown(title, other)
        state = site.standing(record).state
        yield Entry(
            id=str(record.id),
            key=faces[record.id],
            issued=record.issued.isoformat() if record.issued else "",
            number=record.number or "",
            languages=tuple(record.texts),
            shown=shown,
            fields=fields,
            facets={
                "type": (record.type,),
                "issuer": (record.issuer,),
                "subject": record.subjects,
                "place": tuple(_places(record, site)),
                "year": (str((record.issued or record.id).year),),
            },
            state=state,
            states=(),
        )


def _fields(record: Record, lang: str) -> list[Field]:
    text = record.texts[lang]
    return [
        Field(TITLE, text.title),
        *([Field(TITLE, record.number)] if text is record.first and record.number else ()),
        Field(POINTS, text.summary),
        *(Field(POINTS, point) for point in text.points.values()),
        Field(BODY, without_copies(text.body)),
    ]


def _names(record: Record, site: Site) -> Iterator[str]:
    """What the pages call its type, its issuer, its subjects and whom it went to, in each language."""
    vocabulary = site.register.vocabulary
    entries = [vocabulary.addressable.get(record.issuer)]
    entries += [vocabulary["subjects"].get(id) for id in record.subjects]
    entries += [vocabulary.addressable.get(id) for id in record.to]
    for lang in site.languages:
        yield record_types()[record.type].label[lang]
    for entry in filter(None, entries):
        yield from dict.fromkeys([entry.hi, entry.en, *(entry.abbr or ())])


def _places(record: Record, site: Site) -> Iterator[str]:
    """The places and groups that it went to, or whose points it has."""
    vocabulary = site.register.vocabulary
    named = dict.fromkeys([*record.to, *(owner for point in record.points for owner in point.owner)])
    return (id for id in named if id in vocabulary["places"] or id in vocabulary["groups"])


def _labels(site: Site, lang: str) -> dict[str, object]:
    """What the values of the facets are called in a language, and the months."""
    vocabulary = site.register.vocabulary
    records = site.newest_first
    found: dict[str, object] = {name: dict(values) for name, values in facet_labels(site, lang).items()}
    places = {id: entry.label[lang] for name in ("groups", "places") for id, entry in vocabulary[name].items()}
    used = {id for record in records for id in _places(record, site)}
    found["place"] = {id: label for id, label in places.items() if id in used}
    found["months"] = language.months(lang)
    return found


def facet_labels(site: Site, lang: str) -> dict[str, dict[str, str]]:
    """What the values of the facets are called in a language."""
    vocabulary = site.register.vocabulary
    records = site.newest_first
    states = {site.standing(record).state for record in records}
    return {
        "type": {name: model.label[lang] for name, model in record_types().items()},
        "issuer": {record.issuer: pieces.issuer(record, site, lang) for record in records},
        "subject": {id: entry.label[lang] for id, entry in vocabulary["subjects"].items()},
        "state": {state: pieces.state_label(state, lang) for state in sorted(states)},
    }
