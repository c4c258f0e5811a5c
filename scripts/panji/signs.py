"""What kinds of characters a text is made of, as a handful of flags; and which of them are words.

Most rules about language and privacy look for what hardly any text has: a twelve-digit number, a Cyrillic letter, two
vowel signs in a row. The flags are worked out once, when a file is read, so that those rules need not search each text.
A flag may be set in vain; it is never missing.
"""

from __future__ import annotations

import re
from codecs import charmap_build, charmap_encode

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
_SIGNS = _table(C=CONSONANTS + NUKTA, V=VOWELS, S=ON_CONSONANTS, A=ON_ANYTHING)
_BASES = _table(x=CONSONANTS + NUKTA + VOWELS + ON_CONSONANTS, A=ON_ANYTHING)
_NUKTAS = _table(C="".join(set(CONSONANTS) - set(COMPOSED)), c=COMPOSED, n=NUKTA)
_NUKTA = bytes([PAGE.index(NUKTA)])
_MANY_DIGITS = b"d" * 9
# On the keys of Kruti Dev, `k` is the vowel sign ा and the stroke that makes a half letter whole: hardly a line is without
# it, and in English it follows other letters.
_KEYS = _table(b="dtgjzyxvFH';./[{=\"uR’”‘“", k="k")
_OTHER_KEYS = ((b"[", b"[;"), (b"=", b"=h"), (b"Z", b"bZ"), (b"S", b"gS"), (b"{", b"{;"))
_AMONG_DIGITS = re.compile(b"do+d")
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A})


def of(words: str) -> int:
    """The flags of a text, added up.

    Each character becomes one byte, and each byte the letter of its class, both at C's speed: what is then looked for
    is one or two bytes long.
    """
    if words.isascii():
        page, found = words.encode(), 0
        if len(page.translate(None, _CONTROLS)) != len(page):
            found = UNPLAIN
    else:
        page, _ = charmap_encode(words, "replace", _ENCODING)
        found = UNPLAIN if page.count(b"?") != words.count("?") else 0  # what is not on the page was replaced by it
    letters = page.translate(_LETTERS)
    if b"l" in letters or b"U" in letters:
        found |= LATIN
        if b"UUUUUddddU" in letters:
            found |= CODE
        if _typed_for_kruti_dev(page):
            found |= LEGACY_FONT
    if "æ" in words or "ð" in words or "ñ" in words:
        found |= LEGACY_FONT
    if b"D" in letters:
        found |= DEVANAGARI | _of_devanagari(page)
        if b"Dl" in letters or b"DU" in letters:
            found |= TOUCHING
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


def _of_devanagari(page: bytes) -> int:
    found = 0
    signs, bases = page.translate(_SIGNS), page.translate(_BASES)
    if signs.count(b"S") != signs.count(b"CS") or bases.count(b"A") != bases.count(b"xA"):
        found = MISSPELT
    if _NUKTA in page:
        nuktas = page.translate(_NUKTAS)
        if b"cn" in nuktas:
            found |= UNPLAIN
        if nuktas.count(b"n") != nuktas.count(b"Cn") + nuktas.count(b"cn"):
            found |= MISSPELT | UNPLAIN  # NFC puts a nukta before a virama
    return found


def _typed_for_kruti_dev(page: bytes) -> bool:
    if b"bk" in page.translate(_KEYS) or b"kk" in page:
        return True
    return any(first in page and pair in page for first, pair in _OTHER_KEYS)
