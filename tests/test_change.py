"""`panji check --base`: what git says of a branch, and what of the findings it has to do with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from panji.__main__ import main
from panji.check import Checked, check
from panji.corpus import Corpus, NoHistory
from panji.rules import inspect

SHARED = Path(__file__).parent / "rules" / "vocabulary"
AS_OF = date(2026, 11, 22)
FOLDER = "records/cmo/press-release/2026"
GOOD = "---\ntitle: पेयजल की समीक्षा\nissued: 2026-04-01\n---\nपाठ।\n"


def saying(more: str) -> str:
    """The good record, saying more in its front matter."""
    return GOOD.replace("\n---\n", f"\n{more}\n---\n")


class Branch:
    """A register under git, on a branch that began where `main` is."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(SHARED, root / "records" / "vocabulary")
        for serial in range(1, 7):
            self.write(serial, GOOD)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit()
        self.git("switch", "--quiet", "--create", "branch")

    def git(self, *arguments: str) -> str:
        names = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=os.environ | names | settings,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def commit(self) -> None:
        self.git("add", "--all", "--", ":!.panji")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")

    @contextmanager
    def earlier(self) -> Iterator[None]:
        """What is done here was there when the branch began."""
        self.git("switch", "--quiet", "main")
        yield
        self.commit()
        self.git("branch", "--force", "branch")
        self.git("switch", "--quiet", "branch")

    def write(self, serial: int, content: str, language: str = "hi") -> Path:
        path = self.root / FOLDER / f"{serial:04}.{language}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return path

    def changes(self, base: str = "main") -> dict[str, tuple[str, str]]:
        """Of each changed path the title before and after; a dash where there is none."""
        corpus = Corpus(self.root, cache=False)
        found = corpus.difference(base).in_register(corpus.read())
        return {
            each.path.removeprefix(f"{FOLDER}/"): tuple(
                file.text.title if file and file.text else "–" for file in (each.before, each.after)
            )
            for each in found.all
        }

    def check(self, base: str = "main") -> Checked:
        corpus = Corpus(self.root, inspect=inspect)
        register = corpus.read()
        return check(register, AS_OF, corpus.document, changes=corpus.difference(base).in_register(register))

    def found(self) -> set[tuple[str, str]]:
        return {(each.path.removeprefix(f"{FOLDER}/"), each.rule) for each in self.check().found}


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    return Branch(tmp_path / "register")


# -- what git says


def test_nothing_changed(branch: Branch) -> None:
    assert branch.changes() == {} and branch.found() == set()


def test_committed_and_not(branch: Branch) -> None:
    branch.write(1, GOOD.replace("पेयजल", "सिंचाई"))
    (branch.root / FOLDER / "0002.hi.md").unlink()
    branch.write(11, GOOD.replace("पेयजल", "बिजली"))
    branch.commit()
    branch.write(3, GOOD.replace("पेयजल", "सड़क"))  # in the working tree only
    branch.write(4, GOOD.replace("पेयजल", "खेल"))
    branch.git("add", "--", FOLDER)  # in the index only
    branch.write(12, GOOD.replace("पेयजल", "वन"))  # not known to git
    branch.write(13, GOOD.replace("पेयजल", "डाक"))
    branch.git("add", "--", FOLDER)
    (branch.root / FOLDER / "0005.hi.md").unlink()
    expected = {
        "0001.hi.md": ("पेयजल की समीक्षा", "सिंचाई की समीक्षा"),
        "0002.hi.md": ("पेयजल की समीक्षा", "–"),
        "0003.hi.md": ("पेयजल की समीक्षा", "सड़क की समीक्षा"),
        "0004.hi.md": ("पेयजल की समीक्षा", "खेल की समीक्षा"),
        "0005.hi.md": ("पेयजल की समीक्षा", "–"),
        "0011.hi.md": ("–", "बिजली की समीक्षा"),
        "0012.hi.md": ("–", "वन की समीक्षा"),
        "0013.hi.md": ("–", "डाक की समीक्षा"),
    }
    assert branch.changes() == expected
    branch.write(4, GOOD)  # put back
    assert branch.changes() == {path: titles for path, titles in expected.items() if path != "0004.hi.md"}


