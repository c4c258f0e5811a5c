"""The data dictionary as a table: every column of every table, with what it means in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from panji.dataset import Table
from panji.export.csv_files import written
from panji.site import Site

HEAD = ("table", "table_hi", "table_en", "column", "type", "required", "key", "refers_to", "values", "hi", "en")


def render(site: Site, tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    yield "dictionary.csv", written(HEAD, _rows(tables))


def _rows(tables: Iterable[Table]) -> Iterator[tuple[str | bool, ...]]:
    for table in tables:
        for column in table.columns:
            refers = [
                f"{each.table}.{each.to[each.columns.index(column.name)]}"
                for each in table.references
                if column.name in each.columns
            ]
            in_key = column.name in table.key
            yield (
                table.name,
                *table.meaning,
                column.name,
                column.type,
                column.required or in_key,
                in_key,
                " ".join(refers),
                " ".join(column.values),
                *column.meaning,
            )
