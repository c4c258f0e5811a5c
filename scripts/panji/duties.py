"""The pieces of pages about compliance: states, totals, bars, lists of duties, tables of who is how far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from panji import charts, language, pieces, tables
from panji.accounts import GROUP_OF, GROUPS, Group, Owed, Tally
from panji.diagnostic import Bilingual
from panji.ledger import State
from panji.markup import escape
from panji.record import Point, Record
from panji.site import Site

AGES = ((30, Bilingual(hi="0–30 दिन", en="0–30 days")), (90, Bilingual(hi="31–90 दिन", en="31–90 days")))
OLDEST = Bilingual(hi="90 दिन से अधिक", en="over 90 days")
SOON = timedelta(days=30)

BAR_TITLE = Bilingual(hi="{of}: स्थिति", en="{of}: state")
IN_ALL = Bilingual(hi="कुल {owed} दायित्व: {parts}", en="{owed} duties in all: {parts}")
NOBODY = Bilingual(hi="कोई नहीं", en="nobody")
CAME_FROM = Bilingual(hi="{office} से प्राप्त", en="taken over from {office}")
DUE = Bilingual(hi="समय-सीमा {day}", en="due {day}")
LAST = Bilingual(hi="अंतिम प्रतिवेदन {day} की स्थिति का", en="last report as on {day}")
MISSED = Bilingual(hi="{count} अवधियों के प्रतिवेदन अप्राप्त", en="{count} periods without a report")
REASON = Bilingual(hi="कारण: {reason}", en="reason: {reason}")
ASKED = Bilingual(hi="{offices} से परामर्श", en="consulted: {offices}")
OF_TARGET = {
    "up": Bilingual(hi="{value} / लक्ष्य {target}", en="{value} / target {target}"),
    "down": Bilingual(hi="{value} / लक्ष्य अधिकतम {target}", en="{value} / target at most {target}"),
}
MET = {
    True: Bilingual(hi="लक्ष्य प्राप्त", en="target met"),
    False: Bilingual(hi="लक्ष्य अप्राप्त", en="target not met"),
}
POINT_OF = Bilingual(hi="{record}, बिंदु {id}", en="{record}, point {id}")


def slug(name: str) -> str:
    return name.replace("-", "_")


PLAIN = re.compile(r"[A-Za-z0-9._-]+")
"""Ids of points that can stand in an address."""


@cache
def group_word(group: Group, lang: str) -> str:
    return language.LABELS[f"group_{group}"][lang]


@cache
def state_word(state: str, lang: str) -> str:
    return language.LABELS[f"duty_{slug(state)}"][lang]


@cache
def days(count: int, lang: str) -> str:
    words = language.labels(lang)
    return f"{language.number(count, lang)} {words.day if count == 1 else words.days}"


def tag(row: Owed, lang: str) -> Markup:
    """The state of a duty: a shape, a colour and words, and for how many days it is late."""
    return _tag(row.state, row.late, lang)


@cache
def _tag(state: State, late: int, lang: str) -> Markup:
    delay = f" · {days(late, lang)}" if late else ""
    return Markup(f'<span class="duty duty--{GROUP_OF[state]}">{state_word(state, lang)}{delay}</span>')


# -- where things stand


def home(site: Site, lang: str) -> str:
    return f"{site.prefix(lang)}compliance/"


def crumbs(site: Site, lang: str) -> list[Markup]:
    return [pieces.home_crumb(site, lang), pieces.link(language.labels(lang).compliance, home(site, lang))]


def has_page(record: Record, site: Site) -> bool:
    """Whether a record's compliance has a page."""
    return record.id in site.followed


def followed(site: Site) -> list[Record]:
    """The records whose compliance has a page, in the register's order."""
    return [site.register.records[id] for id in site.accounts.by_record if id in site.followed]


def page_of(record: Record, site: Site, lang: str) -> str:
    """The address of a record's compliance page, from the site's root."""
    return f"{site.address(record, lang)}compliance/"


def measure_page(record: Record, point: Point, site: Site, lang: str) -> str:
    """The address of the page of a point with a target, from the site's root; none, where it has no page."""
    owed = point.measure and has_page(record, site) and any(row.point == point.id for row in site.accounts.of(record))
    return f"{page_of(record, site, lang)}point-{point.id}/" if owed and PLAIN.fullmatch(point.id) else ""


