"""The sample register tells a whole story: of every kind of record, and of every end that a point may come to."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from panji.file import read
from panji.ledger import Ledger, State
from panji.occasions import occasions
from panji.record_types.announcement import STAGES
from panji.record_types.meeting import Meeting
from panji.register import Register

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def book() -> Ledger:
    paths = sorted(path for path in (ROOT / "records").rglob("*") if path.is_file())
    return Ledger(Register(read(path.relative_to(ROOT).as_posix(), path.read_bytes(), "") for path in paths))


def test_there_is_enough_of_everything(book: Ledger) -> None:
    counts = Counter(record.type for record in book.register.records.values())
    least = {
        "directive": 20,
        "cabinet-decision": 6,
        "announcement": 12,
        "meeting": 4,
        "report": 400,
        "tour": 12,
        "event": 24,
    }
    assert {name: counts[name] for name, number in least.items() if counts[name] < number} == {}
    in_both = [record for record in book.register.records.values() if record.type in least and record.type != "report"]
    assert [record.id for record in in_both if len(record.texts) < 2] == []


def test_the_ministrys_figures_of_27_december_2019(book: Ledger) -> None:
    rows = [row for row in book.rows(date(2019, 12, 27)) if row.duty.office == "union/darpg"]
    measures = [row.duty.point.measure for row in rows]
    assert [(row.value, measure and measure.unit) for row, measure in zip(rows, measures, strict=True)] == [
        (75, "offices"),  # use eOffice
        (57, "offices"),  # have reached 80 per cent of the target
    ]
    assert not [row for row in book.rows(date(2019, 12, 26)) if row.duty.office == "union/darpg"]


def test_every_end_that_a_point_may_come_to(book: Ledger) -> None:
    rows = book.rows(AS_OF)
    assert {row.state for row in rows} == set(get_args(State))
    assert any(row.last and row.last.item.revised_due for row in rows)
    assert any(row.met for row in rows) and any(row.met is False for row in rows)
    assert {row.duty.point.level for row in rows} >= {"state", "division", "district"}


def test_districts_report_in_all_three_eras(book: Ledger) -> None:
    eras = {"33": date(2020, 12, 31), "50": date(2024, 12, 29), "41": AS_OF}
    reported = dict.fromkeys(eras, 0)
    for name, day in eras.items():
        offices = {report.issuer for report in book.reports if report.issued <= day and report.issued.year == day.year}
        exist = {entry.id for entry in book.register.vocabulary.expand("all-districts", day)}
        assert len(exist) == int(name)
        reported[name] = len(offices & exist)
        assert 0 < len(exist - offices) < len(exist) / 2  # some are silent
    assert min(reported.values()) > 15


def test_successors_report_for_the_districts_that_ended(book: Ledger) -> None:
    """Also for Kekri and Anupgarh, which never reported while they existed."""
    behalf = {item.on_behalf_of for report in book.reports for item in report.items if item.on_behalf_of}
    ended = {entry.id for entry in book.register.vocabulary["places"].values() if entry.until}
    assert behalf <= ended and {"district/kekri", "district/anupgarh"} <= behalf
    assert not {"district/kekri", "district/anupgarh"} & {report.issuer for report in book.reports}


def test_what_was_reported_falsely_is_corrected(book: Ledger) -> None:
    """Each correction changes the row on the day on which it is issued."""
    corrections = [report for report in book.reports if report.corrects]
    falsely = 0
    for correction in corrections:
        wrong = book.register.records[correction.corrects[0].record or ""]
        before = {item.point: (item.status, item.value) for item in wrong.items}
        changed = [item for item in correction.items if before[item.point] != (item.status, item.value)]
        assert changed
        falsely += any(before[item.point][0] == "complied" for item in changed)
        for item in changed:
            (duty,) = [d for d in book.duties if d.name == item.point and d.office == correction.issuer]
            assert book.known(duty, correction.issued)[-1].report is correction
    assert falsely >= 5


def test_announcements_have_milestones_at_every_stage(book: Ledger) -> None:
    rows = [row for row in book.rows(AS_OF) if row.duty.record.type == "announcement" and row.duty.point.id in STAGES]
    states = {stage: {row.state for row in rows if row.duty.point.id == stage} for stage in STAGES}
    assert {"verified", "complied", "overdue", "dropped", "not-due", "in-progress"} <= states["completion"]
    assert all("complied" in found for stage, found in states.items() if stage != "completion")


def test_each_meeting_follows_the_last(book: Ledger) -> None:
    meetings = [each for each in book.register.records.values() if isinstance(each, Meeting) and each.issuer == "cmo"]
    assert [meeting.follows for meeting in meetings] == [None, *(meeting.id for meeting in meetings[:-1])]
    assert all(any(item.about for item in meeting.agenda) for meeting in meetings)


def test_tours_and_events_go_from_the_past_into_the_future(book: Ledger) -> None:
    found = occasions(book.register, AS_OF)
    assert {each.first.year for each in found} >= set(range(2019, 2028))
    assert {each.fate for each in found} == {"on", "cancelled", "postponed"}
    for kind in ("tour", "workshop", "pension-adalat", "training"):
        assert {each.last >= AS_OF for each in found if each.kind == kind} == {True, False}
    announced = {id for each in found for id in each.record.speaks_of if each.kind == "tour"}
    assert len(announced) >= 10
    (nagpur,) = [each for each in found if each.kind == "conference" and each.first.year == 2019]
    assert (nagpur.first, nagpur.last) == (date(2019, 12, 21), date(2019, 12, 22))
