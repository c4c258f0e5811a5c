"""How long files are kept and what waits for review or disposal: worked examples, and properties of any file."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers import AS_OF, register

from panji import record_page
from panji.record_types.file import CaseFile
from panji.register import Register
from panji.retention import WAITING, State, holder, holding_post, keeping, keepings, kept_until, last_day
from panji.site import Page, Site
from panji.views import file_keeping

ROOT = Path(__file__).parents[1]


def file(**fields: object) -> CaseFile:
    return CaseFile.model_validate({"title": "पत्रावली", "issued": "2015-01-05", **fields})


@pytest.mark.parametrize(
    ("closed", "years", "until"),
    [
        ("2020-01-01", 5, date(2025, 12, 31)),
        ("2020-12-31", 5, date(2025, 12, 31)),
        ("2021-01-01", 5, date(2026, 12, 31)),
        ("2020-02-29", 1, date(2021, 12, 31)),
        ("2020-06-30", None, None),
    ],
)
def test_years_count_from_the_end_of_the_year_of_closing(closed: str, years: int | None, until: date | None) -> None:
    assert last_day(date.fromisoformat(closed), years) == until
    assert kept_until(file(closed=closed), years) == until


def test_the_life_of_a_file_of_five_years() -> None:
    one = file(
        closed="2015-06-30",
        reviewed=[
            {"date": "2021-03-10", "decision": "keep", "until": "2023-12-31"},
            {"date": "2024-02-05", "decision": "dispose"},
        ],
        disposal={"how": "destroyed", "date": "2025-04-01", "order": "cmo/order/2025/1"},
    )
    states = {
        "2015-06-29": ("open", date(2015, 1, 5), False),
        "2015-06-30": ("kept", date(2015, 6, 30), False),
        "2020-12-31": ("kept", date(2015, 6, 30), False),
        "2021-01-01": ("review", date(2021, 1, 1), False),
        "2021-03-10": ("kept", date(2015, 6, 30), False),
        "2024-01-01": ("review", date(2024, 1, 1), False),
        "2024-02-05": ("disposal", date(2024, 2, 5), False),
        "2025-01-01": ("disposal", date(2024, 2, 5), True),
        "2025-04-01": ("disposed", date(2025, 4, 1), False),
    }
    for day, (state, since, late) in states.items():
        found = keeping(one, 5, date.fromisoformat(day))
        assert (found.state, found.since, found.late) == (state, since, late), day


def test_a_review_left_undone_is_late_when_its_year_is_over() -> None:
    one = file(closed="2018-12-31")
    assert not keeping(one, 5, date(2024, 12, 31)).late
    assert keeping(one, 5, date(2025, 1, 1)).late


def test_who_has_the_file() -> None:
    sent = {"date": "2020-02-10", "to": "dept/finance"}
    back = {"date": "2020-03-01", "to": "cmo"}
    one = file(custody="osd-to-cm", movements=[sent, back])
    vars(one).update(id=None, issuer="cmo")
    assert [holder(one, date(2020, month, 15)) for month in (1, 2, 3)] == ["cmo", "dept/finance", "cmo"]
    posts = [holding_post(one, date(2020, month, 15)) for month in (1, 2, 3)]
    assert posts == ["osd-to-cm", None, "osd-to-cm"]
    other = file(
        custody="osd-to-cm", movements=[sent | {"post": "secretary-finance"}, back | {"post": "secretary-to-cm"}]
    )
    vars(other).update(id=None, issuer="cmo")
    posts = [holding_post(other, date(2020, month, 15)) for month in (1, 2, 3)]
    assert posts == ["osd-to-cm", "secretary-finance", "secretary-to-cm"]


days = st.dates(date(2015, 1, 5), date(2060, 12, 31))


@given(closed=days, years=st.none() | st.integers(1, 40), day=days)
def test_no_file_waits_before_its_time_and_none_waits_for_ever(closed: date, years: int | None, day: date) -> None:
    found = keeping(file(closed=closed.isoformat()), years, day)
    assert found.state == ("open" if day < closed else found.state)
    if found.state == "review":
        assert years is not None and day.year - closed.year > years
        assert found.late == (day.year - closed.year > years + 1)
        assert found.until and found.since == found.until + timedelta(days=1)
    elif found.state == "kept":
        assert years is None or day.year - closed.year <= years


# -- the sample register


@pytest.fixture(scope="module")
def sample() -> Register:
    return register("sample")


def test_the_page_has_each_file_where_it_belongs(sample: Register) -> None:
    site = Site(sample, AS_OF)
    (bundle,) = file_keeping.render(site)
    pages = {product.address: product.body() for product in bundle.make() if isinstance(product, Page)}
    anchors = ("disposal", "review", "disposed")
    for address, body in pages.items():
        parts = dict(re.findall(r'<section>\n<h2 id="(\w+)">(.*?)</section>', body, re.DOTALL))
        for each in keepings(sample, AS_OF):
            link = f"<a href={each.file.id}/{'en/' if address.startswith('en/') else ''}>"
            shown = {name for name, part in parts.items() if link in part and name in anchors}
            assert shown == ({each.state} if each.state in anchors else set())
            assert (link in parts["out"]) == (each.state != "disposed" and holder(each.file, AS_OF) != each.file.issuer)


def test_a_record_knows_its_file(sample: Register) -> None:
    site = Site(sample, AS_OF)
    for each in keepings(sample, AS_OF):
        for id in each.file.contains:
            assert f"<a href={each.file.id}/>" in record_page.page(sample.records[id], site, "hi")


def test_the_sample_has_files_in_every_state(sample: Register) -> None:
    found = keepings(sample, AS_OF)
    assert len(found) >= 16
    assert {each.state for each in found} == set(get_args(State))
    assert {each.state for each in found if each.late} == set(WAITING)
    assert {each.file.disposal.how for each in found if each.file.disposal} == {"destroyed", "transferred"}
    assert any(holder(each.file, AS_OF) != each.file.issuer for each in found)
    assert all(len(each.file.texts) == 2 for each in found)
    order = [(each.state in WAITING, each.late) for each in found]
    assert order == sorted(order, reverse=True)
