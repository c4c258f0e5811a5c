"""`panji check --fix`: what it mends, and that it touches nothing else."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_check import FOLDER, GOOD, check
from test_rules import AS_OF, FAILING, SHARED, diagnose, name_of, register_of

from panji import file, fixes, signs
from panji.check import check as check_all
from panji.corpus import Corpus
from panji.diagnostic import Edit, Span
from panji.register import Register
from panji.rules import rules

PATH = f"records/{FOLDER}/0001.hi.md"
FRONT = {
    "title": "title: 'पेयजल: समीक्षा'",
    "summary": "summary: >\n  पहली पंक्ति\n\n  दूसरी   पंक्ति # यह टिप्पणी नहीं है",
    "issued": "# जारी होने का दिनांक\nissued: 2026-04-01   # टिप्पणी",
    "to": "to:\n- all-districts\n-   cmo",
    "copy_to": "copy_to: [cmo,\n  all-districts]",
    "subjects": 'subjects: ["e-office", drinking-water]',
}
WORDS = st.text("कखग़ा्िंa1 -*_`.#>|\u200d\u00a0😀", max_size=30).map(
    lambda text: signs.INVISIBLE.sub("", unicodedata.normalize("NFC", text)).rstrip()
)
BODIES = st.lists(st.one_of(WORDS, WORDS.map(lambda text: f"{text}।  ")), max_size=8)


def clean(front: list[str], body: list[str]) -> str:
    """A file in which there is nothing to mend."""
    lines = [*body, "अंत।"]  # a line break stands before a further line
    lines = [
        line.rstrip() if not following.strip() else line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(["---", *front, "---", *lines, ""])


def mend(content: bytes, path: str = PATH) -> bytes:
    """The file as `--fix` leaves it, alone in a register."""
    for _ in range(5):
        register = Register([file.read(path, content, "0" * 64).measured()])
        found = check_all(register, AS_OF, lambda path: file.document_of(path, content)).found  # noqa: B023
        done = fixes.mend(found, register, lambda path: content)  # noqa: B023
        if not done:
            return content
        content = done[0].after
    raise AssertionError("there is no end to it")


@given(st.permutations(list(FRONT)), BODIES, st.randoms(use_true_random=False), st.booleans(), st.booleans())
def test_noise_goes_and_nothing_else(
    order: list[str], body: list[str], chance: random.Random, mark: bool, returns: bool
) -> None:
    lines = clean([FRONT[key] for key in order], body).split("\n")
    for number, line in enumerate(lines):
        if line != "---" and not line.endswith("  ") and chance.random() < 0.3:
            # In the text two spaces would be a line break, in the front matter a tab may be an error.
            lines[number] = line + chance.choice((" ", "   ") if number < lines.index("---", 1) else (" ", "\t"))
    noisy = ("\ufeff" * mark + "\n".join(lines)).replace("\n", "\r\n" if returns else "\n").encode()
    mended = mend(noisy)
    assert mended == clean(list(FRONT.values()), body).encode()
    assert mend(mended) == mended


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    """Nothing is lost from a file that cannot be read, and nothing is mended twice."""
    for start in (b"", b"---\ntitle: a\nissued: 2026-04-01\n---\n"):
        mended = mend(start + content)
        assert mend(mended) == mended
        before, after = (file.document_of(PATH, each) for each in (start + content, mended))
        assert before.data == after.data
        if any(fault.fatal for fault in before.faults):
            assert mended == start + content


UNMENDED = {"digest-missing/fail-no-file"}
MENDING = [case for case in FAILING if rules()[case.parent.name].fixable]


@pytest.mark.parametrize("case", MENDING, ids=name_of)
def test_fixtures(case: Path, tmp_path: Path) -> None:
    """What a rule with a `fix` found is gone afterwards, and there is nothing new."""
    corpus = register_of(case, tmp_path)
    register = corpus.read()
    mended = fixes.mend(diagnose(corpus, case), register, corpus.content, added=register.files)
    rule = rules()[case.parent.name]
    for each in mended:
        corpus.write(each.path, each.after)
        if each.moved:
            corpus.move(each.path, each.moved)
    left = diagnose(corpus, case)
    if name_of(case) in UNMENDED:
        assert not mended
    elif hasattr(rule.module, "fix"):
        assert mended and left == []
    places = {path for each in mended for path in (each.path, each.moved)}
    assert not any(each.path in places and each.rule == rule.name for each in left)


def with_fix(monkeypatch: pytest.MonkeyPatch, fix: Callable[..., list[Edit]]) -> bytes:
    """A file that ends in a space, mended by a rule that does something else."""
    module = ModuleType("trailing_space")
    module.fix = fix
    rule = rules()["trailing-space"]._replace(module=module)
    monkeypatch.setitem(rules(), "trailing-space", rule)
    content = f"{GOOD}पंक्ति \n".encode()
    register = Register([file.read(PATH, content, "").measured()])
    found = check_all(register, AS_OF, lambda path: file.document_of(path, content)).found
    mended = fixes.mend(found, register, lambda path: content)
    return mended[0].after if mended else content


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(2, 8, 2, 13), "विद्युत")],  # another word
        [Edit(Span(2, 1, 3, 1), "")],  # a key less
        [Edit(Span(2, 1, 2, 6), "summary")],
        [Edit(Span(5, 1, 5, 1), "और ")],  # in the text
        [Edit(Span(1, 1, 1, 4), "")],  # no front matter any more
        [Edit(Span(6, 7, 6, 8), ""), Edit(Span(6, 7, 6, 8), "")],  # the same twice
        [],
    ],
)
def test_a_fix_that_does_more_is_left_undone(monkeypatch: pytest.MonkeyPatch, edits: list[Edit]) -> None:
    assert with_fix(monkeypatch, lambda document, register, added: edits) == f"{GOOD}पंक्ति \n".encode()


def test_a_fix_that_does_no_harm_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = with_fix(monkeypatch, lambda document, register, added: [Edit(Span(6, 7, 6, 8), "")])
    assert fixed == f"{GOOD}पंक्ति\n".encode()


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A register with one file of each kind of untidiness, and one that cannot be read."""
    folder = tmp_path / "records" / FOLDER
    shutil.copytree(SHARED, tmp_path / "records" / "vocabulary")
    folder.mkdir(parents=True)
    (folder / "0001.hi.md").write_bytes(
        b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").replace("समीक्षा", "समीक्षा ").encode()
    )
    (folder / "2.hi.md").write_text(GOOD, "utf-8")
    (folder / "0003.hi.md").write_text("---\nissued: 2026-04-01\ntitle: पेयजल\n---\nपाठ।\n", "utf-8")
    (folder / "0004.hi.md").write_bytes(b"\xef\xbb\xbf---\ntitle: a \n")
    (folder / "0005.hi.md").write_text(GOOD, "utf-8")
    (folder / "0003.hi.md").chmod(0o640)
    return tmp_path


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "records").rglob("*.*"))}


