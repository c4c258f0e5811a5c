"""The first page, in each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from panji import channels, duties, language, pieces, work
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_types import record_types
from panji.site import Bundle, Page, Site
from panji.views import fill

LATEST = 8
RECENT = 5
LATELY = timedelta(days=365)

EXAMPLES = Bilingual(hi="ई-ऑफिस | पेयजल | जनसुनवाई", en="e-office | drinking water | public hearing")
MY_DISTRICT = Bilingual(hi="मेरे जिले या विभाग में क्या विलम्बित है", en="What is late in my district or department")
SILENT = Bilingual(hi="किसने प्रतिवेदन नहीं दिया", en="Who has not reported")
PACK = Bilingual(hi="{day} की समीक्षा बैठक हेतु टिप्पणी", en="Pack for the review meeting of {day}")
LOG = Bilingual(hi="प्रकाशन विवरणी", en="Publication log")
WAYS = {
    "year": Bilingual(hi="जारी होने के वर्ष के अनुसार", en="In the order in which they were issued"),
    "type": Bilingual(
        hi="निर्देश, परिपत्र, आदेश, अधिसूचना, पत्र", en="Directives, circulars, orders, notifications, letters"
    ),
    "office": Bilingual(hi="किसने जारी किया, किसे भेजा गया", en="Who issued them, and to whom they went"),
    "subject": Bilingual(hi="विषय-सूची के अनुसार", en="What they are about"),
    "place": Bilingual(hi="राज्य, संभाग और जिले", en="State, divisions and districts"),
}


class Shown(NamedTuple):
    """What the page says of the register, in either language.

    ``kept`` are the records that are not routine, the latest first; ``routine`` is how many there are of each other
    type. ``came`` and ``ceased`` are the last that came into force and that ceased to be.
    """

    kept: list[Record]
    routine: Counter[str]
    in_force: int
    came: list[Record]
    ceased: list[Record]


def render(site: Site) -> Iterator[Bundle]:
    paths = [f"{site.prefix(lang)}index.html" for lang in site.languages]
    yield Bundle(tuple(paths), site.whole, partial(_pages, site))


def _pages(site: Site) -> Iterator[Page]:
    shown = Shown(
        [record for record in site.newest_first if not record.routine],
        Counter(record.type for record in site.newest_first if record.routine),
        sum(standing.in_force for standing in site.standings.values()),
        *_changes(site),
    )
    for lang in site.languages:
        yield Page(
            address=site.prefix(lang),
            language=lang,
            title=site.settings.name[lang],
            description=language.labels(lang).lead,
            alternates=site.alternates(""),
            head=channels.head([("feeds/all", channels.ALL[lang])], site, lang),
            body=partial(_home, shown, site, lang),
        )


def _home(shown: Shown, site: Site, lang: str) -> str:
    words = language.labels(lang)
    base = site.prefix(lang)
    kept, _, in_force, came, ceased = shown
    offices = {record.issuer for record in kept}
    return fill(
        "home.html",
        lang,
        title=site.settings.name[lang],
        lead=words.lead,
        search=f"{base}search/",
        examples=[pieces.link(text, f"{base}search/?q={quote(text)}") for text in EXAMPLES[lang].split(" | ")],
        counts=[
            {
                "value": language.number(len(kept), lang),
                "label": words.count_total,
                "href": f"{base}year/",
            },
            {
                "value": language.number(in_force, lang),
                "label": words.count_in_force,
                "href": f"{base}search/?state=in-force",
            },
            {"value": language.number(len(offices), lang), "label": words.count_offices, "href": f"{base}office/"},
            *_routine(shown.routine, site, lang),
        ],
        compliance=_compliance(site, lang),
        ways=[
            {"title": getattr(words, f"by_{name}"), "text": text[lang], "href": f"{base}{name}/"}
            for name, text in WAYS.items()
        ],
        work=work.at_hand(site, lang),
        latest=pieces.rows(kept[:LATEST], site, lang),
        more=pieces.link(words.latest_more, f"{base}year/"),
        came=_dated(came, site, lang),
        ceased=_dated(ceased, site, lang),
        feeds=[{"text": words.feeds, "href": f"{base}feeds/"}],
        data=[pieces.link(LOG[lang], f"{base}log/"), pieces.link("JSON", "api/v1/records.json")],
        as_on=pieces.day(site.as_of, lang),
    )


def _routine(counts: Counter[str], site: Site, lang: str) -> list[dict]:
    """How many records there are of each routine type; they are counted apart, since they would hide all others."""
    return [
        {
            "value": language.number(count, lang),
            "label": record_types()[type].labels[lang],
            "href": f"{site.prefix(lang)}type/{type}/",
        }
        for type, count in sorted(counts.items())
    ]


def _compliance(site: Site, lang: str) -> dict | None:
    """What is late at all, and the ways to what is late in one's own district, to the silent, to the next meeting."""
    whole = site.accounts.whole
    if not sum(whole):
        return None
    base = duties.home(site, lang)
    links = [pieces.link(MY_DISTRICT[lang], base), pieces.link(SILENT[lang], f"{base}silent/")]
    meeting = next((record for record in site.newest_first if duties.has_pack(record)), None)
    if meeting:
        pack = duties.pack_of(meeting, site, lang)
        links.append(
            pieces.link(PACK.format(day=language.date(meeting.issued, lang))[lang] if meeting.issued else pack, pack)
        )
    return {"sentence": duties.summary(whole, lang), "links": links}


def _changes(site: Site) -> tuple[list[Record], list[Record]]:
    """What came into force and what ceased to be, within a year, the latest first."""
    dated = [
        (standing.since, record, standing)
        for record in site.newest_first
        if (standing := site.standing(record)).since and site.as_of - LATELY <= standing.since <= site.as_of
    ]
    dated.sort(key=lambda each: each[0], reverse=True)
    came = [record for _, record, standing in dated if standing.in_force]
    ceased = [record for _, record, standing in dated if standing.state in ("superseded", "rescinded", "expired")]
    return came[:RECENT], ceased[:RECENT]


def _dated(records: list[Record], site: Site, lang: str) -> Markup:
    """Rows that also say since when."""
    return Markup("\n").join(pieces.row(record, site, lang, _since(site, record, lang)) for record in records)


def _since(site: Site, record: Record, lang: str) -> str:
    since = site.standing(record).since
    return (
        f"{language.date(since, lang)} {language.labels(lang).from_day}"
        if since and lang == "hi"
        else (f"{language.labels(lang).from_day} {language.date(since, lang)}" if since else "")
    )
