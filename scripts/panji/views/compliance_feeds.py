"""For each office a calendar of due dates (RFC 5545) and a feed of what is due (RFC 4287), to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from heapq import nlargest
from urllib.parse import quote, urlsplit

from panji import atom, downloads, duties, ical, language
from panji.accounts import Owed
from panji.diagnostic import Bilingual
from panji.ledger import CLOSED, period, to_report
from panji.site import Bundle, Data, Site

ENTRIES, LISTED = 50, 20

TITLE = Bilingual(hi="{office}: पालना की समय-सीमाएँ", en="{office}: what is due")
LATE = Bilingual(hi="{title} ({state}, {days})", en="{title} ({state}, {days})")
REPORTS = Bilingual(hi="प्रतिवेदन देय ({often}): {count} बिंदु", en="Reports due ({often}): {count} points")
REPORT = Bilingual(hi="प्रतिवेदन देय ({often}): {title}", en="Report due ({often}): {title}")
MORE = Bilingual(hi="तथा {count} और", en="and {count} more")
DAY = timedelta(days=1)


def render(site: Site) -> Iterator[Bundle]:
    for id in sorted(site.accounts.offices):
        paths = [
            downloads.of_office(id, name, site, lang) for lang in site.languages for name in ("due.ics", "due.atom")
        ]
        yield Bundle(tuple(paths), site.key_of_office(id), partial(_files, id, site))


def _files(id: str, site: Site) -> Iterator[Data]:
    rows = [row for row in site.accounts.by_office.get(id, ()) if to_report(duties.point_of(row, site), row.state)]
    for lang in site.languages:
        yield Data(downloads.of_office(id, "due.ics", site, lang), partial(_calendar, id, rows, site, lang))
        yield Data(downloads.of_office(id, "due.atom", site, lang), partial(_feed, id, rows, site, lang))


def _page(id: str, site: Site, lang: str) -> str:
    return site.permanent(f"{site.prefix(lang)}compliance/{id}/")


def _point_page(row: Owed, site: Site, lang: str) -> str:
    return f"{site.permanent(site.address(site.register.records[row.record], lang))}#point-{quote(row.point)}"


def _words(row: Owed, site: Site, lang: str) -> str:
    point = duties.point_of(row, site)
    return site.register.records[row.record].text(lang).points.get(row.point, point.text)


def _source(row: Owed, site: Site, lang: str) -> str:
    record = site.register.records[row.record]
    return duties.POINT_OF.format(record=record.number or str(record.id), id=row.point)[lang]


# -- the calendar


def _calendar(id: str, rows: list[Owed], site: Site, lang: str) -> bytes:
    """A calendar in which each due date is a day, and what recurs together stands together.

    The day on which it was made is the site's, so that the same register gives the same bytes.
    """
    name = TITLE.format(office=duties.office_name(id, site, lang))[lang]
    days: list[ical.Event] = []
    recurring: dict[tuple[date, str], list[Owed]] = {}
    for row in rows:
        often = duties.point_of(row, site).due
        if isinstance(often, str):
            recurring.setdefault((period(often, site.as_of)[1], often), []).append(row)
            if row.late and row.due:
                recurring.setdefault((row.due, often), []).append(row)
        elif row.due:
            days.append(_dated(row, row.due, site, lang))
    for (day, often), each in sorted(recurring.items(), key=lambda item: item[0]):
        days.append(_together(each, day, often, id, site, lang))
    return ical.calendar(name, f"-//Panji//{_host(site)}//{lang.upper()}", site.as_of, days)


def _dated(row: Owed, day: date, site: Site, lang: str) -> ical.Event:
    state = duties.state_word(row.state, lang)
    title = _words(row, site, lang)
    if row.late:
        title = LATE.format(title=title, state=state, days=duties.days(row.late, lang))[lang]
    said = "\n".join(filter(None, (_source(row, site, lang), state, duties.inherited(row, site, lang))))
    return ical.Event(f"{_name(row)}@{_host(site)}", day, title, said, _point_page(row, site, lang))


def _together(rows: list[Owed], day: date, often: str, id: str, site: Site, lang: str) -> ical.Event:
    lines = list(dict.fromkeys(f"{_words(row, site, lang)} ({_source(row, site, lang)})" for row in rows))
    words = {"often": getattr(language.labels(lang), often), "count": language.number(len(lines), lang)}
    title = REPORTS.format(**words)[lang]
    if len(lines) == 1:
        title = REPORT.format(title=_words(rows[0], site, lang), **words)[lang]
    if len(lines) > LISTED:
        lines[LISTED:] = [MORE.format(count=language.number(len(lines) - LISTED, lang))[lang]]
    return ical.Event(f"{often}/{day}/{id}@{_host(site)}", day, title, "\n".join(lines), _page(id, site, lang))


def _host(site: Site) -> str:
    return urlsplit(site.settings.site).hostname or ""


# -- the feed


def _feed(id: str, rows: list[Owed], site: Site, lang: str) -> bytes:
    """What an office has to do, what changed last first; an entry is new again when its state changes."""
    open_rows = ((_changed(row, site), _name(row), row) for row in rows if row.state not in CLOSED)
    latest = nlargest(ENTRIES, (each for each in open_rows if each[0] <= site.as_of), key=lambda each: each[:2])
    entries = [_entry(row, id, site, lang) for _, _, row in latest]
    title = TITLE.format(office=duties.office_name(id, site, lang))[lang]
    address = site.permanent(downloads.of_office(id, "due.atom", site, lang))
    return atom.feed(address, title, lang, _page(id, site, lang), entries)


def _entry(row: Owed, id: str, site: Site, lang: str) -> atom.Entry:
    record = site.register.records[row.record]
    state = duties.state_word(row.state, lang)
    late = duties.days(row.late, lang) if row.late else ""
    facts = (state, late, duties.due_words(row, duties.point_of(row, site), lang), _source(row, site, lang))
    return atom.Entry(
        id=f"{site.permanent(f'compliance/{id}/')}#{_name(row)}",
        title=f"{state}: {_words(row, site, lang)}",
        href=_point_page(row, site, lang),
        updated=_changed(row, site),
        published=record.in_force_from,
        author=duties.office_name(record.issuer, site, lang),
        category=(row.state, state),
        summary=" · ".join(filter(None, facts)),
    )


def _name(row: Owed) -> str:
    return f"{row.record}/{row.point}/{row.office}"


def _changed(row: Owed, site: Site) -> date:
    """The day on which a duty came to be what it is: when it was laid down, reported on, or became late."""
    record, report = site.register.records[row.record], site.register.records.get(row.report or "")
    days = [record.in_force_from, report and report.issued, row.due + DAY if row.late and row.due else None]
    return max(day for day in days if day)
