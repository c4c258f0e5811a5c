"""Compliance as a district's officer and the Chief Minister's secretary come to it: by clicks, on a phone, and on paper."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from conftest import DESKTOP, PHONE, Reader, Register, address
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from test_axe import HINDI, NARROW_AND_DARK, check, unfold

PAGES = ("compliance/", "compliance/district/jaipur/", "compliance/division/jaipur/", "compliance/silent/", "compliance/announcements/",
         "compliance/cabinet-decisions/", "compliance/adoption/", "compliance/records/")  # fmt: skip


def matrix_of(register: Register) -> str:
    """The compliance page of a directive to all districts."""
    record = register.one(
        "in-force", where=lambda record: record["type"] == "directive" and "all-districts" in record["to"]
    )
    return address(record, "hi") + "compliance/"


def pack_of(register: Register) -> str:
    meetings = [record for record in register.records if record["type"] == "meeting"]
    return address(meetings[-1], "hi") + "pack/"


def no_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@pytest.mark.parametrize("options", [PHONE, DESKTOP | {"java_script_enabled": False}], ids=["phone", "no-script"])
def test_what_is_late_in_my_district_in_two_clicks(reader: Reader, options: dict) -> None:
    page = reader("./", **options)
    page.locator("#compliance ~ .chips a").first.click()  # one
    expect(page).to_have_url(re.compile("/compliance/$"))
    page.locator(".tiles a").filter(has_text="जयपुर").first.click()  # two
    expect(page.locator("h1")).to_have_text("जयपुर: पालना")
    late = page.locator(".chips a[href$='#late'], .chips a[href$='#silent']").first
    count = int(late.locator("small").inner_text().replace(",", ""))
    shown = page.locator(f"h2{re.search('#.*', late.get_attribute('href'))[0]} + .rows > li")
    assert shown.count() == min(count, 100)
    assert re.search(r"\d+ दिन", shown.first.inner_text())


def test_every_district_can_be_reached_by_its_name_too(reader: Reader) -> None:
    page = reader("compliance/", java_script_enabled=False)
    names = page.locator(".tallies .inner th a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    tiles = page.locator(".tiles a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert len(set(tiles)) == 41
    assert {name for name in names if "/district/" in f"/{name}"} == {
        tile for tile in tiles if "/district/" in f"/{tile}"
    }


def test_the_pack_in_three_clicks(reader: Reader, register: Register) -> None:
    page = reader("./", **PHONE)
    page.locator("#compliance ~ .chips a").first.click()  # one
    page.locator("#meetings + ul a").first.click()  # two: there already
    expect(page).to_have_url(re.compile("/pack/$"))
    expect(page.locator("#agenda")).to_be_visible()
    no_wider_than_the_screen(page)
    page.goto(pack_of(register).removesuffix("pack/"))
    page.locator("#compliance ~ .chips a[href$='pack/']").click()  # from the record's own page as well
    expect(page).to_have_url(re.compile("/pack/$"))


def test_the_menu_leads_there(reader: Reader) -> None:
    page = reader("en/")
    page.locator("#menu a[href$='compliance/']").click()
    expect(page.locator("h1")).to_have_text("State of compliance")
    page.locator(".languages a").click()
    expect(page.locator("h1")).to_have_text("पालना की स्थिति")


def test_the_matrix_is_narrowed(reader: Reader, register: Register) -> None:
    page = reader(matrix_of(register))
    rows = page.locator(".matrix tr[data-groups]")
    everyone = rows.count()
    status = page.locator(".filter [role=status]")
    page.locator(".filter select").select_option("in-division/kota")
    shown = rows.locator("visible=true").count()
    assert 0 < shown < everyone
    expect(status).to_have_text(f"{shown} में से {everyone} कार्यालय")
    for group in ("done", "going", "late", "silent", "off"):
        page.locator(f".filter input[name={group}]").check()
        visible = rows.locator("visible=true")
        assert all(group in each for each in visible.evaluate_all("all => all.map(each => each.dataset.groups)"))
        page.locator(f".filter input[name={group}]").uncheck()
    page.locator(".filter select").select_option("")
    assert rows.locator("visible=true").count() == everyone


def test_the_matrix_without_script(reader: Reader, register: Register) -> None:
    page = reader(matrix_of(register), java_script_enabled=False)
    expect(page.locator(".filter")).to_be_hidden()
    anchors = page.locator("[data-without-script] a").evaluate_all("all => all.map(each => each.hash)")
    assert len(anchors) >= 7
    assert page.locator(".matrix tr[data-groups]").locator("visible=true").count() >= 41
    for anchor in anchors:
        assert page.locator(f"[id='{anchor[1:]}']").count() == 1


@pytest.mark.parametrize("start", PAGES)
def test_axe(reader: Reader, start: str) -> None:
    page = reader(start)
    unfold(page)
    check(page, HINDI[0])
    page.goto(f"en/{start}")
    unfold(page)
    check(page, NARROW_AND_DARK)
    no_wider_than_the_screen(page)


def test_axe_of_what_stands_below_a_record(reader: Reader, register: Register) -> None:
    matrix = matrix_of(register)
    page = reader(matrix)
    measures = page.locator(".duty-point .rows__facts a").evaluate_all("all => all.map(each => each.href)")
    for start in (matrix, *measures[:1], pack_of(register)):
        page.goto(start)
        unfold(page)
        check(page, NARROW_AND_DARK)
        no_wider_than_the_screen(page)


def test_on_paper(reader: Reader, register: Register) -> None:
    """On A4, with the title first, and without what only a screen can do."""
    for start in ("compliance/", pack_of(register), matrix_of(register)):
        page = reader(start)
        title = page.locator("h1").inner_text()
        page.emulate_media(media="print")
        for gone in ("nav.menu", ".filter", ".languages"):
            assert page.locator(gone).locator("visible=true").count() == 0
        assert page.locator(".bar, .tiles, .pack__points").locator("visible=true").count()
        made = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        assert [round(float(side)) for side in made.pages[0].mediabox[2:]] == [595, 842]
        assert len(made.pages) <= 14, title
