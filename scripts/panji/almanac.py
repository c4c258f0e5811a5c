"""The pieces of pages about what takes place: its day, its kind, what became of it, a month as a table, a list."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from panji import language, pieces
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.occasions import Occasion
from panji.record import Record
from panji.site import Site

AT = Bilingual(hi="{time} बजे", en="{time}")
FROM = Bilingual(hi="{time} बजे से", en="from {time}")
BETWEEN = Bilingual(hi="{time} से {closes} बजे", en="{time} to {closes}")
OVER = Bilingual(
    hi="प्रथम दिन {time} बजे से अंतिम दिन {closes} बजे तक", en="{time} on the first day to {closes} on the last"
)
NTH_DAY = Bilingual(hi="दिन {number}", en="day {number}")
TODAY = Bilingual(hi="आज", en="today")
CANCELLED = Bilingual(hi="रद्द", en="cancelled")
POSTPONED = Bilingual(hi="स्थगित", en="postponed")
CANCELLED_BY = Bilingual(hi="{link} द्वारा", en="by {link}")
POSTPONED_TO = Bilingual(hi="अब {link}", en="now on {link}")
MONTH = Bilingual(hi="{month} का कैलेंडर", en="Calendar of {month}")

FATES = {"cancelled": ("rescinded", CANCELLED), "postponed": ("superseded", POSTPONED)}
"""Of what does not take place: the shape and colour that its state has elsewhere, and the word."""

Month = tuple[int, int]


# -- where things stand


def home(site: Site, lang: str) -> str:
    """The address of the calendar, from the site's root."""
    return f"{site.prefix(lang)}calendar/"


def crumbs(site: Site, lang: str) -> list[Markup]:
    return [pieces.home_crumb(site, lang), pieces.link(language.labels(lang).calendar, home(site, lang))]


def month_path(month: Month) -> str:
    """The path of a month, beneath the calendar's."""
    return f"{month[0]:04}-{month[1]:02}/"


def month_link(month: Month, site: Site, lang: str) -> Markup:
    return pieces.link(language.month(*month, lang), home(site, lang) + month_path(month))


def calendar_link(occasion: Occasion, site: Site, lang: str) -> Markup:
    """A link to the month in which something takes place."""
    month = occasion.first.year, occasion.first.month
    words = MONTH.format(month=language.month(*month, lang))[lang]
    return pieces.link(words, home(site, lang) + month_path(month))


def file(office: str | None, site: Site, lang: str) -> str:
    """The calendar to subscribe to, of all or of an office."""
    return f"{home(site, lang)}{office + '/' if office else ''}events.ics"


def months_of(occasion: Occasion) -> list[Month]:
    """Every month on a day of which it takes place."""
    first, last = occasion.first.year * 12 + occasion.first.month - 1, occasion.last.year * 12 + occasion.last.month - 1
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


# -- words


def kind(occasion: Occasion, lang: str) -> str:
    return language.LABELS["kind_" + occasion.kind.replace("-", "_")][lang]


def hours(occasion: Occasion, lang: str) -> str:
    """At what time, in words; nothing, where it takes the whole day."""
    if occasion.time is None:
        return ""
    several = occasion.last > occasion.first
    words = (OVER if several else BETWEEN) if occasion.closes else (FROM if several else AT)
    return words.format(time=occasion.time, closes=occasion.closes)[lang]


def where(occasion: Occasion, site: Site, lang: str) -> str:
    """The venue and the places; beside a venue only districts that it does not name already."""
    known, venue = site.register.vocabulary["places"], occasion.venue[lang] if occasion.venue else ""
    places = [id for id in occasion.places if not venue or id.startswith("district/")]
    names = [known[id].label[lang] if id in known else id for id in places]
    return ", ".join(filter(None, [venue, *[name for name in names if name not in venue]]))


