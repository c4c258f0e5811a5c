"""The texts of a record name the same days."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.passages import apart
from panji.record import Record
from panji.register import Register

FAMILY = "language"
TITLE = Bilingual(hi="दोनों पाठों में दिनांक भिन्न है", en="Two texts name different dates")
WHY = Bilingual(
    hi="अंतिम तिथि या प्रभावी दिनांक दोनों भाषाओं में अलग हो तो पालना करने वाला किसी एक को चूकेगा, और दोनों पाठ विधिक रूप से "
    "टकराएँगे।",
    en="With another last day or day of effect in each language, whoever has to comply will miss one of them, and the "
    "texts contradict each other in law.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर दोनों पाठों में वही दिनांक लिखें। `15.08.2025`, `15 अगस्त 2025` और `15th August 2025` समान माने जाते हैं।",
    en="Look at the paper and write the same date in both texts. `15.08.2025`, `15 August 2025` and `August 15th, 2025` "
    "are the same.",
)
EXAMPLE = Example(
    wrong="# 0003.hi.md\nसूचना 31.12.2026 तक भेजें।\n# 0003.en.md\nSend the report by 31 October 2026.",
    right="# 0003.hi.md\nसूचना 31.12.2026 तक भेजें।\n# 0003.en.md\nSend the report by 31 December 2026.",
)
LEGACY = Severity.WARNING

DIFFERENT = Bilingual(
    hi="यहाँ दिनांक `{here}` है, {language} पाठ में `{there}`",
    en="the date here is `{here}`, in the {language} text `{there}`",
)
MISSING = Bilingual(hi="दिनांक `{here}` {language} पाठ में नहीं है", en="the date `{here}` is not in the {language} text")
THERE = Bilingual(hi="{language} पाठ", en="the {language} text")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    return apart(record, register, "date", DIFFERENT, MISSING, THERE)
