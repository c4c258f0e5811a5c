"""How many headings, paragraphs with a number, items and rows a text has: two texts of a record have the same."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\(?[0-9०-९]{1,3}[.)]\s|\((?:[ivx]{1,4}|[a-z]|[क-ह])\)\s")


def outline(markdown: str) -> tuple[int, int, int, int]:
    """How many headings, numbered paragraphs, items and rows: the lines that begin as such parts do are counted; a
    continued line begins otherwise.
    """
    headings = numbered = items = rows = 0
    for line in markdown.split("\n"):
        start = line.lstrip()
        if not start:
            continue
        first = start[0]
        if first == "#":
            headings += 1
        elif first == "|":
            rows += 1
        elif first in "-*+":
            items += start[1:2] == " "
        elif first in "(0123456789०१२३४५६७८९" and _NUMBER.match(start):
            numbered += 1
    return headings, numbered, items, rows
