"""How well citations in texts become links: over sentences written by hand, of which two lots were held out.

tests/citation/set/README.md says how the set was made and what was measured when.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from panji import body
from panji.corpus import Corpus
from panji.record_page import page
from panji.site import Piece, Site

HERE = Path(__file__).parent
SET = HERE / "citation" / "set"
VOCABULARY = HERE.parent / "records" / "vocabulary"
AS_OF = date(2026, 11, 22)
MARK = re.compile(r"\{([^{}→]+)→([^}]+)\}")
BEFORE = "यह पाठ प्रारम्भिक अनुच्छेद है, जिसमें कोई उद्धरण नहीं है। " * 8
"""Where a paper's heading would stand, none of these sentences does."""


class Measured(NamedTuple):
    """Links that are right, links that are wrong, and citations without one."""

    right: list[str]
    wrong: list[str]
    missed: list[str]

    @property
    def precision(self) -> float:
        return len(self.right) / (len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / (len(self.right) + len(self.missed))

    def __str__(self) -> str:
        figures = f"{len(self.right)} right, {len(self.wrong)} wrong, {len(self.missed)} missed"
        score = f"precision {self.precision:.3f}, recall {self.recall:.3f}"
        return "\n  ".join([f"{figures}: {score}", *self.wrong, *self.missed])


def rows() -> dict[str, tuple[str, str, str]]:
    """The records by name: id, number, date."""
    lines = (SET / "register.tsv").read_text("utf-8").splitlines()
    return {name: (id, number, issued) for name, id, number, issued in (line.split("\t") for line in lines[1:])}


def sentences(name: str) -> list[tuple[str, list[str]]]:
    """Of each citing record its sentences, as they are marked."""
    lines = [line for line in (SET / name).read_text("utf-8").splitlines() if line and not line.startswith("# ")]
    who = ""
    found = []
    for begins, some in groupby(lines, key=lambda line: line.startswith("@")):
        if begins:
            (who,) = some
        else:
            found.append((who, [line.replace("\\n", "\n") for line in some]))
    return found


def measure(name: str, root: Path) -> tuple[Measured, Site]:
    """What becomes a link in the sentences of a file, each a paragraph in the text of the one who writes it."""
    records = rows()
    shutil.copytree(VOCABULARY, root / "records" / "vocabulary")
    bodies, expected = {}, {}
    for who, some in sentences(name):
        text = f"{BEFORE}\n\n"
        expected[records[who][0]] = wanted = []
        for sentence in some:
            at = 0
            for mark in MARK.finditer(sentence):
                text += sentence[at : mark.start()]
                wanted.append((len(text), len(text) + len(mark[1]), records[mark[2]][0], mark[1]))
                text += mark[1]
                at = mark.end()
            text += sentence[at:] + "\n\n"
        bodies[records[who][0]] = text.rstrip("\n")
    for id, number, issued in records.values():
        *place, serial = id.split("/")
        path = root.joinpath("records", *place, f"{int(serial):04}.hi.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        front = f"number: {number}\ntitle: अभिलेख\nissued: {issued}"
        path.write_text(f"---\n{front}\n---\n{bodies.get(id, 'पाठ।')}\n", "utf-8")
    site = Site(Corpus(root, cache=False).read(), AS_OF)
    result = Measured([], [], [])
    for id, wanted in expected.items():
        record = site.register.records[id]
        text = record.first.body
        links = site.cited[record.id]["hi"]
        hit = set()
        for start, end, target in links:
            fits = [each for each in wanted if each[2] == target and start < each[1] and each[0] < end]
            hit.update(fits)
            said = f"{text[start:end]!r} → {target} in …{text[max(0, start - 30) : end + 30]!r}…"
            (result.right if fits else result.wrong).append(said if fits else f"wrong: {said}")
        result.missed.extend(
            f"missed: {said!r} → {target}" for *place, target, said in wanted if (*place, target, said) not in hit
        )
    return result, site


def test_the_set_is_large_enough() -> None:
    tuned, *held_out = [sum(len(MARK.findall(line)) for _, some in sentences(name) for line in some) for name in FILES]
    assert tuned + sum(held_out) >= 120
    assert sum(held_out) >= (tuned + sum(held_out)) / 3


FILES = ("tuned.txt", "held-out.txt", "held-out-2.txt")


def test_precision_and_recall(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    each_file = [measure(name, tmp_path / name)[0] for name in FILES]
    whole = Measured(*([each for one in each_file for each in one[part]] for part in range(3)))
    with capsys.disabled():
        print(
            "", *(f"{name}: {each}" for name, each in zip((*FILES, "all"), (*each_file, whole), strict=True)), sep="\n"
        )
    assert whole.precision >= 0.98
    assert whole.recall >= 0.90
    assert min(each.precision for each in each_file) >= 0.95
    assert min(each.recall for each in each_file) >= 0.85


def test_every_link_stands_on_the_page(tmp_path: Path) -> None:
    """What was found in the source is a link of the page, with its words as they were; and no words are lost or added."""
    _, site = measure("tuned.txt", tmp_path)
    assert sum(len(texts["hi"]) for texts in site.cited.values()) > 80
    for id, texts in site.cited.items():
        record = site.register.records[id]
        html = page(record, site, "hi")
        body = re.search(r"<div class=body lang=hi>\n(.*?)</div>\n</section>", html, re.DOTALL)[1]
        linked = re.findall(r"<a href=([^>]+)/>(.*?)</a>", body, re.DOTALL)
        expected = [(each.record, record.first.body[each.start : each.end]) for each in texts["hi"]]
        written = [each for each in linked if each in expected]
        assert written == expected
        site.cited[record.id] = {}
        plain = page(record, site, "hi")
        assert re.sub(r"<a [^>]*>|</a>", "", html) == re.sub(r"<a [^>]*>|</a>", "", plain)


def written(root: Path, id: str, front: str, body: str = "पाठ।") -> None:
    *place, serial = id.split("/")
    path = root.joinpath("records", *place, f"{int(serial):04}.hi.md")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: अभिलेख\n{front}\n---\n{body}\n", "utf-8")


def test_a_page_is_made_anew_when_what_it_cites_comes_or_changes(tmp_path: Path) -> None:
    """A page's key says what it links to, and no relation is needed for that."""

    def key_and_links() -> tuple[str, list[str]]:
        site = Site(Corpus(tmp_path, cache=False).read(), AS_OF)
        record = site.register.records["cmo/order/2026/1"]
        return site.key_of(record), [each.record for each in site.cited.get(record.id, {}).get("hi", ())]

    body = "परिपत्र प.7(2)मुमका/2019 दिनांक 12.02.2019 तथा आदेश प.8(1)मुमका/2021 दिनांक 03.08.2021 देखें।"
    written(tmp_path, "cmo/order/2026/1", "number: प.3(9)मुमका/2026\nissued: 2026-05-01", BEFORE + body)
    written(tmp_path, "dept/it/order/2021/1", "number: प.8(1)मुमका/2021\nissued: 2021-08-03")
    before, links = key_and_links()
    assert links == ["dept/it/order/2021/1"]
    written(tmp_path, "cmo/circular/2019/1", "number: प.7(2)मुमका/2019\nissued: 2019-02-12")
    with_it, links = key_and_links()
    assert links == ["cmo/circular/2019/1", "dept/it/order/2021/1"]
    assert with_it != before
    written(
        tmp_path, "dept/home/order/2025/1", "number: प.1(1)गृह/2025\nissued: 2025-01-01\nrescinds: [cmo/circular/2019/1]"
    )
    rescinded, links = key_and_links()
    assert len(links) == 2 and rescinded != with_it


def test_what_was_kept_from_the_last_run_gives_the_same_links(tmp_path: Path) -> None:
    body = "परिपत्र प.7(2)मुमका/2019 दिनांक 12.02.2019 देखें।"
    written(tmp_path, "cmo/order/2026/1", "number: प.3(9)मुमका/2026\nissued: 2026-05-01", BEFORE + body)
    written(tmp_path, "cmo/circular/2019/1", "number: प.7(2)मुमका/2019\nissued: 2019-02-12")
    kept: dict[str, bytes] = {}
    made: list[str] = []

    def keep(name: str, pieces: Iterable[Piece]) -> list[bytes]:
        for piece, key, make in pieces:
            if key not in kept:
                kept[key] = make()
                made.append(piece)
        return list(kept.values())

    def links() -> list[str]:
        site = Site(Corpus(tmp_path, cache=False).read(), AS_OF, keep)
        return [each.record for texts in site.cited.values() for some in texts.values() for each in some]

    assert links() == ["cmo/circular/2019/1"]
    assert links() == ["cmo/circular/2019/1"]
    assert made == ["0"]


@pytest.mark.parametrize(("markdown", "fits"), [
    ("आदेश NUMBER देखें", True),
    ("**NUMBER**", True),
    ("| a |\n|---|\n| NUMBER |", True),
    ("- NUMBER", True),
    ("[NUMBER]", True),
    ("[NUMBER](/a/)", False),
    ("[आदेश NUMBER दिनांक](/a/)", False),
    ("[NUMBER][a]\n\n[a]: /a/", False),
    ("![NUMBER](/a/)", False),
    ("!NUMBER", False),
    ("\\NUMBER", False),
    ("`NUMBER`", False),
    ("```\nNUMBER\n```", False),
    ("    NUMBER", False),
    ("पाठ\n\n\tNUMBER", False),
    ("## NUMBER", False),
    ("NUMBER\n---", False),
    ("<a href='/b/'>NUMBER</a>", False),
    ("<div>NUMBER</div>", False),
    ("<https://example.org/NUMBER>", False),
])  # fmt: skip
def test_where_a_link_may_stand(markdown: str, fits: bool) -> None:
    place = (markdown.index("NUMBER"), markdown.index("NUMBER") + len("NUMBER"))
    assert body.may_be_links(markdown, [place]) == [fits]
    if fits:
        assert '<a href="/x/">NUMBER</a>' in body.html(body.linked(markdown, [(*place, "/x/")]))


PARTS = (
    "NUMBER", " ", "\n", "\n\n", "[", "]", "](/a/)", "`", "```\n", "    ", "\t", "- ", "1. ", "# ", "> ", "*", "_", "!", "\\", "<b>", "</b>",
    "<div>\n", "---\n", "| ", "|---|\n", "क", "a", "~~~\n", "&amp;", "<https://a.b>", "[a]: /b/\n", "(", ")", "^",
)  # fmt: skip


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from(PARTS), max_size=14).map("".join),
    st.lists(st.sampled_from(PARTS), max_size=8).map("".join),
)
@example("    ", "")
@example("क\n", "\n---\n")
@example("- क\n\n      ", "")
@example("[", "](/b/)")
@example("NUMBER*", "*")
@example("**", "**के")
def test_a_link_changes_nothing_else_on_the_page(before: str, after: str) -> None:
    """Whatever stands around it: without the link's own tags the page is what it was."""
    markdown = f"{before}NUMBER{after}"
    place = (len(before), len(before) + len("NUMBER"))
    if body.may_be_links(markdown, [place]) == [True]:
        html = body.html(body.linked(markdown, [(*place, "/x/")]))
        assert html.replace('<a href="/x/">NUMBER</a>', "NUMBER", 1) == body.html(markdown)


def test_words_with_markup_or_over_paragraphs_are_no_link() -> None:
    for words in ("a*b*", "a\n\nb", "a\n12. b", "a|b", "a[b"):
        assert body.may_be_links(words, [(0, len(words))]) == [False]
