"""The relations of a record, on its page: what it does, and what later ones did to it."""

from __future__ import annotations

from collections.abc import Container

from panji import language, pieces
from panji.diagnostic import Bilingual
from panji.later import REVERSE
from panji.markup import escape
from panji.record import RELATIONS, Record, Relation
from panji.record_page.banner import UNTIL
from panji.site import Site

RANK = {kind: place for place, kind in enumerate(RELATIONS)}
SHOWN = 5
"""Relations of a kind on the record's own page: a much cited directive would not fit on a cheap phone."""

FROM = Bilingual(hi="{day} से", en="with effect from {day}")
ALL_OF_THEM = Bilingual(hi="सभी {count} देखें", en="See all {count}")


def relations(
    record: Record,
    site: Site,
    lang: str,
    level: int,
    shown: int | None = None,
    but: Container[tuple[str, str, int]] = (),
) -> str:
    """Two lists at most, under headings of a level; empty, where there is nothing.

    Args:
        record: whose relations.
        site: where the others have their pages.
        lang: the page's language.
        level: of the headings.
        shown: how many of each kind, with a link to the page with all; None: all of them.
        but: those of later records that stand elsewhere on the page.
    """
    words = pieces.words(lang)
    stated: dict[str, list[tuple[Record | None, Relation]]] = {}
    for kind, _, relation in record.relations():
        stated.setdefault(kind, []).append((site.register.records.get(relation.record or ""), relation))
    received: dict[str, list[tuple[Record | None, Relation]]] = {}
    for each in sorted(site.register.relations_to(record), key=lambda each: RANK[each.kind]):
        if each.key not in but:
            received.setdefault(REVERSE[each.kind], []).append((each.source, each.relation))
    made = []
    for title, kinds in ((words.relations_from, stated), (words.relations_to, received)):
        if kinds:
            made.append(f"<h{level}>{title}</h{level}>\n<dl>\n")
            for kind, entries in kinds.items():
                made.append(f"<dt>{getattr(words, kind)}\n")
                made += [_entry(other, relation, site, lang) for other, relation in entries[:shown]]
                if shown and len(entries) > shown:
                    text = ALL_OF_THEM[lang].format(count=language.number(len(entries), lang))
                    address = f"{pieces.href(record, site, lang)}relations/"
                    made.append(f"<dd>{pieces.link(text, address)}\n")
            made.append("</dl>\n")
    return "".join(made)


def _outside(relation: Relation, lang: str) -> str:
    """One to what the register does not have."""
    scope = f"{escape(relation.scope[lang])} · " if relation.scope else ""
    number = f"<b>{escape(relation.external)}</b> " if relation.external else ""
    note = f" <small>{scope}{pieces.words(lang).outside}</small>"
    return f"<dd>{number}{escape(relation.record) if relation.record else ''}{note}\n"


def _entry(record: Record | None, relation: Relation, site: Site, lang: str) -> str:
    if record is None:
        return _outside(relation, lang)
    notes = []
    if relation.scope:
        notes.append(f"{pieces.words(lang).partial}: {escape(relation.scope[lang])}")
    if relation.effective:
        notes.append(FROM[lang].format(day=language.date(relation.effective, lang)))
    if relation.until:
        notes.append(UNTIL[lang].format(day=language.date(relation.until, lang)))
    number = f"<b>{escape(record.number)}</b> " if record.number else ""
    issued = f" {pieces.day(record.issued, lang)}" if record.issued else ""
    note = f" <small>{' · '.join(notes)}</small>" if notes else ""
    state = pieces.state(site.standing(record).state, lang)
    return f"<dd>{number}{pieces.title_link(record, site, lang)}{issued}{note} {state}\n"
