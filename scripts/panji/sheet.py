"""The sheet in which offices report: one row an office and point. It goes out with what is owed, and comes back filled in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from panji import tables
from panji.diagnostic import Bilingual
from panji.ledger import Row, to_report
from panji.record import Point, Record
from panji.record_types.report import Item

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


def to_fill_in(owed: Iterable[tuple[str, str]], office: str, as_of: date, language: str) -> str:
    """A CSV file with a row for each point that an office has to report on.

    Args:
        owed: its duties: to whom each was addressed, and what is known of it: see :func:`known`.
        office: id of an office or place.
        as_of: the day.
        language: of headings and instructions.
    """
    heads = [heading[language] for heading in COLUMNS.values()]
    own, end = tables.cells((office, "")), f"{as_of}{TO_FILL_IN}"
    lines = [f"{own if each == office else tables.cells((office, each))},{known},{end}" for each, known in owed]
    return tables.joined(heads, lines)


def owed(rows: Iterable[Row], office: str) -> list[Row]:
    """The rows that an office has to report on: its own, and those that have passed to it."""
    return [row for row in rows if row.owing == office and to_report(row.duty.point, row.state)]


TO_FILL_IN = "," * (len(COLUMNS) - 1 - list(COLUMNS).index("as_on"))
"""The empty cells behind ``as_on``."""


def known(record: Record, point: Point, due: date | None, language: str) -> str:
    """The cells from ``point`` to ``target`` of a point that is to be done until a day."""
    words = record.text(language).points.get(point.id, point.text)
    target = f"{point.measure.target} {point.measure.unit}" if point.measure else ""
    return tables.cells((f"{record.id}#{point.id}", words, due, target))
