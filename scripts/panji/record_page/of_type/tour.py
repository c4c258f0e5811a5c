"""What was announced on a tour, and how far each announcement has come."""

from __future__ import annotations

from collections.abc import Iterator

from panji import almanac, charts, pieces, tours
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.occasions import occasion_of
from panji.record import Record
from panji.site import Site

TITLE = Bilingual(hi="दौरे की घोषणाएँ और उनकी पालना", en="What was announced, and what became of it")
NONE = Bilingual(hi="इस दौरे की कोई घोषणा पंजी में नहीं है।", en="No announcement made on this tour is in the register.")
TO_COME = Bilingual(
    hi="दौरा अभी शेष है; घोषणाएँ इसके बाद जोड़ी जाएँगी।",
    en="The tour is still to come; what is announced on it will be added.",
)


def section(record: Record, site: Site, lang: str) -> str:
    occasion = occasion_of(record, site.register, site.as_of)
    announced = tours.announced_on(record, site)
    takes_place = occasion is not None and occasion.fate == "on"
    if not announced and not takes_place:
        return ""
    heading = (
        f"<h2 id=announced>{TITLE[lang]} <small>{pieces.words(lang).as_on} {pieces.day(site.as_of, lang)}</small></h2>"
    )
    if announced:
        items = "".join([f"<li>{tours.announcement(each, site, lang)}\n" for each in announced])
        said = f"{charts.patterns()}<ul class=rows>\n{items}</ul>"
    else:
        said = f"<p>{escape((TO_COME if occasion and occasion.last >= site.as_of else NONE)[lang])}</p>"
    calendar = f"<p class=chips>{almanac.calendar_link(occasion, site, lang)}</p>\n" if occasion else ""
    return f"<section>\n{heading}\n{said}\n{calendar}</section>\n"


def shown(record: Record, site: Site) -> Iterator[Record]:
    """What was said of the announcements: the reports on them, and the corrections of these."""
    for announced in tours.announced_on(record, site):
        for report in site.reports_on.get(announced.id, ()):
            yield report
            yield from [each.source for each in site.register.relations_to(report)]
