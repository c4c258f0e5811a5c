"""Each table as a Parquet file (https://parquet.apache.org), where the package that writes it is installed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib.util import find_spec
from typing import Any

from panji.dataset import Table
from panji.dataset.spread import Type
from panji.site import Site

PACKAGE = "arro3-io"


def missing() -> str:
    """The package that is needed and not installed; nothing, where it is."""
    return "" if find_spec("arro3") and find_spec("arro3.io") and find_spec("arro3.core") else PACKAGE


def render(site: Site, tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    if missing():
        return
    for table in tables:
        yield f"parquet/{table.name}.parquet", _file(table)


def _file(table: Table) -> bytes:
    from arro3.core import Array, DataType, Field, Schema
    from arro3.core import Table as Arrow
    from arro3.io import write_parquet

    rows = list(table.rows())
    arrays, fields = [], []
    for number, column in enumerate(table.columns):
        kind, made_of, value = _KINDS[column.type]
        cells = [None if row[number] is None else value(row[number]) for row in rows]
        array = Array(cells, getattr(DataType, made_of)())
        arrays.append(array if kind == made_of else array.cast(getattr(DataType, kind)()))
        nullable = not (column.required or column.name in table.key)
        fields.append(Field(column.name, arrays[-1].type, nullable=nullable, metadata=column.meaning._asdict()))
    out = io.BytesIO()
    write_parquet(Arrow.from_arrays(arrays, schema=Schema(fields)), out, compression="zstd(3)", created_by="panji")
    return out.getvalue()


def _same(cell: Any) -> Any:
    return cell


_DAY_0 = date(1970, 1, 1).toordinal()
_KINDS: dict[Type, tuple[str, str, Callable[[Any], Any]]] = {
    "string": ("string", "string", _same),
    "integer": ("int64", "int64", _same),
    "number": ("float64", "float64", float),
    "boolean": ("bool", "bool", _same),
    "date": ("date32", "int32", lambda day: day.toordinal() - _DAY_0),  # days since 1970: arro3 takes no dates
}
"""Arrow's type of a column, the type of the values that it is made from, and what makes a value."""
