"""A Hindi name is written in Devanagari, an English one is not."""

import re
from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.register import Register

FAMILY = "register"
TITLE = Bilingual(hi="नाम अपनी लिपि में नहीं है", en="A name is not in its own script")
WHY = Bilingual(
    hi="सूची के नाम हिन्दी और अंग्रेज़ी दोनों साइटों पर दिखते हैं। एक के स्थान पर दूसरा लिखा हो तो हिन्दी पाठक को अंग्रेज़ी नाम "
    "मिलता है, और स्क्रीन-रीडर उसे गलत पढ़ता है।",
    en="The names of a list stand on the Hindi and on the English site. If one stands for the other, Hindi readers get an "
    "English name, and a screen reader speaks it wrongly.",
)
FIX = Bilingual(
    hi="`hi` में देवनागरी में नाम लिखें, `en` में अंग्रेज़ी में। संक्षिप्त नाम भी देवनागरी में लिखे जाते हैं: `ई-ऑफिस`, `डीओपीटी`।",
    en="Write the name in Devanagari as `hi` and in English as `en`. Acronyms too are written in Devanagari in Hindi.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(wrong="e-office: {hi: eOffice, en: ई-ऑफिस}", right="e-office: {hi: ई-ऑफिस, en: eOffice}")

HINDI = Bilingual(
    hi="`{id}` का हिन्दी नाम `{label}` देवनागरी में नहीं है", en="the Hindi name of `{id}`, `{label}`, is not in Devanagari"
)
ENGLISH = Bilingual(
    hi="`{id}` के अंग्रेज़ी नाम `{label}` में देवनागरी है", en="the English name of `{id}`, `{label}`, has Devanagari in it"
)

DEVANAGARI = re.compile(r"[\u0900-\u097f]")
LETTER = re.compile(r"[^\W\d_]")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for entry in register.vocabulary.entries():
        if LETTER.search(entry.hi) and not DEVANAGARI.search(entry.hi):
            yield Finding(entry.at("hi"), HINDI.format(id=entry.id, label=entry.hi))
        if DEVANAGARI.search(entry.en):
            yield Finding(entry.at("en"), ENGLISH.format(id=entry.id, label=entry.en))
