"""What is in force today on each subject: the shortest list that an officer has to obey, with what is to be read with it.

A record that only amends, corrects, clarifies or extends another one of the same subject stands beneath that one, and
not a second time by itself. Master circulars, which bring earlier ones together, come first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from panji import language, pieces
from panji.chains import WITH
from panji.consolidation import amendments
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record
from panji.record_types import record_types
from panji.register import Incoming
from panji.site import ROOT, Bundle, Page, Site
from panji.views import fill

PER_PAGE = 50
SOON = timedelta(days=90)

TITLE = Bilingual(hi="आज क्या लागू है", en="What is in force today")
LEAD = Bilingual(
    hi="प्रत्येक विषय पर वे निर्देश, परिपत्र और आदेश जो {day} को लागू हैं।",
    en="The directives, circulars and orders that are in force on {day}, subject by subject.",
)
ON_SUBJECT = Bilingual(hi="{subject}: आज क्या लागू है", en="{subject}: what is in force today")
LEAD_OF_SUBJECT = Bilingual(
    hi="इस विषय पर {day} को लागू अभिलेख; जिसने उसे संशोधित या स्पष्ट किया है वह उसके नीचे है। जो अधिक्रमित, निरस्त या अवधि समाप्त है वह यहाँ नहीं है।",
    en="The records on this subject that are in force on {day}, each with those that amend or explain it. What has been "
    "superseded, has been rescinded or has expired is not here.",
)
NONE = Bilingual(hi="इस विषय पर आज कोई अभिलेख लागू नहीं है।", en="No record on this subject is in force today.")
NOT_KNOWN = Bilingual(
    hi="इनके अतिरिक्त {count} ऐसे हैं जिनकी स्थिति ज्ञात नहीं है, क्योंकि वे अन्य संग्रह से लिए गए हैं।",
    en="Besides these there are {count} of which it is not known, since they were imported from another collection.",
)
MASTERS = Bilingual(hi="समेकित परिपत्र", en="Master circulars")
SINCE = Bilingual(hi="{day} से लागू", en="in force since {day}")
ENDS = Bilingual(hi="केवल {day} तक लागू", en="in force only until {day}")
ALL = Bilingual(hi="इस विषय के सभी अभिलेख", en="All records on this subject")
TEXT_TODAY = Bilingual(hi="संशोधनों सहित पाठ", en="text with the changes")
READ_WITH = {
    "supersedes": Bilingual(hi="आंशिक रूप से अधिक्रमित", en="superseded in part"),
    "rescinds": Bilingual(hi="आंशिक रूप से निरस्त", en="rescinded in part"),
    "amends": Bilingual(hi="संशोधित", en="amended"),
    "corrects": Bilingual(hi="शुद्धि-पत्र", en="corrected"),
    "clarifies": Bilingual(hi="स्पष्टीकरण", en="clarified"),
    "extends": Bilingual(hi="अवधि-वृद्धि", en="extended"),
}


class InForce(NamedTuple):
    """A record that is in force, and the relations with which it has to be read."""

    record: Record
    beneath: tuple[Incoming, ...]

    @property
    def master(self) -> bool:
        return any(kind == "consolidates" for kind, _, _ in self.record.relations())


class Subject(NamedTuple):
    id: str
    label: Bilingual
    entries: list[InForce]
    unknown: int


def render(site: Site) -> Iterator[Page | Bundle]:
    subjects = _subjects(site)
    for lang in site.languages:
        yield Page(
            address=f"{site.prefix(lang)}in-force/",
            language=lang,
            title=TITLE[lang],
            alternates=site.alternates("in-force/"),
            body=partial(_index, site, lang, subjects),
            key=repr([(each.id, each.label, len(each.entries)) for each in subjects]),
        )
    for subject in subjects:
        pages = max(1, -(-len(subject.entries) // PER_PAGE))
        for number in range(1, pages + 1):
            entries = subject.entries[(number - 1) * PER_PAGE : number * PER_PAGE]
            shown = [record for entry in entries for record in (entry.record, *[each.source for each in entry.beneath])]
            alternates = site.alternates(f"in-force/{subject.id}/" + (f"{number}/" if number > 1 else ""))
            yield Bundle(
                tuple([f"{address}index.html" for address in alternates.values()]),
                site.key(shown, subject.label, len(subject.entries), subject.unknown),
                partial(_pages, site, subject, entries, number, pages, alternates),
            )


def _subjects(site: Site) -> list[Subject]:
    by_subject: dict[str, list[Record]] = {id: [] for id in site.register.vocabulary["subjects"]}
    unknown = dict.fromkeys(by_subject, 0)
    for record in site.newest_first:
        standing = site.standing(record)
        if standing.in_force or standing.state == "unknown":
            for id in record.subjects:
                if id in by_subject and standing.in_force:
                    by_subject[id].append(record)
                elif id in by_subject:
                    unknown[id] += 1
    vocabulary = site.register.vocabulary
    issuers = {id: place for place, id in enumerate(vocabulary.addressable)}
    terms = vocabulary["subjects"]
    return [
        Subject(id, terms[id].label, _in_order(records, site, issuers), unknown[id])
        for id, records in by_subject.items()
    ]


def _in_order(records: list[Record], site: Site, issuers: dict[str, int]) -> list[InForce]:
    """Masters first, then by issuer and type, of each the newest first; those that only speak of another, beneath it."""
    here = {record.id for record in records}
    entries = [InForce(record, _beneath(record, site)) for record in records if not _only_speaks_of(record, here)]
    types = {name: place for place, name in enumerate(record_types())}
    entries.sort(
        key=lambda entry: (
            not entry.master,
            issuers.get(entry.record.issuer, len(issuers)),
            entry.record.issuer,
            types[entry.record.type],
        )
    )
    return entries


def _only_speaks_of(record: Record, others: set[str]) -> bool:
    """Whether nothing would be lost if a record stood beneath another one: it asks for nothing by itself."""
    kinds = [(kind, relation.record) for kind, _, relation in record.relations()]
    return (
        any(kind in WITH and target in others for kind, target in kinds)
        and not any(kind in ("supersedes", "consolidates") for kind, _ in kinds)
        and not record.points  # asked last, since it has to be unpacked
    )


def _beneath(record: Record, site: Site) -> tuple[Incoming, ...]:
    register = site.register
    if record.id not in register.incoming:
        return ()
    found = [
        each
        for each in register.relations_to(record)
        if (each.kind in WITH or (each.kind in ("supersedes", "rescinds") and each.relation.scope))
        and each.works_on(site.as_of)
        and not register.is_void(each)
    ]
    return tuple(sorted(found, key=lambda each: each.start or site.as_of))


def _index(site: Site, lang: str, subjects: list[Subject]) -> str:
    entries = [
        {
            "text": each.label[lang],
            "href": f"{ROOT}{site.prefix(lang)}in-force/{each.id}/",
            "total": language.number(len(each.entries), lang) if each.entries else None,
            "children": [],
        }
        for each in subjects
    ]
    form = pieces.as_on({"state": ("in-force", "partly-changed")}, site, lang)
    groups = fill(
        "groups.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=TITLE[lang],
        intro=LEAD[lang].format(day=language.date(site.as_of, lang)),
        groups=[{"title": None, "entries": sorted(entries, key=lambda entry: entry["text"])}],
        feeds=[],
    )
    return f"{groups}{form}"


def _pages(
    site: Site, subject: Subject, entries: list[InForce], number: int, pages: int, alternates: dict[str, str]
) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=ON_SUBJECT[lang].format(subject=subject.label[lang])
            + (f" · {language.labels(lang).page} {number}" if number > 1 else ""),
            alternates=alternates,
            body=partial(_page, site, lang, subject, entries, number, pages),
        )


def _page(site: Site, lang: str, subject: Subject, entries: list[InForce], number: int, pages: int) -> str:
    base = f"{ROOT}{site.prefix(lang)}"
    groups = [
        {
            "title": MASTERS[lang] if master else pieces.issuer(site.register.records[some[0].record.id], site, lang),
            "records": [_entry(each, site, lang) for each in some],
        }
        for (master, _), some in (
            (key, list(group))
            for key, group in groupby(
                entries, key=lambda each: (each.master, "" if each.master else each.record.issuer)
            )
        )
    ]
    unknown = NOT_KNOWN[lang].format(count=pieces.total(subject.unknown, lang)) if subject.unknown else ""
    return fill(
        "in_force.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang), pieces.link(TITLE[lang], f"{base}in-force/")],
        title=ON_SUBJECT[lang].format(subject=subject.label[lang]),
        intro=LEAD_OF_SUBJECT[lang].format(day=language.date(site.as_of, lang)),
        total=pieces.total(len(subject.entries), lang),
        groups=groups,
        nothing=NONE[lang],
        unknown=unknown,
        pages=pieces.pagination(f"{base}in-force/{subject.id}/", number, pages) if pages > 1 else None,
        everything=pieces.link(ALL[lang], f"{base}subject/{subject.id}/"),
        as_on=pieces.as_on({"subject": (subject.id,), "state": ("in-force", "partly-changed")}, site, lang),
    )


def _entry(entry: InForce, site: Site, lang: str) -> dict:
    record, standing = entry.record, site.standing(entry.record)
    soon = standing.last_day if standing.last_day and standing.last_day - site.as_of <= SOON else None
    facts = [
        Markup(f'<b class="number">{escape(record.number)}</b>') if record.number else "",
        record_types()[record.type].label[lang],
        SINCE[lang].format(day=language.date(standing.since, lang)) if standing.since else "",
    ]
    return {
        "link": pieces.title_link(record, site, lang),
        "facts": [fact for fact in facts if fact],
        "text": _consolidated(record, site, lang),
        "ends": ENDS[lang].format(day=language.date(soon, lang)) if soon else "",
        "beneath": [
            {"what": _what(each, lang), "link": pieces.full_link(each.source, site, lang)} for each in entry.beneath
        ],
    }


def _consolidated(record: Record, site: Site, lang: str) -> Markup | None:
    """The way to the text as it stands today, where later records say what they change in it."""
    if not amendments(record, site.register):
        return None
    return pieces.link(TEXT_TODAY[lang], f"{pieces.href(record, site, lang)}consolidated/")


def _what(each: Incoming, lang: str) -> str:
    scope = f" ({each.relation.scope[lang]})" if each.relation.scope else ""
    day = f", {language.date(each.start, lang)}" if each.start else ""
    return f"{READ_WITH[each.kind][lang]}{scope}{day}"
