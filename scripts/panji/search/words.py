"""What the index keeps of one record: each of its terms with how much it says there and where it stands.

Terms are words in their one spelling; ``#p.1`` for neighbouring parts of a number (:func:`panji.search.fold.pairs`);
``§circular`` where any word of a group of equivalents stands; ``~सड़क`` for a spelling that is not the term itself, so
that a word can be shown as records spell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from panji.search import fold
from panji.search.packing import LETTERS, SMALL, number

GROUP, PAIR, SPELLING = "§", "#", "~"

MOST_PLACES = 3
"""Of how many occurrences in a record the place is kept."""

BODY, POINTS, TITLE = 0, 1, 2
GAP = 10
"""Words between fields, so that the last word of one is not near the first of the next."""

_MARKUP = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)|<[a-zA-Z/!][^<>]*>|&[a-z#0-9]+;")
_COPIES = re.compile(
    r"""^[\W\d_]*(?:
        प्रतिलिपि(?=[\s:]).{0,120}?(?:सूचनार्थ|सूचना\s|आवश्यक\s+कार्य|प्रेषित|अग्रेषित|निम्न|:)
      | (?:copy|copies)\s(?:to\b|forwarded|for\sinformation|is\sforwarded).*
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_MARKUP_SIGN = re.compile("[<&(]")
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
        self.members: dict[str, list[str]] = {}
        """By member, each of its words in its one spelling: the terms of the groups that it belongs to."""
        self.names: dict[str, str] = {}
        """By the term of a group its members, between bars."""
        for name, members in groups:
            self.names[GROUP + name] = "|".join(members)
            for member in members:
                there = self.members.setdefault(" ".join(fold.words(fold.normal(member))), [])
                if GROUP + name not in there:
                    there.append(GROUP + name)
        self.members.pop("", None)
        self._first: dict[str, _Starting] = {}
        for member, terms in self.members.items():
            first, *rest = map(_own_lemma, member.split())
            whole, longer = self._first.setdefault(first, _Starting([], {}))
            if rest:
                longer.setdefault(rest[0], []).append((rest[1:], terms))
            else:
                whole += terms
        self._of: dict[str, list[_Starting]] = {}
        self._hot: set[str] = set()

    def _starting(self, word: str) -> None:
        """Note what may begin with a word, or a form of it."""
        found = [self._first[lemma] for lemma in fold.lemmas(word) if lemma in self._first]
        self._of[word] = found or _NOTHING
        if found:
            self._hot.add(word)

    def note(self, words: Sequence[str], number: int, places: dict[str, list[int]]) -> None:
        """Note the groups of which a member stands among the words of a text.

        Args:
            words: the words of the text.
            number: of the first of them; that of each other one is four more than that of the one before.
            places: by term the numbers of the words that begin a member of the group; these are added.
        """
        if not self._first:
            return
        known, hot = self._of, self._hot
        for word in words:
            if word not in known:
                self._starting(word)
        if hot.isdisjoint(words):
            return
        for place, word in enumerate(words):
            if word in hot:
                for whole, longer in known[word]:
                    for term in whole:
                        places.setdefault(term, []).append(number + 4 * place)
                    if longer and place + 1 < len(words):
                        for lemma in fold.lemmas(words[place + 1]):
                            for rest, terms in longer.get(lemma, ()):
                                if not rest or _follow(rest, words[place + 2 : place + 2 + len(rest)]):
                                    for term in terms:
                                        places.setdefault(term, []).append(number + 4 * place)


class _Starting(NamedTuple):
    """What begins with a lemma: the terms of it alone, and by the second lemma the others that follow, with their terms."""

    whole: list[str]
    longer: dict[str, list[tuple[list[str], list[str]]]]


def _follow(rest: Sequence[str], words: Sequence[str]) -> bool:
    return len(words) == len(rest) and all(lemma in fold.lemmas(word) for lemma, word in zip(rest, words, strict=True))


_NOTHING: list[_Starting] = []


def _own_lemma(word: str) -> str:
    """Of the lemmas of a word in its dictionary form, the word itself."""
    return min(fold.lemmas(word), key=lambda lemma: (abs(len(lemma) - len(word)), lemma[:-1] != word[:-1], lemma))


class _Chunk(NamedTuple):
    """What stands between two spaces: its words; what may be written in one; spellings that are not their own term."""

    words: tuple[str, ...]
    joined: tuple[str, ...]
    spellings: tuple[str, ...]


class _Chunks(dict[str, _Chunk]):
    """Every chunk that was met: the same few come again and again, and nothing of the fold looks beyond a space."""

    def __missing__(self, chunk: str) -> _Chunk:
        if len(self) > MOST_CHUNKS:
            self.clear()
        normal = fold.normal(chunk)
        words = tuple(fold.words(normal))
        spellings = tuple(SPELLING + each for each in _RAW.findall(chunk) if _is_variant(each))
        found = self[chunk] = _Chunk(words, tuple(fold.joined(normal)), spellings)
        return found


MOST_CHUNKS = 300_000

_RAW = re.compile("[\u0900-\u0963\u0971-\u097f]+")


@cache
def _is_variant(spelling: str) -> bool:
    """Whether a word is a spelling of a term, but not that term itself."""
    return fold.spelled(fold.normal(spelling)) not in (spelling, "")


_chunks = _Chunks()


def terms(texts: Iterable[Sequence[Field]], printed: str, groups: Groups) -> dict[str, str]:
    """The terms of a record, each with its packed weight and places; spellings have none.

    Args:
        texts: the fields of each text, in their order.
        printed: the record's number as printed.
        groups: the groups of equivalents that are looked for.
    """
    places: dict[str, list[int]] = {}
    result: dict[str, str] = {}
    length = 0
    for fields in texts:
        position = 0
        for weight, written in fields:
            if not written:
                continue
            if weight == BODY and _MARKUP_SIGN.search(written):
                written = _MARKUP.sub(" ", written)
            found: list[str] = []
            for chunk in written.split():
                words, joined, spellings = _chunks[chunk]
                if joined or spellings:
                    for word in joined:
                        places.setdefault(word, []).append((position + len(found)) << 2 | weight)
                    for spelling in spellings:
                        result[spelling] = ""
                found += words
            number = position << 2 | weight
            groups.note(found, number, places)
            for word in found:
                if word in places:
                    places[word].append(number)
                else:
                    places[word] = [number]
                number += 4
            if "(" in written:
                for mention in fold.numbers(fold.normal(written)):
                    result.update((PAIR + pair, _MENTIONED) for pair in fold.pairs(mention))
            if weight == BODY:
                length += len(found)
            position += len(found) + GAP
    scale = 0.25 + 0.75 * length / 300
    once = _ONCE[scale > 0.67]
    for term, there in places.items():
        result[term] = once[there[0]] if len(there) == 1 and there[0] < _KEPT else _payload(there, scale)
    if printed:
        result.update((PAIR + pair, _PRINTED) for pair in fold.pairs(fold.normal(printed)))
    return result


_TITLED, _POINTED, _OFTEN = 32, 16, 4
"""What a title and points add to the number of a term's first character, and each level of how often the body has it."""


def _payload(places: list[int], scale: float) -> str:
    """One character for the weight and the number of places, then the places: the first, and how far on the next are."""
    kinds = body = 0
    for place in places:
        if place & 3:
            kinds |= place & 3
        else:
            body += 1
    often = body / scale
    level = 0 if not body else 1 if often < 1.5 else 2 if often < 4 else 3
    first = _first(places, kinds & TITLE) if len(places) > 1 else [places[0] >> 2]
    packed = LETTERS[(kinds & TITLE and _TITLED) + (kinds & POINTS and _POINTED) + level * _OFTEN + len(first)]
    before = 0
    for place in first:
        far = place - before
        packed += SMALL[far] if far < _SMALL else number(far)
        before = place
    return packed


_SMALL = len(SMALL)


def _first(places: list[int], titled: int) -> list[int]:
    """The first places, among them one in the title where there is one."""
    found = sorted({place >> 2 for place in places})[:MOST_PLACES]
    if titled:
        title = next(place >> 2 for place in places if place & 3 == TITLE)
        if title not in found:
            found[MOST_PLACES - 1 :] = [title]
    return found


_MENTIONED = LETTERS[_OFTEN]
_PRINTED = LETTERS[_TITLED]

_KEPT = 1024 << 2
_ONCE = [[_payload([place], scale) for place in range(_KEPT)] for scale in (0.5, 1.0)]
"""What is packed of a term that stands in a record once, by its place and weight; in a short record and in others."""
