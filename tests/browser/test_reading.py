"""How it can be read: with the keyboard, on a phone, without JavaScript, in the dark, on paper, under a strict policy."""

from __future__ import annotations

import re
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import PHONE, Reader, Register, address
from playwright.sync_api import Page, expect
from served import Server

PAPER, NIGHT = "rgb(253, 252, 250)", "rgb(23, 24, 27)"
POLICY = "default-src 'self'; base-uri 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; style-src 'self' 'unsafe-inline'"

FOCUSED = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect(), style = getComputedStyle(node);
  return node === document.body ? null : {
    name: node.className || node.name || node.id || node.textContent.trim() || node.tagName,
    href: node.getAttribute("href"),
    in: (node.closest("main") ?? node.closest("header, footer"))?.tagName ?? "",
    result: Boolean(node.closest(".search__results .rows > li")),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def is_painted(page: Page, colour: str) -> None:
    expect(page.locator("body")).to_have_css("background-color", colour)


def round_trip(page: Page) -> list[dict]:
    """What has the focus, one Tab after the other, until the browser itself has it again."""
    stops = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"the keyboard is trapped: {stops[-3:]}")


# -- keyboard only


@pytest.mark.parametrize("start", ["./", "search/?q=2026", "record"])
def test_tab_reaches_everything_in_order(reader: Reader, register: Register, start: str) -> None:
    page = reader(address(register.one("in-force"), "hi") if start == "record" else start)
    if "?" in start:
        expect(page.locator(".search__results .rows > li").first).to_be_visible()
    stops = round_trip(page)
    assert stops[0]["name"] == "md-skip"
    names = [stop["name"] for stop in stops]
    assert names.index("brand") < names.index("q") < names.index("theme")
    assert [stop for stop in stops if stop["in"] == "HEADER" and stop["href"] and "subject/" in stop["href"]]
    assert [stop["in"] for stop in stops] == sorted(
        (stop["in"] for stop in stops), key=["", "HEADER", "MAIN", "FOOTER"].index
    )
    if "?" in start:
        assert any(stop["result"] for stop in stops)
    assert not [stop for stop in stops if not (stop["outlined"] and stop["seen"])]


def test_a_table_is_a_stop_where_it_is_wider_than_the_screen(reader: Reader) -> None:
    page = reader("en/about/work/", viewport={"width": 360, "height": 740})
    table = page.locator(".prose table").first
    expect(table).to_have_attribute("tabindex", "0")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(table).not_to_have_attribute("tabindex", "0")


def test_skip_link_leads_past_the_menu(reader: Reader) -> None:
    page = reader("year/2026/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".crumbs a").first).to_be_focused()


def test_search_with_the_keyboard_alone(reader: Reader) -> None:
    page = reader("en/")
    page.keyboard.press("/")
    page.keyboard.type("relief fund")
    page.keyboard.press("Enter")
    expect(page.locator(".search__results .rows > li").first).to_be_visible()
    page.locator("#q").focus()
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)["result"]:
            break
    page.keyboard.press("Enter")
    expect(page.locator(".record-head")).to_be_visible()


# -- a phone, 360 pixels wide

ON_A_PHONE = (
    "./",
    "en/",
    "year/2026/",
    "en/office/",
    "place/",
    "search/",
    "rules/",
    "rules/wrong-type/",
    "guide/format/",
)


