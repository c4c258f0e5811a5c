"""Feeds: what they say, and that each is one by its standard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import atom_rules
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from products import singly
from registers import CHECKOUT, REGISTERS, site

from panji.record_types import record_types
from panji.site import Data, Page, Site
from panji.views import compliance_feeds, feeds, later, log

SCHEMA = json.loads((CHECKOUT / "tests" / "feeds" / "json-feed-1.1.schema.json").read_text("utf-8"))


@cache
def made(name: str) -> dict[str, bytes]:
    """All feeds of a register, by path."""
    found = {}
    whole = site(name)
    of_records = (each for record in whole.register.records.values() for each in later.render_record(record, whole))
    for product in (*singly(_rendered(whole)), *of_records):
        if isinstance(product, Data) and product.path.endswith((".atom", ".json")):
            if product.path.startswith("api/"):
                continue
            assert product.path not in found
            found[product.path] = product.content()
    return found


def _rendered(whole: Site) -> Iterator:
    for view in (feeds, later, log, compliance_feeds):
        yield from view.render(whole)


@pytest.fixture(params=REGISTERS)
def some(request: pytest.FixtureRequest) -> dict[str, bytes]:
    return made(request.param)


def test_every_atom_feed_is_one(some: dict[str, bytes]) -> None:
    found = {path: atom_rules.faults(content) for path, content in some.items() if path.endswith(".atom")}
    assert len(found) > 100
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_every_json_feed_is_one(some: dict[str, bytes]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    found = {path: json.loads(content) for path, content in some.items() if path.endswith(".json")}
    assert len(found) > 100
    for path, feed in found.items():
        assert [error.message for error in validator.iter_errors(feed)] == [], path
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids)), path
        assert feed["feed_url"].endswith(f"/{path}")


def test_both_formats_say_the_same(some: dict[str, bytes]) -> None:
    for path, content in some.items():
        if path.endswith(".json"):
            feed, other = json.loads(content), atom_rules.ElementTree.fromstring(some[f"{path[:-5]}.atom"])
            entries = other.findall("{*}entry")
            assert feed["title"] == other.findtext("{*}title")
            assert [item["id"] for item in feed["items"]] == [entry.findtext("{*}id") for entry in entries]
            assert [item["title"] for item in feed["items"]] == [entry.findtext("{*}title") for entry in entries]
            assert feed["language"] == other.get("{http://www.w3.org/XML/1998/namespace}lang")


GOOD = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="hi"><id>https://a.example/f</id><title>क</title>'
    '<updated>2026-01-01T00:00:00+05:30</updated><link rel="self" href="https://a.example/f"/>'
    "<entry><id>https://a.example/1</id><title>ख</title><updated>2026-01-01T00:00:00Z</updated>"
    '<author><name>ग</name></author><link rel="alternate" type="text/html" href="https://a.example/1"/></entry></feed>'
)


@pytest.mark.parametrize(("old", "new"), [
    ("<id>https://a.example/f</id>", ""), ("<id>https://a.example/f</id>", "<id>f</id>"),
    ("<title>क</title>", "<title>क</title><title>क</title>"), ("<title>ख</title>", "<title> </title>"),
    ("2026-01-01T00:00:00Z", "2026-01-01"), ("2026-01-01T00:00:00Z", "2026-02-30T00:00:00Z"),
    ("2026-01-01T00:00:00Z", "2026-01-01t00:00:00z"), ("<author><name>ग</name></author>", ""),
    ("<name>ग</name>", "<name/>"), ("<name>ग</name>", "<name>ग</name><phone>1</phone>"),
    ('href="https://a.example/1"', 'href="1 2"'), ('rel="alternate" type="text/html"', 'rel="related"'),
    ('rel="self"', 'rel="related"'), ("<author>", '<category label="ख"/><author>'), ("<author>", "<body/><author>"),
    ("<author>", '<link href="https://a.example/2" type="text/html"/><author>'),
    ('xml:lang="hi"', 'xml:lang="हिन्दी"'), ("<title>ख</title>", '<title type="markdown">ख</title>'),
    ("<title>ख</title>", "<title><b>ख</b></title>"), ("<feed ", '<feed version="1" '), ("</entry>", ""),
    ("<entry>", "<entry><id>https://a.example/1</id><title>ख</title><updated>2026-01-01T00:00:00Z</updated>"
     '<author><name>ग</name></author><link href="https://a.example/1"/></entry><entry>'),
])  # fmt: skip
def test_the_rules_of_atom_refuse(old: str, new: str) -> None:
    assert atom_rules.faults(GOOD.encode()) == []
    assert old in GOOD
    assert atom_rules.faults(GOOD.replace(old, new).encode())


@pytest.mark.parametrize("change", [
    {"version": "https://jsonfeed.org/version/1"}, {"title": None}, {"items": None}, {"author": {"name": "ग"}},
    {"items": [{"id": "1"}]}, {"items": [{"content_text": "ख"}]}, {"items": [{"id": 1, "content_text": "ख"}]},
    {"items": [{"id": "1", "content_text": "ख", "date_published": "2026-01-01"}]},
    {"items": [{"id": "1", "content_text": "ख", "authors": [{}]}]}, {"feed_url": "feeds/all.json"}, {"language": ""},
])  # fmt: skip
def test_the_schema_of_json_feed_refuses(change: dict) -> None:
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "क", "items": [{"id": "1", "content_text": "ख"}]}
    assert list(validator.iter_errors(feed)) == []
    assert list(validator.iter_errors(feed | change))


# -- which feeds there are, and of what


def test_there_is_a_feed_of_each() -> None:
    found, whole = made("world"), site("world")
    paths = {path.removesuffix(".atom") for path in found if path.startswith("feeds/") and path.endswith(".atom")}
    assert {path for path in paths if path.startswith("feeds/type/")} == {
        f"feeds/type/{name}" for name in record_types()
    }
    dated = [record for record in whole.register.records.values() if record.issued]
    assert {path for path in paths if path.startswith("feeds/subject/")} == {
        f"feeds/subject/{id}" for record in dated for id in record.subjects
    }
    issuers = {record.issuer for record in dated}
    assert paths >= {f"feeds/office/{id}" for id in issuers} | {f"feeds/later/{id}" for id in issuers}
    for path in paths:
        assert {f"{path}.json", f"en/{path}.atom", f"en/{path}.json"} <= found.keys()


def items(path: str, name: str = "world") -> list[dict]:
    return json.loads(made(name)[path])["items"]


def test_a_place_hears_of_what_went_to_a_group_in_which_it_was() -> None:
    whole = site("sample")
    expand = whole.register.vocabulary.expand
    to_all = [record for record in whole.newest_first if record.issued and "all-districts" in record.named]
    for district in ("district/ajmer", "district/kekri"):
        heard = [item["id"] for item in items(f"feeds/place/{district}.json", "sample")]
        inside = [each for each in to_all if district in {entry.id for entry in expand("all-districts", each.issued)}]
        outside = [each for each in to_all if each not in inside and district not in each.named]
        meant = [each for each in whole.newest_first if each in inside or (each.issued and district in each.named)]
        assert heard == [whole.permanent(f"{record.id}/") for record in meant if not record.routine][:50]
        assert set(heard).isdisjoint(whole.permanent(f"{record.id}/") for record in outside)
        assert inside and bool(outside) == (district == "district/kekri")  # a district from 2023 to 2024 only


def test_what_later_happens_to_a_record() -> None:
    item, amended = items("cmo/circular/2019/1/later.json")  # the latest first
    assert amended["url"] == "https://world.example/panji/cmo/order/2020/1/"
    assert item["title"].startswith("इसे अधिक्रमित किया: ")
    assert item["url"] == "https://world.example/panji/cmo/circular/2023/1/"
    kinds = [item["id"].partition("#")[2].partition(":")[0] for item in items("cmo/circular/2025/1/en/later.json")]
    assert sorted(kinds) == ["amended_by", "clarified_by", "corrected_by"]  # to be cited is nothing that happens to it
    assert "cmo/press-release/2026/1/later.json" not in made("world")  # nothing has happened to it
    of_issuer = [item["id"] for item in items("feeds/later/cmo.json")]
    assert item["id"] in of_issuer


def test_every_feed_stands_on_the_list_and_every_link_there_leads_to_one() -> None:
    found = made("world")
    for start, base in (("feeds/", ""), ("en/feeds/", "en/")):
        (page,) = [
            each for each in singly(feeds.render(site("world"))) if isinstance(each, Page) and each.address == start
        ]
        html = page.body()
        listed = {path for path in found if path.startswith(start)}
        assert {path for path in listed if f'href="{path}"' in html} == listed
        assert html.count(f'href="{base}feeds/') == len(listed)
