"""The pieces of pages about tours: what was announced on one, and how far that has come."""

from __future__ import annotations

from markupsafe import Markup

from panji import charts, duties, pieces
from panji.accounts import tally
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.site import Site

NOTHING_OWED = Bilingual(hi="कोई कार्य-बिंदु देय नहीं", en="nothing is owed")


def announced_on(tour: Record, site: Site) -> list[Record]:
    """The announcements that a tour names, as far as they are in the register."""
    return [site.register.records[id] for id in tour.speaks_of if id in site.register.records]


def announcement(record: Record, site: Site, lang: str) -> Markup:
    """An announcement in a line, and in a bar and a sentence how far it has come. The bar needs the page's patterns."""
    counts = tally(site.accounts.of(record))
    bar = charts.small_bar(duties.parts(counts), sum(counts)) if sum(counts) else ""
    return Markup(
        '<span class="rows__title">{}</span>{}<p class="rows__facts"><span>{}</span><span>{}</span></p>'
    ).format(
        duties.record_link(record, site, lang),
        bar,
        pieces.day(record.issued, lang),
        duties.sentence(counts, lang) or NOTHING_OWED[lang],
    )
