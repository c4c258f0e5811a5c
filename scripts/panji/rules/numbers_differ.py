"""The texts of a record have the same numbers in them."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.passages import apart
from panji.record import Record
from panji.register import Register

FAMILY = "language"
TITLE = Bilingual(hi="दोनों पाठों में संख्या भिन्न है", en="Two texts have different numbers in them")
WHY = Bilingual(
    hi="लक्ष्य, अवधि और पदों की संख्या अनुवाद में नहीं बदलती। एक अंक की भूल से दो भाषाओं के पाठक दो अलग निर्देश पढ़ते हैं।",
    en="Targets, periods and numbers of posts do not change in translation. One wrong digit, and readers of the two "
    "languages read two different directions.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर दोनों पाठों में वही संख्या लिखें; 10 से छोटी संख्याओं और समय की तुलना नहीं की जाती।",
    en="Look at the paper and write the same number in both texts. Numbers below 10 and times of day are not compared.",
)
EXAMPLE = Example(
    wrong="# 0003.hi.md\nन्यूनतम 95 प्रतिशत पत्रावलियाँ\n# 0003.en.md\nat least 59 per cent of files",
    right="# 0003.hi.md\nन्यूनतम 95 प्रतिशत पत्रावलियाँ\n# 0003.en.md\nat least 95 per cent of files",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

DIFFERENT = Bilingual(
    hi="यहाँ संख्या `{here}` है, {language} पाठ में `{there}`",
    en="the number here is `{here}`, in the {language} text `{there}`",
)
MISSING = Bilingual(hi="संख्या `{here}` {language} पाठ में नहीं है", en="the number `{here}` is not in the {language} text")
THERE = Bilingual(hi="{language} पाठ", en="the {language} text")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    return apart(record, register, "number", DIFFERENT, MISSING, THERE)