def test_fix(untidy: Path) -> None:
    before = contents(untidy)
    done = check(untidy, "--fix", "--lang", "en")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert f"records/{FOLDER}/0001.hi.md: mended (unclean-text, trailing-space)\n" in done.stderr
    assert f"records/{FOLDER}/2.hi.md: is now at `records/{FOLDER}/0002.hi.md` (misplaced-file)\n" in done.stderr
    after = contents(untidy)
    del before[f"records/{FOLDER}/2.hi.md"]
    assert after == before | {
        f"records/{FOLDER}/0001.hi.md": GOOD.encode(),
        f"records/{FOLDER}/0002.hi.md": GOOD.encode(),
        f"records/{FOLDER}/0003.hi.md": "---\ntitle: पेयजल\nissued: 2026-04-01\n---\nपाठ।\n".encode(),
    }
    assert (untidy / "records" / FOLDER / "0003.hi.md").stat().st_mode & 0o777 == 0o640
    assert set(re.findall(r"^records/.*?:", done.stdout, re.MULTILINE)) == {f"records/{FOLDER}/0004.hi.md:"}
    assert check(untidy, "--fix").stderr.count("\n") == 1  # nothing left to mend: only the counts
    assert contents(untidy) == after


def test_diff(untidy: Path) -> None:
    before = contents(untidy)
    command = [sys.executable, "-m", "panji", "check", "--as-of", "2026-11-22", "--diff"]
    with (untidy / "patch").open("wb") as patch:  # as a shell does it: ends of lines stay as they are
        done = subprocess.run(command, cwd=untidy, stdout=patch, check=False)
    assert (done.returncode, contents(untidy)) == (1, before)
    subprocess.run(["git", "apply", "--unsafe-paths", "patch"], cwd=untidy, check=True, capture_output=True)
    applied = contents(untidy)
    for path, content in before.items():
        (untidy / path).write_bytes(content)
    (untidy / f"records/{FOLDER}/0002.hi.md").unlink()
    check(untidy, "--fix")
    assert contents(untidy) == applied
    assert check(untidy, "--diff").stdout == ""


