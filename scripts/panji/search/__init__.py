"""The search, behind one seam: an engine turns entries into files, and its ``engine.js`` answers the search page.

``engine.js`` exports ``open({lang, base})``, which gives ``search(query, filters)`` →
``{total, results, facets}``; the page (docs/assets/search.js) asks for nothing else. Another engine replaces
:mod:`panji.search.pagefind_engine` and ``engine.js``, and nothing else.
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
