"""Atom feeds (RFC 4287): one for all records, one for each type and each issuer, in each language.

What is routine stands in its type's feed, and in that of an issuer who issues nothing else: after a day on which forty
districts report, a feed of the latest fifty would have nothing but reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from panji import atom, pieces
from panji.record import Record
from panji.record_types import record_types
from panji.site import Data, Site

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
        feeds = {"all": (name, _latest(dated))}
        feeds |= {
            f"type/{type}": (f"{name}: {record_types()[type].labels[lang]}", each[:ENTRIES])
            for type, each in types.items()
        }
        feeds |= {
            f"office/{id}": (f"{name}: {pieces.issuer(each[0], site, lang)}", _latest(each))
            for id, each in issuers.items()
        }
        for path, (title, records) in feeds.items():
            path = f"{site.prefix(lang)}feeds/{path}.atom"
            yield Data(path, partial(_feed, site, lang, path, title, records), site.key(records, title))


def _latest(records: list[Record]) -> list[Record]:
    """The entries of a feed: nothing that is routine, unless there is nothing else."""
    others = (record for record in records if not record.routine)
    return list(islice(others, ENTRIES)) or records[:ENTRIES]


def _feed(site: Site, lang: str, path: str, title: str, records: list[Record]) -> bytes:
    entries = (_entry(record, site, lang) for record in records)
    return atom.feed(site.permanent(path), title, lang, site.permanent(site.prefix(lang)), entries)


def _entry(record: Record, site: Site, lang: str) -> atom.Entry:
    heading, _ = pieces.title(record, lang)
    return atom.Entry(
        id=site.permanent(f"{record.id}/"),
        title=f"{record.number}: {heading}" if record.number and record.number != heading else heading,
        href=site.permanent(site.address(record, lang)),
        updated=record.issued,
        published=record.issued,
        author=pieces.issuer(record, site, lang),
        category=(record.type, record_types()[record.type].label[lang]),
        summary=record.text(lang).summary,
    )
