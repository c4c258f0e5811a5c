"""When and where an event takes place, or that it does not, in a line."""

from __future__ import annotations

from panji import almanac
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.occasions import occasion_of
from panji.record import Record
from panji.site import Site

TITLE = Bilingual(hi="कब और कहाँ", en="When and where")


def section(record: Record, site: Site, lang: str) -> str:
    occasion = occasion_of(record, site.register, site.as_of)
    if occasion is None:
        return ""
    facts = (
        almanac.when(occasion, lang),
        almanac.hours(occasion, lang),
        almanac.where(occasion, site, lang),
        almanac.fate(occasion, site, lang),
    )
    said = "".join([f"<span>{escape(fact)}</span>" for fact in facts if fact])
    return (
        f'<section>\n<h2 id="when">{TITLE[lang]}</h2>\n<p class="rows__facts">{said}</p>\n'
        f'<p class="chips">{almanac.calendar_link(occasion, site, lang)}</p>\n</section>\n'
    )
