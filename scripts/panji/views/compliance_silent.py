"""Who has not reported: silence is the commonest failure, and shows in no report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from panji import downloads, duties, language, pieces
from panji.accounts import Silence, silences
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.site import Bundle, Page, Site
from panji.views import fill

PATH = "compliance/silent/"
TITLE = Bilingual(hi="किसने प्रतिवेदन नहीं दिया", en="Who has not reported")
LEAD = Bilingual(
    hi="जिन बिंदुओं पर समय बीतने पर भी कोई प्रतिवेदन नहीं आया, और जिन पर प्रतिवेदन आना बंद हो गया।",
    en="Points on which nothing was reported though it was due, and points on which reports have ceased.",
)
OFFICE = Bilingual(hi="कार्यालय", en="Office")
NEVER = Bilingual(hi="कभी नहीं", en="Never")
CEASED = Bilingual(hi="बंद हुए", en="Ceased")
LONGEST = Bilingual(hi="सर्वाधिक विलम्ब", en="Longest")
LATEST = Bilingual(hi="अंतिम प्रतिवेदन", en="Last report")
NO_REPORT = Bilingual(hi="कोई नहीं", en="none")
NOBODY_SILENT = Bilingual(hi="सभी देय प्रतिवेदन प्राप्त हैं।", en="All reports that are due have come.")


def key(site: Site) -> str:
    return site.owed


def render(site: Site) -> Iterator[Bundle]:
    found = silences(site.accounts.rows)
    alternates = site.alternates(PATH)
    yield Bundle(
        tuple(f"{address}index.html" for address in alternates.values()), repr(found), partial(_pages, found, site)
    )


def _pages(found: list[Silence], site: Site) -> Iterator[Page]:
    alternates = site.alternates(PATH)
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=TITLE[lang],
            description=LEAD[lang],
            alternates=alternates,
            body=partial(_body, found, site, lang),
        )


def _body(found: list[Silence], site: Site, lang: str) -> str:
    return fill(
        "compliance_silent.html",
        lang,
        crumbs=duties.crumbs(site, lang),
        title=TITLE[lang],
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        empty=None if found else NOBODY_SILENT[lang],
        heads=[each[lang] for each in (OFFICE, NEVER, CEASED, LONGEST, LATEST)],
        files=downloads.for_list("silent", site, lang),
        rows=Markup("\n").join(_row(each, site, lang) for each in found),
    )


def _row(each: Silence, site: Site, lang: str) -> Markup:
    said = (
        language.number(each.never, lang),
        language.number(each.ceased, lang),
        duties.days(each.longest, lang),
        pieces.day(each.latest, lang) or NO_REPORT[lang],
    )
    cells = "".join(f"<td>{value}</td>" for value in said)
    return Markup(f'<tr><th scope="row">{escape(duties.office_link(each.office, site, lang))}</th>{cells}</tr>')
