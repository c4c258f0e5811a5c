"""Feeds of what later happens to records: of each issuer's records, and of each record to which something has happened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from panji import atom, jsonfeed, later, pieces
from panji.channels import ENTRIES, FORMATS
from panji.diagnostic import Bilingual
from panji.later import Later
from panji.record import Record
from panji.site import Bundle, Data, Site

OF_ISSUER = Bilingual(hi="{name} के अभिलेखों पर आगे क्या हुआ", en="What later happens to records of {name}")
OF_RECORD = Bilingual(hi="{title} – आगे क्या हुआ", en="{title} – what happened later")


def render(site: Site) -> Iterator[Bundle]:
    for issuer, found in later.of_issuers(site).items():
        found = found[:ENTRIES]
        shown = [record for each in found for record in each.shown]
        versions = [(each.version.commit, each.version.kinds) for each in found if each.version]
        paths = _paths([later.issuer_feed(issuer, site, lang) for lang in site.languages])
        yield Bundle(paths, site.key(shown, versions), partial(_of_issuer, issuer, found, site))


def _of_issuer(issuer: str, found: list[Later], site: Site) -> Iterator[Data]:
    entry = site.register.vocabulary.addressable.get(issuer)
    for lang in site.languages:
        title = OF_ISSUER[lang].format(name=entry.label[lang] if entry else issuer)
        page = f"{site.prefix(lang)}office/{issuer}/"
        yield from _files(later.issuer_feed(issuer, site, lang), title, page, found, site, lang, of_one=False)


def paths_of(record: Record, site: Site) -> list[str]:
    if not later.has_own_feed(record, site):
        return []
    return list(_paths([later.own_feed(record, site, lang) for lang in site.languages]))


def render_record(record: Record, site: Site) -> Iterator[Data]:
    found = later.of(record, site)[:ENTRIES]
    for lang in site.languages if found else ():
        title = OF_RECORD[lang].format(title=pieces.full_title(record, lang))
        page = site.address(record, lang)
        yield from _files(later.own_feed(record, site, lang), title, page, found, site, lang, of_one=True)


def _paths(feeds: list[str]) -> tuple[str, ...]:
    return tuple(f"{feed}.{ending}" for feed in feeds for ending, _, _ in FORMATS)


def _files(feed: str, title: str, page: str, found: list[Later], site: Site, lang: str, of_one: bool) -> Iterator[Data]:
    entries = [later.entry(each, site, lang, of_one) for each in found]
    for (ending, _, _), make in zip(FORMATS, (atom.feed, jsonfeed.feed), strict=True):
        path = f"{feed}.{ending}"
        yield Data(path, partial(make, site.permanent(path), title, lang, site.permanent(page), entries))