def test_only_from_where_the_branch_began(branch: Branch) -> None:
    """What the target got meanwhile is not a change of the branch; it only takes serials."""
    branch.git("switch", "--quiet", "main")
    branch.write(1, GOOD.replace("पेयजल", "सिंचाई"))
    branch.write(7, GOOD.replace("पेयजल", "बिजली"))
    branch.write(8, GOOD.replace("पेयजल", "बिजली"))
    branch.commit()
    branch.git("switch", "--quiet", "branch")
    branch.write(7, GOOD.replace("पेयजल", "सड़क"))
    assert branch.changes() == {"0007.hi.md": ("–", "सड़क की समीक्षा")}
    (taken,) = branch.check().found
    assert taken.rule == "serial-taken" and f"{FOLDER}/0009.hi.md" in taken.hint.en


def test_odd_files(branch: Branch) -> None:
    """Names in any script and with any sign; links, other files and what the register leaves out."""
    odd = branch.root / "records" / 'परिपत्र "क"\tख\n.md'
    odd.write_text(GOOD, "utf-8")
    (branch.root / "records" / "README.md").write_text("a")
    (branch.root / "records" / ".hidden").write_text("a")
    (branch.root / FOLDER / "0002.hi.md").unlink()
    (branch.root / FOLDER / "0002.hi.md").symlink_to("0001.hi.md")
    (branch.root / "elsewhere.md").write_text("a")
    for _ in range(2):
        assert branch.changes() == {
            "records/परिपत्र \"क\"\tख\n.md": ("–", "–"), "0002.hi.md": ("पेयजल की समीक्षा", "–")
        }  # fmt: skip
        branch.commit()


def test_a_register_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    branch = Branch(tmp_path / "outer")
    with branch.earlier():
        (branch.root / "inner").mkdir()
        branch.git("mv", "records", "inner/records")
    branch.root /= "inner"
    branch.write(1, GOOD.replace("पेयजल", "सिंचाई"))
    assert branch.changes() == {"0001.hi.md": ("पेयजल की समीक्षा", "सिंचाई की समीक्षा")}


