"""The sheet in which offices report: one row an office and point. It goes out with what is owed, and comes back filled in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from panji.diagnostic import Bilingual
from panji.ledger import CLOSED, Ledger, Row
from panji.record_types.report import Item
from panji.register import Register

COLUMNS = {
    "office": Bilingual(hi="कार्यालय", en="office"),
    "for": Bilingual(hi="किसकी ओर से", en="for"),
    "point": Bilingual(hi="बिंदु", en="point"),
    "instruction": Bilingual(hi="निर्देश", en="instruction"),
    "due": Bilingual(hi="समय-सीमा", en="due"),
    "target": Bilingual(hi="लक्ष्य", en="target"),
    "as_on": Bilingual(hi="दिनांक की स्थिति", en="as_on"),
    "status": Bilingual(hi="स्थिति", en="status"),
    "value": Bilingual(hi="संख्या", en="value"),
    "evidence": Bilingual(hi="साक्ष्य", en="evidence"),
    "reason": Bilingual(hi="कारण", en="reason"),
    "revised_due": Bilingual(hi="नई समय-सीमा", en="revised_due"),
    "consulted": Bilingual(hi="किनसे परामर्श", en="consulted"),
    "verified_by": Bilingual(hi="किसने सत्यापित किया", en="verified_by"),
}
"""The columns by the field that they fill, in their order; their heading may be the field's name, or either label."""

INFORMING = ("instruction", "due", "target")
"""Columns for whoever fills it in; what stands there is not read."""

STATUSES = {
    "not-started": Bilingual(hi="प्रारम्भ नहीं", en="not started"),
    "in-progress": Bilingual(hi="प्रगति पर", en="in progress"),
    "complied": Bilingual(hi="पालना हो चुकी", en="complied"),
    "not-applicable": Bilingual(hi="लागू नहीं", en="not applicable"),
    "dropped": Bilingual(hi="त्यागा गया", en="dropped"),
}
assert set(STATUSES) == set(Item.model_fields["status"].annotation.__args__)  # type: ignore[union-attr]

MARK = "\ufeff"
"""Without a byte order mark, Excel takes a CSV file with Devanagari for something else."""


def to_fill_in(register: Register, office: str, as_of: date, language: str) -> str:
    """A CSV file with a row for each point that an office owes on a day and has not closed.

    Args:
        register: the records.
        office: id of an office or place.
        as_of: the day.
        language: of headings and instructions.
    """
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(heading[language] for heading in COLUMNS.values())
    for row in owed(Ledger(register).rows(as_of), office):
        writer.writerow(_cells(row, office, as_of, language))
    return out.getvalue()


def owed(rows: Iterable[Row], office: str) -> list[Row]:
    """The rows that an office has to report on: its own, and those that have passed to it."""
    return [row for row in rows if row.owing == office and row.state not in CLOSED]


def _cells(row: Row, office: str, as_of: date, language: str) -> Iterable[str]:
    duty, measure = row.duty, row.duty.point.measure
    cells = {
        "office": office,
        "for": "" if duty.office == office else duty.office,
        "point": duty.name,
        "instruction": duty.record.text(language).points.get(duty.point.id, duty.point.text),
        "due": str(row.due or ""),
        "target": f"{measure.target} {measure.unit}" if measure else "",
        "as_on": as_of.isoformat(),
    }
    return (_harmless(cells.get(name, "")) for name in COLUMNS)


def _harmless(text: str) -> str:
    """The text, which no spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
