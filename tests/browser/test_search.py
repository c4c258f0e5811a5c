"""The search page, the boxes that lead to it, and what they suggest."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import PHONE, Reader, Register, address, local
from playwright.sync_api import Page, expect
from served import Server

WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}


def results(page: Page):
    return page.locator(".search__results .rows > li")


def chips(page: Page):
    return page.locator(".search__chosen .chip:not(.chip--offer)")


def options(page: Page):
    return page.locator(".suggestions:not([hidden]) > [role=option]")


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def search(reader: Reader, lang: str, **query: str) -> Page:
    """The search page with what it found."""
    page = reader(
        ("" if lang == "hi" else "en/") + "search/?" + "&".join(f"{key}={quote(query[key])}" for key in query)
    )
    expect(page.locator(".search__results:not([aria-busy]) .search__count")).not_to_be_empty()
    return page


# -- results


@pytest.mark.parametrize(
    ("lang", "query", "word"),
    [("hi", "पेयजल", "पेयजल"), ("en", "drinking water", "water"), ("en", "2026 eoffice", "eOffice")],
)
def test_typed(reader: Reader, lang: str, query: str, word: str) -> None:
    page = reader("search/" if lang == "hi" else "en/search/")
    page.locator("#q").press_sequentially(query)
    expect(results(page).first).to_contain_text(word)
    expect(page.locator(".search__count")).to_contain_text(re.compile(r"^\d+ "))
    expect(page).to_have_title(re.compile(f"^{query} · "))
    assert asked(page) == {"q": [query]}
    expect(page.locator(".rows__excerpt mark, .rows__title mark").first).to_be_visible()


def test_a_result_says_what_it_is(reader: Reader, register: Register) -> None:
    record = register.by_id("cmo/directive/2021/1")
    page = search(reader, "hi", q=record["number"])
    first = results(page).first
    expect(first.locator(".rows__title")).to_have_text(record["title"]["hi"])
    facts = first.locator(".rows__facts")
    for fact in (record["number"], "8 अप्रैल 2021", "निर्देश", "मुख्यमंत्री कार्यालय", "मिलान: क्रमांक मिला"):
        expect(facts).to_contain_text(fact)
    expect(facts.locator(".state--superseded")).to_have_text("अधिक्रमित")
    expect(facts.locator("time")).to_have_attribute("datetime", record["issued"])


@pytest.mark.parametrize(
    ("query", "words", "guess"),
    [
        ("परिवादों", "शब्द यथावत", False),
        ("अदालतों", "शब्द का अन्य रूप", False),
        ("peyjal", "समान उच्चारण", False),
        ("न्यायालय", "समानार्थी शब्द", False),
        ("टैकरों", "अनुमान, संभवतः वर्तनी की भूल", True),
    ],
)
def test_how_it_matched_is_said_in_words(reader: Reader, query: str, words: str, guess: bool) -> None:
    page = search(reader, "hi", q=query)
    match = results(page).locator(".match").filter(has_text=f"मिलान: {words}").first
    expect(match).to_be_visible()
    assert ("match--guess" in match.get_attribute("class")) == guess


def test_a_match_is_marked_as_the_record_spells_it(reader: Reader) -> None:
    page = search(reader, "hi", q="sambhag pension")
    marks = results(page).first.locator("mark").all_inner_texts()
    assert {"संभाग", "पेंशन"} <= set(marks)


def test_how_words_were_read(reader: Reader) -> None:
    page = search(reader, "hi", q="peyjal qqzzqq")
    read = page.locator(".search__read li")
    expect(read.first).to_contain_text("peyjal → पेयजल")
    expect(read.filter(has_text="qqzzqq")).to_contain_text("किसी अभिलेख में नहीं है")


def test_a_result_leads_to_its_record_under_the_sub_path(reader: Reader, server: Server, register: Register) -> None:
    record = register.one("in-force")
    page = search(reader, "en", q=record["title"]["en"])
    link = page.locator(".rows__title").filter(has_text=record["title"]["en"])
    assert link.evaluate("link => link.href") == server.base + address(record, "en")
    link.click()
    expect(page.locator("h1")).to_have_text(record["title"]["en"])


def test_a_record_in_hindi_alone_is_found_from_english(reader: Reader, register: Register) -> None:
    record = register.by_id("dept/phed/circular/2024/1")
    page = search(reader, "en", q=record["number"])
    title = results(page).locator(".rows__title").filter(has_text=record["title"]["hi"])
    expect(title).to_have_attribute("lang", "hi")


@pytest.mark.parametrize("query", ["प.1(2)मुमका/2026", "p 1(2) mumka 2026", "F.1(2)", "१(२)"])
def test_a_number_in_any_script_and_spacing_comes_first(reader: Reader, query: str) -> None:
    page = search(reader, "hi", q=query)
    found = results(page).locator(".number").all_inner_texts()
    assert "1(2)" in found[0]
    assert not page.locator(".chip").count()  # the 2026 in it is no year


def test_did_you_mean(reader: Reader) -> None:
    page = search(reader, "hi", q="परिपतर पेयजल")
    link = page.locator(".search__meant a")
    expect(link).to_have_text("परिपत्र पेयजल")
    expect(link.locator("strong")).to_have_text("परिपत्र")
    link.click()
    expect(page.locator("#q")).to_have_value("परिपत्र पेयजल")
    expect(results(page).first).to_be_visible()
    expect(page.locator(".search__meant")).to_be_hidden()


def test_nothing_found_says_what_to_try(reader: Reader) -> None:
    page = search(reader, "hi", q="पेयजल", year="1951")
    expect(page.locator(".search__count")).to_contain_text("कोई अभिलेख नहीं मिला")
    expect(results(page)).to_have_count(0)
    expect(page.locator(".search__none")).to_contain_text("चयन हटाकर")
    expect(page.locator(".search__indexes a").first).to_be_visible()
    chips(page).click()
    expect(results(page).first).to_be_visible()
    expect(page.locator(".search__none")).to_be_hidden()
    page.goto("en/search/?q=qqzzqq")
    expect(page.locator(".search__none")).to_contain_text("fewer words")
    expect(page.locator("[data-tip=choices]")).to_be_hidden()


# -- facets, order, the day; all of it in the address


def test_facets_narrow_and_stand_in_the_address(reader: Reader) -> None:
    page = search(reader, "hi", q="पेयजल")
    before = results(page).count()

    orders = page.get_by_role("checkbox", name=re.compile("^आदेश"))
    orders.check()
    expect(results(page)).not_to_have_count(before)
    assert asked(page) == {"q": ["पेयजल"], "type": ["order"]}
    expect(orders).to_be_checked()
    expect(orders).to_be_focused()
    narrowed = results(page).count()
    assert 0 < narrowed < before
    expect(orders.locator("..").locator("small")).to_have_text(str(narrowed))

    page.get_by_role("checkbox", name=re.compile("^2026")).check()
    expect(results(page)).not_to_have_count(narrowed)
    assert asked(page)["year"] == ["2026"]
    few = results(page).count()

    page.reload()
    expect(results(page)).to_have_count(few)
    expect(page.get_by_role("checkbox", name=re.compile("^2026"))).to_be_checked()
    expect(chips(page)).to_have_count(2)

    page.go_back()
    expect(results(page)).to_have_count(narrowed)
    expect(page.get_by_role("checkbox", name=re.compile("^2026"))).not_to_be_checked()
    page.go_back()
    expect(results(page)).to_have_count(before)
    page.go_forward()
    expect(results(page)).to_have_count(narrowed)

    page.get_by_role("button", name="आदेश : चयन हटाएँ").click()
    expect(results(page)).to_have_count(before)
    expect(chips(page)).to_have_count(0)
    assert asked(page) == {"q": ["पेयजल"]}


def test_clear_all_choices(reader: Reader) -> None:
    page = search(reader, "en", q="water", type="circular", state="in-force", year="2026")
    few = results(page).count()
    page.get_by_role("button", name="Clear all choices").click()
    expect(results(page)).not_to_have_count(few)
    expect(chips(page)).to_have_count(0)
    expect(page.locator("#q")).to_be_focused()
    assert asked(page) == {"q": ["water"]}


def test_without_a_word_the_newest_come_first_and_more_on_demand(reader: Reader, register: Register) -> None:
    page = search(reader, "en", state="in-force")
    total = sum(record["standing"]["state"] == "in-force" for record in register.records)
    expect(page.locator(".search__count")).to_contain_text(str(total))
    expect(results(page)).to_have_count(10)
    page.get_by_role("button", name="more").click()
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(10).locator("a")).to_be_focused()
    dates = results(page).locator("time").evaluate_all("times => times.map(time => time.dateTime)")
    assert dates == sorted(dates, reverse=True)
    results(page).nth(15).locator("a").click()
    expect(page.locator(".record-head")).to_be_visible()
    page.go_back()
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(15)).to_be_in_viewport()


def test_by_date(reader: Reader) -> None:
    page = search(reader, "en", q="drinking water")
    page.get_by_label("Sort by").select_option("date")
    expect(page).to_have_url(re.compile("sort=date"))
    expect(page.locator(".search__results:not([aria-busy])")).to_be_visible()
    dates = results(page).locator("time").evaluate_all("times => times.map(time => time.dateTime)")
    assert len(dates) > 3 and dates == sorted(dates, reverse=True)


def test_the_state_on_another_day(reader: Reader, register: Register) -> None:
    record = register.by_id("cmo/directive/2021/1")
    page = search(reader, "hi", q=record["number"])
    found = results(page).filter(has_text=record["title"]["hi"])
    expect(found.locator("[class^=state--]")).to_have_text("अधिक्रमित")
    page.get_by_label("किस दिन की स्थिति").fill("2023-01-01")
    expect(found.locator("[class^=state--]")).to_have_text("लागू")
    expect(page.locator(".search__count")).to_contain_text("1 जनवरी 2023 की स्थिति")
    assert asked(page)["on"] == ["2023-01-01"]
    page.reload()
    expect(found.locator("[class^=state--]")).to_have_text("लागू")
    page.goto(f"search/?q={quote(record['number'])}&on=2020-01-01")
    expect(page.locator(".search__count")).to_contain_text("1 जनवरी 2020 की स्थिति")
    expect(found).to_have_count(0)  # not yet issued


def test_the_other_language_is_asked_the_same(reader: Reader, server: Server) -> None:
    page = search(reader, "hi", q="पेयजल", type="circular")
    page.locator(".languages a").click()
    expect(page).to_have_url(f"{server.base}en/search/?q={quote('पेयजल')}&type=circular")
    expect(results(page).first.locator(".rows__facts")).to_contain_text("Circular")


def test_back_from_a_record_to_its_results(reader: Reader) -> None:
    page = reader("en/search/")
    page.locator("#q").fill("pension")
    page.locator("#q").press("Enter")
    results(page).first.locator("a").click()
    expect(page.locator(".record-head")).to_be_visible()
    page.go_back()
    expect(page.locator("#q")).to_have_value("pension")
    expect(results(page).first).to_be_visible()


# -- a query that means a filter


@pytest.mark.parametrize(
    ("lang", "query", "meant"),
    [
        ("en", "circulars of 2025", ["Circular", "2025"]),
        ("hi", "परिपत्र २०२५", ["परिपत्र", "2025"]),
        ("hi", "paripatra 2025", ["परिपत्र", "2025"]),
        (
            "en",
            "personnel department circulars in force",
            ["Circular", "Department of Personnel", "In force", "Partly changed"],
        ),
        ("hi", "आपदा प्रबंधन, सहायता एवं नागरिक सुरक्षा विभाग के आदेश", ["आदेश", "आपदा प्रबन्धन, सहायता एवं नागरिक सुरक्षा विभाग"]),
        ("en", "directives no longer in force", ["Directive", "Superseded"]),
    ],
)
def test_a_query_that_means_a_filter_becomes_one(reader: Reader, lang: str, query: str, meant: list[str]) -> None:
    page = search(reader, lang, q=query)
    expect(chips(page).first).to_be_visible()
    said = {re.sub(r"^[^:]*:\s*", "", text) for text in chips(page).all_inner_texts()}
    assert set(meant) <= said
    expect(results(page).first.locator(".rows__facts")).to_contain_text(meant[0])
    for word in meant:
        expect(page.locator(".facet label").filter(has_text=word).first.locator("input")).to_be_checked()
    assert asked(page) == {"q": [query]}


@pytest.mark.parametrize("query", ["अजमेर लंबित", "pending with Ajmer", "लंबित ajmer"])
def test_what_is_pending_with_a_district(reader: Reader, query: str) -> None:
    page = search(reader, "hi", q=query)
    expect(chips(page)).to_have_text(re.compile("लंबित: *अजमेर$"))
    found = page.locator(".search__count").inner_text()
    results(page).first.locator("a").click()
    expect(page.locator(".record-head")).to_be_visible()
    page.go_back()
    box = page.locator(".facet[data-facet=pending] input:checked")
    expect(box).to_have_value("district/ajmer")
    assert found.split()[0] == box.locator("xpath=../small").inner_text()
    box.click()  # not `uncheck`, which looks at the box once more: the search that follows may have made it anew
    expect(page.locator("#q")).to_have_value(re.compile('^".*"$'))
    expect(chips(page)).to_have_count(0)


def test_what_a_query_means_can_be_undone(reader: Reader) -> None:
    page = search(reader, "en", q="circulars of 2025")
    count = page.locator(".search__count")
    before = count.inner_text()
    page.get_by_role("button", name="Remove the choice 2025").click()
    expect(count).not_to_have_text(before)
    assert asked(page) == {"q": ["2025"], "type": ["circular"]}
    page.go_back()
    expect(count).to_have_text(before)
    page.get_by_role("button", name="Clear all choices").click()
    expect(page.locator("#q")).to_have_value('"circulars of 2025"')
    expect(chips(page)).to_have_count(0)


def test_what_a_query_also_names_is_offered(reader: Reader) -> None:
    page = search(reader, "hi", q="अजमेर पेयजल परिपत्र 2025")
    expect(chips(page)).to_have_count(0)
    page.locator(".chip--offer").filter(has_text="परिपत्र").click()
    expect(page.locator("#q")).to_have_value("अजमेर पेयजल 2025")
    expect(chips(page)).to_have_count(1)
    assert asked(page)["type"] == ["circular"]


# -- suggestions


def test_suggestions_with_the_keyboard(reader: Reader, server: Server, register: Register) -> None:
    page = reader(address(register.one("in-force"), "hi"))
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("pey")
    expect(options(page).filter(has_text="पेयजल").first).to_be_visible()  # Devanagari for Roman letters
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".top__search [role=status]")).to_contain_text(re.compile(r"^\d+ सुझाव"))
    assert box.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")

    page.keyboard.press("ArrowDown")
    active = page.locator("[role=option][aria-selected=true]")
    expect(active).to_have_count(1)
    expect(box).to_have_attribute("aria-activedescendant", active.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    expect(active).to_have_count(0)
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    expect(box).to_have_value("pey")

    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("pey")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value(re.compile("पेयजल"))
    assert page.url.startswith(f"{server.base}search/?q=")


def test_a_suggested_record_is_opened(reader: Reader, server: Server, register: Register) -> None:
    record = register.by_id("cmo/circular/2026/1")
    page = reader("./")
    page.locator("#home-q").press_sequentially("प.1(2)मुमका")
    option = options(page).filter(has_text=record["number"])
    option.click()
    expect(page).to_have_url(server.base + address(record, "hi"))


def test_a_suggested_office_narrows(reader: Reader, server: Server) -> None:
    page = reader("en/year/")
    page.locator(".top__search input").press_sequentially("eoffice personnel dep")
    page.locator(".suggestions__value").filter(has_text="Department of Personnel").first.click()
    expect(page).to_have_url(f"{server.base}en/search/?q=eoffice&issuer=dept%2Fpersonnel")
    expect(chips(page)).to_have_text(re.compile("Department of Personnel"))
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("administrative ref")
    page.locator(".suggestions__value").filter(has_text="Administrative Reforms").first.click()
    expect(page).to_have_url(re.compile("issuer=dept%2Fpersonnel&issuer=dept%2Fadministrative-reforms"))
    expect(page.locator("#q")).to_have_value("")


def test_suggestions_by_touch(reader: Reader) -> None:
    page = reader("search/", **PHONE)
    page.locator("#q").tap()
    page.keyboard.type("pens")
    options(page).filter(has_text="पेंशन").first.tap()
    expect(page.locator("#q")).to_have_value("पेंशन")
    expect(results(page).first).to_be_visible()
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator("#q")).not_to_be_focused()  # so that the keyboard folds away


def test_leaving_the_box_folds_the_suggestions(reader: Reader) -> None:
    page = reader("./")
    page.locator(".top__search input").press_sequentially("pension")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator(".top__search button")).to_be_focused()


def test_pasted_or_dictated_without_a_key(reader: Reader) -> None:
    page = reader("search/")
    page.locator("#q").focus()
    page.keyboard.insert_text("पेयजल")
    expect(results(page).first).to_be_visible()
    assert asked(page) == {"q": ["पेयजल"]}


def test_the_keys_of_an_input_method_are_left_to_it(reader: Reader) -> None:
    page = reader("search/")
    page.locator("#q").focus()
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "पेय", "selectionStart": 3, "selectionEnd": 3})
    expect(options(page).first).to_be_visible()
    for key in ("ArrowDown", "Enter"):
        keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": key, "windowsVirtualKeyCode": 229})
    expect(options(page).first).to_be_visible()
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    keys.send("Input.insertText", {"text": "पेयजल"})
    expect(page.locator("#q")).to_have_value("पेयजल")
    expect(results(page).first).to_contain_text("पेयजल")


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
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


def test_from_a_record_in_english(reader: Reader, server: Server, register: Register) -> None:
    page = reader(address(register.one("superseded"), "en"))
    page.locator(".top__search input").fill("tankers")
    page.locator(".top__search button").click()
    assert page.url == f"{server.base}en/search/?q=tankers"
    expect(page.locator(".search__count")).not_to_be_empty()


# -- for everybody


def test_the_open_box_and_the_results_pass_axe(reader: Reader) -> None:
    page = search(reader, "hi", q="अजमेर परिपतर pension", year="2024")
    page.locator("#q").press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    for scheme, width in (("light", 1280), ("dark", 360)):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=WCAG)
        assert not found.violations_count, f"{scheme}, {width} pixels:\n{found.generate_report()}"


def test_it_reads_well(reader: Reader) -> None:
    """What a screen reader is told, in its order."""
    page = search(reader, "en", q="circulars of 2025")
    expect(page.locator(".search form")).to_match_aria_snapshot(
        """
        - search "Search":
          - text: Search by number, subject or words
          - combobox "Search by number, subject or words": circulars of 2025
          - button "Search"
        """
    )
    expect(page.locator(".search__results")).to_match_aria_snapshot(
        """
        - region "Results":
          - heading "Results" [level=2]
          - status: /^\\d+ records found$/
          - list "Choices":
            - listitem:
              - button "Remove the choice Circular"
            - listitem:
              - button "Remove the choice 2025"
            - listitem:
              - button "Clear all choices"
          - list:
            - listitem:
              - link
              - paragraph
        """
    )
    page.locator("#q").fill("pens")
    expect(options(page).first).to_be_visible()
    expect(page.locator(".search form")).to_match_aria_snapshot(
        """
        - search "Search":
          - combobox "Search by number, subject or words" [expanded] [active]: pens
          - listbox "Suggestions":
            - option
        """
    )


def test_by_keyboard_from_the_box_to_a_result_and_back(reader: Reader) -> None:
    page = search(reader, "hi", q="पेयजल")
    page.locator("#q").focus()
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    expect(chips(page)).to_have_count(1)
    chips(page).first.focus()
    page.keyboard.press("Enter")
    expect(chips(page)).to_have_count(0)
    expect(page.locator("#q")).to_be_focused()


def test_a_phone(reader: Reader) -> None:
    page = search(reader, "hi", q="अजमेर परिपतर pension")
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    expect(results(page).first).to_be_visible()
    page.locator(".search__facets > summary").click()
    for facet in page.locator(".facet:not([hidden]) > summary").all():
        facet.click()
    page.locator("#q").press("ArrowDown")
    expect(options(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.goto("./")
    page.locator(".top__search input").press_sequentially("pension")
    expect(options(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    left, right = page.get_by_role("listbox").evaluate(
        "list => { const { left, right } = list.getBoundingClientRect(); return [left, right]; }"
    )
    assert left >= 0 and right <= 360 and right - left > 280


def test_without_javascript(reader: Reader, server: Server) -> None:
    page = reader("search/?q=x", java_script_enabled=False)
    expect(page.locator("noscript .note")).to_contain_text("जावास्क्रिप्ट")
    expect(page.locator(".search__results")).to_be_hidden()
    expect(page.locator(".search__facets")).to_be_hidden()
    page.locator(".search__indexes a").first.click()
    expect(page).to_have_url(f"{server.base}year/")


# -- wherever it is served from


def test_under_a_policy_that_allows_only_the_site_itself(reader: Reader, server: Server) -> None:
    server.headers["Content-Security-Policy"] = "default-src 'self'"
    try:
        page = search(reader, "en", q="circulars of 2025")
        expect(results(page).first).to_be_visible()
        page.goto("./")
        page.locator(".top__search input").press_sequentially("pey")
        expect(options(page).first).to_be_visible()
    finally:
        server.headers.clear()


def test_from_a_disk(reader: Reader, site: Path) -> None:
    reader.expected.append("asked for file:")  # the reader notes whatever is not asked of the server
    page = reader("about:blank")
    page.goto(f"{(site / 'index.html').as_uri()}")
    page.locator(".top__search input").press_sequentially("peyjal")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(results(page).first).to_contain_text("पेयजल")
    assert page.url.startswith((site / "search/index.html").as_uri())
    results(page).first.locator("a").click()
    expect(page.locator(".record-head")).to_be_visible()
    page.locator(".crumbs a").first.click()
    expect(page.locator(".hero")).to_be_visible()


def test_offline_once_visited(reader: Reader) -> None:
    reader.expected += ["ERR_INTERNET_DISCONNECTED", "Failed to fetch", "Failed to load"]
    page = search(reader, "hi", q="पेयजल")
    page.evaluate(
        "Promise.race([navigator.serviceWorker.ready.then(() => 1), new Promise((done) => setTimeout(done, 5000))])"
    )
    page.reload()
    expect(results(page).first).to_be_visible()
    page.context.set_offline(True)
    page.goto("search/?q=" + quote("पेयजल"))
    expect(results(page).first).to_contain_text("पेयजल")


def test_the_engine_is_loaded_only_when_it_is_asked(reader: Reader, server: Server) -> None:
    page = reader("search/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in server.asked if path.startswith("search/engine.")]
    server.asked.clear()
    page.goto("./")
    page.wait_for_load_state("networkidle")
    assert not [path for path in server.asked if "search" in path]
    with page.expect_response(re.compile("search/engine[.]")):
        page.locator(".top__search input").focus()


def test_a_lost_connection_is_said_and_another_try_works(reader: Reader) -> None:
    reader.expected += ["ERR_FAILED", "could not be loaded"]
    page = reader("en/search/")
    page.context.route("**/search/engine.*", lambda route: route.abort())
    page.locator("#q").fill("water")
    expect(page.locator(".search__count")).to_contain_text("The search could not be made")
    page.context.unroute_all()
    page.locator("#q").press("Enter")
    expect(results(page).first).to_be_visible()


def test_browsers_learn_how_to_search(reader: Reader, server: Server) -> None:
    page = reader("en/year/")
    link = page.locator("link[rel=search]")
    assert link.evaluate("link => link.href") == f"{server.base}en/opensearch.xml"
    description = ElementTree.fromstring(page.request.get("en/opensearch.xml").body())
    template = description.find("{*}Url").get("template")
    page.goto(local(template.replace("{searchTerms}", "drinking+water")))
    expect(page.locator("#q")).to_have_value("drinking water")
    expect(results(page).first).to_be_visible()


# -- whatever is typed

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "\"><iframe srcdoc='<script>parent.alert(1)</script>'>",
    "'-alert(1)-'",
    "${alert(1)}",
    "{{constructor.constructor('alert(1)')()}}",
    "&lt;b&gt;&#x3c;img src=x onerror=alert(1)&#x3e;",
    "<b>पेयजल</b>",
    "x" * 10_000,
    "क" * 10_000,
    "पेयजल " * 1_600,
    "a b " * 2_500,
    "(a+)+$" + "a" * 5_000,
    "((((((((((((((((((((((((((((((1",
    "[" * 3_000,
    "\\" * 3_000,
    "1(" * 3_000,
    "." * 5_000,
    "मु." * 2_000,
    "a-" * 2_500,
    "9" * 4_000,
    "प.1(2)" * 1_000,
    "\"" * 501,
    "“पेयजल",
    ".*",
    "^(?:x+x+)+y$",
    "%00%0a%0d",
    "\x01\x02\x03\x1b[31m",
    "\u202eलजयेप\u202c",
    "\u2066\u2067\u2068\u2069",
    "\u200d\u200c\ufeff\u00ad",
    "a\u0300" * 2_000,
    "क\u093c" * 2_000,
    "्" * 2_000,
    "\ud83d\ude00" * 1_000,
    "שלום पेयजल مرحبا",
    "ﷺ" * 500,
    "__proto__",
    "constructor",
    "toString hasOwnProperty",
    "#p.1 §circular ~पेयजल",
    "../../../../etc/passwd",
    "search/engine.js",
    "'; DROP TABLE records; --",
    "q=1&type=order#x",
    "null undefined NaN",
    "0 -1 1e309",
    "𝐩𝐞𝐲𝐣𝐚𝐥 ｐｅｎｓｉｏｎ ①②",
]  # fmt: skip


# Types each query, waits for what it brings, and notes what stands on the page that no query may put there.
ASK = """async (queries) => {
  const box = document.querySelector("#q"), section = document.querySelector(".search__results");
  const count = document.querySelector(".search__count"), wrong = [];
  for (const query of queries) {
    count.textContent = "";
    box.value = query;
    box.form.requestSubmit();
    while (!count.textContent || section.hasAttribute("aria-busy")) await new Promise((done) => setTimeout(done, 5));
    const strange = document.querySelectorAll("main :is(img, iframe, svg, b:not(.number, [class^=state--], .search__read b), script:not([src], [type$=json]))");
    if (strange.length || !/^\\d+ |^कोई अभिलेख नहीं/.test(count.textContent)) wrong.push([query.slice(0, 80), count.textContent]);
  }
  return wrong;
}"""


def test_hostile_queries_are_only_queries(reader: Reader) -> None:
    assert len(HOSTILE) >= 50
    page = search(reader, "hi", q="पेयजल")
    assert page.evaluate(ASK, HOSTILE) == []
    page.locator("#q").fill("पेयजल")
    expect(results(page).first).to_contain_text("पेयजल")


def test_a_hostile_address_is_only_an_address(reader: Reader) -> None:
    hostile = quote(HOSTILE[0])
    page = search(
        reader,
        "hi",
        q=HOSTILE[0],
        type=HOSTILE[0],
        year="__proto__",
        sort="x",
        on="y",
        show="1e9",
    )
    expect(page.locator("#q")).to_have_value(HOSTILE[0])
    assert page.locator("main img").count() == 0
    page.goto(f"search/?type={hostile}&on=9999-99-99&show=-5")
    expect(page.locator(".search__count")).not_to_be_empty()
    expect(chips(page).first).to_contain_text("<img")
