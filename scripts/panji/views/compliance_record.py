"""What was done about each record: every point by everyone who owes it, on a map, and over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from markupsafe import Markup

from panji import charts, downloads, duties, language, maps, pieces
from panji.accounts import GROUP_OF, WORST_FIRST, Owed, Tally, tallies, tally
from panji.diagnostic import Bilingual
from panji.ledger import State, bounds, ordinal
from panji.markup import escape
from panji.record import Point, Record
from panji.site import Bundle, Page, Site
from panji.views import fill
from panji.vocabulary import Entry

PER_PAGE = 12
"""Points on a page: as many columns of the matrix can be read."""

TITLE = Bilingual(hi="{of}: पालना की स्थिति", en="{of}: compliance")
AS_ADDRESSED = Bilingual(hi="जारी होने के दिन के {count} जिले", en="The {count} districts of the day of issue")
TODAY = Bilingual(hi="आज के {count} जिले", en="Today's {count} districts")
STATE_LEVEL = Bilingual(hi="राज्य स्तर", en="State level")
HISTORY = Bilingual(hi="{of}: समय के साथ", en="{of}: over time")
HISTORY_DESC = Bilingual(
    hi="प्रत्येक स्तम्भ एक दिन है; उस दिन कितने दायित्व किस स्थिति में थे।",
    en="Each column is a day, and shows how many duties were in which state then.",
)

NEXT_POINTS = Bilingual(hi="बिंदु {first} से {last}", en="Points {first} to {last}")


def key(site: Site) -> str:
    return site.owed


def render(site: Site) -> Iterator[Bundle]:
    for record in duties.followed(site):
        yield from _pages(record, site)


class Part(NamedTuple):
    """What stands on one page: some of a record's points, and with the first of them the record's history."""

    record: Record
    points: Sequence[Point]
    number: int
    count: int

    @property
    def first(self) -> bool:
        return self.number == 1

    @property
    def end(self) -> str:
        return "" if self.first else f"{self.number}/"


def _pages(record: Record, site: Site) -> Iterator[Bundle]:
    owed = {row.point for row in site.accounts.of(record)}
    points = [point for point in record.points if point.id in owed]
    count = -(-len(points) // PER_PAGE)
    for number in range(1, count + 1):
        part = Part(record, points[(number - 1) * PER_PAGE : number * PER_PAGE], number, count)
        alternates = {lang: duties.page_of(record, site, lang) + part.end for lang in site.languages}
        yield Bundle(
            tuple(f"{address}index.html" for address in alternates.values()),
            site.key([record], site.said_of(record)),
            partial(_page, part, alternates, site),
        )


class Known(NamedTuple):
    """What a page shows, in whatever language: its duties by point and by division, their maps and their history."""

    of_point: dict[str, list[Owed]]
    divisions: dict[str, Division]
    maps: Sequence[Mapped]
    moments: Sequence[tuple[date, Tally]]


class Division(NamedTuple):
    """A part of the matrix: its totals, and its lines."""

    whole: Tally
    lines: Sequence[Across]


class Across(NamedTuple):
    """A line of the matrix: who owes something now, whose duty it was, and that duty at each point, if it has it."""

    owing: str | None
    office: str
    rows: Sequence[Owed | None]


class Mapped(NamedTuple):
    """A map: its title, its districts, and the duties of each."""

    title: Bilingual
    shown: Sequence[Entry]
    sums: dict[str, Tally]


def _page(part: Part, alternates: dict[str, str], site: Site) -> Iterator[Page]:
    of_point: dict[str, list[Owed]] = {point.id: [] for point in part.points}
    for row in site.accounts.of(part.record):
        if row.point in of_point:
            of_point[row.point].append(row)
    drawn, moments = (_maps(part.record, site), _moments(part.record, site)) if part.first else ([], [])
    known = Known(of_point, _divisions(of_point, site), drawn, moments)
    for lang in site.languages:
        words, _ = pieces.title(part.record, lang)
        yield Page(
            address=alternates[lang],
            language=lang,
            title=TITLE.format(of=part.record.number or words)[lang] + ("" if part.first else f" · {part.number}"),
            description=words,
            alternates=alternates,
            body=partial(_body, part, known, site, lang),
        )


def _body(part: Part, known: Known, site: Site, lang: str) -> str:
    record = part.record
    drawn = [
        (each.title[lang], maps.of_states(each.sums, each.shown, each.title[lang], site, lang, f"map-{position}"))
        for position, each in enumerate(known.maps)
    ]
    title, mark = pieces.title(record, lang)
    name = record.number or title
    return fill(
        "compliance_record.html",
        lang,
        crumbs=duties.crumbs(site, lang),
        title=TITLE.format(of=name)[lang],
        record=pieces.link(title, pieces.href(record, site, lang), mark),
        state=pieces.state(site.standing(record).state, lang),
        issued=pieces.day(record.issued, lang),
        as_on=pieces.day(site.as_of, lang),
        patterns=charts.patterns(),
        totals=duties.totals(site.accounts.tally_of(record), name, lang, "totals"),
        maps=[(title, figure) for title, figure in drawn if figure],
        points=[_point(point, record, known.of_point[point.id], site, lang) for point in part.points],
        matrix=_matrix(part.points, known, site, lang),
        groups=[(group, charts.swatch(group), duties.group_word(group, lang)) for group in Tally._fields],
        divisions=[(f"in-{id}", duties.office_name(id, site, lang)) for id in known.divisions if id],
        history=duties.history(known.moments, HISTORY.format(of=name)[lang], HISTORY_DESC[lang], lang, "history")
        if len(known.moments) > 2
        else None,
        others=[_other(part, number, site, lang) for number in range(1, part.count + 1) if number != part.number],
        files=downloads.for_record(record, site, lang),
        script="assets/compliance.js",
    )


def _other(part: Part, number: int, site: Site, lang: str) -> Markup:
    """The link to the page with other points."""
    last = min(number * PER_PAGE, len(part.record.points))
    words = NEXT_POINTS.format(first=(number - 1) * PER_PAGE + 1, last=last)[lang]
    return pieces.link(words, duties.page_of(part.record, site, lang) + (f"{number}/" if number > 1 else ""))


# -- maps


def _maps(record: Record, site: Site) -> list[Mapped]:
    """Today's districts with what they have to do now, and those of the day of issue, where they were others."""
    rows = site.accounts.of(record)
    today, then = maps.districts(site, site.as_of), maps.districts(site, record.issued or site.as_of)
    found = [Mapped(_counted(TODAY, today), today, maps.by_place(rows, now=True))]
    if then != today:
        found.append(Mapped(_counted(AS_ADDRESSED, then), then, maps.by_place(rows, now=False)))
    return found