def test_a_folder_that_may_not_be_written(untidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus(untidy, cache=False)
    before = contents(untidy)

    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        corpus.write(f"records/{FOLDER}/0003.hi.md", b"x")
    assert contents(untidy) == before


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    """A repository with a record whose two attachments are not what it says; git knows one of them."""
    folder = tmp_path / "records" / FOLDER
    shutil.copytree(SHARED, tmp_path / "records" / "vocabulary")
    (folder / "0001").mkdir(parents=True)
    items = "".join(f"\n  - {{file: {name}.csv, title: सूची {name}, sha256: {'0' * 64}}}" for name in "ab")
    front = GOOD.replace("\n---\nपाठ", f"\nattachments:{items}\n---\nपाठ")
    (folder / "0001.hi.md").write_text(front, "utf-8")
    (folder / "0001" / "a.csv").write_text("कार्यालय,संख्या\nजयपुर,1\n", "utf-8")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "a")
    (folder / "0001" / "b.csv").write_text("कार्यालय,संख्या\nजयपुर,2\n", "utf-8")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def digests(root: Path) -> list[bool]:
    """Of each attachment, whether the record now has its digest."""
    text = (root / "records" / FOLDER / "0001.hi.md").read_text("utf-8")
    files = [root / "records" / FOLDER / "0001" / f"{name}.csv" for name in "ab"]
    return [hashlib.sha256(file.read_bytes()).hexdigest() in text for file in files]


def test_only_new_attachments_get_a_new_digest(tracked: Path) -> None:
    check(tracked, "--fix")
    assert digests(tracked) == [False, True]


def test_what_a_branch_adds_is_new(tracked: Path) -> None:
    git(tracked, "checkout", "-q", "-b", "b")
    git(tracked, "add", ".")
    git(tracked, "commit", "-q", "-m", "b")
    check(tracked, "--fix")
    assert digests(tracked) == [False, False]  # git knows both
    check(tracked, "--fix", "--base", "main")
    assert digests(tracked) == [False, True]


def test_without_git_nothing_is_new(tracked: Path) -> None:
    shutil.rmtree(tracked / ".git")
    check(tracked, "--fix")
    assert digests(tracked) == [False, False]


def test_mending_an_issued_text_is_no_change_of_it(tmp_path: Path) -> None:
    """What `--fix` mends in an issued record, `--base` does not call changed."""
    folder = tmp_path / "records" / FOLDER
    shutil.copytree(SHARED, tmp_path / "records" / "vocabulary")
    folder.mkdir(parents=True)
    untidy = GOOD.replace("समीक्षा", "समीक्षा २0२6 ")
    untidy = untidy.replace("पाठ।", "पे\u200bयजल का ब\u0915\u093c\u093eया १5 दिन में।\t\nक\u0958\u093e")
    (folder / "0001.hi.md").write_bytes(untidy.replace("\n", "\r\n").encode())
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "-c", "core.autocrlf=false", "add", ".")
    git(tmp_path, "commit", "-q", "-m", "a")
    done = check(tmp_path, "--fix", "--lang", "en")
    assert "unclean-text, invisible-character, mixed-digits, not-nfc, trailing-space" in done.stderr
    done = check(tmp_path, "--base", "main", "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
