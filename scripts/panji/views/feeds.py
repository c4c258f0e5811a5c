"""Atom feeds (RFC 4287): one for all records, one for each type and each issuer, in each language.

What is routine stands in its type's feed, and in that of an issuer who issues nothing else: after a day on which forty
districts report, a feed of the latest fifty would have nothing but reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from xml.etree import ElementTree

from panji import pieces
from panji.record import Record
from panji.record_types import record_types
from panji.site import Data, Site

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold (https://www.w3.org/TR/xml/#charsets)."""

ENTRIES = 50


def render(site: Site) -> Iterator[Data]:
    dated = [record for record in site.newest_first if record.issued]
    issuers: dict[str, list[Record]] = {}
    types: dict[str, list[Record]] = {name: [] for name in record_types()}
    for record in dated:
        issuers.setdefault(record.issuer, []).append(record)
        types[record.type].append(record)
    for lang in site.languages:
        name = site.settings.name[lang]
        feeds = {"all": (name, _without_routine(dated))}
        feeds |= {
            f"type/{type}": (f"{name}: {record_types()[type].labels[lang]}", each) for type, each in types.items()
        }
        feeds |= {
            f"office/{id}": (f"{name}: {pieces.issuer(each[0], site, lang)}", _without_routine(each))
            for id, each in issuers.items()
        }
        for path, (title, records) in feeds.items():
            path = f"{site.prefix(lang)}feeds/{path}.atom"
            yield Data(
                path, partial(_feed, site, lang, path, title, records[:ENTRIES]), site.key(records[:ENTRIES], title)
            )


def _without_routine(records: list[Record]) -> list[Record]:
    return [record for record in records if not record.routine] or records


def _feed(site: Site, lang: str, path: str, title: str, records: list[Record]) -> bytes:
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": lang})
    address = site.permanent(path)
    newest = max((record.issued for record in records if record.issued), default=date(1970, 1, 1))
    _add(feed, "id", address)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(newest))
    _add(feed, "link", rel="self", type="application/atom+xml", href=address)
    _add(feed, "link", rel="alternate", type="text/html", href=site.permanent(site.prefix(lang)))
    for record in records:
        entry = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", site.permanent(f"{record.id}/"))
        heading, _ = pieces.title(record, lang)
        _add(entry, "title", f"{record.number}: {heading}" if record.number and record.number != heading else heading)
        _add(entry, "updated", _moment(record.issued))
        _add(entry, "published", _moment(record.issued))
        author = ElementTree.SubElement(entry, f"{{{ATOM}}}author")
        _add(author, "name", pieces.issuer(record, site, lang))
        _add(entry, "link", rel="alternate", type="text/html", href=site.permanent(site.address(record, lang)))
        _add(entry, "category", term=record.type, label=record_types()[record.type].label[lang])
        if summary := record.text(lang).summary:
            _add(entry, "summary", summary)
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> None:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = FORBIDDEN.sub("\ufffd", text) if text else text


def _moment(day: date | None) -> str:
    """The start of a day in India, as RFC 3339 has it."""
    return f"{(day or date(1970, 1, 1)).isoformat()}T00:00:00+05:30"
