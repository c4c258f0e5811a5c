"""The search: static files made from the register, and one script that answers questions from them on the reader's machine.

``build(site, folder, memory)`` writes the folder ``search/`` of the site. Whoever shows a search needs two scripts of
it, both plain (no modules, no WebAssembly; under ``default-src 'self'`` and from ``file://``):

``docs/assets/search-engine.js``
    small, belongs on the page; defines ``PanjiSearch.open({lang, base})``, which loads the engine when it is called:
    in a worker, and where workers are refused (``file://``) in the page itself.
``search/engine.<lang>.js``
    the engine with the fold, its tables and the manifest of this index. Nobody but ``PanjiSearch`` loads it.

**open({lang, base})** → a promise of the engine; ``base`` is the absolute address of the site's root, ``lang`` the
reader's language. It rejects when the files cannot be loaded (no connection); open again to try again.

**engine.labels** → ``{facet: {value: label}}``: what values of facets are called in the reader's language; the facets
themselves stand under ``facets``.

**engine.search(query, {filters, sort, asOf, offset, limit, facets, snippets})** → a promise of the answer. All but the
query may be missing. An empty query finds everything, newest first, that the filters let through; an id, also one that a
record had before it moved, that record alone.

- ``filters``: ``{facet: [value, …]}``: any of the values of a facet, all of the facets.
- ``sort``: ``"relevance"`` (default) or ``"date"`` (newest first).
- ``asOf``: ``"2024-03-31"``: what had been issued by that day, with the state it had then.
- ``offset``, ``limit``: which results are wanted; 0 and 10.
- ``facets``: names of the facets to be counted; missing: those that cost little (all, in a register of up to some
  thousand records), ``[]``: none. Each is counted as if nothing had been chosen in it.
- ``snippets``: false: the results come without snippets, which take another moment, since the records' own texts are
  loaded for them. **engine.snippets(ticket, ids)** gives them afterwards: ``[{id, snippet, snippetLang}]`` of results
  of the answer that had this ``ticket``.

The answer::

    total       how many records were found
    results     [{id, address, title, titleLang, number, date, dateLabel, type, typeLabel, issuer, issuerLabel,
                state, stateLabel, ended, match, guess, snippet, snippetLang}]
                address    of the page in the reader's language, from the site's root: new URL(address, base)
                title      [[text, marked], …] in the reader's language, else in titleLang (null: the reader's)
                date       "2024-03-31" or ""; dateLabel: as people write it
                state      in-force, partly-changed, not-yet, superseded, rescinded, expired, for-information, unknown,
                           removed
                ended      null, or how one ended that is no longer in force: {since, sinceLabel, by: {id, address,
                           number}}, with by null where its time was up
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
    ticket      for engine.snippets
    suggestion  null, or {query, parts: [[text, changed], …]}: "did you mean", where a word was found only by a guess

Texts are texts, never HTML: whoever shows them sets ``textContent``.

**engine.suggest(prefix, {limit})** → ``{words: [{word, query, match}], values: [{facet, value, label, rest}], records:
[{address, title, number, …}]}``: words of the register that the last word of the prefix may become (in Devanagari also
for Roman letters; ``query`` is the whole prefix with the word set in), values of facets whose name its end begins
(``rest`` is what stands before), and records whose title or number fits. Cheap enough for every key.

**engine.resolve(number)** → ``{records, otherDate, similar}``: the results that have a number as printed, in any script
and spacing, or an id, of the date that stands beside it if there is one; all that have it, with ``otherDate``, where none is of
that date. ``similar``: results that have a part of it, where none has just this number.

Calls are answered in the order in which they were made; who asks again simply drops the earlier answer.

**Equivalent words** (:func:`equivalents`) are groups of words and phrases of either script, each group meaning one
thing: ``("circular", "परिपत्र")``. They come from the glossary (``register.glossary``: of each entry its ``hi`` and
``en``), and from the names and short forms of offices.

**engine.read(query)** → a promise of ``{rest, filters: [{facet, value, label, words}], clear}``: which words of the query
name a value of a facet (``circulars of 2023``: a type and a year), what is left of it without them, and whether it names
two and says nothing else, so that it means just that. Words in quotation marks are left alone. ``names.py`` says what
the values are called; ``makeNames(fold, names)`` of ``names.js``, which is a part of the engine as ``fold.js`` is, finds
them: its ``read`` and ``suggest`` give all but the labels.
"""

from __future__ import annotations

import pickle
import re
from contextlib import suppress
from pathlib import Path

from panji.citation import IN_NUMBERS
from panji.code import code_digest
from panji.language import FACETS
from panji.record_types import record_types
from panji.search import fold
from panji.search.fold import TABLES
from panji.search.index import Index, Kept, make
from panji.search.names import Names, names
from panji.search.records import equivalents, labels, rows
from panji.search.shelf import Files, named, to_json
from panji.site import Site

__all__ = ["build", "finish"]

