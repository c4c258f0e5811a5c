"""No violation of WCAG 2.1 A and AA that axe can find."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Reader, Register, address
from playwright.sync_api import Page, expect

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}
PAGES = {
    "home": "./",
    "year": "year/2026/",
    "results": "search/?q=2026&type=circular",
    "places": "place/",
    "offices": "office/",
    "rule": "rules/wrong-type/",
    "rules": "rules/",
    "type": "fields/circular/",
    "guide": "guide/format/",
}


def check(page: Page, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page, options=RULES)
    assert not found.violations_count, f"{scheme}, {width} pixels:\n{found.generate_report()}"


def both(page: Page, lang: str) -> None:
    """Each language in light and dark and in both widths: all that differs between languages is the words."""
    if page.locator(".search__facets").count():
        expect(page.locator(".search__results li").first).to_be_visible()
        page.locator(".facet").evaluate_all("facets => facets.forEach(facet => { facet.open = true; })")
    check(page, *(("light", 1280) if lang == "hi" else ("dark", 1280)))
    check(page, *(("dark", 360) if lang == "hi" else ("light", 360)))


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page(reader: Reader, name: str, lang: str) -> None:
    start = PAGES[name]
    both(reader(start if lang == "hi" else "en/" + start.removeprefix("./")), lang)


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize("state", ["in-force", "superseded", "partly-changed", "not-yet", "expired"])
def test_record(reader: Reader, register: Register, state: str, lang: str) -> None:
    page = reader(address(register.one(state), lang))
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    both(page, lang)


def test_wrong_address(reader: Reader) -> None:
    reader.expected.append("404 (Not Found)")
    page = reader("nothing/here/")
    both(page, "hi")
    both(page, "en")


def test_menu_on_a_phone(reader: Reader) -> None:
    page = reader("./", viewport={"width": 360, "height": 740})
    page.locator(".burger").click()
    expect(page.locator("#menu")).to_be_visible()
    check(page, "light", 360)
    check(page, "dark", 360)
