"""What later happens to a record: somebody supersedes, amends, corrects or answers it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from panji import atom, language, pieces
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_types import record_types
from panji.register import Incoming
from panji.site import Site

REVERSE = {
    "supersedes": "superseded_by",
    "amends": "amended_by",
    "rescinds": "rescinded_by",
    "revives": "revived_by",
    "corrects": "corrected_by",
    "clarifies": "clarified_by",
    "extends": "extended_by",
    "consolidates": "consolidated_by",
    "implements": "implemented_by",
    "replies_to": "replied_to_by",
    "cites": "cited_by",
}
"""What each relation is called from the side of the record that it points to."""

KINDS = frozenset(REVERSE) - {"cites"}
"""Relations that a reader of the earlier record has to know of. To be cited does nothing to it."""

TITLE = Bilingual(hi="{label}: {title}", en="{label}: {title}")


class Later(NamedTuple):
    """Something that a later record does to a record."""

    record: Record
    incoming: Incoming

    @property
    def day(self) -> date:
        return self.incoming.source.issued or date.min


def of(record: Record, site: Site) -> list[Later]:
    """What later happened to a record, the latest first."""
    found = [Later(record, each) for each in site.register.relations_to(record) if each.kind in KINDS]
    return sorted(found, key=_order, reverse=True)


def of_issuers(site: Site) -> dict[str, list[Later]]:
    """By issuer, what later happened to the issuer's records, the latest first."""
    found: dict[str, list[Later]] = {issuer: [] for issuer in sorted(site.issuers)}
    for id, incoming in site.register.incoming.items():
        record = site.register.records.get(id)
        if record:
            found[record.issuer] += [Later(record, each) for each in incoming if each.kind in KINDS]
    return {issuer: sorted(each, key=_order, reverse=True) for issuer, each in found.items()}


def _order(later: Later) -> tuple[date, str, str]:
    return later.day, later.incoming.source.id, later.record.id


def feed_of(record: Record, site: Site, lang: str) -> str:
    """Where the feed lies in which a record's future is told, without its ending.

    A record has one of its own from the first thing that happens to it; before that, its issuer's tells of it. A feed
    for each record that nothing has happened to would be as many files as its pages are, and say nothing.
    """
    return own_feed(record, site, lang) if has_own_feed(record, site) else issuer_feed(record.issuer, site, lang)


def has_own_feed(record: Record, site: Site) -> bool:
    return any(each.kind in KINDS for each in site.register.relations_to(record))


def own_feed(record: Record, site: Site, lang: str) -> str:
    return f"{site.address(record, lang)}later"


def issuer_feed(issuer: str, site: Site, lang: str) -> str:
    return f"{site.prefix(lang)}feeds/later/{issuer}"


def entry(later: Later, site: Site, lang: str, of_one: bool) -> atom.Entry:
    """What happened, as an entry of a feed.

    Args:
        later: what happened.
        site: where the records have their pages.
        lang: of the feed.
        of_one: whether the feed is about this record alone, so that its entries need not name it.
    """
    source, relation = later.incoming.source, later.incoming.relation
    words = language.LABELS
    label = words[REVERSE[later.incoming.kind]][lang]
    title = TITLE[lang].format(label=label, title=pieces.full_title(source, lang))
    notes = []
    if relation.scope:
        notes.append(f"{words['partial'][lang]}: {relation.scope[lang]}")
    if later.incoming.start and later.incoming.start != source.issued:
        notes.append(f"{words['effective'][lang]}: {language.date(later.incoming.start, lang)}")
    notes.append(source.text(lang).summary)
    return atom.Entry(
        id=f"{site.permanent(f'{later.record.id}/')}#{REVERSE[later.incoming.kind]}:{source.id}/{later.incoming.index}",
        title=title if of_one else f"{pieces.full_title(later.record, lang)} – {title}",
        href=site.permanent(site.address(source if of_one else later.record, lang)),
        updated=source.issued,
        published=source.issued,
        author=pieces.issuer(source, site, lang),
        category=(source.type, record_types()[source.type].label[lang]),
        summary=" · ".join(filter(None, notes)) or None,
    )
