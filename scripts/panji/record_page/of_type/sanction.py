"""What a sanction comes to: its total in figures and in lakh or crore, and what of that is for each fund."""

from __future__ import annotations

from panji import language, money, pieces
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record
from panji.record_types.sanction import Sanction
from panji.sanctions import COUNTED, financial_year, topmost, year_label
from panji.site import Site

TOTAL = Bilingual(hi="कुल राशि", en="Total")
YEAR = Bilingual(hi="वित्तीय वर्ष {year}", en="Financial year {year}")
FOR = Bilingual(hi="लाभान्वित: {count}", en="Beneficiaries: {count}")
OUT = Bilingual(
    hi="यह स्वीकृति अब लागू नहीं है, अतः इसकी राशि निधियों के योग में नहीं गिनी जाती।",
    en="This sanction is not in force, so that its money does not count in the sums of the funds.",
)
DIFFERENCE = Bilingual(
    hi="यह केवल अन्तर है; पूर्व स्वीकृति की राशि पृथक गिनी जाती है।",
    en="This is only the difference; the money of the earlier sanction counts by itself.",
)


def section(record: Record, site: Site, lang: str) -> str:
    if not isinstance(record, Sanction) or not record.lines:
        return ""
    exact, about = money.figures(record.amount, lang), money.short(record.amount, lang)
    facts = [f"<b class=number>{exact}</b>{f' ({escape(about)})' if about != exact else ''}"]
    if record.issued:
        facts.append(escape(YEAR.format(year=year_label(financial_year(record.issued)))[lang]))
    if people := sum(line.beneficiaries or 0 for line in record.lines):
        facts.append(escape(FOR[lang].format(count=language.number(people, lang))))
    notes = []
    if site.standing(record).state not in COUNTED:
        notes.append(OUT[lang])
    if record.amends or record.corrects:
        notes.append(DIFFERENCE[lang])
    known = site.register.vocabulary["funds"]
    funds = dict.fromkeys(topmost(line.fund, site.register.vocabulary) for line in record.lines)
    links = [pieces.entry_link(known.get(id), id, site, lang) for id in funds]
    links.append(pieces.link(language.labels(lang).funds, f"{site.prefix(lang)}funds/"))
    return (
        f"<section>\n<h2 id=total>{TOTAL[lang]}</h2>\n<p>{' · '.join(facts)}</p>\n"
        + "".join([f"<p class=small>{escape(note)}</p>\n" for note in notes])
        + f"<p class=chips>{' '.join(links)}</p>\n</section>\n"
    )
