"""The addresses of paragraphs: unique, the same in every language, and the same whichever way they were found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers import register

from panji import body, sections


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("no list", []),
        ("1. a\n2. b", ["para-1", "para-2"]),
        ("1. a\n\nbetween\n\n2. b\n\n- copy\n- copy", ["para-1", "para-2"]),
        ("5. a\n6. b", ["para-5", "para-6"]),
        ("1. a\n   1. inner\n   2. inner\n2. b", ["para-1", "para-2"]),
        ("1. a\n   - inner\n2. b", ["para-1", "para-2"]),
        ("- x\n  1. within a list without numbers\n\nthen\n\n1. a", ["para-1"]),
        ("> 1. quoted\n\n1. a", ["para-1"]),
        ("## A\n\n1. a\n\n## B\n\n2. b", ["para-1", "para-2"]),
        ("## A\n\n1. a\n\n## B\n\n1. b", ["part-1", "part-1-para-1", "part-2", "part-2-para-1"]),
        ("1. a\n\nthen\n\n1. again", ["para-1"]),
        ("0. a\n1. b", []),
        ("```\n<ol><li>code\n```\n\n1. a", ["para-1"]),
    ],
)
def test_paragraphs(markdown: str, expected: list[str]) -> None:
    assert sections.anchors(sections.numbered(body.html(markdown))) == expected


BLOCKS = st.sampled_from(
    [
        "1. a",
        "2. b",
        "3. c\n4. d",
        "   1. inner",
        "- x",
        "  2. y",
        "## H",
        "## 2. J",
        "words",
        "> 1. q",
        "| a |\n|---|\n| 1. |",
    ]
)


@given(st.lists(BLOCKS, max_size=8).map("\n\n".join))
def test_any_body(markdown: str) -> None:
    """Nothing but ids is added, each once; where no number comes twice, they are those of a text with sections."""
    html = body.html(markdown)
    marked = sections.numbered(html)
    assert re.sub(r' id="[^"]*"', "", marked) == html
    found = sections.anchors(marked)
    assert len(set(found)) == len(found)
    whole = sections.anchors(sections.addressed(html))
    assert found == whole or found == [anchor for anchor in whole if anchor.startswith("para-")]


def test_a_paragraph_has_one_address_in_all_languages() -> None:
    checked = 0
    for record in register("sample").records.values():
        found = [sections.anchors(sections.numbered(body.html(text.body))) for text in record.texts.values()]
        assert all(each == found[0] for each in found), record.id
        checked += len(found) > 1 and bool(found[0])
    assert checked > 50
