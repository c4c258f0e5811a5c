"""What kinds of characters a text is made of, as a handful of flags; and which of them are words.

Most rules about language and privacy look for what hardly any text has: a twelve-digit number, a Cyrillic letter, two
vowel signs in a row. The flags are worked out once, when a file is read, so that those rules need not search each text.
A flag may be set in vain; it is never missing.
"""

from __future__ import annotations

import re
from codecs import charmap_build, charmap_encode
from functools import reduce
from operator import or_

LATIN = 1
"""A Latin letter."""
DEVANAGARI = 2
"""A Devanagari letter."""
DEVANAGARI_DIGIT = 4
"""A digit of Devanagari, ० to ९."""
LONG_NUMBER = 8
"""Nine digits or more on a line, with nothing but spaces, hyphens and dots between them."""
MISSPELT = 16
"""Devanagari signs in an order that nobody writes: a vowel sign without a letter, a doubled virama …"""
UNPLAIN = 32
"""Something else than ASCII, plain Devanagari and the punctuation of print. All that is not in NFC is among it."""
TOUCHING = 64
"""A Latin letter right behind a Devanagari one."""
LETTER_IN_NUMBER = 128
"""A letter that looks like a digit (O, o, l, I) between digits."""
CODE = 256
"""Five capitals, four digits and a capital."""
AT = 512
"""An @, also written `[at]` or `(at)`."""
LEGACY_FONT = 1024
"""Pairs of signs that Hindi is full of when typed for Kruti Dev; or letters that Chanakya draws as Devanagari."""

UNDEFINED = "\ufffe"
PUNCTUATION = "–—‘’“”…•₹§\xa0°½¼×©→·÷®±"

NOT_WORDS = re.compile(r"(?<!\w)`[^`\n]*`|\]\([^)\s]{0,2000}\)|</?[a-z][^>\n]{0,2000}>")
"""What in Markdown is code, an address or a tag. Bounded, so that no text takes the square of its length."""
DOMAIN = re.compile(r"\.[a-z]")
# A joiner belongs after a virama, after र before one (the eyelash र), and in an emoji.
_JOINED = "(?<![\u094d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])"
INVISIBLE = re.compile(
    f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\u034f\u180e\u200b\u2060-\u2064\ufeff]"
    f"|{_JOINED}\u200c|{_JOINED}\u200d(?<!र\u200d(?=\u094d))"
)
"""What nobody sees and no word needs: characters without width, and joiners where they join nothing."""


def prose(markdown: str) -> str:
    """The text with blanks in place of code, addresses and tags, so that what is left keeps its place."""
    if "://" in markdown or "www." in markdown or "@" in markdown:
        markdown = re.sub(r"\S+", lambda word: _blank(word) if _is_address(word[0]) else word[0], markdown)
    return NOT_WORDS.sub(_blank, markdown)


def _is_address(word: str) -> bool:
    return "://" in word or "www." in word or ("@" in word and bool(DOMAIN.search(word, word.index("@"))))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _page() -> str:
    """256 characters, as a page had before Unicode: ASCII below, Devanagari above.

    Punctuation takes the places of control characters. Left out are the letters that NFC writes as two (U+0958 to
    U+095F) and the Vedic accents.
    """
    hidden = iter(PUNCTUATION)
    ascii = [chr(code) if code >= 0x20 or chr(code) in "\0\t\n" else next(hidden, UNDEFINED) for code in range(0x7F)]
    left_out = {*range(0x951, 0x955), *range(0x958, 0x960)}
    return "".join([*ascii, UNDEFINED, *(UNDEFINED if code in left_out else chr(code) for code in range(0x900, 0x980))])


PAGE = _page()
_ENCODING = charmap_build(PAGE)


def _characters(*ranges: str) -> str:
    """``"a-c"`` is ``"abc"``."""
    return "".join(chr(code) for each in ranges for code in range(ord(each[0]), ord(each[-1]) + 1))


def _table(**members: str) -> bytes:
    """For ``bytes.translate``: a character of the page becomes the letter of its class, all others a dot."""
    places = {character: place for place, character in enumerate(PAGE)}
    table = bytearray(b"." * 256)
    for name, characters in members.items():
        for character in characters:
            if character in places:
                table[places[character]] = ord(name)
    return bytes(table)


CONSONANTS = _characters("क-ह", "\u0978-\u097f") + "ऽॐ"
VOWELS = _characters("\u0904-औ", "ॠ-ॡ", "\u0972-\u0977")
ON_CONSONANTS = _characters("\u093a-\u093b", "ा-\u094f", "\u0955-\u0957", "\u0962-\u0963")
"""Vowel signs and the virama: they stand on a consonant, with or without a nukta, and on nothing else."""
NUKTA = "\u093c"
ON_ANYTHING = _characters("\u0900-\u0903")
"""Candrabindu, anusvara and visarga."""
COMPOSED = "नरळ"
"""Letters that NFC writes as one with a nukta."""

