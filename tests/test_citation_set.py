"""How well citations in texts become links: over a set of sentences written by hand, of which a third was held out.

tests/citation/set/README.md says how the set was made and what was measured when.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from panji.corpus import Corpus
from panji.record_page import page
from panji.site import Site

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
            fits = [each for each in wanted if each[2] == target.id and start < each[1] and each[0] < end]
            hit.update(fits)
            said = f"{text[start:end]!r} → {target.id} in …{text[max(0, start - 30) : end + 30]!r}…"
            (result.right if fits else result.wrong).append(said if fits else f"wrong: {said}")
        result.missed.extend(f"missed: {said!r} → {target}" for *place, target, said in wanted if (*place, target, said) not in hit)
    return result, site


def test_the_set_is_large_enough() -> None:
    tuned, held_out = (sum(len(MARK.findall(line)) for _, some in sentences(name) for line in some) for name in FILES)
    assert tuned + held_out >= 120
    assert held_out >= (tuned + held_out) / 3


FILES = ("tuned.txt", "held-out.txt")


def test_precision_and_recall(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = [measure(name, tmp_path / name)[0] for name in FILES]
    whole = Measured(*([each for one in both for each in one[part]] for part in range(3)))
    with capsys.disabled():
        print("", *(f"{name}: {each}" for name, each in zip((*FILES, "all"), (*both, whole), strict=True)), sep="\n")
    assert whole.precision >= 0.98
    assert whole.recall >= 0.90
    assert min(each.recall for each in both) >= 0.85


def test_every_link_stands_on_the_page(tmp_path: Path) -> None:
    """What was found in the source is a link of the page, with its words as they were; and no words are lost or added."""
    _, site = measure("tuned.txt", tmp_path)
    for id, texts in site.cited.items():
        record = site.register.records[id]
        html = page(record, site, "hi")
        body = re.search(r'<div class="body" lang="hi">\n(.*?)\n</div>\n</section>', html, re.DOTALL)[1]
        linked = re.findall(r'<a href="\ue000/([^"]+)/">(.*?)</a>', body, re.DOTALL)
        expected = [(each.record.id, record.first.body[each.start : each.end]) for each in texts["hi"]]
        written = [each for each in linked if each in expected]
        assert written == expected
        site.cited[record.id] = {}
        plain = page(record, site, "hi")
        assert re.sub(r"<a [^>]*>|</a>", "", html) == re.sub(r"<a [^>]*>|</a>", "", plain)
