"""No text has a person's PAN in it."""

from collections.abc import Iterator
from re import compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding
from panji.file import File
from panji.passages import found, masked

FAMILY = "privacy"
TITLE = Bilingual(hi="पाठ में किसी व्यक्ति का पैन है", en="A person's PAN in the text")
WHY = Bilingual(
    hi="स्थायी लेखा संख्या (पैन) से व्यक्ति के कर, खातों और ऋण की जानकारी जुड़ी होती है। सार्वजनिक आदेश में उसकी आवश्यकता नहीं होती, "
    "और उसका दुरुपयोग होता है।",
    en="A person's taxes, accounts and debts hang on the Permanent Account Number. No public order needs it, and it is "
    "misused.",
)
FIX = Bilingual(
    hi="पैन हटाएँ। फर्म, कम्पनी या शासन का पैन (चौथा अक्षर P या H नहीं) लिखा जा सकता है।",
    en="Delete the PAN. That of a firm, a company or the government (whose fourth letter is neither P nor H) may stay.",
)
EXAMPLE = Example(
    wrong=Bilingual(hi="पैन ABCPX1234Z वाले आवेदक को", en="to the applicant with PAN ABCPX1234Z"),
    right=Bilingual(hi="आवेदन क्रमांक 17 के आवेदक को", en="to the applicant of application no. 17"),
)
SECRET = True

MESSAGE = Bilingual(hi="`{number}` किसी व्यक्ति का पैन प्रतीत होता है", en="`{number}` appears to be a person's PAN")

# The fourth letter says whose it is: P a person's, H a Hindu undivided family's. Income Tax Department, "PAN structure".
NUMBER = compile(r"(?<![^\W_])[A-Z]{3}[PH][A-Z]\d{4}[A-Z](?![^\W_])")


def check_file(file: File) -> Iterator[Finding]:
    for match, passage in found(file, signs.CODE, NUMBER):
        yield Finding(passage.place(*match.span()), MESSAGE.format(number=masked(match[0], 2)))
