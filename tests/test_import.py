"""`panji import`: a handful of real orders, made-up folders for what goes wrong, the whole corpus if it is at hand."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from panji import __main__ as cli
from panji.body import raw_html
from panji.check import check
from panji.corpus import Corpus
from panji.diagnostic import Bilingual, Severity
from panji.document import parse_yaml
from panji.importers import disk
from panji.importers.folder import Import, escape, run
from panji.importers.mapping import Wrong

HERE = Path(__file__).parent / "import"
NYC, MAPPING = HERE / "nyc", HERE / "nyc-executive-orders.yml"

SMALL = """\
files: '*.md'
language: en
ref: {from: "@name"}
issuer: {value: cmo}
type: {value: circular}
year: {from: date, pattern: '\\d{4}'}
serial: {from: no, pattern: '^\\d+$'}
fields:
  number: {from: no, template: 'No. {value}'}
  title: {from: title, replace: {'^(?i:subject): *': ''}}
  issued: {from: date, dates: ['%Y-%m-%d', '%d %B %Y']}
  to: {from: to, map: {All collectors: all-districts}}
source: {collection: Circulars}
"""


def tree(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def groups(done: Import, kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in done.account.of(kind):
        found.setdefault(entry.group.en, []).append(entry.subject)
    return found


class Made:
    """A folder to be imported, made by a test."""

    def __init__(self, root: Path) -> None:
        self.folder, self.into, self.mapping = root / "source", root / "register", root / "mapping.yml"
        self.folder.mkdir()
        self.mapping.write_text(SMALL, "utf-8")

    def add(self, name: str, front: str, body: str = "Text.\n") -> None:
        (self.folder / name).write_text(f"---\n{front}\n---\n{body}", "utf-8")

    def map(self, *changes: tuple[str, str]) -> None:
        text = SMALL
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.mapping.write_text(text, "utf-8")

    def run(self, **options: bool) -> Import:
        return run(self.folder, self.mapping, self.into, **options)

    def record(self, path: str) -> str:
        return (self.into / "records/cmo/circular" / path).read_text("utf-8")


@pytest.fixture
def made(tmp_path: Path) -> Made:
    made = Made(tmp_path)
    made.add("a.md", "no: 7\ntitle: 'Subject:  Water \n  in the districts'\ndate: 1 April 2026\nto: [All collectors]")
    return made


@pytest.fixture(scope="module")
def nyc(tmp_path_factory: pytest.TempPathFactory) -> tuple[Import, Path]:
    into = tmp_path_factory.mktemp("nyc")
    return run(NYC, MAPPING, into), into


def test_real_orders_give_what_is_expected(nyc, expect) -> None:
    done, into = nyc
    assert done.account.files == done.account.records == 12
    assert done.new == 12 + 3 and not done.replaced and not done.diagnostics
    expect(HERE / "expected/report.en.md", done.account.report("en"))
    expect(HERE / "expected/report.hi.md", done.account.report("hi"))
    for path in ("1986/0096", "1980/0048", "2022/100001", "1978/0009"):
        name = path.replace("/", "-")
        expect(HERE / f"expected/{name}.en.md", (into / f"records/nyc/mayor/order/{path}.en.md").read_text("utf-8"))


def test_real_orders_pass_the_check(nyc) -> None:
    corpus = Corpus(nyc[1], cache=False)
    found = check(corpus.read(), date(2026, 7, 1), corpus.document).found
    assert {each.severity for each in found} <= {Severity.ADVICE}  # what recognition of scanned pages got wrong


def test_real_orders_say_what_they_lack(nyc) -> None:
    done, into = nyc
    records = Corpus(into, cache=False).read().records
    assert records["nyc/mayor/order/1979/36"].issued is None
    assert records["nyc/mayor/order/1979/36"].source.missing == ("title", "issued", "to")
    assert records["nyc/mayor/order/1978/9"].source.missing == ("to", "text")
    letterhead = next(iter(groups(done, "refused")["title"]))
    assert records[f"nyc/mayor/order/{letterhead[:4]}/{int(letterhead[-3:])}"].title is None
    assert "nyc/mayor/order/2022/1" in records and "nyc/mayor/order/2022/100001" in records
    assert records["nyc/mayor/order/2026/201001"].number == "Emergency Executive Order 1.1"


def test_real_relations(nyc) -> None:
    records = Corpus(nyc[1], cache=False).read().records
    (part,) = records["nyc/mayor/order/1986/96"].rescinds
    assert (part.record, part.scope) == ("nyc/mayor/order/1986/88", Bilingual("आंशिक", "in part"))
    (whole,) = records["nyc/mayor/order/1979/38"].rescinds
    assert (whole.record, whole.scope) == ("nyc/mayor/order/1979/34", None)
    (outside,) = records["nyc/mayor/order/1979/34"].rescinds
    assert (outside.external, outside.scope) == ("1979-EO-027", Bilingual("आंशिक", "in part"))
    (dead,) = records["nyc/mayor/order/1980/48"].cites
    assert dead.external == "EO-47"


def test_body_is_kept_as_it_is(nyc) -> None:
    source = (NYC / "1981/1981-EO-057.md").read_text("utf-8")
    record = (nyc[1] / "records/nyc/mayor/order/1981/0057.en.md").read_text("utf-8")
    assert "<" in source and record.split("\n---\n\n")[1].strip() == source.split("\n---\n\n")[1].strip()


def test_same_input_same_bytes(nyc, tmp_path: Path) -> None:
    script = (
        "import sys, pathlib as p; from panji.importers.folder import run; "
        "print(run(*map(p.Path, sys.argv[1:])).account.report('hi'))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "77", "TZ": "Asia/Kolkata", "PYTHONUTF8": "1"}
    made = subprocess.run(
        [sys.executable, "-c", script, NYC, MAPPING, tmp_path],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert made.stdout.rstrip() == nyc[0].account.report("hi").rstrip()
    assert tree(tmp_path) == tree(nyc[1])


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    run(NYC, MAPPING, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    again = run(NYC, MAPPING, tmp_path)
    assert (again.new, again.replaced, again.unchanged) == (0, 0, 12)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_values_are_cleaned_and_mapped(made: Made) -> None:
    made.run()
    assert made.record("2026/0007.en.md") == (
        "---\nnumber: No. 7\ntitle: Water in the districts\nissued: 2026-04-01\nto:\n- all-districts\nsource:\n"
        "  collection: Circulars\n  ref: a\n  missing:\n  - signatory\n---\n\nText.\n"
    )


def test_unicode_and_awkward_values_are_read_back(made: Made) -> None:
    made.add("b.md", "no: 8\ntitle: 'जल: # \"प्रदाय\" — NO'\ndate: 2026-04-02", "\n---\n\nपाठ\n\n---\n")
    made.run()
    assert "जल" in made.record("2026/0008.en.md")
    record = Corpus(made.into, cache=False).read().records["cmo/circular/2026/8"]
    assert record.title == 'जल: # "प्रदाय" — NO'
    assert record.first.body.strip() == "---\n\nपाठ\n\n---"


@pytest.mark.parametrize(("body", "escapes"), [
    ("a < b and <https://nyc.gov> and `<b>`\n", 0),
    ("<div class='x'>\n<b>bold</b> text\n</div>\n\nafter <br> it\n", 5),
    ('<a title="<i>">x</a>\n', 3),
    ("\\\\<b>\n\n    <code block>\n\n<!-- a\ncomment -->\n", 2),
])  # fmt: skip
def test_html_is_escaped(body: str, escapes: int) -> None:
    clean, count = escape(body)
    assert not list(raw_html(clean, 1)) and clean.count("\\") == body.count("\\") + count
    assert count == escapes and clean.replace("\\", "") == body.replace("\\", "")


def test_escapes_are_in_the_report(made: Made) -> None:
    made.add("b.md", "no: 8\ndate: 2026-04-02", "See <b>this</b>.\n")
    assert "b: 2 ×" in made.run().account.report("en")
    assert r"See \<b>this\</b>." in made.record("2026/0008.en.md")


def test_what_cannot_be_a_record_is_left_out_with_its_reason(made: Made) -> None:
    (made.folder / "binary.md").write_bytes(b"---\n\0")
    (made.folder / "large.md").write_bytes(b"---\n" + b"x" * 3_000_000)
    made.add("broken.md", "no: [8\ntitle: x")
    made.add("clash.md", "no: 7\ndate: 2026-05-01")
    made.add("no-serial.md", "no: seven\ndate: 2026-05-01")
    made.add("no-year.md", "no: 9\ndate: null")
    made.add("undatable.md", "no: 10\ndate: about 2026")
    done = made.run()
    left = {Path(each.path).name: each.message.en for each in done.diagnostics}
    assert done.account.files == 8 == done.account.records + len(left)
    assert {name: words.split(": ", 1)[1] for name, words in left.items() if name not in ("broken.md", "large.md")} == {
        "binary.md": "this is not a text file (there are zero bytes in it)",
        "clash.md": "its `serial` `7` is another's: a.md",
        "no-serial.md": "no `serial`: `seven`",
        "no-year.md": "no `year`",
    }
    assert {"broken.md", "large.md"} < left.keys()
    assert groups(done, "refused") == {"issued": ["undatable"]}
    assert "issued" in Corpus(made.into, cache=False).read().records["cmo/circular/2026/10"].source.missing
    assert all(Path(each.path).name in done.account.report("hi") for each in done.diagnostics)


def test_counted_serials_follow_the_given_ones_in_order_of_date(made: Made) -> None:
    made.map(("serial:", "count: true\nserial:"))
    made.add("c.md", "no: x\ndate: 2026-05-02")
    made.add("b.md", "no: 7\ndate: 2026-06-01")
    made.add("d.md", "no: y\ndate: 2026-05-01")
    assert [(entry.subject, entry.detail.en) for entry in made.run().account.of("counted")] == [
        ("d", "cmo/circular/2026/8"), ("c", "cmo/circular/2026/9"), ("b", "cmo/circular/2026/10"),
    ]  # fmt: skip


def test_relations_from_a_field(made: Made) -> None:
    made.map(("source:", "relations: [{to: replaces, kind: supersedes}]\nsource:"))
    made.add("b.md", "no: 8\ndate: 2026-05-01\nreplaces: [a, c, a, b, old/3]")
    made.add("c.md", "no: 9\ndate: 2026-06-01")
    done = made.run()
    assert groups(done, "relation") == {"supersedes": ["b", "b", "b"]} and done.account.relations == 5
    assert groups(done, "outside") == {"not in the collection": ["b"]} and len(done.account.of("repeated")) == 1
    assert set(groups(done, "contradiction")) == {"the target is later than its source", "a relation to itself"}
    assert "- cmo/circular/2026/7\n- cmo/circular/2026/8\n- cmo/circular/2026/9\n- external: old/3\nsource" in (
        made.record("2026/0008.en.md")
    )


def test_edges_without_a_place_are_in_the_account(made: Made) -> None:
    relations = "{file: e.json, from: f, to: t, verb: v, kinds: {ends: rescinds}}"
    made.map(("source:", f"relations: [{relations}]\nsource:"))
    edges = [{"f": "x", "t": "a", "v": "ends"}, {"f": "a", "t": "x", "v": "eats"}, {"f": "a"}, 7]
    (made.folder / "e.json").write_text(json.dumps(edges), "utf-8")
    done = made.run()
    assert done.account.relations == 4
    assert sorted(groups(done, "no-relation")) == [
        "does not name both ends", "no relation is given for `eats`", "the later record is not here"
    ]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "says"), [
    ("files:", "filse:", "1:1", "no key `filse`"),
    ("language: en", "language: fr", "2:11", "`language` is `fr`"),
    ("ref:", "# ref:", "1:1", "`ref` is missing"),
    ("{value: circular}", "{value: circulr}", "5:7", "circular | "),
    ("'^\\d+$'", "'^(\\d+$'", "7:29", "a regular expression"),
    ("'No. {value}'", "'No. {value'", "9:32", "{field:0>4}"),
    ("'No. {value}'", "'No. {x.y}'", "9:32", "{field:0>4}"),
    ("'No. {value}'", "'No. {nr}'", "9:32", "no file has a field `nr`"),
    ("from: title,", "frm: title,", "10:11", "no key `frm`"),
    ("from: title,", "from: titel,", "10:17", "no file has a field `titel`"),
    ("  issued:", "  issue:", "11:10", "issued | "),
    ("source:", "relations: [{to: no, kind: ends}]\nsource:", "13:28", "supersedes | "),
    ("source:", "relations: [{to: no, file: x.json, kind: cites}]\nsource:", "13:13", "`file` + `from`"),
    ("source:", "relations: [{to: t, from: f, file: x.json, kind: cites}]\nsource:", "13:36", "x.json"),
    ("'*.md'", "'*.txt'", "1:8", "no file in the folder"),
    ("'*.md'", "'../*.md'", "1:8", "**/*.md"),
    ("source:", "register: {nam: x}\nsource:", "13:12", "no key `nam`"),
    ("source:", "vocabulary: {offices: {cmo: {hi: x}}}\nsource:", "13:29", "`en` is missing"),
    ("source:", "\tsource:", "13:1", "tab"),
    ("source:", "language: en\nsource:", "13:1", "already written"),
])  # fmt: skip
def test_mistakes_in_the_mapping_have_their_place(made: Made, old: str, new: str, at: str, says: str) -> None:
    made.map((old, new))
    with pytest.raises(Wrong) as failure:
        made.run()
    found = failure.value.diagnostics
    assert any(f"{each.span.line}:{each.span.column}" == at and says in each.message.en for each in found), found
    assert all(each.path == str(made.mapping) and re.search("[ऀ-ॿ]", each.message.hi) for each in found)
    assert not made.into.exists()


def test_another_file_is_never_overwritten_unasked(made: Made) -> None:
    made.run()
    path = made.into / "records/cmo/circular/2026/0007.en.md"
    path.write_text("other", "utf-8")
    made.add("b.md", "no: 8\ndate: 2026-05-01")
    before = tree(made.into)
    with pytest.raises(Wrong) as failure:
        made.run()
    assert [each.path for each in failure.value.diagnostics] == [str(path)]
    assert tree(made.into) == before
    done = made.run(replace=True)
    assert (done.new, done.replaced) == (1, 1) and done.diagnostics[0].path == str(path)
    assert "Water" in path.read_text("utf-8")


def test_a_record_in_another_language_keeps_its_place(made: Made) -> None:
    path = made.into / "records/cmo/circular/2026/0007.hi.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: क\n---\n", "utf-8")
    with pytest.raises(Wrong):
        made.run(replace=True)
    path.unlink()
    made.run()
    path.write_text("---\ntranslation: courtesy\ntitle: क\n---\n", "utf-8")
    assert made.run().unchanged == 1


def test_settings_and_vocabularies_that_are_there_are_kept(made: Made) -> None:
    made.map(("source:", "register: {publisher: cmo}\nsource:"))
    path = made.into / "records/register.yml"
    path.parent.mkdir(parents=True)
    path.write_text("publisher: dept/it\n", "utf-8")
    done = made.run(replace=True)
    assert path.read_text("utf-8") == "publisher: dept/it\n" and done.diagnostics[0].path == str(path)


def test_dry_run_writes_nothing(made: Made) -> None:
    done = made.run(dry_run=True)
    assert done.new == 1 and not made.into.exists()


def test_a_failure_half_way_leaves_everything_as_it_was(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    made.run()
    for serial in range(8, 12):
        made.add(f"{serial}.md", f"no: {serial}\ndate: 2026-05-01")
    (made.into / "records/cmo/circular/2026/0007.en.md").write_text("other", "utf-8")
    before, replace, calls = tree(made.into), os.replace, []

    def fail(source, target) -> None:
        calls.append(target)
        if len(calls) == 4:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(disk.os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        made.run(replace=True)
    assert tree(made.into) == before


def test_no_such_folder(made: Made) -> None:
    shutil.rmtree(made.folder)
    with pytest.raises(OSError):
        made.run()


@pytest.mark.skipif(not hasattr(cli, "run_import"), reason="the command is not there yet")
def test_the_command(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    report = made.folder.parent / "report.md"
    made.add("b.md", "no: x\ndate: 2026-05-01")
    arguments = ["import", str(made.folder), "--mapping", str(made.mapping), "--into", str(made.into), "--lang", "hi"]
    assert cli.main([*arguments, "--report", str(report)]) == cli.CLEAN
    assert report.read_text("utf-8").startswith("# आयात: Circulars\n") and "b.md" in capsys.readouterr().out
    made.map(("language: en", "language: fr"))
    assert cli.main(arguments) == cli.FINDINGS
    assert "mapping.yml:2:11" in capsys.readouterr().out
    assert cli.main([*arguments[:3], "nothing.yml"]) == cli.COULD_NOT_RUN


@pytest.mark.skipif("PANJI_NYC" not in os.environ, reason="PANJI_NYC does not name the corpus's folder")
def test_the_whole_corpus(tmp_path: Path) -> None:
    folder = Path(os.environ["PANJI_NYC"])
    done = run(folder, MAPPING, tmp_path)
    assert done.account.files == done.account.records == done.new - 3 == 2291 and not done.diagnostics
    missing = {group: len(subjects) for group, subjects in groups(done, "missing").items()}
    assert missing == {"title": 366, "issued": 136, "to": 2291, "text": 67, "source.url": 1}
    relations = Counter(entry.group.en for entry in done.account.of("relation"))
    assert relations.total() == 244 and sum(n for group, n in relations.items() if "in part" in group) == 55
    outside = {group: len(subjects) for group, subjects in groups(done, "outside").items()}
    assert outside == {"no-year": 90, "not-in-corpus": 50, "implausible-year": 2}
    assert done.account.relations == 244 + 142
    corpus = Corpus(tmp_path, cache=False)
    register = corpus.read()
    written = [relation for record in register.records.values() for _, _, relation in record.stated]
    assert sum(bool(each.record) for each in written) == 244 and sum(bool(each.scope) for each in written) == 55
    found = check(register, date(2026, 12, 31), corpus.document).found
    assert [each for each in found if each.severity is Severity.ERROR] == []
    assert not {"personal-email", "aadhaar-number", "legacy-font"} & {each.rule for each in found}
    assert run(folder, MAPPING, tmp_path).unchanged == 2291


@pytest.mark.parametrize("guide", ["docs/guide/import.md", "docs/en/guide/import.md"])
def test_the_guide_shows_the_mapping_that_is_tested(guide: str) -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", (HERE.parents[1] / guide).read_text("utf-8"), re.DOTALL)
    used = parse_yaml("", MAPPING.read_bytes()).data
    shown = parse_yaml("", shown.encode()).data
    assert shown == {key: value for key, value in used.items() if key not in ("register", "vocabulary")}
