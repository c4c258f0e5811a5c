"""The small shapes that templates share (templates/macros.html says what each one holds), made from records."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from panji import language
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_types import record_types
from panji.register import Standing
from panji.site import ROOT, Site
from panji.vocabulary import Entry

FOLDERS = {"offices": "office", "places": "place", "groups": "place", "subjects": "subject"}
"""Under which index an entry of a vocabulary has its page."""

UNTITLED = Bilingual(hi="(शीर्षक उपलब्ध नहीं)", en="(no title)")


def day(value: date | None, lang: str) -> dict | None:
    return {"iso": value.isoformat(), "text": language.date(value, lang)} if value else None


def title(record: Record, lang: str) -> dict:
    """The title in the page's language, else in the first text's, which is then said."""
    text = record.text(lang)
    if text.title:
        return {"text": text.title, "lang": text.language if text.language != lang else None}
    if record.first.title:
        return {"text": record.first.title, "lang": record.first.language if record.first.language != lang else None}
    return {"text": record.number or UNTITLED[lang], "lang": None}


def state(standing: Standing, lang: str) -> dict:
    return {"slug": standing.state, "label": state_label(standing.state, lang)}


def state_label(slug: str, lang: str) -> str:
    return language.LABELS["state_" + slug.replace("-", "_")][lang]


def type_link(name: str, site: Site, lang: str) -> dict:
    return {"text": record_types()[name].label[lang], "href": f"{ROOT}{site.prefix(lang)}type/{name}/"}


def entry_link(entry: Entry | None, id: str, site: Site, lang: str) -> dict:
    """A link to the page of an office, place, group or subject; only its id where the vocabulary does not have it."""
    if entry is None:
        return {"text": id}
    return {"text": entry.label[lang], "href": f"{ROOT}{site.prefix(lang)}{FOLDERS[entry.list]}/{entry.id}/"}


def issuer_link(record: Record, site: Site, lang: str) -> dict:
    return entry_link(site.register.vocabulary["offices"].get(record.issuer), record.issuer, site, lang)


def href(record: Record, site: Site, lang: str) -> str:
    return ROOT + site.address(record, lang)


def row(record: Record, site: Site, lang: str, note: str = "") -> dict:
    """A record as a list shows it."""
    return {
        "href": href(record, site, lang),
        "title": title(record, lang),
        "number": record.number,
        "date": day(record.issued, lang),
        "type": record_types()[record.type].label[lang],
        "issuer": {"text": issuer_link(record, site, lang)["text"]},
        "state": state(site.standing(record), lang),
        "note": note,
    }


def total(count: int, lang: str) -> str:
    words = language.labels(lang)
    return f"{language.number(count, lang)} {words.record_one if count == 1 else words.record_other}"


def home_crumb(site: Site, lang: str) -> dict:
    return {"text": language.labels(lang).home, "href": ROOT + site.prefix(lang)}


def code(text: str) -> Markup:
    """A sentence with `words in backticks` as HTML."""
    parts = text.split("`")
    return Markup("<p>{}</p>").format(
        Markup("").join(Markup("<code>{}</code>").format(part) if index % 2 else part for index, part in enumerate(parts))
    )
