"""No text turns the direction in which it is read."""

from collections.abc import Iterator
from re import compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding
from panji.file import File
from panji.passages import found

FAMILY = "language"
TITLE = Bilingual(hi="पाठ में लेखन की दिशा बदलने वाला वर्ण है", en="A character that turns the direction of writing")
WHY = Bilingual(
    hi="ऐसे अदृश्य वर्ण से लिखा कुछ और होता है और दिखता कुछ और: राशि, दिनांक या क्रमांक उलटे दिखाए जा सकते हैं। हिन्दी और "
    "अंग्रेज़ी में इनकी कभी आवश्यकता नहीं होती।",
    en="Such an invisible character makes a text read otherwise than it is written: a sum, a date or a number can be "
    "shown reversed. Hindi and English never need one.",
)
FIX = Bilingual(
    hi="वर्ण को हटाएँ और आसपास का पाठ मूल पत्र से मिलाएँ।",
    en="Delete the character and compare what surrounds it with the paper.",
)
EXAMPLE = Example(wrong="राशि ₹ ‹U+202E›005‹U+202C› स्वीकृत की जाती है।", right="राशि ₹ 500 स्वीकृत की जाती है।")

MESSAGE = Bilingual(
    hi="यहाँ लेखन की दिशा बदलने वाला अदृश्य वर्ण `{code}` है", en="here the invisible `{code}` turns the direction of writing"
)
HINT = Bilingual(hi="इस वर्ण को हटाएँ", en="delete this character")

CONTROL = compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def check_file(file: File) -> Iterator[Finding]:
    for match, passage in found(file, signs.UNPLAIN, CONTROL):
        yield Finding(passage.place(*match.span()), MESSAGE.format(code=f"U+{ord(match[0]):04X}"), HINT)
