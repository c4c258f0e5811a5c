"""The organisation on a phone and without colours; briefs on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from conftest import DESKTOP, PHONE, Reader, Register, address
from playwright.sync_api import expect
from pypdf import PdfReader
from test_axe import check

PAGES = ("organisation/", "organisation/1951-01-01/", "organisation/own/", "briefs/")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["", "en/"])
def test_accessible_and_no_wider_than_the_screen(reader: Reader, path: str, lang: str) -> None:
    page = reader(lang + path, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    check(page, ("light", 360), ("dark", 1280))


def test_one_chart_for_each_width_with_letters_to_be_read(reader: Reader) -> None:
    for options, shown in ((PHONE, "narrow"), (DESKTOP, "wide")):
        page = reader("organisation/1951-01-01/", **options)
        charts = page.locator(".tree:visible")
        expect(charts).to_have_count(1)
        assert f"tree--{shown}" in charts.get_attribute("class")
        sizes = charts.locator("text").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
        assert min(sizes) >= 12
        outside = charts.evaluate(
            "svg => [...svg.querySelectorAll('text')].filter(text => {"
            " const box = text.previousElementSibling.getBoundingClientRect(), own = text.getBoundingClientRect();"
            " return own.left < box.left || own.right > box.right }).length"
        )
        assert outside == 0


def test_the_office_before_december_1998_is_one_click_away(reader: Reader) -> None:
    page = reader("en/organisation/", java_script_enabled=False)
    page.get_by_role("link", name="1 January 1951 to 30 November 1998").click()
    expect(page.locator(".organisation")).to_contain_text("Press Adviser")
    expect(page.locator(".organisation")).not_to_contain_text("Second Secretary")


def test_every_brief_prints_on_one_page(reader: Reader, register: Register) -> None:
    found = [record for record in register.records if record["type"] == "brief"]
    assert found
    page = reader()
    for record in found:
        page.goto(address(record, "hi"))  # Hindi takes more room
        paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(paper.pages) == 1, record["id"]
