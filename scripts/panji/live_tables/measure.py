"""Offices against the target of a point, with the number that each reported last, the farthest from it first."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from panji.accounts import Owed
from panji.diagnostic import Bilingual
from panji.ledger import resolve
from panji.live_tables import Amount, Known, Line, Office
from panji.record import Measure

TITLE = Bilingual(hi="लक्ष्य के विरुद्ध उपलब्धि", en="Against the target")
HEADS = (
    Bilingual(hi="कार्यालय", en="Office"),
    Bilingual(hi="उपलब्धि", en="Reached"),
    Bilingual(hi="लक्ष्य", en="Target"),
    Bilingual(hi="स्थिति दिनांक", en="As on"),
)
FILTERS = {"point": "point", "division": "places"}
NEEDED = ("point",)


def lines(known: Known, filter: Mapping[str, str]) -> Sequence[Line]:
    resolved = resolve(known.register, filter.get("point", ""))
    measure = resolved and resolved[1].measure
    if resolved is None or measure is None:
        return []
    record, point = resolved
    rows = [row for row in known.accounts.of(record) if row.point == point.id]
    if "division" in filter:
        offices = {filter["division"], *known.accounts.beneath.get(filter["division"], ())}
        rows = [row for row in rows if row.owing in offices]
    return [_line(row, measure) for row in sorted(rows, key=lambda row: (_distance(row, measure), row.office))]


def _distance(row: Owed, measure: Measure) -> tuple[bool, Decimal]:
    """For sorting: those with a number before those without, and of them whoever is farthest from the target first."""
    value = row.value or Decimal(0)
    return row.value is None, value if measure.direction == "up" else -value


def _line(row: Owed, measure: Measure) -> Line:
    value = None if row.value is None else Amount(row.value, measure.unit)
    said = (row.record, row.report) if row.report else (row.record,)
    return Line((Office(row.owing), value, Amount(measure.target, measure.unit), row.as_on), said)
