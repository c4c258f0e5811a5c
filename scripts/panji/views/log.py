"""The publication log: what came into the register when, and what became of it; as pages, as data, and as a feed.

Its pages are numbered from the first day on: a page that is full stays as it is, and is not written again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Annotated, Literal

from markupsafe import Markup
from pydantic import Field
from pydantic_core import to_json
from typing_extensions import TypedDict

from panji import atom, channels, duties, jsonfeed, language, pieces, publications
from panji.diagnostic import Bilingual
from panji.endpoints import Endpoint
from panji.history import Event
from panji.later import label
from panji.publications import Delay, Row, days_between, delays, rows
from panji.record_types import record_types
from panji.site import Bundle, Data, Page, Site
from panji.views import fill

PER_PAGE = 100

TITLE = Bilingual(hi="प्रकाशन विवरणी: कब क्या प्रकाशित हुआ", en="Publication log: what was published when")
OLDER = Bilingual(hi="प्रकाशन विवरणी, भाग {number}", en="Publication log, part {number}")
LEAD = Bilingual(
    hi="अभिलेख किस दिन इस पंजी में आए, और उसके बाद उनके पाठ में क्या बदला; git के इतिहास से बना।",
    en="On which day records came into this register, and what has changed in their texts since; made from git.",
)
PROBLEMS = {
    "no-git": Bilingual(hi="साइट जहाँ बनी वहाँ git नहीं है।", en="There is no git where this site was made."),
    "no-repository": Bilingual(
        hi="साइट ऐसे फ़ोल्डर से बनी जो git के अधीन नहीं है।", en="The site was made of a folder that is not under git."
    ),
    "unasked": Bilingual(hi="git से पूछा नहीं गया।", en="Git was not asked."),
}
FAILED = Bilingual(hi="git इतिहास नहीं बता सका।", en="Git could not tell the history.")
UNKNOWN = Bilingual(hi="प्रकाशन का इतिहास ज्ञात नहीं है। {why}", en="The history of publication is not known. {why}")
SHALLOW = Bilingual(
    hi="साइट git की अधूरी प्रति से बनी: इसमें केवल हाल का इतिहास है, और उससे पहले के प्रकाशन के दिन ज्ञात नहीं हैं।",
    en="The site was made of a shallow copy of the repository: only recent history is known, and no earlier day of publication.",
)
EMPTY = Bilingual(hi="अभी कुछ प्रकाशित नहीं हुआ है।", en="Nothing has been published yet.")
DELAY = Bilingual(hi="जारी होने के {days} बाद", en="{days} after issue")
SAME_DAY = Bilingual(hi="जारी होने के दिन ही", en="on the day of issue")
MANY = Bilingual(hi="{what}: {count} अभिलेख", en="{what}: {count} records")
DELAYS = Bilingual(hi="जारी होने से प्रकाशन तक कितने दिन लगे", en="How long publication took after issue")
SINCE = Bilingual(
    hi="पंजी {day} को आरम्भ हुई। उससे पहले जारी {count} अभिलेख बाद में जोड़े गए; उनमें इसे विलम्ब नहीं माना गया है।",
    en="The register began on {day}. Records issued before that and added later ({count}) are left out: with them it is no delay.",
)
FEED = Bilingual(hi="{name}: प्रकाशन विवरणी", en="{name}: publication log")


class PublishedEvent(TypedDict):
    """Something that happened to a record in the register."""

    date: date
    commit: Annotated[str, Field(description="the commit of git from which it counts")]
    record: str
    kind: Annotated[str, Field(description="what happened; of a relation, what `by` does to the record")]
    by: str | None


class PublishedDelay(TypedDict):
    """How many days went by between issue and publication, of records issued since the register began."""

    count: int
    median: int
    longest: int
    record: Annotated[str | None, Field(description="the one that took longest")]
    earlier: Annotated[int, Field(description="records issued before the register began, and added later")]


class Log(TypedDict):
    """The publication log, the first day first."""

    version: Literal[1]
    commit: str | None
    complete: Annotated[bool, Field(description="false, where earlier commits are not known, or none is")]
    began: date | None
    delays: Annotated[dict[str, PublishedDelay], Field(description="by issuer")]
    events: list[PublishedEvent]


PATH = "api/v1/log.json"
ENDPOINTS = (Endpoint(PATH, Bilingual(hi="प्रकाशन विवरणी", en="the publication log"), Log),)


def render(site: Site) -> Iterator[Bundle | Data]:
    found = rows(site)
    whole = len(found) // PER_PAGE
    parts = [found[start : start + PER_PAGE] for start in range(0, whole * PER_PAGE, PER_PAGE)]
    for number, some in enumerate(parts, 1):
        alternates = site.alternates(f"log/{number}/")
        paths = tuple(f"{address}index.html" for address in alternates.values())
        yield Bundle(paths, _key(some, site, number, number == whole), partial(_older, some, number, whole, site))
    latest = found[max(0, whole - 1) * PER_PAGE :]
    figures = delays(site)
    paths = [f"{address}index.html" for address in site.alternates("log/").values()]
    paths += [f"{site.prefix(lang)}feeds/log.{ending}" for lang in site.languages for ending, _, _ in channels.FORMATS]
    key = _key(latest, site, whole, figures, site.history.problem, site.history.complete)
    yield Bundle(tuple(paths), key, partial(_latest, latest, figures, whole, site))
    yield Data(PATH, partial(_data, figures, site), f"{site.history.commit} {len(site.history.events)} {figures}")


def _key(some: list[Row], site: Site, *rest: object) -> str:
    ids = {id for row in some if len(row.events) == 1 for id in (row.events[0].id, row.events[0].other) if id}
    what = [(row.day, row.kind, [(each.commit, each.id, each.other) for each in row.events]) for row in some]
    return site.key([site.register.records[id] for id in sorted(ids)], what, *rest)


# -- pages


def _older(some: list[Row], number: int, whole: int, site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=f"{site.prefix(lang)}log/{number}/",
            language=lang,
            title=OLDER[lang].format(number=number),
            alternates=site.alternates(f"log/{number}/"),
            body=partial(_page, some, {}, number, whole, OLDER[lang].format(number=number), site, lang),
        )


def _latest(some: list[Row], figures: dict[str, Delay], whole: int, site: Site) -> Iterator[Page | Data]:
    for lang in site.languages:
        yield Page(
            address=f"{site.prefix(lang)}log/",
            language=lang,
            title=TITLE[lang],
            description=LEAD[lang],
            alternates=site.alternates("log/"),
            head=channels.head([("feeds/log", TITLE[lang])], site, lang),
            body=partial(_page, some, figures, 0, whole, TITLE[lang], site, lang),
        )
    for lang in site.languages:
        yield from _feeds(some, site, lang)


def _page(
    some: list[Row], figures: dict[str, Delay], number: int, whole: int, title: str, site: Site, lang: str
) -> str:
    base, history = site.prefix(lang), site.history
    days: list[dict] = []
    for row in reversed(some):
        day = pieces.day(row.day, lang)
        if not days or days[-1]["day"] != day:
            days.append({"day": day, "id": row.day.isoformat(), "rows": []})
        days[-1]["rows"].append(_row(row, site, lang))
    notice = ""
    if history.problem:
        notice = UNKNOWN[lang].format(why=PROBLEMS.get(history.problem, FAILED)[lang])
    elif not history.complete:
        notice = SHALLOW[lang]
    earlier = (number or whole + 1) - (1 if number else 2)  # the latest page shows the last whole part too
    return fill(
        "log.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang), *([pieces.link(TITLE[lang], f"{base}log/")] if number else [])],
        title=title,
        lead=LEAD[lang],
        notice=notice,
        empty=EMPTY[lang] if not some and not notice else None,
        feeds=[] if number else [*_feed_links(site, lang), pieces.link("JSON", PATH)],
        days=days,
        earlier=f"{base}log/{earlier}/" if earlier > 0 else None,
        later=(f"{base}log/{number + 1}/" if number + 1 < whole else f"{base}log/") if number else None,
        delays=_delays(figures, site, lang) if history.began and not number else None,
    )


def _feed_links(site: Site, lang: str) -> list[Markup]:
    path = f"{site.prefix(lang)}feeds/log"
    return [pieces.link(name, f"{path}.{ending}") for ending, _, name in channels.FORMATS]


def _row(row: Row, site: Site, lang: str) -> dict:
    records = site.register.records
    if len(row.events) > 1:
        types = Counter(records[each.id].type for each in row.events)
        counts = [
            pieces.link(
                f"{record_types()[name].labels[lang]}: {language.number(count, lang)}",
                f"{site.prefix(lang)}type/{name}/",
            )
            for name, count in types.most_common()
        ]
        words = MANY[lang].format(what=label(row.kind, lang), count=language.number(len(row.events), lang))
        return {"what": words, "links": counts, "note": None, "commit": None}
    (event,) = row.events
    first = pieces.full_link(records[event.id], site, lang)
    if event.other:  # what became of the one, by the other
        by = pieces.full_link(records[event.other], site, lang)
        return {
            "first": first,
            "what": label(row.kind, lang),
            "links": [by],
            "note": None,
            "commit": publications.commit(event.commit, site),
        }
    return {
        "what": label(row.kind, lang),
        "links": [first],
        "note": _delay(event, site, lang),
        "commit": publications.commit(event.commit, site),
    }


def _delay(event: Event, site: Site, lang: str) -> str | None:
    days = days_between(site.register.records[event.id], site) if event.kind == "published" else None
    if days is None:
        return None
    return DELAY[lang].format(days=duties.days(days, lang)) if days else SAME_DAY[lang]


def _delays(figures: dict[str, Delay], site: Site, lang: str) -> dict:
    known, records, began = site.register.vocabulary.addressable, site.register.records, site.history.began
    rows = [
        {
            "office": pieces.entry_link(known.get(issuer), issuer, site, lang),
            "count": language.number(each.count, lang),
            "median": duties.days(each.median, lang),
            "longest": pieces.link(duties.days(each.longest, lang), pieces.href(records[each.record], site, lang)),
        }
        for issuer, each in sorted(figures.items(), key=lambda item: (-item[1].median, -item[1].count, item[0]))
        if each.count
    ]
    earlier = language.number(sum(each.earlier for each in figures.values()), lang)
    since = SINCE[lang].format(day=language.date(began, lang), count=earlier) if began else ""
    return {"title": DELAYS[lang], "since": since, "rows": rows}


# -- the feed and the data


def _feeds(some: list[Row], site: Site, lang: str) -> Iterator[Data]:
    entries = [_entry(row, site, lang) for row in reversed(some[-channels.ENTRIES :])]
    title, page = FEED[lang].format(name=site.settings.name[lang]), site.permanent(f"{site.prefix(lang)}log/")
    for (ending, _, _), make in zip(channels.FORMATS, (atom.feed, jsonfeed.feed), strict=True):
        path = f"{site.prefix(lang)}feeds/log.{ending}"
        yield Data(path, partial(make, site.permanent(path), title, lang, page, entries))


def _entry(row: Row, site: Site, lang: str) -> atom.Entry:
    records, first = site.register.records, row.events[0]
    what = label(row.kind, lang)
    log = site.permanent("log/")
    if len(row.events) > 1:
        title = MANY[lang].format(what=what, count=language.number(len(row.events), lang))
        id, href = f"{log}#{row.day}/{row.kind}", f"{site.permanent(site.prefix(lang) + 'log/')}#{row.day}"
        author = site.settings.name[lang]
    else:
        names = [pieces.full_title(records[each], lang) for each in (first.id, first.other) if each]
        title = f"{what}: {' – '.join(names)}"
        id = f"{log}#{first.commit}/{row.kind}/{first.id}/{first.other}"
        href, author = (
            site.permanent(site.address(records[first.id], lang)),
            pieces.issuer(records[first.id], site, lang),
        )
    return atom.Entry(id, title, href, row.day, row.day, author, (row.kind, what), None)


def _data(figures: dict[str, Delay], site: Site) -> bytes:
    history = site.history
    whole = Log(
        version=1,
        commit=history.commit or None,
        complete=history.complete and not history.problem,
        began=history.began,
        delays={id: PublishedDelay(**each._asdict() | {"record": each.record or None}) for id, each in figures.items()},
        events=[
            PublishedEvent(date=each.day, commit=each.commit, record=each.id, kind=each.kind, by=each.other or None)
            for each in history.events
        ],
    )
    return to_json(whole).replace(b'{"date":', b'\n{"date":') + b"\n"  # a line an event, for people and for diffs
