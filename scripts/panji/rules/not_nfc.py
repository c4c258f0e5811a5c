"""Every text is in Unicode's Normalization Form C."""

import unicodedata
from collections.abc import Collection, Iterator
from re import compile

from panji import signs
from panji.diagnostic import Bilingual, Edit, Example, Finding, Severity
from panji.document import Document
from panji.file import File
from panji.passages import edits, found
from panji.register import Register

FAMILY = "language"
TITLE = Bilingual(hi="अक्षर यूनिकोड के मानक रूप (NFC) में नहीं हैं", en="Letters are not in the standard form of Unicode (NFC)")
WHY = Bilingual(
    hi="यूनिकोड में एक ही अक्षर एक से अधिक प्रकार से लिखा जा सकता है: नुक्ते वाला ज एक कूट भी है और ज के साथ अलग नुक्ता भी। "
    "पढ़ने में दोनों समान हैं, पर खोज और मिलान में अलग शब्द माने जाते हैं।",
    en="Unicode has more than one way to write some letters: é is one code, or an e and an accent. They look the "
    "same, but to a search or a comparison they are different words.",
)
FIX = Bilingual(
    hi="शब्द को यूनिकोड के मानक रूप NFC में लिखें।",
    en="Write the word in Unicode's Normalization Form C (NFC).",
)
EXAMPLE = Example(wrong="title: ‹U+095B›मीन का सीमांकन", right="title: ‹U+091C U+093C›मीन का सीमांकन")
LEGACY = Severity.WARNING

MESSAGE = Bilingual(
    hi="`{word}` में {wrong} के स्थान पर मानक रूप (NFC) {right} होना चाहिए",
    en="`{word}` has {wrong}, whose standard form (NFC) is {right}",
)

WORD = compile(r"\S+")


def check_file(file: File) -> Iterator[Finding]:
    for match, passage in found(file, signs.UNPLAIN, WORD):
        word, normal = match[0], unicodedata.normalize("NFC", match[0])
        if word != normal:
            wrong, right = _apart(word, normal)
            yield Finding(
                passage.place(*match.span()), MESSAGE.format(word=normal, wrong=_codes(wrong), right=_codes(right))
            )


def fix(document: Document, register: Register, added: Collection[str]) -> Iterator[Edit]:
    return edits(document, WORD, lambda word: unicodedata.normalize("NFC", word))


def _apart(one: str, other: str) -> tuple[str, str]:
    """What is left of two words without what they begin and end with alike."""
    start = next((index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    one, other = one[start:], other[start:]
    while len(one) > 1 and len(other) > 1 and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return one, other


def _codes(text: str) -> str:
    return " ".join(f"`U+{ord(each):04X}`" for each in text)
