"""The search page, in each language. What it searches is made by :mod:`panji.search`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from urllib.parse import urlencode

from panji import language, pieces
from panji.record_types import record_types
from panji.site import Page, Site
from panji.views import fill

MATCHES = ("number", "exact", "form", "glossary", "sound", "part", "slip")


def render(site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=f"{site.prefix(lang)}search/",
            language=lang,
            title=language.labels(lang).search,
            alternates=site.alternates("search/"),
            body=partial(_search, site, lang),
            key=site.whole,
        )


def _search(site: Site, lang: str) -> str:
    words = language.labels(lang)
    base = site.prefix(lang)
    return fill(
        "search.html",
        lang,
        title=words.search,
        scripts=[f"assets/{name}.js" for name in ("search-engine", "search-box", "search")],
        facets=language.FACETS,
        tips={name: getattr(words, f"tip_{name}") for name in ("words", "spelling", "number", "choices", "indexes")},
        words=_words(words) | {"ended": pieces.ended_words(lang)},
        guide=pieces.link(words.search_guide, f"{base}guide/search/"),
        number=pieces.link(words.number_page, f"{base}number/"),
        examples=[pieces.link(text, f"{base}search/?{urlencode({'q': text})}") for text in _examples(site, lang)],
        indexes=[
            pieces.link(getattr(words, f"by_{name}"), f"{base}{name}/")
            for name in ("year", "type", "office", "subject", "place")
        ],
    )


def _examples(site: Site, lang: str) -> Iterator[str]:
    """A type and a year, a subject, and a number: of the newest record that has them all."""
    for record in site.newest_first:
        subjects = [site.register.vocabulary["subjects"].get(id) for id in record.subjects]
        if record.number and record.issued and subjects and subjects[0]:
            yield f"{record_types()[record.type].labels[lang]} {record.issued.year}"
            yield subjects[0].label[lang]
            yield record.number
            return


def _words(words: SimpleNamespace) -> dict[str, str | dict[str, str]]:
    """What the script says by itself."""
    return {
        "searching": words.searching,
        "failed": words.search_failed,
        "none": words.result_none,
        "one": words.result_one,
        "other": words.result_other,
        "on": words.result_as_on,
        "meant": words.did_you_mean,
        "nowhere": words.nowhere,
        "without": words.without,
        "offer": words.choice_offer,
        "remove": words.choice_remove,
        "clear": words.facets_clear,
        "all": words.facet_all,
        "match": words.match,
        "matches": {name: getattr(words, f"match_{name}") for name in MATCHES},
    }