def measure_link(record: Record, point: Point, site: Site, lang: str) -> Markup | None:
    """A link to it."""
    address = measure_page(record, point, site, lang)
    return pieces.link(language.labels(lang).measured, address) if address else None


def has_pack(record: Record) -> bool:
    """Whether a record is a review with an agenda: then there is a pack to take along."""
    return record.reviews and bool(getattr(record, "agenda", ()))


def pack_of(record: Record, site: Site, lang: str) -> str:
    """The address of a meeting's pack, from the site's root."""
    return f"{site.address(record, lang)}pack/"


def record_link(record: Record, site: Site, lang: str) -> Markup:
    """The number and title of a record, leading to its compliance, or to itself where that has no page."""
    words, mark = pieces.title(record, lang)
    number = f"{record.number}: " if record.number and record.number != words else ""
    return pieces.link(number + words, _best_page(record, site, lang), mark)


def short_link(record: Record, site: Site, lang: str) -> Markup:
    """The same with the number alone, if there is one."""
    words, mark = pieces.title(record, lang)
    return pieces.link(record.number or words, _best_page(record, site, lang), None if record.number else mark)


def _best_page(record: Record, site: Site, lang: str) -> str:
    return page_of(record, site, lang) if has_page(record, site) else site.address(record, lang)


def office_name(id: str | None, site: Site, lang: str) -> str:
    return (site.offices.get((id, lang)) or _office(id, site, lang))[0]


def office_href(id: str, site: Site, lang: str) -> str:
    return f"{home(site, lang)}{id}/"


def office_link(id: str | None, site: Site, lang: str) -> Markup:
    """An office's name, leading to the page of what it owes, where it has one."""
    return (site.offices.get((id, lang)) or _office(id, site, lang))[1]


def _office(id: str | None, site: Site, lang: str) -> tuple[str, Markup]:
    """An office's name, alone and as a link, made once: they stand on nearly every page."""
    entry = site.register.vocabulary.addressable.get(id or "")
    name = entry.label[lang] if entry else id or NOBODY[lang]
    known = id and id in site.accounts.offices
    link = pieces.link(name, office_href(id, site, lang)) if known else Markup(escape(name))
    made = site.offices[id, lang] = (name, link)
    return made


# -- totals


def parts(tally: Tally) -> list[tuple[Group, int]]:
    return list(zip(GROUPS, tally, strict=True))


@cache
def sentence(tally: Tally, lang: str) -> str:
    """The totals in a line: what there is, and how many."""
    return ", ".join(
        f"{group_word(group, lang)} {language.number(count, lang)}" for group, count in parts(tally) if count
    )


def summary(tally: Tally, lang: str) -> str:
    """The totals as a sentence of their own."""
    return IN_ALL[lang].format(owed=language.number(sum(tally), lang), parts=sentence(tally, lang))


def totals(tally: Tally, of: str, lang: str, id: str) -> Markup:
    """A bar and, as its legend, how many duties are in each group."""
    bar = charts.bar(parts(tally), BAR_TITLE.format(of=of)[lang], summary(tally, lang), id)
    return Markup(f'<figure class="totals">{bar}{legend(parts(tally), lang)}</figure>')


def legend(counts: Iterable[tuple[Group, int | None]], lang: str) -> Markup:
    """What the patterns mean; with the numbers, where they are known."""
    entries = [
        f"<li>{charts.swatch(group)} {group_word(group, lang)}"
        + (f" <b>{language.number(count, lang)}</b></li>" if count is not None else "</li>")
        for group, count in counts
    ]
    return Markup(f'<ul class="legend">{"".join(entries)}</ul>')


@cache
def plain_legend(lang: str) -> Markup:
    """What the patterns mean."""
    return legend([(group, None) for group in GROUPS], lang)


class Line(NamedTuple):
    """A line of a table of totals: what it is about, its totals, and whether it is part of the line above."""

    label: Markup | str
    tally: Tally
    inner: bool = False


