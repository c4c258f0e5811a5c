"""Calendars, read back by a program that knows nothing of ours (the icalendar package)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as Read

from panji import ical

KOLKATA = timedelta(hours=5, minutes=30)
AS_OF = date(2026, 11, 22)


def written(*events: ical.Event) -> bytes:
    return ical.calendar("कैलेंडर", "-//Panji//test//HI", AS_OF, events)


def read(*events: ical.Event) -> list[Read]:
    found = Calendar.from_ical(written(*events)).walk("VEVENT")
    assert not [event.errors for event in found if event.errors]
    return found


def event(day: str, last: str = "", **rest: str | bool) -> ical.Event:
    return ical.Event(
        "a@x",
        date.fromisoformat(day),
        "कार्यशाला",
        "",
        "https://x.example/",
        date.fromisoformat(last) if last else None,
        **rest,
    )


def test_a_whole_day_ends_with_the_next() -> None:
    (found,) = read(event("2026-02-28"))
    assert found.decoded("dtstart") == date(2026, 2, 28)
    assert found.decoded("dtend") == date(2026, 3, 1)


def test_several_days_end_after_the_last() -> None:
    (found,) = read(event("2019-12-21", "2019-12-22"))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2019, 12, 21), date(2019, 12, 23))


def test_a_time_of_day_is_that_of_india() -> None:
    (found,) = read(event("2026-12-04", time="10:30", closes="17:00"))
    start, end = found.decoded("dtstart"), found.decoded("dtend")
    assert start.utcoffset() == end.utcoffset() == KOLKATA
    assert start == datetime(2026, 12, 4, 10, 30, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert end - start == timedelta(hours=6, minutes=30)


def test_over_several_days_it_ends_on_the_last() -> None:
    (found,) = read(event("2019-12-21", "2019-12-22", time="10:00", closes="13:00"))
    assert found.decoded("dtend") - found.decoded("dtstart") == timedelta(days=1, hours=3)


def test_no_end_is_made_up() -> None:
    """RFC 5545, 3.6.1: without DTEND it ends when it begins. Over several days it takes these, as far as is known."""
    (found,) = read(event("2026-12-04", time="10:30"))
    assert "dtend" not in found and "duration" not in found
    (found,) = read(event("2026-12-04", "2026-12-06", time="10:30"))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2026, 12, 4), date(2026, 12, 7))


def test_the_zone_has_no_summer_time() -> None:
    calendar = Calendar.from_ical(written(event("2026-07-01", time="10:30"), event("2026-01-01", time="10:30")))
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Kolkata"
    (standard,) = zone.walk("STANDARD")
    assert standard["tzoffsetfrom"].td == standard["tzoffsetto"].td == KOLKATA
    assert not zone.walk("DAYLIGHT")
    moments = [datetime(year, month, 1, 12) for year in (1949, 1970, 2026, 2060) for month in (1, 7)]
    assert {moment.replace(tzinfo=zone.to_tz()).utcoffset() for moment in moments} == {KOLKATA}
    assert {moment.replace(tzinfo=ZoneInfo("Asia/Kolkata")).utcoffset() for moment in moments} == {KOLKATA}


def test_a_calendar_without_events_has_a_component_too() -> None:
    """RFC 5545, 3.6: one at least."""
    read = Calendar.from_ical(written())
    assert [each.name for each in read.subcomponents] == ["VTIMEZONE"]


def test_what_is_cancelled_says_so() -> None:
    one, other = read(event("2026-12-04", cancelled=True), event("2026-12-05"))
    assert (one.get("status"), other.get("status")) == ("CANCELLED", None)


def test_hindi_is_cut_between_letters() -> None:
    title = "लोक सेवा प्रदायगी में सुधार: सरकारों की भूमिका; क्षेत्रीय सम्मेलन, नागपुर (महाराष्ट्र सरकार के सहयोग से)"
    content = written(event("2019-12-21")._replace(title=title, location="सभागार, नागपुर"))
    assert max(map(len, content.split(b"\r\n"))) <= ical.LINE
    for line in content.split(b"\r\n"):
        line.decode()
    (found,) = Calendar.from_ical(content).walk("VEVENT")
    assert (found["summary"], found["location"]) == (title, "सभागार, नागपुर")


CLOCK = st.times().map(lambda time: f"{time:%H:%M}")
DAYS = st.dates(date(1949, 3, 30), date(2100, 12, 31))
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))) | st.text(st.sampled_from('कि्ष,;\\:\n"ñ𑀓 '))


@st.composite
def events(draw: st.DrawFn) -> ical.Event:
    day, time = draw(DAYS), draw(st.none() | CLOCK)
    last = draw(st.none() | st.integers(0, 9).map(lambda count: day + timedelta(days=count)))
    closes = draw(st.none() | CLOCK) if time else None
    return ical.Event(
        f"{draw(st.uuids())}@x", day, draw(WORDS), draw(WORDS), "https://x.example/", last, time, closes, draw(WORDS)
    )


@given(st.lists(events(), max_size=5, unique_by=lambda event: event.uid))
def test_whatever_is_written_reads_back(said: list[ical.Event]) -> None:
    content = written(*said)
    assert content == written(*said)
    assert max(map(len, content.split(b"\r\n"))) <= ical.LINE
    found = Calendar.from_ical(content).walk("VEVENT")
    assert [str(each["uid"]) for each in found] == [each.uid for each in said]
    for one, each in zip(found, said, strict=True):
        assert not one.errors
        assert (one["summary"], one["description"], one.get("location", "")) == (each.title, each.said, each.location)
        start, last = one.decoded("dtstart"), each.last or each.day
        if isinstance(start, datetime):
            assert (start.date(), f"{start:%H:%M}", start.utcoffset()) == (each.day, each.time, KOLKATA)
            if "dtend" in one:
                end = one.decoded("dtend")
                assert end > start
                assert (end.date(), f"{end:%H:%M}", end.utcoffset()) == (last, each.closes, KOLKATA)
            else:
                assert last == each.day
        else:
            assert (start, one.decoded("dtend")) == (each.day, last + timedelta(days=1))


@pytest.mark.parametrize("closes", ["10:30", "09:00"])
def test_an_end_that_is_none_is_left_out(closes: str) -> None:
    """RFC 5545, 3.8.2.2: DTEND is later than DTSTART."""
    (found,) = read(event("2026-12-04", time="10:30", closes=closes))
    assert "dtend" not in found
