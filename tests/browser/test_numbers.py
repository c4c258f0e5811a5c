"""From a printed number to what holds today: the page for numbers, results that say what has ended, and how to cite."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import PHONE, Reader, Register, address
from playwright.sync_api import Page, expect
from served import Server

OLD = "प.7(2)मुमका/2019"
"""A circular of 2019 that has been replaced since."""
ENDED = "cmo/directive/2021/1"
POLICY = "default-src 'self'"
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}


def number_page(reader: Reader, lang: str, number: str, **options: object) -> Page:
    return reader(f"{'' if lang == 'hi' else 'en/'}number/?n={quote(number)}", **options)


def said(page: Page):
    return page.locator(".resolver__said")


def rows(page: Page):
    return page.locator(".resolver .rows > li")


# -- as a lawyer would


def test_from_a_number_of_2019_to_what_replaced_it_on_a_phone(reader: Reader, register: Register) -> None:
    """One search: the result says since when it is no longer in force, and what replaced it. One click: that one."""
    page = reader("en/", **PHONE)
    box = page.locator("main input[type=search], .top__search input").first
    box.fill(OLD)
    box.press("Enter")
    first = page.locator(".search__results .rows > li").first
    ended = first.locator(".rows__ended")
    expect(ended).to_have_text("No longer in force since 4 September 2025; replaced by प.7(1)मुमका/2025")
    expect(ended).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ended.locator("a").click()
    expect(page.locator(".record-head .number").first).to_have_text("प.7(1)मुमका/2025")
    expect(page.locator(".banner")).to_contain_text("In force")
    page.go_back()
    first.locator(".rows__title").click()
    expect(page.locator(".banner")).to_contain_text("प.7(1)मुमका/2025")
    expect(page.locator(".banner")).to_contain_text("4 September 2025")


@pytest.mark.parametrize("typed", ["F.7(2)CMO/2019", "F. 7(2) CMO 2019", "F.12(1)DoIT/2020", "F.4(7)DoP/2022"])
def test_a_number_as_english_texts_print_it_comes_first(reader: Reader, register: Register, typed: str) -> None:
    """Before the records that cite it in just these letters."""
    page = reader(f"en/search/?q={quote(typed)}")
    first = page.locator(".search__results .rows > li").first
    expect(first.locator(".number")).to_contain_text(re.search(r"\d+\s?\(\d+\)", typed)[0].replace(" ", ""))
    expect(first.locator(".number")).to_contain_text(typed[-4:])


def test_what_is_in_force_says_nothing_of_an_end(reader: Reader, register: Register) -> None:
    record = register.one("in-force", where=lambda record: record["number"])
    page = reader(f"search/?q={quote(record['number'])}")
    found = page.locator(f".search__results li[data-id='{record['id']}']")
    expect(found).to_be_visible()
    expect(found.locator(".rows__ended")).to_have_count(0)


def test_on_an_earlier_day_it_had_not_ended(reader: Reader, register: Register) -> None:
    record = register.by_id(ENDED)
    page = reader(f"search/?q={quote(record['number'])}&on=2023-01-01")
    found = page.locator(f".search__results li[data-id='{ENDED}']")
    expect(found.locator("[class^=state--]")).to_have_text("लागू")
    expect(found.locator(".rows__ended")).to_have_count(0)


# -- the page for numbers


@pytest.mark.parametrize("typed", [
    "प.1(3)मुमका/2021",
    "प. १ ( ३ ) मुमका / २०२१",
    "एफ 1(3) मुमका 2021",
    "F.1(3)CMO/2021",
    "p 1(3) mumka 2021",
    "परिपत्र संख्या प.1(3)मुमका/2021 दिनांक 08.04.2021 के क्रम में",
    "F. 1(3) CMO/2021 dated the 8th of April, 2021",
    "प.1(3)मुमका/2021 दिनांक ८ अप्रैल २०२१",
    "प.1(3)मुमका-2021",
])  # fmt: skip
def test_a_number_in_any_script_goes_to_its_record(reader: Reader, typed: str) -> None:
    page = number_page(reader, "hi", typed)
    expect(page.locator(".record-head .number").first).to_have_text("प.1(3)मुमका/2021")
    assert urlsplit(page.url).path.endswith(f"/{ENDED}/")


def test_every_number_of_the_register_leads_to_its_own_record(reader: Reader, register: Register) -> None:
    """Asked of the engine itself, with its date: what has that number on that day, and nothing else."""
    numbers = [[each["number"], each["issued"], each["id"]] for each in register.records if each["number"]]
    assert len(numbers) > 100
    page = reader("number/")
    wrong = page.evaluate(
        """async (numbers) => {
          const engine = await SearchBox.engine(), wrong = [];
          for (const [number, issued, id] of numbers) {
            const { records, otherDate } = await engine.resolve(`${number} ${issued}`);
            if (otherDate || records.length !== 1 || records[0].id !== id) wrong.push([number, id, records.map((each) => each.id)]);
          }
          return wrong;
        }""",
        numbers,
    )
    assert wrong == []


def test_a_part_of_a_file_and_the_file_itself_are_two_numbers(reader: Reader) -> None:
    page = number_page(reader, "en", "F.8(2)DMR/2020-Part")
    expect(page.locator(".record-head")).to_be_visible()
    assert page.url.endswith("dept/disaster-relief/order/2020/2/en/")
    page.goto("en/number/?n=" + quote("F.8(2)DMR/2020"))
    expect(page.locator(".record-head")).to_be_visible()
    assert page.url.endswith("dept/disaster-relief/order/2020/1/en/")


def test_another_date_is_said_and_the_record_offered(reader: Reader) -> None:
    page = number_page(reader, "hi", "प.1(3)मुमका/2021 दिनांक 09.04.2021")
    expect(said(page)).to_contain_text("पर उस दिनांक का नहीं")
    expect(rows(page)).to_have_count(1)
    expect(rows(page).locator("time")).to_have_attribute("datetime", "2021-04-08")
    expect(page.locator(".resolver__search a")).to_be_visible()


def test_numbers_like_it_and_none_at_all(reader: Reader) -> None:
    page = number_page(reader, "en", "1(3)")
    expect(said(page)).to_contain_text("Just this number is not in the register")
    assert rows(page).count() > 1
    page.locator("#n").fill("qqzzqq")
    page.locator("#n").press("Enter")
    expect(said(page)).to_contain_text("not in the register. The paper may not have been entered")
    expect(rows(page)).to_have_count(0)
    assert parse_qs(urlsplit(page.url).query) == {"n": ["qqzzqq"]}
    page.locator(".resolver__search a").click()
    expect(page.locator("#q")).to_have_value("qqzzqq")


def test_with_the_keyboard_alone_and_back(reader: Reader) -> None:
    page = reader("number/")
    expect(page.locator("#n")).to_be_focused()
    expect(said(page)).to_have_attribute("aria-live", "polite")
    page.keyboard.type(OLD)
    page.keyboard.press("Enter")
    expect(page.locator(".record-head .number").first).to_have_text(OLD)
    page.go_back()
    expect(page.locator("#n")).to_have_value(OLD)
    expect(rows(page).locator(".rows__ended")).to_contain_text("4 सितंबर 2025 से लागू नहीं")


def test_the_other_language_is_asked_the_same(reader: Reader) -> None:
    page = number_page(reader, "hi", "1(3)")
    expect(rows(page).first).to_be_visible()
    page.locator(".languages a").click()
    expect(page.locator("#n")).to_have_value("1(3)")
    assert "/en/number/" in page.url


def test_without_javascript_it_says_what_to_do(reader: Reader) -> None:
    page = number_page(reader, "en", OLD, java_script_enabled=False)
    note = page.locator("noscript p")
    expect(note).to_be_visible()
    expect(note).to_contain_text("To go from a number straight to its record needs JavaScript")
    page.locator(".search__indexes a").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_under_a_strict_policy(reader: Reader, server: Server) -> None:
    server.headers["Content-Security-Policy"] = POLICY
    try:
        page = number_page(reader, "hi", "F.1(3)CMO/2021")
        expect(page.locator(".record-head")).to_be_visible()
    finally:
        server.headers.clear()


def test_from_a_disk(reader: Reader, site: Path) -> None:
    page = reader("./")
    page.goto((site / "number/index.html").as_uri() + "?n=" + quote("F.1(3)CMO/2021"))
    expect(page.locator(".record-head")).to_be_visible()
    assert page.url == (site / ENDED / "index.html").as_uri()
    reader.wrong = [each for each in reader.wrong if not each.startswith("asked for file:")]


def test_an_address_that_is_a_number(reader: Reader) -> None:
    reader.expected.append("404")
    page = reader(quote("प.1(3)मुमका-2021"))
    expect(page.locator(".record-head .number").first).to_have_text("प.1(3)मुमका/2021")
    page.goto("en/" + quote("F.1(3)CMO/2021"))
    expect(page.locator(".record-head")).to_be_visible()
    assert page.url.endswith(f"{ENDED}/en/")
    page.goto("no/such/page-2021/")
    expect(page.locator(".chips a[href$='number/']").first).to_be_visible()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_accessible(reader: Reader, options: dict) -> None:
    page = number_page(reader, "hi", "1(3)", **options)
    expect(rows(page).first).to_be_visible()
    assert not Axe().run(page, options=WCAG).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "typed", ["<img src=x onerror=alert(1)>", "1(" * 3000, "9" * 4000, "__proto__ 1(2)", "constructor", "\u202e1(2)"]
)
def test_hostile_numbers_are_only_numbers(reader: Reader, typed: str) -> None:
    page = reader("number/")
    page.locator("#n").fill(typed)
    page.locator("#n").press("Enter")
    expect(said(page)).to_contain_text(re.compile("क्रमांक"))
    assert page.locator("main img").count() == 0


# -- cited numbers in a text, and how to cite


def test_a_citation_in_a_text_leads_to_the_record(reader: Reader, site: Path) -> None:
    page = reader("dept/disaster-relief/order/2020/2/")
    link = page.locator(".body a", has_text="प.8(2)आ.प्र.स./2020")
    link.first.click()
    assert page.url.endswith("dept/disaster-relief/order/2020/1/")


@pytest.mark.parametrize(("name", "ending"), [("BibTeX", "bib"), ("CSL-JSON", "json")])
def test_a_records_own_entry_is_saved(
    reader: Reader, server: Server, register: Register, name: str, ending: str
) -> None:
    server.headers["Content-Security-Policy"] = POLICY
    try:
        record = register.by_id("cmo/circular/2019/1")
        page = reader(address(record, "en"))
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).click()
    finally:
        server.headers.clear()
    assert download.value.suggested_filename == f"cmo-circular-2019-1.{ending}"
    saved = Path(download.value.path()).read_text("utf-8")
    if ending == "json":
        (item,) = json.loads(saved)
        assert (item["id"], item["number"]) == ("cmo-circular-2019-1", OLD)
    else:
        assert saved.startswith("@techreport{cmo-circular-2019-1,\n") and saved.endswith("}\n")
        assert saved.count("@techreport{") == 1 and OLD in saved


def test_without_javascript_the_whole_year_is_offered(reader: Reader, register: Register) -> None:
    page = reader(address(register.by_id("cmo/circular/2019/1"), "hi"), java_script_enabled=False)
    link = page.get_by_role("link", name="BibTeX", exact=True)
    answer = page.request.get(link.evaluate("link => link.href"))
    assert answer.ok and "@techreport{cmo-circular-2019-1," in answer.text()
