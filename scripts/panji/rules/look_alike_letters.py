"""A word is written with the letters it seems to be written with."""

import unicodedata
from collections.abc import Iterator
from re import compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import found, passages
from panji.record import Passage

FAMILY = "language"
TITLE = Bilingual(hi="मिलते-जुलते रूप के दूसरे अक्षर", en="Letters that only look right")
WHY = Bilingual(
    hi="रूसी या यूनानी लिपि के कुछ अक्षर रोमन अक्षरों जैसे दिखते हैं, और अक्षर O शून्य जैसा। ऐसे क्रमांक या शब्द को न खोज "
    "पहचानती है, न पंजी; और इसी प्रकार नकली पते बनाए जाते हैं।",
    en="Some Cyrillic and Greek letters look like Latin ones, and the letter O like a nought. Neither a search nor the "
    "register knows such a number or word again; and forged addresses are made in this way.",
)
FIX = Bilingual(
    hi="शब्द या संख्या को मिटाकर अपने कुंजीपटल से फिर से टाइप करें।",
    en="Delete the word or number and type it again on the keyboard.",
)
EXAMPLE = Example(wrong="दिनांक 15.O8.2O26 तक  # O", right="दिनांक 15.08.2026 तक")
LEGACY = Severity.WARNING

FOREIGN = Bilingual(
    hi="`{word}` में `{letter}` {script} लिपि का अक्षर है", en="`{word}` has the {script} letter `{letter}` in it"
)
WIDE = Bilingual(hi="`{word}` के अक्षर सामान्य अक्षर नहीं हैं", en="`{word}` is not written with ordinary letters")
IN_NUMBER = Bilingual(
    hi="`{word}` में अंक के स्थान पर अक्षर `{letter}` है", en="`{word}` has the letter `{letter}` in place of a digit"
)
HINT = Bilingual(hi="`{word}` लिखें", en="write `{word}`")
SCRIPTS = {
    "CYRILLIC": Bilingual(hi="रूसी", en="Cyrillic"),
    "GREEK": Bilingual(hi="यूनानी", en="Greek"),
}

# Those of the confusable characters of Unicode Technical Standard 39 that differ in no usual font.
LATIN_OF = dict(
    zip(
        "АВЕЅІЈКМНОРСТХУаеѕіјорсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανι",
        "ABESIJKMHOPCTXYaesijopcyxdhqwABEZHIKMNOPTYXoavi",
        strict=True,
    )
)
LOOKS_LATIN = str.maketrans(LATIN_OF)
WORD = compile(r"[^\W_]+")
LATIN = compile("[A-Za-z0-9]")
WIDE_FORM = compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+")
LETTER_IN_NUMBER = compile(r"(?<![^\W\d_])\d[\d./-]*(?:[Oo]+[./-]?|[Il]+)\d(?:[\dOolI./-]*\d)?(?![^\W\d_])")
DIGIT_OF = str.maketrans("OoIl", "0011")


def check_file(file: File) -> Iterator[Finding]:
    for match, passage in found(file, signs.UNPLAIN, WORD):
        word = match[0]
        letter = next((each for each in word if each in LATIN_OF), None)
        plain = word.translate(LOOKS_LATIN)
        # A word of another language is not forged: what is wholly written with look-alikes is, or what is mixed with Latin.
        if letter and (LATIN.search(word) or (plain.isascii() and len(word) > 1)):
            script = SCRIPTS[unicodedata.name(letter).split()[0]]
            message = FOREIGN.format(word=word, letter=letter, script=script)
            yield Finding(passage.place(*match.span()), message, HINT.format(word=plain))
    for match, passage in found(file, signs.UNPLAIN, WIDE_FORM):
        yield Finding(
            passage.place(*match.span()),
            WIDE.format(word=match[0]),
            HINT.format(word=unicodedata.normalize("NFKC", match[0])),
        )
    for passage in passages(file, signs.LETTER_IN_NUMBER):
        yield from _letters_in_numbers(passage)


def _letters_in_numbers(passage: Passage) -> Iterator[Finding]:
    for match in LETTER_IN_NUMBER.finditer(signs.prose(passage.words)):
        letter = next(each for each in match[0] if each.isalpha())
        yield Finding(
            passage.place(*match.span()),
            IN_NUMBER.format(word=match[0], letter=letter),
            HINT.format(word=match[0].translate(DIGIT_OF)),
        )
