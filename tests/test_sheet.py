"""Reporting by a sheet: what goes out, what comes back, and that a wrong sheet changes nothing."""

from __future__ import annotations

import csv
import io
import random
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from panji.__main__ import main
from panji.corpus import Corpus
from panji.ledger import Ledger
from panji.record_types.report import Report
from panji.rules import inspect
from panji.sheet import COLUMNS, known, owed, to_fill_in

VOCABULARY = Path(__file__).parents[1] / "records" / "vocabulary"
HEAD = "office,for,point,as_on,status,value,evidence,reason"
DIRECTIVE = """---
number: प.3({serial})मुमका/2025
title: जिलों में ई-ऑफिस
issued: 2025-02-05
signatory: {{post: secretary-to-cm}}
to: [all-districts]
subjects: [e-office]
points:
{points}
---
सभी जिलों में ई-ऑफिस लागू किया जाए।
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A register with one directive of 13 points to all 41 districts, monthly and measured."""
    shutil.copytree(VOCABULARY, tmp_path / "records/vocabulary")
    points = "\n".join(
        f'  - {{id: "{number}", text: कार्य {number}, owner: all-districts, due: monthly,'
        " measure: {unit: percent, target: 80}}"
        for number in range(1, 14)
    )
    path = tmp_path / "records/cmo/directive/2025/0001.hi.md"
    path.parent.mkdir(parents=True)
    path.write_text(DIRECTIVE.format(serial=1, points=points), "utf-8")
    return tmp_path


def sheet(root: Path, *rows: str, head: str = HEAD) -> Path:
    path = root / "sheet.csv"
    path.write_text("\n".join([head, *rows, ""]), "utf-8")
    return path


def run(root: Path, path: Path, *more: str, lang: str = "en") -> int:
    return main(["import", "reports", str(path), "--into", str(root), "--as-of", "2025-04-02", "--lang", lang, *more])


def reports(root: Path) -> dict[str, Report]:
    corpus = Corpus(root, cache=False, inspect=inspect)
    return {id: record for id, record in corpus.read().records.items() if isinstance(record, Report)}


def state(root: Path) -> list[tuple[str, bytes]]:
    return sorted((str(path), path.read_bytes()) for path in (root / "records").rglob("*") if path.is_file())


GOOD = "district/ajmer,,cmo/directive/2025/1#{},2025-03-31,in-progress,{},,"


def test_a_good_sheet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [GOOD.format(1, 40), GOOD.format(2, "५०"), GOOD.format(1, 30).replace("ajmer", "tonk")]
    assert run(root, sheet(root, *rows)) == 0
    made = reports(root)
    assert set(made) == {"district/ajmer/report/2025/1", "district/tonk/report/2025/1"}
    ajmer = made["district/ajmer/report/2025/1"]
    assert [(item.point, item.status, int(item.value)) for item in ajmer.items] == [
        ("cmo/directive/2025/1#1", "in-progress", 40),
        ("cmo/directive/2025/1#2", "in-progress", 50),
    ]
    assert ajmer.as_on == date(2025, 3, 31) and ajmer.issued == date(2025, 4, 2)
    assert "अजमेर" in ajmer.title
    assert main(["check", "--register", str(root), "--as-of", "2025-04-02", "--lang", "en"]) == 0
    assert run(root, sheet(root, *rows)) == 1  # the same again
    assert "in the register already: `district/ajmer/report/2025/1`" in capsys.readouterr().out


def test_what_went_out_comes_back(root: Path) -> None:
    (root / "records/cmo/directive/2023").mkdir(parents=True)
    point = '  - {id: "1", text: "=कार्य, “पुराना”", owner: all-districts, due: monthly}'
    old = DIRECTIVE.format(serial=1, points=point).replace("2025-02-05", "2023-08-21").replace("/2025", "/2023")
    (root / "records/cmo/directive/2023/0001.hi.md").write_text(old, "utf-8")
    day = date(2025, 4, 2)
    rows = owed(Ledger(Corpus(root, cache=False).read()).rows(day), "district/ajmer")
    out = to_fill_in(
        [(row.duty.office, known(row.duty.record, row.duty.point, row.due, "hi")) for row in rows],
        "district/ajmer",
        day,
        "hi",
    )
    assert out.startswith("\ufeff") and "\r\n" in out
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert rows[0] == [heading.hi for heading in COLUMNS.values()]
    assert len(rows) == 1 + 13 + 2  # its own, and what was Kekri's
    assert {row[1] for row in rows[1:]} == {"", "district/kekri"}
    assert any(row[3].startswith("'=") for row in rows)  # no formula
    for row in rows[1:]:
        row[list(COLUMNS).index("status")] = "प्रगति पर"
        row[list(COLUMNS).index("as_on")] = "31.03.2025"
    filled = io.StringIO()
    csv.writer(filled).writerows(rows)
    (root / "filled.csv").write_text("\ufeff" + filled.getvalue(), "utf-8")
    assert run(root, root / "filled.csv") == 0
    (report,) = reports(root).values()
    assert len(report.items) == 15
    assert [item.on_behalf_of for item in report.items].count("district/kekri") == 1


