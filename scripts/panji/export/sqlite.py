"""All tables as one SQLite database, with full-text search, and what Datasette shows of it (``metadata.json``)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from panji.dataset import Table
from panji.dataset.spread import Cell
from panji.export.package import both
from panji.site import Site

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER", "date": "TEXT"}

SEARCHED = ("title", "summary", "body")
SEARCH = f"""
CREATE VIRTUAL TABLE texts_fts USING fts5(
  {", ".join(SEARCHED)}, content="texts", tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
)"""
"""Vowel signs are marks: without M* the tokeniser would cut Hindi words at each of them."""

IN_FORCE = """
CREATE VIEW in_force AS
SELECT records.*, standings.since FROM records JOIN standings ON standings.record = records.id
WHERE standings.in_force = 1"""

LABELS = ("title", "hi", "id")
"""Columns by which a row is named where another points to it."""


def render(site: Site, tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    yield "panji.sqlite", _database(tables)
    yield "metadata.json", _metadata(site, tables)


def _database(tables: Iterable[Table]) -> bytes:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("PRAGMA page_size = 4096")
    database.execute("BEGIN")
    for table in tables:
        database.execute(_statement(table))
        cells = ", ".join("?" * len(table.columns))
        # Of what is there twice by mistake the first stands, as on the site: such a register does not pass the check.
        database.executemany(
            f"INSERT OR IGNORE INTO {_quoted(table.name)} VALUES ({cells})",
            (tuple(map(_cell, row)) for row in table.rows()),
        )
        for number, reference in enumerate(table.references, 1):
            if reference.columns != table.key[: len(reference.columns)]:  # these the key already finds
                columns = ", ".join(map(_quoted, reference.columns))
                database.execute(
                    f"CREATE INDEX {_quoted(f'{table.name}_{number}')} ON {_quoted(table.name)} ({columns})"
                )
    database.execute(IN_FORCE)
    database.execute(SEARCH)
    database.execute("INSERT INTO texts_fts(texts_fts) VALUES ('rebuild')")
    database.execute("COMMIT")
    try:
        return database.serialize()
    finally:
        database.close()


def _statement(table: Table) -> str:
    lines = [
        f"{_quoted(column.name)} {TYPES[column.type]}{' NOT NULL' if column.required or column.name in table.key else ''}"
        for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    for each in table.references:
        columns, to = (", ".join(map(_quoted, names)) for names in (each.columns, each.to))
        lines.append(f"FOREIGN KEY ({columns}) REFERENCES {_quoted(each.table)} ({to})")
    return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _cell(cell: Cell) -> str | int | float | None:
    if cell is None or isinstance(cell, (str, int)):
        return cell
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return str(cell)


def _metadata(site: Site, tables: Iterable[Table]) -> bytes:
    """What https://docs.datasette.io/en/stable/metadata.html describes."""
    settings = site.settings
    found: dict[str, Any] = {
        "title": both(settings.name),
        "description": both(settings.notice) if settings.notice else "",
        "source": both(settings.name),
        "source_url": settings.site,
        "databases": {"panji": {"tables": {table.name: _of_table(table) for table in tables}}},
    }
    if settings.licence:
        found |= {"license": both(settings.licence), "license_url": site.permanent("en/data/")}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _of_table(table: Table) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    label = next((name for name in LABELS if name in names), None)
    found: dict[str, Any] = {
        "description": both(table.meaning),
        "columns": {column.name: both(column.meaning) for column in table.columns},
    }
    if label and len(table.key) == 1:
        found["label_column"] = label
    if "issued" in names:
        found["sort_desc"] = "issued"
    return found