def _counted(title: Bilingual, shown: Sequence[Entry]) -> Bilingual:
    return Bilingual(*[title[lang].format(count=language.number(len(shown), lang)) for lang in Bilingual._fields])


# -- the matrix


def _by_division(rows: Sequence[Owed], site: Site) -> dict[str, list[tuple[str | None, str]]]:
    """Who owes something now and whose duty it was, by division; first, under no division, the offices of the state."""
    places = site.register.vocabulary["places"]
    order = {id: position for position, id in enumerate(site.register.vocabulary.addressable)}
    found: dict[str, list[tuple[str | None, str]]] = {}
    for owing, office in dict.fromkeys((row.owing, row.office) for row in rows):
        known = owing or office
        found.setdefault(site.accounts.parents.get(known, known if known in places else ""), []).append((owing, office))
    for pairs in found.values():
        pairs.sort(key=lambda pair: (order.get(pair[0] or "", -1), pair[0] != pair[1], order.get(pair[1], 0)))
    return dict(sorted(found.items(), key=lambda each: order.get(each[0], -1)))


def _divisions(of_point: Mapping[str, Sequence[Owed]], site: Site) -> dict[str, Division]:
    """The parts of the matrix: see :func:`_by_division`."""
    rows = [row for some in of_point.values() for row in some]
    cells = {(row.owing, row.office, row.point): row for row in rows}
    made = {}
    for id, pairs in _by_division(rows, site).items():
        lines = [Across(*pair, [cells.get((*pair, point)) for point in of_point]) for pair in pairs]
        made[id] = Division(tally(row for line in lines for row in line.rows if row), lines)
    return made


