"""For each office a calendar of due dates (RFC 5545) and a feed of what is due (RFC 4287), to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial
from heapq import nlargest
from operator import itemgetter
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


def key(site: Site) -> str:
    return site.owed


def render(site: Site) -> Iterator[Bundle]:
    for id in sorted(site.accounts.offices):
        paths = [
            downloads.of_office(id, name, site, lang) for lang in site.languages for name in ("due.ics", "due.atom")
        ]
        yield Bundle(tuple(paths), site.key_of_office(id), partial(_files, id, site))


def _files(id: str, site: Site) -> Iterator[Data]:
    rows = [row for row in site.accounts.by_office.get(id, ()) if to_report(duties.point_of(row, site), row.state)]
    latest = _latest(rows, site)
    for lang in site.languages:
        yield Data(downloads.of_office(id, "due.ics", site, lang), partial(_calendar, id, rows, site, lang))
        yield Data(downloads.of_office(id, "due.atom", site, lang), partial(_feed, id, latest, site, lang))


def _page(id: str, site: Site, lang: str) -> str:
    return site.permanent(f"{site.prefix(lang)}compliance/{id}/")


_quoted = cache(quote)


def _point_page(row: Owed, site: Site, lang: str) -> str:
    return f"{site.permanent(site.address(site.register.records[row.record], lang))}#point-{_quoted(row.point)}"


# -- the calendar


def _calendar(id: str, rows: list[Owed], site: Site, lang: str) -> bytes:
    """A calendar in which each due date is a day, and what recurs together stands together.

    The day on which it was made is the site's, so that the same register gives the same bytes.
    """
    name = TITLE.format(office=duties.office_name(id, site, lang))[lang]
    host = _host(site)
    days: list[ical.Event] = []
    recurring: dict[tuple[date, str], list[Owed]] = {}
    for row in rows:
        often = duties.point_of(row, site).due
        if isinstance(often, str):
            recurring.setdefault((period(often, site.as_of)[1], often), []).append(row)
            if row.late and row.due:
                recurring.setdefault((row.due, often), []).append(row)
        elif row.due:
            days.append(_dated(row, row.due, host, site, lang))
    for (day, often), each in sorted(recurring.items(), key=lambda item: item[0]):
        days.append(_together(each, day, often, f"{id}@{host}", id, site, lang))
    return ical.calendar(name, f"-//Panji//{host}//{lang.upper()}", site.as_of, days)


def _dated(row: Owed, day: date, host: str, site: Site, lang: str) -> ical.Event:
    title, said, page = duties.once(_event, row, site, lang)
    if inherited := duties.inherited(row, site, lang):
        said = f"{said}\n{inherited}"
    return ical.Event(f"{_name(row)}@{host}", day, title, said, page)


def _event(row: Owed, site: Site, lang: str) -> tuple[str, str, str]:
    """The title of a day, what is said of it, and where it leads."""
    state = duties.state_word(row.state, lang)
    asked = duties.asked(row, site, lang)
    title = asked.words
    if row.late:
        title = LATE[lang].format(title=title, state=state, days=duties.days(row.late, lang))
    return title, f"{asked.source}\n{state}", _point_page(row, site, lang)


def _together(rows: list[Owed], day: date, often: str, whose: str, id: str, site: Site, lang: str) -> ical.Event:
    asked = {(row.record, row.point): duties.asked(row, site, lang) for row in rows}
    lines = list(dict.fromkeys([f"{each.words} ({each.source})" for each in asked.values()]))
    words = {"often": getattr(language.labels(lang), often), "count": language.number(len(lines), lang)}
    title = REPORTS[lang].format(**words)
    if len(lines) == 1:
        title = REPORT[lang].format(title=next(iter(asked.values())).words, **words)
    if len(lines) > LISTED:
        lines[LISTED:] = [MORE[lang].format(count=language.number(len(lines) - LISTED, lang))]
    return ical.Event(f"{often}/{day}/{whose}", day, title, "\n".join(lines), _page(id, site, lang))


def _host(site: Site) -> str:
    return urlsplit(site.settings.site).hostname or ""


# -- the feed


def _latest(rows: list[Owed], site: Site) -> list[tuple[date, str, Owed]]:
    """What changed last, with the day and its name."""
    first = site.languages[0]
    open_rows = [(duties.once(_changed, row, site, first), row) for row in rows if row.state not in CLOSED]
    named = [(day, _name(row), row) for day, row in open_rows if day <= site.as_of]
    return nlargest(ENTRIES, named, key=itemgetter(0, 1))


def _feed(id: str, latest: list[tuple[date, str, Owed]], site: Site, lang: str) -> bytes:
    """What an office has to do, what changed last first; an entry is new again when its state changes."""
    begin = f"{site.permanent(f'compliance/{id}/')}#"
    entries = [atom.Entry(begin + name, *duties.once(_entry, row, site, lang)) for _, name, row in latest]
    title = TITLE.format(office=duties.office_name(id, site, lang))[lang]
    address = site.permanent(downloads.of_office(id, "due.atom", site, lang))
    return atom.feed(address, title, lang, _page(id, site, lang), entries)


def _entry(row: Owed, site: Site, lang: str) -> tuple:
    """An entry of the feed, but for its id."""
    record = site.register.records[row.record]
    asked = duties.asked(row, site, lang)
    state = duties.state_word(row.state, lang)
    late = duties.days(row.late, lang) if row.late else ""
    facts = (state, late, duties.due_words(row, asked.point, lang), asked.source)
    _, *entry = atom.Entry(
        id="",
        title=f"{state}: {asked.words}",
        href=_point_page(row, site, lang),
        updated=_changed(row, site, lang),
        published=record.in_force_from,
        author=duties.office_name(record.issuer, site, lang),
        category=(row.state, state),
        summary=" · ".join(filter(None, facts)),
    )
    return tuple(entry)


def _name(row: Owed) -> str:
    return f"{row.record}/{row.point}/{row.office}"


def _changed(row: Owed, site: Site, lang: str) -> date:
    """The day on which a duty came to be what it is: when it was laid down, reported on, or became late."""
    record, report = site.register.records[row.record], site.register.records.get(row.report or "")
    days = [record.in_force_from, report and report.issued, row.due + DAY if row.late and row.due else None]
    return max(day for day in days if day)
