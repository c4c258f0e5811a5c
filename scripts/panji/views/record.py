"""A page for each record, in each language of the register."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from panji import later, linked, pieces
from panji.record import Record
from panji.record_page import page
from panji.site import Page, Site


def paths_of(record: Record, site: Site) -> list[str]:
    return [f"{site.address(record, lang)}index.html" for lang in site.languages]


def render_record(record: Record, site: Site) -> Iterator[Page]:
    alternates = {lang: site.address(record, lang) for lang in site.languages}
    said = linked.scripts(record, site)
    for lang in site.languages:
        title, _ = pieces.title(record, lang)
        yield Page(
            address=alternates[lang],
            language=lang,
            title=" · ".join(dict.fromkeys((title, record.number or pieces.issuer(record, site, lang)))),
            description=record.text(lang).summary or title,
            alternates=alternates,
            head=_head(record, site, lang) + said[lang],
            body=partial(page, record, site, lang),
        )


def _head(record: Record, site: Site, lang: str) -> str:
    """Where programs find the record as data, and a feed of what happens to it."""
    feed = later.feed_of(record, site, lang)
    return (
        f"<link rel=alternate type=application/json href={record.id}.json>\n"
        f"<link rel=alternate type=application/atom+xml href={feed}.atom>\n"
    )
