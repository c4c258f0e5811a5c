"""The page of the data release: its files, and the data dictionary, as the models say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from panji import dataset, pieces
from panji.dataset import Table
from panji.dataset.spread import Column
from panji.diagnostic import Bilingual
from panji.site import RELEASE, Page, Site
from panji.views import fill

ADDRESS = "data/tables/"
TITLE = Bilingual(hi="तालिकाएँ और डेटा-कोश", en="Tables and data dictionary")
LEAD = Bilingual(
    hi="पूरी पंजी तालिकाओं के रूप में: CSV, JSON Lines, Parquet और SQLite। प्रत्येक स्तंभ का अर्थ यहाँ है; यह कोश पंजी के अपने "
    "मॉडल से बनता है, इसलिए सदैव अद्यतन रहता है।",
    en="The whole register as tables: CSV, JSON Lines, Parquet and SQLite. What each column means stands here; this "
    "dictionary is made from the register's own models, so it is never out of date.",
)
FILES = {
    "datapackage.json": Bilingual(hi="विवरण (Data Package)", en="Description (Data Package)"),
    "panji.sqlite": Bilingual(hi="SQLite, पूर्ण-पाठ खोज सहित", en="SQLite, with full-text search"),
    "metadata.json": Bilingual(hi="Datasette के लिए विवरण", en="Metadata for Datasette"),
    "records.jsonl": Bilingual(hi="अभिलेख (JSON Lines)", en="Records (JSON Lines)"),
    "vocabulary.jsonl": Bilingual(hi="शब्द-सूचियाँ (JSON Lines)", en="Vocabulary (JSON Lines)"),
    "register.ttl": Bilingual(hi="RDF (Turtle)", en="RDF (Turtle)"),
    "dictionary.csv": Bilingual(hi="डेटा-कोश (CSV)", en="Data dictionary (CSV)"),
    "SHA256SUMS": Bilingual(hi="SHA-256", en="SHA-256"),
}
TYPES = {
    "string": Bilingual(hi="पाठ", en="text"),
    "integer": Bilingual(hi="पूर्णांक", en="whole number"),
    "number": Bilingual(hi="संख्या", en="number"),
    "boolean": Bilingual(hi="`true` या `false`", en="`true` or `false`"),
    "date": Bilingual(hi="दिनांक, `2026-04-01`", en="date, `2026-04-01`"),
}
KEY = Bilingual(hi="कुंजी", en="key")


def render(site: Site) -> Iterator[Page]:
    tables = cache(partial(dataset.tables, site))
    for lang in site.languages:
        yield Page(
            address=site.prefix(lang) + ADDRESS,
            language=lang,
            title=TITLE[lang],
            description=LEAD[lang],
            alternates=site.alternates(ADDRESS),
            body=partial(_page, tables, site, lang),
            key="",
        )


def _page(tables: Callable[[], tuple[Table, ...]], site: Site, lang: str) -> str:
    return fill(
        "data_tables.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=TITLE[lang],
        lead=LEAD[lang],
        files=[pieces.link(words[lang], f"{RELEASE}{path}") for path, words in FILES.items()],
        tables=[_table(table, lang) for table in tables()],
    )


def _table(table: Table, lang: str) -> dict[str, object]:
    return {
        "name": table.name,
        "meaning": pieces.coded(table.meaning[lang]),
        "csv": f"{RELEASE}csv/{table.name}.csv",
        "columns": [_column(column, table, lang) for column in table.columns],
    }


def _column(column: Column, table: Table, lang: str) -> dict[str, object]:
    refers = [
        (each.table, each.to[each.columns.index(column.name)])
        for each in table.references
        if column.name in each.columns
    ]
    kind = ", ".join(f"`{value}`" for value in column.values) or TYPES[column.type][lang]
    return {
        "name": column.name,
        "meaning": pieces.coded(column.meaning[lang]),
        "format": pieces.coded(kind),
        "note": KEY[lang] if column.name in table.key else "",
        "refers": [{"table": name, "column": to} for name, to in refers],
    }
