"""Headings go down one level at a time."""

from collections.abc import Iterator

from panji.body import headings, orderly
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="शीर्षक का स्तर छूट गया", en="A heading skips a level")
WHY = Bilingual(
    hi="स्क्रीन रीडर से पढ़ने वाले शीर्षकों के सहारे पाठ में आगे बढ़ते हैं। बीच का स्तर न हो तो लगता है कि कुछ छूट गया (WCAG 1.3.1)।",
    en="Whoever has the page read aloud moves from heading to heading. A missing level sounds as if something were left "
    "out (WCAG 1.3.1).",
)
FIX = Bilingual(
    hi="`##` के नीचे का शीर्षक `###` से लिखें, उसके नीचे का `####` से।",
    en="Write `###` below `##`, and `####` below `###`.",
)
EXAMPLE = Example(
    wrong=Bilingual("## निर्देश\n\n#### जिले", "## Instructions\n\n#### Districts"),
    right=Bilingual("## निर्देश\n\n### जिले", "## Instructions\n\n### Districts"),
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="`{text}` स्तर {level} का शीर्षक है, पर इसके ऊपर का शीर्षक स्तर {above} का है",
    en="`{text}` is a heading of level {level}, but the one above it has level {above}",
)
HINT = Bilingual(hi="`{marks} {text}` लिखें", en="write `{marks} {text}`")


def check_file(file: File) -> Iterator[Finding]:
    if file.text and not orderly(file.text.body):
        above = 2  # on the page, a heading of the second level stands above the whole text
        for heading in headings(file.text.body, file.text.body_line):
            if heading.by_accident:
                continue
            if heading.level > above + 1:
                message = MESSAGE.format(text=heading.text, level=heading.level, above=above)
                hint = HINT.format(marks="#" * (above + 1), text=heading.text)
                yield Finding(Place(file.path, span=heading.span), message, hint)
            above = max(heading.level, 2)
