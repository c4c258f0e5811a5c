"""No text has somebody's mobile number in it."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.figures import DIGITS
from panji.file import File
from panji.passages import labels, masked, passages

FAMILY = "privacy"
TITLE = Bilingual(hi="पाठ में मोबाइल नम्बर है", en="A mobile number in the text")
WHY = Bilingual(
    hi="मोबाइल नम्बर व्यक्ति का होता है, पद का नहीं: अधिकारी बदल जाता है, नम्बर पंजी में रह जाता है। आवेदक या लाभार्थी का नम्बर "
    "निजी जानकारी है।",
    en="A mobile number is a person's, not a post's: the officer leaves, and the number stays in the register. That of "
    "an applicant is personal data.",
)
FIX = Bilingual(
    hi="मोबाइल नम्बर के स्थान पर कार्यालय का दूरभाष (एसटीडी कोड सहित), हेल्पलाइन या पदनाम लिखें।",
    en="In place of the mobile write the office's telephone with its STD code, a helpline or the post.",
)
EXAMPLE = Example(
    wrong=Bilingual(hi="सम्पर्क: नोडल अधिकारी, मो. 98765 43210", en="Contact: nodal officer, mob. 98765 43210"),
    right=Bilingual(hi="सम्पर्क: नोडल अधिकारी, दूरभाष 0141-2000000", en="Contact: nodal officer, telephone 0141-2000000"),
)
SEVERITY = Severity.WARNING
SECRET = True

MESSAGE = Bilingual(hi="`{number}` मोबाइल नम्बर प्रतीत होता है", en="`{number}` appears to be a mobile number")

# Ten digits, the first from 6 to 9 (National Numbering Plan of India, 2003), as Indians group them.
TEN = r"[6-9]\d{9}|[6-9]\d{4}[ -]\d{5}|[6-9]\d{3}[ -]\d{6}|[6-9]\d{3}[ -]\d{3}[ -]\d{3}"
NUMBER = compile(rf"(?<![\d/.,₹+-])(?:(?P<india>\+?91[ -]{{0,2}}|0091[ -]?)|0)?(?P<number>{TEN})(?![\d/]|[.,-]\d)")
TELEPHONE = compile(
    r"मोबाइल|मोबाईल|मो[.०]|चलभाष|फ़?ोन|दूरभाष|सम्पर्क|संपर्क|व्हाट्सए?प|वाट्सएप|\b(?:mobile|mob|cell|phone|ph|tel|telephone|contact|whats-?app|call)\b",
    IGNORECASE,
)  # fmt: skip
OF_AN_OFFICE = compile(
    r"हेल्प ?लाइन|नियंत्रण कक्ष|नियन्त्रण कक्ष|कंट्रोल रूम|कन्ट्रोल रूम|टोल.?फ्री|सीयूजी|\b(?:help ?line|control room|toll|CUG)\b", IGNORECASE
)  # fmt: skip


def check_file(file: File) -> Iterator[Finding]:
    for passage in passages(file, signs.LONG_NUMBER):
        for match in NUMBER.finditer(passage.words.translate(DIGITS)):
            before = labels(passage, match.start())
            after = passage.words[match.end() : passage.line(match.end())[1]][:30]
            known = match["india"] and match["india"].startswith(("+", "00"))
            if (known or TELEPHONE.search(before) or TELEPHONE.search(after)) and not OF_AN_OFFICE.search(
                before + after
            ):
                yield Finding(passage.place(*match.span()), MESSAGE.format(number=masked(match[0], 2)))
