"""Headings that are found without parsing are those that the parser finds."""

from hypothesis import given
from hypothesis import strategies as st

from panji import body

PIECES = [
    "#",
    "##",
    "# ",
    "## क",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "- ",
    "1. ",
    "> ",
    "```",
    "*",
    "abc",
    "===",
    "---",
    "<b>",
]
PIECES += ["\\", "# a #", "`x`", " ", "  # b", "#c", "&amp;", "[", "](x)", "_x_", "\n## क\n", "\nवाक्य।\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.integers(1, 9))
def test_as_the_parser_finds_them(markdown: str, first_line: int) -> None:
    if body._is_plain(markdown):
        assert list(body._plain_headings(markdown, first_line)) == list(body._headings(markdown, first_line))


def test_the_usual_body_is_plain() -> None:
    text = "पाठ।\n\n## निर्देश\n\n1. पहला।\n2. दूसरा।\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n### आगे\n"
    assert body._is_plain(text)
    assert [(each.level, each.text, each.span.line) for each in body.headings(text, 10)] == [
        (2, "निर्देश", 12),
        (3, "आगे", 21),
    ]
