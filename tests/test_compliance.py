"""Pages of compliance: what they count, whom they lead to, and which of them a new report makes anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html import unescape

import pytest
from products import listed, singly
from test_ledger import PLACES, directive, record, report

from panji import duties, maps
from panji.accounts import Tally, silences, tally
from panji.file import File, read
from panji.register import Register
from panji.site import Bundle, Page, Site
from panji.views import (
    compliance,
    compliance_kinds,
    compliance_measure,
    compliance_office,
    compliance_record,
    compliance_silent,
    home,
    meeting_pack,
    render_all,
)

AS_OF = date(2026, 11, 22)
LARGEST = 300_000


def site(*files: File, as_of: date = AS_OF, places: Iterable[File] = PLACES) -> Site:
    return Site(Register([*places, *files]), as_of)


def pages(products: Iterable) -> dict[str, str]:
    return {product.address: product.body() for product in singly(products) if isinstance(product, Page)}


def words(html: str) -> str:
    """What a reader sees, without the markup."""
    shown = re.sub(r"<svg.*?</svg>", " ", html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown)).strip()


def said(point: str, status: str, more: str = "") -> str:
    return f"{{point: cmo/directive/2023/1#{point}, status: {status}{more and ', ' + more}}}"


ERA_OF_50 = directive(
    "2023-09-01",
    "{id: 1, text: पहला, due: 2024-03-31, measure: {unit: percent, target: 80}}",
    "{id: 2, text: दूसरा, owner: [dept/it, division/ajmer], due: 2027-01-31}",
)
REPORTS = (
    report("district/ajmer", "2024-03-31", said("1", "complied", "value: 90, verified_by: division/ajmer"), serial=1),
    report("district/kekri", "2024-03-31", said("1", "in-progress", "value: 40, reason: भवन नहीं"), serial=1),
    report("district/jaipur", "2024-02-29", said("1", "in-progress", "value: 70"), serial=1),
    report("dept/it", "2024-02-29", said("2", "in-progress"), serial=1),
)


@pytest.fixture(scope="module")
def here() -> Site:
    return site(ERA_OF_50, *REPORTS)


def test_a_record_has_everyone_once(here: Site) -> None:
    html = pages(compliance_record.render(here))["cmo/directive/2023/1/en/compliance/"]
    matrix = html[html.index('<table class="matrix">') :]
    matrix = matrix[: matrix.index("</table>")]
    rows = re.findall(r'<tr(?: class="inner")? data-groups="[^"]*">.*?</tr>', matrix)
    assert len(rows) == 50 + 2  # all of the day of issue, and the two of the second point
    assert sum("taken over from" in row for row in rows) == 9
    (kekri,) = [row for row in rows if "taken over from Kekri" in row]
    assert "compliance/district/ajmer/" in kekri and "Overdue" in kekri and "40 %" in kekri
    assert "Today&#39;s 41 districts" in html and "The 50 districts of the day of issue" in html
    assert html.count('role="group"') == 2
    assert re.search(r"Complied <b>1</b>.*Within time <b>2</b>.*Late <b>2</b>.*Not reported <b>47</b>", html)


def test_the_history_of_a_record_begins_with_it(here: Site) -> None:
    html = pages(compliance_record.render(here))["cmo/directive/2023/1/en/compliance/"]
    rows = re.findall(r'<tr><th scope="row">(\d+ \w+ \d{4})</th>((?:<td>\d+</td>){5})</tr>', html)
    assert rows[0][0] == "22 November 2026"
    assert all(sum(map(int, re.findall(r">(\d+)<", cells))) == 52 for _, cells in rows)
    assert 3 <= len(rows) <= 18


def test_parts_make_the_whole(here: Site) -> None:
    """Divisions with their districts, and offices, are all there is; no duty is counted twice."""
    offices = {office: tally(rows) for office, rows in here.accounts.by_office.items()}
    places = compliance._places(offices, here, "en")
    assert {line.label for line in places if not line.inner} == {
        duties.office_link(f"division/{name}", here, "en")
        for name in ("ajmer", "bharatpur", "bikaner", "jaipur", "jodhpur", "kota", "udaipur")
    }
    lines = [*(line for line in places if not line.inner), *compliance._offices(offices, here, "en")]
    whole = Tally()
    for line in lines:
        whole = whole.plus(line.tally)
    assert whole == here.accounts.whole
    inner = Tally()
    for line in [*(line for line in places if line.inner), *compliance._offices(offices, here, "en")]:
        inner = inner.plus(line.tally)
    assert inner.plus(offices["division/ajmer"]) == whole


def test_an_office_sees_what_came_to_it(here: Site) -> None:
    html = words(pages(compliance_office.render(here))["en/compliance/district/ajmer/"])
    assert "Late 1" in html and "taken over from Kekri" in html and "reason: भवन नहीं" in html
    ended = words(pages(compliance_office.render(here))["en/compliance/district/kekri/"])
    assert "Ended on 30 December 2024; its duties are now with Ajmer" in ended
    division = words(pages(compliance_office.render(here))["en/compliance/division/ajmer/"])
    assert "Ajmer Division with its districts, in all" in division


@pytest.mark.parametrize("count", [1, 100, 101, 250])
def test_long_lists_go_page_by_page(count: int) -> None:
    points = [f"{{id: p{number}, text: कार्य {number}, owner: dept/it, due: 2026-01-31}}" for number in range(count)]
    found = pages(compliance_office.render(site(directive("2025-01-01", *points))))
    mine = {path: html for path, html in found.items() if path.startswith("compliance/dept/it/")}
    assert len(mine) == -(-count // 100)
    assert sum(html.count('class="rows__title"') for html in mine.values()) == count
    assert all(f'href="compliance/dept/it/#silent">प्रतिवेदन अप्राप्त <small>{count}<' in html for html in mine.values())


def test_no_page_is_too_large() -> None:
    """Forty points of all districts: as many as no directive has."""
    points = [f"{{id: {number}, text: {'कार्य ' * 20}, due: monthly}}" for number in range(1, 41)]
    sizes = {
        address: len(html.encode())
        for address, html in pages(render_all(site(directive("2023-09-01", *points)))).items()
    }
    assert "cmo/directive/2023/1/compliance/4/" in sizes
    assert {address: size for address, size in sizes.items() if size > LARGEST - 20_000} == {}  # the frame comes to it


def test_who_is_silent(here: Site) -> None:
    found = {each.office: each for each in silences(here.accounts.rows)}
    assert "dept/it" not in found  # its day has not come
    assert (found["district/kota"].never, found["district/kota"].latest) == (1, None)
    assert "district/ajmer" not in found  # what Kekri reported is late, not silent
    assert pages(compliance_silent.render(site()))["en/compliance/silent/"].count("<tr") == 0


# -- measures: the Ministry's 75 and 57


def test_75_are_active_and_57_near_their_target() -> None:
    """80 offices owe eOffice; 57 report 80 % of their target or more, 18 less, 3 nothing but zero; two are silent."""
    entries = "\n".join(f"union/m{number}: {{hi: मंत्रालय {number}, en: Ministry {number}}}" for number in range(80))
    offices = read("records/vocabulary/offices.yml", f"cmo: {{hi: मुमका, en: CMO}}\n{entries}\n".encode(), "")
    groups = b"all-ministries: {hi: a, en: All ministries, members: ['union/*']}\n"
    vocabulary = [offices, read("records/vocabulary/groups.yml", groups, "")]
    asked = directive(
        "2019-06-01",
        "{id: 1, text: ई-ऑफिस, due: 2020-03-31, measure: {unit: percent, target: 90}}",
        to="[all-ministries]",
    )
    values = [72 + number % 29 for number in range(57)] + [1 + number * 4 for number in range(18)] + [0] * 3
    reports = [
        report(
            f"union/m{number}",
            "2019-12-20",
            f"{{point: cmo/directive/2019/1#1, status: in-progress, value: {value}}}",
            serial=1,
        )
        for number, value in enumerate(values)
    ]
    assert sum(value >= 72 for value in values) == 57 and sum(value > 0 for value in values) == 75
    later = report(
        "union/m79", "2020-02-01", "{point: cmo/directive/2019/1#1, status: in-progress, value: 5}", serial=1
    )
    review = record(
        "cmo/meeting/2019/0001.hi.md", "title: समीक्षा", "issued: 2019-12-27", "chair: मंत्री",
        "agenda: [{text: ई-ऑफिस, about: [cmo/directive/2019/1]}]",
    )  # fmt: skip
    then = site(asked, *reports, review, as_of=date(2019, 12, 27), places=vocabulary)
    html = words(pages(compliance_measure.render(then))["cmo/directive/2019/1/en/compliance/point-1/"])
    assert "of 80: 75 active, 57 at 80 % of the target or more" in html
    # Seven years later the same day is still to be read there, since a review looked at it.
    now = site(asked, *reports, later, review, places=vocabulary)
    html = pages(compliance_measure.render(now))["cmo/directive/2019/1/en/compliance/point-1/"]
    row = re.search(
        r'<th scope="row">27 December 2019</th><td>(\d+)</td><td>(\d+)</td><td>\d+</td><td>(\d+)</td>', html
    )
    assert row and row.groups() == ("75", "57", "80")
    assert "of 80: 76 active" in words(html)
    index = words(pages(compliance_measure.render(then))["en/compliance/adoption/"])
    assert "75 active, 57 at 80 % of the target or more" in index


def test_what_one_office_counts_is_its_number() -> None:
    asked = directive("2019-12-27", "{id: 1, text: a, owner: dept/it, measure: {unit: offices, target: 75}}")
    item = "{{point: cmo/directive/2019/1#1, status: in-progress, value: {}}}"
    found = site(asked, report("dept/it", "2019-12-27", item.format(57), serial=1))
    index = words(pages(compliance_measure.render(found))["en/compliance/adoption/"])
    assert "On 27 December 2019: 57 offices, target 75 offices" in index


# -- announcements, meetings


def announcement(serial: int, *points: str) -> File:
    return record(
        f"cmo/announcement/2025/{serial:04}.hi.md", f"number: घो.{serial}/2025", f"title: घोषणा {serial}",
        "issued: 2025-01-01", "to: [dept/it]", "places: [district/ajmer]", "points:", *[f"  - {point}" for point in points],
    )  # fmt: skip


STEPS = tuple(
    f"{{id: {id}, text: {id}, due: {due}}}"
    for id, due in (("dpr", "2025-06-30"), ("tender", "2026-01-31"), ("completion", "2027-01-31"))
)


@pytest.mark.parametrize(("items", "state", "at"), [
    ((), "silent", "dpr"),
    (("dpr: complied",), "silent", "tender"),
    (("dpr: complied", "tender: in-progress"), "late", "tender"),
    (("dpr: complied", "tender: complied"), "going", "completion"),
    (("dpr: complied", "tender: complied", "completion: complied"), "done", None),
    (("dpr: complied", "tender: dropped", "completion: dropped"), "off", None),
])  # fmt: skip
def test_how_far_an_announcement_has_come(items: tuple[str, ...], state: str, at: str | None) -> None:
    said = [
        f"{{point: cmo/announcement/2025/1#{id}, status: {status}, reason: x}}"
        for id, status in (item.split(": ") for item in items)
    ]
    reports = [report("dept/it", "2026-02-28", *said, serial=1)] if said else []
    found = site(announcement(1, *STEPS), *reports)
    (of,) = found.register.records.values() if not reports else [found.register.records["cmo/announcement/2025/1"]]
    progress = compliance_kinds.progress(of, found.accounts.of(of))
    assert (progress.state, progress.at) == (state, at)
    html = pages(compliance_kinds.render(found))["en/compliance/announcements/"]
    assert f'id="{state}"' in html


def test_what_was_dropped_says_why_and_who_was_asked() -> None:
    said = "{point: cmo/announcement/2025/1#tender, status: dropped, reason: भूमि नहीं, consulted: [dept/it, cmo]}"
    found = site(announcement(1, *STEPS), report("dept/it", "2026-02-28", said, serial=1))
    html = pages(compliance_kinds.render(found))["en/compliance/announcements/"]
    record_page = pages(compliance_record.render(found))["cmo/announcement/2025/1/en/compliance/"]
    office = pages(compliance_office.render(found))["en/compliance/dept/it/"]
    names = ", ".join(duties.office_name(id, found, "en") for id in ("dept/it", "cmo"))
    for shown in (html, record_page, office):
        assert f"reason: भूमि नहीं; consulted: {names}" in unescape(words(shown))


def test_a_pack_says_what_was_known_on_the_day_and_what_has_come_since() -> None:
    first = record(
        "cmo/meeting/2024/0001.hi.md", "title: पहली", "issued: 2024-04-10",
        "points: [{id: 1, text: भेजें, owner: district/kota, due: 2024-04-30}]", "chair: सचिव", "agenda: [{text: क}]",
    )  # fmt: skip
    second = record(
        "cmo/meeting/2024/0002.hi.md", "title: दूसरी", "issued: 2024-05-10", "chair: सचिव",
        "agenda: [{text: ई-ऑफिस, about: ['cmo/directive/2023/1#1'], decision: शीघ्र करें}]", "follows: cmo/meeting/2024/1",
    )  # fmt: skip
    late = report("district/jaipur", "2025-01-31", said("1", "complied", "value: 95"), serial=1)
    found = pages(meeting_pack.render(site(ERA_OF_50, *REPORTS, first, second, late)))
    html = words(found["cmo/meeting/2024/2/en/pack/"])
    assert html.index("Action taken on the last meeting&#39;s points") < html.index("Agenda")
    assert "Kota : Never reported · 10 days" in html
    # Ajmer had complied; Kekri and Jaipur were overdue since 31 March, 40 days; the other 47 had never reported.
    assert "Complied 1, Late 2, Not reported 47" in html
    assert "Overdue · 40 days 2 :" in html and "Never reported · 40 days 47 :" in html
    assert "Kekri : भवन नहीं" in html
    assert "On 22 November 2026: Complied 2, Late 1, Not reported 47" in html
    assert "शीघ्र करें" in html
    assert "Within time" not in words(found["cmo/meeting/2024/1/en/pack/"])  # it has an agenda that looks at nothing


def test_the_first_page_leads_to_the_district_and_to_the_pack() -> None:
    meeting = record(
        "cmo/meeting/2026/0001.hi.md", "title: बैठक", "issued: 2026-11-01", "chair: सचिव", "agenda: [{text: क, about: [cmo/directive/2023/1]}]"
    )  # fmt: skip
    found = site(ERA_OF_50, *REPORTS, meeting)
    first = pages(home.render(found))["en/"]
    assert re.search('href="?en/compliance/[" >]', first) and re.search(
        'href="?cmo/meeting/2026/1/en/pack/[" >]', first
    )
    state = pages(compliance.render(found))["en/compliance/"]
    for district in maps.districts(found, AS_OF):
        assert f'<a href="en/compliance/{district.id}/">' in state


def test_without_anything_owed_there_is_nothing_to_lead_to() -> None:
    found = site()
    assert "compliance/" not in pages(home.render(found))["en/"].split("</section>")[1]
    assert "0" in words(pages(compliance.render(found))["en/compliance/"])


# -- which pages depend on what


def keys(of: Site) -> dict[tuple[str, ...], str | None]:
    found = {}
    for each in listed(render_all(of)):
        paths = each.paths if isinstance(each, Bundle) else (each.address if isinstance(each, Page) else each.path,)
        found[paths] = each.key
    return found


def test_a_report_makes_anew_only_what_shows_it() -> None:
    other = record(
        "cmo/order/2025/0001.hi.md", "number: आ.1", "title: आदेश", "issued: 2025-01-01", "signatory: {post: secretary-to-cm}",
        "to: [all-districts]", "points: [{id: 1, text: अन्य, owner: all-districts, due: 2025-12-31}]",
    )  # fmt: skip
    before = keys(site(ERA_OF_50, other, *REPORTS))
    after = keys(
        site(ERA_OF_50, other, *REPORTS, report("district/tonk", "2026-01-31", said("1", "in-progress"), serial=1))
    )
    changed = {
        path
        for paths in before.keys() & after.keys()
        if before[paths] != after[paths]
        for path in paths
        if "compliance/" in path and not path.startswith("en/") and "/en/" not in path
    }
    assert not any("district/" in path and "district/tonk" not in path for path in changed)
    assert {path for path in changed if path.endswith(".html")} == {
        "compliance/index.html",
        "compliance/silent/index.html",
        "compliance/records/index.html",
        "compliance/adoption/index.html",
        "compliance/district/tonk/index.html",
        "compliance/division/ajmer/index.html",
        "cmo/directive/2023/1/compliance/index.html",
        "cmo/directive/2023/1/compliance/point-1/index.html",
    }


def test_only_what_a_group_owes_or_somebody_spoke_of_has_a_page() -> None:
    single = directive("2025-01-01", "{id: 1, text: a, owner: dept/it, due: 2025-06-30}", to="[dept/it]")
    spoken = report("dept/it", "2025-05-01", "{point: cmo/directive/2025/1#1, status: in-progress}", serial=1)
    group = directive("2025-01-01", "{id: 1, text: a, due: 2025-06-30}", serial=2)
    found = site(single, group)
    assert [duties.has_page(each, found) for each in found.register.records.values()] == [False, True]
    found = site(single, spoken)
    assert duties.has_page(found.register.records["cmo/directive/2025/1"], found)


def test_a_number_is_seen_against_its_target_in_its_direction() -> None:
    points = (
        "{id: 1, text: a, due: 2027-01-31, measure: {unit: percent, target: 80}}",
        "{id: 2, text: b, due: 2027-01-31, measure: {unit: cases, target: 10, direction: down}}",
    )
    said = [f"{{point: cmo/directive/2026/1#{id}, status: in-progress, value: 40}}" for id in (1, 2)]
    better = [
        f"{{point: cmo/directive/2026/1#{id}, status: in-progress, value: {value}}}" for id, value in ((1, 85), (2, 6))
    ]
    found = site(
        directive("2026-01-05", *points, to="[dept/it, dept/personnel]"),
        report("dept/it", "2026-02-28", *said, serial=1),
        report("dept/personnel", "2026-02-28", *better, serial=1),
    )
    office = pages(compliance_office.render(found))
    shown = words(office["en/compliance/dept/it/"])
    assert "40 / target 80 % (target not met)" in shown and "40 / target at most 10 cases (target not met)" in shown
    shown = words(office["en/compliance/dept/personnel/"])
    assert "85 / target 80 % (target met)" in shown and "6 / target at most 10 cases (target met)" in shown
