"""What can be taken along from the pages of compliance: it reads back, and says what the pages say."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator, FormatChecker
from products import singly
from test_compliance import ERA_OF_50, REPORTS, site
from test_ledger import directive, report

from panji import downloads, duties
from panji.accounts import GROUPS, tally
from panji.atom import ATOM
from panji.site import Site
from panji.tables import MARK
from panji.views import api_v1_compliance, compliance_feeds, compliance_tables

DATED = directive(
    "2026-01-05",
    '{id: "1", text: "=SUM(A1), करें", due: 2026-12-31}',
    '{id: "2", text: "ख", due: 2026-03-31}',
    '{id: "3", text: "ग", due: monthly}',
    serial=9,
)


@cache
def here() -> Site:
    return site(ERA_OF_50, DATED, *REPORTS)


@cache
def files() -> dict[str, bytes]:
    views = (compliance_tables, compliance_feeds, api_v1_compliance)
    return {each.path: each.content() for view in views for each in singly(view.render(here()))}


def table(path: str) -> list[dict[str, str]]:
    text = files()[path].decode("utf-8")
    assert text.startswith(MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True))


# -- tables


def test_the_totals_of_the_tables_are_those_of_the_pages() -> None:
    accounts = here().accounts
    words = [duties.group_word(group, "en") for group in GROUPS]
    for name in ("offices", "records", "history"):
        for row in table(f"en/compliance/{name}.csv"):
            counts = tuple(int(row[word]) for word in words)
            if name == "offices":
                assert counts == tally(accounts.by_office.get(row["id"], ())), row
            elif name == "records":
                assert counts == tally(accounts.by_record[row["id"]].rows), row
            else:
                assert counts == dict(accounts.trend)[date.fromisoformat(row["date"])]
    whole = [tuple(int(row[word]) for word in words) for row in table("en/compliance/records.csv")]
    assert tuple(map(sum, zip(*whole, strict=True))) == tuple(accounts.whole)


def test_a_table_of_duties_has_each_once() -> None:
    rows = table("compliance/duties.csv")
    assert len(rows) == len(list(here().accounts.rows))
    keys = [(row["अभिलेख"], row["बिंदु"], row["मूल दायित्व"] or row["कार्यालय"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert any(row["निर्देश"] == "'=SUM(A1), करें" for row in rows)


@pytest.mark.parametrize("path", ["compliance/district/ajmer/report.csv", "en/compliance/district/ajmer/report.csv"])
def test_the_sheet_asks_for_what_is_owed(path: str) -> None:
    head, *rows = csv.reader(io.StringIO(files()[path].decode("utf-8-sig")))
    at = head.index("point" if path.startswith("en/") else "बिंदु")
    assert {row[at] for row in rows} >= {"cmo/directive/2026/9#1", "cmo/directive/2026/9#2"}


# -- calendars


def calendar(path: str) -> Calendar:
    return Calendar.from_ical(files()[path])


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_every_calendar_is_one(lang: str) -> None:
    found = [path for path in files() if path.endswith(".ics") and path.startswith("en/") == (lang == "en")]
    assert len(found) == len(here().accounts.offices)
    for path in found:
        content = files()[path]
        assert content.endswith(b"END:VCALENDAR\r\n") and b"\n" not in content.replace(b"\r\n", b"")
        assert max(map(len, content.split(b"\r\n"))) <= 75  # RFC 5545, 3.1: octets of a line
        read = Calendar.from_ical(content)
        assert read["version"] == "2.0" and read["prodid"]
        for event in read.walk("VEVENT"):
            assert not event.errors
            assert type(event.decoded("dtstart")) is date
            assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
            assert event.decoded("dtstamp") == datetime(2026, 11, 22, tzinfo=UTC)
            assert event["summary"] and event["url"].startswith("https://")
        names = [str(event["uid"]) for event in read.walk("VEVENT")]
        assert len(set(names)) == len(names)


def test_what_is_due_stands_on_its_day() -> None:
    events = {str(event["uid"]): event for event in calendar("compliance/district/ajmer/due.ics").walk("VEVENT")}
    dated = next(event for name, event in events.items() if name.startswith("cmo/directive/2026/9/1/district/ajmer@"))
    assert dated.decoded("dtstart") == date(2026, 12, 31)
    assert dated["summary"] == "=SUM(A1), करें"
    late = next(event for name, event in events.items() if name.startswith("cmo/directive/2026/9/2/district/ajmer@"))
    assert late.decoded("dtstart") == date(2026, 3, 31) and "236 दिन" in late["summary"]
    monthly = next(event for name, event in events.items() if name.startswith("monthly/2026-11-30/district/ajmer@"))
    assert monthly.decoded("dtstart") == date(2026, 11, 30)


def test_a_due_date_keeps_its_name_when_it_is_moved() -> None:
    said = "{point: cmo/directive/2026/9#1, status: in-progress, revised_due: 2027-02-28}"
    moved = report("district/ajmer", "2026-11-01", said, serial=77)
    before = {str(event["uid"]) for event in calendar("compliance/district/ajmer/due.ics").walk("VEVENT")}
    again = site(ERA_OF_50, DATED, *REPORTS, moved)
    after = next(
        each.content()
        for each in singly(compliance_feeds.render(again))
        if each.path == "compliance/district/ajmer/due.ics"
    )
    events = {str(event["uid"]): event for event in Calendar.from_ical(after).walk("VEVENT")}
    assert set(events) == before
    name = next(name for name in before if name.startswith("cmo/directive/2026/9/1/"))
    assert events[name].decoded("dtstart") == date(2027, 2, 28)


# -- feeds


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_every_feed_is_one(lang: str) -> None:
    prefix = here().prefix(lang)
    for id in here().accounts.offices:
        root = ElementTree.fromstring(files()[downloads.of_office(id, "due.atom", here(), lang)])
        assert root.tag == f"{{{ATOM}}}feed"
        entries = root.findall(f"{{{ATOM}}}entry")
        open_ = [row for row in here().accounts.by_office.get(id, ()) if row.group in ("going", "late", "silent")]
        assert len(entries) == min(len(open_), compliance_feeds.ENTRIES)
        ids = [entry.findtext(f"{{{ATOM}}}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        moments = [entry.findtext(f"{{{ATOM}}}updated") for entry in entries]
        assert moments == sorted(moments, reverse=True) and all(moment[:10] <= "2026-11-22" for moment in moments)
        assert root.find(f"{{{ATOM}}}link[@rel='alternate']").get("href").endswith(f"/{prefix}compliance/{id}/")


# -- data


def test_the_data_are_as_their_schemas_say() -> None:
    for kind in ("state", "record", "office"):
        schema = json.loads(files()[f"api/v1/schema/compliance-{kind}.json"])
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        found = [path for path in files() if path.startswith(f"api/v1/compliance/{kind}")]
        assert found
        for path in found:
            validator.validate(json.loads(files()[path]))
        assert list(validator.iter_errors(json.loads(files()[found[0]]) | {"as_of": 1}))


def test_the_data_say_what_the_pages_say() -> None:
    accounts = here().accounts
    whole = json.loads(files()["api/v1/compliance/state.json"])
    assert whole["totals"] == accounts.whole._asdict()
    for kind in ("offices", "records"):
        for group in GROUPS:
            nobody = sum(row.owing is None and row.group == group for row in accounts.rows)
            gone = nobody if kind == "offices" else 0
            assert sum(each["totals"][group] for each in whole[kind]) == whole["totals"][group] - gone
    kekri = json.loads(files()["api/v1/compliance/office/district/kekri.json"])
    assert not kekri["duties"] and {each["owing"] for each in kekri["passed_on"]} == {"district/ajmer"}
    ajmer = json.loads(files()["api/v1/compliance/office/district/ajmer.json"])
    assert {each["office"] for each in ajmer["duties"]} == {"district/ajmer", "district/kekri"}


@pytest.mark.parametrize("path", ["compliance/district/ajmer/due.ics", "en/compliance/duties.csv"])
def test_the_same_day_gives_the_same_bytes(path: str) -> None:
    again = site(ERA_OF_50, DATED, *REPORTS)
    view = compliance_feeds if path.endswith(".ics") else compliance_tables
    assert next(each.content() for each in singly(view.render(again)) if each.path == path) == files()[path]
