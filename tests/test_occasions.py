"""What takes place, and what became of it: the calendar's pages and files say the same."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from products import singly
from test_ledger import PLACES, record

from panji import almanac, duties
from panji.accounts import GROUPS, tally
from panji.file import File
from panji.occasions import Occasion, occasion_of, occasions, offices_of
from panji.record_page import of_type
from panji.register import Register
from panji.site import Page, Site
from panji.tables import MARK
from panji.views import calendar_files, calendar_pages, indexes, tours

AS_OF = date(2026, 11, 22)
DAY = date.fromisoformat


def event(serial: int, begins: str, *more: str, issued: str = "2026-10-01", office: str = "dept/it") -> File:
    return record(
        f"{office}/event/{issued[:4]}/{serial:04}.hi.md",
        f"title: आयोजन {serial}",
        f"issued: {issued}",
        *[line for line in more if line.startswith(("to:", "rescinds:", "supersedes:"))],
        "kind: workshop",
        f"begins: {begins}",
        *[line for line in more if not line.startswith(("to:", "rescinds:", "supersedes:"))],
    )


def tour(serial: int, begins: str, *more: str) -> File:
    lines = ("title: दौरा", "issued: 2025-01-01", f"begins: {begins}")
    return record(f"cmo/tour/2025/{serial:04}.hi.md", *lines, *more)


MEETING = record(
    "cmo/meeting/2026/0001.hi.md",
    "title: बैठक",
    "issued: 2026-11-10",
    "to: [district/ajmer]",
    "chair: cs",
    "time: '15:30'",
    "agenda: [{text: पालना}]",
)
ANNOUNCED = record(
    "cmo/announcement/2025/0001.hi.md",
    "title: घोषणा",
    "issued: 2025-03-20",
    "points:",
    "  - {id: dpr, text: प्रतिवेदन, owner: dept/phed, due: 2025-12-31}",
    "  - {id: completion, text: कार्य, owner: dept/phed, due: 2027-12-31}",
    "places: [district/ajmer]",
)
REPORTED = record(
    "dept/phed/report/2026/0001.hi.md",
    "title: प्रतिवेदन",
    "issued: 2026-01-10",
    "as_on: 2026-01-09",
    "items:",
    "  - {point: cmo/announcement/2025/1#dpr, status: complied}",
)
TOUR = tour(1, "2025-03-19", "ends: 2025-03-20", "places: [district/ajmer]", "announcements: [cmo/announcement/2025/1]")


def site(*files: File, as_of: date = AS_OF) -> Site:
    return Site(Register([*PLACES, *files]), as_of)


def found(*files: File, as_of: date = AS_OF, since: date | None = None, until: date | None = None) -> list[Occasion]:
    return occasions(Register([*PLACES, *files]), as_of, since, until)


# -- what takes place


def test_what_is_of_any_type_stands_in_one_order() -> None:
    kinds = [
        (each.kind, each.first, each.last)
        for each in found(event(1, "2026-12-04", "ends: 2026-12-05"), MEETING, TOUR, ANNOUNCED)
    ]
    assert kinds == [
        ("tour", DAY("2025-03-19"), DAY("2025-03-20")),
        ("meeting", DAY("2026-11-10"), DAY("2026-11-10")),
        ("workshop", DAY("2026-12-04"), DAY("2026-12-05")),
    ]


@given(st.integers(-3, 3), st.integers(0, 4), st.integers(-3, 3), st.integers(0, 4))
def test_between_two_days_is_what_has_a_day_there(start: int, length: int, since: int, span: int) -> None:
    zero = DAY("2026-12-10")
    first, low = zero + timedelta(start), zero + timedelta(since)
    days = {first + timedelta(each) for each in range(length + 1)}
    wanted = {low + timedelta(each) for each in range(span + 1)}
    each = found(event(1, first.isoformat(), f"ends: {max(days)}"), since=low, until=max(wanted))
    assert bool(each) == bool(days & wanted)


def test_a_later_record_cancels_it() -> None:
    notice = record(
        "dept/it/circular/2026/0001.hi.md",
        "number: प.1/2026",
        "title: रद्द",
        "issued: 2026-11-15",
        "rescinds: [dept/it/event/2026/1]",
    )
    (each,) = found(event(1, "2026-12-04"), notice)
    assert (each.fate, each.because and each.because.id) == ("cancelled", "dept/it/circular/2026/1")
    (before,) = found(event(1, "2026-12-04"), notice, as_of=DAY("2026-11-14"))
    assert (before.fate, before.because) == ("on", None)


def test_a_later_event_on_another_day_postpones_it() -> None:
    later = event(2, "2026-12-18", "supersedes: [dept/it/event/2026/1]", issued="2026-11-15")
    old, new = found(event(1, "2026-12-04"), later)
    assert (old.fate, old.because and old.because.id, new.fate) == ("postponed", "dept/it/event/2026/2", "on")


def test_a_later_event_on_the_same_day_takes_its_place() -> None:
    later = event(2, "2026-12-04", "supersedes: [dept/it/event/2026/1]", issued="2026-11-15")
    (each,) = found(event(1, "2026-12-04"), later)
    assert each.record.id == "dept/it/event/2026/2"


def test_a_part_that_is_changed_ends_nothing() -> None:
    part = event(2, "2026-12-18", "supersedes: [{record: dept/it/event/2026/1, scope: स्थल}]", issued="2026-11-15")
    assert [each.fate for each in found(event(1, "2026-12-04"), part)] == ["on", "on"]


def test_whose_it_is() -> None:
    workshop = event(
        1,
        "2026-12-04",
        "to: [all-divisions]",
        "organisers: [dept/personnel]",
        "partners: [union/darpg, {hi: विश्वविद्यालय, en: A university}]",
        "chair: {hi: मुख्य सचिव, en: Chief Secretary}",
    )
    register = Register([*PLACES, workshop, MEETING, TOUR, ANNOUNCED])
    named = {each.kind: offices_of(each, register) for each in occasions(register, AS_OF)}
    divisions = [entry.id for entry in register.vocabulary.expand("all-divisions", DAY("2026-10-01"))]
    assert len(divisions) == 7
    assert named["workshop"] == ("dept/it", "dept/personnel", "union/darpg", *divisions)
    assert named["meeting"] == ("cmo", "cs", "district/ajmer")
    assert named["tour"] == ("cmo", "district/ajmer")


def test_an_answer_stands_on_its_day_until_it_is_given() -> None:
    heads = ("title: पत्र", "number: एफ-1/2026", "issued: 2026-10-05")
    asked = record(
        "cmo/letter/2026/0001.hi.md", *heads, "direction: in", "correspondent: union/darpg", "reply_by: 2026-12-01"
    )
    reply = record(
        "cmo/letter/2026/0002.hi.md",
        "number: प.1/2026",
        "title: उत्तर",
        "issued: 2026-11-20",
        "replies_to: [cmo/letter/2026/1]",
        "direction: out",
        "correspondent: union/darpg",
    )
    (due,) = found(asked)
    assert (due.kind, due.first) == ("reply-due", DAY("2026-12-01"))
    assert offices_of(due, Register([*PLACES, asked])) == ("cmo",)
    (event,) = [
        each
        for view in singly(calendar_files.render(site(asked)))
        if view.path == "en/calendar/cmo/events.ics"
        for each in Calendar.from_ical(view.content()).walk("VEVENT")
    ]
    assert event["uid"] == "cmo/letter/2026/1/reply@panji.example" and event["summary"] == "Answer due from us: पत्र"
    assert found(asked, reply) == []


# -- the calendar


@cache
def here() -> Site:
    later = event(4, "2026-12-18", "ends: 2027-01-02", "supersedes: [dept/it/event/2026/3]", issued="2026-11-15")
    return site(
        event(1, "2026-12-04", "to: [district/ajmer]", "time: '10:30'", "closes: '17:00'"),
        event(2, "2026-12-04", "time: '09:00'"),
        event(3, "2026-12-06"),
        later,
        MEETING,
        TOUR,
        ANNOUNCED,
        REPORTED,
    )


@cache
def pages() -> dict[str, str]:
    products = [*singly(calendar_pages.render(here())), *singly(tours.render(here()))]
    return {each.address: each.body() for each in products if isinstance(each, Page)}


@cache
def files() -> dict[str, bytes]:
    return {each.path: each.content() for each in singly(calendar_files.render(here()))}


def test_a_page_for_each_month_that_has_something_and_for_this_one() -> None:
    months = {address for address in pages() if re.fullmatch(r"calendar/\d{4}-\d\d/", address)}
    assert months == {f"calendar/{month}/" for month in ("2025-03", "2026-11", "2026-12", "2027-01")}
    assert set(pages()) >= {f"en/{month}" for month in months}
    november = pages()["en/calendar/2026-11/"]
    assert re.findall(r"href=en/calendar/(\d{4}-\d\d)/>", november) == ["2025-03", "2026-12"]
    assert "2026-06" not in pages()["en/calendar/"]


def test_every_day_has_its_cell_and_what_takes_place_on_it() -> None:
    cells = dict(re.findall(r'<td[^>]*><time datetime="([^"]+)">\d+</time>(.*?)</td>', pages()["en/calendar/2026-12/"]))
    assert len(cells) == 31
    assert re.findall("आयोजन .", cells["2026-12-04"]) == ["आयोजन 2", "आयोजन 1"]
    assert "postponed" in cells["2026-12-06"] and "18 December 2026" in cells["2026-12-06"]
    assert "day 14" in cells["2026-12-31"]
    held = {day for day, cell in cells.items() if "<li>" in cell}
    assert held == {"2026-12-04", "2026-12-06", *(f"2026-12-{day}" for day in range(18, 32))}
    january = pages()["en/calendar/2027-01/"]
    assert "day 16" in january and "day 17" not in january


def test_what_is_coming_is_listed_and_what_is_over_is_not() -> None:
    coming = pages()["calendar/"].partition('id="coming"')[2].partition("<h2")[0]
    assert re.findall(r"आयोजन \d|दौरा|बैठक", coming) == ["आयोजन 2", "आयोजन 1", "आयोजन 3", "आयोजन 4"]


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_files_say_what_the_calendar_says(lang: str) -> None:
    assert len({path for path in files() if path.startswith("en/") == (lang == "en")}) == len(files()) // 2
    for content in files().values():
        read = Calendar.from_ical(content)
        assert read["prodid"].endswith(("HI", "EN")) and not [each for each in read.walk() if each.errors]
    whole = Calendar.from_ical(files()[almanac.file(None, here(), lang)]).walk("VEVENT")
    said = occasions(here().register, AS_OF)
    assert [str(each["uid"]) for each in whole] == [f"{each.record.id}@panji.example" for each in said]
    for one, each in zip(whole, said, strict=True):
        assert (one.get("status") == "CANCELLED") == (each.fate != "on")
        start = one.decoded("dtstart")
        assert (start.date() if each.time else start) == each.first
        if each.time:
            assert (f"{start:%H:%M}", start.utcoffset()) == (each.time, timedelta(hours=5, minutes=30))
        else:
            assert one.decoded("dtend") == each.last + timedelta(days=1)


def test_an_office_has_its_own() -> None:
    ajmer = Calendar.from_ical(files()["calendar/district/ajmer/events.ics"]).walk("VEVENT")
    assert [str(each["uid"]).partition("@")[0] for each in ajmer] == [
        "cmo/tour/2025/1",
        "cmo/meeting/2026/1",
        "dept/it/event/2026/1",
    ]


def test_the_lists_of_an_office_and_of_a_place_lead_to_its_calendar() -> None:
    lists = {each.address: each for each in singly(indexes.render(here())) if isinstance(each, Page)}
    for address, to in (("office/cs/", "calendar/cs/"), ("en/place/district/ajmer/", "en/calendar/district/ajmer/")):
        assert f'"{to}events.ics"' in lists[address].body()
    assert "events.ics" not in lists["place/district/kota/"].body()


def test_the_pages_lead_to_every_file() -> None:
    for lang in ("hi", "en"):
        start = here().prefix(lang)
        linked = set(re.findall(r"href=((?:en/)?calendar/[^ >]*\.ics)[ >]", pages()[f"{start}calendar/"]))
        assert linked == {path for path in files() if path.startswith("en/") == (lang == "en")}


# -- tours


def test_a_tour_says_what_became_of_what_was_announced() -> None:
    counts = tally(here().accounts.of(here().register.records["cmo/announcement/2025/1"]))
    assert (counts.done, counts.going) == (1, 1)
    (tour,) = [each for each in here().register.records.values() if each.type == "tour"]
    for lang in ("hi", "en"):
        said = duties.sentence(counts, lang)
        assert said in pages()[f"{here().prefix(lang)}tours/"]
        assert said in of_type.section(tour, here(), lang)


def test_its_table_has_the_same_numbers() -> None:
    (content,) = [each.content() for each in singly(tours.render(here())) if not isinstance(each, Page)][:1]
    (row,) = csv.DictReader(io.StringIO(content.decode().removeprefix(MARK)))
    assert (row["घोषणा"], row["आरम्भ"], row["समाप्ति"]) == ("cmo/announcement/2025/1", "2025-03-19", "2025-03-20")
    assert [row[duties.group_word(group, "hi")] for group in GROUPS] == ["1", "1", "0", "0", "0"]


def test_a_report_on_an_announcement_makes_the_pages_of_its_tour_anew() -> None:
    keys = []
    for reports in ((), (REPORTED,)):
        of = site(TOUR, ANNOUNCED, *reports)
        (bundle,) = tours.render(of)
        keys.append((bundle.key, of_type.key(of.register.records["cmo/tour/2025/1"], of)))
    assert keys[0][0] != keys[1][0] and keys[0][1] != keys[1][1]


def test_what_is_no_occasion_is_none() -> None:
    register = Register([*PLACES, ANNOUNCED, REPORTED])
    assert [occasion_of(each, register, AS_OF) for each in register.records.values()] == [None, None]
