"""What lies on an office's desk: what came in and went out lately, what falls due soon, what waits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from panji import letters, retention
from panji.accounts import Owed
from panji.ledger import CLOSED
from panji.letters import Due
from panji.occasions import Occasion
from panji.record import Record, RecordId
from panji.record_types.letter import Letter
from panji.retention import Keeping
from panji.site import Site

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)


class Together(NamedTuple):
    """A point that several offices have to have done by one day."""

    due: date
    rows: tuple[Owed, ...]


class Desk(NamedTuple):
    """What an office needs to know on a day.

    ``came`` and ``went`` are the records of the last seven days, this one among them, the newest first; ``reports`` is
    how many compliance reports came besides. ``occasions``, ``answers`` and ``points`` fall in the seven days that begin
    with this one; ``ceasing`` are the office's own records that cease to be in force within thirty. ``late`` are the
    answers that the office, or another, owes since before this day; ``files`` wait for review or disposal.
    """

    came: list[Record]
    went: list[Record]
    reports: int
    occasions: list[Occasion]
    answers: list[Due]
    points: list[Together]
    ceasing: list[Record]
    late: list[Due]
    files: list[Keeping]


def desk_of(office: str, site: Site) -> Desk:
    """The desk of an office on the site's day.

    Args:
        office: its id.
        site: whose register and day.
    """
    register, today = site.register, site.as_of
    week_ends = today + WEEK - timedelta(days=1)
    lately = [
        record
        for record in site.newest_first
        if record.issued and today - WEEK < record.issued <= today and not record.removed
    ]
    addressed = {record.id for record in site.addressed.get(office, ())}
    came = [record for record in lately if _came(record, office, addressed, site)]
    owed = [due for due in letters.owed(register, today) if due.letter.issuer == office]
    kept = [each for each in retention.keepings(register, today) if each.file.issuer == office]
    return Desk(
        came=[record for record in came if not record.routine],
        went=[record for record in lately if record.issuer == office and not record.received and not record.routine],
        reports=sum(record.routine for record in came),
        occasions=[
            each for each in site.occasions if each.meets(today, week_ends) and not isinstance(each.record, Letter)
        ],
        answers=[due for due in owed if timedelta(0) <= due.by - today < WEEK],
        points=_points(office, site),
        ceasing=sorted(
            (
                record
                for record in register.records.values()
                if record.issuer == office
                and (last := site.standing(record).last_day)
                and site.standing(record).in_force
                and today <= last <= today + MONTH
            ),
            key=lambda record: (site.standing(record).last_day or today, record.id.parts),
        ),
        late=[due for due in owed if due.by < today],
        files=[each for each in kept if each.state in retention.WAITING],
    )


def _came(record: Record, office: str, addressed: set[RecordId], site: Site) -> bool:
    """Whether a record was sent to an office: it received it, is addressed in it, or laid down what it reports on."""
    if record.issuer == office:
        return record.received
    known = site.register.records
    on_its_own = record.follows_up and any(id in known and known[id].issuer == office for id in record.speaks_of)
    return on_its_own or record.id in addressed


def _points(office: str, site: Site) -> list[Together]:
    """The points that fall due within a week: what the office owes, and what others owe by its records."""
    found: dict[tuple[date, str, str], list[Owed]] = {}
    for row in site.accounts.rows:
        near = row.due and timedelta(0) <= row.due - site.as_of < WEEK and row.state not in CLOSED
        if row.due and near and (row.owing == office or row.record.issuer == office):
            found.setdefault((row.due, row.record, row.point), []).append(row)
    return [Together(due, tuple(rows)) for (due, *_), rows in sorted(found.items())]
