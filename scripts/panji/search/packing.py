"""Numbers and words in few printable characters: files of text can be loaded as scripts, and any server packs them well.

``engine.js`` unpacks. There are 93 characters to write with: ASCII from the space to the tilde, but no ``"`` and no
``\\``, so that all of them stand in a string of JavaScript as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from panji.search.fold import TABLES

LETTERS = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')
VALUES = {letter: value for value, letter in enumerate(LETTERS)}
BASE = len(LETTERS)
ONE, TWO = 60, 32
"""First letters that stand alone, and first letters that another follows; the last one is followed by three."""


def number(value: int) -> str:
    """A number from 0 on: up to 59 in one character, up to 3035 in two, up to 807,392 in four."""
    if value < ONE:
        return LETTERS[value]
    value -= ONE
    if value < TWO * BASE:
        return LETTERS[ONE + value // BASE] + LETTERS[value % BASE]
    value -= TWO * BASE
    return LETTERS[-1] + LETTERS[value // BASE // BASE] + LETTERS[value // BASE % BASE] + LETTERS[value % BASE]


SMALL = [number(value) for value in range(ONE + TWO * BASE)]
"""The numbers of up to two characters, ready made."""

_one = re.escape(LETTERS[:ONE])
_two = re.escape(LETTERS[ONE:-1])
_any = re.escape(LETTERS)
NUMBER = re.compile(f"[{_one}]|[{_two}][{_any}]|{re.escape(LETTERS[-1])}[{_any}]{{3}}")
_READ = {text: value for value, text in enumerate(SMALL)}


def read_number(text: str) -> int:
    """The number that :func:`number` wrote."""
    value = _READ.get(text)
    if value is None:
        high, middle, low = (VALUES[letter] for letter in text[1:])
        value = ONE + TWO * BASE + (high * BASE + middle) * BASE + low
    return value


def read_numbers(text: str) -> list[int]:
    return [read_number(each) for each in NUMBER.findall(text)]


_WIDE = 8
_LIMIT = BASE**_WIDE  # below 2**53: JavaScript counts that far without error


def column_width(kinds: int) -> int:
    """How many values of so many kinds go into eight characters."""
    width = 1
    while kinds ** (width + 1) <= _LIMIT and width < 48:
        width += 1
    return width


def column(values: Sequence[int], kinds: int) -> str:
    """Many values below ``kinds``, each in as little as it needs."""
    kinds = max(kinds, 2)
    width = column_width(kinds)
    pieces = []
    for start in range(0, len(values), width):
        total = 0
        for value in reversed(values[start : start + width]):
            total = total * kinds + value
        letters = []
        for _ in range(_WIDE):
            total, rest = divmod(total, BASE)
            letters.append(LETTERS[rest])
        pieces.append("".join(letters))
    return "".join(pieces)


_PLAIN = " 0123456789.,-/():"
_SHIFT = "~"
_TO = dict(zip(TABLES["packed"], (letter for letter in LETTERS if letter not in _PLAIN + _SHIFT), strict=False))
_STANDS_FOR = frozenset(_TO.values())
_HINDI = str.maketrans(_TO)


def text(words: str) -> str:
    """A text of which most is Devanagari, a letter in a character; other letters stand between two tildes."""
    pieces = []
    shifted = False
    for letter in words.replace(_SHIFT, "∼"):
        if letter in _STANDS_FOR:
            if not shifted:
                pieces.append(_SHIFT)
                shifted = True
            pieces.append(letter)
        else:
            there = _TO.get(letter)
            if there is not None and shifted:
                pieces.append(_SHIFT)
                shifted = False
            pieces.append(there or letter)
    return "".join(pieces)


def word(letters: str) -> str:
    """A Devanagari word of the lexicon, a letter in a character."""
    return letters.translate(_HINDI)


def sorted_words(words: Iterable[str]) -> str:
    """Words in a row, of each only what differs from the one before."""
    pieces = []
    before = ""
    for each in words:
        shared = 0
        for one, other in zip(before, each, strict=False):
            if one != other:
                break
            shared += 1
        pieces.append(SMALL[shared] + SMALL[len(each) - shared] + each[shared:])
        before = each
    return "".join(pieces)
