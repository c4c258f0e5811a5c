"""A page for each record, in each language of the register; one more with all its relations, where there are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from panji import pieces
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record
from panji.record_page import crumbs, page
from panji.record_page.relations import SHOWN, relations
from panji.site import ROOT, Page, Site

ALL_RELATIONS = Bilingual(hi="{of}: सभी संबंधित अभिलेख", en="{of}: all related records")


def paths_of(record: Record, site: Site) -> list[str]:
    ends = ("", "relations/") if _has_many(record, site) else ("",)
    return [f"{site.address(record, lang)}{end}index.html" for end in ends for lang in site.languages]


def render_record(record: Record, site: Site) -> Iterator[Page]:
    alternates = {lang: site.address(record, lang) for lang in site.languages}
    for lang in site.languages:
        title, _ = pieces.title(record, lang)
        yield Page(
            address=alternates[lang],
            language=lang,
            title=" · ".join(dict.fromkeys((title, record.number or pieces.issuer(record, site, lang)))),
            description=record.text(lang).summary or title,
            alternates=alternates,
            head=f'<link rel="alternate" type="application/json" href="{ROOT}{record.id}.json">',
            body=partial(page, record, site, lang),
        )
    if _has_many(record, site):
        for lang in site.languages:
            yield Page(
                address=f"{alternates[lang]}relations/",
                language=lang,
                title=ALL_RELATIONS.format(of=record.number or pieces.title(record, lang)[0])[lang],
                alternates={each: f"{address}relations/" for each, address in alternates.items()},
                body=partial(_relations_page, record, site, lang),
            )


def _has_many(record: Record, site: Site) -> bool:
    """Whether there are more relations of a kind than the record's own page shows."""
    for some in (record.relations(), site.register.relations_to(record)):
        if len(some) > SHOWN and max(Counter(each[0] for each in some).values()) > SHOWN:
            return True
    return False


def _relations_page(record: Record, site: Site, lang: str) -> str:
    title = ALL_RELATIONS[lang].format(of=escape(record.number or pieces.title(record, lang)[0]))
    way = pieces.crumbs([*crumbs(record, site, lang), pieces.title_link(record, site, lang)], lang)
    lists = relations(record, site, lang, level=2)
    return (
        f'{way}<header class="list-head">\n<h1>{title}</h1>\n</header>\n<section class="relations">\n{lists}</section>'
    )
