"""The feeds of new records (RFC 4287 and JSON Feed 1.1), in each language, and the page that lists all feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from panji import atom, channels, jsonfeed, pieces
from panji.channels import FORMATS, Channel
from panji.diagnostic import Bilingual
from panji.record import RecordId
from panji.record_types import record_types
from panji.site import Bundle, Data, Page, Site
from panji.views import fill

TITLE = Bilingual(hi="फ़ीड: नए अभिलेखों की सूचना", en="Feeds: hear of new records")
DESCRIPTION = Bilingual(
    hi="किसी विषय, कार्यालय, जिले या प्रकार के नए अभिलेखों की सूचना अपने फ़ोन या कंप्यूटर पर पाएँ; नाम, नंबर या ई-मेल दिए बिना।",
    en="Hear of new records on a subject, of an office, for a district or of a type, on your phone or computer, without "
    "giving a name, a number or an e-mail address.",
)
GENERAL = Bilingual(hi="पूरी पंजी", en="The whole register")
BY_TYPE = Bilingual(hi="प्रकार के अनुसार", en="By type")
BY_SUBJECT = Bilingual(hi="विषय के अनुसार", en="By subject")
BY_ISSUER = Bilingual(hi="जारी करने वाले कार्यालय के अनुसार", en="By the office that issues them")
BY_ADDRESSEE = Bilingual(hi="किसे भेजा गया, इसके अनुसार", en="By whom they are addressed to")
LOG = Bilingual(
    hi="प्रकाशन विवरणी: क्या प्रकाशित हुआ, सुधारा गया, अनूदित हुआ",
    en="Publication log: what was published, corrected, translated",
)
LATER = Bilingual(hi="पुराने अभिलेखों पर आगे क्या हुआ", en="What later happens to records")


def render(site: Site) -> Iterator[Bundle]:
    groups = _groups(site)
    entry = cache(partial(_entry, site))  # of one record in many feeds
    for _, some in groups:
        for channel in some:
            yield _feed(channel, entry, site)
    listed = [(title, [(each.path, each.title) for each in some]) for title, some in groups]
    listed[0][1].append(("feeds/log", LOG))
    listed.append((LATER, [(f"feeds/later/{id}", _name(id, site)) for id in sorted(site.issuers)]))
    paths = tuple(f"{address}index.html" for address in site.alternates("feeds/").values())
    yield Bundle(paths, repr(listed), partial(_pages, listed, site))


def _groups(site: Site) -> list[tuple[Bilingual, list[Channel]]]:
    return [
        (GENERAL, [channels.of_all(site)]),
        (BY_TYPE, channels.of_types(site)),
        (BY_SUBJECT, channels.of_subjects(site)),
        (BY_ISSUER, channels.of_issuers(site)),
        (BY_ADDRESSEE, channels.of_addressees(site)),
    ]


def _name(id: str, site: Site) -> Bilingual:
    entry = site.register.vocabulary.addressable.get(id)
    return entry.label if entry else Bilingual(id, id)


# -- the feeds

Making = Callable[[RecordId, str], atom.Entry]
"""Gives the entry of a record in a language."""


def _feed(channel: Channel, entry: Making, site: Site) -> Bundle:
    paths = [f"{site.prefix(lang)}{channel.path}.{ending}" for lang in site.languages for ending, _, _ in FORMATS]
    return Bundle(tuple(paths), site.key(channel.records, channel.title), partial(_files, channel, entry, site))


def _files(channel: Channel, entry: Making, site: Site) -> Iterator[Data]:
    for lang in site.languages:
        entries = [entry(record.id, lang) for record in channel.records]
        title = f"{site.settings.name[lang]}: {channel.title[lang]}"
        page = site.permanent(site.prefix(lang) + channel.page)
        for (ending, _, _), make in zip(FORMATS, (atom.feed, jsonfeed.feed), strict=True):
            path = f"{site.prefix(lang)}{channel.path}.{ending}"
            yield Data(path, partial(make, site.permanent(path), title, lang, page, entries))


def _entry(site: Site, id: RecordId, lang: str) -> atom.Entry:
    record = site.register.records[id]
    return atom.Entry(
        id=site.permanent(f"{record.id}/"),
        title=pieces.full_title(record, lang),
        href=site.permanent(site.address(record, lang)),
        updated=record.issued,
        published=record.issued,
        author=pieces.issuer(record, site, lang),
        category=(record.type, record_types()[record.type].label[lang]),
        summary=record.text(lang).summary,
    )


# -- the page that lists them

Listed = list[tuple[Bilingual, list[tuple[str, Bilingual]]]]


def _pages(listed: Listed, site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=f"{site.prefix(lang)}feeds/",
            language=lang,
            title=TITLE[lang],
            description=DESCRIPTION[lang],
            alternates=site.alternates("feeds/"),
            head=channels.head([("feeds/all", channels.ALL[lang])], site, lang),
            body=partial(_page, listed, site, lang),
        )


def _page(listed: Listed, site: Site, lang: str) -> str:
    base = site.prefix(lang)
    return fill(
        "feeds.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=TITLE[lang],
        description=DESCRIPTION[lang],
        example=site.permanent(f"{site.prefix(lang)}feeds/all.atom"),
        compliance=f"{base}compliance/",
        groups=[
            {
                "id": f"group-{number}",
                "title": title[lang],
                "later": title is LATER,
                "open": len(some) <= 12,
                "entries": [
                    {
                        "name": words[lang],
                        "files": [{"href": f"{base}{path}.{ending}", "text": name} for ending, _, name in FORMATS],
                    }
                    for path, words in some
                ],
            }
            for number, (title, some) in enumerate(listed, 1)
        ],
    )
