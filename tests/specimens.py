"""Specimens of what must be found: sentences in Kruti Dev, Aadhaar numbers in every writing. All numbers are made up."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from panji.file import File, read
from panji.rules.aadhaar_number import valid

SAMPLE = Path(__file__).parents[1] / "records"


def sentences() -> list[str]:
    """Sentences of the sample register's Hindi texts, of four words and more."""
    found = set()
    for path in sorted(SAMPLE.rglob("*.hi.md")):
        body = path.read_text("utf-8").split("\n---\n", 1)[1]
        for line in re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", body).split("\n"):
            for sentence in re.split("(?<=।) ", line.strip("|#*- ")):
                if len(re.findall("[\u0900-\u0963]+", sentence)) > 3:
                    found.add(sentence)
    return sorted(found)


def file_of(body: str, title: str = "पेयजल की समीक्षा", language: str = "hi") -> File:
    content = f"---\ntitle: {title!r}\nissued: 2026-04-01\n---\n{body}\n"
    return read(f"records/cmo/press-release/2026/0001.{language}.md", content.encode(), "").measured()


def aadhaar_numbers(chance: random.Random) -> Iterator[str]:
    """Made-up numbers with a right check digit, in the ways in which people write them."""
    while True:
        start = str(chance.randint(2, 9)) + "".join(str(chance.randint(0, 9)) for _ in range(10))
        number = next(start + digit for digit in "0123456789" if valid(start + digit))
        between = chance.choice(["", " ", "-", "–", "\xa0", ".", "  ", " - "[:2]])
        written = between.join((number[:4], number[4:8], number[8:]))
        if chance.random() < 0.3:
            written = written.translate(str.maketrans("0123456789", "०१२३४५६७८९"))
        yield written


PLACES = [
    "लाभार्थी का आधार क्रमांक {} है।",
    "The beneficiary's Aadhaar number is {}.",
    "| क्र. | नाम | आधार |\n|---|---|---|\n| 1 | क | {} |",
    "1. {} के नाम से स्वीकृति।",
    "आधार:{}, पता: जयपुर",
    "**{}**",
    "({}) दिनांक 15.08.2026",
    "{}",
]
