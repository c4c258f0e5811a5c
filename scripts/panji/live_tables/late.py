"""Duties that are late or not reported, those that are so for longest first."""

from collections.abc import Mapping, Sequence

from panji.accounts import Owed
from panji.diagnostic import Bilingual
from panji.live_tables import Known, Line, Office, State, What
from panji.record import Record

TITLE = Bilingual(hi="विलम्बित एवं अप्राप्त", en="Late, or not reported")
HEADS = (
    Bilingual(hi="कार्यालय", en="Office"),
    Bilingual(hi="क्या किया जाना है", en="What is to be done"),
    Bilingual(hi="स्थिति", en="State"),
)
FILTERS = {"office": "addressable", "division": "places", "place": "places", "subject": "subjects", "type": "types"}
"""``place``: where that is for which the record is, such as an announcement."""


def lines(known: Known, filter: Mapping[str, str]) -> Sequence[Line]:
    late = [row for row in _rows(known, filter) if row.late]
    return [_line(row) for row in sorted(late, key=lambda row: (row.badness, row.record, row.point, row.office))]


def _rows(known: Known, filter: Mapping[str, str]) -> list[Owed]:
    """The duties of an office, or of a division and its districts, or all; of records of the place, subject and type."""
    accounts = known.accounts
    offices: list[str] | None = None
    if "office" in filter:
        offices = [filter["office"]]
    elif "division" in filter:
        offices = [filter["division"], *accounts.beneath.get(filter["division"], ())]
    if offices is None:
        rows = list(accounts.rows)
    else:
        rows = [row for office in offices for row in accounts.by_office.get(office, ())]
    records = known.register.records
    if "subject" in filter:
        rows = [row for row in rows if filter["subject"] in records[row.record].subjects]
    if "type" in filter:
        rows = [row for row in rows if records[row.record].type == filter["type"]]
    if "place" in filter:
        rows = [row for row in rows if _lies_in(records[row.record], filter["place"], known)]
    return rows


def _lies_in(record: Record, place: str, known: Known) -> bool:
    """Whether a record is for a place, or for one below it: for a district of the division."""
    places = known.register.vocabulary["places"]
    for id in getattr(record, "places", ()):
        seen = set()
        while id and id not in seen:
            if id == place:
                return True
            seen.add(id)
            entry = places.get(id)
            id = entry.parent if entry else None
    return False


def _line(row: Owed) -> Line:
    said = (row.record, row.report) if row.report else (row.record,)
    return Line((Office(row.owing), What(row), State(row)), said)
