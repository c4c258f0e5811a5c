"""The signs of a Devanagari word stand in an order that can be written."""

from collections.abc import Iterator
from re import compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import found

FAMILY = "language"
TITLE = Bilingual(hi="मात्राओं का क्रम अशुद्ध है", en="Vowel signs in an impossible order")
WHY = Bilingual(
    hi="अक्षर से पहले लगी मात्रा, दो मात्राएँ एक साथ या दोहरा हलन्त प्रायः बिन्दुओं के घेरे (◌) के साथ दिखते हैं। कुछ यंत्रों पर "
    "शब्द ठीक भी दिखे, तब भी खोज में नहीं मिलता।",
    en="A vowel sign before its letter, two of them together or a doubled virama are mostly shown with a dotted circle. "
    "Even where the word looks right, no search finds it.",
)
FIX = Bilingual(
    hi="शब्द फिर से टाइप करें: पहले व्यंजन, फिर नुक्ता, फिर मात्रा, अंत में अनुस्वार या विसर्ग।",
    en="Type the word again: the consonant, then the nukta, then the vowel sign, then anusvara or visarga.",
)
EXAMPLE = Example(wrong="title: बच्चों की पढा\u093cई", right="title: बच्चों की पढ\u093cाई")
LEGACY = Severity.WARNING

MESSAGE = Bilingual(
    hi="`{word}` में `{sign}` ({code}) यहाँ नहीं लग सकता",
    en="`{word}` has the sign `{sign}` ({code}) where it cannot stand",
)
HINT = Bilingual(hi="`{word}` लिखें", en="write `{word}`")

WORD = compile(r"[\u0900-\u0963\u0971-\u097f\u200c\u200d]+")
# A syllable is a vowel, or consonants joined by viramas and a vowel sign or a last virama; then nasal signs. Syllables
# may begin with what is no letter (ॐ, ऽ). https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-12/
CONSONANT = "[क-ह\u0958-\u095f\u0978-\u097f]\u093c?[\u200c\u200d]?"
VOWEL_SIGN = "[\u093a\u093bा-ौ\u094e\u094f\u0955-\u0957\u0962\u0963]"
SYLLABLES = compile(
    f"(?:(?:(?:{CONSONANT}\u094d[\u200c\u200d]*)*{CONSONANT}(?:{VOWEL_SIGN}|\u094d[\u200c\u200d]*)?|[ऄ-औॠॡ\u0972-\u0977]|[ऽॐ])"
    "[\u0900-\u0902]?ः?[\u0951-\u0954\u200c\u200d]*|[\u200c\u200d\u0971])*"
)
SIGN_OF = {
    "अा": "आ", "अि": "इ", "अी": "ई", "अु": "उ", "अू": "ऊ", "अे": "ए", "अै": "ऐ", "अो": "ओ", "अौ": "औ", "आे": "ओ", "आै": "औ",
    "अॉ": "ऑ", "आॅ": "ऑ", "एे": "ऐ", "इी": "ई", "उू": "ऊ", "ाे": "ो", "ाै": "ौ", "ाॅ": "ॉ", "ेे": "े", "ाा": "ा", "िि": "ि", "ीी": "ी",
    "ुु": "ु", "ूू": "ू", "ैै": "ै", "ोो": "ो", "््": "्", "ंं": "ं", "ँँ": "ँ", "ःः": "ः", "\u093c\u093c": "\u093c",
}  # fmt: skip
"""What two signs in a row were meant to be."""
SWAPPED = compile(f"([\u0900-\u0903])({VOWEL_SIGN})|({VOWEL_SIGN})(\u093c)")
TYPED_FIRST = compile(f"\\A(ि)((?:{CONSONANT}\u094d)*{CONSONANT})")
"""As on a typewriter, where the sign ि was struck before its letter."""


def check_file(file: File) -> Iterator[Finding]:
    for match, passage in found(file, signs.MISSPELT, WORD):
        word = match[0]
        valid = SYLLABLES.match(word)
        assert valid
        if valid.end() == len(word):
            continue
        sign = word[valid.end()]
        mended = _mended(word)
        yield Finding(
            passage.place(*match.span()),
            MESSAGE.format(word=word, sign=f"◌{sign}", code=f"U+{ord(sign):04X}"),
            HINT.format(word=mended) if mended else None,
        )


def _mended(word: str) -> str | None:
    """The word as it was probably meant; None where that is not plain."""
    word = TYPED_FIRST.sub(r"\2\1", word)
    word = SWAPPED.sub(lambda pair: (pair[2] or pair[4]) + (pair[1] or pair[3]), word)
    for wrong, right in SIGN_OF.items():
        word = word.replace(wrong, right)
    return word if SYLLABLES.fullmatch(word) else None
