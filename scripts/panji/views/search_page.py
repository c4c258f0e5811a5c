"""The search page, in each language. What it searches is made by :mod:`panji.search`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from panji import language, pieces
from panji.search import FACETS
from panji.site import ROOT, Page, Site
from panji.views import fill


def render(site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=f"{site.prefix(lang)}search/",
            language=lang,
            title=language.labels(lang).search,
            alternates=site.alternates("search/"),
            body=partial(_search, site, lang),
            key="",
        )


def _search(site: Site, lang: str) -> str:
    words = language.labels(lang)
    base = ROOT + site.prefix(lang)
    return fill(
        "search.html",
        lang,
        title=words.search,
        script=f"{ROOT}assets/search.js",
        engine=f"{ROOT}search/engine.js",
        base=ROOT,
        facets=FACETS,
        examples=[],
        indexes=[
            pieces.link(getattr(words, f"by_{name}"), f"{base}{name}/")
            for name in ("year", "type", "office", "subject", "place")
        ],
    )
