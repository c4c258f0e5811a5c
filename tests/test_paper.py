"""A record as a PDF: the words of its page, tagged, the same bytes each time."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ContentStream
from registers import site

from panji import __main__, paper
from panji.paper.tree import tree
from panji.record_page import page

WORD = re.compile(r"[ऀ-ॿA-Za-z0-9]{3,}")


def words(nodes: list) -> Iterator[str]:
    for node in nodes:
        yield from WORD.findall(node) if isinstance(node, str) else words(node["children"])


def copied(sheet: pypdf.PageObject) -> str:
    """The text of a sheet as a program copies it that obeys `/ActualText` (ISO 32000-1, 14.9.4), which pypdf does not."""
    fonts = {name: letters(font.get_object()) for name, font in sheet["/Resources"]["/Font"].items()}
    said, font, instead = [], {}, False
    for operands, operator in ContentStream(sheet.get_contents(), sheet.pdf).operations:
        if operator == b"Tf":
            font = fonts[operands[0]]
        elif operator == b"BDC" and "/ActualText" in operands[1]:
            said.append(operands[1]["/ActualText"])
            instead = True
        elif operator == b"EMC":
            instead = False
        elif operator in (b"Tj", b"TJ") and not instead:
            for part in operands[0] if operator == b"TJ" else operands:
                if isinstance(part, bytes | str):
                    codes = part if isinstance(part, bytes) else part.original_bytes
                    said += [font.get(codes[at : at + 2], "") for at in range(0, len(codes), 2)]
    return "".join(said)


def letters(font: pypdf.generic.DictionaryObject) -> dict[bytes, str]:
    """What each code of a font stands for, by its `/ToUnicode`."""
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    pairs = re.findall(r"<([0-9A-Fa-f]{4})> *<([0-9A-Fa-f]+)>", table)
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_every_record_of_the_world_can_be_printed(lang: str) -> None:
    """Of the words on a page, nearly all can be copied from its PDF: Devanagari is shaped, and still text."""
    here = site("world")
    found = wanted = 0
    for record in here.register.records.values():
        made = pypdf.PdfReader(io.BytesIO(paper.pdf(record, here, lang)))
        assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]
        assert made.metadata and made.metadata.title and made.metadata.author
        there = re.sub(r"\s+", "", "".join(copied(sheet) for sheet in made.pages))
        said = list(words(tree(page(record, here, lang), here.permanent)))
        found += sum(word in there for word in said)
        wanted += len(said)
        assert here.permanent(f"{record.id}/").rstrip("/") in there
    assert wanted > 1000
    assert found / wanted > 0.98, f"{found} of {wanted}"


def test_the_same_bytes() -> None:
    here = site("world")
    record = next(iter(here.register.records.values()))
    assert paper.pdf(record, here, "hi") == paper.pdf(record, here, "hi")


def test_end_tags_may_be_left_out() -> None:
    html = '<table><thead><tr><th>a<th>b</thead><tbody><tr><td>c<ul><li>d<li>e</ul><td>f</table><a href="x/">g</a><a href="https://b.example/">h</a>'
    table, link, other = tree(html, lambda address: f"https://a.example/{address}")
    head, rest = table["children"]
    assert [cell["children"] for cell in head["children"][0]["children"]] == [["a"], ["b"]]
    first, second = rest["children"][0]["children"]
    assert second["children"] == ["f"]
    assert [item["children"] for item in first["children"][1]["children"]] == [["d"], ["e"]]
    assert (link["href"], other["href"]) == ("https://a.example/x/", "https://b.example/")


class TestTheCommand:
    def test_it_writes_a_file_for_each_record(self, world: Path, tmp_path: Path) -> None:
        wanted = ["cmo/directive/2024/1", "cmo/circular/2023/1"]
        into = tmp_path / "paper"
        assert __main__.main(["pdf", *wanted, "--register", str(world), "--into", str(into), "--lang", "en"]) == 0
        assert sorted(each.name for each in into.iterdir()) == [
            "cmo-circular-2023-1.en.pdf",
            "cmo-directive-2024-1.en.pdf",
        ]
        assert all(each.read_bytes().startswith(b"%PDF-") for each in into.iterdir())

    def test_an_unknown_record_writes_nothing(
        self, world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        arguments = ["pdf", "cmo/directive/2024/1", "cmo/directive/2024/99", "--register", str(world)]
        assert __main__.main([*arguments, "--into", str(tmp_path / "paper"), "--lang", "hi"]) == 2
        assert "cmo/directive/2024/1" in capsys.readouterr().err
        assert not (tmp_path / "paper").exists()

    def test_without_its_packages_it_says_how_to_get_them(
        self, world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "typst", None)
        arguments = ["pdf", "cmo/directive/2024/1", "--register", str(world), "--into", str(tmp_path), "--lang", "en"]
        assert __main__.main(arguments) == 2
        assert "make pdf" in capsys.readouterr().err
