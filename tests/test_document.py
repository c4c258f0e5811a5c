"""Reading: whatever the bytes, there is a document and never a traceback; and every value knows its place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from panji.diagnostic import Place, Span
from panji.document import DEEPEST, Document, parse, parse_yaml
from panji.file import File, read, spot

RECORD = """---
number: प.3(1)मुमका/2026
title: "ई-ऑफिस: क्रियान्वयन"
issued: 2026-04-01
signatory: {post: secretary-to-cm}
to: [all-districts, dept/it]
supersedes: [{record: cmo/circular/2019/4, scope: para 3}]
points:
  - {id: "1", text: खाते बनाना, owner: all-districts, due: 2026-09-30, measure: {unit: percent, target: 80}}
attachments:
  - {file: signed.pdf, role: signed, sha256: %s}
---
निर्देशित किया जाता है।
""" % ("0" * 64)

PATHS = st.sampled_from(
    [
        "records/cmo/circular/2026/0001.hi.md",
        "records/cmo/letter/2026/0001.en.md",
        "records/cmo/press-release/2026/0001/a.pdf",
        "records/vocabulary/offices.yml",
        "records/register.yml",
        "records/somewhere/else",
    ]
)
# What YAML gives a meaning to, and what breaks lines or hides.
SIGNS = st.text(st.sampled_from(list("-:?[]{},#&*!|>'\"%@` \t\nab१क\u200d\u2028\x85\ufeff\x08😀")), max_size=80)


def line_and_column(text: str, span: Span) -> str:
    """What stands at a span of one line."""
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def is_sane(document: Document) -> None:
    lines = document.text.split("\n")
    for span in (*document.spans.values(), *document.keys.values(), *(fault.span for fault in document.faults)):
        if span is not None:
            assert 1 <= span.line <= span.end_line <= len(lines) + 1
            assert span.column >= 1
            assert (span.line, span.column) <= (span.end_line, span.end_column)
            assert span.line > len(lines) or span.column <= len(lines[span.line - 1]) + 1
    assert {fault.kind for fault in document.faults} <= {
        "unreadable-file",
        "unclean-text",
        "duplicate-key",
        "trailing-space",
    }


@given(PATHS, st.binary(max_size=300))
def test_any_bytes(path: str, content: bytes) -> None:
    is_sane(parse(path, content))
    is_sane(parse_yaml(path, content))
    assert isinstance(read(path, content, ""), File)


@given(PATHS, st.text(max_size=200) | SIGNS)
@example("records/cmo/circular/2026/0001.hi.md", "a: [b\n")
@example("records/cmo/circular/2026/0001.hi.md", "\x85a: b\n")
def test_any_front_matter(path: str, text: str) -> None:
    content = f"---\n{text}\n---\nbody\n".encode("utf-8", "surrogatepass")
    is_sane(parse(path, content))
    is_sane(parse_yaml(path, text.encode("utf-8", "surrogatepass")))
    read(path, content, "")


@given(PATHS, st.lists(st.tuples(st.integers(0, len(RECORD) - 1), st.integers(0, 8), SIGNS), min_size=1, max_size=4))
def test_mutated_record(path: str, changes: list[tuple[int, int, str]]) -> None:
    text = RECORD
    for start, length, new in changes:
        text = text[:start] + new + text[start + length :]
    content = text.encode()
    is_sane(parse(path, content))
    file = read(path, content, "")
    assert (file.record is None) or file.sound


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["records", "cmo", "order", "2026", "0001.hi.md", "..", "", "0000"])).map("/".join)
)
def test_any_path(path: str) -> None:
    if "/" in path:
        spot(path)


WORDS = st.text(st.sampled_from("कखगािीुूे्ंँABCxyz019-_."), min_size=1, max_size=12).filter(
    lambda word: word[0] not in "-.िीुूे्ंँा" and word[-1] != "."
)
SCALARS = WORDS | st.builds('"{}"'.format, WORDS) | st.builds("'{}: # {}'".format, WORDS, WORDS)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=12
)


def flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]" if isinstance(value, list) else str(value)


def block(value: object, indent: int = 0) -> str:
    """The same as lines; what is empty stays in brackets."""
    before = "\n" + " " * indent
    if isinstance(value, dict) and value:
        return "".join(f"{before}{key}: {block(inner, indent + 2)}" for key, inner in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{before}- {block(inner, indent + 2)}" for inner in value)
    return flow(value)


def scalars(value: object, route: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in scalars(inner, (*route, key))]
    if isinstance(value, list):
        return [found for index, inner in enumerate(value) for found in scalars(inner, (*route, index))]
    return [(route, str(value))]


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4), st.booleans())
def test_spans_slice_back(data: dict[str, object], as_block: bool) -> None:
    front = block(data).lstrip("\n") if as_block else flow(data)
    document = parse("x.md", f"---\n{front}\n---\nbody\n".encode())
    assert not any(fault.fatal for fault in document.faults)
    for route, written in scalars(data):
        assert line_and_column(document.text, document.spans[route]) == written
        found: object = document.data
        for step in route:
            found = found[step]  # type: ignore[index]
        assert found == (written[1:-1] if written[0] in "'\"" else written)
    for route, span in document.keys.items():
        assert line_and_column(document.text, span) == route[-1]


def test_devanagari_columns() -> None:
    document = parse("x.md", RECORD.encode())
    assert line_and_column(document.text, document.span(Place("x.md", ("points", 0, "owner")))) == "all-districts"
    assert document.span(Place("x.md", ("points", 0, "owner"))) == Span(9, 40, 9, 53)
    assert document.span(Place("x.md", ("to", 1))) == Span(6, 21, 6, 28)
    assert line_and_column(document.text, document.span(Place("x.md", ("title",)))) == '"ई-ऑफिस: क्रियान्वयन"'
    assert document.span(Place("x.md", ("points", 0, "due"), key=True)).column == 55
    assert document.body_line == 13 and document.text.split("\n")[12] == document.body.strip()


def test_nearest_parent_of_what_is_missing() -> None:
    document = parse("x.md", RECORD.encode())
    assert document.span(Place("x.md", ("points", 0, "level"))) == document.spans["points", 0]
    assert document.span(Place("x.md", ("effective",))) == Span(1, 1, 1, 1)


@pytest.mark.parametrize("value", ["012", "12:30", "NO", "2026-04-01", "1e3", "null", "~", "0x10", ".inf", "true"])
def test_no_guesses(value: str) -> None:
    assert parse("x.md", f"---\na: {value}\n---\n".encode()).data == {"a": value}


@pytest.mark.parametrize(("content", "what"), [
    (b"", "empty"),
    (b" \n\t\n", "empty"),
    (b"---\n\0", "binary"),
    ("---\na: क\n---\n".encode("utf-16"), "binary"),
    (b"---\na: \xe9\n---\n", "not-utf-8"),
    (b"a: b\n", "no-front-matter"),
    (b"--- \na: b\n---\n", "no-front-matter"),
    (b"---", "unclosed"),
    (b"---\na: b\n", "unclosed"),
    (b"---\na: b\n----\n", "unclosed"),
    (b"---\na:\n\t- b\n---\n", "tab"),
    (b"---\na: *b\n---\n", "alias"),
    (b"---\na: &b c\n---\n", "alias"),
    (b"---\na: !!python/object:os.system ls\n---\n", "tag"),
    (b"---\n? {a: b}\n: c\n---\n", "key-not-a-word"),
    (b"---\nword\n---\n", "not-a-mapping"),
    (b"---\n[a]\n---\n", "not-a-mapping"),
    (b"---\na: \x07\n---\n", "control-character"),
    ("---\na: b\u2028c\n---\n".encode(), "control-character"),
    (b"---\na: b\n--- c\n---\n", "second-document"),
    (b"---\na: " + b"[" * 10_000 + b"\n---\n", "too-deep"),
    (b"---\n" + b"".join(b" " * depth + b"a:\n" for depth in range(DEEPEST + 2)) + b"---\n", "too-deep"),
    (b"---\na: b: c\n---\n", "yaml"),
])  # fmt: skip
def test_faults(content: bytes, what: str) -> None:
    document = parse("x.md", content)
    assert [fault.what for fault in document.faults] == [what]
    assert document.data == {}


def test_mended() -> None:
    document = parse("x.md", "\ufeff---\r\ntitle: पेयजल\r\n---\r\nपाठ\r\n".encode())
    assert [fault.what for fault in document.faults] == ["byte-order-mark", "carriage-return"]
    assert not any(fault.fatal for fault in document.faults)
    assert (document.data, document.body) == ({"title": "पेयजल"}, "पाठ\n")


def test_duplicate_keys_keep_the_first() -> None:
    document = parse("x.md", b"---\na: 1\nb: {c: 2, c: 3}\na: 4\n---\n")
    assert document.data == {"a": "1", "b": {"c": "2"}}
    assert [(fault.kind, dict(fault.values)["line"]) for fault in document.faults] == [
        ("duplicate-key", "3"),
        ("duplicate-key", "2"),
    ]


@pytest.mark.parametrize("end", ["", "\n", "\nपाठ"])
def test_end_of_front_matter(end: str) -> None:
    document = parse("x.md", f"---\na: b\n---{end}".encode())
    assert document.data == {"a": "b"} and document.body == end.removeprefix("\n")


@pytest.mark.parametrize("path, kind", [
    ("records/cmo/circular/2026/0001.hi.md", "text"),
    ("records/dept/it/circular/2026/0001.en.md", "text"),
    ("records/dept/it/circular/2026/12345.en.md", "text"),
    ("records/cmo/circular/2026/0001/signed.pdf", "attachment"),
    ("records/cmo/circular/2026/0001/0002.hi.md", "attachment"),
    ("records/register.yml", "settings"),
    ("records/vocabulary/offices.yml", "vocabulary"),
    ("records/cmo/circular/0000/0001.hi.md", "misplaced"),
    ("records/cmo/circular/2026/0000.hi.md", "misplaced"),
    ("records/cmo/circular/२०२६/0001.hi.md", "misplaced"),
    ("records/cmo/circular/2026/०००१.hi.md", "misplaced"),
    ("records/circular/2026/0001.hi.md", "misplaced"),
    ("records/cmo/circular/2026/0001/sub/signed.pdf", "misplaced"),
    ("records/vocabulary/sub/offices.yml", "misplaced"),
    ("records/../circular/2026/0001.hi.md", "misplaced"),
])  # fmt: skip
def test_places(path: str, kind: str) -> None:
    assert spot(path).kind == kind


def test_an_ordinary_record() -> None:
    file = read("records/cmo/circular/2026/0001.hi.md", RECORD.encode(), "")
    assert file.faults == () and file.record
    assert file.record.issued == date(2026, 4, 1)
    assert file.record.points[0].measure and file.record.points[0].measure.target == 80


def test_a_part_of_a_value() -> None:
    """Found where it stands; where the value is written otherwise than it reads, the whole value is meant."""
    document = parse("a.md", b'---\ntitle: "one \\u0061b two ab"\nnumber: ab 12 ab\nsummary: >\n  a\n  b\n---\n')
    assert document.span(Place("a.md", ("number",), part="12")) == Span(3, 12, 3, 14)
    assert document.span(Place("a.md", ("number",), part="ab")) == Span(3, 9, 3, 11)
    assert document.span(Place("a.md", ("number",), part="none")) == document.spans["number",]
    assert document.span(Place("a.md", ("summary",), part="a b")) == document.spans["summary",]
