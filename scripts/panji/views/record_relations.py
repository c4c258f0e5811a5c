"""The page of a record's relations: its chain as a picture, its timeline, and all lists, where they are long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from panji import pieces
from panji.chains import around
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record
from panji.record_page import crumbs
from panji.record_page.chain import chain
from panji.record_page.relations import SHOWN, relations
from panji.record_page.timeline import events, timeline
from panji.site import Bundle, Page, Site

ALL_RELATIONS = Bilingual(hi="{of}: सभी संबंधित अभिलेख", en="{of}: all related records")


def render(site: Site) -> Iterator[Bundle]:
    for record in site.register.records.values():
        ids = site.chains.get(record.id, ())
        if ids or _has_many(record, site):
            shown = around(record, ids, site.register) if ids else []
            yield Bundle(
                tuple([f"{site.address(record, lang)}relations/index.html" for lang in site.languages]),
                f"{site.key_of(record)}\n{site.key(shown)}",
                partial(_pages, record, site),
            )


def _has_many(record: Record, site: Site) -> bool:
    """Whether there are more relations of a kind than the record's own page shows."""
    for some in (record.relations(), site.register.relations_to(record)):
        if len(some) > SHOWN and max(Counter(each[0] for each in some).values()) > SHOWN:
            return True
    return False


def _pages(record: Record, site: Site) -> Iterator[Page]:
    alternates = {lang: f"{site.address(record, lang)}relations/" for lang in site.languages}
    for lang, address in alternates.items():
        yield Page(
            address=address,
            language=lang,
            title=ALL_RELATIONS.format(of=record.number or pieces.title(record, lang)[0])[lang],
            alternates=alternates,
            body=partial(_page, record, site, lang),
        )


def _page(record: Record, site: Site, lang: str) -> str:
    title = ALL_RELATIONS[lang].format(of=escape(record.number or pieces.title(record, lang)[0]))
    way = pieces.crumbs([*crumbs(record, site, lang), pieces.title_link(record, site, lang)], lang)
    words = pieces.words(lang)
    line = timeline(events(record, site), record, site, lang, shown=None)
    line = f'<section>\n<h2 id="timeline">{words.timeline}</h2>\n{line}</section>\n' if line else ""
    lists = relations(record, site, lang, level=3)
    return (
        f'{way}<header class="list-head">\n<h1>{title}</h1>\n</header>\n{chain(record, site, lang)}{line}'
        f'<section class="relations">\n<h2 id="relations">{words.relations}</h2>\n{lists}</section>'
    )
