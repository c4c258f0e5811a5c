"""No text has characters in it that nobody can see. Joiners stay where Devanagari needs them."""

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
TITLE = Bilingual(hi="पाठ में अदृश्य वर्ण है", en="An invisible character in the text")
WHY = Bilingual(
    hi="वेबसाइट या वर्ड से प्रतिलिपि करने पर शून्य चौड़ाई के अदृश्य वर्ण साथ आ जाते हैं। शब्द वही दिखता है, पर खोज में "
    "नहीं मिलता और मिलान में भिन्न निकलता है।",
    en="What is copied from a web page or from Word often brings characters without width. The word looks the same, but "
    "no search finds it and it equals no other.",
)
FIX = Bilingual(
    hi="शब्द को मिटाकर फिर से टाइप करें। संयुक्ताक्षर के लिए हलन्त के ठीक बाद लगा ZWJ या ZWNJ मान्य है।",
    en="Delete the word and type it again. ZWJ and ZWNJ may stand right after a virama, where they shape a conjunct.",
)
EXAMPLE = Example(wrong="title: पेय‹U+200B›जल की समीक्षा", right="title: पेयजल की समीक्षा")
LEGACY = Severity.WARNING

MESSAGE = Bilingual(
    hi="`{word}` में अदृश्य वर्ण `{code}` ({name}) है", en="`{word}` has the invisible character `{code}` ({name}) in it"
)
ALONE = Bilingual(hi="यहाँ अदृश्य वर्ण `{code}` ({name}) है", en="here is the invisible character `{code}` ({name})")
HINT = Bilingual(hi="इस वर्ण को हटाएँ", en="delete this character")

BEFORE = compile(r"\S+\Z")
WORD = compile(r"\S{1,40}")


def check_file(file: File) -> Iterator[Finding]:
    for match, passage in found(file, signs.UNPLAIN, signs.INVISIBLE):
        words, (start, end) = passage.words, match.span()
        before, after = BEFORE.search(words, max(0, start - 40), start), WORD.match(words, end)
        word = (before[0] if before else "") + (after[0] if after else "")
        code, name = f"U+{ord(match[0]):04X}", unicodedata.name(match[0], "control character")
        message = MESSAGE if word else ALONE
        yield Finding(
            passage.place(start, end), message.format(word=signs.INVISIBLE.sub("", word), code=code, name=name), HINT
        )


def fix(document: Document, register: Register, added: Collection[str]) -> Iterator[Edit]:
    return edits(document, signs.INVISIBLE, lambda character: "")
