"""What stands on the pages: home, lists, records, the switch of language, the page for a wrong address."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from conftest import Reader, Register, address, local
from playwright.sync_api import expect
from served import Server

OWN = re.compile(
    "<h1.*?</h1>|<p class=summary.*?</p>|<dl class=facts>.*?</dl>|<table.*?</table>|<div class=body.*?</div>", re.DOTALL
)
"""What a record says itself: its title, summary, facts, points, tables and text."""
WORDS = re.compile(r"(?:<[^>]*>|\s)+")
SAME_PAGE_IN_BOTH = ("./", "year/2026/", "search/", "guide/supersede/", "rules/wrong-type/")


def english(page: str) -> str:
    return "en/" if page == "./" else f"en/{page}"


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_home(reader: Reader, register: Register, lang: str) -> None:
    page = reader("./" if lang == "hi" else "en/")
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.locator("h1")).to_have_text(
        {"hi": "मुख्यमंत्री कार्यालय निर्देश पंजी", "en": "Register of Directives, Chief Minister's Office"}[lang]
    )
    expect(page.locator(".counts")).to_contain_text(str(len(register.others)))
    for type in {record["type"] for record in register.routine}:
        expect(page.locator(".counts")).to_contain_text(str(sum(each["type"] == type for each in register.routine)))
    expect(page.locator(".notice")).to_be_visible()
    latest = register.others[-1]
    expect(page.locator("#latest + .rows > li").first).to_contain_text(latest["title"][lang])
    page.locator("main input[type=search]").fill("2026")
    page.locator("main input[type=search]").press("Enter")
    expect(page).to_have_url(re.compile(rf"/panji/{'' if lang == 'hi' else 'en/'}search/\?q=2026$"))
    expect(page.locator(".search__results .rows > li").first).to_be_visible()


def test_language_switch_leads_to_the_same_page_and_back(reader: Reader, server: Server) -> None:
    page = reader()
    for start in SAME_PAGE_IN_BOTH:
        page.goto(start)
        for lang, other, there in (("hi", "en", english(start)), ("en", "hi", start)):
            expect(page.locator("html")).to_have_attribute("lang", lang)
            alternate = page.locator(f"head link[rel=alternate][hreflang={other}]").get_attribute("href")
            if alternate.startswith("https:"):  # hand-written pages say it relatively
                assert local(alternate) == there
            page.locator(".languages a").click()
            expect(page).to_have_url(server.base + there.removeprefix("./"))
        expect(page.locator("html")).to_have_attribute("lang", "hi")


def test_language_switch_of_a_record(reader: Reader, server: Server, register: Register) -> None:
    record = register.one("in-force")
    page = reader(address(record, "hi"))
    expect(page.locator("h1")).to_have_text(record["title"]["hi"])
    page.locator(".languages a").click()
    expect(page).to_have_url(server.base + address(record, "en"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text(record["title"]["en"])
    for lang in ("hi", "en"):
        alternate = page.locator(f"head link[hreflang={lang}]").get_attribute("href")
        assert local(alternate) == address(record, lang)
    page.locator(".languages a").click()
    expect(page).to_have_url(server.base + address(record, "hi"))


def test_from_the_years_to_a_record(reader: Reader, server: Server, register: Register) -> None:
    page = reader("./")
    page.locator("#menu").get_by_role("link", name="वर्ष").click()
    page.locator("main").get_by_role("link", name="2025", exact=True).click()
    records = [record for record in register.others if record["year"] == 2025]
    expect(page.locator("main .rows > li")).to_have_count(len(records))
    page.locator("main .rows__title").get_by_text(records[-1]["title"]["hi"]).click()
    expect(page).to_have_url(server.base + address(records[-1], "hi"))
    page.locator(".crumbs a").last.click()
    expect(page).to_have_url(server.base + "year/2025/")


# -- a record says whether it is in force


def test_in_force(reader: Reader, register: Register) -> None:
    record = register.one("in-force")
    page = reader(address(record, "en"))
    expect(page.locator(".banner__head")).to_have_text("This record is in force")
    expect(page.locator(".banner__day time")).to_have_attribute("datetime", "2026-11-22")
    expect(page.locator(".kicker .number")).to_have_text(record["number"])


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_superseded_record_links_to_its_successor(
    reader: Reader, server: Server, register: Register, lang: str
) -> None:
    record = register.one("superseded")
    successor = register.by_id(record["standing"]["by"][0])
    page = reader(address(record, lang))
    expect(page.locator(".banner")).to_contain_text({"hi": "अधिक्रमित", "en": "superseded"}[lang])
    page.locator(".banner a").first.click()
    expect(page).to_have_url(server.base + address(successor, lang))
    expect(page.locator(".banner--superseded")).to_have_count(int(successor["standing"]["state"] == "superseded"))
    page.locator(".relations, .timeline").get_by_text(record["title"][lang]).first.click()
    expect(page).to_have_url(server.base + address(record, lang))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("partly-changed", "part of it has been changed"),
        ("not-yet", "1 January 2027"),
        ("expired", "its term has ended"),
        ("rescinded", "rescinded"),
    ],
)
def test_other_states(reader: Reader, register: Register, state: str, words: str) -> None:
    record = register.one(state)
    page = reader(address(record, "en"))
    expect(page.locator(f".banner--{state}")).to_contain_text(words, ignore_case=True)
    if record["standing"]["by"]:
        expect(page.locator(".banner a").first).to_be_visible()


def test_attachment_is_the_file_it_states(reader: Reader, register: Register) -> None:
    record = register.one("in-force", where=lambda record: record["attachments"])
    page = reader(address(record, "en"))
    files = page.locator(".files > li")
    expect(files).to_have_count(len(record["attachments"]))
    for item, attachment in zip(files.all(), record["attachments"], strict=True):
        with page.expect_download() as download:
            item.locator("a").click()
        digest = hashlib.sha256(download.value.path().read_bytes()).hexdigest()
        item.locator("summary").click()
        expect(item.locator("details > code")).to_have_text(digest)
        assert digest == attachment["sha256"]


def test_a_record_in_hindi_only_says_so_on_its_english_page(reader: Reader, register: Register) -> None:
    record = register.one("in-force", languages="hi")
    page = reader(address(record, "en"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_attribute("lang", "hi")
    expect(page.locator(".body")).to_have_attribute("lang", "hi")
    expect(page.locator(".text .note")).to_contain_text("no English text")
    expect(page.locator(".banner__head")).to_have_text("This record is in force")


def test_a_record_beside_its_page_as_data_and_text(reader: Reader, server: Server, register: Register) -> None:
    record = register.one("in-force")
    page = reader(address(record, "hi"))
    links = page.locator("section.noprint .chips a").evaluate_all("links => links.map(link => link.href)")
    links = [link for link in links if "/feeds/" not in link]
    names = [link.removeprefix(server.base) for link in links]
    assert names == [record["id"] + end for end in (".json", ".hi.md", ".en.md")]
    answers = [page.request.get(link) for link in links]
    assert all(answer.ok for answer in answers)
    assert answers[0].json()["id"] == record["id"]
    assert record["title"]["hi"] in answers[1].text()
    assert record["title"]["en"] in answers[2].text()


# -- everything else


@pytest.mark.parametrize("wrong", ["cmo/circular/1887/1/", "en/nothing"])
def test_a_wrong_address_at_any_depth(reader: Reader, server: Server, wrong: str) -> None:
    reader.expected.append("404 (Not Found)")
    page = reader(wrong)
    expect(page.locator("h1")).to_have_text("यह पृष्ठ नहीं मिला")
    expect(page.locator("[lang=en] h2")).to_be_visible()
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(253, 252, 250)"
    page.get_by_role("link", name="Home", exact=True).click()
    expect(page).to_have_url(server.base + "en/")


TAG = re.compile(r"<(?!base)[a-z][^>]*>")
LINK = re.compile(r"""\s(?:href|src|action)=(?:"([^"]*)"|([^\s">]+))""")
BASE = re.compile(r"<base href=([^>]*)>")
is_file = cache(os.path.isfile)


def root_of(page: Path, html: str) -> Path:
    """The folder from which the addresses on a page count: what the frame fills says it, others count from their own."""
    base = BASE.search(html)
    return page.parent / (base[1] if base else "")


def test_pages_of_records_are_light(site: Path, register: Register) -> None:
    """15,000 bytes, however much later records say of it; more only by the words of the record itself, and that seldom."""
    pages = [site / address(record, lang) / "index.html" for record in register.records for lang in ("hi", "en")]
    sizes = {page: page.stat().st_size for page in pages}
    own = {page: "".join(OWN.findall(page.read_text("utf-8"))) for page, size in sizes.items() if size > 15_000}
    besides = {page: sizes[page] - len(unescape(WORDS.sub(" ", said)).encode()) for page, said in own.items()}
    assert {page: size for page, size in besides.items() if size > 15_000} == {}
    assert len(own) < len(pages) / 24, f"{len(own)} of {len(pages)} pages"


def test_no_page_links_to_nothing(site: Path) -> None:
    missing = set()
    pages = sorted(page for page in site.rglob("*.html") if page.name != "404.html")
    for page in pages:
        html = page.read_text("utf-8")
        tags, root = set(TAG.findall(html)), root_of(page, html)
        for link in {unescape(quoted or bare) for tag in tags for quoted, bare in LINK.findall(tag)}:
            target = link.partition("#")[0].partition("?")[0]
            if re.match(r"[a-z]+:", link) or not target:
                continue
            file = os.path.normpath(root / target)
            if not is_file(f"{file}/index.html" if target.endswith(("/", ".")) else file):
                missing.add(f"{page.relative_to(site)}: {link}")
    assert len(pages) > 100
    assert not missing


@pytest.mark.parametrize("path", ["about/work", "en/about/work"])
def test_each_part_of_the_work_has_a_page_and_a_sample(site: Path, path: str) -> None:
    """The parts are those of the two documents: A1 to A11 of the office, B1 to B8 of the review."""
    folder = site / path
    rows = re.findall(
        r"<tr>\s*<td[^>]*>([AB]\d+)</td>(.*?)</tr>", (folder / "index.html").read_text("utf-8"), re.DOTALL
    )
    assert [name for name, _ in rows] == [f"A{n}" for n in range(1, 12)] + [f"B{n}" for n in range(1, 9)]
    for name, cells in rows:
        _, types, pages, samples = re.findall(r"<td[^>]*>(.*?)</td>", cells, re.DOTALL)
        found = [re.findall('href="([^"]+)"', cell) for cell in (types, pages, samples)]
        assert found[1] and found[2], name
        for link in [each for links in found for each in links]:
            assert (folder / link / "index.html").is_file(), f"{name}: {link}"
        records = [os.path.relpath(os.path.normpath(folder / link), site) for link in found[2]]
        assert all((site / f"{record.removesuffix('/en')}.json").is_file() for record in records), name


@cache
def anchors(page: Path) -> set[str]:
    return set(re.findall(r'\bid="?([^"\s>]+)', page.read_text("utf-8")))


def test_every_anchor_is_there(site: Path) -> None:
    missing = set()
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        root = root_of(page, html)
        for link in re.findall(r'href="([^":]*#[^"]+)"', html):
            target, _, anchor = link.partition("#")
            file = (root / target).resolve() if target else page
            file = file / "index.html" if file.is_dir() else file
            if file.is_file() and anchor not in anchors(file):
                missing.add(f"{page.relative_to(site)}: {link}")
    assert not missing
