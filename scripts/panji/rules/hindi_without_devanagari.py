"""A Hindi text is written in Devanagari."""

from collections.abc import Iterator
from re import compile

from panji import legacy_fonts, signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import of_text

FAMILY = "language"
TITLE = Bilingual(hi="हिन्दी पाठ देवनागरी में नहीं है", en="A Hindi text without Devanagari")
WHY = Bilingual(
    hi="फ़ाइल का नाम कहता है कि पाठ हिन्दी में है। रोमन में या अंग्रेज़ी में लिखा अंश हिन्दी के पाठक को अनुवाद नहीं, वही का वही "
    "दिखेगा, और खोज तथा वाचक यंत्र उसे हिन्दी मानकर चूकेंगे।",
    en="The file's name says that the text is Hindi. What is written in English or in Roman letters is shown to Hindi "
    "readers as it is, and search and screen readers take it for Hindi.",
)
FIX = Bilingual(
    hi="यह अंश हिन्दी में, देवनागरी में लिखें। पाठ अंग्रेज़ी का हो तो फ़ाइल का नाम `.en.md` पर समाप्त करें।",
    en="Write this in Hindi, in Devanagari. If the text is English, let the file's name end in `.en.md`.",
)
EXAMPLE = Example(
    wrong="# 0003.hi.md\ntitle: Implementation of eOffice in all districts",
    right="# 0003.hi.md\ntitle: सभी जिलों में ई-ऑफिस का क्रियान्वयन",
)
LEGACY = Severity.WARNING

MESSAGES = {
    "title": Bilingual(hi="हिन्दी पाठ के शीर्षक में देवनागरी नहीं है", en="the title of a Hindi text has no Devanagari in it"),
    "summary": Bilingual(
        hi="हिन्दी पाठ के सारांश में देवनागरी नहीं है", en="the summary of a Hindi text has no Devanagari in it"
    ),
    "points": Bilingual(hi="हिन्दी पाठ के बिंदु में देवनागरी नहीं है", en="a point of a Hindi text has no Devanagari in it"),
    "body": Bilingual(hi="हिन्दी पाठ देवनागरी में नहीं है", en="the body of a Hindi text has no Devanagari in it"),
}

DEVANAGARI = compile("[ऄ-ह]")
WORD = compile(r"(?<![\w.])(?=[A-Z]*[a-z])[A-Za-z]{3,}(?!\w|\.\w)")
"""Abbreviations in capitals, names of files and tables of figures are in no language."""
FEWEST = 2
"""Words. One may be a name that has no other spelling."""


def check_file(file: File) -> Iterator[Finding]:
    if file.text is None or file.language != "hi":
        return
    for passage in of_text(file):
        if not passage.words or DEVANAGARI.search(passage.words):
            continue
        words = list(WORD.finditer(signs.prose(passage.words)))
        if len(words) >= FEWEST and not any(legacy_fonts.runs(passage.words)):
            place = passage.place(words[0].start(), passage.line(words[0].start())[1])
            yield Finding(place, MESSAGES[str(passage.route[0]) if passage.route else "body"])
