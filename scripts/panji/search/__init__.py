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
                state      in-force, partly-changed, not-yet, superseded, rescinded, expired, for-information, unknown
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

from collections.abc import Iterator
from typing import NamedTuple

from panji import body, language, pieces
from panji.record_types import record_types
from panji.site import Site

FACETS = ("type", "issuer", "subject", "year", "state")
"""What results can be narrowed by, in the order of the page."""


class Entry(NamedTuple):
    """What is searched of a record in one language, and what a result shows of it."""

    address: str
    language: str
    title: str
    title_language: str
    number: str
    content: str
    issued: str
    shown: dict[str, str]
    facets: dict[str, tuple[str, ...]]


def entries(site: Site) -> Iterator[Entry]:
    """Every record once in each language of the register, with the words of all its texts."""
    for record in site.newest_first:
        texts = [
            f"{text.title}\n{' '.join(text.points.values())}\n{body.plain(text.body)}" for text in record.texts.values()
        ]
        for lang in site.languages:
            standing = site.standing(record)
            title, other = pieces.title(record, lang)
            yield Entry(
                address=site.address(record, lang),
                language=lang,
                title=title,
                title_language=other or lang,
                number=record.number or "",
                content="\n".join(filter(None, [record.number, *texts])),
                issued=record.issued.isoformat() if record.issued else "",
                shown={
                    "date": language.date(record.issued, lang) if record.issued else "",
                    "type": record_types()[record.type].label[lang],
                    "issuer": pieces.issuer(record, site, lang),
                    "state": standing.state,
                    "stateLabel": pieces.state_label(standing.state, lang),
                },
                facets={
                    "type": (record.type,),
                    "issuer": (record.issuer,),
                    "subject": record.subjects,
                    "year": (str(record.id.year),),
                    "state": (standing.state,),
                },
            )


def facet_labels(site: Site, lang: str) -> dict[str, dict[str, str]]:
    """What the values of the facets are called in a language."""
    vocabulary = site.register.vocabulary
    records = site.newest_first
    return {
        "type": {name: model.label[lang] for name, model in record_types().items()},
        "issuer": {record.issuer: pieces.issuer(record, site, lang) for record in records},
        "subject": {id: entry.label[lang] for id, entry in vocabulary["subjects"].items()},
        "state": {
            state: pieces.state_label(state, lang) for state in {site.standing(record).state for record in records}
        },
    }
