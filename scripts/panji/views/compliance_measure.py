"""What is measured: for each point with a target, who has come how far, and over time; eOffice first among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from panji import charts, downloads, duties, language, measures, pieces
from panji.accounts import Owed
from panji.diagnostic import Bilingual
from panji.ledger import Duty
from panji.markup import escape
from panji.measures import Reach
from panji.record import Measure, Point, Record
from panji.site import Bundle, Page, Site
from panji.views import fill

PATH = "compliance/adoption/"
SLUGS = {"met": "done", "near": "going", "active": "late", "none": "silent"}
"""How each level is drawn."""

INDEX_TITLE = Bilingual(hi="ई-ऑफिस एवं अन्य मापे गए लक्ष्य", en="eOffice and other measured targets")
INDEX_LEAD = Bilingual(
    hi="कितने कार्यालय सक्रिय हैं, कितनों ने लक्ष्य का 80 प्रतिशत या अधिक, और कितनों ने पूरा लक्ष्य प्राप्त किया।",
    en="How many offices are active, how many have reached 80 % of their target or more, and how many all of it.",
)
TITLE = Bilingual(hi="{of}, बिंदु {id}: मापी गई प्रगति", en="{of}, point {id}: what is measured")
OTHER_SUBJECTS = Bilingual(hi="अन्य", en="Other")
HEADLINE = Bilingual(
    hi="{day} को {owed} में से {active} सक्रिय, {near} लक्ष्य के 80 % या अधिक पर, {met} लक्ष्य पर",
    en="On {day}, of {owed}: {active} active, {near} at 80 % of the target or more, {met} at the target",
)
SOLE = Bilingual(hi="{day} को {value}, लक्ष्य {target}", en="On {day}: {value}, target {target}")
NO_NUMBER = Bilingual(hi="अब तक कोई संख्या नहीं बताई गई", en="no number has been reported yet")
LEVELS = {
    "met": Bilingual(hi="लक्ष्य प्राप्त", en="At the target"),
    "near": Bilingual(hi="लक्ष्य का 80 % या अधिक", en="At 80 % or more"),
    "active": Bilingual(hi="सक्रिय, 80 % से कम", en="Active, below 80 %"),
    "none": Bilingual(hi="शून्य या कोई सूचना नहीं", en="Zero, or no number"),
}
LEVELS_DOWN = LEVELS | {
    "near": Bilingual(hi="लक्ष्य के निकट", en="Near the target"),
    "active": Bilingual(hi="लक्ष्य से दूर", en="Far from the target"),
    "none": Bilingual(hi="कोई सूचना नहीं", en="No number"),
}
OVER_TIME = Bilingual(
    hi="प्रत्येक स्तम्भ एक दिन है: तब कितने कार्यालय कहाँ तक पहुँचे थे।",
    en="Each column is a day, and shows how many offices had come how far by then.",
)
NUMBER_OVER_TIME = Bilingual(
    hi="प्रत्येक स्तम्भ एक दिन है: तब तक बताई गई अंतिम संख्या।", en="Each column is a day: the number last reported by then."
)
ACTIVE_HEAD = Bilingual(hi="सक्रिय", en="Active")
NEAR_HEAD = Bilingual(hi="लक्ष्य का 80 % या अधिक", en="At 80 % of the target or more")
OWED_HEAD = Bilingual(hi="कुल", en="In all")
VALUE_HEAD = Bilingual(hi="उपलब्धि", en="Reached")
OFFICE_HEAD = Bilingual(hi="कार्यालय", en="Office")


class Measured(NamedTuple):
    """A point with a target, who owes it, and the number that each last reported."""

    record: Record
    point: Point
    measure: Measure
    duties: tuple[Duty, ...]
    rows: tuple[Owed, ...]
    values: list[Decimal | None]

    @property
    def sole(self) -> bool:
        """Whether one office alone owes it: then it is its number that counts, not how many offices there are."""
        return len(self.duties) == 1


def key(site: Site) -> str:
    return site.owed


def render(site: Site) -> Iterator[Bundle]:
    records = [record for record in duties.followed(site) if any(point.measure for point in record.points)]
    alternates = site.alternates(PATH)
    yield Bundle(
        _paths(alternates), site.key(records, *map(site.said_of, records)), partial(_index, records, alternates, site)
    )
    for record in records:
        for point in record.points:
            if duties.measure_page(record, point, site, site.languages[0]):
                here = {lang: duties.measure_page(record, point, site, lang) for lang in site.languages}
                key = site.key([record], site.said_of(record))
                yield Bundle(_paths(here), key, partial(_pages, record, point, here, site))


def _paths(alternates: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{address}index.html" for address in alternates.values())


def _measured(record: Record, point: Point, site: Site) -> Measured:
    assert point.measure
    owed = tuple(duty for duty in site.ledger.duties_of(record) if duty.point.id == point.id)
    rows = tuple(row for row in site.accounts.of(record) if row.point == point.id)
    return Measured(record, point, point.measure, owed, rows, measures.values_on(site.ledger, owed, site.as_of))


# -- all that is measured


def _index(records: Sequence[Record], alternates: dict[str, str], site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=INDEX_TITLE[lang],
            description=INDEX_LEAD[lang],
            alternates=alternates,
            body=partial(_index_body, records, site, lang),
        )


def _index_body(records: Sequence[Record], site: Site, lang: str) -> str:
    subjects = site.register.vocabulary["subjects"]
    found: dict[str, list[Markup]] = {}
    for record in reversed(records):
        entries = [
            _entry(_measured(record, point, site), site, lang)
            for point in record.points
            if duties.measure_page(record, point, site, lang)
        ]
        for subject in record.subjects[:1] or ("",):
            found.setdefault(subject, []).extend(entries)
    groups = sorted(
        ((subject, entries) for subject, entries in found.items() if entries), key=lambda each: -len(each[1])
    )
    return fill(
        "compliance_measures.html",
        lang,
        crumbs=duties.crumbs(site, lang),
        title=INDEX_TITLE[lang],
        lead=INDEX_LEAD[lang],
        patterns=charts.patterns(),
        files=downloads.for_list("adoption", site, lang),
        groups=[
            {
                "id": f"of-{subject}" if subject else "of-none",
                "title": subjects[subject].label[lang] if subject in subjects else subject or OTHER_SUBJECTS[lang],
                "items": Markup("\n").join(entries),
            }
            for subject, entries in groups
        ],
    )


def _entry(of: Measured, site: Site, lang: str) -> Markup:
    """A measured point with what it has come to."""
    words, mark = _words(of, lang)
    link = pieces.link(words, duties.measure_page(of.record, of.point, site, lang), mark)
    facts = [_headline(of, site, lang), duties.short_link(of.record, site, lang), pieces.day(of.record.issued, lang)]
    shown = "".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)
    bar = "" if of.sole else charts.small_bar(_drawn(_reach_now(of)), len(of.rows))
    return Markup(f'<li><span class="rows__title">{link}</span>{bar}<p class="rows__facts">{shown}</p></li>')


def _words(of: Measured, lang: str) -> tuple[str, str | None]:
    text = of.record.text(lang)
    words = text.points.get(of.point.id)
    if words is None:
        text, words = of.record.first, of.point.text
    return words, None if text.language == lang else text.language


def _reach_now(of: Measured) -> Reach:
    return measures.reach(of.values, of.measure)


def _drawn(reach: Reach) -> list[tuple[str, int]]:
    return [(SLUGS[name], count) for name, count in zip(Reach._fields, reach, strict=True)]


def _last_day(of: Measured, site: Site) -> date:
    """The day of the last number; without one, today."""
    return max((row.as_on for row in of.rows if row.as_on and row.value is not None), default=site.as_of)


def _headline(of: Measured, site: Site, lang: str) -> str:
    """Where it stands, in a line: as on the day for which the last number speaks."""
    day = language.date(_last_day(of, site), lang)
    if of.sole:
        value = of.values[0]
        if value is None:
            return NO_NUMBER[lang]
        target = duties.amount(of.measure.target, of.point, lang)
        return SOLE.format(day=day, value=duties.amount(value, of.point, lang), target=target)[lang]
    return _sentence(_reach_now(of), day, lang)


def _sentence(reach: Reach, day: str, lang: str) -> str:
    numbers = {"owed": sum(reach), "active": reach.at_work, "near": reach.near_or_more, "met": reach.met}
    return HEADLINE.format(day=day, **{name: language.number(count, lang) for name, count in numbers.items()})[lang]


# -- one point


def _pages(record: Record, point: Point, alternates: dict[str, str], site: Site) -> Iterator[Page]:
    of = _measured(record, point, site)
    speakers = site.reports_on.get(record.id, ())
    days = measures.days_shown(site.ledger, record, of.duties, speakers, site.as_of)
    if of.sole:
        found: Sequence = measures.values(site.ledger, of.duties[0], days)
    else:
        found = measures.reached(site.ledger, of.duties, days, of.measure)
    over_time = list(zip(days, found, strict=True))
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=_title(of, lang),
            description=_headline(of, site, lang),
            alternates=alternates,
            body=partial(_body, of, over_time, site, lang),
        )


def _title(of: Measured, lang: str) -> str:
    name = of.record.number or pieces.title(of.record, lang)[0]
    return TITLE.format(of=name, id=of.point.id)[lang]


def _body(of: Measured, over_time: Sequence[tuple[date, Any]], site: Site, lang: str) -> str:
    words, mark = _words(of, lang)
    return fill(
        "compliance_measure.html",
        lang,
        crumbs=[*duties.crumbs(site, lang), duties.short_link(of.record, site, lang)],
        title=_title(of, lang),
        point={"text": words, "lang": mark},
        target=duties.amount(of.measure.target, of.point, lang),
        headline=_headline(of, site, lang),
        patterns=charts.patterns(),
        history=_numbers(of, over_time, lang) if of.sole else _history(of, over_time, lang),
        files=downloads.for_measure(of.record, of.point, site, lang),
        offices=None if of.sole else _offices(of, site, lang),
    )


def _levels(of: Measured) -> dict[str, Bilingual]:
    return LEVELS if of.measure.direction == "up" else LEVELS_DOWN


def _history(of: Measured, found: Sequence[tuple[date, Reach]], lang: str) -> Markup:
    """How many had come how far: columns for the last days that there is room for, and a table of all days."""
    series = [charts.Series(SLUGS[name], label[lang]) for name, label in _levels(of).items()]
    shown = charts.thinned(found)
    chart = charts.columns(
        series,
        [charts.Column(duties.short_day(day, lang), each) for day, each in shown],
        _title(of, lang),
        OVER_TIME[lang],
        "history",
    )
    heads = [ACTIVE_HEAD[lang], _levels(of)["near"][lang] if of.measure.direction == "down" else NEAR_HEAD[lang]]
    heads += [_levels(of)["met"][lang], OWED_HEAD[lang]]
    rows = [(day, [each.at_work, each.near_or_more, each.met, sum(each)]) for day, each in found]
    legend = "".join(f"<li>{charts.swatch(each.slug)} {escape(each.label)}</li>" for each in series)
    return Markup(f'<figure class="history">{chart}<ul class="legend">{legend}</ul></figure>') + duties.figures(
        rows, heads, lang
    )


def _numbers(of: Measured, found: Sequence[tuple[date, Decimal | None]], lang: str) -> Markup:
    """The number of the one office that owes it."""
    known = [(day, value) for day, value in found if value is not None]
    if not known:
        return Markup("<p>{}</p>").format(NO_NUMBER[lang])
    level = measures.level(known[-1][1], of.measure)
    chart = charts.columns(
        [charts.Series(SLUGS[level], "")],
        [charts.Column(duties.short_day(day, lang), [_whole(value)]) for day, value in charts.thinned(known)],
        _title(of, lang),
        NUMBER_OVER_TIME[lang],
        "history",
    )
    return Markup(f'<figure class="history">{chart}</figure>') + duties.figures(
        [(day, [value]) for day, value in known], [VALUE_HEAD[lang]], lang
    )


def _whole(value: Decimal) -> int:
    return max(0, round(value))


def _offices(of: Measured, site: Site, lang: str) -> Markup:
    """Each office with its number as a bar, the farthest first."""
    numbers = list(zip(of.rows, of.values, strict=True))
    sign = 1 if of.measure.direction == "down" else -1
    numbers.sort(key=lambda each: (each[1] is None, sign * (each[1] or 0), each[0].office))
    most = max([of.measure.target, *(value for value in of.values if value is not None)]) or Decimal(1)
    lines = []
    for row, value in numbers:
        shown = duties.amount(value, of.point, lang) if value is not None else "–"
        slug = SLUGS[measures.level(value, of.measure)]
        bar = charts.gauge(float(value or 0), float(of.measure.target), float(most), slug)
        came = f" <small>{escape(inherited)}</small>" if (inherited := duties.inherited(row, site, lang)) else ""
        lines.append(
            f'<tr><th scope="row">{escape(duties.office_link(row.owing, site, lang))}{came}{bar}</th><td>{shown}</td>'
            f"<td>{pieces.day(row.as_on, lang) or '–'}</td></tr>"
        )
    heads = (OFFICE_HEAD[lang], VALUE_HEAD[lang], language.labels(lang).last_report)
    head = '<th scope="col" data-label>'.join(heads)
    return Markup(
        f'<table class="tallies"><thead><tr><th scope="col">{head}</thead><tbody>{"".join(lines)}</tbody></table>'
    )