MISTAKES = {
    "status": ("in-progress", "in progres", "there is no status `in progres`"),
    "point": ("#", "#9", "has no such point"),
    "record": ("2025/1#", "2025/8#", "is not in the register"),
    "office": ("district/", "district/x", "is no office or place"),
    "value": (",50,", ",500,", "cannot be"),
    "number": (",50,", ",fifty,", "fifty"),
    "as_on": ("2025-03-31", "31/02/2025", "is no day"),
    "future": ("2025-03-31", "2025-05-31", "after the report was issued"),
    "for": (",,cmo", ",district/tonk,cmo", "were not with"),
    "empty": ("in-progress", "", "is empty"),
}


def test_forty_mistakes_in_five_hundred_rows(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(40)
    districts = sorted(re.findall(r"^(district/[a-z-]+): (?!.*until)", (VOCABULARY / "places.yml").read_text(), re.M))
    rows = [GOOD.format(point, 50).replace("district/ajmer", office) for office in districts for point in range(1, 14)]
    rows = rows[:500]
    assert len(rows) == 500
    wrong = dict(zip(chance.sample(range(500), 40), list(MISTAKES) * 4, strict=True))
    for index, name in wrong.items():
        old, new, _ = MISTAKES[name]
        assert old in rows[index]
        rows[index] = rows[index].replace(old, new, 1)
    before = state(root)
    for lang, place in (("en", r"^\S+:(\d+):\d+: error\[import\] "), ("hi", r"^\S+:(\d+):\d+: त्रुटि\[import\] ")):
        assert run(root, sheet(root, *rows), lang=lang) == 1
        out = capsys.readouterr()
        found = [int(line) for line in re.findall(place, out.out, re.M)]
        assert sorted(found) == sorted(index + 2 for index in wrong)
        assert "40" in out.err
        if lang == "en":
            for line in out.out.split("\n"):
                if match := re.match(place, line):
                    assert MISTAKES[wrong[int(match[1]) - 2]][2] in line
    assert state(root) == before


@pytest.mark.parametrize(("content", "words"), [
    (b"", "no rows"),
    (b"office,point,status\n", "no rows"),
    (b"office,point,stat\nx,y,z\n", "there is no column `stat`"),
    (b"office,point\nx,y\n", "the column `status` is missing"),
    (b"office,point,status,office\nx,y,z,x\n", "the column `office` is there twice"),
    ("office,point,status\nअजमेर\n".encode("utf-16"), "not UTF-8"),
    (b'office,point,status\n"x,y,z\n', "cannot be read"),
])  # fmt: skip
def test_no_table(root: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str) -> None:
    (root / "sheet.csv").write_bytes(content)
    assert run(root, root / "sheet.csv") == 1
    assert words in capsys.readouterr().out


def test_no_spreadsheet(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "sheet.xlsx").write_bytes(b"PK not really")
    assert run(root, root / "sheet.xlsx") == 1
    assert "cannot be read" in capsys.readouterr().out
    assert run(root, root / "absent.xlsx") == 2


def test_a_new_report_has_what_is_owed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = [
        "new",
        "report",
        "--office",
        "district/ajmer",
        "--register",
        str(root),
        "--as-of",
        "2025-04-02",
        "--lang",
        "en",
    ]
    assert main(new) == 0
    path = Path(capsys.readouterr().out.strip())
    text = path.read_text("utf-8")
    assert path == root / "records/district/ajmer/report/2025/0001.hi.md"
    assert len(re.findall(r"^  - \{point: cmo/directive/2025/1#\d+, status: \}$", text, re.M)) == 13
    assert main(["check", "--register", str(root), "--as-of", "2025-04-02", "--lang", "en"]) == 1  # to be filled in
    path.write_text(text.replace("status: }", "status: in-progress}") + "\nप्रगति ऊपर अंकित है।\n", "utf-8")
    assert main(["check", "--register", str(root), "--as-of", "2025-04-02", "--lang", "en"]) == 0
    assert main(new) == 0
    assert capsys.readouterr().out.strip().endswith("0002.hi.md")
    assert main([*new[:3], "district/ajmr", *new[4:]]) == 2
    assert "`district/ajmer`" in capsys.readouterr().err
