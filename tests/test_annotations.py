"""A pull request with mistakes, mended by somebody who reads nothing but the annotations on it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
FOLDER = "records/cmo/circular/2026"
OPTIONS = ("--as-of", "2026-11-22", "--base", "main", "--format", "github")

# Wrong dates, a misspelt addressee, a misspelt subject.
ONE = """---
number: प.4(14)मुमका/2026
title: ई-ऑफिस पर पत्रावलियों के निस्तारण की साप्ताहिक समीक्षा
summary: प्रत्येक विभाग एवं जिला लम्बित पत्रावलियों की साप्ताहिक समीक्षा करेगा।
issued: 20.11.2026
signatory: {post: secretary-to-cm}
to: [all-departments, all-distrcts]
subjects: [e-ofice]
points:
  - {id: "1", text: लम्बित पत्रावलियों की समीक्षा, owner: all-departments, level: state, due: weekly}
  - {id: "2", text: लम्बित पत्रावलियों का निस्तारण, owner: all-districts, level: district, due: 31.12.2026}
---
निर्देशित किया जाता है कि:

1. प्रत्येक कार्यालय में ई-ऑफिस पर लम्बित पत्रावलियों की साप्ताहिक समीक्षा की जाए।

2. तीन माह से अधिक लम्बित पत्रावलियों का निस्तारण 31.12.2026 तक किया जाए।
"""
# A misspelt post, and an attachment without its fingerprint.
OTHER = """---
number: प.4(15)मुमका/2026
title: विभागीय वेबसाइटों पर परिपत्रों का प्रकाशन
summary: प्रत्येक विभाग अपने परिपत्र जारी होने के दो दिवस में वेबसाइट पर प्रकाशित करेगा।
issued: 2026-11-21
signatory: {post: secretary-cm}
to: [all-departments]
subjects: [office-procedure]
points:
  - {id: "1", text: परिपत्रों का प्रकाशन, owner: all-departments, level: state, due: monthly}
attachments:
  - {file: websites.csv, role: annexure, title: विभागवार सूची}
---
निर्देशित किया जाता है कि प्रत्येक विभाग अपने परिपत्र दो दिवस में वेबसाइट पर प्रकाशित करे।
"""


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """The sample register with a branch that adds two circulars and changes the date of a third, which was issued."""
    shutil.copytree(CHECKOUT / "records", tmp_path / "records")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "base")
    git(tmp_path, "checkout", "-q", "-b", "proposal")
    folder = tmp_path / FOLDER
    (folder / "0103.hi.md").write_text(ONE, "utf-8")
    (folder / "0104.hi.md").write_text(OTHER, "utf-8")
    (folder / "0104").mkdir()
    (folder / "0104" / "websites.csv").write_text("विभाग,वेबसाइट\nकार्मिक,dop\n", "utf-8")
    issued = folder / "0001.hi.md"
    text = issued.read_text("utf-8")
    issued.write_text(text.replace("issued: 2026-01-13", "issued: 2026-01-14"), "utf-8")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def annotations(root: Path, language: str) -> list[dict[str, str]]:
    """What GitHub would show of the errors: the file, the line, and the text."""
    command = [sys.executable, "-m", "panji", "check", "--lang", language, *OPTIONS]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr
    found = []
    for line in done.stdout.splitlines():
        place = re.match(r"::error file=(?P<file>[^,]*),line=(?P<line>\d+),.*?title=(?P<title>.*?)::(?P<text>.*)", line)
        if place:
            found.append(
                {name: value.replace("%0A", "\n").replace("%25", "%") for name, value in place.groupdict().items()}
            )
    return found


def mend(root: Path, annotation: dict[str, str]) -> None:
    """Do what the annotation says: on its line, put what the hint quotes in place of what the message quotes."""
    path, number = root / annotation["file"], int(annotation["line"]) - 1
    lines = path.read_text("utf-8").split("\n")
    message, hint = (re.findall(r"`([^`]*)`", text) for text in annotation["text"].split("\n")[:2])
    old = next(quoted for quoted in reversed(message) if quoted in lines[number])
    if "[issued-text-changed]" in annotation["title"]:  # "put it back": the message says what was there
        new = next(quoted for quoted in message if quoted not in lines[number])
    else:
        new = hint[0]
    if new.startswith("sha256: "):
        lines[number] = lines[number].replace("}", f", {new}}}")
    else:
        lines[number] = lines[number].replace(old, new)
    path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("language", ["hi", "en"])
def test_mended_in_one_go(proposal: Path, language: str) -> None:
    found = annotations(proposal, language)
    assert len(found) == 7
    for annotation in found:
        mend(proposal, annotation)
    assert annotations(proposal, language) == []
    for name, text in (("0103", ONE), ("0104", OTHER)):
        mended = (proposal / FOLDER / f"{name}.hi.md").read_text("utf-8")
        assert mended.count("\n") == text.count("\n")
    text = (proposal / FOLDER / "0001.hi.md").read_text("utf-8")
    assert text == (CHECKOUT / FOLDER / "0001.hi.md").read_text("utf-8")
