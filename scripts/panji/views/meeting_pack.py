"""The pack of each review meeting: the agenda, with what has come of each point, to be printed and taken along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from markupsafe import Markup

from panji import charts, duties, language, pieces
from panji.accounts import Owed, rows_on, tally
from panji.diagnostic import Bilingual
from panji.ledger import LATE
from panji.record import Record
from panji.record_types.meeting import AgendaItem, Meeting
from panji.site import Bundle, Page, Site
from panji.views import fill

REASONS = 10
"""Offices whose reason for being late stands under a point, those that are late for longest."""

TITLE = Bilingual(hi="बैठक हेतु टिप्पणी: {meeting}", en="Meeting pack: {meeting}")
TODAY = Bilingual(hi="{day} को: {sentence}", en="On {day}: {sentence}")
NOTHING_OWED = Bilingual(hi="कोई दायित्व नहीं", en="nothing owed")


def render(site: Site) -> Iterator[Bundle]:
    for meeting in site.register.records.values():
        if isinstance(meeting, Meeting) and duties.has_pack(meeting):
            alternates = {lang: duties.pack_of(meeting, site, lang) for lang in site.languages}
            looked_at = [site.register.records[id] for id in meeting.speaks_of if id in site.register.records]
            yield Bundle(
                tuple(f"{address}index.html" for address in alternates.values()),
                site.key([meeting, *looked_at], *[site.said_of(record) for record in looked_at]),
                partial(_pages, meeting, alternates, site),
            )


def _pages(meeting: Meeting, alternates: dict[str, str], site: Site) -> Iterator[Page]:
    for lang in site.languages:
        words, _ = pieces.title(meeting, lang)
        yield Page(
            address=alternates[lang],
            language=lang,
            title=TITLE.format(meeting=words)[lang],
            alternates=alternates,
            body=partial(_body, meeting, site, lang),
        )


def _body(meeting: Meeting, site: Site, lang: str) -> str:
    words, mark = pieces.title(meeting, lang)
    day = min(meeting.issued or site.as_of, site.as_of)
    last = site.register.records.get(meeting.follows or "")
    return fill(
        "meeting_pack.html",
        lang,
        crumbs=[*duties.crumbs(site, lang), pieces.title_link(meeting, site, lang)],
        title={"text": words, "lang": mark},
        number=meeting.number,
        held=pieces.day(meeting.issued, lang),
        time=meeting.time,
        venue=meeting.venue[lang] if meeting.venue else None,
        chair=meeting.chair[lang] if meeting.chair else None,
        present=[each[lang] for each in meeting.present],
        as_on=pieces.day(day, lang),
        patterns=charts.patterns(),
        last=last and {"link": duties.record_link(last, site, lang), "points": _points(last, None, day, site, lang)},
        agenda=[_item(item, day, site, lang) for item in meeting.agenda],
    )


def _item(item: AgendaItem, day: date, site: Site, lang: str) -> dict:
    """An item of the agenda, with the records that it looks at; several points of one record stand together."""
    wanted: dict[str, list[str]] = {}
    for name in item.about:
        id, _, point = name.partition("#")
        wanted.setdefault(id, []).append(point)
    records = []
    for id, points in wanted.items():
        record = site.register.records.get(id)
        if record:
            only = None if "" in points else points
            records.append(
                {"link": duties.record_link(record, site, lang), "points": _points(record, only, day, site, lang)}
            )
    return {"text": item.text[lang], "decision": item.decision[lang] if item.decision else None, "records": records}


def _points(record: Record, only: Sequence[str] | None, day: date, site: Site, lang: str) -> list[dict]:
    """The points of a record, or some of them, as they stood on the meeting's day, and as they stand now."""
    then, now = rows_on(site.ledger, record, day), site.accounts.of(record)
    return [
        _point(
            [row for row in then if row.point == point.id],
            [row for row in now if row.point == point.id],
            record,
            point.id,
            site,
            lang,
        )
        for point in record.points
        if only is None or point.id in only
    ]


def _point(then: Sequence[Owed], now: Sequence[Owed], record: Record, id: str, site: Site, lang: str) -> dict:
    point = next(point for point in record.points if point.id == id)
    text = record.text(lang)
    late = sorted((row for row in then if row.late), key=lambda row: row.badness)
    return {
        "id": id,
        "text": text.points.get(id, point.text),
        "lang": text.language if text.language != lang and id in text.points else None,
        "due": duties.due_of(point, lang),
        "bar": Markup('<span class="pack__bar">{}</span>').format(
            charts.small_bar(duties.parts(tally(then)), len(then))
        ),
        "sentence": duties.sentence(tally(then), lang) or NOTHING_OWED[lang],
        "sole": _sole(then[0], site, lang) if len(then) == 1 else None,
        "states": duties.by_state(then, point, LATE, site, lang) if len(then) > 1 else [],
        "reasons": [_reason(row, site, lang) for row in late if row.reason][:REASONS],
        "now": _since(then, now, site, lang),
    }


def _sole(row: Owed, site: Site, lang: str) -> Markup:
    """The one office that owes a point, with its state."""
    value = duties.value_words(row, duties.point_of(row, site), lang)
    return Markup("{}: {} {}").format(duties.office_link(row.owing, site, lang), duties.tag(row, lang), value)


def _reason(row: Owed, site: Site, lang: str) -> Markup:
    """Why an office says that it is late."""
    return Markup("{}: {}").format(duties.office_link(row.owing, site, lang), row.reason)


def _since(then: Sequence[Owed], now: Sequence[Owed], site: Site, lang: str) -> str | None:
    """What it has come to since, where it has changed."""
    if tally(then) == tally(now):
        return None
    return TODAY.format(day=language.date(site.as_of, lang), sentence=duties.sentence(tally(now), lang))[lang]
