"""Another day: the search says of every record what the register says, and lists lead to it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from conftest import Reader
from playwright.sync_api import expect
from served import REPOSITORY

from panji.corpus import Corpus

DAYS = [
    date(2019, 12, 31),
    date(2020, 9, 30),
    date(2021, 3, 3),
    date(2022, 4, 1),
    date(2022, 5, 18),
    date(2023, 8, 7),
    date(2024, 12, 30),
    date(2025, 9, 3),
    date(2026, 4, 1),
    date(2026, 11, 22),
]
ASK = """async ([day, filters]) => {
    const { results, total } = await (await SearchBox.engine()).search("", { asOf: day, filters, limit: 100000, facets: [], snippets: false });
    if (results.length !== total) throw new Error("not all of them");
    return Object.fromEntries(results.map(({ id, state }) => [id, state]));
}"""


def test_every_record_on_ten_days(reader: Reader) -> None:
    register = Corpus(REPOSITORY, cache=False).read()
    page = reader("en/search/")
    page.wait_for_function("() => globalThis.SearchBox !== undefined || typeof SearchBox !== 'undefined'")
    for day in DAYS:
        issued = [record for record in register.records.values() if record.issued and record.issued <= day]
        expected = {str(record.id): register.in_force(record, day).state for record in issued}
        assert page.evaluate(ASK, [day.isoformat(), {}]) == expected, day
        in_force = {id for id, state in expected.items() if state in ("in-force", "partly-changed")}
        assert in_force == {record.id for record in issued if register.in_force(record, day).in_force}
        found = page.evaluate(ASK, [day.isoformat(), {"state": ["in-force", "partly-changed"]}])
        assert found.keys() == in_force and len(in_force) > 3, day


@pytest.mark.parametrize(("start", "query"), [
    ("en/in-force/e-office/", "?subject=e-office&state=in-force&state=partly-changed&on=2021-03-03"),
    ("en/subject/e-office/", "?subject=e-office&on=2021-03-03"),
    ("en/type/circular/", "?type=circular&on=2021-03-03"),
    ("en/office/cmo/", "?issuer=cmo&on=2021-03-03"),
    ("en/in-force/", "?state=in-force&state=partly-changed&on=2021-03-03"),
])  # fmt: skip
def test_a_list_leads_to_the_same_on_another_day(reader: Reader, start: str, query: str) -> None:
    page = reader(start)
    page.get_by_label("As on another day").fill("2021-03-03")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(re.escape(f"en/search/{query}") + "$"))
    expect(page.locator(".search__count")).to_contain_text("as on March 3, 2021")
    expect(page.locator(".search__results .rows > li")).not_to_have_count(0)
    states = set(page.locator(".search__results [class^=state--]").all_inner_texts())
    if "state=" in query:
        assert states <= {"In force", "Partly changed"}


def test_without_a_script_the_list_says_what_to_do(reader: Reader) -> None:
    page = reader("en/in-force/e-office/", java_script_enabled=False)
    said = page.locator(".as-on noscript p")
    expect(said).to_be_visible()
    expect(said).to_contain_text("the timeline on each record's page")


def test_the_picture_of_a_chain_is_read_with_the_keyboard(reader: Reader) -> None:
    page = reader("en/")
    page.goto("cmo/circular/2019/1/en/relations/")
    picture = page.locator(".chain")
    links = picture.get_by_role("link")
    assert links.count() == picture.locator(".sign").count() >= 3
    picture.focus()
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".record-head")).to_be_visible()


def test_a_wide_picture_scrolls_in_its_own_box(reader: Reader) -> None:
    page = reader("dept/administrative-reforms/circular/2026/1/relations/", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".chain").evaluate("box => getComputedStyle(box).overflowX") == "auto"
