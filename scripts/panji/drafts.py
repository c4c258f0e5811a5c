"""A record that has yet to be filled in, at the place where it belongs: what is known stands there, the rest is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from panji import language
from panji.file import LANGUAGES, spot
from panji.ledger import Ledger, Row
from panji.record import RecordId
from panji.record_types import record_types
from panji.register import Register
from panji.sheet import owed

REPORT_TITLE = "{office} की पालना स्थिति, {day}"


def next_path(register: Register, office: str, type_name: str, year: int, taken: Iterable[str] = ()) -> str:
    """Where the next record of a series lies.

    Args:
        register: the records there are.
        office: the issuer.
        type_name: the type, such as ``report``.
        year: the year of its series.
        taken: paths that are given away already, though no file lies there yet.
    """
    ids = [each.id for each in register.files.values()] + [spot(path).id for path in taken]
    ids += map(RecordId, register.redirects)  # an old id leads elsewhere for ever
    serials = [id.serial for id in ids if id and (id.issuer, id.type, id.year) == (office, type_name, year)]
    last = RecordId.of(office, type_name, year, max(serials, default=0))
    return f"records/{office}/{type_name}/{year}/{last.serial + 1:04}.{LANGUAGES[0]}.md"


def draft(register: Register, type_name: str, office: str, as_of: date) -> tuple[str, str]:
    """The path of a new record, and its text.

    Args:
        register: the records there are.
        type_name: one of :func:`~panji.record_types.record_types`.
        office: who issues it.
        as_of: the day of its issue; of a report also the day for which it speaks.
    """
    model = record_types()[type_name]
    known = {"issued": as_of.isoformat()}
    if type_name == "report":
        entry = register.vocabulary.addressable.get(office)
        title = REPORT_TITLE.format(office=entry.label.hi if entry else office, day=language.date(as_of, "hi"))
        known |= {"title": title, "as_on": as_of.isoformat()}
    lines = []
    for field in dict.fromkeys((*model.required, "subjects")):
        if field == "items":
            lines += ["items:", *_items(register, owed(Ledger(register).rows(as_of), office))]
        elif field != "subjects" or type_name != "report":
            lines.append(f"{field}: {known[field]}" if field in known else f"{field}:  # {model.meaning(field).hi}")
    path = next_path(register, office, type_name, as_of.year)
    return path, "\n".join(["---", *lines, "---", "", ""])


def _items(register: Register, rows: list[Row]) -> Iterator[str]:
    """Each point that is owed, with what it says; its status is for the office to write."""
    for row in rows:
        duty = row.duty
        behalf = "" if duty.office == row.owing else f", for: {duty.office}"
        yield f"  # {' '.join(duty.record.text(LANGUAGES[0]).points.get(duty.point.id, duty.point.text).split())}"
        yield f"  - {{point: {duty.name}{behalf}, status: }}"
