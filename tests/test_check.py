"""`panji check`, run as people run it, on a folder where everything is broken at once."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from panji.__main__ import main
from panji.corpus import Corpus

SHARED = Path(__file__).parent / "rules" / "vocabulary"
GOOD = "---\ntitle: पेयजल की समीक्षा\nissued: 2026-04-01\n---\nपाठ।\n"
FOLDER = "cmo/press-release/2026"


def record(front: str = "", body: str = "पाठ।") -> bytes:
    return f"---\ntitle: पेयजल की समीक्षा\nissued: 2026-04-01\n{front}\n---\n{body}\n".encode()


BOMB = "summary: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
BROKEN: dict[str, tuple[bytes, str]] = {
    # the file's name, its content, and the rule that has to find it
    "0101.hi.md": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0\0", "unreadable-file"),
    "0102.hi.md": (b"", "unreadable-file"),
    "0103.hi.md": ("---\ntitle: Café\n---\n".encode("latin-1"), "unreadable-file"),
    "0104.hi.md": (GOOD.encode("utf-16"), "unreadable-file"),
    "0105.hi.md": (b"---\ntitle: a\nissued: 2026-04-01\n", "unreadable-file"),
    "0106.hi.md": (b"---\ntitle: a\nto:\n\t- cmo\n---\n", "unreadable-file"),
    "0107.hi.md": (b"\xef\xbb\xbf" + GOOD.encode(), "unclean-text"),
    "0108.hi.md": (GOOD.replace("\n", "\r\n").encode(), "unclean-text"),
    "0109.hi.md": (b"---\ntitle: " + b"a" * 5_000_000 + b"\n---\n", "unreadable-file"),
    "0110.hi.md": (record("summary: " + "[" * 10_000 + "]" * 10_000), "unreadable-file"),
    "0111.hi.md": (record("summary: " + "{a: " * 10_000), "unreadable-file"),
    "0112.hi.md": (record(BOMB), "unreadable-file"),
    "0113.hi.md": (b"\0" * 1000, "unreadable-file"),
    "0114.hi.md": (b"---", "unreadable-file"),
    "0115.hi.md": (record("k" * 100_000 + ": x"), "unreadable-file"),
    "0116.hi.md": (record(f'"{"k" * 900}": x'), "unknown-key"),
    "0117.hi.md": (record("title: b"), "duplicate-key"),
    "0118.hi.md": (record("summary: !!python/object/apply:os.system [ls]"), "unreadable-file"),
    "0119.hi.md": (record("summary: \x1b[31mred"), "unreadable-file"),
    "0120.hi.md": (record('subjects: ["\\e[31m\\n::error::x"]'), "unknown-term"),
    "0121.hi.md": ("---\n---\nपाठ।\n".encode(), "missing-field"),
    "0122.hi.md": (record("subjects: [" + "क" * 100_000 + "]"), "unknown-term"),
    "0123.hi.md": (record("subjects: [" + "[], " * 20_000 + "]"), "wrong-type"),
    "0124.hi.md": (record("<<: {a: b}"), "unknown-key"),
    "0125.hi.md": (record("summary: a\n...\nb: c"), "unreadable-file"),
    "0126.hi.md": (record("%YAML 1.2"), "unreadable-file"),
    "0127.hi.md": (record("? a\n? b"), "unknown-key"),
    "0128.hi.md": (record("summary: 'a"), "unreadable-file"),
    "0129.hi.md": (record("signatory: secretary-to-cm"), "wrong-type"),
    "0130.hi.md": (record("effective: 2026-13-45"), "wrong-type"),
    "0131.hi.md": (record(body="<script>" * 2000), "raw-html"),
    "0132.hi.md": (record(body="[a](b)" * 2000), "broken-link"),
    "0133.hi.md": (record(body="[" * 50_000 + "](x) [a](/b/)"), "broken-link"),
    "0137.hi.md": (record(body="<br> " + "@" * 50_000 + " " + "](" * 25_000), "raw-html"),
    "0138.hi.md": (record(body="<br> " + "<a" * 25_000 + " " + "`" * 50_000), "raw-html"),
    "परिपत्र.hi.md": (GOOD.encode(), "misplaced-file"),
    "0134.hi.md/inside.md": (GOOD.encode(), "misplaced-file"),
    "😀.md": (GOOD.encode(), "misplaced-file"),
    "new\nline.md": (GOOD.encode(), "misplaced-file"),
    "a b,c:d.md": (GOOD.encode(), "misplaced-file"),
    "0135.HI.md": (GOOD.encode(), "misplaced-file"),
    "0136/annexure.csv": (b"a,b\n", "orphan-attachment"),
}  # fmt: skip
GOOD_NAMES = ("0001.hi.md", "0002.hi.md", "0003.hi.md")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with three good records and all that can go wrong."""
    root = tmp_path_factory.mktemp("broken")
    shutil.copytree(SHARED, root / "records" / "vocabulary")
    folder = root / "records" / FOLDER
    folder.mkdir(parents=True)
    for name in GOOD_NAMES:
        (folder / name).write_text(GOOD, "utf-8")
    for name, (content, _) in BROKEN.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "0201.hi.md").symlink_to("0202.hi.md")
    (folder / "0202.hi.md").symlink_to("0201.hi.md")  # a loop
    (folder / "0203.hi.md").symlink_to("/etc/passwd")
    (root / "records" / "cmo" / "loop").symlink_to(root / "records")
    os.mkfifo(folder / "0204.hi.md")  # would hang whoever opens it
    (folder / os.fsdecode(b"\xff\xfe.hi.md")).write_text(GOOD, "utf-8")
    return root


