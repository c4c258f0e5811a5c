"""What single views promise, where the world is too small to show it."""

from __future__ import annotations

import html
import importlib
import json
import pkgutil
import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from products import singly
from pydantic import TypeAdapter

from panji import language, views
from panji.diagnostic import Bilingual
from panji.file import File, read
from panji.markup import attribute
from panji.record_types import record_types
from panji.register import Register
from panji.reports.json import CheckReport
from panji.rules import rules
from panji.search import records
from panji.search.words import BODY, TITLE, Field
from panji.site import Data, Page, Site
from panji.views import api_v1, feeds, fonts, home, indexes, opensearch, record, record_relations, sitemap
from panji.views import rules as rules_view

AS_OF = date(2026, 11, 22)


def file(path: str, text: str) -> File:
    found = read(f"records/{path}", text.encode(), "0" * 64)
    assert not found.faults
    return found


def order(serial: int, title: str = "आदेश", more: str = "", body: str = "आदेश।") -> File:
    front = f'number: "{serial}"\ntitle: "{title}"\nissued: 2026-01-01\nsignatory: {{post: p}}\nto: [cmo]\n{more}'
    return file(f"cmo/order/2026/{serial:04}.hi.md", f"---\n{front}---\n{body}\n")


def site(*files: File) -> Site:
    return Site(Register(files), AS_OF)


def data(products) -> dict[str, bytes]:
    return {product.path: product.content() for product in singly(products) if isinstance(product, Data)}


def pages(products) -> dict[str, str]:
    return {product.address: product.body() for product in singly(products) if isinstance(product, Page)}


