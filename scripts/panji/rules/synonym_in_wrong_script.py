"""In the glossary, Hindi words are written in Devanagari and English words in Latin letters."""

import re
from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.file import File

FAMILY = "register"
TITLE = Bilingual(hi="शब्दावली का शब्द अन्य लिपि में है", en="A word of the glossary is in the wrong script")
WHY = Bilingual(
    hi="खोज सुझाव में हिन्दी शब्द हिन्दी पाठक को और अंग्रेज़ी शब्द अंग्रेज़ी पाठक को दिखाए जाते हैं। रोमन में लिखी हिन्दी को खोज स्वयं "
    "पहचानती है; उसे लिखने की आवश्यकता नहीं।",
    en="Suggestions show the Hindi words to those who read Hindi, and the English ones to those who read English. "
    "Hindi in Roman letters is understood without being listed.",
)
FIX = Bilingual(
    hi="`hi` में शब्द देवनागरी में और `en` में रोमन लिपि में लिखें। शब्द दूसरी भाषा का हो तो उसे उसी भाषा की सूची में रखें।",
    en="Write the words under `hi` in Devanagari and those under `en` in Latin letters. A word of the other language "
    "goes to that language's list.",
)
EXAMPLE = Example(
    wrong="drinking-water: {hi: [पेयजल, peyjal], en: [drinking water]}",
    right="drinking-water: {hi: [पेयजल], en: [drinking water]}",
)

MESSAGES = {
    "hi": Bilingual(hi="`hi` में `{word}` देवनागरी में नहीं है", en="under `hi`, `{word}` is not in Devanagari"),
    "en": Bilingual(hi="`en` में `{word}` रोमन लिपि में नहीं है", en="under `en`, `{word}` is not in Latin letters"),
}
FORMS = {"hi": re.compile(r"[^a-z]*[ऄ-हक़-ॡ][^a-z]*", re.I), "en": re.compile(r"[^ऀ-ॿ]*[a-z][^ऀ-ॿ]*", re.I)}


def check_file(file: File) -> Iterator[Finding]:
    for synonyms in file.synonyms:
        for language, form in FORMS.items():
            for index, word in enumerate(getattr(synonyms, language)):
                if not form.fullmatch(word):
                    yield Finding(synonyms.at(language, index), MESSAGES[language].format(word=word))
