"""What the index keeps of one record: each of its terms with how much it says there and where it stands.

Terms are words in their one spelling; ``#p.1`` for neighbouring parts of a number (:func:`panji.search.fold.pairs`);
``§circular`` where any word of a group of equivalents stands; ``~सड़क`` for a spelling that is not the term itself, so
that a word can be shown as records spell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from panji.search import fold
from panji.search.packing import LETTERS, SMALL, number

GROUP, PAIR, SPELLING = "§", "#", "~"

MOST_PLACES = 3
"""Of how many occurrences in a record the place is kept."""

BODY, POINTS, TITLE = 0, 1, 2
GAP = 10
"""Words between fields, so that the last word of one is not near the first of the next."""

_MARKUP = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)|<[^<>]*>|&[a-z#0-9]+;")
_COPIES = re.compile(
    r"""^[\W\d_]*(?:
        प्रतिलिपि(?=[\s:]).{0,120}?(?:सूचनार्थ|सूचना\s|आवश्यक\s+कार्य|प्रेषित|अग्रेषित|निम्न|:)
      | (?:copy|copies)\s(?:to\b|forwarded|for\sinformation|is\sforwarded).*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[-*+•]|\(?[0-9०-९]{1,2}[.)]|\(?[a-zक-ह][.)])\s")


class Field(NamedTuple):
    """A text of the record: how much its words say (``TITLE``, ``POINTS``, ``BODY``), and the text."""

    weight: int
    text: str


def without_copies(body: str) -> str:
    """A body without its copy-to lists: who gets a copy stands in every paper, and says nothing of what it is about.

    A list begins with a line such as ``प्रतिलिपि निम्न को सूचनार्थ एवं आवश्यक कार्यवाही हेतु:`` or ``Copy to:`` and
    goes on over the list below it.
    """
    if "प्रतिलिपि" not in body and "opy" not in body and "opies" not in body:
        return body
    kept = []
    inside = False
    for line in body.split("\n"):
        if _COPIES.match(line):
            inside = True
        elif inside and (not line.strip() or _ITEM.match(line)):
            continue
        else:
            inside = False
            kept.append(line)
    return "\n".join(kept)


class Groups:
    """Groups of equivalent words and phrases, to be found in texts.

    Args:
        groups: of each group its name and its members, in either script.
    """

    def __init__(self, groups: Iterable[tuple[str, Sequence[str]]] = ()) -> None:
        self.members: dict[tuple[str, ...], list[str]] = {}
        """By the words of a member (each its own lemma): the terms of the groups that it belongs to."""
        self.names: dict[str, str] = {}
        """By the term of a group its members, between bars."""
        for name, members in groups:
            self.names[GROUP + name] = "|".join(members)
            for member in members:
                words = tuple(_own_lemma(word) for word in fold.words(fold.normal(member)))
                terms = self.members.setdefault(words, [])
                if words and GROUP + name not in terms:
                    terms.append(GROUP + name)
        self._first: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}
        for words, terms in self.members.items():
            if words:
                self._first.setdefault(words[0], []).append((words[1:], terms))
        self._of: dict[str, list[tuple[tuple[str, ...], list[str]]]] = {}

    def starting(self, word: str) -> list[tuple[tuple[str, ...], list[str]]]:
        """What may begin with a word, or a form of it: the words that must follow, and the groups that are meant."""
        found = self._of.get(word)
        if found is None:
            found = self._of[word] = [each for lemma in fold.lemmas(word) for each in self._first.get(lemma, ())]
        return found

    @staticmethod
    def follow(rest: tuple[str, ...], words: Sequence[str]) -> bool:
        return len(words) >= len(rest) and all(
            lemma in fold.lemmas(word) for lemma, word in zip(rest, words, strict=False)
        )


def _own_lemma(word: str) -> str:
    """Of the lemmas of a word in its dictionary form, the word itself."""
    return min(fold.lemmas(word), key=lambda lemma: (abs(len(lemma) - len(word)), lemma[:-1] != word[:-1], lemma))


def terms(texts: Iterable[Sequence[Field]], printed: str, groups: Groups) -> dict[str, str]:
    """The terms of a record, each with its packed weight and places; spellings have none.

    Args:
        texts: the fields of each text, in their order.
        printed: the record's number as printed.
        groups: the groups of equivalents that are looked for.
    """
    places: dict[str, list[int]] = {}
    pairs = dict.fromkeys([PAIR + pair for pair in fold.pairs(fold.normal(printed))], TITLE)
    length = 0
    spellings: set[str] = set()
    for fields in texts:
        position = 0
        for weight, words in fields:
            if not words:
                continue
            words = _MARKUP.sub(" ", words) if weight == BODY else words
            spellings.update(_RAW.findall(words))
            normal = fold.normal(words)
            found = fold.words(normal)
            for place, word in enumerate(found, position):
                there = places.get(word)
                if there is None:
                    places[word] = [place << 2 | weight]
                else:
                    there.append(place << 2 | weight)
                for rest, names in groups.starting(word):
                    following = place - position + 1
                    if not rest or groups.follow(rest, found[following : following + len(rest)]):
                        for name in names:
                            places.setdefault(name, []).append(place << 2 | weight)
            for word in fold.joined(normal):
                places.setdefault(word, []).append(position << 2 | weight)
            if "(" in normal:
                for mention in fold.numbers(normal):
                    for pair in fold.pairs(mention):
                        pairs.setdefault(PAIR + pair, BODY)
            length += len(found) if weight == BODY else 0
            position += len(found) + GAP
    scale = 0.25 + 0.75 * length / 300
    result = {term: _payload(there, scale) for term, there in places.items()}
    for pair, weight in pairs.items():
        result[pair] = LETTERS[_code(weight == TITLE, False, weight == BODY) * 4]
    for spelling in spellings:
        term = _term(spelling)
        if term != spelling and term in places:
            result[SPELLING + spelling] = ""
    return result


_RAW = re.compile("[\u0900-\u0963\u0971-\u097f]+")
_TERMS: dict[str, str] = {}


def _term(spelling: str) -> str:
    term = _TERMS.get(spelling)
    if term is None:
        term = _TERMS[spelling] = fold.spelled(fold.normal(spelling))
    return term


def _code(title: bool, points: bool, body: int) -> int:
    return title * 8 + points * 4 + body


def _payload(places: list[int], scale: float) -> str:
    """One character for the weight and the number of places, then the places: the first, and how far on the next are."""
    if len(places) == 1:
        (only,) = places
        kind = only & 3
        code = _code(kind == TITLE, kind == POINTS, 0 if kind else 1 if scale > 0.67 else 2)
        place = only >> 2
        return LETTERS[code * 4 + 1] + (SMALL[place] if place < len(SMALL) else number(place))
    kinds = [place & 3 for place in places]
    body = kinds.count(BODY) / scale
    level = 0 if not body else 1 if body < 1.5 else 2 if body < 4 else 3
    code = _code(TITLE in kinds, POINTS in kinds, level)
    first = sorted({place >> 2 for place in places})[:MOST_PLACES] if TITLE not in kinds else _first(places)
    before = 0
    pieces = [LETTERS[code * 4 + len(first)]]
    for place in first:
        pieces.append(number(place - before))
        before = place
    return "".join(pieces)


def _first(places: list[int]) -> list[int]:
    """Of the places the first in the title, and the first of all others."""
    title = min(place >> 2 for place in places if place & 3 == TITLE)
    others = sorted({place >> 2 for place in places} - {title})
    return sorted([title, *others[: MOST_PLACES - 1]])
