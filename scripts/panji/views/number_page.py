"""The page that takes a printed number and leads to its record, in each language: ``number/?n=…``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlencode

from panji import language, pieces
from panji.site import Page, Site
from panji.views import fill

SAYS = ("going", "several", "other_date", "similar", "none")


def render(site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=f"{site.prefix(lang)}number/",
            language=lang,
            title=language.labels(lang).number_page,
            description=language.labels(lang).number_lead,
            alternates=site.alternates("number/"),
            body=partial(_number, site, lang),
            key=" ".join(_examples(site)),
        )


def _number(site: Site, lang: str) -> str:
    words = language.labels(lang)
    base = site.prefix(lang)
    says = {name: getattr(words, f"number_{name}") for name in SAYS}
    return fill(
        "number.html",
        lang,
        title=words.number_page,
        scripts=[f"assets/{name}.js" for name in ("search-engine", "search-box", "number")],
        words=says | {"searching": words.searching, "failed": words.search_failed, "ended": pieces.ended_words(lang)},
        examples=[pieces.link(text, f"{base}number/?{urlencode({'n': text})}") for text in _examples(site)],
        search=f"{base}search/",
        guide=pieces.link(words.search_guide, f"{base}guide/search/"),
        indexes=[pieces.link(getattr(words, f"by_{name}"), f"{base}{name}/") for name in ("year", "office", "type")],
    )


def _examples(site: Site) -> list[str]:
    """The number of the newest order that has one."""
    return [record.number for record in site.newest_first if record.number and record.binding][:1]