def check(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder."""
    arguments = ["check", "--as-of", "2026-11-22", *options]
    with chdir(root), redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = main(arguments)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def check_apart(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Runs it in a process of its own, which nothing may break or stop."""
    return subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "panji", "check", "--as-of", "2026-11-22", *options],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "scripts")},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def said(broken: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """What the first run says of it in a language."""
    return cache(lambda language: check_apart(broken, "--lang", language))


@pytest.mark.parametrize("language", ["hi", "en"])
def test_text(said: Callable[[str], subprocess.CompletedProcess[str]], language: str) -> None:
    done = said(language)
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    word = {"hi": "त्रुटि", "en": "error"}[language]
    for name, (_, rule) in BROKEN.items():
        start = f"records/{FOLDER}/{name.replace(chr(10), ' ')}:"
        rules = {
            line.split(f"{word}[", 1)[1].split("]")[0]
            for line in done.stdout.splitlines()
            if line.startswith(start) and f"{word}[" in line
        }
        assert rules == {rule}, name
    for name in ("0201.hi.md", "0202.hi.md", "0203.hi.md", "0204.hi.md"):
        assert re.search(rf"^records/{FOLDER}/{name}:1:1: {word}\[unreadable-file\]", done.stdout, re.MULTILINE), name
    assert re.search(rf"^records/cmo/loop:1:1: {word}\[unreadable-file\]", done.stdout, re.MULTILINE)
    assert f"records/{FOLDER}/��.hi.md:1:1: {word}[misplaced-file]" in done.stdout
    assert "root:" not in done.stdout  # a link is not followed, so what it leads to is not quoted
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e]", done.stdout)
    assert max(map(len, done.stdout.splitlines())) < 2500


@pytest.mark.parametrize("language", ["hi", "en"])
def test_github(broken: Path, language: str) -> None:
    done = check_apart(broken, "--lang", language, "--format", "github")
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    for line in lines:
        assert re.fullmatch(
            r"::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^:,]+ \[[a-z-]+\]::.+",
            line,
        ), line
    for name, (_, rule) in BROKEN.items():
        path = name.replace("\n", "%0A").replace(",", "%2C").replace(":", "%3A")
        assert any(f"file=records/{FOLDER}/{path},line=" in line and f" [{rule}]::" in line for line in lines), name


def test_other_formats(broken: Path, tmp_path: Path) -> None:
    done = check_apart(broken, "--lang", "en", "--format", "json", "--summary", str(tmp_path / "summary.md"))
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    rules = {Path(each["path"]).name: each["rule"] for each in json.loads(done.stdout)["diagnostics"]}
    assert {name: rules.get(name.rpartition("/")[2]) for name in BROKEN} == {n: rule for n, (_, rule) in BROKEN.items()}
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("## Check of the register\n")
    done = check_apart(broken, "--format", "sarif")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert len(json.loads(done.stdout)["runs"][0]["results"]) > len(BROKEN)


def test_a_summary_that_cannot_be_written(small: Path) -> None:
    done = check_apart(small, "--lang", "en", "--summary", str(small))
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_good_records_stay(broken: Path) -> None:
    register = Corpus(broken, cache=False).read()
    for serial in (1, 2, 3):
        assert f"cmo/press-release/2026/{serial}" in register.records
    # Only faults that do not keep a record from being read leave it in.
    left = {int(name[:4]) for name, (_, rule) in BROKEN.items() if rule in (
        "unclean-text", "duplicate-key", "unknown-term", "missing-field", "raw-html", "broken-link")}  # fmt: skip
    assert {record.id.serial for record in register.records.values()} == {1, 2, 3} | left