def _matrix(points: Sequence[Point], known: Known, site: Site, lang: str) -> Markup:
    """Points across, offices down, those of a division together with its totals."""
    heads = "".join(f'<th scope="col"><a href="#p-{escape(point.id)}">{escape(point.id)}</a></th>' for point in points)
    bodies = []
    for id, division in known.divisions.items():
        lines = []
        for owing, office, rows in division.lines:
            groups = " ".join(dict.fromkeys([row.group for row in rows if row]))
            line = "".join([_cell(row, point, site, lang) for row, point in zip(rows, points, strict=True)])
            inner = ' class="inner"' if owing != office else ""
            lines.append(f'<tr{inner} data-groups="{groups}">{_office(owing, office, site, lang)}{line}</tr>')
        name = duties.office_link(id, site, lang) if id else STATE_LEVEL[lang]
        head = (
            f'<tr class="matrix__head"><th scope="rowgroup" colspan="{len(points) + 1}">{escape(name)} '
            f"<small>{duties.sentence(division.whole, lang)}</small></th></tr>"
        )
        anchor = f' id="in-{escape(id)}"' if id else ""
        bodies.append(f"<tbody{anchor}>{head}{''.join(lines)}</tbody>")
    head = f'<thead><tr><th scope="col">{language.labels(lang).owner}</th>{heads}</tr></thead>'
    return Markup(f'<table class="matrix">{head}{"".join(bodies)}</table>')


def _office(owing: str | None, office: str, site: Site, lang: str) -> str:
    if owing == office:
        return f'<th scope="row">{duties.office_link(owing, site, lang)}</th>'
    came = duties.CAME_FROM.format(office=duties.office_name(office, site, lang))[lang]
    now = duties.office_link(owing, site, lang) if owing else duties.NOBODY[lang]
    return f'<th scope="row">{escape(now)} <small>{escape(came)}</small></th>'


def _cell(row: Owed | None, point: Point, site: Site, lang: str) -> str:
    """A state as its shape, with a number: what was achieved, else the days of delay. In words for whoever hears it."""
    if row is None:
        return "<td></td>"
    value = duties.amount(row.value, point, lang) if row.value is not None else ""
    inner = _shape(row.state, value, row.late, lang)
    report = site.register.records.get(row.report) if row.report else None
    if report:
        inner = f'<a href="{pieces.href(report, site, lang)}">{inner}</a>'
    return f"<td>{inner}</td>"


@cache
def _shape(state: State, value: str, late: int, lang: str) -> str:
    shown = value or (duties.days(late, lang) if late else "")
    word = duties.state_word(state, lang)
    return f'<span class="duty duty--{GROUP_OF[state]}"><span class="vh">{word}</span> {shown}</span>'


# -- points


def _point(point: Point, record: Record, mine: Sequence[Owed], site: Site, lang: str) -> dict:
    """A point, its totals, and who is in which state, the worst first."""
    text = record.text(lang)
    words = text.points.get(point.id)
    if words is None:
        text, words = record.first, point.text
    return {
        "id": point.id,
        "text": words,
        "lang": text.language if text.language != lang else None,
        "due": duties.due_of(point, lang) or None,
        "target": point.measure and duties.amount(point.measure.target, point, lang),
        "measured": duties.measure_link(record, point, site, lang),
        "totals": duties.totals(tally(mine), f"{language.labels(lang).point} {point.id}", lang, f"bar-{point.id}"),
        "states": duties.by_state(mine, point, WORST_FIRST, site, lang),
    }


# -- over time


def _moments(record: Record, site: Site) -> list[tuple[date, Tally]]:
    """How many duties were in each group over time."""
    assert record.in_force_from  # else nobody would owe it
    days = month_ends(record.in_force_from, site.as_of)
    return list(zip(days, tallies(site.ledger, record, days), strict=True))


def month_ends(start: date, until: date) -> list[date]:
    """As many of the last days of the months between two days as a chart has room for, and the second of the two."""
    months = charts.thinned(range(ordinal("monthly", start), ordinal("monthly", until) + 1))
    return [min(bounds("monthly", month)[1], until) for month in months]
