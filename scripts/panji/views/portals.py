"""Portals and initiatives: who answers for each, what it is for, where it is, and the records that concern it.

A record concerns a portal by its subject: the portal's entry names it. So who files a record says of what it is, no
type needs a field for it, and no page depends on the words of every record; those the search finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from panji import language, pieces
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.site import Bundle, Page, Site
from panji.views import fill
from panji.vocabulary import Entry

PATH = "portals/"
LEAD = Bilingual(
    hi="प्रत्येक पोर्टल किस काम के लिए है, किसके उत्तरदायित्व में है, और उसके बारे में कौन-से निर्देश हैं।",
    en="What each portal is for, who answers for it, and which directives concern it.",
)
EMPTY = Bilingual(hi="अभी कोई पोर्टल सूची में नहीं है।", en="There is no portal in the list yet.")
OWNER = Bilingual(hi="उत्तरदायी कार्यालय", en="Office that answers for it")
PURPOSE = Bilingual(hi="किस काम के लिए", en="What it is for")
ADDRESS = Bilingual(hi="पता", en="Address")
STATUS = Bilingual(hi="स्थिति", en="Status")
SUCCESSOR = Bilingual(hi="अब इसके स्थान पर", en="Now in its place")
IN_FORCE = Bilingual(hi="लागू निर्देश और आदेश", en="Directives and orders in force")
OTHERS = Bilingual(hi="अन्य अभिलेख", en="Other records")
CONCERNING = Bilingual(hi="इससे संबंधित {count}", en="{count} about it")
BY_SUBJECT = Bilingual(hi="इस विषय के सभी अभिलेख", en="All records of the subject")
SHOWN = 25


def render(site: Site) -> Iterator[Bundle]:
    portals = site.register.vocabulary["portals"]
    subjects = {entry.subject for entry in portals.values() if entry.subject}
    about: dict[str, list[Record]] = {subject: [] for subject in subjects}
    for record in site.newest_first:
        if not subjects.isdisjoint(record.subjects) and not record.routine:
            for subject in subjects.intersection(record.subjects):
                about[subject].append(record)
    offices = site.register.vocabulary["offices"]
    entries = repr([(each, offices[each.office].label if each.office in offices else "") for each in portals.values()])
    counts = [len(about[entry.subject]) if entry.subject else 0 for entry in portals.values()]
    alternates = site.alternates(PATH)
    yield Bundle(_paths(alternates), f"{entries} {counts}", partial(_index, about, alternates, site))
    for entry in portals.values():
        found = about.get(entry.subject or "", [])
        standing = {True: [], False: []}
        for record in found:
            standing[site.standing(record).in_force].append(record)
        shown = standing[True][:SHOWN], standing[False][:SHOWN]
        alternates = site.alternates(f"{PATH}{entry.id}/")
        key = site.key([*shown[0], *shown[1]], entries, len(found))
        yield Bundle(_paths(alternates), key, partial(_pages, entry, shown, len(found), alternates, site))


def _paths(alternates: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{address}index.html" for address in alternates.values())


def _index(about: dict[str, list[Record]], alternates: dict[str, str], site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=language.labels(lang).portals,
            description=LEAD[lang],
            alternates=alternates,
            body=partial(_list, about, site, lang),
        )


def _list(about: dict[str, list[Record]], site: Site, lang: str) -> str:
    portals = site.register.vocabulary["portals"].values()
    return fill(
        "portals.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=language.labels(lang).portals,
        lead=LEAD[lang],
        empty=None if portals else EMPTY[lang],
        portals=[
            {
                "id": entry.id,
                "link": pieces.entry_link(entry, entry.id, site, lang),
                "facts": _facts(entry, site, lang),
                "count": CONCERNING[lang].format(count=pieces.total(len(about.get(entry.subject or "", ())), lang)),
            }
            for entry in portals
        ],
        lists=[],
        more=None,
    )


def _pages(
    entry: Entry, shown: tuple[list[Record], list[Record]], count: int, alternates: dict[str, str], site: Site
) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=f"{entry.label[lang]} · {language.labels(lang).portals}",
            description=entry.note[lang] if entry.note else "",
            alternates=alternates,
            body=partial(_portal, entry, shown, count, site, lang),
        )


def _portal(entry: Entry, shown: tuple[list[Record], list[Record]], count: int, site: Site, lang: str) -> str:
    base = site.prefix(lang)
    subject = site.register.vocabulary["subjects"].get(entry.subject or "")
    return fill(
        "portals.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang), pieces.link(language.labels(lang).portals, f"{base}{PATH}")],
        title=entry.label[lang],
        lead=None,
        empty=None,
        portals=[
            {
                "id": entry.id,
                "link": None,
                "facts": _facts(entry, site, lang),
                "count": CONCERNING[lang].format(count=pieces.total(count, lang)),
            }
        ],
        lists=[
            {"title": title[lang], "records": pieces.rows(records, site, lang)}
            for title, records in zip((IN_FORCE, OTHERS), shown, strict=True)
            if records
        ],
        more=pieces.link(BY_SUBJECT[lang], f"{base}subject/{subject.id}/") if subject and count else None,
    )


def _facts(entry: Entry, site: Site, lang: str) -> list[dict]:
    offices, words = site.register.vocabulary["offices"], language.labels(lang)
    facts = []
    if entry.note:
        facts.append((PURPOSE, entry.note[lang]))
    if entry.office:
        facts.append((OWNER, pieces.entry_link(offices.get(entry.office), entry.office, site, lang)))
    if entry.status:
        facts.append((STATUS, getattr(words, "portal_" + entry.status.replace("-", "_"))))
    if following := site.register.vocabulary["portals"].get(entry.successor or ""):
        facts.append((SUCCESSOR, pieces.entry_link(following, following.id, site, lang)))
    if entry.address:
        facts.append((ADDRESS, pieces.link(entry.address, entry.address)))
    return [{"label": label[lang], "value": value} for label, value in facts]