def table(lines: Sequence[Line], head: str, lang: str) -> Markup:
    """Who is how far: a line each, with a bar as long as there is much to do, and the numbers of each group that occurs.

    On a phone the heads become a legend, and each line's numbers stand below its name, each with its group's shape.
    """
    most = max([sum(line.tally) for line in lines], default=0)
    counts = zip(*[line.tally for line in lines], strict=True)
    groups = [group for group, some in zip(GROUPS, counts, strict=False) if any(some)]
    heads = "".join(
        f'<th scope="col" class="duty--{group}">{charts.swatch(group)} <span>{group_word(group, lang)}</span></th>'
        for group in groups
    )
    rows = [_row(line, most, tuple(groups), lang) for line in lines]
    return Markup(
        f'<table class="tallies tallies--groups"><thead><tr><th scope="col">{escape(head)}</th>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


@cache
def _row(line: Line, most: int, shown: tuple[Group, ...], lang: str) -> str:
    """A line of such a table. In the tables of many records an office's is the same."""
    cells = "".join(
        f'<td class="duty--{group}">{language.number(count, lang)}</td>' if count else "<td>–</td>"
        for group, count in parts(line.tally)
        if group in shown
    )
    inner = ' class="inner"' if line.inner else ""
    bar = charts.small_bar(parts(line.tally), most)
    return f'<tr{inner}><th scope="row">{escape(line.label)}{bar}</th>{cells}</tr>'


def folded(lines: Sequence[Line], more: Sequence[Line], summary: Bilingual, head: str, lang: str) -> Markup:
    """A table, and below it another that is unfolded when somebody wants it.

    Args:
        lines: what everybody sees.
        more: what can be unfolded; may be empty.
        summary: what is there, with ``{count}``.
        head, lang: see :func:`table`.
    """
    if not more:
        return table(lines, head, lang)
    words = summary.format(count=language.number(len(more), lang))[lang]
    return Markup("{}<details><summary>{}</summary>{}</details>").format(
        table(lines, head, lang), words, table(more, head, lang)
    )


def ages(rows: Iterable[Owed]) -> list[tuple[Bilingual, Tally]]:
    """How long what is late has been so."""
    counts = [[0] * len(GROUPS) for _ in range(len(AGES) + 1)]
    limits, groups = [limit for limit, _ in AGES], list(GROUPS)
    for row in rows:
        if row.late:
            counts[bisect_left(limits, row.late)][groups.index(GROUP_OF[row.state])] += 1
    names = [*(name for _, name in AGES), OLDEST]
    return [(name, Tally(*each)) for name, each in zip(names, counts, strict=True)]


# -- single duties


def point_of(row: Owed, site: Site) -> Point:
    points = site.points.get(row.record)
    if points is None:
        points = site.points[row.record] = {point.id: point for point in site.register.records[row.record].points}
    return points[row.point]


class Asked(NamedTuple):
    """What is to be done, in one language, as it is shown to all who owe it.

    Args:
        point: what says so.
        words: in the page's language, or else in the record's first.
        mark: that language, where it is not the page's.
        source: the record and the point, as words.
        link: the words, leading to the point on the record's page.
        origin: the source, leading to the record's compliance.
        cells: both as the first cells of a line of CSV.
    """

    point: Point
    words: str
    mark: str | None
    source: str
    link: Markup
    origin: Markup
    cells: str


def asked(row: Owed, site: Site, lang: str) -> Asked:
    """What is asked of the one who owes a duty; made once for all of them."""
    of_record = site.asked.get((row.record, lang))
    if of_record is None:
        of_record = site.asked[row.record, lang] = _asked(site.register.records[row.record], site, lang)
    return of_record[row.point]


def _asked(record: Record, site: Site, lang: str) -> dict[str, Asked]:
    """The same for all points of a record."""
    text, of = record.text(lang), POINT_OF[lang]
    number, name = record.number or record.id, short_link(record, site, lang)
    begin, page = tables.cells((str(record.id), record.number)), escape(pieces.href(record, site, lang))
    made = {}
    for point in record.points:
        spoken, words = text.language, text.points.get(point.id)
        if words is None:
            spoken, words = record.first.language, point.text
        mark = None if spoken == lang else spoken
        id, shown = escape(point.id), f'<span lang="{mark}">{escape(words)}</span>' if mark else escape(words)
        made[point.id] = Asked(
            point,
            words,
            mark,
            of.format(record=number, id=point.id),
            Markup(f'<a class="rows__title" href="{page}#point-{id}">{shown}</a>'),
            Markup(of.format(record=name, id=id)),
            f"{begin},{tables.cells((point.id, words))}",
        )
    return made


Alike = TypeVar("Alike")


def once(make: Callable[[Owed, Site, str], Alike], row: Owed, site: Site, lang: str) -> Alike:
    """What is made of a duty in a language, made once for all that differ from it only in whose they are.

    A directive to all districts has forty of them. Those of which something was reported differ in their reports.
    """
    if row.report:
        return make(row, site, lang)
    key = (make, row.record, row.point, row.mark, lang)
    made = site.alike.get(key)
    if made is None:
        made = site.alike[key] = make(row, site, lang)
    return made


def words_of(row: Owed, site: Site, lang: str) -> Markup:
    """What is to be done, in the page's language if it is there, else marked as another."""
    _, words, mark, *_ = asked(row, site, lang)
    return Markup(f'<span lang="{mark}">{escape(words)}</span>' if mark else escape(words))


def due_of(point: Point, lang: str) -> str:
    """The day or the cadence of a point."""
    if isinstance(point.due, date):
        return language.date(point.due, lang)
    return getattr(language.labels(lang), point.due) if point.due else ""


def due_words(row: Owed, point: Point, lang: str) -> str:
    """Until when, and how often."""
    return _due(row.due, point.due if isinstance(point.due, str) else None, lang) if row.due else ""


@cache
def _due(day: date, cadence: str | None, lang: str) -> str:
    often = f" ({getattr(language.labels(lang), cadence)})" if cadence else ""
    return DUE[lang].format(day=language.date(day, lang)) + often


def amount(value: Decimal, point: Point, lang: str) -> str:
    """A number with what it counts."""
    unit = point.measure.unit if point.measure else ""
    if unit == "percent":
        return f"{language.number(value, lang)} %"
    return f"{language.number(value, lang)} {pieces.unit(unit, lang)}".strip()


def value_words(row: Owed, point: Point, lang: str) -> str:
    """What was achieved of the target, and whether that is enough: most numbers have to rise to it, some to fall."""
    if point.measure is None or row.value is None:
        return ""
    target = amount(point.measure.target, point, lang)
    said = OF_TARGET[point.measure.direction][lang].format(value=language.number(row.value, lang), target=target)
    return f"{said} ({MET[point.measure.met_by(row.value)][lang]})"


def report_link(row: Owed, site: Site, lang: str) -> Markup | str:
    """The last report, by the day for which it speaks."""
    report = site.register.records.get(row.report or "")
    if report is None or row.as_on is None:
        return ""
    return pieces.link(LAST[lang].format(day=language.date(row.as_on, lang)), pieces.href(report, site, lang))


def _item(row: Owed, site: Site, lang: str, whose: bool) -> str:
    """A duty as a list shows it; ``whose``: with the office, for a list of several offices."""
    begin, middle, end = once(_around, row, site, lang)
    office = _span(office_link(row.owing, site, lang)) if whose else ""
    return f"{begin}{office}{middle}{_span(inherited(row, site, lang))}{end}"


def _around(row: Owed, site: Site, lang: str) -> tuple[str, str, str]:
    """What stands before, between and behind whose it is, and whose it was."""
    what = asked(row, site, lang)
    said = _said(row, what.point, site, lang) if row.report or row.missed else ""
    return (
        f'<li>{what.link}<p class="rows__facts">{_span(tag(row, lang))}',
        f"{_span(due_words(row, what.point, lang))}{said}<span>{what.origin}</span>",
        f"{_span(why(row, site, lang) if row.late or row.state == 'dropped' else '')}</p></li>",
    )


def _said(row: Owed, point: Point, site: Site, lang: str) -> str:
    """What was achieved, the last report, and how many are missing."""
    said = _span(value_words(row, point, lang)) + _span(report_link(row, site, lang)) if row.report else ""
    return f"{said}<span>{_missed(row.missed, lang)}</span>" if row.missed and row.group != "off" else said


@cache
def _missed(count: int, lang: str) -> str:
    return MISSED[lang].format(count=language.number(count, lang))


def _span(fact: str) -> str:
    return f"<span>{escape(fact)}</span>" if fact else ""


def why(row: Owed, site: Site, lang: str) -> str:
    """Why it is late, or was dropped, and then who was asked before."""
    if not row.reason and not row.consulted:
        return ""
    asked = ", ".join(office_name(id, site, lang) for id in row.consulted)
    said = (
        REASON[lang].format(reason=row.reason) if row.reason else "",
        ASKED[lang].format(offices=asked) if asked else "",
    )
    return "; ".join(filter(None, said))


def inherited(row: Owed, site: Site, lang: str) -> str:
    """That a duty was another's: where it came from."""
    return "" if row.owing == row.office else CAME_FROM[lang].format(office=office_name(row.office, site, lang))


def items(rows: Iterable[Owed], site: Site, lang: str, whose: bool = False) -> Markup:
    return Markup("\n".join([_item(row, site, lang, whose) for row in rows]))


class InState(NamedTuple):
    """Those who are in one state about a point: its word with how many they are, and who, the longest delay first."""

    group: Group
    word: str
    count: str
    offices: Markup


def by_state(rows: Iterable[Owed], point: Point, states: Iterable[State], site: Site, lang: str) -> list[InState]:
    """Who is in which of some states. A delay that all of them share is said once."""
    found: dict[State, list[Owed]] = {state: [] for state in states}
    for row in rows:
        if row.state in found:
            found[row.state].append(row)
    made = []
    for state, here in found.items():
        if here:
            here.sort(key=lambda row: -row.late)
            shared = here[0].late if len(here) > 1 and here[0].late == here[-1].late else 0
            word = state_word(state, lang) + (f" · {days(shared, lang)}" if shared else "")
            names = Markup(", ".join([_named(row, point, not shared, site, lang) for row in here]))
            made.append(InState(here[0].group, word, language.number(len(here), lang), names))
    return made


def _named(row: Owed, point: Point, with_days: bool, site: Site, lang: str) -> str:
    """An office with what is to be said of it: its delay, its number, whose duty it was."""
    name, notes = office_link(row.owing, site, lang), []
    if row.late and with_days:
        notes.append(days(row.late, lang))
    if row.value is not None:
        notes.append(amount(row.value, point, lang))
    if row.owing != row.office:
        notes.append(inherited(row, site, lang))
    if row.state == "dropped" and (reason := why(row, site, lang)):
        notes.append(reason)
    return f"{name} <small>({escape(', '.join(notes))})</small>" if notes else name


# -- histories


def history(days_and_tallies: Sequence[tuple[date, Tally]], title: str, desc: str, lang: str, id: str) -> Markup:
    """How many duties were in each group over time: columns, and behind them the same as a table."""
    series = [charts.Series(group, group_word(group, lang)) for group in GROUPS]
    data = [charts.Column(short_day(day, lang), tally) for day, tally in days_and_tallies]
    chart = charts.columns(series, data, title, desc, id)
    rows = [(day, list(tally)) for day, tally in days_and_tallies]
    drawn = f'<figure class="history">{chart}{plain_legend(lang)}</figure>'
    return Markup(f"{drawn}{figures(rows, [each.label for each in series], lang)}")


def figures(rows: Sequence[tuple[date, Sequence[int | Decimal]]], heads: Sequence[str], lang: str) -> Markup:
    """The numbers behind a chart, the latest day first."""
    words = language.labels(lang)
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in (words.as_on, *heads))
    body = "".join(
        f'<tr><th scope="row">{language.date(day, lang)}</th>'
        + "".join(f"<td>{language.number(number, lang)}</td>" for number in numbers)
        + "</tr>"
        for day, numbers in reversed(rows)
    )
    return Markup(
        f"<details><summary>{words.chart_table}</summary>"
        f'<div class="scroll" role="region" aria-label="{words.chart_table}" tabindex="0">'
        f'<table class="figures"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>'
    )


def short_day(day: date, lang: str) -> str:
    """A day as the axis of a chart has room for it."""
    return f"{day.day}.{day.month}.{day.year % 100:02}"
