"""Whoever follows an old address gets where the record is now."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from conftest import DESKTOP, PHONE, Reader
from playwright.sync_api import expect
from served import CORRECTED, FORMERLY


@pytest.mark.parametrize("start", ["", "en/"])
@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_an_old_address_leads_to_the_same_paragraph(reader: Reader, start: str, options: dict) -> None:
    page = reader(f"{FORMERLY}/{start}#text", **options)
    page.wait_for_url(f"**/{CORRECTED}/{start}#text")
    expect(page.locator("h1")).to_be_visible()


def test_without_a_script_it_leads_to_the_record(reader: Reader) -> None:
    page = reader(f"{FORMERLY}/", java_script_enabled=False)
    page.wait_for_url(f"**/{CORRECTED}/")


@pytest.mark.parametrize("typed", [FORMERLY, f" /{FORMERLY.upper()}/ ", CORRECTED])
def test_its_id_old_or_new_leads_from_the_page_for_numbers_to_the_record(reader: Reader, typed: str) -> None:
    page = reader(f"en/number/?n={quote(typed)}")
    page.wait_for_url(f"**/{CORRECTED}/en/")


@pytest.mark.parametrize("typed", [FORMERLY, CORRECTED])
def test_a_search_for_its_id_finds_it_alone(reader: Reader, typed: str) -> None:
    page = reader(f"search/?q={quote(typed)}")
    expect(page.locator(".search__results .rows > li")).to_have_count(1)
    expect(page.locator(f".search__results li[data-id='{CORRECTED}']")).to_be_visible()


def test_a_search_for_an_id_that_nothing_had_is_one_for_words(reader: Reader) -> None:
    page = reader(f"search/?q={quote(CORRECTED)}9999")
    expect(page.locator(".search__count")).not_to_be_empty()
    expect(page.locator(f".search__results li[data-id='{FORMERLY}']")).to_have_count(0)


def test_the_versions_are_reached_from_the_record(reader: Reader) -> None:
    page = reader(f"{CORRECTED}/", **PHONE)
    page.get_by_role("link", name="2 प्रकाशित रूप").click()
    removed = page.locator("del")
    expect(removed).to_have_count(1)
    expect(removed).to_contain_text("यह वाक्य भूल से उतारा गया था।")
    page.get_by_role("link", name="यह रूप पूरा पढ़ें").last.click()
    expect(page.locator(".body")).to_contain_text("यह वाक्य भूल से उतारा गया था।")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
