"""The office's desk: what falls into the week before a day, and into the week that begins with it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from panji.desk import desk_of
from panji.file import File, read
from panji.record_types import record_types
from panji.register import Register
from panji.site import Site
from panji.work import WORK

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 6, 15)


def record(id: str, day: date, more: str = "") -> File:
    folder, serial = id.rsplit("/", 1)
    text = f"---\nnumber: '{serial}'\ntitle: {id}\nissued: {day}\n{more}---\nयथोक्त।\n"
    file = read(f"records/{folder}/{int(serial):04}.hi.md", text.encode(), "")
    assert not file.faults
    return file


def vocabulary() -> list[File]:
    folder = ROOT / "records/vocabulary"
    return [read(f"records/vocabulary/{path.name}", path.read_bytes(), "") for path in sorted(folder.glob("*.yml"))]


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def desk(*files: File):
    return desk_of("cmo", Site(Register([*vocabulary(), *files]), TODAY))


def ids(records) -> list[str]:
    return [str(each.id) for each in records]


def test_a_week_counts_seven_days_with_today() -> None:
    found = desk(
        record("cmo/order/2026/1", days(-7)),
        record("cmo/order/2026/2", days(-6)),
        record("cmo/order/2026/3", TODAY),
        record("cmo/order/2026/4", days(1)),
    )
    assert ids(found.went) == ["cmo/order/2026/3", "cmo/order/2026/2"]
    assert found.came == []


def test_what_came_in_is_received_or_names_the_office() -> None:
    letter = "direction: {}\ncorrespondent: पंजाब सरकार\n"
    found = desk(
        record("cmo/letter/2026/1", TODAY, letter.format("in")),
        record("cmo/letter/2026/2", TODAY, letter.format("out")),
        record("dept/it/circular/2026/1", TODAY, "to: [cmo]\n"),
        record("dept/it/circular/2026/2", TODAY, "to: [dept/finance]\n"),
    )
    assert ids(found.came) == ["dept/it/circular/2026/1", "cmo/letter/2026/1"]
    assert ids(found.went) == ["cmo/letter/2026/2"]


def test_reports_on_the_offices_own_records_are_counted() -> None:
    directive = "to: [dept/it]\npoints:\n  - {id: 1, text: करना, due: 2026-12-31}\n"
    report = "as_on: 2026-06-14\nitems:\n  - {point: ID#1, status: complied}\n"
    found = desk(
        record("cmo/directive/2026/1", days(-90), directive),
        record("dept/it/report/2026/1", TODAY, report.replace("ID", "cmo/directive/2026/1")),
        record("dept/finance/directive/2026/1", days(-90), directive),
        record("dept/it/report/2026/2", TODAY, report.replace("ID", "dept/finance/directive/2026/1")),
    )
    assert (found.reports, found.came) == (1, [])


def test_a_point_is_due_within_the_week_and_its_offices_stand_together() -> None:
    def points(day: date) -> str:
        return f"to: [dept/it, dept/finance]\npoints:\n  - {{id: 1, text: करना, due: {day}}}\n"

    found = desk(
        record("cmo/directive/2026/1", days(-30), points(days(-1))),
        record("cmo/directive/2026/2", days(-30), points(TODAY)),
        record("cmo/directive/2026/3", days(-30), points(days(6))),
        record("cmo/directive/2026/4", days(-30), points(days(7))),
        record("dept/home/directive/2026/1", days(-30), points(days(2))),
    )
    assert [(each.due, {row.owing for row in each.rows}) for each in found.points] == [
        (TODAY, {"dept/it", "dept/finance"}),
        (days(6), {"dept/it", "dept/finance"}),
    ]


def test_answers_are_late_or_fall_due() -> None:
    def letter(serial: int, by: date) -> File:
        more = f"direction: in\ncorrespondent: पंजाब सरकार\nreply_by: {by}\n"
        return record(f"cmo/letter/2026/{serial}", days(-30), more)

    found = desk(letter(1, days(-1)), letter(2, TODAY), letter(3, days(6)), letter(4, days(7)))
    assert ids(due.letter for due in found.late) == ["cmo/letter/2026/1"]
    assert ids(due.letter for due in found.answers) == ["cmo/letter/2026/2", "cmo/letter/2026/3"]
    assert found.occasions == []  # they stand in the calendar too, but not twice on the desk


def test_what_takes_place_in_the_week() -> None:
    def event(serial: int, day: date) -> File:
        return record(f"cmo/event/2026/{serial}", days(-30), f"kind: workshop\nbegins: {day}\n")

    found = desk(event(1, days(-1)), event(2, TODAY), event(3, days(6)), event(4, days(7)))
    assert ids(each.record for each in found.occasions) == ["cmo/event/2026/2", "cmo/event/2026/3"]


def test_what_went_to_all_departments_came_in_at_each() -> None:
    found = desk_of(
        "dept/it",
        Site(Register([*vocabulary(), record("cmo/order/2026/1", TODAY, "to: [all-departments]\n")]), TODAY),
    )
    assert ids(found.came) == ["cmo/order/2026/1"]


def test_what_ceases_within_thirty_days_and_is_still_in_force() -> None:
    found = desk(
        record("cmo/order/2026/1", days(-60), f"expires: {days(-1)}\n"),
        record("cmo/order/2026/2", days(-60), f"expires: {days(30)}\n"),
        record("cmo/order/2026/3", days(-60), f"expires: {days(31)}\n"),
        record("cmo/order/2026/4", days(-60), f"expires: {TODAY}\n"),
        record("dept/it/order/2026/1", days(-60), f"expires: {days(5)}\n"),
    )
    assert ids(found.ceasing) == ["cmo/order/2026/4", "cmo/order/2026/2"]


@pytest.mark.parametrize("work", WORK, ids=lambda work: work.path)
def test_the_parts_of_the_work_are_known(work) -> None:
    """A type or a list that is called otherwise would leave its card out without a word."""
    names = {path.stem for path in (ROOT / "records/vocabulary").glob("*.yml")}
    assert set(work.types) <= set(record_types()) and set(work.lists) <= names and (work.types or work.lists)
