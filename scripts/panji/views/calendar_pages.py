"""The calendar: what is coming, and a page for each month in which something takes place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from markupsafe import Markup

from panji import almanac, language, pieces
from panji.almanac import Month
from panji.diagnostic import Bilingual
from panji.occasions import Occasion
from panji.site import Bundle, Page, Site
from panji.views import fill

LEAD = Bilingual(
    hi="सम्मेलन, कार्यशालाएँ, प्रशिक्षण, पेंशन अदालतें, बैठकें, दौरे और पत्रों के उत्तर की नियत तिथियाँ। अपने कैलेंडर में जोड़ने के लिए नीचे दी गई फ़ाइल का पता काम में लें; "
    "उसमें परिवर्तन स्वतः आते रहेंगे।",
    en="Conferences, workshops, trainings, Pension Adalats, meetings, tours, and the days by which letters are to be answered. "
    "To have them in your own calendar, subscribe to the address of the file below; it keeps itself up to date.",
)
OF_MONTH = Bilingual(hi="कैलेंडर: {month}", en="Calendar: {month}")
ALL = Bilingual(hi="पूरा कैलेंडर (iCalendar)", en="The whole calendar (iCalendar)")
NOTHING_COMING = Bilingual(hi="आगे कोई आयोजन पंजी में नहीं है।", en="Nothing that is coming is in the register.")
NOTHING = Bilingual(hi="इस माह कोई आयोजन पंजी में नहीं है।", en="Nothing in this month is in the register.")


def render(site: Site) -> Iterator[Bundle]:
    found = site.occasions
    this = site.as_of.year, site.as_of.month
    by_month: dict[Month, list[Occasion]] = {this: []}
    for each in found:
        for month in almanac.months_of(each):
            by_month.setdefault(month, []).append(each)
    months = sorted(by_month)
    coming = [each for each in found if each.last >= site.as_of]
    offices = sorted(site.occasions_of)
    yield Bundle(
        _paths("calendar/", site),
        site.key(almanac.shown([*coming, *by_month[this]]), months, offices),
        partial(_home_pages, coming, by_month[this], months, offices, site),
    )
    for index, month in enumerate(months):
        beside = months[index - 1] if index else None, months[index + 1] if index + 1 < len(months) else None
        yield Bundle(
            _paths(f"calendar/{almanac.month_path(month)}", site),
            site.key(almanac.shown(by_month[month]), beside),
            partial(_month_pages, month, by_month[month], beside, site),
        )


def _paths(path: str, site: Site) -> tuple[str, ...]:
    return tuple(f"{address}index.html" for address in site.alternates(path).values())


def _home_pages(
    coming: Sequence[Occasion], now: Sequence[Occasion], months: list[Month], offices: list[str], site: Site
) -> Iterator[Page]:
    alternates = site.alternates("calendar/")
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=language.labels(lang).calendar,
            description=LEAD[lang],
            alternates=alternates,
            body=partial(_home, coming, now, months, offices, site, lang),
        )


def _home(
    coming: Sequence[Occasion],
    now: Sequence[Occasion],
    months: list[Month],
    offices: list[str],
    site: Site,
    lang: str,
) -> str:
    this = site.as_of.year, site.as_of.month
    known, index = site.register.vocabulary.addressable, months.index(this)
    beside = months[index - 1] if index else None, months[index + 1] if index + 1 < len(months) else None
    groups = groupby(coming, lambda each: max((each.first.year, each.first.month), this))
    return fill(
        "calendar.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        table=almanac.table(this, now, site, lang),
        beside=_beside(beside, site, lang),
        coming=[
            {"title": language.month(*month, lang), "items": almanac.items(some, site, lang)} for month, some in groups
        ],
        empty=NOTHING_COMING[lang],
        years=[
            {"year": year, "months": [almanac.month_link(month, site, lang) for month in some]}
            for year, some in groupby(reversed(months), lambda month: month[0])
        ],
        files=[pieces.link(ALL[lang], almanac.file(None, site, lang))],
        offices=[pieces.link(known[id].label[lang], almanac.file(id, site, lang)) for id in offices],
    )


def _month_pages(
    month: Month, found: Sequence[Occasion], beside: tuple[Month | None, Month | None], site: Site
) -> Iterator[Page]:
    alternates = site.alternates(f"calendar/{almanac.month_path(month)}")
    for lang in site.languages:
        title = OF_MONTH.format(month=language.month(*month, lang))[lang]
        yield Page(
            address=alternates[lang],
            language=lang,
            title=title,
            alternates=alternates,
            body=partial(_month, month, title, found, beside, site, lang),
        )


def _month(
    month: Month,
    title: str,
    found: Sequence[Occasion],
    beside: tuple[Month | None, Month | None],
    site: Site,
    lang: str,
) -> str:
    return fill(
        "calendar_month.html",
        lang,
        crumbs=almanac.crumbs(site, lang),
        title=title,
        as_on=pieces.day(site.as_of, lang),
        table=almanac.table(month, found, site, lang),
        beside=_beside(beside, site, lang),
        items=almanac.items(found, site, lang),
        empty=None if found else NOTHING[lang],
        files=[pieces.link(ALL[lang], almanac.file(None, site, lang))],
    )


def _beside(beside: tuple[Month | None, Month | None], site: Site, lang: str) -> dict[str, Markup | None]:
    """The links to the month before and the one after, of those in which there is something."""
    before, after = (almanac.month_link(month, site, lang) if month else None for month in beside)
    return {"before": before, "after": after}
