"""The fold: what makes हिन्दी and हिंदी, ज़िला and जिला, परिपत्रों and परिपत्र, paripatra and परिपत्र meet.

Everything it knows stands in ``fold.json``; ``fold.js`` runs the same tables in the browser. The levels, from strict to
loose, are :func:`normal` (of a whole text: code points), :func:`spelled` (of a word, like the rest: one spelling),
:func:`lemmas` (one form), :func:`alike` (one sound, in Devanagari), :func:`sounds` (one sound, in either script) and
:func:`skeleton` (consonants only: the order of the lexicon).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

TABLES = json.loads(Path(__file__).with_name("fold.json").read_text("utf-8"))

Rules = list[tuple[re.Pattern[str], str]]


def _replacement(text: str) -> str:
    return re.sub(r"\$(\d)", r"\\g<\1>", text)


def _rules(table: Iterable[list[str]]) -> Rules:
    return [(re.compile(pattern), _replacement(replacement)) for pattern, replacement, *_ in table]


def _run(rules: Rules, text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text


_INVISIBLE = re.compile(f"{TABLES['invisible']}|{TABLES['marks']}")
_DIGITS = {ord(digit): str(value) for value, digit in enumerate(TABLES["digits"])}
_DIGIT = re.compile(f"[{TABLES['digits']}]")
_TEXT, _TEXT_SIGNS = _rules(TABLES["text"]), ["".join(rule[2:]) for rule in TABLES["text"]]
_WORD = re.compile(TABLES["word"])
_JOINED = re.compile(TABLES["joined"])
_SPELLING, _SPELLING_EN = _rules(TABLES["spelling"]), _rules(TABLES["spelling_en"])
_ALIKE = _rules(TABLES["alike"])
_HINDI = TABLES["sound_hi"]
_HINDI_BEFORE, _HINDI_AFTER = _rules(_HINDI["before"]), _rules(_HINDI["after"])
_HINDI_LETTERS = str.maketrans(_HINDI["letters"])
_ENGLISH = TABLES["sound_en"]
_ENGLISH_BEFORE, _ENGLISH_AFTER = _rules(_ENGLISH["before"]), _rules(_ENGLISH["after"])
_EITHER = [(re.compile(pattern), [_replacement(each) for each in choice]) for pattern, choice in _ENGLISH["either"]]
_SKELETON = _rules(TABLES["skeleton"])
_SAME_FORM = _rules(TABLES["same_form"])
_FORMS_EN = [_rules(group) for group in TABLES["forms_en"]]
_NUMBER = re.compile(TABLES["number"])
_JOINER = re.compile("[-.\u0970\u2010\u2011](?=[a-z\u0900-\u0963\u0971-\u097f])")
_SPACE = re.compile(r"\s")

MOST_SOUNDS = 8
"""Readings that are followed of a word in Roman letters."""


def normal(text: str) -> str:
    """A text with one code point for what looks alike: no invisible characters, one case, ASCII digits, no nukta."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKD", text).lower())
    if _DIGIT.search(text):
        text = text.translate(_DIGITS)
    for (pattern, replacement), signs in zip(_TEXT, _TEXT_SIGNS, strict=True):
        if not signs or any(sign in text for sign in signs):
            text = pattern.sub(replacement, text)
    return text


def is_hindi(word: str) -> bool:
    return "\u0900" <= word[:1] <= "\u097f"


class _Spelled(dict[str, str]):
    def __missing__(self, word: str) -> str:
        found = self[word] = _run(_SPELLING if is_hindi(word) else _SPELLING_EN, word)
        return found


spelled = _Spelled().__getitem__
"""A word of a normal text in the one spelling that its variants share; may be empty."""


def words(text: str) -> list[str]:
    """The words of a normal text, in their order, each in its one spelling."""
    return list(filter(None, map(spelled, _WORD.findall(text))))


def joined(text: str) -> Iterator[str]:
    """What is written in parts and may be written in one: मु.मं.का. is also मुमंका, ई-फाइल also ईफाइल."""
    end = 0
    for joiner in _JOINER.finditer(text):  # all that such a pattern can be found by quickly
        at = joiner.start()
        if at < end:
            continue
        start = max(end, text.rfind(" ", end, at) + 1, text.rfind("\n", end, at) + 1)
        space = _SPACE.search(text, at)
        end = space.start() if space else len(text)
        for match in _JOINED.finditer(text, start, end):
            word = spelled("".join(_WORD.findall(match[0])))
            if 2 < len(word) < 25:
                yield word


@cache
def lemmas(word: str) -> frozenset[str]:
    """The words of which this one may be a form, itself among them. Two words are forms of one if they share one."""
    if not is_hindi(word):
        return frozenset([_english(word)])
    found = [word]
    for ending, replacements in TABLES["forms"]:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            found += [word[: -len(ending)] + each for each in replacements]
            break
    return frozenset(_run(_SAME_FORM, each) for each in found)


def _english(word: str) -> str:
    for group in _FORMS_EN:
        for pattern, replacement in group:
            if pattern.search(word):
                word = pattern.sub(replacement, word)
                break
    return word


def alike(word: str) -> str:
    """A Devanagari word without what is most often confused in writing: long and short vowels, sibilants, ण and न."""
    return _run(_ALIKE, word)


@cache
def sounds(word: str) -> tuple[str, ...]:
    """What a word sounds like, in ASCII: one key for Devanagari, the possible ones for Roman letters.

    In a Devanagari word ``A`` is a long a; a short one is not written, and Roman letters do not tell them apart: there
    both are missing.
    """
    if is_hindi(word):
        return (_run(_HINDI_AFTER, _run(_HINDI_BEFORE, word).translate(_HINDI_LETTERS)),)
    found = [_run(_ENGLISH_BEFORE, word)]
    for pattern, choice in _EITHER:
        found = [pattern.sub(each, word) if pattern.search(word) else word for word in found for each in choice]
        found = list(dict.fromkeys(found))[:MOST_SOUNDS]
    return tuple(dict.fromkeys(_run(_ENGLISH_AFTER, each) for each in found))


@cache
def skeleton(sound: str) -> str:
    """The consonants of a sound, behind an ``a`` where it begins with a vowel."""
    return _run(_SKELETON, sound)


def place(word: str) -> str:
    """Where a word stands in the lexicon: words that may be taken for one another stand together."""
    return skeleton(sounds(word)[0]) or word


def _segment(word: str) -> str:
    if word.isdigit():
        return word
    return TABLES["letters"].get(word) or sounds(word)[0].replace("A", "")


def pairs(text: str) -> list[str]:
    """The neighbouring parts of a number in a normal text: of प.1(2)मुमका/2026 ``p.1 1.2 2.mumk mumk.2026``.

    One of each pair is a numeral. Where parts may be written in one (मु.मं.का.), both ways are there.
    """
    found: dict[str, None] = {}
    for whole in dict.fromkeys((text, _JOINED.sub(lambda match: " " + "".join(_WORD.findall(match[0])) + " ", text))):
        parts = words(whole)
        for one, other in pairwise(parts):
            if one.isdigit() or other.isdigit():
                found[f"{_segment(one)}.{_segment(other)}"] = None
    return list(found)


def numbers(text: str) -> Iterator[str]:
    """The numbers that a normal text mentions: what has a bracket, with what stands before and behind it."""
    for match in _NUMBER.finditer(text):
        yield match[0]