CHEAP = 24_000
"""Characters that a search may load to count facets nobody asked for."""

HERE = Path(__file__).parent
SCRIPTS = ("fold.js", "names.js", "engine.js")


def build(site: Site, folder: Path, memory: Path) -> None:
    """Make a folder hold all files of the search, touching only those that change.

    Args:
        site: what is published.
        folder: becomes ``search/`` of the site, without its page.
        memory: the file that keeps what makes the next index quick.
    """
    groups = equivalents(site)
    words = sorted(file.digest for file in site.register.files.values() if file.kind in ("settings", "vocabulary"))
    salt = " ".join([code_digest(), *words])
    before = _load(memory) if folder.is_dir() else None
    try:
        index = make(
            rows(site), groups, salt, before, lambda name: _unwrapped((folder / f"{name}.js").read_text("utf-8"))
        )
    except FileNotFoundError:  # somebody removed a file of the folder
        index = make(rows(site), groups, salt)
    memory.unlink(missing_ok=True)
    used = {name: list(facet["values"]) for name, facet in index.manifest["facets"].items()}
    used["year"] = [year for year, _ in index.manifest["years"]]
    used["state"] = sorted({standing.state for standing in site.standings.values()})
    called = {lang: labels(site, lang) for lang in site.languages}
    moved = {old: str(record.id) for old, record in site.register.moves.items()}
    files = finish(index, called, names(site, used), _short_names(site), moved)
    _write(folder, files, index.names | files.keys())
    _save(memory, index.kept)


def _short_names(site: Site) -> dict[str, list[str]]:
    """Words that English texts write in an office's numbers, with the words that stand there in Hindi."""
    found = {}
    for hindi, english in {**IN_NUMBERS, **site.register.vocabulary.short_names}.items():
        for each in english:
            words = fold.words(fold.normal(each))
            if len(words) == 1 and not fold.is_hindi(words[0]):
                found[words[0]] = fold.words(fold.normal(hindi))
    return found


def finish(
    index: Index,
    labels: dict[str, dict],
    named_values: Names,
    short_names: dict[str, list[str]] | None = None,
    moved: dict[str, str] | None = None,
) -> Files:
    """The new files of an index as the browser loads them, and the engine with its tables and the manifest.

    Args:
        index: what :func:`panji.search.index.make` gave.
        labels: of each language what values of facets are called, and the months.
        named_values: what they are called in a query.
        short_names: words that English texts write in numbers, with those that stand there in Hindi.
        moved: ids that records had before, with those of now.
    """
    data, manifest = dict(index.files), dict(index.manifest)
    cheap, left = ["year", "state"], CHEAP
    for name in FACETS:
        facet = manifest["facets"].get(name)
        if facet and facet["size"] <= left:
            left -= facet["size"]
            cheap.append(name)
    manifest["cheap"] = cheap
    manifest["languages"] = list(labels)
    manifest["routine"] = [
        name for name, model in record_types().items() if model.routine and name in manifest["types"]
    ]
    manifest["short"] = short_names or {}
    manifest["moved"] = moved or {}
    manifest["names"] = named("names", to_json(named_values), data)
    files = {name: f"panji({to_json(name.removesuffix('.js'))},{content})\n" for name, content in data.items()}
    tables = {name: table for name, table in TABLES.items() if name != "about"}
    scripts = "".join(_lean(HERE.joinpath(name).read_text("utf-8")) for name in SCRIPTS)
    constants = f"const TABLES = {to_json(tables)};\nconst MANIFEST = {to_json(manifest)};\n"
    for lang, called in labels.items():
        own = f"const LANG = {to_json(lang)};\nconst LABELS = {to_json(called)};\n"
        files[f"engine.{lang}.js"] = f"(() => {{\n'use strict';\n{constants}{own}{scripts}}})();\n"
    return files


def _unwrapped(file: str) -> str:
    """The text that a file holds for the browser."""
    return file[file.index(",") + 2 : file.rindex(")") - 1]


def _lean(script: str) -> str:
    """A script without its comments, which stand on lines of their own or behind ``;`` or ``{``, and without indents."""
    lines = (re.sub(r"^// .*|(?<=[;{]) // .*$", "", line.strip()) for line in script.split("\n"))
    return "".join(line + "\n" for line in lines if line)


def _write(folder: Path, files: Files, names: set[str]) -> None:
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path, content = folder / name, text.encode()
        if name not in there or path.read_bytes() != content:
            path.write_bytes(content)
    for name in there - names:
        (folder / name).unlink()


def _load(memory: Path) -> Kept | None:
    with suppress(Exception), memory.open("rb") as stream:  # a damaged file can raise anything
        return pickle.load(stream)
    return None


def _save(memory: Path, kept: Kept) -> None:
    memory.parent.mkdir(parents=True, exist_ok=True)
    part = memory.with_name(memory.name + ".part")
    with part.open("wb") as stream:
        pickle.dump(kept, stream, pickle.HIGHEST_PROTOCOL)
    part.replace(memory)