@pytest.mark.parametrize("count", [0, 1, 50, 51, 120])
def test_lists_go_page_by_page(count: int) -> None:
    found = pages(indexes.render(site(*(order(serial) for serial in range(1, count + 1)))))
    lists = {path: html for path, html in found.items() if path.startswith("type/order/")}
    assert len(lists) == max(1, -(-count // 50))
    assert sum(html.count("class=rows__title") for html in lists.values()) == count
    for serial in range(1, count + 1):
        assert sum(f"=cmo/order/2026/{serial}/>" in html for html in lists.values()) == 1
    numbers = [f"type/order/{number}/" if number > 1 else "type/order/" for number in range(1, len(lists) + 1)]
    assert sorted(lists) == sorted(numbers)
    for this, following in pairwise(numbers):
        assert f'rel="next" href="{following}"' in lists[this]
        assert f'rel="prev" href="{this}"' in lists[following]
    assert 'rel="next"' not in lists[numbers[-1]]
    assert 'rel="prev"' not in lists[numbers[0]]


def test_a_feed_has_the_latest_and_no_character_that_xml_cannot_hold() -> None:
    files = [order(serial, f"{serial} \\x01 \\x0b \\uFFFE & <b>") for serial in range(1, 61)]
    found = data(feeds.render(site(*files)))
    entries = ElementTree.fromstring(found["feeds/all.atom"]).findall("{*}entry")
    assert [entry.findtext("{*}id") for entry in entries] == [
        f"https://panji.example/cmo/order/2026/{serial}/" for serial in range(60, 10, -1)
    ]
    assert entries[0].findtext("{*}title") == "60: 60 \ufffd \ufffd \ufffd & <b>"


def test_a_long_sitemap_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 20)
    found = data(sitemap.render(site(*(order(serial) for serial in range(1, 26)))))
    parts = [element.text for element in ElementTree.fromstring(found["sitemap.xml"]).findall(".//{*}loc")]
    assert parts == [f"https://panji.example/sitemap-{number}.xml" for number in (1, 2, 3)]
    addresses = [
        element.text
        for part in (1, 2, 3)
        for element in ElementTree.fromstring(found[f"sitemap-{part}.xml"]).findall(".//{*}loc")
    ]
    for serial in range(1, 26):
        assert addresses.count(f"https://panji.example/cmo/order/2026/{serial}/") == 1
        assert addresses.count(f"https://panji.example/cmo/order/2026/{serial}/en/") == 1


def page(body: str, *others: File, more: str = "", end: str = "") -> str:
    whole = site(order(1, more=more, body=body), *others)
    one = whole.register.records["cmo/order/2026/1"]
    return pages(record.render_record(one, whole))[f"cmo/order/2026/1/{end}"]


@pytest.mark.parametrize(("written", "hindi", "english"), [
    ("/cmo/order/2026/2/", "cmo/order/2026/2/", "cmo/order/2026/2/en/"),
    ("/cmo/order/2026/2", "cmo/order/2026/2/", "cmo/order/2026/2/en/"),
    ("/cmo/order/2026/2/#point-1", "cmo/order/2026/2/#point-1", "cmo/order/2026/2/en/#point-1"),
    ("/cmo/order/2026/2/en/", "./cmo/order/2026/2/en/", "./cmo/order/2026/2/en/"),
    ("/javascript:alert(1)", "./javascript:alert(1)", "./javascript:alert(1)"),
    ("//evil.example/x", "./evil.example/x", "./evil.example/x"),
    ("https://a.example/x?y#z", "https://a.example/x?y#z", "https://a.example/x?y#z"),
    ("mailto:a@b.example", "mailto:a@b.example", "mailto:a@b.example"),
    ("#points", "#points", "#points"),
])  # fmt: skip
def test_links_of_a_body(written: str, hindi: str, english: str) -> None:
    for end, meant in (("", hindi), ("en/", english)):
        assert f"<p><a href={attribute(meant)}>x</a>" in page(f"[x]({written})", order(2), end=end)


@pytest.mark.parametrize(("url", "linked"), [
    ("https://old.example/1", True), ("http://old.example/1", True), ("javascript:alert(1)", False), ("//x.example", False)
])  # fmt: skip
def test_a_source_s_address_is_a_link_only_to_a_page(url: str, linked: bool) -> None:
    html = page("x", more=f'source: {{collection: c, ref: r, url: "{url}"}}\n')
    assert (f"href={url}>" in html) == linked


def test_an_attachment_s_name_is_quoted() -> None:
    digest = "0" * 64
    more = f'attachments: [{{file: "क #1?.pdf", sha256: {digest}}}]\n'
    attachment = File("records/cmo/order/2026/0001/क #1?.pdf", "attachment", digest, 5, id=order(1).id)
    assert "href=cmo/order/2026/1/%E0%A4%95%20%231%3F.pdf " in page("x", attachment, more=more)


def test_the_font_has_what_hindi_needs() -> None:
    characters = set(fonts.CHARACTERS)
    assert set(map(ord, "क्षत्रज्ञश्रड़ढ़ऋॐ।॥०१२३४५६७८९₹\u200c\u200d")) <= characters


@pytest.mark.parametrize(
    "name", ["Panji", "Register of Directives", "A register with a name that is much too long for a browser's list"]
)
def test_browsers_are_told_how_to_search(name: str) -> None:
    files = data(
        opensearch.render(
            site(file("register.yml", f'name: {{hi: "पंजी", en: "{name}"}}\nsite: https://a.example/b/\n'))
        )
    )
    assert set(files) == {"opensearch.xml", "en/opensearch.xml"}
    for path, content in files.items():
        description = ElementTree.fromstring(content)
        found = {element.tag.partition("}")[2]: element for element in description}
        assert description.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
        assert 0 < len(found["ShortName"].text) <= 16 and 0 < len(found["Description"].text) <= 1024
        assert "LongName" not in found or len(found["LongName"].text) <= 48
        assert (
            found["Url"].get("template")
            == f"https://a.example/b/{path.removesuffix('opensearch.xml')}search/?q={{searchTerms}}"
        )
        assert found["Image"].text == "https://a.example/b/assets/logo.svg"


@pytest.mark.parametrize("count", [record_relations.SHOWN, record_relations.SHOWN + 1])
def test_many_relations_have_a_page_of_their_own(count: int) -> None:
    citing = [order(serial, more="cites: [cmo/order/2026/1]\n") for serial in range(2, 2 + count)]
    whole = site(order(1), *citing)
    one = whole.register.records["cmo/order/2026/1"]
    found = pages(record.render_record(one, whole))
    assert [f"{address}index.html" for address in found] == record.paths_of(one, whole)
    assert found["cmo/order/2026/1/"].count("<dd><b") == record_relations.SHOWN
    (*bundles,) = record_relations.render(whole)
    if count > record_relations.SHOWN:
        assert f"<a href=cmo/order/2026/1/en/relations/>See all {count}</a>" in found["cmo/order/2026/1/en/"]
        assert pages(bundles[0].make())["cmo/order/2026/1/relations/"].count("<dd><b") == count
    else:
        assert not bundles


@pytest.mark.parametrize("name", record_types())
def test_every_field_of_a_type_has_a_label(name: str) -> None:
    for field in record_types()[name].own_fields():
        assert field in language.LABELS


def test_what_only_a_type_has_is_put_into_words() -> None:
    """Words, dates and numbers of the page's language; links to the points that a report speaks of."""
    directive = order(1, more="points: [{id: a, text: करें, owner: dept/it, due: monthly}]\n")
    items = "[{point: cmo/order/2026/1#a, status: in-progress, value: 1234567, revised_due: 2026-03-31}]"
    front = f"title: प्रतिवेदन\nissued: 2026-02-01\nas_on: 2026-01-31\nitems: {items}\n"
    report = file("dept/it/report/2026/0001.hi.md", f"---\n{front}---\nप्रतिवेदन।\n")
    agenda = "[{text: {hi: पालना, en: Compliance}, about: [cmo/order/2026/1, dept/unknown]}]"
    front = f"title: बैठक\nissued: 2026-02-02\nchair: सचिव\npresent: [क, ख]\nagenda: {agenda}\n"
    meeting = file("cmo/meeting/2026/0001.hi.md", f"---\n{front}---\nबैठक।\n")
    here = site(directive, report, meeting)
    found = {
        id: record.page(here.register.records[id], here, "en") for id in ("dept/it/report/2026/1", "cmo/meeting/2026/1")
    }
    shown = found["dept/it/report/2026/1"]
    for part in (
        "under way",
        "12,34,567",
        "31 January 2026",
        "31 March 2026",
        "=cmo/order/2026/1/en/#point-a>1, point a</a>",
    ):
        assert part in shown
    assert "Verified by" not in shown  # a column in which there is nothing
    shown = found["cmo/meeting/2026/1"]
    assert "<li>क<li>ख</ul>" in shown
    assert "<th data-label>Item<th" in shown and "<td>Compliance<td" in shown
    assert "<li>dept/unknown</ul>" in shown


def report(serial: int, office: str = "dept/it") -> File:
    front = f"title: प्रतिवेदन {serial}\nissued: 2026-02-01\nsubjects: [s]\nas_on: 2026-01-31"
    return file(
        f"{office}/report/2026/{serial:04}.hi.md", f"---\n{front}\nitems: [{{point: a#1, status: complied}}]\n---\n"
    )


@pytest.fixture(scope="module")
def with_reports() -> Site:
    """An order of each of two offices, and reports: of one of them, and of a district, which issues nothing else."""
    another = file(
        "dept/it/order/2026/0001.hi.md",
        '---\nnumber: "9"\ntitle: दूसरा आदेश\nissued: 2026-01-02\nsignatory: {post: p}\nto: [cmo]\n---\nआदेश।\n',
    )
    reports = [report(serial) for serial in range(1, 61)]
    districts = [report(serial, "district/ajmer") for serial in range(1, 4)]
    return site(order(1, "एक आदेश"), another, *reports, *districts)


def test_routine_reports_push_nothing_off_the_first_page(with_reports: Site) -> None:
    page = pages(home.render(with_reports))["en/"]
    assert "प्रतिवेदन 1<" not in page
    assert "एक आदेश" in page.split('id="latest"')[1] and "दूसरा आदेश" in page.split('id="latest"')[1]
    counts = page.split('class="counts"')[1].split("</ul>")[0]
    assert re.findall(r"<b>(\d+)</b> ([\w ]+)", counts) == [
        ("2", "records in all"),
        ("2", "in force today"),
        ("2", "offices"),
        ("63", "Compliance reports"),
    ]


def test_routine_reports_stand_apart_in_lists(with_reports: Site) -> None:
    found = pages(indexes.render(with_reports))

    def titles(*paths: str) -> int:
        return sum(found[path].count("class=rows__title") for path in paths)

    assert titles("year/2026/") == 2 and "year/2026/2/" not in found
    assert titles("year/2026/report/", "year/2026/report/2/") == 63
    assert 'href="year/2026/report/"' in found["year/2026/"]
    assert 'href="year/2026/"' in found["year/2026/report/"]
    assert 'year/2026/report/"' not in found["year/"]  # the index leads to the year alone
    assert titles("office/dept/it/") == 1 and titles("office/dept/it/report/", "office/dept/it/report/2/") == 60
    assert titles("type/report/", "type/report/2/") == 63
    assert titles("office/district/ajmer/") == 3 and "office/district/ajmer/report/" not in found


def test_routine_reports_push_nothing_out_of_a_feed(with_reports: Site) -> None:
    made = data(feeds.render(with_reports))

    def entries(path: str) -> int:
        return made[f"feeds/{path}.atom"].count(b"<entry>")

    assert (entries("all"), entries("office/dept/it"), entries("office/cmo")) == (2, 1, 1)
    assert (entries("type/report"), entries("office/district/ajmer")) == (50, 3)


def test_titles_of_routine_reports_weigh_no_more_than_a_body_in_the_search(with_reports: Site) -> None:
    weights = {row.id: row.entry().fields[0][0] for row in records.rows(with_reports)}
    assert weights["district/ajmer/report/2026/1"] == Field(BODY, "प्रतिवेदन 1")
    assert weights["cmo/order/2026/1"] == Field(TITLE, "एक आदेश")


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_every_rule_has_a_page_with_all_that_there_is(lang: str) -> None:
    found = pages(rules_view.render(site()))
    prefix = "" if lang == "hi" else "en/"
    words = language.labels(lang)
    index = found[f"{prefix}rules/"]
    for rule in rules().values():
        assert f'href="{prefix}rules/{rule.name}/"' in index
        page = found[f"{prefix}rules/{rule.name}/"]
        shown = html.unescape(re.sub("<[^>]*>", "", page))
        for text in (rule.title, rule.why, rule.fix):
            assert text[lang].replace("`", "") in shown
        for label, example in zip((words.example_wrong, words.example_right), rule.example, strict=True):
            written = example[lang] if isinstance(example, Bilingual) else example
            assert f">{label}</figcaption>" in page and written in shown
        assert ("panji check --fix" in shown) is rule.fixable
        assert page.count(' class="severity ') == (1 if rule.legacy is rule.severity else 2)
    assert len(found) == 2 * (len(rules()) + 1)
    assert re.findall(r'<a href="#(\w+)"', index) == re.findall(r'<h2 id="(\w+)"', index)


def test_the_file_of_a_record_is_the_same_whether_the_list_was_made_before_it() -> None:
    two = site(order(1), order(2, more="supersedes: [cmo/order/2026/1]\n"))
    alone = [api_v1.line(record, two) for record in two.register.records.values()]
    api_v1.ahead(two)
    assert alone == [api_v1.line(record, two) for record in two.register.records.values()]
    listed = json.loads(data(api_v1.render(two))["api/v1/records.json"])["records"]
    assert [each | {"bodies": {"hi": "आदेश।\n"}} for each in listed] == [json.loads(each) for each in alone]


def test_the_schema_of_the_check_is_published() -> None:
    published = json.loads(data(api_v1.render(site()))["api/v1/schema/check-report.json"])
    assert published.pop("$schema").startswith("https://json-schema.org/")
    assert published == TypeAdapter(CheckReport).json_schema(mode="serialization")


def test_every_view_of_a_record_is_asked_for_it() -> None:
    found = [each.name for each in pkgutil.iter_modules(views.__path__)]
    assert list(views.OF_RECORDS) == [
        name for name in sorted(found) if hasattr(importlib.import_module(f"panji.views.{name}"), "render_record")
    ]
