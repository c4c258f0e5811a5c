"""The indexes: by year, type, office, subject and place, each with the lists of its records, page by page.

Records of a routine type, such as compliance reports, are far more than all others. They stand on a list of their own
beside each list that has others: a directive is not looked for among four hundred reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from panji import almanac, channels, language, pieces
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_types import record_types
from panji.site import Batch, Bundle, Page, Site
from panji.views import fill
from panji.vocabulary import Entry

PER_PAGE = 50

TITLES = {
    "year": Bilingual(hi="वर्षवार अभिलेख", en="Records by year"),
    "type": Bilingual(hi="प्रकारवार अभिलेख", en="Records by type"),
    "office": Bilingual(hi="कार्यालयवार अभिलेख", en="Records by office"),
    "subject": Bilingual(hi="विषयवार अभिलेख", en="Records by subject"),
    "place": Bilingual(hi="स्थानवार अभिलेख", en="Records by place"),
}
FACETS = {"year": "year", "type": "type", "office": "issuer", "subject": "subject", "place": "place"}
"""What the search calls that which each index is of."""

RECEIVED = Bilingual(hi="{office} को प्रेषित", en="Addressed to {office}")
ISSUED = Bilingual(hi="{office} द्वारा जारी", en="Issued by {office}")
RECEIVED_SHORT = Bilingual(hi="इस कार्यालय को प्रेषित", en="Addressed to this office")
LATER = Bilingual(hi="इनके अभिलेखों पर आगे क्या हुआ", en="What later happens to its records")
ISSUED_SHORT = Bilingual(hi="इस कार्यालय द्वारा जारी", en="Issued by this office")
CALENDAR = Bilingual(hi="कैलेंडर (iCalendar)", en="Calendar (iCalendar)")
WHAT_IS_A_FEED = Bilingual(hi="फ़ीड क्या है?", en="What is a feed?")
APART = Bilingual(hi="पृथक सूची", en="Listed apart")
TITLED = Bilingual(hi="{title}: {labels}", en="{title}: {labels}")
ALSO = Bilingual(hi="इस स्थान पर ये भी लागू", en="Also addressed to")
SINCE = Bilingual(hi="{day} से", en="since {day}")
UNTIL = Bilingual(hi="{day} तक", en="until {day}")
GROUPS = Bilingual(hi="समूह", en="Groups")
OFFICES = {
    "dept": Bilingual(hi="राज्य के विभाग", en="Departments of the state"),
    "union": Bilingual(hi="केन्द्र सरकार", en="Union government"),
    "division": Bilingual(hi="संभाग", en="Divisions"),
    "district": Bilingual(hi="जिले", en="Districts"),
    "": Bilingual(hi="कार्यालय", en="Offices"),
}


class List(NamedTuple):
    """One list: its path under the index, its title, what is on it, and links to lists beside it.

    ``indexed`` is whether the index leads to it, and not only a list beside it.
    """

    path: str
    title: Bilingual
    records: list[Record]
    narrow: tuple[tuple[Bilingual, tuple[tuple[Bilingual, str, int], ...]], ...] = ()
    feeds: tuple[tuple[str, Bilingual], ...] = ()
    group: str = ""
    indexed: bool = True


def render(site: Site) -> Iterator[Page | Batch]:
    named = _named(site)
    lists = {
        "year": _years(site),
        "type": _types(site),
        "office": _offices(named, site),
        "subject": _subjects(site),
        "place": _places(named, site),
    }
    for name, entries in lists.items():
        entries = [part for entry in entries for part in _apart(name, entry)]
        shown = [entry for entry in entries if entry.indexed]
        for lang in site.languages:
            yield _index(site, lang, name, shown)
        for entry in entries:
            key = _key(entry.records, name, entry, site)
            yield Batch(f"index {name}/{entry.path}", key, partial(_pages, site, name, entry))


def _apart(name: str, entry: List) -> list[List]:
    """A list without what is routine, and the lists of that; the list itself, where it has nothing else."""
    others = [record for record in entry.records if not type(record).routine]  # to look into each takes thrice as long
    if not others or len(others) == len(entry.records):
        return [entry]
    routine: dict[str, list[Record]] = {}
    for record in entry.records:
        if record.routine:
            routine.setdefault(record.type, []).append(record)
    lists, links = [], []
    for kind, records in routine.items():
        labels, path = record_types()[kind].labels, f"{entry.path}/{kind}"
        back = (entry.title, ((entry.title, f"{name}/{entry.path}/", len(others)),))
        lists.append(List(path, TITLED.format(title=entry.title, labels=labels), records, (back,), indexed=False))
        links.append((labels, f"{name}/{path}/", len(records)))
    return [entry._replace(records=others, narrow=(*entry.narrow, (APART, tuple(links)))), *lists]


def _named(site: Site) -> dict[str, list[Record]]:
    """By office, place and group the records that name it."""
    named: dict[str, list[Record]] = {}
    for record in site.newest_first:
        for id in record.named:
            named.setdefault(id, []).append(record)
    return named


def _years(site: Site) -> list[List]:
    years: dict[int, list[Record]] = {}
    for record in site.newest_first:
        years.setdefault(record.id.year, []).append(record)
    return [
        List(str(year), Bilingual(str(year), str(year)), records)
        for year, records in sorted(years.items(), reverse=True)
    ]


def _types(site: Site) -> list[List]:
    found: dict[str, list[Record]] = {name: [] for name in record_types()}
    for record in site.newest_first:
        found[record.type].append(record)
    return [
        List(
            name,
            model.labels,
            found[name],
            feeds=((f"feeds/type/{name}", model.labels),),
        )
        for name, model in record_types().items()
    ]


def _offices(named: dict[str, list[Record]], site: Site) -> list[List]:
    issued: dict[str, list[Record]] = {}
    for record in site.newest_first:
        issued.setdefault(record.issuer, []).append(record)
    known = site.register.vocabulary["offices"]
    lists = []
    for id in [*known, *(issuer for issuer in issued if issuer not in known)]:
        entry = site.register.vocabulary.addressable.get(id)
        title = entry.label if entry else Bilingual(id, id)
        if id not in known:
            title = ISSUED.format(office=title)  # a place has a list of its own by its name: of what names it
        here, there = issued.get(id, []), named.get(id, [])
        beside = ((ISSUED_SHORT, f"office/{id}/", len(here)), (RECEIVED_SHORT, f"office/{id}/to/", len(there)))
        feeds = [(f"feeds/office/{id}", ISSUED_SHORT)] if _dated(here) else []
        feeds += [(f"feeds/later/{id}", LATER)] if here else []
        to = [(channels.addressed(id, "offices"), RECEIVED_SHORT)] if id in known and id in site.addressed else []
        lists.append(List(id, title, here, ((title, beside[1:]),) if there else (), (*feeds, *to)))
        if there:
            received_here = RECEIVED.format(office=title)
            lists.append(List(f"{id}/to", received_here, there, ((title, beside[:1]),), tuple(to), indexed=False))
    return lists


def _subjects(site: Site) -> list[List]:
    found: dict[str, list[Record]] = {}
    for record in site.newest_first:
        for id in record.subjects:
            found.setdefault(id, []).append(record)
    return [
        List(
            id,
            entry.label,
            found.get(id, []),
            feeds=((f"feeds/subject/{id}", entry.label),) if _dated(found.get(id, [])) else (),
        )
        for id, entry in site.register.vocabulary["subjects"].items()
    ]


def _dated(records: list[Record]) -> bool:
    """Whether there is a feed of them: one has dates."""
    return any(record.issued for record in records)


def _places(named: dict[str, list[Record]], site: Site) -> list[List]:
    """Places and groups. What went to a group stands on the group's list, to which each member's list leads."""
    vocabulary = site.register.vocabulary
    member_of: dict[str, list[Entry]] = {}
    for group in vocabulary["groups"].values():
        for member in vocabulary.expand(group.id, None):
            member_of.setdefault(member.id, []).append(group)
    lists = []
    for entry in (*vocabulary["groups"].values(), *vocabulary["places"].values()):
        inside = entry.id if entry.list == "groups" else ""
        groups = tuple(
            (group.label, f"place/{group.id}/", len(named.get(group.id, ()))) for group in member_of.get(entry.id, ())
        )
        feeds = ((channels.addressed(entry.id, entry.list), entry.label),) if entry.id in site.addressed else ()
        lists.append(
            List(entry.id, entry.label, named.get(entry.id, []), ((ALSO, groups),) if groups else (), feeds, inside)
        )
    return lists


def _key(records: list[Record], name: str, entry: List, site: Site) -> str:
    """A key for some pages of a list, which show these records of it."""
    calendar = _has_calendar(name, entry, site)
    return site.key(records, entry.title, entry.narrow, entry.feeds, len(entry.records), calendar)


def _pages(site: Site, name: str, entry: List) -> Iterator[Bundle]:
    pages = max(1, -(-len(entry.records) // PER_PAGE))
    for number in range(1, pages + 1):
        alternates = site.alternates(f"{name}/{entry.path}/" + (f"{number}/" if number > 1 else ""))
        records = entry.records[(number - 1) * PER_PAGE : number * PER_PAGE]
        yield Bundle(
            tuple([f"{address}index.html" for address in alternates.values()]),
            _key(records, name, entry, site),
            partial(_page, site, name, entry, records, number, pages, alternates),
        )


def _page(
    site: Site, name: str, entry: List, records: list[Record], number: int, pages: int, alternates: dict[str, str]
) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=entry.title[lang] + (f" · {language.labels(lang).page} {number}" if number > 1 else ""),
            alternates=alternates,
            head=channels.head([(path, title[lang]) for path, title in entry.feeds], site, lang),
            body=partial(_list, site, lang, name, entry, records, number, pages),
        )


def _list(site: Site, lang: str, name: str, entry: List, records: list[Record], number: int, pages: int) -> str:
    words = language.labels(lang)
    base = site.prefix(lang)
    return fill(
        "list.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang), pieces.link(getattr(words, f"by_{name}"), f"{base}{name}/")],
        title=entry.title[lang],
        intro=None,
        total=pieces.total(len(entry.records), lang),
        narrow=[
            {
                "title": title[lang],
                "entries": [
                    {"text": text[lang], "href": base + path, "total": language.number(count, lang)}
                    for text, path, count in links
                ],
            }
            for title, links in entry.narrow
        ],
        records=pieces.rows(records, site, lang),
        pages=pieces.pagination(f"{base}{name}/{entry.path}/", number, pages) if pages > 1 else None,
        feeds=_feeds(site, lang, entry),
        calendar=_calendar(name, entry, site, lang),
        eras=_eras(site, lang, entry.group) if entry.group else [],
        as_on=pieces.as_on({FACETS[name]: (entry.path,)}, site, lang) if entry.indexed and records else None,
    )


def _has_calendar(name: str, entry: List, site: Site) -> bool:
    """Whether the list is that of an office or a place which has a calendar of its own."""
    return name in ("office", "place") and entry.path in site.occasions_of


def _calendar(name: str, entry: List, site: Site, lang: str) -> dict | None:
    if not _has_calendar(name, entry, site):
        return None
    return {"text": CALENDAR[lang], "href": almanac.file(entry.path, site, lang)}


def _feeds(site: Site, lang: str, entry: List) -> list[dict]:
    """Links to the feeds of a list, and to what feeds are."""
    if not entry.feeds:
        return []
    words, base = language.labels(lang), site.prefix(lang)
    several = len(entry.feeds) > 1
    links = [
        {"text": f"{words.feed}: {title[lang]}" if several else words.feed, "href": f"{base}{path}.atom"}
        for path, title in entry.feeds
    ]
    return [*links, {"text": WHAT_IS_A_FEED[lang], "href": f"{base}feeds/"}]


def _eras(site: Site, lang: str, group: str) -> list[dict]:
    """Whom a group stood for, era by era, the latest first."""
    return [
        {
            "id": pieces.era_anchor(since),
            "title": " · ".join(filter(None, (_period(since, until, lang), language.number(len(members), lang)))),
            "names": ", ".join(member.label[lang] for member in members),
        }
        for since, until, members in reversed(site.register.vocabulary.eras(group))
    ]


def _index(site: Site, lang: str, name: str, lists: list[List]) -> Page:
    return Page(
        address=f"{site.prefix(lang)}{name}/",
        language=lang,
        title=TITLES[name][lang],
        alternates=site.alternates(f"{name}/"),
        body=partial(_groups, site, lang, name, lists),
        key=repr([(entry.path, entry.title, len(entry.records)) for entry in lists]),
    )


def _groups(site: Site, lang: str, name: str, lists: list[List]) -> str:
    entries = {entry.path: _entry(site, lang, name, entry) for entry in lists}
    if name == "place":
        groups = _place_groups(site, lang, entries)
    elif name == "office":
        groups = _office_groups(lang, entries)
    elif name == "subject":
        groups = [{"title": None, "entries": sorted(entries.values(), key=lambda entry: entry["text"])}]
    else:
        groups = [{"title": None, "entries": list(entries.values())}]
    return fill(
        "groups.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=TITLES[name][lang],
        intro=None,
        groups=groups,
        feeds=[],
    )


def _entry(site: Site, lang: str, name: str, entry: List) -> dict:
    vocabulary = site.register.vocabulary
    known = vocabulary.addressable.get(entry.path) if name in ("office", "place") else None
    return {
        "text": entry.title[lang],
        "href": f"{site.prefix(lang)}{name}/{entry.path}/",
        "total": language.number(len(entry.records), lang) if entry.records else None,
        "ended": bool(known and not known.exists_on(site.as_of)),
        "note": _lifetime(known, lang) if known else None,
        "children": [],
    }


def _lifetime(entry: Entry, lang: str) -> str | None:
    return _period(entry.since, entry.until, lang) or None


def _period(since: date | None, until: date | None, lang: str) -> str:
    """From the first day to the last; ``until`` is the first day after it."""
    first = language.date(since, lang) if since else ""
    last = language.date(until - timedelta(days=1), lang) if until else ""
    if first and last:
        return f"{first} – {last}"
    return SINCE.format(day=first)[lang] if first else UNTIL.format(day=last)[lang] if last else ""


def _place_groups(site: Site, lang: str, entries: dict[str, dict]) -> list[dict]:
    """Groups first, then the places as a tree: a state's divisions, a division's districts."""
    vocabulary = site.register.vocabulary
    top = []
    for entry in vocabulary["places"].values():
        parent = entry.parent
        if parent is None and entry.successor:  # a place that ended stands beside its successor
            successor = vocabulary["places"].get(entry.successor)
            parent = successor.parent if successor else None
        (entries[parent]["children"] if parent in entries else top).append(entries[entry.id])
    groups = [entries[id] for id in vocabulary["groups"]]
    return [{"title": GROUPS[lang], "entries": groups}, {"title": None, "entries": top}]


def _office_groups(lang: str, entries: dict[str, dict]) -> list[dict]:
    found: dict[str, list[dict]] = {}
    for path, entry in entries.items():
        found.setdefault(path.split("/")[0] if "/" in path else "", []).append(entry)
    return [
        {"title": OFFICES[kind][lang] if kind in OFFICES else kind, "entries": found[kind]}
        for kind in sorted(found, key=lambda kind: (kind != "", kind))
    ]
