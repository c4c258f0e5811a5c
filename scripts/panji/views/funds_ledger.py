"""The ledger of the funds: every line of every sanction, as a table and as data, with whether it counts and why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic_core import to_json
from typing_extensions import TypedDict

from panji import endpoints, pieces, sanctions, tables
from panji.diagnostic import Bilingual
from panji.endpoints import Endpoint
from panji.sanctions import Granted, Sum, by, total
from panji.site import Bundle, Data, Site
from panji.vocabulary import Entry

HEADS = (
    Bilingual(hi="अभिलेख", en="record"),
    Bilingual(hi="क्रमांक", en="number"),
    Bilingual(hi="दिनांक", en="date"),
    Bilingual(hi="वित्तीय वर्ष", en="financial year"),
    Bilingual(hi="निधि", en="fund"),
    Bilingual(hi="निधि का नाम", en="name of the fund"),
    Bilingual(hi="मद", en="head"),
    Bilingual(hi="मद का नाम", en="name of the head"),
    Bilingual(hi="प्रयोजन", en="purpose"),
    Bilingual(hi="प्रयोजन का नाम", en="name of the purpose"),
    Bilingual(hi="स्थान", en="place"),
    Bilingual(hi="स्थान का नाम", en="name of the place"),
    Bilingual(hi="संभाग", en="division"),
    Bilingual(hi="राशि (रुपये)", en="amount (rupees)"),
    Bilingual(hi="लाभान्वित", en="beneficiaries"),
    Bilingual(hi="विवरण", en="particulars"),
    Bilingual(hi="गिनी गई", en="counts"),
    Bilingual(hi="स्थिति", en="state"),
    Bilingual(hi="विषय", en="title"),
)
YES, NO = Bilingual(hi="हाँ", en="yes"), Bilingual(hi="नहीं", en="no")


class PublishedSum(TypedDict):
    """What some lines make together; of all of one fund, year, place or purpose."""

    id: Annotated[str | None, Field(description="null: the whole state")]
    amount: Annotated[int, Field(description="whole rupees, exact")]
    beneficiaries: int
    sanctions: int


class PublishedLine(TypedDict):
    """One line of a sanction."""

    record: str
    date: date | None
    year: Annotated[str, Field(description="financial year, April to March: 2025-26")]
    fund: str
    head: Annotated[str, Field(description="the fund itself, where no head is named")]
    purpose: str
    place: str | None
    division: Annotated[str | None, Field(description="today's")]
    amount: int
    beneficiaries: int | None
    counts: Annotated[
        bool, Field(description="false: the sanction was rescinded or superseded, or is not yet in force")
    ]
    state: str


class PublishedFunds(TypedDict):
    """What was granted from the funds. All sums are of the lines that count."""

    version: Literal[1]
    as_of: date
    total: PublishedSum
    funds: list[PublishedSum]
    years: list[PublishedSum]
    places: list[PublishedSum]
    divisions: list[PublishedSum]
    purposes: list[PublishedSum]
    lines: list[PublishedLine]


ENDPOINTS = (
    Endpoint(
        "api/v1/funds.json", Bilingual(hi="निधियों से स्वीकृतियाँ", en="what was granted from the funds"), PublishedFunds
    ),
)


def render(site: Site) -> Iterator[Bundle | Data]:
    key = site.key(sanctions.sanctions(site.register))
    paths = tuple(f"{site.prefix(lang)}funds/ledger.csv" for lang in site.languages)
    yield Bundle(paths, key, partial(_tables, site))
    yield Data("api/v1/funds.json", partial(_data, site), f"{key}\n{site.as_of}")
    yield Data("api/v1/schema/funds.json", partial(endpoints.schema, PublishedFunds), "")


def _tables(site: Site) -> Iterator[Data]:
    items = sanctions.granted(site.register, site.as_of)
    for lang in site.languages:
        yield Data(f"{site.prefix(lang)}funds/ledger.csv", partial(_table, items, site, lang))


def _table(items: list[Granted], site: Site, lang: str) -> bytes:
    return tables.written([head[lang] for head in HEADS], (_row(item, site, lang) for item in items)).encode()


def _row(item: Granted, site: Site, lang: str) -> tuple:
    vocabulary, record, line = site.register.vocabulary, item.sanction, item.line
    funds = vocabulary["funds"]
    return (
        record.id,
        record.number,
        record.issued,
        sanctions.year_label(item.year),
        item.fund,
        _name(funds.get(item.fund), lang),
        item.head,
        _name(funds.get(item.head), lang),
        item.purpose,
        _name(vocabulary["purposes"].get(item.purpose), lang),
        item.place,
        _name(vocabulary["places"].get(item.place or ""), lang),
        item.division,
        int(line.amount),
        line.beneficiaries,
        line.note[lang] if line.note else None,
        (YES if item.counts else NO)[lang],
        pieces.state_label(site.standing(record).state, lang),
        pieces.title(record, lang)[0],
    )


def _name(entry: Entry | None, lang: str) -> str | None:
    return entry.label[lang] if entry else None


def _data(site: Site) -> bytes:
    items = sanctions.granted(site.register, site.as_of)
    whole = PublishedFunds(
        version=1,
        as_of=site.as_of,
        total=_sum(None, total(items)),
        funds=_sums(by(items, lambda item: item.fund)),
        years=_sums({sanctions.year_label(year): made for year, made in by(items, lambda item: item.year).items()}),
        places=_sums(by(items, lambda item: item.place)),
        divisions=_sums(by(items, lambda item: item.division)),
        purposes=_sums(by(items, lambda item: item.purpose)),
        lines=[_line(item, site) for item in items],
    )
    return to_json(whole, indent=1) + b"\n"


def _sums(made: dict[Any, Sum]) -> list[PublishedSum]:
    return [_sum(id, made[id]) for id in sorted(made, key=lambda id: id or "")]


def _sum(id: str | None, made: Sum) -> PublishedSum:
    return PublishedSum(id=id, amount=made.amount, beneficiaries=made.beneficiaries, sanctions=made.sanctions)


def _line(item: Granted, site: Site) -> PublishedLine:
    return PublishedLine(
        record=str(item.sanction.id),
        date=item.sanction.issued,
        year=sanctions.year_label(item.year),
        fund=item.fund,
        head=item.head,
        purpose=item.purpose,
        place=item.place,
        division=item.division,
        amount=int(item.line.amount),
        beneficiaries=item.line.beneficiaries,
        counts=item.counts,
        state=site.standing(item.sanction).state,
    )
