"""A number is written in one kind of digits."""

from collections.abc import Collection, Iterator
from re import ASCII, compile

from panji import signs
from panji.diagnostic import Bilingual, Edit, Example, Finding, Severity
from panji.document import Document
from panji.file import File
from panji.passages import edits, found, masked
from panji.register import Register

FAMILY = "language"
TITLE = Bilingual(hi="एक संख्या में दो प्रकार के अंक हैं", en="Two kinds of digits in one number")
WHY = Bilingual(
    hi="देवनागरी और अन्तरराष्ट्रीय अंकों को एक ही संख्या में मिलाने से वह खोज में नहीं मिलती और पढ़ने में भूल होती है।",
    en="A number in which Devanagari and international digits are mixed is found by no search, and easily misread.",
)
FIX = Bilingual(
    hi="पूरी संख्या एक ही प्रकार के अंकों में लिखें: `2026` या `२०२६`।",
    en="Write the whole number in one kind of digits, such as 2026.",
)
EXAMPLE = Example(wrong="यह आदेश दिनांक 15.०8.2026 से प्रभावी होगा।", right="यह आदेश दिनांक 15.08.2026 से प्रभावी होगा।")
LEGACY = Severity.WARNING

MESSAGE = Bilingual(
    hi="`{number}` में देवनागरी और अन्तरराष्ट्रीय अंक मिले हुए हैं",
    en="`{number}` mixes Devanagari and international digits",
)
HINT = Bilingual(hi="`{number}` लिखें", en="write `{number}`")

NUMBER = compile(r"[0-9०-९]+(?:[./,:–-][0-9०-९]+)*")
INTERNATIONAL = compile(r"\d", ASCII)
LONG = 12
"""Characters. What is as long may be a person's number, which no message repeats."""
TO_INTERNATIONAL = str.maketrans("०१२३४५६७८९", "0123456789")


def check_file(file: File) -> Iterator[Finding]:
    for match, passage in found(file, signs.DEVANAGARI_DIGIT, NUMBER):
        number = match[0]
        if (mended := _mended(number)) != number:
            place = passage.place(*match.span())
            if len(number) < LONG:
                yield Finding(place, MESSAGE.format(number=number), HINT.format(number=mended))
            else:
                yield Finding(place, MESSAGE.format(number=masked(number, 4)))


def fix(document: Document, register: Register, added: Collection[str]) -> Iterator[Edit]:
    return edits(document, NUMBER, _mended)


def _mended(number: str) -> str:
    """The number in international digits, if it has some already."""
    return number.translate(TO_INTERNATIONAL) if INTERNATIONAL.search(number) else number