_LETTERS = _table(
    U=_characters("A-Z"),
    l=_characters("a-z"),
    D=CONSONANTS + VOWELS + ON_CONSONANTS + ON_ANYTHING + NUKTA,
    d=_characters("0-9"),
    n=_characters("०-९"),
)
_DIGITS = _table(d=_characters("0-9", "०-९"), o="OolI")
_BETWEEN_DIGITS = bytes(PAGE.index(each) for each in " -.–\xa0")
_NUKTA = bytes([PAGE.index(NUKTA)])
_MANY_DIGITS = b"d" * 9


def _pairs(*pairs: tuple[str, str]) -> bytes:
    """For :func:`_met`: of each character, bit 0 if it is the second one of the first pair, bit 1 if it is the first one;
    bits 3 and 4 for the second pair. So two bits that make a pair are as far from each other in all pairs, and no others.
    """
    table = bytearray(256)
    for shift, (before, behind) in zip((0, 3), pairs, strict=False):
        for place, character in enumerate(PAGE):
            table[place] |= ((character in before) << 1 | (character in behind)) << shift
    return bytes(table)


def _met(page: bytes, pairs: bytes) -> int:
    """Which pairs stand in a page: 1 for the first of the table, 8 for the second one.

    The page's bits are one long number: shifted by a character and one bit, it has the first character of each pair where
    the second one is, so that one `&` compares all. This takes an eighth of a search, since pairs of letters are frequent.
    """
    bits = int.from_bytes((b"\n" + page).translate(pairs), "big")
    met = bits & bits >> 9
    return reduce(or_, met.to_bytes(len(page) + 1, "big")) if met else 0


def _but(characters: str) -> str:
    return "".join(set(PAGE) - set(characters))


# On the keys of Kruti Dev, `k` is the vowel sign ा and the stroke that makes a half letter whole: hardly a line is without
# it, and in English it follows other letters.
_TYPED, _TOUCHING = 1, 8
_OF_LATIN = _pairs(
    ("dtgjzyxvFH';./[{=\"uR’”‘“k", "k"),
    (CONSONANTS + VOWELS + ON_CONSONANTS + ON_ANYTHING + NUKTA, _characters("A-Z", "a-z")),
)
_ON_NOTHING = _pairs(
    (_but(CONSONANTS + NUKTA), ON_CONSONANTS), (_but(CONSONANTS + NUKTA + VOWELS + ON_CONSONANTS), ON_ANYTHING)
)
_COMPOSES, _LOOSE = 1, 8
_OF_NUKTA = _pairs((COMPOSED, NUKTA), (_but(CONSONANTS), NUKTA))
_OTHER_KEYS = ((b"[", b"[;"), (b"=", b"=h"), (b"Z", b"bZ"), (b"S", b"gS"), (b"{", b"{;"))
_AMONG_DIGITS = re.compile(b"do+d")
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A})


def page(words: str) -> bytes:
    """A text as characters of the page, one byte each; a question mark for what is not on it."""
    return words.encode() if words.isascii() else charmap_encode(words, "replace", _ENCODING)[0]


def of(words: str, page: bytes) -> int:
    """The flags of a text, added up, which is given as it is and as :func:`page` has it.

    Each byte becomes the letter of its class, at C's speed: what is then looked for is a few bytes long.
    """
    if words.isascii():
        found = UNPLAIN if len(page.translate(None, _CONTROLS)) != len(page) else 0
    else:
        found = UNPLAIN if page.count(b"?") != words.count("?") else 0
    letters = page.translate(_LETTERS)
    if b"l" in letters or b"U" in letters:
        found |= LATIN
        if b"UUUUUddddU" in letters:
            found |= CODE
        met = _met(page, _OF_LATIN)
        if met & _TYPED or any(first in page and pair in page for first, pair in _OTHER_KEYS):
            found |= LEGACY_FONT
        if met & _TOUCHING:
            found |= TOUCHING
    if "æ" in words or "ð" in words or "ñ" in words:
        found |= LEGACY_FONT
    if b"D" in letters:
        found |= DEVANAGARI
        if _met(page, _ON_NOTHING):
            found |= MISSPELT
        if _NUKTA in page:
            met = _met(page, _OF_NUKTA)
            if met & _COMPOSES:
                found |= UNPLAIN
            if met & _LOOSE:
                found |= MISSPELT | UNPLAIN  # NFC puts a nukta before a virama
    if b"n" in letters:
        found |= DEVANAGARI_DIGIT
    digits = page.translate(_DIGITS, _BETWEEN_DIGITS)
    if _MANY_DIGITS in digits:
        found |= LONG_NUMBER
    if b"do" in digits and _AMONG_DIGITS.search(digits):
        found |= LETTER_IN_NUMBER
    if b"@" in page or b"(at)" in page or b"[at]" in page:
        found |= AT
    return found
