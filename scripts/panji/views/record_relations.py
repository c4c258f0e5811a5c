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
from panji.record_page.chain import Chain, draw
from panji.record_page.relations import SHOWN, relations
from panji.record_page.timeline import events, timeline
from panji.site import Bundle, Page, Site

ALL_RELATIONS = Bilingual(hi="{of}: सभी संबंधित अभिलेख", en="{of}: all related records")


def render(site: Site) -> Iterator[Bundle]:
    register = site.register
    together: dict[tuple[str, ...], list[Record]] = {}
    for record in register.records.values():
        if record.id in site.chains:
            together.setdefault(around(record, site.chains[record.id], register), []).append(record)
        elif _has_many(record, site):
            together[(record.id,)] = [record]
    for shown, records in together.items():
        total = len(site.chains.get(shown[0], ()))
        concerned = dict.fromkeys([*shown, *[id for record in records for id in _related(record, site)]])
        yield Bundle(
            tuple(
                [f"{site.address(record, lang)}relations/index.html" for lang in site.languages for record in records]
            ),
            site.key([register.records[id] for id in concerned], total),
            partial(_pages, records, shown, total, site),
        )


def _related(record: Record, site: Site) -> Iterator[str]:
    """The ids of those to which a record stands in a relation, whoever states it."""
    for _, _, relation in record.relations():
        if relation.record in site.register.records:
            yield relation.record
    for each in site.register.relations_to(record):
        yield each.source.id


def _has_many(record: Record, site: Site) -> bool:
    """Whether there are more relations of a kind than the record's own page shows."""
    for some in (record.relations(), site.register.relations_to(record)):
        if len(some) > SHOWN and max(Counter(each[0] for each in some).values()) > SHOWN:
            return True
    return False


def _pages(records: list[Record], shown: tuple[str, ...], total: int, site: Site) -> Iterator[Page]:
    """The pages of records that show the same part of a chain, or of one that stands in none."""
    drawing = draw([site.register.records[id] for id in shown])
    for lang in site.languages:
        chain = Chain(drawing, total, site, lang) if total else None
        for record in records:
            alternates = {lang: f"{site.address(record, lang)}relations/" for lang in site.languages}
            yield Page(
                address=alternates[lang],
                language=lang,
                title=ALL_RELATIONS.format(of=record.number or pieces.title(record, lang)[0])[lang],
                alternates=alternates,
                body=partial(_page, record, chain, site, lang),
            )


def _page(record: Record, chain: Chain | None, site: Site, lang: str) -> str:
    title = ALL_RELATIONS[lang].format(of=escape(record.number or pieces.title(record, lang)[0]))
    way = pieces.crumbs([*crumbs(record, site, lang), pieces.title_link(record, site, lang)], lang)
    words = pieces.words(lang)
    line = timeline(events(record, site), record, site, lang, shown=None)
    line = f'<section>\n<h2 id="timeline">{words.timeline}</h2>\n{line}</section>\n' if line else ""
    lists = relations(record, site, lang, level=3)
    return (
        f'{way}<header class="list-head">\n<h1>{title}</h1>\n</header>\n{chain.of(record) if chain else ""}{line}'
        f'<section class="relations">\n<h2 id="relations">{words.relations}</h2>\n{lists}</section>'
    )
