"""Which feeds there are of new records: of all, of a type, an issuer, a subject; and of whatever is addressed to somebody.

What is routine stands in its type's feed, and in that of an issuer who issues nothing else: after a day on which forty
districts report, a feed of the latest fifty would have nothing but reports.
"""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_types import record_types
from panji.site import Site

ENTRIES = 50

ADDRESSED = Bilingual(hi="{name} को प्रेषित", en="Addressed to {name}")
ISSUED = Bilingual(hi="{name} द्वारा जारी", en="Issued by {name}")
ALL = Bilingual(hi="सभी नए अभिलेख", en="All new records")

FORMATS = (("atom", "application/atom+xml", "Atom"), ("json", "application/feed+json", "JSON Feed"))
"""In what formats each feed exists: how its file ends, the type by which programs know it, and its name."""


class Channel(NamedTuple):
    """A feed: its path from the language's root, without its ending; of what it is; the page it belongs to; its entries."""

    path: str
    title: Bilingual
    page: str
    records: list[Record]


def of_all(site: Site) -> Channel:
    return Channel("feeds/all", ALL, "", _latest([record for record in site.newest_first if record.issued]))


def of_types(site: Site) -> list[Channel]:
    found: dict[str, list[Record]] = {name: [] for name in record_types()}
    for record in site.newest_first:
        if record.issued:
            found[record.type].append(record)
    return [
        Channel(f"feeds/type/{name}", record_types()[name].labels, f"type/{name}/", records[:ENTRIES])
        for name, records in found.items()
    ]


def of_issuers(site: Site) -> list[Channel]:
    found: dict[str, list[Record]] = {}
    for record in site.newest_first:
        if record.issued:
            found.setdefault(record.issuer, []).append(record)
    return [
        Channel(f"feeds/office/{id}", ISSUED.format(name=_name(id, site)), f"office/{id}/", _latest(records))
        for id, records in found.items()
    ]


def of_subjects(site: Site) -> list[Channel]:
    found: dict[str, list[Record]] = {}
    for record in site.newest_first:
        for id in record.subjects if record.issued else ():
            found.setdefault(id, []).append(record)
    return [
        Channel(f"feeds/subject/{id}", entry.label, f"subject/{id}/", _latest(found[id]))
        for id, entry in site.register.vocabulary["subjects"].items()
        if id in found
    ]


def of_addressees(site: Site) -> list[Channel]:
    """By office, place and group: what names it, and what went to a group in which it then was."""
    known = site.register.vocabulary.addressable
    return [
        Channel(addressed(id, known[id].list), ADDRESSED.format(name=known[id].label), page, _latest(records))
        for id, records in site.addressed.items()
        if id in known and (page := f"{'office' if known[id].list == 'offices' else 'place'}/{id}/")
    ]


def addressed(id: str, vocabulary: str) -> str:
    """Where the feed lies of whatever is addressed to an entry of a list of the vocabulary."""
    return f"feeds/office/{id}/to" if vocabulary == "offices" else f"feeds/place/{id}"


def _name(id: str, site: Site) -> Bilingual:
    entry = site.register.vocabulary.addressable.get(id)
    return entry.label if entry else Bilingual(id, id)


def _latest(records: list[Record]) -> list[Record]:
    """The entries of a feed: nothing that is routine, unless there is nothing else."""
    others = (record for record in records if not record.routine)
    return list(islice(others, ENTRIES)) or records[:ENTRIES]


def head(feeds: list[tuple[str, str]], site: Site, lang: str) -> str:
    """What tells a feed reader, in the head of a page, of its feeds: of each its path, without an ending, and its title."""
    return "\n".join(
        f'<link rel="alternate" type="{type}" title="{title}" href="{site.prefix(lang)}{path}.{ending}">'
        for path, title in feeds
        for ending, type, _ in FORMATS
    )
