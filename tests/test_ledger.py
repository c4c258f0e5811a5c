"""The ledger of compliance: a worked example, each kind of row, and what holds for any reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panji.file import File, read
from panji.ledger import Ledger, Row, period, periods, tally, to_report
from panji.register import Register

VOCABULARY = Path(__file__).parents[1] / "records" / "vocabulary"
PLACES = [read(f"records/vocabulary/{path.name}", path.read_bytes(), "") for path in sorted(VOCABULARY.glob("*.yml"))]
DAY = date.fromisoformat


def record(path: str, *lines: str) -> File:
    file = read(f"records/{path}", "\n".join(["---", *lines, "---", "पाठ।", ""]).encode(), "")
    assert file.sound, file.faults
    return file


def directive(
    issued: str, *points: str, to: str = "[all-districts]", more: Sequence[str] = (), serial: int = 1
) -> File:
    return record(
        f"cmo/directive/{issued[:4]}/{serial:04}.hi.md",
        f"number: प.{serial}/{issued[:4]}",
        "title: निर्देश",
        f"issued: {issued}",
        "signatory: {post: secretary-to-cm}",
        f"to: {to}",
        *more,
        "points:",
        *[f"  - {point}" for point in points],
    )


def report(office: str, as_on: str, *items: str, serial: int, issued: str = "", more: Sequence[str] = ()) -> File:
    issued = issued or as_on
    return record(
        f"{office}/report/{issued[:4]}/{serial:04}.hi.md",
        "title: प्रतिवेदन",
        f"issued: {issued}",
        f"as_on: {as_on}",
        *more,
        "items:",
        *[f"  - {item}" for item in items],
    )


def ledger(*files: File) -> Ledger:
    return Ledger(Register([*PLACES, *files]))


def row(book: Ledger, office: str, as_of: str, point: str = "1") -> Row:
    (found,) = [each for each in book.rows(DAY(as_of)) if each.duty.office == office and each.duty.point.id == point]
    return found


class TestAWorkedExample:
    """A directive of 21 August 2023 to all districts, monthly from 1 September 2023; nine of the 50 end on 30 December 2024.

    * Ajmer reports every month from September 2023 to January 2025, each time on the last day.
    * Sikar reports September to December 2023, then falls silent until 31 January 2025.
    * Neem Ka Thana, which ends and whose successor is Sikar, reports September 2023 to November 2024;
      Sikar reports for it on 31 January 2025.
    * Kekri, which ends and whose successor is Ajmer, never reports.
    * Of the others, none reports. They are 50 − 4 = 46, of which nine − two = seven end too.
    """

    MONTHS = tuple(last for _, last in periods("monthly", DAY("2023-09-01"), DAY("2025-01-31")))  # 17: 4 + 12 + 1
    POINT = "cmo/directive/2023/1#1"

    @pytest.fixture(scope="class")
    @classmethod
    def book(cls) -> Ledger:
        item = f"{{point: {cls.POINT}, status: in-progress, value: 50}}"
        files = [directive("2023-08-21", "{id: 1, text: ई-ऑफिस, due: monthly}", more=["effective: 2023-09-01"])]
        for number, day in enumerate(cls.MONTHS, 1):
            files.append(report("district/ajmer", day.isoformat(), item, serial=number))
            if day <= DAY("2023-12-31"):
                files.append(report("district/sikar", day.isoformat(), item, serial=number))
            if day <= DAY("2024-11-30"):
                files.append(report("district/neem-ka-thana", day.isoformat(), item, serial=number))
        for_another = item.replace("status", "for: district/neem-ka-thana, status")
        files.append(report("district/sikar", "2025-01-31", item, for_another, serial=50))
        return ledger(*files)

    def rows(self, book: Ledger, as_of: str) -> dict[str, tuple[str | None, str, str, int, int]]:
        return {
            each.duty.office.removeprefix("district/"): (
                each.owing and each.owing.removeprefix("district/"),
                each.state,
                each.due.isoformat() if isinstance(each.due, date) else "",
                each.late,
                each.missed,
            )
            for each in book.rows(DAY(as_of))
        }

    def others(self, rows: dict) -> Counter:
        return Counter(
            value[1:] for name, value in rows.items() if name not in ("ajmer", "sikar", "neem-ka-thana", "kekri")
        )

    def test_before_it_takes_effect(self, book: Ledger) -> None:
        assert book.rows(DAY("2023-08-31")) == []  # it is owed from 1 September
        assert len(book.duties) == 50

    def test_in_the_first_month(self, book: Ledger) -> None:
        rows = self.rows(book, "2023-09-15")
        assert len(rows) == 50
        # No month has ended: the first one is due on 30 September, and nothing is late.
        assert set(rows.values()) == {(name, "not-due", "2023-09-30", 0, 0) for name in rows}

    def test_in_february_2024(self, book: Ledger) -> None:
        rows = self.rows(book, "2024-02-15")
        # Five months have ended: September to December 2023 and January 2024; the last was due on 31 January 2024.
        assert rows["ajmer"] == ("ajmer", "in-progress", "2024-01-31", 0, 0)
        # Sikar's last was December; January is missing since 31 January: 15 days.
        assert rows["sikar"] == ("sikar", "stale", "2024-01-31", 15, 1)
        assert rows["neem-ka-thana"] == ("neem-ka-thana", "in-progress", "2024-01-31", 0, 0)
        # Who never reported is late since 30 September 2023: 31 (October) + 30 + 31 + 31 (January) + 15 = 138 days.
        assert rows["kekri"] == ("kekri", "not-reported", "2024-01-31", 138, 5)
        assert self.others(rows) == {("not-reported", "2024-01-31", 138, 5): 46}

    def test_on_the_last_day_of_50_districts(self, book: Ledger) -> None:
        rows = self.rows(book, "2024-12-29")
        # 15 months have ended, the last on 30 November 2024.
        assert rows["ajmer"] == ("ajmer", "in-progress", "2024-11-30", 0, 0)
        # Sikar: missing from January to November 2024, 11 months; since 31 January: 366 − 31 − 2 = 333 days.
        assert rows["sikar"] == ("sikar", "stale", "2024-11-30", 333, 11)
        assert rows["neem-ka-thana"] == ("neem-ka-thana", "in-progress", "2024-11-30", 0, 0)
        # Since 30 September 2023: 92 days to the end of 2023, and 364 to 29 December 2024: 456.
        assert rows["kekri"] == ("kekri", "not-reported", "2024-11-30", 456, 15)
        assert self.others(rows) == {("not-reported", "2024-11-30", 456, 15): 46}

    def test_on_the_first_day_of_41_districts(self, book: Ledger) -> None:
        rows = self.rows(book, "2024-12-30")
        assert len(rows) == 50  # the duties stay; nine have passed to successors
        assert rows["kekri"] == ("ajmer", "not-reported", "2024-11-30", 457, 15)
        assert rows["neem-ka-thana"] == ("sikar", "in-progress", "2024-11-30", 0, 0)
        assert rows["sikar"] == ("sikar", "stale", "2024-11-30", 334, 11)
        assert sum(owing != office for office, (owing, *_) in rows.items()) == 9
        assert len({owing for owing, *_ in rows.values()}) == 41

    def test_in_february_2025(self, book: Ledger) -> None:
        rows = self.rows(book, "2025-02-01")
        # 17 months have ended, the last on 31 January 2025, for which Sikar reported, for itself and for Neem Ka Thana.
        assert rows["ajmer"] == ("ajmer", "in-progress", "2025-01-31", 0, 0)
        assert rows["sikar"] == ("sikar", "in-progress", "2025-01-31", 0, 12)  # the year 2024 stays missing
        assert rows["neem-ka-thana"] == ("sikar", "in-progress", "2025-01-31", 0, 1)  # December 2024
        # Since 30 September 2023: 92 + 366 + 32 = 490 days.
        assert rows["kekri"] == ("ajmer", "not-reported", "2025-01-31", 490, 17)
        assert self.others(rows) == {("not-reported", "2025-01-31", 490, 17): 46}


POINT = "cmo/directive/2026/1#1"
ONCE = directive("2026-01-10", "{id: 1, text: करें, owner: district/ajmer, due: 2026-03-31}")


def said(status: str, more: str = "") -> str:
    return f"{{point: {POINT}, status: {status}{more and ', ' + more}}}"


@pytest.mark.parametrize(("as_of", "items", "state", "late"), [
    ("2026-02-01", [], "not-due", 0),
    ("2026-03-31", [], "not-due", 0),
    ("2026-04-01", [], "not-reported", 1),
    ("2026-03-31", [("2026-02-28", said("in-progress"))], "in-progress", 0),
    ("2026-04-10", [("2026-02-28", said("in-progress"))], "overdue", 10),
    ("2026-04-10", [("2026-02-28", said("not-started"))], "overdue", 10),
    ("2026-04-10", [("2026-02-28", said("complied"))], "complied", 0),
    ("2026-04-10", [("2026-02-28", said("complied", "verified_by: division/ajmer"))], "verified", 0),
    ("2026-04-10", [("2026-02-28", said("not-applicable"))], "not-applicable", 0),
    ("2026-04-10", [("2026-02-28", said("dropped", "reason: x"))], "dropped", 0),
    ("2026-04-10", [("2026-02-28", said("in-progress", "reason: x, revised_due: 2026-05-31"))], "in-progress", 0),
    ("2026-06-10", [("2026-02-28", said("in-progress", "reason: x, revised_due: 2026-05-31"))], "overdue", 10),
    ("2026-02-27", [("2026-02-28", said("complied"))], "not-due", 0),
    ("2026-04-10", [("2026-02-28", said("complied")), ("2026-03-15", said("in-progress"))], "overdue", 10),
])  # fmt: skip
def test_a_point_with_a_date(as_of: str, items: list[tuple[str, str]], state: str, late: int) -> None:
    reports = [report("district/ajmer", day, item, serial=number) for number, (day, item) in enumerate(items, 1)]
    found = row(ledger(ONCE, *reports), "district/ajmer", as_of)
    assert (found.state, found.late) == (state, late)


def test_a_false_report_that_is_corrected() -> None:
    first = report("district/ajmer", "2026-02-28", said("complied"), serial=1)
    second = report(
        "district/ajmer", "2026-02-28", said("in-progress"), serial=2, issued="2026-05-02",
        more=["corrects: [district/ajmer/report/2026/1]"],
    )  # fmt: skip
    book = ledger(ONCE, first, second)
    assert row(book, "district/ajmer", "2026-05-01").state == "complied"  # as was believed then
    assert row(book, "district/ajmer", "2026-05-02").state == "overdue"


def test_what_is_no_longer_in_force_is_owed_by_nobody() -> None:
    ended = record(
        "cmo/order/2026/0001.hi.md", "number: आ.1/2026", "title: निरस्त", "issued: 2026-02-01",
        "signatory: {post: secretary-to-cm}", "to: [all-districts]", "rescinds: [cmo/directive/2026/1]",
    )  # fmt: skip
    book = ledger(ONCE, ended)
    assert row(book, "district/ajmer", "2026-01-31").state == "not-due"
    assert row(book, "district/ajmer", "2026-04-10").state == "ended"


@pytest.mark.parametrize(
    ("status", "state"), [("complied", "ended"), ("in-progress", "ended"), ("dropped, reason: x", "dropped")]
)
def test_a_cadence_ends_with_its_record(status: str, state: str) -> None:
    """Superseded on 1 June, after a report in April: nothing is stale since May, however long ago that is."""
    monthly = directive("2026-01-10", "{id: 1, text: करें, due: monthly}", to="[district/ajmer]")
    instead = directive("2026-06-01", "{id: 1, text: और करें, due: monthly}", to="[district/ajmer]",
                        more=["supersedes: [cmo/directive/2026/1]"], serial=2)  # fmt: skip
    book = ledger(monthly, instead, report("district/ajmer", "2026-04-30", said(status), serial=1))
    (before,) = book.rows(DAY("2026-05-31"))
    after, _ = book.rows(DAY("2026-11-22"))
    assert before.state == ("in-progress" if status == "in-progress" else status.split(",")[0])
    assert (after.state, after.late) == (state, 0)


def test_a_number_against_its_target() -> None:
    up = "{id: 1, text: बढ़ाएँ, owner: district/ajmer, due: 2026-03-31, measure: {unit: percent, target: 80}}"
    down = "{id: 2, text: घटाएँ, owner: district/ajmer, due: 2026-03-31, measure: {unit: count, target: 10, direction: down}}"
    book = ledger(
        directive("2026-01-10", up, down),
        report("district/ajmer", "2026-02-28", said("in-progress", "value: 80"),
               said("in-progress", "value: 11").replace("#1", "#2"), serial=1),
    )  # fmt: skip
    assert row(book, "district/ajmer", "2026-03-01").met is True
    assert row(book, "district/ajmer", "2026-03-01", "2").met is False


@given(st.sampled_from(["weekly", "fortnightly", "monthly", "quarterly", "yearly"]), st.dates(DAY("1999-01-01")))
def test_periods_follow_one_another(cadence: str, day: date) -> None:
    if day.year > 9990:
        return
    first, last = period(cadence, day)
    assert first <= day <= last
    assert period(cadence, first) == period(cadence, last) == (first, last)
    assert period(cadence, last + timedelta(days=1))[0] == last + timedelta(days=1)


OFFICES = ("district/ajmer", "district/kekri", "district/sikar", "division/ajmer")
DAYS = st.dates(DAY("2023-09-01"), DAY("2026-11-22"))
ITEMS = st.tuples(
    st.sampled_from(OFFICES), DAYS, st.sampled_from(["in-progress", "complied", "not-applicable"]), st.integers(1, 3)
)


def book_of(reports: Sequence[tuple[str, date, str, int]]) -> Ledger:
    points = (
        "{id: 1, text: a, due: monthly}",
        "{id: 2, text: b, due: 2024-06-30}",
        "{id: 3, text: c, owner: [division/ajmer, district/kekri], due: 2026-01-31}",
    )
    files = [directive("2023-08-21", *points)]
    for number, (office, day, status, point) in enumerate(reports, 1):
        item = f"{{point: cmo/directive/2023/1#{point}, status: {status}}}"
        files.append(report(office, day.isoformat(), item, serial=number))
    return ledger(*files)


@settings(max_examples=40)
@given(st.lists(ITEMS, max_size=6), DAYS)
def test_parts_make_the_whole(reports: list, as_of: date) -> None:
    """However the rows are grouped, each is counted once."""
    book = book_of(reports)
    rows = book.rows(as_of)
    whole = Counter(tally(rows))
    for part in (lambda each: each.owing, lambda each: each.duty.point.id, lambda each: each.duty.office):
        parts: dict = {}
        for each in rows:
            parts.setdefault(part(each), []).append(each)
        assert sum((Counter(tally(each)) for each in parts.values()), Counter()) == whole
    assert whole.total() == len(rows)


@settings(max_examples=40)
@given(st.lists(ITEMS, max_size=6), ITEMS, DAYS)
def test_a_report_changes_no_other_office(reports: list, another: tuple, as_of: date) -> None:
    before = book_of(reports).rows(as_of)
    after = book_of([*reports, another]).rows(as_of)
    for one, other in zip(before, after, strict=True):
        assert one.duty.office == another[0] or one == other


@settings(max_examples=40)
@given(st.lists(ITEMS, max_size=6), DAYS, st.integers(0, 400))
def test_time_does_not_unreport(reports: list, day: date, later: int) -> None:
    book = book_of(reports)
    then, now = book.rows(day), book.rows(day + timedelta(days=later))
    for before, after in zip(then, now[: len(then)], strict=True):
        assert before.duty == after.duty
        if before.last:
            assert after.last and after.last.report.as_on >= before.last.report.as_on


@pytest.mark.parametrize(("due", "status", "asked"), [
    ("monthly", "complied", True), ("monthly", "in-progress", True), ("monthly", "not-applicable", False),
    ("2027-03-31", "complied", False), ("2027-03-31", "in-progress", True), ("2027-03-31", "dropped", False),
])  # fmt: skip
def test_what_recurs_is_reported_on_again(due: str, status: str, asked: bool) -> None:
    said = f"{{point: cmo/directive/2023/1#1, status: {status}}}"
    book = ledger(
        directive("2023-08-21", f"{{id: 1, text: a, due: {due}}}"),
        report("district/ajmer", "2026-01-31", said, serial=1),
    )
    (row,) = (each for each in book.rows(DAY("2026-02-10")) if each.duty.office == "district/ajmer")
    assert to_report(row.duty.point, row.state) is asked