def fate(occasion: Occasion, site: Site, lang: str) -> Markup:
    """That it does not take place, as a shape, a colour and a word; and why, or when it does instead."""
    because = occasion.because
    if because is None:
        return Markup("")
    slug, word = FATES[occasion.fate]
    day = getattr(because, "begins", None) or because.issued
    words, mark = because.number, None
    if occasion.fate == "postponed" and day:
        words = language.date(day, lang)
    elif not words:
        words, mark = pieces.title(because, lang)
    reason = POSTPONED_TO if occasion.fate == "postponed" else CANCELLED_BY
    return Markup('<b class="state--{}">{}</b> <span>{}</span>').format(
        slug, word[lang], Markup(reason[lang]).format(link=pieces.link(words, pieces.href(because, site, lang), mark))
    )


def when(occasion: Occasion, lang: str) -> Markup:
    """The day or the days, for one day with the name of the day."""
    weekday = "" if occasion.last > occasion.first else ", " + language.weekday(occasion.first, lang)
    return Markup('<time datetime="{}">{}</time>{}').format(
        occasion.first.isoformat(), language.days(occasion.first, occasion.last, lang), weekday
    )


def shown(found: Iterable[Occasion]) -> list[Record]:
    """The records on which a page with these depends."""
    return [record for each in found for record in (each.record, each.because) if record]


# -- a list


def item(occasion: Occasion, site: Site, lang: str) -> Markup:
    """An occasion as a list shows it."""
    record = occasion.record
    words, mark = pieces.title(record, lang)
    link = Markup('<a class="rows__title" href="{}"{}>{}</a>').format(
        pieces.href(record, site, lang), Markup(' lang="{}"').format(mark) if mark else "", words
    )
    facts = [
        Markup("<b>{}</b>").format(kind(occasion, lang)),
        when(occasion, lang),
        hours(occasion, lang),
        where(occasion, site, lang),
        pieces.issuer(record, site, lang),
    ]
    spans = Markup("").join(Markup("<span>{}</span>").format(fact) for fact in facts if fact)
    return Markup('<li>{}<p class="rows__facts">{}{}</p></li>').format(link, fate(occasion, site, lang), spans)


def items(found: Iterable[Occasion], site: Site, lang: str) -> Markup:
    return Markup("\n").join(item(each, site, lang) for each in found)


# -- a month


def table(month: Month, found: Sequence[Occasion], site: Site, lang: str) -> Markup:
    """A month as a table, a row each week: for wide screens, beside a list that says the same and more."""
    heads = "".join(
        f'<th scope="col"><abbr title="{long}">{short}</abbr></th>'
        for long, short in zip(language.weekdays(lang), language.weekdays(lang, "abbreviated"), strict=True)
    )
    weeks = Calendar(language.FIRST_DAY_OF_WEEK).monthdatescalendar(*month)
    rows = [
        "<tr>"
        + "".join([_cell(day, found, site, lang) if day.month == month[1] else "<td></td>" for day in week])
        + "</tr>"
        for week in weeks
    ]
    caption = escape(MONTH.format(month=language.month(*month, lang))[lang])
    return Markup(
        f'<table class="month"><caption>{caption}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _cell(day: date, found: Sequence[Occasion], site: Site, lang: str) -> str:
    here = [each for each in found if each.meets(day, day)]
    entries = "".join([f"<li>{_entry(each, day, site, lang)}</li>" for each in here])
    today = f" <b>{TODAY[lang]}</b>" if day == site.as_of else ""
    number = f'<time datetime="{day.isoformat()}">{day.day}</time>{today}'
    current = ' class="month__today" aria-current="date"' if today else ""
    return f"<td{current}>{number}{f'<ul>{entries}</ul>' if entries else ''}</td>"


def _entry(occasion: Occasion, day: date, site: Site, lang: str) -> Markup:
    """An occasion in a day's cell: its kind, when it begins or the how manieth day it is, and its title."""
    number = (day - occasion.first).days
    when = NTH_DAY.format(number=number + 1)[lang] if occasion.last > occasion.first else occasion.time
    about = " · ".join(filter(None, [kind(occasion, lang), when]))
    link = pieces.title_link(occasion.record, site, lang)
    return Markup("<small>{}</small> {} {}").format(about, link, fate(occasion, site, lang))
