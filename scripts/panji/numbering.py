"""How an office numbers its papers: a pattern such as ``प.{n}({n})मुमका/{year}``, matched against a number as printed.

The pattern is the printed number itself, with a word in braces for what differs from paper to paper:

* ``{n}`` for a number, ``{year}`` for the year of issue (``2026``, ``26`` or ``2026-27``), ``{word}`` for letters;
* ``[…]`` for a part that may be missing.

Digits of either script, capitals and spaces make no difference: they differ between papers of one office.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

DIGITS = {ord("०") + digit: str(digit) for digit in range(10)}
_DEVANAGARI = frozenset(map(chr, DIGITS))
PARTS = re.compile(r"\{([^{}]*)\}|([\[\]{}])|([^\[\]{}]+)")
SORTS = {
    "n": r"\d+",
    "year": r"(?:\d{4}(?:-(?:\d{4}|\d\d))?|\d\d(?:-\d\d)?)",
    "word": r"[^\W\d_](?:[^\d\s/()\[\],;:-]*)",
}


class BadPattern(ValueError):
    """A pattern that cannot be read; ``what`` is one of ``braces``, ``brackets``, ``empty``."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class NumberPattern(NamedTuple):
    """One way in which an office's numbers are printed."""

    text: str
    regex: re.Pattern[str]

    def match(self, number: str) -> re.Match[str] | None:
        """The match of a number in :func:`plain` form; its group ``year``, where the pattern has one, is the year."""
        return self.regex.fullmatch(number)

    def example(self, like: str, year: int) -> str:
        """A number that fits: with the digits of another one, as far as they go, and the year of issue."""
        found = iter([run for run in re.findall(r"\d+", plain(like)) if int(run) not in (year, year % 100)])
        made = {"n": lambda: next(found, "1"), "year": lambda: str(year), "word": lambda: "…"}
        bare = re.sub(r"\[[^\[\]]*\]", "", self.text)
        return re.sub(r"\{(\w+)\}", lambda part: made[part[1]](), bare)


def number_pattern(text: str) -> NumberPattern:
    """Read a pattern.

    Raises:
        BadPattern: a word in braces is not known, a bracket is not closed, or there is no digit to be had.
    """
    made, depth, years = "", 0, 0
    for word, sign, literal in PARTS.findall(text):
        if word:
            if word not in SORTS:
                raise BadPattern("braces")
            if word == "year":
                years += 1
            made += f"(?P<year>{SORTS['year']})" if word == "year" and years == 1 else SORTS[word]
        elif literal:
            made += re.escape(plain(literal))
        elif sign == "[" and not depth:
            made, depth = made + "(?:", 1
        elif sign == "]" and depth:
            made, depth = made + ")?", 0
        else:
            raise BadPattern("brackets" if sign in ("[", "]") else "braces")
    if depth:
        raise BadPattern("brackets")
    if "{n}" not in text and "{year}" not in text:
        raise BadPattern("empty")
    return NumberPattern(text, re.compile(made))


def plain(number: str) -> str:
    """The number without what people write now so and now so: spaces, capitals, digits of either script."""
    if not unicodedata.is_normalized("NFKC", number):
        number = unicodedata.normalize("NFKC", number)
    number = "".join(number.casefold().split())
    return number if _DEVANAGARI.isdisjoint(number) else number.translate(DIGITS)
