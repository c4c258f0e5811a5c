"""What each office, district and division has to do: late, due, not reported, done; duties that came to it, and where its own went."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from panji import charts, downloads, duties, language, pieces
from panji.accounts import Owed, Tally
from panji.diagnostic import Bilingual
from panji.ledger import to_report
from panji.site import Bundle, Page, Site
from panji.views import fill

PER_PAGE, FEW = 100, 5

TITLE = Bilingual(hi="{office}: पालना", en="{office}: compliance")
ENDED = Bilingual(
    hi="{day} से अस्तित्व में नहीं; इसके दायित्व अब {office} के पास हैं।", en="Ended on {day}; its duties are now with {office}."
)
REPORTS = Bilingual(hi="इसके प्रतिवेदन", en="Its reports")
ABOUT = Bilingual(hi="इससे संबंधित अभिलेख", en="Records that name it")
ALL_OF_IT = Bilingual(hi="{office} तथा उसके जिले, कुल", en="{office} with its districts, in all")
PASSED_ON = Bilingual(hi="पूर्व के दायित्व, जो अब अन्य के पास हैं", en="Former duties, now with others")
TODAYS = Bilingual(
    hi="संभाग में आज के जिले गिने गए हैं; पंजी में केवल आज के संभाग हैं।",
    en="A division is counted with its districts of today: the register knows only today's divisions.",
)


HAND_IN = Bilingual(hi="भरा हुआ प्रपत्र दें", en="Hand in the filled sheet")
HOW = Bilingual(hi="विस्तार से: पालना बताना", en="In full: reporting compliance")


class Kind(NamedTuple):
    """A part of the page: its anchor, its heading, which duties stand in it, their order, and whether a long one is folded."""

    anchor: str
    title: Bilingual
    has: Callable[[Owed, date], bool]
    order: Callable[[Owed], object]
    folded: bool = False


def _worst(row: Owed) -> object:
    return row.badness


def _next(row: Owed) -> object:
    return row.due or date.max


KINDS = (
    Kind("late", Bilingual(hi="विलम्बित", en="Late"), lambda row, day: row.group == "late", _worst),
    Kind("silent", Bilingual(hi="प्रतिवेदन अप्राप्त", en="Not reported"), lambda row, day: row.group == "silent", _worst),
    Kind(
        "soon",
        Bilingual(hi="आगामी 30 दिन में देय", en="Due within 30 days"),
        lambda row, day: row.group == "going" and row.due is not None and day <= row.due <= day + duties.SOON,
        _next,
    ),
    Kind("going", Bilingual(hi="समय-सीमा में", en="Within time"), lambda row, day: row.group == "going", _next),
    Kind("done", Bilingual(hi="पालना पूर्ण", en="Complied"), lambda row, day: row.group == "done", _worst, True),
    Kind("off", Bilingual(hi="अब देय नहीं", en="No longer owed"), lambda row, day: row.group == "off", _worst, True),
)


def key(site: Site) -> str:
    return site.key((), site.owed, sorted(site.issuers))


def render(site: Site) -> Iterator[Bundle]:
    for id in sorted(site.accounts.offices):
        yield _of_office(id, site)


def _sorted(id: str, site: Site) -> list[tuple[Kind, Owed]]:
    """What an office has to do, each duty in the first part that it fits."""
    parts: dict[str, list[Owed]] = {kind.anchor: [] for kind in KINDS}
    for row in site.accounts.by_office.get(id, ()):
        parts[next(kind.anchor for kind in KINDS if kind.has(row, site.as_of))].append(row)
    return [(kind, row) for kind in KINDS for row in sorted(parts[kind.anchor], key=kind.order)]


def _of_office(id: str, site: Site) -> Bundle:
    """All pages of an office."""
    below = [(each, site.accounts.tallies[each]) for each in site.accounts.beneath.get(id, ())]
    count = max(1, -(-len(site.accounts.by_office.get(id, ())) // PER_PAGE))
    ends = ["", *[f"{number}/" for number in range(2, count + 1)]]
    alternates = [site.alternates(f"compliance/{id}/{end}") for end in ends]
    return Bundle(
        tuple(f"{address}index.html" for each in alternates for address in each.values()),
        site.key((), site.key_of_office(id), below, id in site.issuers),
        partial(_pages, id, alternates, site),
    )


def _pages(id: str, pages: Sequence[dict[str, str]], site: Site) -> Iterator[Page]:
    rows = _sorted(id, site)
    whole = site.accounts.tally_of_office(id)
    for number, alternates in enumerate(pages, 1):
        for lang in site.languages:
            title = TITLE[lang].format(office=duties.office_name(id, site, lang))
            yield Page(
                address=alternates[lang],
                language=lang,
                title=title + (f" · {language.labels(lang).page} {number}" if number > 1 else ""),
                description=duties.sentence(whole, lang),
                alternates=alternates,
                head=downloads.alternate(id, site, lang),
                body=partial(_body, id, rows, whole, number, len(pages), site, lang),
            )


def _body(
    id: str, rows: Sequence[tuple[Kind, Owed]], whole: Tally, number: int, count: int, site: Site, lang: str
) -> str:
    name = duties.office_name(id, site, lang)
    here = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    base = duties.office_href(id, site, lang)
    parent = site.accounts.parents.get(id)
    first = number == 1
    passed_on = sorted(site.accounts.passed_on.get(id, []), key=_worst)[:PER_PAGE] if first else []
    return fill(
        "compliance_office.html",
        lang,
        crumbs=[*duties.crumbs(site, lang), *([duties.office_link(parent, site, lang)] if parent else [])],
        title=TITLE.format(office=name)[lang],
        ended=_ended(id, site, lang),
        as_on=pieces.day(site.as_of, lang),
        patterns=charts.patterns(),
        totals=duties.totals(whole, name, lang, "totals") if rows else None,
        ways=_ways(rows, base, lang),
        below=_below(id, name, site, lang) if first else None,
        note=TODAYS[lang],
        parts=[
            {
                "anchor": kind.anchor,
                "title": kind.title[lang],
                "count": language.number(sum([each is kind for each, _ in rows]), lang),
                "folded": kind.folded and len(some) > FEW,
                "items": duties.items(some, site, lang),
            }
            for kind in KINDS
            if (some := [row for each, row in here if each is kind])
        ],
        passed_on={"title": PASSED_ON[lang], "items": duties.items(passed_on, site, lang, whose=True)}
        if passed_on
        else None,
        pages=pieces.pagination(base, number, count) if count > 1 else None,
        links=_links(id, site, lang),
        report=_report(id, rows, site, lang) if first else None,
        files=downloads.for_office(id, site, lang),
    )


def _ways(rows: Sequence[tuple[Kind, Owed]], base: str, lang: str) -> list[Markup]:
    """Links to the parts, each with its number; a part may begin on a later page."""
    found = []
    for kind in KINDS:
        places = [position for position, (each, _) in enumerate(rows) if each is kind]
        if places:
            page = places[0] // PER_PAGE + 1
            count = language.number(len(places), lang)
            address = f"{base}{f'{page}/' if page > 1 else ''}#{kind.anchor}"
            found.append(Markup('<a href="{}">{} <small>{}</small></a>').format(address, kind.title[lang], count))
    return found


def _ended(id: str, site: Site, lang: str) -> Markup | None:
    entry = site.register.vocabulary.addressable.get(id)
    if entry is None or entry.until is None or site.as_of < entry.until:
        return None
    successor = site.ledger.owing(id, site.as_of)
    return Markup(ENDED[lang]).format(
        day=language.date(entry.until, lang), office=duties.office_link(successor, site, lang)
    )


def _below(id: str, name: str, site: Site, lang: str) -> Markup | None:
    """The offices or districts beneath, the worst first, under the sum of all."""
    below = [(each, site.accounts.tallies[each]) for each in site.accounts.beneath.get(id, ())]
    if not below:
        return None
    whole = site.accounts.tally_of_office(id)
    for _, each in below:
        whole = whole.plus(each)
    below.sort(key=lambda each: -each[1].behind)
    lines = [duties.Line(ALL_OF_IT.format(office=name)[lang], whole)]
    lines += [duties.Line(duties.office_link(each, site, lang), of, inner=True) for each, of in below]
    return duties.table(lines, language.labels(lang).district_other, lang)


def _report(id: str, rows: Sequence[tuple[Kind, Owed]], site: Site, lang: str) -> dict | None:
    """The sheet with what has to be reported on, and where it is handed in when it is filled."""
    if not any(to_report(duties.point_of(row, site), row.state) for _, row in rows):
        return None
    repository = site.settings.repository
    return {
        "sheet": downloads.to_fill_in(id, site, lang),
        "hand_in": pieces.link(HAND_IN[lang], f"{repository.rstrip('/')}/upload/{site.settings.branch}/sheets")
        if repository
        else None,
        "guide": pieces.link(HOW[lang], f"{site.prefix(lang)}guide/compliance/"),
    }


def _links(id: str, site: Site, lang: str) -> list[Markup]:
    """To the lists of the office's own reports, and of the records that name it."""
    entry = site.register.vocabulary.addressable.get(id)
    found = []
    if id in site.issuers:
        found.append(pieces.link(REPORTS[lang], f"{site.prefix(lang)}office/{id}/"))
    if entry:
        found.append(pieces.link(ABOUT[lang], f"{site.prefix(lang)}{pieces.FOLDERS[entry.list]}/{id}/"))
    return found
