"""The figures of a brief with their age and sources, and the tables that the register fills in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from panji import briefs, duties, language, money, pieces
from panji.diagnostic import Bilingual
from panji.live_tables import Amount, Cell, Known, Line, LiveTable, Office, Rupees, State, What, live_tables
from panji.markup import escape
from panji.record import Record
from panji.record_types import record_types
from panji.record_types.brief import Brief, Figure, Wanted
from panji.site import Site

ROWS, MOST = 10, 8
"""Rows of all tables together, and of one: more would not fit on the page. How many more there are is said below."""

FIGURES = Bilingual(hi="आँकड़े", en="Figures")
ISSUED = Bilingual(hi="{day} को जारी", en="issued on {day}")
STALE = Bilingual(hi="पुराना आँकड़ा", en="old figure")
AS_ON = Bilingual(hi="स्थिति दिनांक और आयु", en="As on, and age")
BY_ITSELF = Bilingual(hi="पंजी से स्वतः, {day} को", en="kept by the register, on {day}")
MORE = Bilingual(hi="और {count}", en="and {count} more")
NOTHING = Bilingual(hi="कोई प्रविष्टि नहीं।", en="There is nothing to show.")


def section(record: Record, site: Site, lang: str) -> str:
    if not isinstance(record, Brief):
        return ""
    most = min(MOST, ROWS // max(1, len(record.tables)))
    tables = "".join(_live(wanted, most, site, lang) for wanted in record.tables)
    return f"<div class=brief>\n{_figures(record, site, lang)}{tables}</div>\n"


def shown(record: Record, site: Site) -> Iterator[Record]:
    """The records that its tables depend on."""
    if isinstance(record, Brief):
        for wanted in record.tables:
            for line in _lines(wanted, site):
                yield from (site.register.records[id] for id in line.of if id in site.register.records)


def _figures(brief: Brief, site: Site, lang: str) -> str:
    words = pieces.words(lang)
    heads = (words.measures_what, words.measures_value, escape(AS_ON[lang]), words.measures_source)
    rows = "".join(_figure(figure, site, lang) for figure in brief.measures)
    issued = ISSUED[lang].format(day=language.date(brief.issued, lang)) if brief.issued else ""
    return _table(FIGURES[lang], issued, heads, rows)


def _figure(figure: Figure, site: Site, lang: str) -> str:
    unit = "%" if figure.unit == "percent" else pieces.unit(figure.unit, lang) if figure.unit else ""
    stale = f' <span class="duty duty--late">{STALE[lang]}</span>' if briefs.is_stale(figure, site.as_of) else ""
    cells = (
        f"<b>{language.number(figure.value, lang)}</b> {escape(unit)}",
        f"{pieces.day(figure.as_on, lang)} <small>({briefs.age(figure, site.as_of, lang)})</small>{stale}",
        _source(figure, site, lang),
    )
    return f"<tr><th scope=row>{escape(figure.what[lang])}<td>{'<td>'.join(cells)}\n"


def _source(figure: Figure, site: Site, lang: str) -> str:
    record = site.register.records.get(figure.source or "")
    if record is None:
        return escape(figure.external[lang] if figure.external else figure.source or "")
    label = record_types()[record.type].label[lang]
    words, mark = pieces.title(record, lang)
    text = record.number or (label if record.type in ("report", "press-release") else words)
    issued = pieces.day(record.issued, lang)
    link = pieces.link(text, pieces.href(record, site, lang), mark if text == words else None)
    more = f"; {escape(figure.external[lang])}" if figure.external else ""
    return f"{link}{f', {issued}' if issued else ''}{more}"


# -- tables that the register fills in


def _lines(wanted: Wanted, site: Site) -> Sequence[Line]:
    table = live_tables().get(wanted.view)
    known = Known(site.register, site.ledger, site.accounts, site.as_of)
    return table.lines(known, wanted.filter) if table else ()


def _live(wanted: Wanted, most: int, site: Site, lang: str) -> str:
    table = live_tables().get(wanted.view)
    if table is None:
        return ""
    lines = _lines(wanted, site)
    note = BY_ITSELF[lang].format(day=language.date(site.as_of, lang))
    heads = [escape(head[lang]) for head in table.heads]
    rows = "".join(_row(line, site, lang) for line in lines[:most])
    more = len(lines) - most
    count = language.number(more, lang)
    foot = f"<p class=small>{MORE[lang].format(count=count)}</p>\n" if more > 0 else ""
    title = _title(wanted, table, site, lang)
    if not lines:
        return f"<section>\n<h2>{escape(title)} <small>{note}</small></h2>\n<p>{NOTHING[lang]}</p>\n</section>\n"
    return _table(title, note, heads, rows, foot)


def _title(wanted: Wanted, table: LiveTable, site: Site, lang: str) -> str:
    """Its own heading, else what it is and what it is limited to."""
    if wanted.title:
        return wanted.title[lang]
    limits = []
    for name, value in wanted.filter.items():
        entry = site.register.vocabulary[table.filters.get(name, "")].get(value)
        type = record_types().get(value)
        limits.append(entry.label[lang] if entry else type.labels[lang] if type else value)
    return f"{table.title[lang]}: {', '.join(limits)}" if limits else table.title[lang]


def _table(title: str, note: str, heads: Iterable[str], rows: str, foot: str = "") -> str:
    small = f" <small>{note}</small>" if note else ""
    columns = "<th scope=col data-label>".join(heads)
    return (
        f"<section>\n<h2>{escape(title)}{small}</h2>\n<table class=fields>\n<thead><tr><th scope=col>{columns}</thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n{foot}</section>\n"
    )


def _row(line: Line, site: Site, lang: str) -> str:
    return f"<tr><th scope=row>{'<td>'.join([_cell(cell, site, lang) for cell in line.cells])}\n"


def _cell(cell: Cell, site: Site, lang: str) -> str:
    """A cell as the page shows it."""
    match cell:
        case None:
            return "–"
        case Office(id):
            return escape(duties.office_link(id, site, lang))
        case What(row):
            record = site.register.records[row.record]
            address = escape(f"{pieces.href(record, site, lang)}#point-{row.point}")
            return f'<a href="{address}">{duties.words_of(row, site, lang)}</a>'
        case State(row):
            return duties.tag(row, lang)
        case Amount(value, unit):
            name = "%" if unit == "percent" else pieces.unit(unit, lang)
            return f"{language.number(value, lang)} {escape(name)}"
        case Rupees(amount):
            return money.figures(amount, lang)
        case Record():
            return pieces.full_link(cell, site, lang)
        case Bilingual():
            return escape(cell[lang])
        case date():
            return pieces.day(cell, lang) or ""
        case int():
            return language.number(cell, lang)
    return escape(cell)
