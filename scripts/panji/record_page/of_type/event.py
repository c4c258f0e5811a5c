"""When and where an event takes place, or that it does not, in a line."""

from __future__ import annotations

from panji import almanac
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.occasions import as_written, occasion_of
from panji.record import Record
from panji.site import Site

TITLE = Bilingual(hi="कब और कहाँ", en="When and where")


def section(record: Record, site: Site, lang: str) -> str:
    found = occasion_of(record, site.register, site.as_of)
    occasion = found or as_written(record)
    if occasion is None:
        return ""
    facts = (almanac.hours(occasion, lang), almanac.where(occasion, site, lang), almanac.fate(occasion, site, lang))
    said = " · ".join([f"<b>{almanac.when(occasion, lang)}</b>", *[escape(fact) for fact in facts if fact]])
    calendar = f"<p class=chips>{almanac.calendar_link(found, site, lang)}</p>\n" if found else ""
    return f"<section>\n<h2 id=when>{TITLE[lang]}</h2>\n<p>{said}</p>\n{calendar}</section>\n"
