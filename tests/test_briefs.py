"""Briefs: how old their figures are, what their tables show, and that their pages follow what they show."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from panji import briefs, live_tables
from panji.file import File, read
from panji.live_tables import Known, Line, Office, State
from panji.record import Record
from panji.record_page import of_type
from panji.record_types.brief import Figure
from panji.register import Register
from panji.site import Site

ROOT = Path(__file__).parents[1]
VOCABULARY = ROOT / "records" / "vocabulary"
WORDS = [read(f"records/vocabulary/{path.name}", path.read_bytes(), "") for path in sorted(VOCABULARY.glob("*.yml"))]
DAY = date(2026, 11, 22)


def record(path: str, *lines: str) -> File:
    content = "\n".join(["---", *lines, "---", "पाठ।", ""]).encode()
    file = read(f"records/{path}", content, hashlib.sha256(content).hexdigest())
    assert file.sound, file.faults
    return file


DIRECTIVE = record(
    "cmo/directive/2026/0001.hi.md",
    "number: प.1(1)मुमका/2026",
    "title: ई-ऑफिस",
    "issued: 2026-01-01",
    "signatory: {post: secretary-to-cm}",
    "to: [dept/it, dept/energy, dept/home]",
    "subjects: [e-office]",
    "points:",
    '  - {id: "1", text: ई-ऑफिस अपनाना, due: 2026-06-30, measure: {unit: percent, target: 90}}',
)
BRIEF = record(
    "cmo/brief/2026/0001.hi.md",
    "title: ई-ऑफिस का पत्रक",
    "issued: 2026-11-20",
    "measures:",
    "  - {what: {hi: लक्ष्य, en: Target}, value: 90, unit: percent, as_on: 2026-01-01, source: cmo/directive/2026/1}",
    "tables:",
    '  - {view: measure, filter: {point: "cmo/directive/2026/1#1"}}',
    "  - {view: late, filter: {office: dept/it}}",
)


def report(office: str, value: int, serial: int = 1, issued: str = "2026-10-05") -> File:
    return record(
        f"{office}/report/2026/{serial:04}.hi.md",
        "title: प्रतिवेदन",
        f"issued: {issued}",
        "as_on: 2026-09-30",
        "items:",
        f'  - {{point: "cmo/directive/2026/1#1", status: in-progress, value: {value}}}',
    )


def site(*files: File) -> Site:
    return Site(Register([*WORDS, DIRECTIVE, BRIEF, *files]), DAY)


def brief_of(site: Site) -> Record:
    return site.register.records["cmo/brief/2026/1"]


def lines(site: Site, view: str, **filter: str) -> list[Line]:
    known = Known(site.register, site.ledger, site.accounts, site.as_of)
    return list(live_tables.live_tables()[view].lines(known, filter))


@pytest.mark.parametrize(
    ("days", "hi", "en", "stale"),
    [
        (0, "आज का", "of today", False),
        (1, "1 दिन पुराना", "1 day old", False),
        (27, "27 दिन पुराना", "27 days old", False),
        (92, "92 दिन पुराना", "92 days old", False),
        (93, "93 दिन पुराना", "93 days old", True),
        (730, "730 दिन पुराना", "730 days old", True),
        (731, "2 वर्ष से अधिक पुराना", "over 2 years old", True),
    ],
)
def test_age(days: int, hi: str, en: str, stale: bool) -> None:
    figure = Figure.model_validate({"what": "x", "value": "1", "as_on": (DAY - timedelta(days)).isoformat()})
    assert (briefs.age(figure, DAY, "hi"), briefs.age(figure, DAY, "en")) == (hi, en)
    assert briefs.is_stale(figure, DAY) is stale


def test_the_latest_are_those_that_none_superseded() -> None:
    later = record(
        "cmo/brief/2026/0002.hi.md",
        "title: नया पत्रक",
        "issued: 2026-11-21",
        "supersedes: [cmo/brief/2026/1]",
        "measures: [{what: x, value: 1, as_on: 2026-11-21, external: x}]",
    )
    assert [each.id for each in briefs.latest(site().register, DAY)] == ["cmo/brief/2026/1"]
    assert [each.id for each in briefs.latest(site(later).register, DAY)] == ["cmo/brief/2026/2"]


def test_farthest_from_the_target_first_and_no_number_last() -> None:
    found = lines(site(report("dept/it", 95), report("dept/energy", 40)), "measure", point="cmo/directive/2026/1#1")
    assert [line.cells[0] for line in found] == [Office("dept/energy"), Office("dept/it"), Office("dept/home")]
    assert found[-1].cells[1] is None


def test_late_of_one_office() -> None:
    (found,) = lines(site(report("dept/it", 40)), "late", office="dept/it")
    state = found.cells[2]
    assert isinstance(state, State)
    assert (state.row.office, state.row.state, state.row.late) == ("dept/it", "overdue", (DAY - date(2026, 6, 30)).days)


def test_a_brief_shows_its_figures_and_what_the_register_knows() -> None:
    here = site(report("dept/it", 41))
    html = of_type.section(brief_of(here), here, "hi")
    assert "325 दिन पुराना" in html
    assert "पुराना आँकड़ा" in html
    assert "41 %" in html
    assert "dept/it" in html


def test_its_page_is_made_anew_when_a_report_comes_or_is_corrected() -> None:
    one, other = site(report("dept/it", 41)), site(report("dept/it", 42))
    more = site(report("dept/it", 41), report("dept/energy", 10))
    keys = {of_type.key(brief_of(each), each) for each in (site(), one, other, more)}
    assert len(keys) == 4
    assert of_type.key(brief_of(one), one) == of_type.key(brief_of(one), site(report("dept/it", 41)))


def test_every_table_says_what_it_is_and_what_narrows_it() -> None:
    kinds = {"addressable", "places", "subjects", "types", "point", "funds", "year"}
    for table in live_tables.live_tables().values():
        assert table.title.hi and table.title.en and all(head.hi and head.en for head in table.heads)
        assert set(table.filters.values()) <= kinds
        assert set(table.needed) <= table.filters.keys()


def test_rows_have_as_many_cells_as_there_are_heads() -> None:
    here = site(report("dept/it", 41))
    for table in live_tables.live_tables().values():
        filter = {"point": "cmo/directive/2026/1#1"} if table.needed else {}
        for line in lines(here, table.name, **filter):
            assert len(line.cells) == len(table.heads)
            assert set(line.of) <= here.register.records.keys()


def test_in_force_are_no_briefs_unless_they_are_asked_for() -> None:
    here = site()
    assert [line.of for line in lines(here, "records")] == [("cmo/directive/2026/1",)]
    assert [line.of for line in lines(here, "records", type="brief")] == [("cmo/brief/2026/1",)]
    assert lines(here, "records", subject="pension") == []
