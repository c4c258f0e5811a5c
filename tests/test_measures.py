"""How far offices have come: 75 active and 57 near their target, as the Ministry counted on 27 December 2019."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from test_ledger import DAY, directive, ledger, report

from panji.measures import MOST_DAYS, Reach, days_of, level, reach, reached, values, values_on
from panji.record import Measure

UP = Measure(unit="percent", target=80)
DOWN = Measure(unit="cases", target=10, direction="down")


@pytest.mark.parametrize(("value", "expected"), [
    (None, "none"), (0, "none"), (1, "active"), ("63.9", "active"), (64, "near"), ("79.9", "near"), (80, "met"), (100, "met"),
])  # fmt: skip
def test_a_number_that_has_to_rise(value: object, expected: str) -> None:
    assert level(None if value is None else Decimal(value), UP) == expected


@pytest.mark.parametrize(("value", "expected"), [
    (None, "none"), (0, "met"), (10, "met"), (11, "near"), ("12.5", "near"), (13, "active"),
])  # fmt: skip
def test_a_number_that_has_to_fall(value: object, expected: str) -> None:
    assert level(None if value is None else Decimal(value), DOWN) == expected


def test_all_are_counted_once() -> None:
    found = reach([None, Decimal(0), Decimal(10), Decimal(64), Decimal(80), Decimal(95)], UP)
    assert found == Reach(met=2, near=1, active=1, none=2)
    assert (found.at_work, found.near_or_more, sum(found)) == (4, 3, 6)


POINT = "{id: 1, text: ई-ऑफिस, due: monthly, measure: {unit: percent, target: 80}}"


def said(value: str) -> str:
    return f"{{point: cmo/directive/2019/1#1, status: in-progress{value and f', value: {value}'}}}"


def test_what_was_known_on_a_day() -> None:
    book = ledger(
        directive("2019-11-01", POINT),
        report("district/ajmer", "2019-11-30", said("70"), serial=1, issued="2019-12-05"),
        report("district/ajmer", "2019-12-31", said(""), serial=2),  # a report without a number leaves the last one
        report("district/kota", "2019-12-15", said("90"), serial=1),
    )
    duties = book.duties
    (ajmer,) = [duty for duty in duties if duty.office == "district/ajmer"]
    assert values(book, ajmer, [DAY("2019-12-04"), DAY("2020-01-31")]) == [None, 70]
    assert values_on(book, duties, DAY("2019-10-31")) == []
    assert reach(values_on(book, duties, DAY("2019-12-27")), UP) == Reach(met=1, near=1, none=31)
    assert reached(book, duties, [DAY("2019-12-05"), DAY("2019-12-27")], UP) == [
        Reach(near=1, none=32),
        Reach(met=1, near=1, none=31),
    ]
    days = days_of(book, duties, [DAY("2019-12-27"), DAY("2018-01-01")], DAY("2020-02-01"))
    assert days == [DAY(day) for day in ("2019-12-05", "2019-12-15", "2019-12-27", "2019-12-31", "2020-02-01")]


def test_many_days_become_ends_of_months_and_years() -> None:
    reports = [
        report(
            "district/ajmer", (date(2019, 11, 5) + timedelta(days=9 * number)).isoformat(), said("50"), serial=number
        )
        for number in range(1, 200)
    ]
    book = ledger(directive("2019-11-01", POINT), *reports)
    review, until = DAY("2019-12-27"), DAY("2026-11-22")
    days = days_of(book, book.duties, [review], until)
    assert len(days) <= MOST_DAYS + 2
    assert review in days and until == days[-1]
    assert all((day + timedelta(days=1)).day == 1 for day in days if day not in (review, until))
