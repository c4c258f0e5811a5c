"""Consolidated texts: what operations make of numbered paragraphs, on which day, and how the page says so."""

from __future__ import annotations

import re
from datetime import date

import pytest
from products import singly
from test_register import PLACES

from panji import consolidation
from panji.consolidation import Consolidated, Paragraph, amendments, consolidated
from panji.file import File, read
from panji.register import Register
from panji.site import Page, Site
from panji.views import consolidated as view

AS_OF = date(2026, 11, 22)
ID = "cmo/circular/2019/1"
BODY = "Preamble.\n\n1. One.\n\n2. Two, [see](/cmo/circular/2019/1/):\n\n   - a\n   - b\n\n3. Three.\n\nEnd.\n"


def circular(id: str, issued: str, *lines: str, body: str = "Text.\n", language: str = "en") -> File:
    year, serial = id.split("/")
    front = [
        f'number: "{id}"',
        "title: Circular",
        f"issued: {issued}",
        "signatory: {post: secretary-to-cm}",
        "to: [cmo]",
    ]
    path = f"records/cmo/circular/{year}/{int(serial):04}.{language}.md"
    file = read(path, "\n".join(["---", *front, *lines, "---", body]).encode(), "")
    assert file.sound, file.faults
    return file


def amending(id: str, issued: str, *operations: str, kind: str = "amends", more: str = "scope: para 1") -> File:
    return circular(id, issued, f"{kind}: [{{record: {ID}, {more}, operations: [{', '.join(operations)}]}}]")


OLD = circular("2019/1", "2019-01-01", body=BODY)


def text(*files: File, day: date = AS_OF, language: str = "en") -> Consolidated:
    register = Register([*PLACES, OLD, *files])
    record = register.records[ID]
    found = [each for each in amendments(record, register) if each.works_on(day)]
    return consolidated(record, language, found)


def shown(made: Consolidated) -> list[tuple[str, str, str]]:
    plain = lambda html: re.sub(r"<[^>]*>|\s+", " ", html).split()  # noqa: E731
    return [
        (each.anchor, each.kind, " ".join(plain(each.after))) for each in made.pieces if isinstance(each, Paragraph)
    ]


def test_nothing_to_consolidate() -> None:
    register = Register([*PLACES, OLD, circular("2020/1", "2020-01-01", f"amends: [{{record: {ID}, scope: para 1}}]")])
    assert amendments(register.records[ID], register) == []


def test_replace_insert_omit() -> None:
    made = text(
        amending("2020/1", "2020-01-01", "{replace: para-1, text: New one.}", "{omit: para-3}"),
        amending(
            "2021/1", "2021-01-01", "{insert_after: para-1, text: Between.}", "{insert_after: para-3, text: Last.}"
        ),
    )
    assert shown(made) == [
        ("para-1", "replaced", "New one."),
        ("para-1a", "inserted", "Between."),
        ("para-2", "same", "Two, see : a b"),
        ("para-3", "omitted", ""),
        ("para-3a", "inserted", "Last."),
    ]
    assert not made.lost and made.pieces[0].startswith("<p>Preamble.") and made.pieces[-1].endswith("End.</p>\n")


def test_without_operations_the_text_is_as_it_was() -> None:
    register = Register([*PLACES, OLD])
    made = consolidated(register.records[ID], "en", [])
    rebuilt = "".join(
        piece if isinstance(piece, str) else f'<li id="{piece.anchor}">{piece.after}</li>' for piece in made.pieces
    )
    html = consolidation.body.html(register.records[ID].first.body)
    assert rebuilt == consolidation.addressed(register.records[ID], html)


def test_inserted_ones_stand_in_the_order_in_which_they_came_and_can_be_changed_in_turn() -> None:
    made = text(
        amending("2020/1", "2020-01-01", "{insert_after: para-1, text: A.}", "{insert_after: para-1, text: B.}"),
        amending("2021/1", "2021-01-01", "{replace: para-1a, text: AA.}", "{insert_after: para-1a, text: C.}"),
        amending("2022/1", "2022-01-01", "{omit: para-1b}"),
    )
    assert shown(made)[1:4] == [
        ("para-1a", "inserted", "AA."), ("para-1b", "omitted", ""), ("para-1c", "inserted", "C."),
    ]  # fmt: skip


