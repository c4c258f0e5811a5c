"""The body's short cuts: what they call in order is in order by the parser's account too."""

from __future__ import annotations

import re

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from panji import body
from panji.markup import light

LINES = (
    "", "", "", "पाठ।", "शीर्षक", "# एक", "## दो", "### तीन", "#### चार", "##", "#जुड़ा", "## #", "  ## दो", "    ## कोड", "> ## दो",
    "---", "===", "-", "- क", "  - ख", "```", "~~~", "\tकोड", "1. क", "2. ख", "3. ग", "1) घ", "   2. ङ", "> 1. च", "10.", "1.छ",
    "| क | ख |", "|---|---|", "|:-:|--|", "| 1 | 2 | 3 |", "|  |  |", "क | ख", "|---|", "| `a|b` | c |", r"| क \| ख | ग |", "|",
)  # fmt: skip
bodies = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)


@given(bodies)
@example("शीर्षक\n---")
@example("## दो\n```\n### तीन\n```\n#### चार")
def test_orderly(markdown: str) -> None:
    if body.orderly(markdown):
        above = 2
        for heading in body.headings(markdown, 1):
            assert 2 <= heading.level <= above + 1 and not heading.by_accident
            above = heading.level


@given(bodies)
@example("पाठ।\n| क | ख |\n|---|---|")
@example("| क |\n|---|---|\n| 1 | 2 |")
def test_tidy(markdown: str) -> None:
    if body.tidy(markdown):
        for header, *rows in body.tables(markdown, 1):
            assert any(header.cells)
            assert all(len(row.cells) <= len(header.cells) for row in rows)
        assert not any(found.text.startswith("|") for found in body.paragraphs(markdown, 1))


@given(bodies)
@example("1. क\n2. ख\n1. ग")
@example("1. क\n## दो\n3. ग")
@example("1. क\n10.")
@example("10.\n1. क")
@example("2. ख\n#जुड़ा\n1. क")
def test_numbers_that_count_up(markdown: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(body, "_count_up", lambda numbers: False)
        lists = list(body.numbered(markdown, 1))
    if not list(body.numbered(markdown, 1)):
        for items in lists:
            assert all(item.written == item.shown for item in items) or {item.written for item in items} == {1}


@given(st.text(max_size=200))
def test_nothing_stops_it(markdown: str) -> None:
    body.orderly(markdown)
    body.tidy(markdown)
    for look in (body.headings, body.tables, body.numbered, body.paragraphs, body.indented, body.links):
        lines = markdown.count("\n") + 1
        for found in look(markdown, 1):
            span = getattr(found, "span", None)
            assert span is None or 1 <= span.line <= span.end_line <= lines + 1


INLINE = (
    "**क**\n*ख*",
    "[क](/cmo/order/2026/1/)\n[ख](a?b=c)",
    '![च](x.png "शीर्षक")',
    'ख="ग"',
    "&lt;/p> `</li>`",
    "ङ  \nच",
)
BETWEEN_BLOCKS = re.compile(r"\s*(</?(?:p|[ou]l|li|table|thead|tbody|t[rdh]|h[1-6]|hr|pre|blockquote)\b[^>]*>)\s*")


@given(st.lists(st.sampled_from((*LINES, *INLINE)), max_size=12).map("\n".join))
@example("1. क\n\n   ख\n   - ग\n\n   | घ |\n   |---|\n   | ङ |\n2. च")
def test_light(markdown: str) -> None:
    """A browser makes the same of it: what a parser by the standard of HTML reads is written out in full again."""

    def read(html: str) -> str:
        return BETWEEN_BLOCKS.sub(
            r"\1", nh3.clean(html, attributes={"*": {"id", "href", "src", "start", "style", "title", "alt"}})
        )

    html = body.html(markdown)
    assert read(light(html)) == read(html)
    assert len(light(html)) <= len(html)
