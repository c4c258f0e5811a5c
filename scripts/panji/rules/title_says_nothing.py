"""A title says what the record is about."""

import re
from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.numbering import plain
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="शीर्षक से विषय ज्ञात नहीं होता", en="A title does not say what the record is about")
WHY = Bilingual(
    hi="सूची और खोज में पाठक केवल शीर्षक देखता है। `आदेश` या क्रमांक मात्र से वह नहीं जान सकता कि आदेश उसके काम का है या नहीं।",
    en="In lists and search results a reader sees the title alone. `Order` or a bare number does not tell whether it is "
    "the one that is wanted.",
)
FIX = Bilingual(
    hi="`title` में पत्र का विषय एक पंक्ति में लिखें: किस बारे में, और किसके लिए।",
    en="Write the subject of the paper as `title`, in one line: what it is about, and for whom.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong=Bilingual(hi="title: कार्यालय आदेश", en="title: Office Order"),
    right=Bilingual(hi="title: ग्रीष्मकाल में नियंत्रण कक्ष का गठन", en="title: Setting up of control rooms for the summer"),
)

KIND = Bilingual(
    hi="शीर्षक `{title}` केवल पत्र का प्रकार या क्रमांक बताता है",
    en="the title `{title}` gives only the kind of paper or its number",
)
FILE = Bilingual(hi="शीर्षक `{title}` किसी फ़ाइल का नाम है", en="the title `{title}` is the name of a file")

KINDS = re.compile(
    r"(?:कार्यालय|राज्य|आवश्यक|महत्वपूर्ण|अति|संशोधित|नवीन|शासकीय|office|government|important|urgent|revised|new|"
    r"परिपत्र|आदेश|निर्देश|अधिसूचना|पत्र|ज्ञापन|सूचना|विज्ञप्ति|प्रेस|नोट|शुद्धि|शीर्षक|विषय|"
    r"circular|order|directive|notification|letter|memorandum|memo|notice|note|press|release|corrigendum|"
    r"title|subject|untitled|document|scan|no|number|dated|दिनांक|क्रमांक|संख्या)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]")
DIGIT = re.compile(r"\d")
BETWEEN = re.compile(r"[^\s:,.()–-]+")
"""What stands between blanks and punctuation."""
FILE_NAME = re.compile(r"\S+\.(?:pdf|docx?|odt|rtf|txt|md|jpe?g|png|tiff?)", re.IGNORECASE)
LONGEST = 60
"""Characters. A longer title says something."""


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if record.source:  # its title is what the collection calls it
        return
    for text in record.texts.values():
        title = text.title
        if not title or len(title) > LONGEST:
            continue
        if FILE_NAME.fullmatch(title):
            yield Finding(text.at("title"), FILE.format(title=title))
        elif _bare(title, record.number):
            yield Finding(text.at("title"), KIND.format(title=title))


def _bare(title: str, number: str | None) -> bool:
    """Whether nothing is left of a title without the number and the words for kinds of papers."""
    if (DIGIT.search(title) or not WORD.search(title)) and plain(title) == plain(number or ""):
        return True
    left = title.replace(number, " ") if number else title
    for match in BETWEEN.finditer(left):
        if WORD.search(match[0]) and not KINDS.fullmatch(match[0]):
            return False
    return WORD.search(title) is not None
