"""The description of the API is OpenAPI 3.1, and true of every file: each address it gives is there, as it says."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from products import singly
from registers import register, site
from test_views import order
from test_world import HOST, made, products

from panji.file import read
from panji.register import Register
from panji.site import Copy, Data, Site
from panji.views import api_v1, files, openapi, redirects

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@cache
def described() -> dict[str, Any]:
    (data,) = openapi.render(site("world"))
    return json.loads(data.content())


@cache
def published() -> dict[str, bytes]:
    """All files of the world's site that are no pages; texts as Markdown, which are copied, without content."""
    copies = [
        each for record in register("world").records.values() for each in files.render_record(record, site("world"))
    ]
    found = {path: content for path, content in made().items() if not path.endswith(".html")}
    return found | everything() | {each.path: b"" for each in copies if isinstance(each, Copy)}


@cache
def everything() -> dict[str, bytes]:
    """The JSON files of the world's site that are the API, also those of which tests/world/expected has a sample only.

    Feeds and citations in JSON are not: what is in them other standards say.
    """
    return {
        each.path: each.content()
        for each in products()
        if isinstance(each, Data)
        and each.path.endswith(".json")
        and (each.path.startswith("api/") or each.path.removesuffix(".json") in register("world").records)
    }


def pattern(path: str) -> re.Pattern[str]:
    """The files that an address with parameters in it stands for."""
    known = described()["components"]["parameters"]

    def group(match: re.Match[str]) -> str:
        schema = known[match[1]]["schema"]
        if "enum" in schema:
            return f"(?:{'|'.join(schema['enum'])})"
        return r"[0-9]+" if schema["type"] == "integer" else schema["pattern"].removeprefix("^").removesuffix("$")

    literal = re.sub(r"\{(\w+)\}", lambda match: f"\0{match[1]}\0", path.removeprefix("/"))
    return re.compile(
        "".join(
            group(re.match("(.*)", part)) if index % 2 else re.escape(part)
            for index, part in enumerate(literal.split("\0"))
        )
    )


def content(operation: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    ((media_type, what),) = operation["responses"]["200"]["content"].items()
    return media_type, what.get("schema", {})


def test_it_is_openapi() -> None:
    assert list(OpenAPIV31SpecValidator(described()).iter_errors()) == []
    assert described()["openapi"].startswith("3.1.")
    assert list(OpenAPIV31SpecValidator(described() | {"paths": {"no-slash": {}}}).iter_errors()) != []
    assert described()["servers"] == [{"url": HOST.rstrip("/")}]
    names = [each["get"]["operationId"] for each in described()["paths"].values()]
    assert len(set(names)) == len(names)


def test_of_the_sample_register_too() -> None:
    (data,) = openapi.render(site("sample"))
    assert list(OpenAPIV31SpecValidator(json.loads(data.content())).iter_errors()) == []


def test_each_address_stands_for_files_and_each_is_as_it_says() -> None:
    for path, described_here in described()["paths"].items():
        operation, whole = described_here["get"], pattern(path)
        found = [name for name in published() if whole.fullmatch(name)]
        if not found:  # of what not every record or office has: at least one has it
            assert "nothing to say" in operation["responses"]["404"]["description"], path
            same = [
                other for other, each in described()["paths"].items() if each["get"]["summary"] == operation["summary"]
            ]
            assert any(pattern(other).fullmatch(name) for other in same for name in published()), path
        media_type, schema = content(operation)
        if media_type != "application/json":
            continue
        asked = schema | {"components": described()["components"]}
        validator = Draft202012Validator(asked, format_checker=FormatChecker())
        for name in found:
            assert list(validator.iter_errors(json.loads(published()[name]))) == [], name
        assert list(validator.iter_errors([])) != []


def test_every_json_file_is_described_once() -> None:
    patterns = [pattern(path) for path in described()["paths"]]
    for name in everything():
        assert sum(bool(each.fullmatch(name)) for each in patterns) == 1, name


def test_schemas_refuse_what_a_file_may_not_say() -> None:
    (path,) = [path for path in described()["paths"] if path == "/{part1}/{type}/{year}/{serial}.json"]
    _, schema = content(described()["paths"][path]["get"])
    validator = Draft202012Validator(schema | {"components": described()["components"]})
    record = json.loads(made()["cmo/directive/2024/1.json"])
    assert list(validator.iter_errors(record)) == []
    for change in ({"points": 1}, {"standing": {}}, {"texts": ["hi"]}):
        assert list(validator.iter_errors(record | change)) != []


def test_the_old_address_of_a_record_is_described_too() -> None:
    text = b"cmo/circular/2024/7: cmo/order/2026/1\ndept/it/order/2025/3: cmo/order/2026/1\n"
    moved = Site(Register([order(1), read("records/redirects.yml", text, "1")]), date(2026, 11, 22))
    (data,) = openapi.render(moved)
    whole = json.loads(data.content())
    assert list(OpenAPIV31SpecValidator(whole).iter_errors()) == []
    made = {each.path: each.content() for view in (redirects, api_v1) for each in singly(view.render(moved))}
    (record,) = api_v1.render_record(moved.register.records["cmo/order/2026/1"], moved)
    for path, name in (("/{part1}/", "cmo/circular/2024/7"), ("/{part1}/{part2}/", "dept/it/order/2025/3")):
        _, schema = content(whole["paths"][f"{path}{{type}}/{{year}}/{{serial}}.json"]["get"])
        validator = Draft202012Validator(schema | {"components": whole["components"]})
        for said in (made[f"{name}.json"], record.content()):
            assert list(validator.iter_errors(json.loads(said))) == []
        assert list(validator.iter_errors({"id": name})) != []


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_opensearch(lang: str) -> None:
    """As OpenSearch 1.1 draft 6 says: https://github.com/dewitt/opensearch, "OpenSearch description document"."""
    root = ElementTree.fromstring(made()[site("world").prefix(lang) + "opensearch.xml"])
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    known = {"ShortName", "Description", "Url", "Contact", "Tags", "LongName", "Image", "Query", "Developer"}
    known |= {"Attribution", "SyndicationRight", "AdultContent", "Language", "InputEncoding", "OutputEncoding"}
    names = [each.tag.removeprefix(OPENSEARCH) for each in root]
    assert set(names) <= known
    once = known - {"Url", "Image", "Query", "Language", "InputEncoding", "OutputEncoding"}
    assert all(names.count(name) <= 1 for name in once)
    for name, limit in (("ShortName", 16), ("Description", 1024)):
        (element,) = root.findall(OPENSEARCH + name)
        assert element.text and len(element.text) <= limit and not list(element)
    assert all(len(each.text or "") <= 48 for each in root.findall(f"{OPENSEARCH}LongName"))
    urls = root.findall(f"{OPENSEARCH}Url")
    assert urls
    for url in urls:
        assert re.fullmatch(r"[\w.+-]+/[\w.+-]+", url.get("type", ""))
        assert url.get("template", "").startswith(HOST) and "{searchTerms}" in url.get("template", "")
        assert re.findall(r"\{(\w+)\??\}", url.get("template", "")) == ["searchTerms"]
        page = url.get("template", "").removeprefix(HOST).partition("?")[0]
        assert f"{page}index.html" in made()
    assert [each.text for each in root.findall(f"{OPENSEARCH}Language")] == [lang]
    for image in root.findall(f"{OPENSEARCH}Image"):
        assert (image.get("width"), image.get("height")) == ("48", "48") and image.get("type", "").startswith("image/")
        assert (image.text or "").startswith(HOST)
