"""No violation of WCAG 2.1 A and AA that axe can find."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Reader, Register, address
from playwright.sync_api import Page, expect
from served import CORRECTED

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}
# Light and dark, wide and narrow. Between languages only the words differ, so the pages that matter most are looked at in two
# of the four ways in each, the others in one: each colour scheme and each width once.
HINDI, ENGLISH = (("light", 1280), ("dark", 360)), (("dark", 1280), ("light", 360))
NARROW_AND_DARK = ("dark", 360)
PAGES = {
    "year": "year/2026/",
    "calendar": "calendar/2026-12/",
    "tours": "tours/",
    "funds": "funds/famine-flood/",
    "manuals": "manuals/",
    "portals": "portals/",
    "places": "place/",
    "offices": "office/",
    "in-force": "in-force/",
    "in-force-on": "in-force/tours/",
    "feeds": "feeds/",
    "log": "log/",
    "rules": "rules/",
    "rule": "rules/wrong-type/",
    "type": "fields/circular/",
    "guide": "guide/format/",
    "about": "about/",
}


def check(page: Page, *ways: tuple[str, int]) -> None:
    for scheme, width in ways:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=RULES)
        assert not found.violations_count, f"{page.url}, {scheme}, {width} pixels:\n{found.generate_report()}"


def unfold(page: Page) -> None:
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")


@pytest.mark.parametrize("start", PAGES.values(), ids=PAGES)
def test_page(reader: Reader, start: str) -> None:
    page = reader(start)
    check(page, HINDI[0])
    page.goto(f"en/{start}")
    check(page, NARROW_AND_DARK)


def test_the_longest_page(reader: Reader) -> None:
    check(reader("data/tables/"), NARROW_AND_DARK)


def test_home(reader: Reader) -> None:
    page = reader("./", viewport={"width": 360, "height": 740})
    page.locator(".burger").click()
    expect(page.locator("#menu")).to_be_visible()
    check(page, ("light", 360), ("dark", 360), ("light", 1280))
    page.goto("en/")
    check(page, *ENGLISH)


def test_results_with_facets(reader: Reader) -> None:
    page = reader("search/?q=2026&type=circular")
    for start, ways in ((page.url, HINDI), ("en/search/?q=water&type=circular", ENGLISH)):
        page.goto(start)
        expect(page.locator(".search__results .rows > li").first).to_be_visible()
        unfold(page)
        check(page, *ways)


@pytest.mark.parametrize("state", ["in-force", "superseded"])
def test_record(reader: Reader, register: Register, state: str) -> None:
    record = register.one(state)
    page = reader(address(record, "hi"))
    unfold(page)
    check(page, *HINDI)
    page.goto(address(record, "en"))
    unfold(page)
    check(page, *ENGLISH)


@pytest.mark.parametrize("state", ["partly-changed", "not-yet", "expired"])
def test_record_in_another_state(reader: Reader, register: Register, state: str) -> None:
    page = reader(address(register.one(state), "hi"))
    check(page, ("light", 1280), ("dark", 1280))


def test_record_in_one_language_only(reader: Reader, register: Register) -> None:
    check(reader(address(register.one("in-force", languages="hi"), "en")), *ENGLISH)


@pytest.mark.parametrize("page", ["versions/", "versions/1/"])
def test_versions(reader: Reader, page: str) -> None:
    check(reader(f"{CORRECTED}/{page}"), *HINDI)
    check(reader(f"{CORRECTED}/en/{page}"), *ENGLISH)


def test_wrong_address(reader: Reader) -> None:
    reader.expected.append("404 (Not Found)")
    check(reader("nothing/here/"), *HINDI)


@pytest.mark.parametrize(
    ("record", "end"), [("cmo/circular/2019/1", "relations"), ("cmo/circular/2025/2", "consolidated")]
)
def test_the_chain_and_the_consolidated_text_of_a_record(reader: Reader, record: str, end: str) -> None:
    page = reader(f"{record}/{end}/")
    for start, ways in ((page.url, HINDI), (f"{record}/en/{end}/", ENGLISH)):
        page.goto(start)
        unfold(page)
        check(page, *ways)
