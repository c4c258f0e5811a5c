"""The world: a register in small (world/records), and everything that is made of it (world/expected), byte for byte."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from difflib import unified_diff
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from products import singly
from registers import register, site

from panji.document import parse
from panji.frame import NAMES, Frame
from panji.record import Record
from panji.record_types import record_types
from panji.site import Data, Page, Product
from panji.views import render_all

WORLD = Path(__file__).parent / "world"
EXPECTED = WORLD / "expected"
HOST = "https://world.example/panji/"

FRAME = (
    '<!doctype html><base href="@@base@@"><title>@@title@@</title><meta name="description" content="@@description@@">'
    "<!--panji:head--><!--panji:languages--><!--panji:body-->\n"
)
"""Stands in for the theme's frame, which may change without a word in world/expected."""

SAMPLES = re.compile(
    r"cmo/(?!directive/2024/1/).*/compliance/|dept/.*/compliance/|cmo/meeting/2025/.*/pack/|"
    r"(?:en/)?compliance/(?:district/(?!ajmer/|kekri/)|division/jaipur/|dept/science/|cmo/|records/)|"
    r"api/v1/compliance/(?:office/(?!district/ajmer)|record/(?!cmo/directive/2024/1))|"
    r"(?:en/)?compliance/(?:dept/it/|(?:division/ajmer|district/kekri)/[^/]+\.(?!html))|(?:en/)?compliance/(?:duties|changes)\.csv|"
    r"(?:en/)?office/district/(?!ajmer)|(?:en/)?place/district/(?:beawar|jaipur)/|"
    r"(?:en/)?data/|api/v1/openapi|"
    r"(?:en/)?calendar/(?:cmo|dept|district/beawar)/|"
    r"(?:en/)?(?:funds/(?:relief/|hospitals/)|manuals/office-manual/|portals/old-portal/)|"
    r"(?:en/)?feeds/(?:place/(?!district/ajmer)|subject/|type/(?!report)|office/(?!district/ajmer\.)|later/(?!cmo\.)|.*\.json)|"
    r"(?!cmo/circular/2019/1/).*/later\.json|"
    r"(?:en/)?in-force/(?!e-office/|index)|cmo/(?!circular/2019/1/).*/relations/|"
    r".*/consolidated/\d|"
    r"(?:en/)?(?:rules/(?!relation-to-itself/)|fields/(?!press-release/))|api/v1/schema/|assets/fonts/"
)
"""What has nothing of the world in it: one sample of each kind is enough. Schemas name every rule; test_editor looks at them."""


@cache
def products() -> list[Product]:
    return list(singly(render_all(site("world"))))


@cache
def made() -> dict[str, bytes]:
    """All that is made of the world, but for copies of its files: by path, as it would be published."""
    files, here = {}, site("world")
    frames = {language: Frame(FRAME, f"{here.prefix(language)}frame/", here.permanent) for language in here.languages}
    for product in products():
        path = f"{product.address}index.html" if isinstance(product, Page) else product.path
        assert path not in files
        if not SAMPLES.match(path):
            if isinstance(product, Page):
                files[path] = frames[product.language].fill(product)
            elif isinstance(product, Data):
                files[path] = product.content()
    return files


@cache
def legible() -> dict[str, bytes]:
    """The same, with each record's own JSON indented: of a single line no difference can be read."""
    return made() | {
        path: json.dumps(json.loads(made()[path]), ensure_ascii=False, indent=1).encode() + b"\n"
        for path in (f"{id}.json" for id in register("world").records)
    }


# -- everything, byte for byte


