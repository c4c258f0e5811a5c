"""Tables as CSV files that a spreadsheet opens as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

MARK = "\ufeff"
"""Without a byte order mark, Excel takes a CSV file with Devanagari for something else."""


def written(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A CSV file (RFC 4180) with its heads; None is an empty cell, and no text is taken for a formula."""
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(
        [harmless(cell) if type(cell) is str and cell[:1] in FORMULA else cell for cell in row] for row in rows
    )
    return out.getvalue()


FORMULA = frozenset("=+-@\t\r")
"""With what a cell begins that a spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""


def harmless(text: str) -> str:
    """The text, which no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in FORMULA else text
