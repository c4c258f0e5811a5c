"""The tours: coming and past, where each goes, and what became of what was announced on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from panji import almanac, charts, duties, language, pieces, tables, tours
from panji.accounts import GROUPS, tally
from panji.diagnostic import Bilingual
from panji.occasions import Occasion, occasion_of
from panji.record_types.tour import Tour
from panji.site import Bundle, Data, Page, Product, Site
from panji.views import fill

PATH, TABLE = "tours/", "tours/tours.csv"
PER_PAGE = 40

LEAD = Bilingual(
    hi="मुख्यमंत्री के आगामी और सम्पन्न दौरे, नवीनतम पहले; प्रत्येक के स्थान, और वहाँ की गई घोषणाओं का क्या हुआ।",
    en="The Chief Minister's tours, coming and past, the newest first: where each goes, and what became of the announcements "
    "made on it.",
)
COMING = Bilingual(hi="आगामी दौरे", en="Coming")
PAST = Bilingual(hi="सम्पन्न दौरे", en="Past")
IN_ALL = Bilingual(hi="सभी दौरों की घोषणाएँ", en="What was announced on all tours")
NO_TOURS = Bilingual(hi="पंजी में कोई दौरा नहीं है।", en="There is no tour in the register.")
AS_TABLE = Bilingual(hi="यह तालिका (CSV)", en="This table (CSV)")
HEADS = (
    Bilingual(hi="दौरा", en="tour"),
    Bilingual(hi="क्रमांक", en="number"),
    Bilingual(hi="शीर्षक", en="title"),
    Bilingual(hi="आरम्भ", en="begins"),
    Bilingual(hi="समाप्ति", en="ends"),
    Bilingual(hi="स्थान", en="places"),
    Bilingual(hi="स्थिति", en="state"),
    Bilingual(hi="घोषणा", en="announcement"),
    Bilingual(hi="घोषणा का शीर्षक", en="announced"),
)
STATES = {
    "coming": Bilingual(hi="आगामी", en="coming"),
    "past": Bilingual(hi="सम्पन्न", en="past"),
    "cancelled": almanac.CANCELLED,
    "postponed": almanac.POSTPONED,
}


def render(site: Site) -> Iterator[Bundle]:
    each = (
        occasion_of(record, site.register, site.as_of)
        for record in site.register.records.values()
        if isinstance(record, Tour)
    )
    found = sorted(filter(None, each), key=lambda tour: tour.order, reverse=True)
    announced = [record for tour in found for record in tours.announced_on(tour.record, site)]
    marks = [(site.said_of(record), duties.has_page(record, site)) for record in announced]
    key = site.key(almanac.shown(found), *marks)
    count = max(1, -(-len(found) // PER_PAGE))
    pages = [
        f"{address}index.html" for number in range(1, count + 1) for address in site.alternates(_path(number)).values()
    ]
    files = [site.prefix(lang) + TABLE for lang in site.languages]
    yield Bundle((*pages, *files), key, partial(_products, found, count, site))


def _path(number: int) -> str:
    return PATH + (f"{number}/" if number > 1 else "")


def _products(found: Sequence[Occasion], count: int, site: Site) -> Iterator[Product]:
    for number in range(1, count + 1):
        alternates = site.alternates(_path(number))
        for lang in site.languages:
            title = language.labels(lang).tours
            yield Page(
                address=alternates[lang],
                language=lang,
                title=title + (f" · {language.labels(lang).page} {number}" if number > 1 else ""),
                description=LEAD[lang],
                alternates=alternates,
                body=partial(_body, found, number, count, site, lang),
            )
    for lang in site.languages:
        yield Data(site.prefix(lang) + TABLE, partial(_table, found, site, lang))


def _body(found: Sequence[Occasion], number: int, count: int, site: Site, lang: str) -> str:
    here = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    coming = [each for each in here if each.last >= site.as_of]
    past = [each for each in here if each.last < site.as_of]
    counts = tally(
        row for each in found for record in tours.announced_on(each.record, site) for row in site.accounts.of(record)
    )
    return fill(
        "tours.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        patterns=charts.patterns(),
        in_all=IN_ALL[lang],
        totals=duties.totals(counts, IN_ALL[lang], lang, "totals") if sum(counts) and number == 1 else None,
        groups=[
            {
                "anchor": anchor,
                "title": title[lang],
                "items": Markup("\n").join(_item(each, site, lang) for each in some),
            }
            for anchor, title, some in (("coming", COMING, coming), ("past", PAST, past))
            if some
        ],
        empty=NO_TOURS[lang],
        pages=pieces.pagination(f"{site.prefix(lang)}{PATH}", number, count) if count > 1 else None,
        files=[
            Markup('<a href="{}" download>{}</a>').format(site.prefix(lang) + TABLE, AS_TABLE[lang]),
            pieces.link(language.labels(lang).calendar, almanac.home(site, lang)),
        ],
    )


def _item(tour: Occasion, site: Site, lang: str) -> Markup:
    """A tour with its places and the announcements made on it."""
    known = site.register.vocabulary["places"]
    places = [pieces.entry_link(known.get(id), id, site, lang) for id in tour.places]
    facts = Markup("").join(
        Markup("<span>{}</span>").format(fact) for fact in (almanac.when(tour, lang), Markup(", ").join(places)) if fact
    )
    announced = [tours.announcement(record, site, lang) for record in tours.announced_on(tour.record, site)]
    inner = Markup('<ul class="rows rows--inner">{}</ul>').format(
        Markup("").join(Markup("<li>{}</li>").format(each) for each in announced)
    )
    return Markup('<li><span class="rows__title">{}</span><p class="rows__facts">{}{}</p>{}</li>').format(
        pieces.title_link(tour.record, site, lang), almanac.fate(tour, site, lang), facts, inner if announced else ""
    )


def _table(found: Sequence[Occasion], site: Site, lang: str) -> bytes:
    """A row for each announcement, with how many of its duties are in each state; one for a tour without any."""
    heads = [*(head[lang] for head in HEADS), *(duties.group_word(group, lang) for group in GROUPS)]
    return tables.written(heads, [row for tour in found for row in _lines(tour, site, lang)]).encode()


def _lines(tour: Occasion, site: Site, lang: str) -> Iterator[list[object]]:
    record, known = tour.record, site.register.vocabulary["places"]
    places = ", ".join(known[id].label[lang] if id in known else id for id in tour.places)
    state = tour.fate if tour.fate != "on" else "coming" if tour.last >= site.as_of else "past"
    title, _ = pieces.title(record, lang)
    about = [record.id, record.number, title, tour.first, tour.last, places, STATES[state][lang]]
    announced = tours.announced_on(record, site)
    for each in announced:
        words, _ = pieces.title(each, lang)
        yield [*about, each.id, words, *tally(site.accounts.of(each))]
    if not announced:
        yield [*about, *[None] * (2 + len(GROUPS))]
