"""What is in force today on each subject: the shortest list that an officer has to obey, with what is to be read with it.

A record that only amends, corrects, clarifies or extends another one of the same subject stands beneath that one, and
not a second time by itself. Master circulars, which bring earlier ones together, come first.
"""

from __future__ import annotations

from collections import Counter
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
from panji.site import Bundle, Page, Site
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
    """A record that is in force: whether it brings others together, and the relations with which it has to be read.

    ``follows`` are the ids of those that it only amends, corrects, clarifies or extends.
    """

    record: Record
    master: bool
    beneath: tuple[Incoming, ...]
    follows: frozenset[str]


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
    vocabulary = site.register.vocabulary
    terms = vocabulary["subjects"]
    unknown = Counter(
        id for record in site.newest_first if site.standing(record).state == "unknown" for id in record.subjects
    )
    by_subject: dict[str, list[InForce]] = {id: [] for id in terms}
    for entry in _in_order(site):
        for id in entry.record.subjects:
            if id in by_subject:
                by_subject[id].append(entry)
    return [Subject(id, terms[id].label, _upper(entries), unknown[id]) for id, entries in by_subject.items()]


def _in_order(site: Site) -> list[InForce]:
    """All that is in force: masters first, then by issuer and type, of each the newest first."""
    issuers = {id: place for place, id in enumerate(site.register.vocabulary.addressable)}
    types = {name: place for place, name in enumerate(record_types())}
    entries = [_in_force(record, site) for record in site.newest_first if site.standing(record).in_force]
    entries.sort(
        key=lambda entry: (
            not entry.master,
            issuers.get(entry.record.issuer, len(issuers)),
            entry.record.issuer,
            types[entry.record.type],
        )
    )
    return entries


def _in_force(record: Record, site: Site) -> InForce:
    kinds = {kind for kind, _, _ in record.relations()}
    follows: frozenset[str] = frozenset()
    if not kinds.isdisjoint(WITH) and kinds.isdisjoint(("supersedes", "consolidates")):
        follows = frozenset([each.record for kind, _, each in record.relations() if kind in WITH and each.record])
    return InForce(record, "consolidates" in kinds, _beneath(record, site), follows)


def _upper(entries: list[InForce]) -> list[InForce]:
    """Without those by which nothing is lost if they stand beneath another one: they ask for nothing by themselves."""
    here = {entry.record.id for entry in entries}
    return [
        entry
        for entry in entries
        if here.isdisjoint(entry.follows) or entry.record.points  # asked last, since it has to be unpacked
    ]


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
            "href": f"{site.prefix(lang)}in-force/{each.id}/",
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
    base = site.prefix(lang)
    groups = []
    for _, some in groupby(entries, key=lambda each: "" if each.master else each.record.issuer):
        first, *_ = of_group = list(some)
        title = MASTERS[lang] if first.master else pieces.issuer(first.record, site, lang)
        groups.append({"title": title, "rows": Markup("".join([_row(each, site, lang) for each in of_group]))})
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


def _row(entry: InForce, site: Site, lang: str) -> str:
    record, standing = entry.record, site.standing(entry.record)
    facts = [f'<b class="number">{escape(record.number)}</b>'] if record.number else []
    facts.append(escape(record_types()[record.type].label[lang]))
    if standing.since:
        facts.append(SINCE[lang].format(day=language.date(standing.since, lang)))
    if amendments(record, site.register):  # then it can be read as it stands today
        facts.append(pieces.link(TEXT_TODAY[lang], f"{pieces.href(record, site, lang)}consolidated/"))
    shown = "".join([f"<span>{fact}</span> " for fact in facts])
    if standing.last_day and standing.last_day - site.as_of <= SOON:
        shown += f'<span class="tag tag--soon">{ENDS[lang].format(day=language.date(standing.last_day, lang))}</span>'
    beneath = [f"<li>{_what(each, lang)}: {pieces.full_link(each.source, site, lang)}\n" for each in entry.beneath]
    return (
        f'<li><span class="rows__title">{pieces.title_link(record, site, lang)}</span>\n<p class="rows__facts">{shown}</p>\n'
        + (f'<ul class="beneath">\n{"".join(beneath)}</ul>\n' if beneath else "")
    )


def _what(each: Incoming, lang: str) -> str:
    scope = f" ({escape(each.relation.scope[lang])})" if each.relation.scope else ""
    day = f", {language.date(each.start, lang)}" if each.start else ""
    return f"{READ_WITH[each.kind][lang]}{scope}{day}"