def test_as_on_each_day() -> None:
    files = [
        amending("2020/1", "2020-01-01", "{replace: para-1, text: Second.}"),
        amending("2021/1", "2021-01-01", "{replace: para-1, text: Third.}", more="scope: x, effective: 2021-06-01"),
        circular("2021/2", "2021-02-01", f"corrects: [{{record: {ID}, scope: x, operations: [{{omit: para-3}}]}}]"),
    ]
    assert [shown(text(*files, day=date(year, 2, 15)))[0][2] for year in (2019, 2020, 2021, 2022)] == [
        "One.", "Second.", "Second.", "Third.",
    ]  # fmt: skip
    register = Register([*PLACES, OLD, *files])
    assert consolidation.days(amendments(register.records[ID], register)) == [
        date(2020, 1, 1), date(2021, 2, 1), date(2021, 6, 1),
    ]  # fmt: skip


def test_an_amendment_rescinded_before_it_took_effect_changes_nothing() -> None:
    files = [
        amending("2020/1", "2020-01-01", "{omit: para-1}", more="scope: x, effective: 2020-06-01"),
        amending("2020/3", "2020-01-01", "{omit: para-3}"),
        circular("2020/2", "2020-03-01", "rescinds: [cmo/circular/2020/1, cmo/circular/2020/3]"),
    ]
    assert [kind for _, kind, _ in shown(text(*files))] == ["same", "same", "omitted"]  # what had worked, stays


def test_what_names_no_paragraph_is_told() -> None:
    made = text(amending("2020/1", "2020-01-01", "{omit: para-9}", "{omit: para-3}", "{replace: para-2a, text: x}"))
    assert [operation.paragraph for operation, _ in made.lost] == ["para-9", "para-2a"]
    assert [kind for _, kind, _ in shown(made)] == ["same", "same", "omitted"]


@pytest.mark.parametrize(("anchor", "hi", "en"), [
    ("para-3", "3", "3"),
    ("para-4a", "4क", "4A"),
    ("section-2-para-10b", "10ख", "10B"),
])  # fmt: skip
def test_numbers_as_printed(anchor: str, hi: str, en: str) -> None:
    assert (consolidation.number(anchor, "hi"), consolidation.number(anchor, "en")) == (hi, en)


def site(*files: File) -> Site:
    return Site(Register([*PLACES, OLD, *files]), AS_OF)


def pages(*files: File) -> dict[str, str]:
    return {each.address: each.body() for each in singly(view.render(site(*files))) if isinstance(each, Page)}


def test_the_page() -> None:
    found = pages(
        amending("2020/1", "2020-01-01", "{replace: para-1, text: {hi: नया।, en: New one.}}", "{omit: para-3}"),
        amending("2021/1", "2021-01-01", "{insert_after: para-1, text: Between.}"),
        circular("2022/1", "2022-01-01", f"amends: [{{record: {ID}, scope: para 2}}]", body="Two is now otherwise.\n"),
        amending("2026/1", "2026-01-01", "{omit: para-2}", more="scope: x, effective: 2027-01-01"),
    )
    ends = ("", "2020-01-01/", "2021-01-01/", "2027-01-01/")
    assert list(found) == [f"{ID}/{lang}consolidated/{end}" for end in ends for lang in ("", "en/")]
    html = found[f"{ID}/en/consolidated/"]
    assert "not an official text" in html
    assert '<li id="para-1"><ins><p>New one.</p>' in re.sub(r"\n", "", html)
    assert "<details><summary>Earlier text</summary>" in html and "One." in html
    assert re.search(r'<li id="para-1a" value="1" class="added">\s*<b>1A\.</b> <ins>', html)
    assert re.search(r'id="para-3">\s*<p class="change">\[Omitted by <a [^>]*>2020/1</a>', html)
    assert html.count("2027") and "Two, " in html  # it is still to come
    assert "The paper does not say in which paragraph" not in html and "Two is now otherwise." in html
    assert "Two, " not in re.sub("<details>.*?</details>", "", found[f"{ID}/en/consolidated/2027-01-01/"], flags=re.S)
    assert (
        "One." in found[f"{ID}/consolidated/2020-01-01/"] and "Between." not in found[f"{ID}/consolidated/2020-01-01/"]
    )


def test_no_page_where_nothing_says_how() -> None:
    assert pages(circular("2020/1", "2020-01-01", f"amends: [{{record: {ID}, scope: para 1}}]")) == {}