def fits(page: Page) -> None:
    wider = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((node) => {
             const { right, left, width } = node.getBoundingClientRect();
             return width && (right > innerWidth + 1 || left < -1) && !node.closest(".md-skip, .md-overlay, pre, .md-typeset__scrollwrap");
           }).map((node) => node.outerHTML.slice(0, 120))"""
    )
    width = page.viewport_size["width"]
    assert page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [width, width], wider


def targets_are_large(page: Page) -> None:
    options = {"runOnly": {"type": "rule", "values": ["target-size"]}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options)
    assert not found.violations_count, found.generate_report()


def test_pages_on_a_phone(reader: Reader) -> None:
    page = reader(**PHONE)
    for start in ON_A_PHONE:
        page.goto(start)
        fits(page)
        targets_are_large(page)


@pytest.mark.parametrize("state", ["in-force", "superseded"])
def test_a_record_on_a_phone(reader: Reader, register: Register, state: str) -> None:
    record = register.one(state)
    page = reader(**PHONE)
    for lang in ("hi", "en"):
        page.goto(address(record, lang))
        expect(page.locator(".banner__head")).to_be_in_viewport()
        fits(page)
        targets_are_large(page)


def test_results_and_menu_on_a_phone(reader: Reader, server: Server) -> None:
    page = reader("search/?q=2026", **PHONE)
    expect(page.locator(".search__results .rows > li").first).to_be_visible()
    fits(page)
    page.locator(".search__facets > summary").tap()
    page.locator(".facet summary").first.tap()
    expect(page.locator(".facet input").first).to_be_visible()
    fits(page)
    targets_are_large(page)

    expect(page.locator("#menu")).to_be_hidden()
    page.locator(".burger").tap()
    expect(page.locator(".burger")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#menu")).to_be_visible()
    fits(page)
    targets_are_large(page)
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    page.locator(".burger").tap()
    page.locator("#menu").get_by_role("link", name="वर्ष").tap()
    expect(page).to_have_url(f"{server.base}year/")


def test_reflow_at_320_pixels(reader: Reader) -> None:
    page = reader(viewport={"width": 320, "height": 640})
    fits(page)
    page.goto("en/guide/import/")
    fits(page)
    page.goto("en/search/?q=water")
    expect(page.locator(".search__results .rows > li").first).to_be_visible()
    fits(page)


# -- JavaScript off


def test_without_javascript(reader: Reader, server: Server, register: Register) -> None:
    page = reader("./", java_script_enabled=False, **PHONE)
    expect(page.locator("#menu")).to_be_visible()
    expect(page.locator(".burger")).to_be_hidden()
    expect(page.locator(".theme")).to_be_hidden()
    page.locator("#menu").get_by_role("link", name="कार्यालय").click()
    page.locator("main .groups a").first.click()
    page.locator("main .rows__title").first.click()
    expect(page.locator(".banner__head")).to_be_visible()
    page.locator(".hash summary, .files a, .languages a").first.click()

    page.goto("./")
    page.locator("main input[type=search]").fill("पेयजल")
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile(r"/panji/search/\?q="))
    expect(page.locator("noscript .note")).to_be_visible()
    page.locator(".search__indexes a").first.click()
    expect(page).to_have_url(f"{server.base}year/")
    record = register.one("superseded")
    page.goto(address(record, "hi"))
    expect(page.locator(".banner a").first).to_be_visible()


def test_dark_without_javascript(reader: Reader) -> None:
    is_painted(reader("./", java_script_enabled=False, color_scheme="dark"), NIGHT)


# -- light and dark


@pytest.mark.parametrize(("system", "first", "second"), [("light", PAPER, NIGHT), ("dark", NIGHT, PAPER)])
def test_the_system_decides_until_the_reader_does(reader: Reader, system: str, first: str, second: str) -> None:
    page = reader("./", color_scheme=system)
    button = page.locator(".theme")
    dark = first == NIGHT
    is_painted(page, first)
    expect(button).to_have_attribute("aria-pressed", str(dark).lower())
    button.click()
    expect(button).to_have_attribute("aria-pressed", str(not dark).lower())
    is_painted(page, second)
    page.reload()
    is_painted(page, second)
    page.goto("en/year/")
    is_painted(page, second)
    page.locator(".theme").click()
    is_painted(page, first)
    page.emulate_media(color_scheme="light" if dark else "dark")
    is_painted(page, second)


# -- paper


def test_a_record_on_paper(reader: Reader, register: Register) -> None:
    record = register.one("in-force", where=lambda record: record["attachments"])
    page = reader(address(record, "hi"), color_scheme="dark")
    page.emulate_media(media="print")
    for gone in (".top form", "#menu", ".languages", ".theme", ".burger", ".crumbs", ".series", ".bottom ul", ".chips"):
        expect(page.locator(gone).first).to_be_hidden()
    for kept in (
        ".brand",
        ".kicker .number",
        ".banner__head",
        ".banner__day time",
        ".notice",
        ".body",
        ".cite .address",
    ):
        expect(page.locator(kept)).to_be_visible()
    expect(page.locator(".cite .address")).to_have_text(record["url"])
    ink, paper = page.evaluate(
        "[getComputedStyle(document.querySelector('.body')).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (ink, paper) == ("rgb(29, 27, 25)", "rgb(255, 255, 255)")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


# -- fonts


def test_the_font_comes_from_the_site_itself(reader: Reader, server: Server) -> None:
    page = reader("./")
    page.evaluate("document.fonts.ready.then(() => null)")
    assert [path for path in server.asked if path.endswith(".woff2")] == ["assets/fonts/noto-sans-devanagari.woff2"]
    assert page.evaluate("document.fonts.check('1em \"Noto Devanagari Text\"', 'पंजी')")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Noto Devanagari')


def test_no_font_for_a_page_without_devanagari(reader: Reader, server: Server) -> None:
    page = reader("about:blank")
    place = f"{server.base}en/year/"
    with urlopen(place) as answer:
        html = re.sub("[ऀ-ॿ]", "x", answer.read().decode()).replace('lang="hi"', 'lang="en"')
    page.route(place, lambda route: route.fulfill(body=html, content_type="text/html"))
    server.asked.clear()
    page.goto(place, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert not [path for path in server.asked if path.endswith(".woff2")]


# -- a strict policy, such as a government host sets


def test_under_a_content_security_policy(reader: Reader, server: Server, register: Register) -> None:
    server.headers["Content-Security-Policy"] = POLICY
    try:
        page = reader(address(register.one("in-force"), "hi"))
        page.locator(".theme").click()
        is_painted(page, NIGHT)
        page.goto("guide/format/")
        page.goto("en/search/?q=water&year=2026")
        expect(page.locator(".search__results .rows > li").first).to_be_visible()
    finally:
        server.headers.clear()
