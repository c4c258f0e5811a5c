"""The texts of a record name the same sums."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.passages import apart
from panji.record import Record
from panji.register import Register

FAMILY = "language"
TITLE = Bilingual(hi="दोनों पाठों में राशि भिन्न है", en="Two texts name different sums")
WHY = Bilingual(
    hi="राशि एक ही होती है, भाषा कोई भी हो। हिन्दी में पाँच लाख और अंग्रेज़ी में पचास लाख लिखा हो तो भुगतान, स्वीकृति और "
    "अंकेक्षण में विवाद होगा।",
    en="A sum is the same in every language. With five lakh in Hindi and fifty in English, payment, sanction and audit "
    "will be in dispute.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर दोनों पाठों में वही राशि लिखें। `₹5.00 लाख`, `5,00,000 रुपये` और `Rs 5 lakh` समान माने जाते हैं।",
    en="Look at the paper and write the same sum in both texts. `₹5.00 lakh`, `5,00,000 rupees` and `Rs 5 lakh` are the "
    "same.",
)
EXAMPLE = Example(
    wrong="# 0003.hi.md\nराशि ₹5.00 लाख स्वीकृत की जाती है।\n# 0003.en.md\nA sum of Rs 50 lakh is sanctioned.",
    right="# 0003.hi.md\nराशि ₹5.00 लाख स्वीकृत की जाती है।\n# 0003.en.md\nA sum of Rs 5 lakh is sanctioned.",
)
LEGACY = Severity.WARNING

DIFFERENT = Bilingual(
    hi="यहाँ राशि `{here}` है, {language} पाठ में `{there}`",
    en="the sum here is `{here}`, in the {language} text `{there}`",
)
MISSING = Bilingual(hi="राशि `{here}` {language} पाठ में नहीं है", en="the sum `{here}` is not in the {language} text")
THERE = Bilingual(hi="{language} पाठ", en="the {language} text")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    return apart(record, register, "amount", DIFFERENT, MISSING, THERE)
