"""No text has an Aadhaar number in it."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding
from panji.figures import DIGITS
from panji.file import File
from panji.passages import labels, masked, passages

FAMILY = "privacy"
TITLE = Bilingual(hi="पाठ में आधार संख्या है", en="An Aadhaar number in the text")
WHY = Bilingual(
    hi="आधार संख्या का सार्वजनिक प्रकाशन आधार अधिनियम, 2016 की धारा 29(4) के अधीन वर्जित है। पंजी से एक बार प्रकाशित हुई संख्या वापस "
    "नहीं ली जा सकती।",
    en="Section 29(4) of the Aadhaar Act, 2016 forbids to publish an Aadhaar number. What has once been published "
    "cannot be taken back.",
)
FIX = Bilingual(
    hi="संख्या हटाएँ; पहचान आवश्यक हो तो केवल अंतिम चार अंक लिखें: `XXXX XXXX 2346`। यदि यह किसी और वस्तु की बारह अंकों की संख्या है तो "
    "छूट का कारण लिखें।",
    en="Delete the number. If somebody has to be identified, write its last four digits only: `XXXX XXXX 2346`. If these "
    "twelve digits are something else, exempt the record and say what.",
)
EXAMPLE = Example(
    wrong=Bilingual(hi="लाभार्थी का आधार क्रमांक 2341 2341 2346 है।", en="The beneficiary's Aadhaar is 2341 2341 2346."),
    right=Bilingual(hi="लाभार्थी का आधार क्रमांक XXXX XXXX 2346 है।", en="The beneficiary's Aadhaar is XXXX XXXX 2346."),
)
SECRET = True

MESSAGE = Bilingual(hi="`{number}` आधार संख्या प्रतीत होती है", en="`{number}` appears to be an Aadhaar number")

BETWEEN = "[ .\xa0–-]{0,2}"
NUMBER = compile(
    rf"(?<![\d/])(?<!\d\.)(?<!\d{{4}}[ \xa0–-])[2-9]\d{{3}}{BETWEEN}\d{{4}}{BETWEEN}\d{{4}}(?!\d|[/.]\d|[ \xa0–-]\d{{4}}(?!\d))"
)
SOMETHING_ELSE = compile(
    r"\b(?:UTR|RRN|GRN|ARN|CIN|IMEI|transaction|challan|account|a/c)\b|चालान|खाता|खाते|लेन-देन|ट्रांजेक्शन", IGNORECASE
)

# The check digit is Verhoeff's: multiplication in the dihedral group of the pentagon, after a permutation for each place.
# J. Verhoeff, Error Detecting Decimal Codes, 1969; UIDAI uses it for Aadhaar.
TIMES = [[(a + b) % 5 if a < 5 and b < 5 else (a + b - 5) % 5 + 5 if a < 5 else (a - b) % 5 + 5 if b < 5 else (a - b) % 5
          for b in range(10)] for a in range(10)]  # fmt: skip
FIRST = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
PERMUTED = [list(range(10))]
for _ in range(7):
    PERMUTED.append([PERMUTED[-1][digit] for digit in FIRST])


def check_file(file: File) -> Iterator[Finding]:
    for passage in passages(file, signs.LONG_NUMBER):
        for match in NUMBER.finditer(passage.words.translate(DIGITS)):
            if valid(match[0]) and not SOMETHING_ELSE.search(labels(passage, match.start())):
                yield Finding(passage.place(*match.span()), MESSAGE.format(number=masked(match[0], 4)))


def valid(number: str) -> bool:
    """Whether the last digit is Verhoeff's check digit of the others."""
    check = 0
    for place, digit in enumerate(int(each) for each in reversed(number) if each.isdecimal()):
        check = TIMES[check][PERMUTED[place % 8][digit]]
    return check == 0
