"""``sitemap.xml`` (https://www.sitemaps.org/protocol.html): every record, with its other languages; parts where it is long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from panji.record import Record
from panji.site import Data, Site

MOST = 20_000
"""Addresses in one file; the protocol allows 50,000 and 50 MB."""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def render(site: Site) -> Iterator[Data]:
    records = list(site.register.records.values())
    per_part = MOST // len(site.languages)
    parts = [records[start : start + per_part] for start in range(0, len(records), per_part)] or [[]]
    ids = "\n".join(site.register.records)
    if len(parts) == 1:
        yield Data("sitemap.xml", partial(_part, site, records), ids)
        return
    yield Data("sitemap.xml", partial(_index, site, len(parts)), str(len(parts)))
    for number, part in enumerate(parts, 1):
        yield Data(f"sitemap-{number}.xml", partial(_part, site, part), ids)


def _index(site: Site, parts: int) -> bytes:
    entries = "".join(
        f"<sitemap><loc>{escape(site.permanent(f'sitemap-{n}.xml'))}</loc></sitemap>\n" for n in range(1, parts + 1)
    )
    return f"{HEAD}<sitemapindex {SPACE}>\n{entries}</sitemapindex>\n".encode()


def _part(site: Site, records: list[Record]) -> bytes:
    root = escape(site.permanent(""))  # addresses have nothing in them that would have to be escaped
    lines = [HEAD, f'<urlset {SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n']
    pages = [site.alternates("")]
    pages += [{language: site.address(record, language) for language in site.languages} for record in records]
    for alternates in pages:
        links = "".join(
            [
                f'<xhtml:link rel="alternate" hreflang="{language}" href="{root}{address}"/>'
                for language, address in alternates.items()
            ]
        )
        lines += [f"<url><loc>{root}{address}</loc>{links}</url>\n" for address in alternates.values()]
    return "".join([*lines, "</urlset>\n"]).encode()
