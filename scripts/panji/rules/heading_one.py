"""A body has no heading of the first level: the page's heading is the title."""

from collections.abc import Iterator

from panji.body import headings, orderly
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="पाठ में प्रथम स्तर का शीर्षक", en="A heading of the first level in the text")
WHY = Bilingual(
    hi="पृष्ठ का प्रथम स्तर का शीर्षक अभिलेख का `title` होता है। पाठ में दूसरा प्रथम शीर्षक हो तो स्क्रीन रीडर से पढ़ने वाले को एक पृष्ठ पर "
    "दो अभिलेख प्रतीत होते हैं।",
    en="The page's first heading is made from the record's `title`. A second one makes the page sound like two records "
    "to whoever has it read aloud.",
)
FIX = Bilingual(
    hi="पाठ के शीर्षक `##` से आरंभ करें। यदि पंक्ति में केवल विषय दोहराया गया है तो उसे हटा दें।",
    en="Begin the text's headings with `##`. If the line only repeats the subject, delete it.",
)
EXAMPLE = Example(wrong=Bilingual("# निर्देश", "# Instructions"), right=Bilingual("## निर्देश", "## Instructions"))
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(hi="`{text}` प्रथम स्तर का शीर्षक है", en="`{text}` is a heading of the first level")
HINT = Bilingual(hi="`## {text}` लिखें", en="write `## {text}`")


def check_file(file: File) -> Iterator[Finding]:
    if file.text and not orderly(file.text.body):
        for heading in headings(file.text.body, file.text.body_line):
            if heading.level == 1 and not heading.by_accident:
                place = Place(file.path, span=heading.span)
                yield Finding(place, MESSAGE.format(text=heading.text), HINT.format(text=heading.text))
