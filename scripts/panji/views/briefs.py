"""The latest brief on each matter, with the age of its oldest figure: what is old has to be asked for again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from panji import briefs, language, pieces
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record_types.brief import Brief
from panji.site import Bundle, Page, Site
from panji.views import fill

PATH = "briefs/"
TITLE = Bilingual(hi="नवीनतम तथ्य-पत्रक", en="Latest briefs")
LEAD = Bilingual(
    hi="प्रत्येक विषय का नवीनतम तथ्य-पत्रक, एक पृष्ठ में: आँकड़े, उनके दिनांक और स्रोत। हर एक छापकर बैठक में ले जाया जा सकता है।",
    en="The latest brief on each matter, on one page: figures with their days and sources. Each can be printed and taken along.",
)
HEADS = (
    Bilingual(hi="तथ्य-पत्रक", en="Brief"),
    Bilingual(hi="जारी", en="Issued"),
    Bilingual(hi="आँकड़े", en="Figures"),
    Bilingual(hi="सबसे पुराना आँकड़ा", en="Oldest figure"),
)
STALE = Bilingual(hi="{count} पुराने आँकड़े", en="{count} old figures")
ONE_STALE = Bilingual(hi="1 पुराना आँकड़ा", en="1 old figure")
FRESH = Bilingual(hi="सभी नए", en="all recent")
ALL = Bilingual(hi="सभी तथ्य-पत्रक, पूर्व के भी", en="All briefs, earlier ones too")


def render(site: Site) -> Iterator[Bundle]:
    latest = briefs.latest(site.register, site.as_of)
    alternates = site.alternates(PATH)
    paths = tuple(f"{address}index.html" for address in alternates.values())
    yield Bundle(paths, site.key(latest), partial(_pages, alternates, latest, site))


def _pages(alternates: dict[str, str], latest: Sequence[Brief], site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=TITLE[lang],
            description=LEAD[lang],
            alternates=alternates,
            body=partial(_body, latest, site, lang),
        )


def _body(latest: Sequence[Brief], site: Site, lang: str) -> str:
    return fill(
        "briefs.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=TITLE[lang],
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        heads=[head[lang] for head in HEADS],
        rows=[_row(brief, site, lang) for brief in latest],
        all={"text": ALL[lang], "href": f"{site.prefix(lang)}type/brief/"},
    )


def _row(brief: Brief, site: Site, lang: str) -> Markup:
    cells = (
        pieces.day(brief.issued, lang) or "–",
        language.number(len(brief.measures), lang),
        _age(brief, site, lang),
    )
    data = "".join(f"<td>{cell}</td>" for cell in cells)
    issuer = f"<small>{escape(pieces.issuer(brief, site, lang))}</small>"
    return Markup(f'<tr><th scope="row">{pieces.title_link(brief, site, lang)} {issuer}</th>{data}</tr>')


def _age(brief: Brief, site: Site, lang: str) -> str:
    """How old its oldest figure is, and how many of them are too old."""
    oldest = briefs.oldest(brief)
    if oldest is None:
        return "–"
    stale = sum(briefs.is_stale(figure, site.as_of) for figure in brief.measures)
    words = ONE_STALE[lang] if stale == 1 else STALE[lang].format(count=language.number(stale, lang))
    word = (
        f'<span class="duty duty--late">{words}</span>'
        if stale
        else f'<span class="duty duty--done">{FRESH[lang]}</span>'
    )
    return f"{briefs.age(oldest, site.as_of, lang)} {word}"
