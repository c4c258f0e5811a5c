"""Announcements and cabinet decisions: how far each has come, point by point, and how many stand at which milestone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from panji import charts, downloads, duties, language, pieces
from panji.accounts import GROUPS, Group, Owed, Tally, tally
from panji.diagnostic import Bilingual
from panji.ledger import CLOSED
from panji.markup import escape
from panji.record import Record
from panji.record_types import record_types
from panji.record_types.announcement import STAGES
from panji.site import Bundle, Page, Site
from panji.views import fill

PER_PAGE = 60
ORDER: tuple[Group, ...] = ("silent", "late", "going", "done", "off")
"""Of what has come to which state, in the order in which lists show it."""

TITLE = Bilingual(hi="{kind}: चरण और स्थिति", en="{kind}: milestones and status")
CARRIED_OUT = Bilingual(hi="{kind}: पालना", en="{kind}: compliance")
LEAD = Bilingual(
    hi="प्रत्येक के बिंदु क्रम से, अपनी स्थिति के साथ; सबसे पहले वे जिन पर कार्य लम्बित है।",
    en="Each with its points in their order and their state; those on which something is late come first.",
)
STAGE = Bilingual(hi="जिस चरण पर हैं", en="Now at")
OTHER_STAGE = Bilingual(hi="अन्य चरण", en="Other steps")
STAGE_LABELS = {
    "dpr": Bilingual(hi="विस्तृत परियोजना प्रतिवेदन", en="Detailed project report"),
    "administrative-approval": Bilingual(hi="प्रशासनिक स्वीकृति", en="Administrative approval"),
    "financial-approval": Bilingual(hi="वित्तीय स्वीकृति", en="Financial approval"),
    "technical-approval": Bilingual(hi="तकनीकी स्वीकृति", en="Technical approval"),
    "tender": Bilingual(hi="निविदा", en="Tender"),
    "work-order": Bilingual(hi="कार्यादेश", en="Work order"),
    "completion": Bilingual(hi="कार्य पूर्ण", en="Completion"),
}
DROPPED = Bilingual(hi="त्यागे गए या अब लागू नहीं", en="Dropped or no longer in force")
POINT = Bilingual(hi="बिंदु {id}", en="Point {id}")


class Kind(NamedTuple):
    """A type of record that has a page of its own: where it stands, and whether its points are the milestones of a work."""

    type: str
    path: str
    milestones: bool


KINDS = (Kind("announcement", "announcements", True), Kind("cabinet-decision", "cabinet-decisions", False))


class Progress(NamedTuple):
    """How far a record has come: its state, and the point at which it stands (none, where all are closed)."""

    record: Record
    state: Group
    rows: tuple[Owed, ...]
    at: str | None


def progress(record: Record, rows: tuple[Owed, ...]) -> Progress:
    """How far a record has come.

    It is done when its last point is; else the worst of what is open says its state; where nothing is open, it was
    dropped or is no longer in force.
    """
    order = [point.id for point in record.points]
    open_rows = [row for row in rows if row.state not in CLOSED]
    if open_rows:
        groups = {row.group for row in open_rows}
        state = next(group for group in ("late", "silent", "going") if group in groups)
        return Progress(record, state, rows, min((row.point for row in open_rows), key=order.index))
    last = [row for row in rows if row.point == order[-1]]
    return Progress(record, "done" if any(row.group == "done" for row in last) else "off", rows, None)


def key(site: Site) -> str:
    return site.owed


def render(site: Site) -> Iterator[Bundle]:
    for kind in KINDS:
        owed = [site.register.records[id] for id, account in reversed(site.accounts.by_record.items()) if account.rows]
        records = [record for record in owed if record.type == kind.type]
        digests = [site.accounts.by_record[record.id].digest for record in records]
        key = site.key(records, *digests, *[duties.has_page(record, site) for record in records])
        count = max(1, -(-len(records) // PER_PAGE))
        ends = ["", *[f"{number}/" for number in range(2, count + 1)]]
        alternates = [site.alternates(f"compliance/{kind.path}/{end}") for end in ends]
        yield Bundle(
            tuple(f"{address}index.html" for each in alternates for address in each.values()),
            key,
            partial(_pages, kind, records, alternates, site),
        )


def _pages(kind: Kind, records: Sequence[Record], pages: Sequence[dict[str, str]], site: Site) -> Iterator[Page]:
    found = [progress(record, site.accounts.of(record)) for record in records]
    found.sort(key=lambda each: ORDER.index(each.state))
    for number, alternates in enumerate(pages, 1):
        for lang in site.languages:
            yield Page(
                address=alternates[lang],
                language=lang,
                title=_title(kind, lang) + (f" · {language.labels(lang).page} {number}" if number > 1 else ""),
                description=LEAD[lang],
                alternates=alternates,
                body=partial(_body, kind, found, number, len(pages), site, lang),
            )


def _title(kind: Kind, lang: str) -> str:
    return (TITLE if kind.milestones else CARRIED_OUT).format(kind=record_types()[kind.type].labels)[lang]


def _body(kind: Kind, found: Sequence[Progress], number: int, count: int, site: Site, lang: str) -> str:
    here = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    states = Tally(**{group: sum(each.state == group for each in found) for group in GROUPS})
    title = _title(kind, lang)
    return fill(
        "compliance_kinds.html",
        lang,
        files=downloads.for_list(kind.path, site, lang),
        crumbs=duties.crumbs(site, lang),
        title=title,
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        patterns=charts.patterns(),
        totals=duties.totals(states, title, lang, "totals"),
        stages=_stages(found, lang) if kind.milestones and number == 1 else None,
        groups=[
            {
                "anchor": group,
                "title": _group_word(group, lang),
                "count": language.number(sum(each.state == group for each in found), lang),
                "items": Markup("\n").join(_item(kind, each, site, lang) for each in here if each.state == group),
            }
            for group in ORDER
            if any(each.state == group for each in here)
        ],
        pages=pieces.pagination(f"{duties.home(site, lang)}{kind.path}/", number, count) if count > 1 else None,
    )


def _group_word(group: Group, lang: str) -> str:
    return DROPPED[lang] if group == "off" else duties.group_word(group, lang)


def _stages(found: Sequence[Progress], lang: str) -> Markup:
    """How many stand at each milestone, those that are finished at none."""
    sums: dict[str, Tally] = {stage: Tally() for stage in (*STAGES, "")}
    for each in found:
        if each.at is not None:
            stage = each.at if each.at in STAGES else ""
            sums[stage] = sums[stage].plus(Tally(**{each.state: 1}))
    lines = [
        duties.Line(STAGE_LABELS[stage][lang] if stage else OTHER_STAGE[lang], each)
        for stage, each in sums.items()
        if stage or sum(each)
    ]
    return duties.table(lines, STAGE[lang], lang)


def _item(kind: Kind, each: Progress, site: Site, lang: str) -> Markup:
    """A record with its points in their order, each with its state."""
    record = each.record
    steps = []
    for point in record.points:
        rows = [row for row in each.rows if row.point == point.id]
        if rows:
            steps.append(_step(kind, point.id, min(rows, key=lambda row: row.badness), site, lang))
    places = [duties.office_link(place, site, lang) for place in getattr(record, "places", ())]
    facts = [pieces.day(record.issued, lang), *places, duties.sentence(tally(each.rows), lang)]
    facts += dict.fromkeys(duties.why(row, site, lang) for row in each.rows if row.state == "dropped")
    shown = "".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)
    return Markup(
        f'<li><span class="rows__title">{duties.record_link(record, site, lang)}</span>'
        f'<p class="rows__facts">{shown}</p><ol class="steps">{"".join(steps)}</ol></li>'
    )


def _step(kind: Kind, id: str, row: Owed, site: Site, lang: str) -> str:
    label = STAGE_LABELS[id][lang] if id in STAGE_LABELS else POINT.format(id=id)[lang]
    if id not in STAGE_LABELS and kind.milestones:
        label = duties.words_of(row, site, lang)
    late = f" <small>{duties.days(row.late, lang)}</small>" if row.late else ""
    state = duties.state_word(row.state, lang)
    return f'<li><span class="duty duty--{row.group}" title="{state}"><span class="vh">{state}: </span>{escape(label)}</span>{late}</li>'
