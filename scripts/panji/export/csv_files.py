"""Each table as a CSV file (RFC 4180): in UTF-8, values as they are, an empty cell for what is not there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from panji.dataset import Table
from panji.dataset.spread import Cell
from panji.export.package import csv_path
from panji.site import Site


def render(site: Site, tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    for table in tables:
        yield csv_path(table), written([column.name for column in table.columns], table.rows())


def written(head: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _cell(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell
