"""An English text is written in English."""

from collections.abc import Iterator
from re import compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import of_text

FAMILY = "language"
TITLE = Bilingual(hi="अंग्रेज़ी पाठ देवनागरी में है", en="An English text in Devanagari")
WHY = Bilingual(
    hi="फ़ाइल का नाम कहता है कि पाठ अंग्रेज़ी में है। उसमें हिन्दी होने पर अंग्रेज़ी के पाठक को कुछ नहीं मिलता, और यह छिपा "
    "रहता है कि अनुवाद हुआ ही नहीं।",
    en="The file's name says that the text is English. If it is Hindi, readers of English get nothing, and nobody sees "
    "that a translation is missing.",
)
FIX = Bilingual(
    hi="यह अंश अंग्रेज़ी में लिखें। पाठ हिन्दी का हो तो फ़ाइल का नाम `.hi.md` पर समाप्त करें।",
    en="Write this in English. If the text is Hindi, let the file's name end in `.hi.md`.",
)
EXAMPLE = Example(
    wrong="# 0003.en.md\ntitle: सभी जिलों में ई-ऑफिस का क्रियान्वयन",
    right="# 0003.en.md\ntitle: Implementation of eOffice in all districts",
)
LEGACY = Severity.WARNING

MESSAGES = {
    "title": Bilingual(hi="अंग्रेज़ी पाठ का शीर्षक देवनागरी में है", en="the title of an English text is in Devanagari"),
    "summary": Bilingual(hi="अंग्रेज़ी पाठ का सारांश देवनागरी में है", en="the summary of an English text is in Devanagari"),
    "points": Bilingual(hi="अंग्रेज़ी पाठ का बिंदु देवनागरी में है", en="a point of an English text is in Devanagari"),
    "body": Bilingual(hi="अंग्रेज़ी पाठ देवनागरी में है", en="the body of an English text is in Devanagari"),
}

DEVANAGARI = compile(r"[\u0900-\u0963\u0971-\u097f]")
LATIN = compile("[A-Za-z]")
FEWEST = 10
"""Letters. A number as printed or a term in brackets makes no text Hindi."""


def check_file(file: File) -> Iterator[Finding]:
    if file.text is None or file.language != "en" or not file.signs & signs.DEVANAGARI:
        return
    for passage in of_text(file):
        letters = DEVANAGARI.findall(passage.words)
        if len(letters) >= FEWEST and len(letters) > len(LATIN.findall(signs.prose(passage.words))):
            place = passage.place(*passage.line(passage.words.index(letters[0])))
            yield Finding(place, MESSAGES[str(passage.route[0]) if passage.route else "body"])