def test_a_second_run_says_the_same(broken: Path, said: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    assert said("en").stdout == check_apart(broken, "--lang", "en").stdout


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copytree(SHARED, tmp_path / "records" / "vocabulary")
    (tmp_path / "records" / FOLDER).mkdir(parents=True)
    (tmp_path / "records" / FOLDER / "0001.hi.md").write_text(GOOD, "utf-8")
    return tmp_path


def test_clean(small: Path) -> None:
    done = check_apart(small, "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert "0 errors" in done.stderr


def test_known_faults(small: Path) -> None:
    """An old register comes in with its faults; then their number may only fall."""
    folder = small / "records" / FOLDER
    for serial in (2, 3, 4):
        (folder / f"000{serial}.hi.md").write_text(GOOD.replace("पाठ", "पा<br>ठ"), "utf-8")
    (folder / "0005.hi.md").write_text("कुछ नहीं", "utf-8")
    assert check(small).returncode == 1
    done = check(small, "--write-known-faults", "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "") and "written to `records/known-faults.yml`: 4" in done.stderr
    written = (small / "records/known-faults.yml").read_text("utf-8")
    rows = [line for line in written.splitlines() if not line.startswith("#")]
    assert rows == ["raw-html:", "  cmo/press-release: 3", "unreadable-file:", "  cmo/press-release: 1"]
    done = check(small, "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "") and "not shown: 4" in done.stderr
    done = check(small, "--lang", "en", "--known")
    assert done.returncode == 0 and done.stdout.count("advice[raw-html]") == 3
    (folder / "0001.hi.md").write_text(GOOD.replace("पाठ", "पा<br>ठ"), "utf-8")  # one more
    done = check(small, "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.count("error[raw-html]") == 4 and done.stdout.count("error[more-faults-than-known]") == 1
    for serial in (1, 2):
        (folder / f"000{serial}.hi.md").write_text(GOOD, "utf-8")  # one fewer
    done = check(small, "--lang", "en")
    assert done.returncode == 1
    assert "raw-html]" not in done.stdout and done.stdout.count("error[fewer-faults-than-known]") == 1
    assert check(small, "--write-known-faults").returncode == check(small).returncode == 0


def test_all_slips_are_said_at_once(small: Path) -> None:
    """A wrong date keeps a record from being read; what else is wrong with it is said all the same."""
    path = small / "records" / "cmo" / "circular" / "2026" / "0001.hi.md"
    path.parent.mkdir(parents=True)
    front = (
        "number: F.1(1)/2026\ntitle: पेयजल की समीक्षा\nissued: 1.4.2026\nto: [all-distrcts]\ncites: [cmo/order/2026/9]"
    )
    path.write_text(f"---\n{front}\n---\nपाठ।\n", "utf-8")

    def found() -> set[str]:
        done = check(small, "--format", "json")
        return {f"{each['rule']} {each['message']['en']}" for each in json.loads(done.stdout)["diagnostics"]}

    for _ in range(2):  # read, and from the cache
        assert found() == {
            "wrong-type `issued` is `1.4.2026`, not a date written as `YYYY-MM-DD`",
            "unknown-term `all-distrcts` is not in the list of offices, places and groups",
            "dangling-relation `cites` names `cmo/order/2026/9`, which is not in the register",
            "missing-field `signatory` is missing; every circular has it",
        }
    path.write_text(path.read_text("utf-8").replace("number:", "nummer:"), "utf-8")
    assert not any(each.startswith("missing-field") for each in found())  # `number` is not missing but misspelt


def test_no_register(tmp_path: Path) -> None:
    done = check_apart(tmp_path, "--lang", "en")
    assert done.returncode == 2
    assert done.stdout == "" and "Traceback" not in done.stderr


def test_a_mended_file_is_read_again(small: Path) -> None:
    path = small / "records" / FOLDER / "0001.hi.md"
    path.write_text(GOOD.replace("2026-04-01", "2026-04-31"), "utf-8")
    assert check(small).returncode == 1
    path.write_text(GOOD, "utf-8")
    assert check(small).returncode == 0


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\x80\x05.", b"cos\nsystem\n."])
def test_a_damaged_cache_is_as_good_as_none(small: Path, damage: bytes) -> None:
    assert check(small).returncode == 0
    kept = [path for path in (small / ".panji").iterdir() if path.is_file()]
    assert kept
    for path in kept:
        path.write_bytes(damage)
    done = check(small)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(small: Path) -> None:
    path, folder = small / "records" / FOLDER / "0001.hi.md", small / "records" / "cmo" / "letter"
    folder.mkdir()
    path.chmod(0)
    folder.chmod(0)
    try:
        done = check(small, "--lang", "en")
        assert done.returncode == 1 and "Traceback" not in done.stderr
        assert done.stdout.count("error[unreadable-file] the file may not be read here") == 2
    finally:
        path.chmod(0o644)
        folder.chmod(0o755)
    assert check(small).returncode == 0
