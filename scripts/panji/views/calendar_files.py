"""Calendars to subscribe to (RFC 5545): one of all that takes place, and one for each office whose occasions they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import urlsplit

from panji import almanac, ical, language, pieces
from panji.diagnostic import Bilingual
from panji.occasions import Occasion
from panji.record_types.letter import Letter
from panji.record_types.tour import Stop, Tour
from panji.site import Bundle, Data, Site

ALL = Bilingual(hi="{name}: कैलेंडर", en="{name}: calendar")
OF_OFFICE = Bilingual(hi="{office}: आयोजन, बैठकें और दौरे", en="{office}: events, meetings and tours")
CANCELLED = Bilingual(hi="रद्द: {title}", en="Cancelled: {title}")
POSTPONED = Bilingual(hi="स्थगित: {title}", en="Postponed: {title}")
KIND_OF = Bilingual(hi="{kind}: {title}", en="{kind}: {title}")
BECAUSE = Bilingual(hi="देखें: {record}", en="See: {record}")


def render(site: Site) -> Iterator[Bundle]:
    for office, some in ((None, site.occasions), *site.occasions_of.items()):
        yield Bundle(
            tuple(almanac.file(office, site, lang) for lang in site.languages),
            site.key(almanac.shown(some)),
            partial(_files, office, some, site),
        )


def _files(office: str | None, found: Sequence[Occasion], site: Site) -> Iterator[Data]:
    for lang in site.languages:
        yield Data(almanac.file(office, site, lang), partial(_calendar, office, found, site, lang))


def _calendar(office: str | None, found: Sequence[Occasion], site: Site, lang: str) -> bytes:
    """The day on which it was made is the site's, so that the same register gives the same bytes."""
    entry = site.register.vocabulary.addressable.get(office or "")
    name = OF_OFFICE.format(office=entry.label)[lang] if entry else ALL.format(name=site.settings.name)[lang]
    host = urlsplit(site.settings.site).hostname or ""
    return ical.calendar(
        name, f"-//Panji//{host}//{lang.upper()}", site.as_of, [_event(each, host, site, lang) for each in found]
    )


def _event(occasion: Occasion, host: str, site: Site, lang: str) -> ical.Event:
    record, because = occasion.record, occasion.because
    title, _ = pieces.title(record, lang)
    if occasion.fate != "on":
        title = (CANCELLED if occasion.fate == "cancelled" else POSTPONED).format(title=title)[lang]
    said = [
        almanac.kind(occasion, lang),
        almanac.hours(occasion, lang),
        pieces.issuer(record, site, lang),
        record.text(lang).summary,
        *([_stop(stop, site, lang) for stop in record.programme] if isinstance(record, Tour) else ()),
    ]
    if isinstance(record, Letter):
        title = KIND_OF.format(kind=almanac.kind(occasion, lang), title=title)[lang]
    if because:
        words, _ = pieces.title(because, lang)
        said.append(BECAUSE.format(record=f"{because.number}: {words}" if because.number else words)[lang])
    return ical.Event(
        uid=f"{record.id}{'/reply' if isinstance(record, Letter) else ''}@{host}",
        day=occasion.first,
        title=title,
        said="\n".join(filter(None, said)),
        url=site.permanent(site.address(record, lang)),
        last=occasion.last,
        time=occasion.time,
        closes=occasion.closes,
        location=almanac.where(occasion, site, lang),
        category=almanac.kind(occasion, lang),
        cancelled=occasion.fate != "on",
    )


def _stop(stop: Stop, site: Site, lang: str) -> str:
    """An item of a tour's programme, in a line."""
    place = site.register.vocabulary["places"].get(stop.place or "")
    when = " ".join(filter(None, [language.date(stop.day, lang), stop.time]))
    return " · ".join(filter(None, [when, place.label[lang] if place else stop.place, stop.what[lang]]))
