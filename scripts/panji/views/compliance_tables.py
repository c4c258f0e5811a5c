"""The tables of the pages of compliance as CSV files, and for each office the sheet in which it reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial

from panji import downloads, duties, measures, pieces, sheet, tables
from panji.accounts import GROUPS, Owed, Tally, change_of, silences
from panji.diagnostic import Bilingual
from panji.ledger import State, to_report
from panji.measures import Reach
from panji.record import Measure, Point, Record
from panji.site import Bundle, Data, Site

LISTS = {"announcements": "announcement", "cabinet-decisions": "cabinet-decision"}

ID = Bilingual(hi="पहचान", en="id")
NAME = Bilingual(hi="नाम", en="name")
ABOVE = Bilingual(hi="किसके अधीन", en="beneath")
IN_ALL = Bilingual(hi="कुल", en="in all")
DAY = Bilingual(hi="दिनांक", en="date")
AGE = Bilingual(hi="विलम्ब", en="delay")
CHANGE = Bilingual(hi="परिवर्तन", en="change")
POINT = Bilingual(hi="बिंदु", en="point")
OWED_BY = Bilingual(hi="मूल दायित्व", en="addressed to")
NUMBERS = (
    Bilingual(hi="लक्ष्य प्राप्त", en="at the target"),
    Bilingual(hi="लक्ष्य का 80 % या अधिक", en="at 80 % of the target or more"),
    Bilingual(hi="सक्रिय", en="active"),
    IN_ALL,
)
SILENT = (
    Bilingual(hi="कभी प्रतिवेदन नहीं", en="never reported"),
    Bilingual(hi="प्रतिवेदन बंद", en="reports ceased"),
    Bilingual(hi="सर्वाधिक विलम्ब (दिन)", en="longest delay (days)"),
)
DUTY = (
    Bilingual(hi="अभिलेख", en="record"),
    Bilingual(hi="क्रमांक", en="number"),
    POINT,
    Bilingual(hi="निर्देश", en="instruction"),
    Bilingual(hi="कार्यालय", en="office"),
    NAME,
    OWED_BY,
    Bilingual(hi="स्थिति कूट", en="state"),
    Bilingual(hi="स्थिति", en="state in words"),
    Bilingual(hi="समय-सीमा", en="due"),
    Bilingual(hi="विलम्ब (दिन)", en="days late"),
    Bilingual(hi="अप्राप्त अवधियाँ", en="periods without report"),
    Bilingual(hi="प्रतिवेदन", en="report"),
    Bilingual(hi="दिनांक की स्थिति", en="as on"),
    Bilingual(hi="संख्या", en="value"),
    Bilingual(hi="लक्ष्य", en="target"),
    Bilingual(hi="इकाई", en="unit"),
    Bilingual(hi="कारण", en="reason"),
    Bilingual(hi="साक्ष्य", en="evidence"),
    Bilingual(hi="किसने सत्यापित किया", en="verified by"),
    Bilingual(hi="किनसे परामर्श", en="consulted"),
)
"""The columns of every table of duties."""

Lines = Callable[[str], Iterable[str]]
"""What gives the lines of a table in a language."""


def key(site: Site) -> str:
    return site.owed


def render(site: Site) -> Iterator[Bundle]:
    whole = "\n".join(account.digest for account in site.accounts.by_record.values())
    faces = site.key([site.register.records[id] for id in site.accounts.by_record], whole)
    for name, heads, rows in (
        ("offices", (ID, NAME, ABOVE), partial(_offices, site)),
        ("subjects", (ID, NAME), partial(_subjects, site)),
        ("records", (ID, NAME), partial(_records, site)),
        ("ages", (AGE,), partial(_ages, site)),
        ("history", (DAY,), partial(_history, site)),
    ):
        yield _file(partial(downloads.state_table, name, site), (*heads, *GROUPS), rows, faces, site)
    everything = partial(_duties, lambda: site.accounts.rows, site)
    yield _file(partial(downloads.state_table, "duties", site), DUTY, everything, faces, site)
    yield _file(partial(downloads.state_table, "changes", site), (CHANGE, *DUTY), partial(_changes, site), faces, site)
    for path, type in LISTS.items():
        rows = partial(_duties, partial(_of_type, type, site), site)
        yield _file(partial(downloads.list_table, path, site), DUTY, rows, faces, site)
    yield _file(partial(downloads.list_table, "silent", site), (ID, NAME, *SILENT), partial(_silent, site), faces, site)
    looked_at = "\n".join(site.said_of(site.register.records[id]) for id in site.accounts.by_record)
    table = partial(downloads.list_table, "adoption", site)
    yield _file(table, (*DUTY[:4], DAY, *NUMBERS), partial(_adoption, site), looked_at, site)
    for id in sorted(site.accounts.offices):
        yield _of_office(id, site)
    for record in duties.followed(site):
        yield from _of_record(record, site)


def _file(path: Callable[[str], str], heads: Iterable[Bilingual | str], lines: Lines, key: str, site: Site) -> Bundle:
    """A table in each language."""
    return Bundle(tuple(path(lang) for lang in site.languages), key, partial(_written, path, heads, lines, site))


def _written(path: Callable[[str], str], heads: Iterable[Bilingual | str], lines: Lines, site: Site) -> Iterator[Data]:
    for lang in site.languages:
        words = [duties.group_word(head, lang) if isinstance(head, str) else head[lang] for head in heads]
        yield Data(path(lang), partial(_bytes, words, lines, lang))


def _bytes(words: list[str], lines: Lines, lang: str) -> bytes:
    return tables.joined(words, lines(lang)).encode()


# -- totals


def _offices(site: Site, lang: str) -> Iterator[str]:
    for id in sorted(site.accounts.offices):
        own = site.accounts.tally_of_office(id)
        yield tables.cells((id, duties.office_name(id, site, lang), site.accounts.parents.get(id), *own))


def _subjects(site: Site, lang: str) -> Iterator[str]:
    subjects = site.register.vocabulary["subjects"]
    sums: dict[str, Tally] = {}
    for id, account in site.accounts.by_record.items():
        for subject in site.register.records[id].subjects:
            sums[subject] = sums.get(subject, Tally()).plus(account.tally)
    for id in sorted(sums):
        yield tables.cells((id, subjects[id].label[lang] if id in subjects else id, *sums[id]))


def _records(site: Site, lang: str) -> Iterator[str]:
    for id, account in site.accounts.by_record.items():
        if account.rows:
            yield tables.cells((str(id), pieces.title(site.register.records[id], lang)[0], *account.tally))


def _ages(site: Site, lang: str) -> Iterator[str]:
    for name, each in duties.ages(site.accounts.rows):
        yield tables.cells((name[lang], *each))


def _history(site: Site, lang: str) -> Iterator[str]:
    for day, each in site.accounts.trend:
        yield tables.cells((day, *each))


def _silent(site: Site, lang: str) -> Iterator[str]:
    for each in silences(site.accounts.rows):
        name = duties.office_name(each.office, site, lang)
        yield tables.cells((each.office, name, each.never, each.ceased, each.longest))


# -- duties


def _of_type(type: str, site: Site) -> Iterator[Owed]:
    """What is owed because of records of a type, the newest first."""
    for id, account in reversed(site.accounts.by_record.items()):
        if id.type == type:
            yield from account.rows


def _duties(rows: Callable[[], Iterable[Owed]], site: Site, lang: str) -> Iterable[str]:
    return [_duty(row, site, lang) for row in rows()]


def _changes(site: Site, lang: str) -> Iterator[str]:
    if site.review:
        for row in site.accounts.rows:
            if change := change_of(row):
                yield f"{change},{_duty(row, site, lang)}"


def _duty(row: Owed, site: Site, lang: str) -> str:
    """The line of a duty. Most of it stands in many lines, and most duties are silent."""
    begin, end = duties.once(_around, row, site, lang)
    return f"{begin},{_owing(row.owing, duties.office_name(row.owing, site, lang), row.office)},{end}"


def _around(row: Owed, site: Site, lang: str) -> tuple[str, str]:
    """The cells before and behind those that say whose it is."""
    asked = duties.asked(row, site, lang)
    measure = asked.point.measure
    reported = _reported(row, measure) if row.report or measure else NOT_REPORTED
    return asked.cells, f"{_state(row.state, row.due, row.late, row.missed, lang)},{reported}"


@cache
def _owing(owing: str | None, name: str, office: str) -> str:
    return tables.cells((owing, name, "" if office == owing else office))


@cache
def _state(state: State, due: date | None, late: int, missed: int, lang: str) -> str:
    return tables.cells((state, duties.state_word(state, lang), due, late or None, missed or None))


def _reported(row: Owed, measure: Measure | None) -> str:
    said = (row.report and str(row.report), row.as_on, row.value, measure and measure.target, measure and measure.unit)
    return tables.cells((*said, row.reason, row.evidence, row.verified_by, " ".join(row.consulted)))


NOT_REPORTED = tables.cells([None] * 9)


# -- an office, a record, a measured point


def _of_office(id: str, site: Site) -> Bundle:
    paths = [
        downloads.of_office(id, name, site, lang) for lang in site.languages for name in ("duties.csv", "report.csv")
    ]
    return Bundle(tuple(paths), site.key_of_office(id), partial(_office_files, id, site))


def _office_files(id: str, site: Site) -> Iterator[Data]:
    rows = [*site.accounts.by_office.get(id, ()), *site.accounts.passed_on.get(id, ())]
    owed = [row for row in site.accounts.by_office.get(id, ()) if to_report(duties.point_of(row, site), row.state)]
    for lang in site.languages:
        heads = [head[lang] for head in DUTY]
        made = partial(_bytes, heads, partial(_duties, lambda: rows, site), lang)
        yield Data(downloads.of_office(id, "duties.csv", site, lang), made)
        yield Data(downloads.of_office(id, "report.csv", site, lang), partial(_to_fill_in, owed, id, site, lang))


def _to_fill_in(owed: Iterable[Owed], id: str, site: Site, lang: str) -> bytes:
    lines = [(row.office, duties.once(_known, row, site, lang)) for row in owed]
    return sheet.to_fill_in(lines, id, site.as_of, lang).encode()


def _known(row: Owed, site: Site, lang: str) -> str:
    return sheet.known(site.register.records[row.record], duties.point_of(row, site), row.due, lang)


def _of_record(record: Record, site: Site) -> Iterator[Bundle]:
    key = site.key([record], site.said_of(record))
    rows = partial(_duties, partial(site.accounts.of, record), site)
    yield _file(partial(downloads.record_table, record, site), DUTY, rows, key, site)
    for point in record.points:
        if duties.measure_page(record, point, site, site.languages[0]):
            table = partial(downloads.measure_table, record, point, site)
            rows = partial(_duties, partial(_of_point, record, point, site), site)
            yield _file(table, DUTY, rows, key, site)


def _of_point(record: Record, point: Point, site: Site) -> list[Owed]:
    return [row for row in site.accounts.of(record) if row.point == point.id]


def _adoption(site: Site, lang: str) -> Iterator[str]:
    """How far offices had come on each measured point, on every day that its page shows."""
    for record in duties.followed(site):
        for point in record.points:
            if not duties.measure_page(record, point, site, lang):
                continue
            for day, reach in _reached(record, point, site):
                text = record.text(lang).points.get(point.id, point.text)
                yield tables.cells((str(record.id), record.number, point.id, text, day, *_counts(reach)))


def _reached(record: Record, point: Point, site: Site) -> list[tuple[object, Reach]]:
    assert point.measure
    owed = [duty for duty in site.ledger.duties_of(record) if duty.point.id == point.id]
    days = measures.days_shown(site.ledger, record, owed, site.reports_on.get(record.id, ()), site.as_of)
    return list(zip(days, measures.reached(site.ledger, owed, days, point.measure), strict=True))


def _counts(reach: Reach) -> tuple[int, ...]:
    return reach.met, reach.near_or_more, reach.at_work, sum(reach)
