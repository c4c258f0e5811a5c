"""The search page and the boxes that lead to it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from conftest import Reader, Register, address
from playwright.sync_api import Page, expect
from served import Server

HOSTILE = "<img src=x onerror=alert(1)>"


def results(page: Page):
    return page.locator(".search__results .rows > li")


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(
    ("lang", "query", "word"),
    [("hi", "पेयजल", "पेयजल"), ("en", "drinking water", "water"), ("en", "2026 eoffice", "eOffice")],
)
def test_typed(reader: Reader, lang: str, query: str, word: str) -> None:
    page = reader("search/" if lang == "hi" else "en/search/")
    page.locator("#q").press_sequentially(query)
    expect(results(page).first).to_contain_text(word)
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"^\d+ "))
    assert asked(page) == {"q": [query]}
    mark = page.locator(".rows__excerpt mark").first
    expect(mark).to_be_visible()


def test_a_result_leads_to_its_record_under_the_sub_path(reader: Reader, server: Server, register: Register) -> None:
    record = register.one("in-force")
    page = reader("en/search/?q=" + quote(record["title"]["en"]))
    link = page.locator(".rows__title").get_by_text(record["title"]["en"])
    assert link.evaluate("link => link.href") == server.base + address(record, "en")
    link.click()
    expect(page.locator("h1")).to_have_text(record["title"]["en"])


def test_a_superseded_record_says_so_in_the_results(reader: Reader, register: Register) -> None:
    record = register.one("superseded")
    page = reader("search/?q=" + quote(record["title"]["hi"]))
    found = results(page).filter(has=page.get_by_text(record["title"]["hi"], exact=True))
    expect(found.locator(".state--superseded")).to_be_visible()


def test_facets_narrow_and_stand_in_the_address(reader: Reader, register: Register) -> None:
    page = reader("search/?q=" + quote("पेयजल"))
    expect(results(page).first).to_be_visible()
    before = results(page).count()

    orders = page.get_by_role("checkbox", name=re.compile("आदेश"))
    orders.check()
    expect(results(page)).not_to_have_count(before)
    assert asked(page) == {"q": ["पेयजल"], "type": ["order"]}
    expect(orders).to_be_checked()
    expect(orders).to_be_focused()
    narrowed = results(page).count()
    assert 0 < narrowed < before

    page.get_by_role("checkbox", name=re.compile("2026")).check()
    expect(results(page)).not_to_have_count(narrowed)
    assert asked(page)["year"] == ["2026"]
    few = results(page).count()

    page.reload()
    expect(results(page)).to_have_count(few)
    expect(page.get_by_role("checkbox", name=re.compile("2026"))).to_be_checked()

    page.go_back()
    expect(results(page)).to_have_count(narrowed)
    expect(page.get_by_role("checkbox", name=re.compile("2026"))).not_to_be_checked()
    page.go_back()
    expect(results(page)).to_have_count(before)
    page.go_forward()
    expect(results(page)).to_have_count(narrowed)

    page.get_by_role("button", name="सभी चयन हटाएँ").click()
    expect(results(page)).to_have_count(before)
    assert asked(page) == {"q": ["पेयजल"]}


def test_facets_without_a_word_list_the_newest_first_and_more_on_demand(reader: Reader, register: Register) -> None:
    page = reader("en/search/?state=in-force")
    total = sum(record["standing"]["state"] == "in-force" for record in register.records)
    expect(page.get_by_role("status")).to_contain_text(str(total))
    expect(results(page)).to_have_count(20)
    page.get_by_role("button", name="more").click()
    expect(results(page)).to_have_count(min(total, 40))
    expect(results(page).nth(20).locator("a")).to_be_focused()
    dates = results(page).locator("time").evaluate_all("times => times.map(time => time.dateTime)")
    assert dates == sorted(dates, reverse=True)


def test_back_from_a_record_to_its_results(reader: Reader) -> None:
    page = reader("en/search/")
    page.locator("#q").fill("pension")
    results(page).first.locator("a").click()
    expect(page.locator(".record-head")).to_be_visible()
    page.go_back()
    expect(page.locator("#q")).to_have_value("pension")
    expect(results(page).first).to_be_visible()


def test_nothing_found(reader: Reader) -> None:
    page = reader("search/?q=" + quote("पेयजल") + "&year=1951")
    expect(page.get_by_role("status")).to_contain_text("कोई अभिलेख नहीं मिला")
    expect(results(page)).to_have_count(0)
    expect(page.locator(".search__indexes a").first).to_be_visible()


def test_pasted_without_a_key(reader: Reader) -> None:
    page = reader("search/")
    page.locator("#q").focus()
    page.keyboard.insert_text("पेयजल")
    expect(results(page).first).to_be_visible()
    assert asked(page) == {"q": ["पेयजल"]}


def test_a_number_as_printed(reader: Reader, register: Register) -> None:
    record = register.one("in-force", where=lambda record: record["type"] == "directive")
    page = reader("search/?q=" + quote(record["number"]))
    expect(results(page).first).to_contain_text(record["title"]["hi"])


def test_slash_leads_to_the_box(reader: Reader, server: Server, register: Register) -> None:
    page = reader(address(register.one("in-force"), "hi"))
    box = page.locator(".top__search input")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("ई-ऑफिस/")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("ई-ऑफिस/")
    assert page.url.startswith(f"{server.base}search/?")
    expect(results(page).first).to_be_visible()


def test_from_a_record_in_english(reader: Reader, server: Server, register: Register) -> None:
    page = reader(address(register.one("superseded"), "en"))
    page.locator(".top__search input").fill("tankers")
    page.locator(".top__search button").click()
    assert page.url == f"{server.base}en/search/?q=tankers"
    expect(page.get_by_role("status")).not_to_be_empty()


@pytest.mark.parametrize("typed", [True, False])
def test_a_hostile_query_is_only_a_query(reader: Reader, typed: bool) -> None:
    page = reader("search/" if typed else f"search/?q={quote(HOSTILE)}&type={quote(HOSTILE)}")
    if typed:
        page.locator("#q").press_sequentially(HOSTILE)
    expect(page.get_by_role("status")).not_to_be_empty()
    expect(page.locator("#q")).to_have_value(HOSTILE)
    assert page.locator("main img, main script:not([src]):not([type$=json])").count() == 0


def test_the_engine_is_loaded_only_when_it_is_asked(reader: Reader, server: Server) -> None:
    page = reader("search/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in server.asked if "engine.js" in path]
    page.locator("#q").focus()
    page.wait_for_function("performance.getEntriesByType('resource').some(({name}) => name.endsWith('engine.js'))")


def test_a_lost_connection_is_said_and_another_try_works(reader: Reader) -> None:
    reader.expected += ["ERR_FAILED", "Failed to fetch", "dynamically imported"]
    page = reader("en/search/")
    page.route("**/search/labels/*", lambda route: route.abort())
    page.locator("#q").fill("water")
    expect(page.get_by_role("status")).to_contain_text("The search could not be made")
    page.unroute_all()
    page.locator("#q").press("Enter")
    expect(results(page).first).to_be_visible()
