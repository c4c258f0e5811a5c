"""Tables as CSV files that a spreadsheet opens as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

MARK = "\ufeff"
"""Without a byte order mark, Excel takes a CSV file with Devanagari for something else."""

NEEDS_MARKS = re.compile('[,"\r\n]').search
"""Finds what may only stand in a cell between quotation marks."""

FORMULA = frozenset("=+-@\t\r")
"""With what a cell begins that a spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""


def written(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A CSV file (RFC 4180) with its heads; None is an empty cell, and no text is taken for a formula."""
    return joined(heads, map(cells, rows))


def joined(heads: Iterable[str], lines: Iterable[str]) -> str:
    """The same from lines that are made of :func:`cells`: what many lines have in common need be made but once."""
    return MARK + "\r\n".join([cells(heads), *lines, ""])


def cells(row: Iterable[object]) -> str:
    """Cells of a line as the file has them."""
    return ",".join(
        [
            cell if type(cell) is str and cell[:1] not in FORMULA and not NEEDS_MARKS(cell) else _cell(cell)
            for cell in row
        ]
    )


def _cell(cell: object) -> str:
    text = "" if cell is None else harmless(cell) if type(cell) is str else str(cell)
    return '"' + text.replace('"', '""') + '"' if NEEDS_MARKS(text) else text


def harmless(text: str) -> str:
    """The text, which no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in FORMULA else text