def test_a_fixed_number_of_processes(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    run = subprocess.run
    monkeypatch.setattr(
        subprocess, "run", lambda command, **options: started.append(command) or run(command, **options)
    )

    def count(serials: range) -> int:
        for serial in serials:
            branch.write(serial, GOOD.replace("पाठ", "अन्य"))
        started.clear()
        corpus = Corpus(branch.root, cache=False)
        assert len(corpus.difference("main").in_register(corpus.read()).all) == len(serials)
        return len(started)

    assert count(range(1, 2)) == count(range(1, 7)) <= 7


@pytest.mark.parametrize(("base", "problem"), [
    ("nowhere", "unknown"), ("--output=x", "unknown"), ("HEAD:records", "unknown"), ("", "unknown"), ("island", "unrelated"),
])  # fmt: skip
def test_git_cannot_tell(branch: Branch, base: str, problem: str) -> None:
    branch.git("switch", "--quiet", "--orphan", "island")
    branch.git("commit", "--quiet", "--allow-empty", "--message", "another beginning")
    branch.git("switch", "--quiet", "--force", "branch")
    corpus = Corpus(branch.root, cache=False)
    with pytest.raises(NoHistory) as error:
        corpus.difference(base).in_register(corpus.read())
    assert error.value.problem == problem


@pytest.mark.parametrize("language", ["hi", "en"])
def test_in_words(branch: Branch, tmp_path: Path, capsys: pytest.CaptureFixture, language: str) -> None:
    def panji(root: Path, base: str) -> tuple[int, str]:
        arguments = ["check", "--register", str(root), "--lang", language, "--as-of", "2026-11-22", "--base", base]
        return main(arguments), capsys.readouterr().err

    code, said = panji(branch.root, "nowhere")
    assert code == 2 and "`nowhere`" in said
    shutil.copytree(branch.root / "records", tmp_path / "no-git" / "records")
    code, said = panji(tmp_path / "no-git", "main")
    assert code == 2 and "git" in said and "Traceback" not in said
    code, said = panji(branch.root, "main")
    assert code == 0 and "`main`" in said


# -- what the changes have to do with


@pytest.fixture
def others(branch: Branch) -> Branch:
    """There are two errors already, before the branch begins."""
    with branch.earlier():
        branch.write(5, GOOD.replace("पाठ", "पा<br>ठ"))
        branch.write(6, saying("cites: [cmo/press-release/2026/99]"))
    return branch


def test_faults_of_others_are_only_counted(others: Branch) -> None:
    others.write(7, GOOD.replace("पाठ", "पा<br>ठ"))
    checked = others.check()
    assert [each.path for each in checked.found] == [f"{FOLDER}/0007.hi.md"]
    assert checked.elsewhere == 1  # raw HTML in 5; nobody looked at 6, which has nothing to do with 7


def test_a_changed_file_is_reported_whole(others: Branch) -> None:
    others.write(5, GOOD.replace("पाठ", "पा<br>ठ").replace("issued", "summary: सार\nissued"))
    assert others.found() == {("0005.hi.md", "raw-html")}


def test_a_fault_that_the_change_causes_elsewhere(others: Branch) -> None:
    """A record that cites the deleted one is not in the change, but the change broke it."""
    with others.earlier():
        cites = "cites: [cmo/press-release/2026/1, cmo/press-release/2026/98]"
        others.write(4, saying(cites).replace("2026-04-01", "2026-05-01"))
    (others.root / FOLDER / "0001.hi.md").unlink()
    checked = others.check()
    found = {(each.path.removeprefix(f"{FOLDER}/"), each.rule, each.span.line) for each in checked.found}
    assert found == {("0001.hi.md", "record-deleted", 1), ("0004.hi.md", "dangling-relation", 4)}
    (caused,) = (each for each in checked.found if each.rule == "dangling-relation")
    assert "`cmo/press-release/2026/1`" in caused.message.en  # and not the 98, which was dangling before
    assert checked.elsewhere == 2


def test_a_number_that_a_later_record_has_already(others: Branch) -> None:
    """The fault stands in the later record, which is not in the change; the change brought it all the same."""
    numbered = GOOD.replace("title:", "number: 7\ntitle:", 1)
    with others.earlier():
        others.write(4, numbered.replace("2026-04-01", "2026-05-01"))
    others.write(7, numbered)
    assert others.found() == {("0004.hi.md", "duplicate-number")}


def test_a_vocabulary_may_concern_any_record(others: Branch) -> None:
    path = others.root / "records/vocabulary/offices.yml"
    with others.earlier():
        mines = "dept/mines: {hi: खान विभाग, en: Mines Department}\n"
        path.write_text(path.read_text("utf-8") + mines, "utf-8")
        others.write(3, saying("to: [dept/mines]"))
    path.write_text(path.read_text("utf-8").replace("Mines Department", "Mines Department, until: 2020-01-01"), "utf-8")
    checked = others.check()
    found = {(each.path.removeprefix(f"{FOLDER}/"), each.rule) for each in checked.found}
    assert found == {("0003.hi.md", "term-not-in-use")}
    assert checked.elsewhere == 2


def test_a_needless_exemption_elsewhere(others: Branch) -> None:
    """The record that comes in answers what another was exempt from."""
    with others.earlier():
        exempt = "exempt: [{rule: dangling-relation, reason: बाद में आएगा}]"
        others.write(4, saying(f"cites: [cmo/press-release/2026/7]\n{exempt}"))
    assert others.found() == set()
    others.write(7, GOOD)
    assert others.found() == {("0004.hi.md", "needless-exemption")}


def test_known_faults_are_counted_in_the_whole_folder(others: Branch) -> None:
    """Else nobody could say whether there are more of them than are known."""
    with others.earlier():
        (others.root / "records/known-faults.yml").write_text(
            "dangling-relation:\n  cmo/press-release: 1\nraw-html:\n  cmo/press-release: 1\n", "utf-8"
        )
    others.write(7, GOOD)
    assert others.found() == set()
    others.write(7, saying("cites: [cmo/press-release/2026/97]"))
    assert others.found() == {
        ("0007.hi.md", "dangling-relation"),
        ("records/known-faults.yml", "more-faults-than-known"),
    }
    others.write(7, GOOD)
    others.write(5, GOOD)
    found = others.found()
    assert ("records/known-faults.yml", "fewer-faults-than-known") in found


def test_a_full_check_agrees(others: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `--base` shows of files and records is what the full check says of them."""
    monkeypatch.setattr("panji.check.ALONE", 1)
    others.write(2, saying("to: [nobody]").replace("पाठ", "पा<br>ठ"))
    others.write(7, saying("cites: [cmo/press-release/2026/2, cmo/press-release/2026/6]"))
    corpus = Corpus(others.root)
    whole = check(corpus.read(), AS_OF, corpus.document).found
    touched = [each for each in others.check().found if each.rule != "issued-text-changed"]
    assert touched and touched == [each for each in whole if each.path.endswith(("0002.hi.md", "0007.hi.md"))]
