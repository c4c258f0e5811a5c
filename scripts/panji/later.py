"""What later happens to a record: somebody supersedes, amends, corrects or answers it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from panji import atom, language, pieces
from panji.diagnostic import Bilingual
from panji.history import Version
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
LABELS = {
    "published": Bilingual(hi="पंजी में प्रकाशित", en="Published in the register"),
    "moved": Bilingual(hi="पहचान बदली", en="Given another id"),
    "removed": Bilingual(hi="पंजी से हटाया गया", en="Removed from the register"),
    "returned": Bilingual(hi="पंजी में वापस लिया गया", en="Put back into the register"),
    "corrected": Bilingual(hi="उतारने की भूल सुधारी गई", en="A slip of copying was mended"),
    "text": Bilingual(hi="पाठ बदला गया", en="The text was changed"),
    "translated": Bilingual(hi="अनुवाद जोड़ा गया", en="A translation was added"),
    "translation": Bilingual(hi="अनुवाद सुधारा गया", en="The translation was changed"),
    "untranslated": Bilingual(hi="अनुवाद हटाया गया", en="The translation was taken out"),
    "relations": Bilingual(hi="संबंध जोड़े या सुधारे गए", en="Relations were added or changed"),
    "details": Bilingual(hi="विवरण सुधारे गए", en="Details were changed"),
}


def label(kind: str, lang: str) -> str:
    """What happened, in words."""
    return (LABELS.get(kind) or language.LABELS[REVERSE[kind]])[lang]


def versions_page(record: Record, site: Site, lang: str) -> str:
    """Where the versions of a record are listed."""
    return f"{site.address(record, lang)}versions/"


class Later(NamedTuple):
    """What a later record does to a record, or another version of the record itself."""

    record: Record
    incoming: Incoming | None = None
    version: Version | None = None

    @property
    def day(self) -> date:
        day = self.incoming.source.issued if self.incoming else self.version and self.version.day
        return day or date.min

    @property
    def shown(self) -> tuple[Record, ...]:
        """The records that it speaks of."""
        return (self.record, self.incoming.source) if self.incoming else (self.record,)


def of(record: Record, site: Site) -> list[Later]:
    """What later happened to a record, the latest first."""
    return sorted(_of(record, site.register.relations_to(record), site), key=_order, reverse=True)


def _of(record: Record, incoming: Iterable[Incoming], site: Site) -> list[Later]:
    found = [Later(record, incoming=each) for each in incoming if each.kind in KINDS]
    return found + [Later(record, version=each) for each in site.history.versions.get(record.id, ())[1:]]


def of_issuers(site: Site) -> dict[str, list[Later]]:
    """By issuer, what later happened to the issuer's records, the latest first."""
    found: dict[str, list[Later]] = {issuer: [] for issuer in sorted(site.issuers)}
    incoming, records = site.register.incoming, site.register.records
    for id in dict.fromkeys((*incoming, *site.history.versions)):
        if id in records:
            found[records[id].issuer] += _of(records[id], incoming.get(id, ()), site)
    return {issuer: sorted(each, key=_order, reverse=True) for issuer, each in found.items()}


def _order(later: Later) -> tuple[date, str, str]:
    return later.day, later.incoming.source.id if later.incoming else "", later.record.id


def feed_of(record: Record, site: Site, lang: str) -> str:
    """Where the feed lies in which a record's future is told, without its ending.

    A record has one of its own from the first thing that happens to it; before that, its issuer's tells of it. A feed
    for each record that nothing has happened to would be as many files as its pages are, and say nothing.
    """
    return own_feed(record, site, lang) if has_own_feed(record, site) else issuer_feed(record.issuer, site, lang)


def has_own_feed(record: Record, site: Site) -> bool:
    return record.id in site.history.versions or any(each.kind in KINDS for each in site.register.relations_to(record))


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
    if later.incoming is None:
        return _version(later, site, lang, of_one)
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


def _version(later: Later, site: Site, lang: str, of_one: bool) -> atom.Entry:
    """Another version of the record itself, as an entry of a feed."""
    record, version = later.record, later.version
    assert version
    what = " · ".join(label(kind, lang) for kind in version.kinds)
    return atom.Entry(
        id=f"{site.permanent(f'{record.id}/')}#version:{version.commit}",
        title=what if of_one else f"{pieces.full_title(record, lang)} – {what}",
        href=site.permanent(versions_page(record, site, lang)),
        updated=version.day,
        published=version.day,
        author=pieces.issuer(record, site, lang),
        category=(version.kinds[0], label(version.kinds[0], lang)),
        summary=None,
    )
