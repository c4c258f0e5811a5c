"""The texts of a record have the same paragraphs, lists and tables."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Place, Severity, Span
from panji.passages import LANGUAGE_NAMES
from panji.record import Record, Text
from panji.register import Register

FAMILY = "language"
TITLE = Bilingual(hi="दोनों पाठों की रचना भिन्न है", en="Two texts are not built alike")
WHY = Bilingual(
    hi="आदेश का संदर्भ बिंदु संख्या से दिया जाता है। अनुवाद में कोई बिंदु, सूची की पंक्ति या तालिका की पंक्ति छूट जाए तो “बिंदु 5” "
    "दोनों भाषाओं में अलग बात होगी।",
    en="Orders are cited by the number of a paragraph. If a paragraph, an item or a row of a table is lost in "
    "translation, “paragraph 5” is something else in each language.",
)
FIX = Bilingual(
    hi="दोनों पाठ सामने रखकर छूटा हुआ बिंदु, शीर्षक या पंक्ति जोड़ें।",
    en="Lay the texts side by side and add the paragraph, heading or row that is missing.",
)
EXAMPLE = Example(
    wrong="# 0003.hi.md\n1. सूचना भेजें।\n2. पंजी रखें।\n# 0003.en.md\n1. Send the report, and keep the register.",
    right="# 0003.hi.md\n1. सूचना भेजें।\n2. पंजी रखें।\n# 0003.en.md\n1. Send the report.\n2. Keep the register.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

PARTS = (
    Bilingual(hi="शीर्षक", en="headings"),
    Bilingual(hi="क्रमांकित बिंदु", en="numbered paragraphs"),
    Bilingual(hi="सूची की पंक्तियाँ", en="items of lists"),
    Bilingual(hi="तालिका की पंक्तियाँ", en="rows of tables"),
)
"""What an outline counts, in its order."""
COUNT = Bilingual(hi="{part} यहाँ {here}, वहाँ {there}", en="{part}: {here} here, {there} there")
MESSAGE = Bilingual(
    hi="यह पाठ {language} पाठ जैसा नहीं है: {counts}", en="this text is not built like the {language} text: {counts}"
)
THERE = Bilingual(hi="{language} पाठ यहाँ से है", en="the {language} text begins here")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    outline = register.files[record.first.path].outline
    for text in record.texts.values():
        other = register.files[text.path].outline
        if other != outline and text.body.strip():
            counts = [
                COUNT.format(part=part, here=here, there=there)
                for part, here, there in zip(PARTS, other, outline, strict=True)
                if here != there
            ]
            language = LANGUAGE_NAMES[record.first.language]
            listed = Bilingual(hi="; ".join(each.hi for each in counts), en="; ".join(each.en for each in counts))
            message = MESSAGE.format(language=language, counts=listed)
            yield Finding(_start(text), message, None, ((_start(record.first), THERE.format(language=language)),))


def _start(text: Text) -> Place:
    line = text.body_line + len(text.body) - len(text.body.lstrip("\n"))
    return Place(text.path, span=Span(line, 1, line, 1))