def test_as_expected(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--bless"):
        bless(legible())
    there = {path.relative_to(EXPECTED).as_posix(): path for path in sorted(EXPECTED.rglob("*")) if path.is_file()}
    differences = [
        *(f"{path}: new" for path in legible().keys() - there.keys()),
        *(f"{path}: no longer made" for path in there.keys() - legible().keys()),
        *(difference(path, there[path].read_bytes()) for path in legible().keys() & there.keys()),
    ]
    found = sorted(filter(None, differences))
    if found:
        shown = "\n".join(found[:8]) + (f"\n… and {len(found) - 8} more files" if len(found) > 8 else "")
        pytest.fail(
            f"not as in tests/world/expected:\n{shown}\nif the new content is right, run: make bless", pytrace=False
        )


def difference(path: str, expected: bytes) -> str:
    if legible()[path] == expected:
        return ""
    old, new = (content.decode().splitlines() for content in (expected, legible()[path]))
    lines = [line[:240] for line in unified_diff(old, new, lineterm="", n=0)][2:]
    return "\n  ".join([f"{path}: differs", *lines[:12], *(["…"] if len(lines) > 12 else [])])


def bless(files: dict[str, bytes]) -> None:
    for path in sorted(EXPECTED.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(EXPECTED).as_posix() not in files:
            path.unlink()
    for path, content in files.items():
        file = EXPECTED / path
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def test_can_be_reviewed() -> None:
    assert sum(map(len, made().values())) < 1_800_000


def test_the_world_has_one_of_everything() -> None:
    """Else world/expected would miss what it is there for."""
    records = register("world").records.values()
    assert {record.type for record in records} == record_types().keys()
    states = {site("world").standing(record).state for record in records}
    assert states == {
        "in-force", "partly-changed", "not-yet", "superseded", "rescinded", "expired", "for-information", "unknown",
        "removed",
    }  # fmt: skip
    kinds = {kind for record in records for kind, _, _ in record.stated}
    assert kinds >= {
        "supersedes", "amends", "rescinds", "revives", "corrects", "clarifies", "extends", "implements", "replies_to",
        "cites",
    }  # fmt: skip
    assert {record.first.language for record in records} == {"hi", "en"}
    assert {len(record.texts) for record in records} == {1, 2}
    groups = {
        len(to.members) for record in records for to in register("world").addressees(record) if to.id == "all-districts"
    }
    assert groups == {3, 6, 4}
    assert any(record.source and not record.issued for record in records)
    assert not any(file.faults for file in register("world").files.values())


# -- pages


class Read(HTMLParser):
    """A page, read as a browser would: its elements with their attributes, and the text of those asked for."""

    def __init__(self, html: str | bytes, inside: Callable[[str, dict[str, str]], bool] = lambda *_: False) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inner: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._inside, self._open = inside, []
        self.feed(html.decode() if isinstance(html, bytes) else html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attributes})
        self.elements.append(element)
        if self._open or self._inside(*element):
            self.inner.append(element)
            if tag not in ("img", "br", "hr", "input", "link", "meta", "wbr"):
                self._open.append(tag)

    def base(self, address: str) -> str:
        """To what its addresses are relative, if the page itself is at one: what the frame fills is so to the root."""
        return urljoin(address, next((attributes["href"] for tag, attributes in self.elements if tag == "base"), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open:
            self.text += data


def banner(address: str) -> Read:
    return Read(made()[f"{address}index.html"], lambda tag, attributes: "banner" in attributes.get("class", "").split())


def links(page: Read, address: str) -> list[str]:
    """Where the links inside lead, from the site's root."""
    return [urljoin(page.base(f"/{address}"), attributes["href"]) for tag, attributes in page.inner if tag == "a"]


@pytest.mark.parametrize(("old", "new", "number"), [
    ("cmo/circular/2019/1", "cmo/circular/2023/1", "प.3(2)मुमका/2023"),
    ("cmo/circular/2023/1", "cmo/circular/2025/1", "प.3(4)मुमका/2025"),
])  # fmt: skip
def test_the_banner_of_a_superseded_record_names_its_successor(old: str, new: str, number: str) -> None:
    for address, to, words in ((f"{old}/", f"/{new}/", "अधिक्रमित"), (f"{old}/en/", f"/{new}/en/", "superseded")):
        found = banner(address)
        assert found.inner[0][1]["class"] == "banner banner--superseded"
        assert links(found, address)[0] == to  # what had amended it until then comes after that
        assert number in found.text
        assert words in found.text


@pytest.mark.parametrize(("record", "state", "sources"), [
    ("cmo/circular/2025/1", "partly-changed", ["cmo/order/2025/1", "cmo/circular/2025/2"]),
    ("cmo/directive/2020/1", "in-force", ["cmo/order/2022/1"]),
    ("cmo/order/2021/1", "rescinded", ["cmo/order/2022/1"]),
    ("cmo/order/2022/1", "in-force", []),
    ("dept/it/order/2024/1", "expired", []),
    ("dept/it/order/2026/1", "in-force", ["dept/it/order/2026/2"]),
    ("cmo/notification/2026/1", "not-yet", []),
    ("cmo/order/1998/1", "unknown", []),
    ("cmo/letter/2026/1", "for-information", []),
    ("dept/it/order/2026/3", "removed", ["dept/it/order/2026/2"]),
])  # fmt: skip
def test_banner(record: str, state: str, sources: list[str]) -> None:
    for end in ("", "en/"):
        found = banner(f"{record}/{end}")
        assert found.inner[0][1]["class"] == f"banner banner--{state}"
        assert links(found, f"{record}/{end}") == [f"/{source}/{end}" for source in sources]


def test_days_in_the_banner() -> None:
    assert "1 अप्रैल 2025" in banner("cmo/circular/2025/1/").text
    assert "15 July 2025" in banner("cmo/circular/2025/1/en/").text
    assert "31 March 2024" in banner("dept/it/order/2024/1/en/").text
    assert "31 December 2026" in banner("dept/it/order/2026/1/en/").text
    assert "1 January 2027" in banner("cmo/notification/2026/1/en/").text
    assert "22 November 2026" in banner("cmo/order/2022/1/en/").text


def pages() -> Iterator[tuple[str, str]]:
    """Every page's address, and the address of its Hindi twin."""
    for path in made():
        if path.endswith("index.html"):
            address = path.removesuffix("index.html")
            record = record_of(address)
            start, rest = (f"{record}/", address.removeprefix(f"{record}/")) if record else ("", address)
            yield address, start + rest.removeprefix("en/")


def record_of(address: str) -> str:
    """The record that a page belongs to, be it its own or one below it; else nothing."""
    return next((id for id in register("world").records if address.startswith(f"{id}/")), "")


def test_canonical_and_other_languages() -> None:
    hindi = {twin for _, twin in pages()}
    assert len(list(pages())) == 2 * len(hindi)
    for address, twin in pages():
        found = Read(made()[f"{address}index.html"])
        heads = [attributes for tag, attributes in found.elements if tag == "link"]
        assert [each["href"] for each in heads if each["rel"] == "canonical"] == [HOST + address]
        record = record_of(twin)
        english = f"{record}/en/{twin.removeprefix(f'{record}/')}" if record else f"en/{twin}"
        alternates = {each["hreflang"]: each["href"] for each in heads if "hreflang" in each}
        assert alternates == {"hi": HOST + twin, "en": HOST + english}
        other = "en" if address == twin else "hi"
        (switch,) = [each for tag, each in found.elements if tag == "a" and "hreflang" in each]
        assert switch["hreflang"] == switch["lang"] == other
        assert urljoin(found.base(HOST + address), switch["href"]) == alternates[other]
        assert NAMES[other] in made()[f"{address}index.html"].decode()


def test_a_page_in_the_other_language_says_so() -> None:
    english = made()["cmo/order/2025/1/en/index.html"].decode()
    assert "<h1 lang=hi>परिपत्र के लक्ष्य में संशोधन</h1>" in english
    assert "<div class=body lang=hi>" in english
    assert "<h1 lang=en>Constitution" in made()["cmo/order/1998/1/index.html"].decode()


def test_titles_are_told_apart() -> None:
    """No two pages of a language have the same title."""
    titles: Counter[tuple[bool, str]] = Counter()
    for address, twin in pages():
        title = re.search("<title>(.*?)</title>", made()[f"{address}index.html"].decode())
        assert title and title[1]
        titles[address == twin, title[1]] += 1
    assert [title for title, count in titles.items() if count > 1] == []


def test_links_of_a_body() -> None:
    hindi, english = (made()[f"cmo/circular/2025/1/{end}index.html"].decode() for end in ("", "en/"))
    file = "%E0%A4%B9%E0%A4%B8%E0%A5%8D%E0%A4%A4%E0%A4%BE%E0%A4%95%E0%A5%8D%E0%A4%B7%E0%A4%B0%E0%A4%BF"
    assert 'href="cmo/directive/2020/1/#point-1"' in hindi
    assert 'href="cmo/directive/2020/1/en/#point-1"' in english
    for page in (hindi, english):
        assert 'href="cmo/circular/2025/1/annexure-1.csv"' in page
        assert (
            len(re.findall(f'href="?cmo/circular/2025/1/{file}', page)) == 2
        )  # in the body, and among the attachments


# -- data


def validator(schema: bytes) -> Draft202012Validator:
    read = json.loads(schema)
    Draft202012Validator.check_schema(read)
    assert read["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    return Draft202012Validator(read, format_checker=FormatChecker())


@cache
def schemas() -> dict[str, Draft202012Validator]:
    return {
        Path(product.path).stem: validator(product.content())
        for product in products()
        if isinstance(product, Data) and product.path.startswith("api/v1/schema/")
    }


def test_the_list_is_as_its_schema_says() -> None:
    whole = json.loads(made()["api/v1/records.json"])
    schemas()["published-records"].validate(whole)
    assert whole["count"] == len(whole["records"]) == len(register("world").records)
    assert whole["as_of"] == "2026-11-22"
    assert [record["id"] for record in whole["records"]] == list(register("world").records)


@pytest.mark.parametrize("id", register("world").records)
def test_a_record_s_file_is_as_its_schema_says(id: str) -> None:
    detail = json.loads(made()[f"{id}.json"])
    schemas()["published-record"].validate(detail)
    bodies = detail.pop("bodies")
    assert bodies == {language: text.body for language, text in register("world").records[id].texts.items()}
    assert detail in json.loads(made()["api/v1/records.json"])["records"]


def test_a_schema_refuses() -> None:
    detail = json.loads(made()["cmo/circular/2025/1.json"])
    for change in ({"standing": {}}, {"issued": "yesterday"}, {"serial": "one"}, {"texts": None}):
        assert list(schemas()["published-record"].iter_errors(detail | change)), change
    path = "records/cmo/circular/2019/0001.hi.md"
    front = parse(path, (WORLD / path).read_bytes()).data
    for change in ({"unknown": "x"}, {"issued": "10.5.2019"}, {"to": "cmo"}, {"cites": [{"scope": {"hi": "क"}}]}):
        assert list(schemas()["circular"].iter_errors(front | change)), change
    assert list(schemas()["circular"].iter_errors({key: value for key, value in front.items() if key != "number"}))


TEXTS = [(record, text) for record in register("world").records.values() for text in record.texts.values()]


@pytest.mark.parametrize(("record", "text"), TEXTS, ids=lambda value: "" if isinstance(value, Record) else value.path)
def test_front_matter_is_as_its_type_s_schema_says(record: Record, text) -> None:
    """For editors, which read front matter by that schema. Every scalar is a string, as Panji reads it."""
    if text.translation is None:
        schemas()[record.type].validate(parse(text.path, (WORLD / text.path).read_bytes()).data)


def test_what_a_record_says_to_machines() -> None:
    detail = json.loads(made()["cmo/circular/2025/1.json"])
    assert detail["standing"] == {
        "as_of": "2026-11-22", "state": "partly-changed", "in_force": True, "since": "2025-04-01", "by": []
    }  # fmt: skip
    assert [(each["kind"], each["record"], each["scope"]) for each in detail["incoming"]] == [
        ("amends", "cmo/order/2025/1", {"hi": "बिंदु 1", "en": "point 1"}),
        ("corrects", "cmo/circular/2025/2", {"hi": "परिशिष्ट-1", "en": "Annexure-1"}),
        ("clarifies", "cmo/notification/2026/1", None),
        ("cites", "cmo/press-release/2026/1", None),
    ]
    assert detail["points"][0]["text"] == {"hi": "समस्त नई पत्रावलियाँ ई-ऑफिस पर", "en": "All new files on eOffice"}
    old = json.loads(made()["cmo/circular/2019/1.json"])
    assert old["standing"]["by"] == ["cmo/circular/2023/1"]
    assert old["relations"][0]["external"] == "प.1(5)मुमका/2011"
    imported = json.loads(made()["cmo/order/1998/1.json"])
    assert imported["standing"]["in_force"] is None
    assert imported["source"]["missing"] == ["issued", "signatory", "to"]


FEEDS = [path.relative_to(EXPECTED).as_posix() for path in sorted(EXPECTED.rglob("*.atom"))]
ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


@pytest.mark.parametrize("path", FEEDS)
def test_feed(path: str) -> None:
    feed = ElementTree.fromstring(made()[path])
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == ("en" if "en" in path.split("/") else "hi")
    entries = feed.findall(f"{ATOM}entry")
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == len(entries) + 1
    assert ids[0] == HOST + path
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(ATOM + name), (path, name)
        assert element.find(f"{ATOM}link[@rel='alternate']") is not None
    for moment in (*feed.iter(f"{ATOM}updated"), *feed.iter(f"{ATOM}published")):
        assert RFC_3339.fullmatch(moment.text or ""), moment.text
        assert datetime.fromisoformat(moment.text or "")
    for entry in entries:
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        address = entry.find(f"{ATOM}link").get("href").removeprefix(HOST).partition("#")[0]
        assert f"{address}index.html" in made()
        assert address.endswith("/en/") == ("en" in path.split("/"))
    new = "updated" if "compliance/" in path else "published"  # of records, and of duties
    dates = [entry.findtext(ATOM + new) for entry in entries]
    assert dates == sorted(dates, reverse=True)


def test_the_feed_of_all_has_all() -> None:
    dated = [record for record in register("world").records.values() if record.issued and not record.routine]
    for path in ("feeds/all.atom", "en/feeds/all.atom"):
        assert len(ElementTree.fromstring(made()[path]).findall(f"{ATOM}entry")) == len(dated)


def test_sitemap() -> None:
    urls = ElementTree.fromstring(made()["sitemap.xml"])
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = {url.findtext(f"{space}loc"): url for url in urls}
    assert len(found) == len(urls)
    for id in register("world").records:
        pair = {"hi": f"{HOST}{id}/", "en": f"{HOST}{id}/en/"}
        for address in pair.values():
            other = {
                link.get("hreflang"): link.get("href")
                for link in found[address].iter("{http://www.w3.org/1999/xhtml}link")
            }
            assert other == pair
    assert {f"{(address or '').removeprefix(HOST)}index.html" for address in found} <= made().keys()


# -- the published site, in the theme's frame


class Published:
    """The site on disk, every page read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
        self.pages = {name: Read(path.read_bytes()) for name, path in self.files.items() if name.endswith(".html")}
        self.ids = {
            name: {attributes["id"] for _, attributes in page.elements if "id" in attributes}
            for name, page in self.pages.items()
        }

    def file(self, path: str) -> str | None:
        """What a server answers to an address."""
        path = unquote(path).lstrip("/")
        for name in (path, f"{path}index.html" if not path or path.endswith("/") else ""):
            if name in self.files:
                return name
        return None


@pytest.fixture(scope="module")
def live(published: Path) -> Published:
    return Published(published / "site")


ADDRESSES = ("href", "src", "action", "data-engine", "data-base", "poster", "data", "srcset", "formaction")


OF_THE_SAMPLE = ("about/work/index.html", "en/about/work/index.html")
"""Pages that lead to much that the sample register alone has; tests/browser/test_pages.py follows their links there."""


def test_every_link_leads_somewhere(live: Published) -> None:
    # What is written by hand tells of the checkout's own records.
    ends = ("/", "/en/", ".json", ".hi.md", ".en.md")
    elsewhere = {f"{id}{end}" for id in register("sample").records for end in ends}
    broken = []
    count = 0
    for name, page in live.pages.items():
        base = page.base(HOST + name)
        for tag, attributes in page.elements if name not in OF_THE_SAMPLE else ():
            for attribute in ADDRESSES:
                address = attributes.get(attribute)
                if address is None or (tag, address) == ("form", ""):
                    continue
                whole = urljoin(HOST + name if tag == "base" or address.startswith("#") else base, address)
                if not whole.startswith(HOST):
                    if not urlsplit(
                        address
                    ).scheme:  # from the root of the host: only 404.html may, it is shown anywhere
                        assert name == "404.html", (name, address)
                        whole = urljoin(HOST, address.lstrip("/"))
                    else:
                        continue
                count += 1
                parts = urlsplit(whole.removeprefix(HOST))
                target = live.file(parts.path)
                if parts.path in elsewhere and name not in made():
                    continue
                if target is None or (parts.fragment and unquote(parts.fragment) not in live.ids.get(target, ())):
                    broken.append(f"{name}: <{tag} {attribute}={address!r}>")
    assert count > 5000
    assert broken == []


def test_no_page_asks_another_host(live: Published) -> None:
    for name, page in live.pages.items():
        for tag, attributes in page.elements:
            for attribute, value in attributes.items():
                if tag in ("a", "meta") or (tag == "link" and attributes["rel"] in ("canonical", "alternate")):
                    continue
                assert not re.match(r"\s*(?:https?:)?//", value), (name, tag, attribute, value)
            assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", attributes.get("style", ""))
    for name, path in live.files.items():
        if name.endswith(".css"):
            style = path.read_text("utf-8")
            assert not re.search(r"""(?:url\(|@import)\s*['"]?(?:https?:)?//""", style), name
        elif name.endswith(".js") and not name.startswith("search/"):
            assert not re.search(r"""(?:fetch|import|open)\(\s*['"`](?:https?:)?//""", path.read_text("utf-8")), name


def test_what_stands_beside_a_page(live: Published) -> None:
    for record in register("world").records.values():
        for language, text in record.texts.items():
            assert live.files[f"{record.id}.{language}.md"].read_bytes() == (WORLD / text.path).read_bytes()
        for attachment in record.attachments:
            source = register("world").attachments[str(record.id)][attachment.file]
            assert live.files[f"{record.id}/{attachment.file}"].read_bytes() == (WORLD / source.path).read_bytes()


def test_what_is_published_is_what_is_made(live: Published) -> None:
    """Every file that views make, in the theme's frame; nothing of the frames themselves."""
    assert made().keys() <= live.files.keys()
    assert not [name for name in live.files if name.removeprefix("en/").startswith("frame/")]
    for name, content in made().items():
        if not name.endswith(".html"):
            assert live.files[name].read_bytes() == content, name
    for name, page in live.pages.items():
        text = live.files[name].read_text("utf-8")
        assert "@@" not in text and "<!--panji" not in text and "\ue000" not in text, name
        languages = [attributes.get("lang") for tag, attributes in page.elements if tag == "html"]
        assert languages in (["hi"], ["en"]), name
        assert sum(tag == "h1" for tag, _ in page.elements) == 1, name


def test_a_record_s_page_is_light(live: Published) -> None:
    """The budget is 15 kB; a long text may need more, what stands around it may not."""
    sizes = {
        f"{id}/{end}": live.files[f"{id}/{end}index.html"].stat().st_size
        for id in register("world").records
        for end in ("", "en/")
    }
    assert sum(sizes.values()) / len(sizes) < 10_500
    assert {address: size for address, size in sizes.items() if size > 15_000 + 2_500} == {}
