"""Where the files of each page of compliance lie, and the links to them: data, a calendar, a feed, a sheet to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from panji import duties, language
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Point, Record
from panji.site import Site

API = "api/v1/compliance/"

SHEET = Bilingual(hi="भरने के लिए प्रपत्र (CSV)", en="Sheet to fill in (CSV)")
CALENDAR = Bilingual(hi="समय-सीमाओं का कैलेंडर (iCalendar)", en="Calendar of due dates (iCalendar)")
FEED = Bilingual(hi="क्या देय है: फ़ीड (Atom)", en="Feed of what is due (Atom)")
DUTIES = Bilingual(hi="सभी दायित्व (CSV)", en="All duties (CSV)")
AS_DATA = Bilingual(hi="डेटा (JSON)", en="Data (JSON)")

TABLES = {
    "offices": Bilingual(hi="संभाग, जिले और कार्यालय (CSV)", en="Divisions, districts and offices (CSV)"),
    "subjects": Bilingual(hi="विषयवार (CSV)", en="By subject (CSV)"),
    "records": Bilingual(hi="अभिलेखवार (CSV)", en="By record (CSV)"),
    "ages": Bilingual(hi="विलम्ब की अवधि (CSV)", en="For how long late (CSV)"),
    "history": Bilingual(hi="पिछले बारह माह (CSV)", en="The last twelve months (CSV)"),
    "changes": Bilingual(hi="पिछली समीक्षा के बाद (CSV)", en="Since the last review (CSV)"),
}
"""The tables of the page of the whole state."""

THIS = Bilingual(hi="यह तालिका (CSV)", en="This table (CSV)")


class Link(NamedTuple):
    """A file of a page: what it is, and its path from the site's root."""

    words: Bilingual
    path: str

    def html(self, lang: str) -> Markup:
        """The link; a table is saved, while a calendar or a feed is opened by what subscribes to it."""
        saved = " download" if self.path.endswith(".csv") else ""
        return Markup(f'<a href="{escape(self.path)}"{saved}>{escape(self.words[lang])}</a>')


def state_table(name: str, site: Site, lang: str) -> str:
    return f"{site.prefix(lang)}compliance/{name}.csv"


def state_data() -> str:
    return f"{API}state.json"


def list_table(name: str, site: Site, lang: str) -> str:
    """The table of a page of announcements, of cabinet decisions, of who is silent, of what is measured."""
    return f"{site.prefix(lang)}compliance/{name}/{name}.csv"


def of_office(id: str, name: str, site: Site, lang: str) -> str:
    """A file of an office: ``duties.csv``, ``report.csv``, ``due.ics``, ``due.atom``."""
    return f"{site.prefix(lang)}compliance/{id}/{name}"


def office_data(id: str) -> str:
    return f"{API}office/{id}.json"


def record_table(record: Record, site: Site, lang: str) -> str:
    return f"{duties.page_of(record, site, lang)}duties.csv"


def record_data(id: str) -> str:
    return f"{API}record/{id}.json"


def measure_table(record: Record, point: Point, site: Site, lang: str) -> str:
    """The table of a measured point; none, where it has no page."""
    page = duties.measure_page(record, point, site, lang)
    return f"{page}values.csv" if page else ""


def links(found: Iterable[Link], lang: str) -> list[Markup]:
    return [link.html(lang) for link in found]


def for_state(site: Site, lang: str) -> list[Markup]:
    tables = [Link(words, state_table(name, site, lang)) for name, words in TABLES.items()]
    whole = Link(DUTIES, state_table("duties", site, lang))
    return links([*tables, whole, Link(AS_DATA, state_data())], lang)


def for_office(id: str, site: Site, lang: str) -> list[Markup]:
    """All but the sheet, which has a place of its own on the page."""
    found = [
        Link(DUTIES, of_office(id, "duties.csv", site, lang)),
        Link(CALENDAR, of_office(id, "due.ics", site, lang)),
        Link(FEED, of_office(id, "due.atom", site, lang)),
        Link(AS_DATA, office_data(id)),
    ]
    return links(found, lang)


def for_record(record: Record, site: Site, lang: str) -> list[Markup]:
    return links([Link(DUTIES, record_table(record, site, lang)), Link(AS_DATA, record_data(record.id))], lang)


def for_list(name: str, site: Site, lang: str) -> list[Markup]:
    return links([Link(THIS, list_table(name, site, lang))], lang)


def for_measure(record: Record, point: Point, site: Site, lang: str) -> list[Markup]:
    return links([Link(THIS, measure_table(record, point, site, lang))], lang)


def to_fill_in(id: str, site: Site, lang: str) -> Markup:
    """The sheet with what an office owes."""
    return Link(SHEET, of_office(id, "report.csv", site, lang)).html(lang)


def alternate(id: str, site: Site, lang: str) -> str:
    """What tells a feed reader, in the head of an office's page, of its feed."""
    return (
        f'<link rel="alternate" type="application/atom+xml" title="{language.labels(lang).compliance}" '
        f'href="{of_office(id, "due.atom", site, lang)}">'
    )
