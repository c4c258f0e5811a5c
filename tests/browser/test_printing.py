"""A page that is printed: the QR code of its address is one, and each sheet says what it belongs to."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pypdf
import zxingcpp
from conftest import Reader
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]


def scanned(modules: list[list[int]]) -> str:
    """What a decoder reads of a code, four dots to a module, with the quiet zone around it."""
    side = (len(modules) + 8) * 4
    dots = bytearray(b"\xff" * side * side)
    for row, column in ((row, column) for row, line in enumerate(modules) for column, dark in enumerate(line) if dark):
        for y in range(4):
            start = ((row + 4) * 4 + y) * side + (column + 4) * 4
            dots[start : start + 4] = bytes(4)
    (found,) = zxingcpp.read_barcodes(memoryview(dots).cast("B", (side, side)), formats=zxingcpp.BarcodeFormat.QRCode)
    return found.text


def test_a_decoder_reads_the_code(browser: Browser) -> None:
    """Of every length that fits, in each version; and nothing is drawn where none fits."""
    chance = random.Random(11)
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789/-.:%?#"
    texts = ["".join(chance.choices(letters, k=length)) for length in (*range(1, 180, 4), 180)]
    page = browser.new_page()
    page.set_content("<p>")
    page.add_script_tag(path=ROOT / "docs/assets/print.js")
    drawn = page.evaluate("texts => texts.map(Paper.modules)", texts)
    assert {len(modules) for modules in drawn} == {17 + 4 * version for version in range(1, 10)}
    assert [scanned(modules) for modules in drawn] == texts
    assert page.evaluate("() => Paper.modules('x'.repeat(181))") is None
    page.close()


def test_each_sheet_has_the_number_and_the_day(reader: Reader) -> None:
    page = reader("cmo/directive/2026/3/")
    page.wait_for_function("() => globalThis.Paper")
    number = page.inner_text(".record-head .number")
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) > 1
    for position, sheet in enumerate(sheets, 1):
        words = sheet.extract_text()
        assert f"{position} / {len(sheets)}" in words
        assert number.rpartition("/")[2] in words and "22" in words
    assert page.locator("svg.qr path").count() == 1
    page.emulate_media(media="screen")
    assert not page.locator("svg.qr").is_visible()
