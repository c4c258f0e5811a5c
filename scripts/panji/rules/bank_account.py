"""No text has the number of somebody's bank account in it."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding
from panji.figures import DIGITS
from panji.file import File
from panji.passages import labels, masked, passages

FAMILY = "privacy"
TITLE = Bilingual(hi="पाठ में बैंक खाते की संख्या है", en="The number of a bank account in the text")
WHY = Bilingual(
    hi="नाम, खाता संख्या और आईएफएससी एक साथ मिल जाएँ तो ठगी सरल हो जाती है। स्वीकृति आदेश में भुगतान का विवरण पत्रावली में रहता है, "
    "पंजी में नहीं।",
    en="A name, an account and an IFSC together make fraud easy. The details of a payment belong in the file of a "
    "sanction, not in the register.",
)
FIX = Bilingual(
    hi="खाता संख्या और आईएफएससी हटाएँ, या केवल अंतिम चार अंक लिखें। दान के लिए प्रकाशित खाते के साथ लिखें कि वह अंशदान के लिए है।",
    en="Delete the account and the IFSC, or write the last four digits only. Where an account is published for "
    "donations, say beside it that it is.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="राशि खाता संख्या 00112233445566, IFSC ABCD0123456 में जमा करें।",
        en="Pay into account no. 00112233445566, IFSC ABCD0123456.",
    ),
    right=Bilingual(hi="राशि आवेदन में दिए गए खाते में जमा करें।", en="Pay into the account given in the application."),
)
SECRET = True

MESSAGE = Bilingual(hi="`{number}` बैंक खाते की संख्या प्रतीत होती है", en="`{number}` appears to be a bank account")

NUMBER = compile(r"(?<![\d/.:+-])\d(?:[ -]?\d){8,17}(?![\d/])")
ACCOUNT = compile(
    r"खात[ाे]\s*(?:की\s*)?(?:संख्या|सं[.०]?|क्रमांक|नं[.०]?|नम्बर|नंबर)|बैंक\s*खाता|\baccount\s*(?:no|number|#)|\bA/?c\.?\s*(?:no|number|#|:)", IGNORECASE
)  # fmt: skip
IFSC = compile(r"(?<![^\W_])[A-Z]{4}0[A-Z0-9]{6}(?![^\W_])")
PUBLISHED = compile(r"दान|अंशदान|donat|contribut", IGNORECASE)
NEAR = 120
"""Characters on either side in which an IFSC makes a number an account's."""


def check_file(file: File) -> Iterator[Finding]:
    for passage in passages(file, signs.LONG_NUMBER):
        for match in NUMBER.finditer(passage.words.translate(DIGITS)):
            near = passage.words[max(0, match.start() - NEAR) : match.end() + NEAR]
            if (ACCOUNT.search(labels(passage, match.start())) or IFSC.search(near)) and not PUBLISHED.search(near):
                yield Finding(passage.place(*match.span()), MESSAGE.format(number=masked(match[0], 4)))
