"""What pages and totals take from the ledger: each duty counted once, also where many are silent."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_ledger import DAY, DAYS, ITEMS, book_of, directive, ledger, report, said

from panji.accounts import GROUP_OF, GROUPS, WORST_FIRST, Account, Tally, account_of, days_of, tallies, tally
from panji.ledger import State
from panji.site import Site
from panji.views import compliance_office

POINTS = (
    "{id: 1, text: a, due: monthly}",
    "{id: 2, text: b, due: 2026-03-31}",
    "{id: 3, text: c, owner: [division/ajmer, dept/it], due: 2026-06-30}",
)
BOOK = ledger(
    directive("2026-01-10", *POINTS),
    report("district/ajmer", "2026-01-31", said("in-progress"), said("complied").replace("#1", "#2"), serial=1),
    report("district/ajmer", "2026-02-28", said("complied"), serial=2),
    report("dept/it", "2026-03-15", said("dropped", "reason: x").replace("#1", "#3"), serial=1),
)
RECORD = BOOK.register.records["cmo/directive/2026/1"]


def test_every_state_is_in_one_group() -> None:
    states = list(State.__args__)
    assert sorted(states) == sorted(GROUP_OF) == sorted(WORST_FIRST)
    assert sum(map(len, GROUPS.values())) == len(states)


@pytest.mark.parametrize("day", ["2026-01-10", "2026-02-15", "2026-03-31", "2026-04-01", "2026-11-22"])
def test_the_silent_are_counted_as_if_one_by_one(day: str) -> None:
    duties = list(BOOK.duties_of(RECORD))
    assert tallies(BOOK, RECORD, [DAY(day)]) == [tally(account_of(BOOK, RECORD, DAY(day), None).rows)]
    assert sum(tallies(BOOK, RECORD, [DAY(day)])[0]) == len(duties) == 41 + 41 + 2


def test_an_account() -> None:
    found = account_of(BOOK, RECORD, DAY("2026-04-10"), DAY("2026-03-20"))
    by_duty = {(row.point, row.office): row for row in found.rows}
    ajmer = by_duty["1", "district/ajmer"]
    # Two months have been reported; March, the third, is missing since the 31st: ten days.
    assert (ajmer.state, ajmer.then, ajmer.late, ajmer.missed) == ("stale", "complied", 10, 1)
    assert (ajmer.report, ajmer.as_on) == ("district/ajmer/report/2026/2", DAY("2026-02-28"))
    assert by_duty["2", "district/ajmer"].state == "complied"
    assert by_duty["3", "dept/it"].reason == "x"
    # Point 1: Ajmer is late and 40 are silent. Point 2: Ajmer is done and 40 are silent. Point 3: one dropped, one not due.
    assert tally(found.rows) == Tally(done=1, going=1, late=1, silent=80, off=1)
    assert tally(found.rows).owed == 83
    assert [tally.owed for tally in found.trend[-4:]] == [84, 84, 83, 83]  # January, February, March and 10 April
    worst = min(found.rows, key=lambda row: row.badness)
    assert (worst.state, worst.late) == ("not-reported", 69)  # since 31 January: 28 + 31 + 10
    kept = Account(found.packed)
    assert (kept.rows, kept.trend, kept.tally) == (found.rows, found.trend, tally(found.rows))


def test_the_days_of_the_trend() -> None:
    days = days_of(DAY("2026-03-31"))
    assert days[0] == DAY("2025-03-31")
    assert days[-2:] == (DAY("2026-02-28"), DAY("2026-03-31"))
    assert len(days) == 13
    assert all((day + timedelta(days=1)).day == 1 for day in days_of(date(2026, 11, 22))[:-1])


@settings(max_examples=30, deadline=None)
@given(st.lists(ITEMS, max_size=6), DAYS)
def test_districts_divisions_and_offices_make_the_state(reports: list, as_of: date) -> None:
    """At every level and on every day: below each division its districts, beside them the offices of the state."""
    accounts = Site(book_of(reports).register, as_of).accounts
    own = {office: tally(rows) for office, rows in accounts.by_office.items()}
    tops = {accounts.parents.get(office, office) for office in own}
    sums = {top: own.get(top, Tally()) for top in tops}
    for top in tops:
        for below in accounts.beneath.get(top, ()):
            sums[top] = sums[top].plus(own[below])
    whole = tally(row for row in accounts.rows if row.owing is None)
    for each in sums.values():
        whole = whole.plus(each)
    assert whole == accounts.whole == tally(accounts.rows)
    by_record = Tally()
    for account in accounts.by_record.values():
        by_record = by_record.plus(tally(account.rows))
    assert by_record == whole


def test_the_page_of_an_office_is_made_again_when_it_first_issues_something() -> None:
    """It links to the office's own records, which need not be about anything that is owed."""
    elsewhere = report("district/ajmer", "2026-01-31", said("complied").replace("2026/1", "2020/9"), serial=1)
    before, after = (
        Site(ledger(directive("2026-01-10", *POINTS), *more).register, DAY("2026-11-22")) for more in ((), (elsewhere,))
    )
    keys = [{bundle.paths[0]: bundle.key for bundle in compliance_office.render(site)} for site in (before, after)]
    assert before.owed == after.owed
    assert compliance_office.key(before) != compliance_office.key(after)
    changed = [path for path, key in keys[0].items() if keys[1][path] != key]
    assert changed == ["compliance/district/ajmer/index.html"]
