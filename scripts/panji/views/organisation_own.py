"""The departments that the Chief Minister holds: since when, by which order, what is asked of them, and what is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from panji import charts, duties, language, organisation, pieces
from panji.accounts import tally
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.organisation import Held
from panji.record import Record
from panji.site import Bundle, Page, Site
from panji.views import fill

PATH = "organisation/own/"
HOLDER = "chief-minister"
LATE, FEW = 3, 8
ONE_DAY = timedelta(days=1)

TITLE = Bilingual(hi="मुख्यमंत्री के पास के विभाग", en="Departments that the Chief Minister holds")
LEAD = Bilingual(
    hi="जो विभाग आवंटन के आदेशों के अनुसार मुख्यमंत्री के पास हैं: कब से, किस आदेश से, उन पर कौन-से निर्देश लागू हैं, और क्या विलम्बित है।",
    en="The departments that orders of allocation give to the Chief Minister: since when, by which order, which directives they "
    "have to comply with, and what is late.",
)
CRUMB = Bilingual(hi="संगठन", en="Organisation")
NONE = Bilingual(
    hi="पंजी का कोई लागू आदेश आज कोई विभाग मुख्यमंत्री को आवंटित नहीं करता।",
    en="No order in force in this register allocates a department to the Chief Minister today.",
)
SINCE = Bilingual(hi="{day} से", en="from {day}")
UNTIL = Bilingual(hi="{day} तक", en="until {day}")
BY_ORDER = Bilingual(hi="आदेश {order}", en="by order {order}")
LATE_HEAD = Bilingual(hi="सबसे पुराने विलम्ब", en="Late for longest")
NOTHING_LATE = Bilingual(hi="कुछ भी विलम्बित नहीं है।", en="Nothing is late.")
NOTHING_OWED = Bilingual(hi="इस विभाग पर कोई देय कार्य-बिंदु नहीं है।", en="This department owes nothing.")
DIRECTIVES = Bilingual(hi="लागू निर्देश ({count})", en="Directives in force ({count})")
ANNOUNCEMENTS = Bilingual(hi="घोषणाएँ ({count})", en="Announcements ({count})")
MORE = Bilingual(hi="इस विभाग से संबंधित सभी अभिलेख", en="All records that name this department")
ALL_DUTIES = Bilingual(hi="पालना का पूरा विवरण", en="Its compliance in full")
HISTORY = Bilingual(hi="विभागों के आवंटन का इतिहास", en="History of the allocation of departments")
HEADS = (
    Bilingual(hi="विभाग", en="Department"),
    Bilingual(hi="किसके पास", en="Held by"),
    Bilingual(hi="अवधि", en="From and until"),
    Bilingual(hi="आदेश", en="Order"),
)
TODAY = Bilingual(hi="आज तक", en="until today")


class Portfolio(NamedTuple):
    """A department that is held today, with the records that ask something of it."""

    held: Held
    directives: list[Record]
    announcements: list[Record]


def render(site: Site) -> Iterator[Bundle]:
    if HOLDER not in site.register.vocabulary["posts"]:
        return
    by = organisation.orders(site.register)
    held = organisation.allocations(site.register, site.as_of, by)
    own = _own([each for each in held if each.by == HOLDER and each.on(site.as_of)], site)
    alternates = site.alternates(PATH)
    shown = [*by, *(record for each in own for record in (*each.directives, *each.announcements))]
    offices = [site.key_of_office(each.held.what) for each in own]
    key = site.key(shown, *offices, *(record.id in site.followed for record in shown))
    paths = tuple(f"{address}index.html" for address in alternates.values())
    yield Bundle(paths, key, partial(_pages, alternates, own, held, site))


def _own(held: Sequence[Held], site: Site) -> list[Portfolio]:
    """Each department with the directives in force and the announcements that it has to carry out, the newest first."""
    found = {each.what: Portfolio(each, [], []) for each in held}
    groups = {
        group.id: [member.id for member in site.register.vocabulary.expand(group.id, site.as_of)]
        for group in site.register.vocabulary["groups"].values()
    }
    for record in site.newest_first:
        if record.type not in ("directive", "announcement"):
            continue
        named = {member for id in (*record.to, *record.owed_by) for member in groups.get(id, (id,))}
        for id in found.keys() & named:
            if record.type == "announcement":
                found[id].announcements.append(record)
            elif site.standing(record).in_force:
                found[id].directives.append(record)
    offices = list(site.register.vocabulary["offices"])
    return sorted(found.values(), key=lambda each: offices.index(each.held.what))


def _pages(alternates: dict[str, str], own: Sequence[Portfolio], held: Sequence[Held], site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=TITLE[lang],
            description=LEAD[lang],
            alternates=alternates,
            body=partial(_body, own, held, site, lang),
        )


def _body(own: Sequence[Portfolio], held: Sequence[Held], site: Site, lang: str) -> str:
    up = pieces.link(CRUMB[lang], f"{site.prefix(lang)}organisation/")
    return fill(
        "organisation_own.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang), up],
        title=TITLE[lang],
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        none=None if own else NONE[lang],
        patterns=charts.patterns(),
        table=duties.table([_total(each, site, lang) for each in own], HEADS[0][lang], lang) if own else None,
        own=[_portfolio(each, site, lang) for each in own],
        history_title=HISTORY[lang],
        heads=[head[lang] for head in HEADS],
        history=[_row(each, site, lang) for each in reversed(held)],
    )


def _slug(each: Portfolio) -> str:
    return each.held.what.rpartition("/")[2]


def _total(each: Portfolio, site: Site, lang: str) -> duties.Line:
    """A department in the table at the top of the page, leading to its section."""
    id = each.held.what
    name = pieces.link(duties.office_name(id, site, lang), f"#{_slug(each)}")
    return duties.Line(name, site.accounts.tally_of_office(id))


def _portfolio(each: Portfolio, site: Site, lang: str) -> dict:
    id = each.held.what
    rows = site.accounts.by_office.get(id, [])
    late = sorted((row for row in rows if row.late), key=lambda row: (row.badness, row.record, row.point))
    office = site.register.vocabulary["offices"].get(id)
    return {
        "id": _slug(each),
        "office": pieces.entry_link(office, id, site, lang),
        "since": SINCE[lang].format(day=language.date(each.held.start, lang)),
        "until": UNTIL[lang].format(day=language.date(each.held.until - ONE_DAY, lang)) if each.held.until else None,
        "order": Markup(BY_ORDER[lang]).format(order=_order(each.held.order, site, lang)),
        "totals": duties.totals(tally(rows), duties.office_name(id, site, lang), lang, f"totals-{_slug(each)}")
        if rows
        else None,
        "nothing": None if rows else NOTHING_OWED[lang],
        "duties": pieces.link(ALL_DUTIES[lang], duties.office_href(id, site, lang))
        if id in site.accounts.offices
        else None,
        "late_title": LATE_HEAD[lang],
        "late": duties.items(late[:LATE], site, lang),
        "not_late": NOTHING_LATE[lang] if rows and not late else None,
        "lists": [
            _records(title, records, id, site, lang)
            for title, records in ((DIRECTIVES, each.directives), (ANNOUNCEMENTS, each.announcements))
            if records
        ],
        "more": pieces.link(MORE[lang], f"{site.prefix(lang)}office/{id}/"),
    }


def _records(title: Bilingual, records: Sequence[Record], office: str, site: Site, lang: str) -> dict:
    return {
        "title": title[lang].format(count=language.number(len(records), lang)),
        "rows": Markup("").join(_line(record, office, site, lang) for record in records[:FEW]),
    }


def _line(record: Record, office: str, site: Site, lang: str) -> Markup:
    """A record of a department in a line, with how its own duties because of it stand."""
    rows = [row for row in site.accounts.of(record) if row.owing == office]
    said = duties.sentence(tally(rows), lang) if rows else ""
    return Markup("<li>{} <small>{}{}</small></li>").format(
        duties.record_link(record, site, lang), pieces.day(record.issued, lang) or "", f" · {said}" if said else ""
    )


def _order(order: Record, site: Site, lang: str) -> Markup:
    words, mark = pieces.title(order, lang)
    return pieces.link(order.number or words, pieces.href(order, site, lang), None if order.number else mark)


def _row(each: Held, site: Site, lang: str) -> Markup:
    """A period of the history: which department, with whom, from when until when, and by which order."""
    vocabulary = site.register.vocabulary
    post = vocabulary["posts"].get(each.by or "")
    end = UNTIL[lang].format(day=language.date(each.until - ONE_DAY, lang)) if each.until else TODAY[lang]
    cells: Iterable[object] = (
        post.label[lang] if post else each.by or "",
        f"{SINCE[lang].format(day=language.date(each.start, lang))} {end}",
        _order(each.order, site, lang),
    )
    data = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    office = pieces.entry_link(vocabulary["offices"].get(each.what), each.what, site, lang)
    return Markup(f'<tr><th scope="row">{office}</th>{data}</tr>')
