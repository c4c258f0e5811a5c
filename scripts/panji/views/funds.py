"""The funds: what was granted, by fund and year; by district, division and purpose in the current financial year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from panji import charts, language, money, pieces, sanctions
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.sanctions import Granted, Sum, by, total
from panji.site import Bundle, Page, Site
from panji.views import fill
from panji.vocabulary import Entry

PATH = "funds/"
LEAD = Bilingual(
    hi="मुख्यमंत्री कार्यालय की निधियों से क्या स्वीकृत हुआ: निधि, वित्तीय वर्ष, जिले और प्रयोजन के अनुसार। लाभान्वितों की केवल संख्या है, नाम कहीं नहीं।",
    en="What was sanctioned from the funds of the Chief Minister's Office: by fund, financial year, district and purpose. "
    "Of beneficiaries there is only the number, never a name.",
)
LEAD_OF_ONE = Bilingual(
    hi="इस निधि या मद से क्या स्वीकृत हुआ: वित्तीय वर्ष, जिले और प्रयोजन के अनुसार।",
    en="What was sanctioned from this fund or head: by financial year, district and purpose.",
)
HOW = Bilingual(
    hi="सभी राशियाँ पूरे रुपयों में हैं और स्वीकृतियों की पंक्तियों का ठीक-ठीक योग हैं। निरस्त या पूर्णतः अधिक्रमित स्वीकृति नहीं गिनी जाती; "
    "संशोधन से राशि जितनी घटी या बढ़ी, उतनी संशोधन के वर्ष में गिनी जाती है। वित्तीय वर्ष अप्रैल से मार्च तक है।",
    en="All amounts are whole rupees, and exact sums of the lines of sanctions. A sanction that was rescinded, or wholly "
    "superseded, does not count; what an amendment adds or takes back counts in the year of the amendment. "
    "The financial year runs from April to March.",
)
EMPTY = Bilingual(hi="अभी कोई स्वीकृति पंजी में नहीं है।", en="There is no sanction in the register yet.")
NOTHING = Bilingual(hi="वर्ष {year} में अभी कोई स्वीकृति नहीं हुई।", en="Nothing has been sanctioned in {year} yet.")
GRANTED_IN = Bilingual(hi="वर्ष {year} में स्वीकृत", en="Sanctioned in {year}")
GRANTED_EVER = Bilingual(hi="पंजी के सभी वर्षों में", en="In all years of the register")
YEAR = Bilingual(hi="वित्तीय वर्ष", en="Financial year")
ALL_YEARS = Bilingual(hi="सभी वर्ष", en="All years")
IN_ALL = Bilingual(hi="कुल", en="In all")
AMOUNT = Bilingual(hi="राशि", en="Amount")
BENEFICIARIES = Bilingual(hi="लाभान्वित", en="Beneficiaries")
SANCTIONS = Bilingual(hi="स्वीकृतियाँ", en="Sanctions")
HEAD = Bilingual(hi="मद", en="Head")
WITHOUT_HEAD = Bilingual(hi="बिना मद के", en="Under no head")
DISTRICT = Bilingual(hi="जिला या संभाग", en="District or division")
DIVISION = Bilingual(hi="संभाग", en="Division")
PURPOSE = Bilingual(hi="प्रयोजन", en="Purpose")
WHOLE_STATE = Bilingual(hi="पूरा राज्य", en="The whole state")
BY_FUND = Bilingual(hi="निधि और वर्ष के अनुसार", en="By fund and year")
BY_YEAR = Bilingual(hi="वर्ष के अनुसार", en="By year")
BY_HEAD = Bilingual(hi="मद के अनुसार", en="By head")
BY_DISTRICT = Bilingual(hi="वर्ष {year}: जिले के अनुसार", en="{year}: by district")
BY_DIVISION = Bilingual(hi="वर्ष {year}: संभाग के अनुसार", en="{year}: by division")
BY_PURPOSE = Bilingual(hi="वर्ष {year}: प्रयोजन के अनुसार", en="{year}: by purpose")
LATEST = Bilingual(hi="नवीनतम स्वीकृतियाँ", en="Latest sanctions")
MORE = Bilingual(hi="सभी स्वीकृतियाँ", en="All sanctions")
LEDGER = Bilingual(hi="सभी पंक्तियाँ (CSV)", en="All lines (CSV)")
AS_DATA = Bilingual(hi="डेटा (JSON)", en="Data (JSON)")
SHOWN = 20

Heads = Sequence[Bilingual]
Key = Callable[[Granted], Any]


def render(site: Site) -> Iterator[Bundle]:
    found = sanctions.sanctions(site.register)
    items = cache(lambda: sanctions.granted(site.register, site.as_of))
    funds = site.register.vocabulary["funds"]
    year = sanctions.financial_year(site.as_of)
    key = site.key(found, year, repr([(entry.id, entry.label, entry.parent) for entry in funds.values()]))
    for entry in (None, *funds.values()):
        alternates = site.alternates(PATH + (f"{entry.id}/" if entry else ""))
        paths = tuple(f"{address}index.html" for address in alternates.values())
        yield Bundle(paths, key, partial(_pages, entry, items, year, alternates, site))


def _pages(
    entry: Entry | None,
    items: Callable[[], list[Granted]],
    year: int,
    alternates: dict[str, str],
    site: Site,
) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=_title(entry, site, lang),
            description=(LEAD_OF_ONE if entry else LEAD)[lang],
            alternates=alternates,
            body=partial(_body, entry, items, year, site, lang),
        )


def _title(entry: Entry | None, site: Site, lang: str) -> str:
    """What a page is called among all pages: a head with its fund."""
    funds = language.labels(lang).funds
    if entry is None:
        return funds
    above = site.register.vocabulary["funds"].get(entry.parent or "")
    return f"{entry.label[lang]} · {above.label[lang] if above else funds}"


def _body(entry: Entry | None, items: Callable[[], list[Granted]], year: int, site: Site, lang: str) -> str:
    vocabulary = site.register.vocabulary
    whole = items() if entry is None else sanctions.beneath(entry.id, items(), vocabulary)
    current = [item for item in whole if item.year == year]
    base = site.prefix(lang)
    label = sanctions.year_label(year)
    crumbs = [pieces.home_crumb(site, lang)]
    if entry:
        crumbs.append(pieces.link(language.labels(lang).funds, f"{base}{PATH}"))
        if above := vocabulary["funds"].get(entry.parent or ""):
            crumbs.append(pieces.entry_link(above, above.id, site, lang))
    tables = []
    if whole:
        tables = [
            _by_fund(whole, site, lang) if entry is None else _by_year(whole, lang),
            *([_by_head(entry, whole, year, site, lang)] if entry and any(_children(entry, site)) else []),
        ]
    if current:
        places, purposes = vocabulary["places"], vocabulary["purposes"]
        tables += [
            _simple(
                "district", BY_DISTRICT.format(year=label), DISTRICT, current, lambda it: it.place, places, site, lang
            ),
            _simple(
                "division",
                BY_DIVISION.format(year=label),
                DIVISION,
                current,
                lambda it: it.division,
                places,
                site,
                lang,
            ),
            _simple(
                "purpose", BY_PURPOSE.format(year=label), PURPOSE, current, lambda it: it.purpose, purposes, site, lang
            ),
        ]
    latest = list(dict.fromkeys(item.sanction.id for item in reversed(whole)))
    return fill(
        "funds.html",
        lang,
        crumbs=crumbs,
        title=entry.label[lang] if entry else language.labels(lang).funds,
        lead=(LEAD_OF_ONE if entry else LEAD)[lang],
        patterns=charts.patterns(("level4",)),
        totals=[
            _total(GRANTED_IN.format(year=label)[lang], total(current), lang),
            _total(GRANTED_EVER[lang], total(whole), lang),
        ],
        empty=None if whole else EMPTY[lang],
        nothing=NOTHING.format(year=label)[lang] if whole and not current else None,
        how=HOW[lang],
        funds=[pieces.entry_link(each, each.id, site, lang) for each in _children(entry, site)],
        tables=tables,
        latest={"title": LATEST[lang], "count": language.number(len(latest), lang)},
        records=pieces.rows([site.register.records[id] for id in latest[:SHOWN]], site, lang) if latest else None,
        more=pieces.link(MORE[lang], f"{base}type/sanction/"),
        files=[
            Markup('<a href="{}" download>{}</a>').format(f"{base}{PATH}ledger.csv", LEDGER[lang]),
            pieces.link(AS_DATA[lang], "api/v1/funds.json"),
        ],
    )


def _children(entry: Entry | None, site: Site) -> list[Entry]:
    """The heads beneath an entry; without one, the funds themselves."""
    above = entry.id if entry else None
    return [each for each in site.register.vocabulary["funds"].values() if each.parent == above]


def _total(label: str, made: Sum, lang: str) -> dict:
    about = money.short(made.amount, lang)
    exact = money.figures(made.amount, lang)
    return {
        "label": label,
        "amount": exact,
        "about": about if about != exact else None,
        "rest": f"{SANCTIONS[lang]}: {language.number(made.sanctions, lang)} · "
        f"{BENEFICIARIES[lang]}: {language.number(made.beneficiaries, lang)}",
    }


def _by_fund(items: list[Granted], site: Site, lang: str) -> dict:
    """Years down, funds across; the last row and the last column have the sums."""
    known = site.register.vocabulary["funds"]
    funds = [entry.id for entry in _children(None, site)]
    funds += sorted({item.fund for item in items} - set(funds))
    cells, years = by(items, lambda it: (it.year, it.fund)), by(items, lambda it: it.year)
    columns, whole = by(items, lambda it: it.fund), total(items)
    names = [known[id].label if id in known else Bilingual(id, id) for id in funds]
    heads = [YEAR, *names, IN_ALL]
    rows = []
    for year in sorted(years, reverse=True):
        amounts = [cells[year, fund].amount if (year, fund) in cells else 0 for fund in funds]
        rows.append(_row(escape(sanctions.year_label(year)), _amounts([*amounts, years[year].amount], lang)))
    amounts = [columns[fund].amount if fund in columns else 0 for fund in funds]
    rows.append(_row(escape(ALL_YEARS[lang]), _amounts([*amounts, whole.amount], lang), last=True))
    return _table("year", BY_FUND, heads, rows, lang)


def _by_year(items: list[Granted], lang: str) -> dict:
    heads = [YEAR, AMOUNT, BENEFICIARIES, SANCTIONS]
    years = by(items, lambda it: it.year)
    most = max((abs(each.amount) for each in years.values()), default=0)
    rows = [
        _row(_with_bar(escape(sanctions.year_label(year)), years[year].amount, most), _sums(years[year], lang))
        for year in sorted(years, reverse=True)
    ]
    rows.append(_row(escape(ALL_YEARS[lang]), _sums(total(items), lang), last=True))
    return _table("year", BY_YEAR, heads, rows, lang)


def _by_head(entry: Entry, items: list[Granted], year: int, site: Site, lang: str) -> dict:
    heads = [HEAD, Bilingual(*[sanctions.year_label(year)] * 2), ALL_YEARS, BENEFICIARIES, SANCTIONS]
    rows = []
    for child in (*_children(entry, site), None):
        if child:
            some = sanctions.beneath(child.id, items, site.register.vocabulary)
        else:
            some = [item for item in items if item.head == entry.id]
        if child or some:
            name = pieces.entry_link(child, child.id, site, lang) if child else escape(WITHOUT_HEAD[lang])
            rows.append(_row(name, _of_head(some, year, lang)))
    rows.append(_row(escape(IN_ALL[lang]), _of_head(items, year, lang), last=True))
    return _table("head", BY_HEAD, heads, rows, lang)


def _of_head(items: list[Granted], year: int, lang: str) -> list[str]:
    now = total(item for item in items if item.year == year)
    return [money.figures(now.amount, lang), *_sums(total(items), lang)]


def _simple(
    anchor: str,
    title: Bilingual,
    name: Bilingual,
    items: list[Granted],
    key: Key,
    entries: Any,
    site: Site,
    lang: str,
) -> dict:
    """The largest amount first, each with a bar; the sum last."""
    heads = [name, AMOUNT, BENEFICIARIES, SANCTIONS]
    sums = by(items, key)
    most = max((abs(each.amount) for each in sums.values()), default=0)
    order = sorted(sums, key=lambda id: (-sums[id].amount, id or ""))
    rows = [
        _row(
            _with_bar(
                pieces.entry_link(entries.get(id), id, site, lang) if id else escape(WHOLE_STATE[lang]),
                sums[id].amount,
                most,
            ),
            _sums(sums[id], lang),
        )
        for id in order
    ]
    rows.append(_row(escape(IN_ALL[lang]), _sums(total(items), lang), last=True))
    return _table(anchor, title, heads, rows, lang)


def _amounts(amounts: Iterable[int], lang: str) -> list[str]:
    return [money.figures(amount, lang) if amount else "–" for amount in amounts]


def _sums(made: Sum, lang: str) -> list[str]:
    numbers = [language.number(count, lang) if count else "–" for count in (made.beneficiaries, made.sanctions)]
    return [money.figures(made.amount, lang), *numbers]


def _with_bar(name: str, amount: int, most: int) -> str:
    """A name with a bar below it; what was taken back has none."""
    return f"{name}{charts.small_bar([('level4', amount)] if amount > 0 else [], most)}"


def _row(name: str, cells: Iterable[str], last: bool = False) -> str:
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr{" class=sum" if last else ""}><th scope="row">{name}</th>{row}</tr>'


def _table(anchor: str, title: Bilingual, heads: Heads, rows: list[str], lang: str) -> dict:
    return {
        "id": anchor,
        "title": title[lang],
        "heads": [each[lang] for each in heads],
        "rows": Markup("\n".join(rows)),
        "wide": len(heads) > 5,
    }
