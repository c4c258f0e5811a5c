"""No sentence is turned into a heading by the line below it, and no heading is without words."""

from collections.abc import Iterator

from panji.body import headings, orderly
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="वाक्य अनजाने में शीर्षक बन गया", en="A sentence has become a heading by accident")
WHY = Bilingual(
    hi="Markdown में ठीक नीचे की `---` या `===` पंक्ति ऊपर के पूरे अनुच्छेद को शीर्षक बना देती है। पृष्ठ पर आदेश का वह अंश बड़े अक्षरों "
    "में शीर्षक के रूप में दिखता है।",
    en="In Markdown, a line of `---` or `===` right below a paragraph turns all of it into a heading. On the page, that "
    "part of the order then stands in large letters as a heading.",
)
FIX = Bilingual(
    hi="रेखा के ऊपर एक खाली पंक्ति छोड़ें, या रेखा हटा दें। शीर्षक ही बनाना हो तो उसे `##` से लिखें।",
    en="Leave an empty line above the rule, or delete the rule. If it is to be a heading, write it with `##`.",
)
EXAMPLE = Example(
    wrong=Bilingual("पालना सुनिश्चित की जाए।\n---", "Compliance is to be ensured.\n---"),
    right=Bilingual("पालना सुनिश्चित की जाए।\n\n---", "Compliance is to be ensured.\n\n---"),
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="नीचे की रेखा से यह वाक्य शीर्षक बन गया है: `{text}`",
    en="the line below it turns this sentence into a heading: `{text}`",
)
HINT = Bilingual(hi="रेखा के ऊपर एक खाली पंक्ति छोड़ें", en="leave an empty line above the rule")
EMPTY = Bilingual(
    hi="`{marks}` के आगे शीर्षक के शब्द नहीं हैं", en="there are no words behind `{marks}` that could be a heading"
)
DELETE = Bilingual(hi="पंक्ति हटा दें, या `\\{marks}` लिखें", en="delete the line, or write `\\{marks}`")


def check_file(file: File) -> Iterator[Finding]:
    if file.text and not orderly(file.text.body):
        for heading in headings(file.text.body, file.text.body_line):
            if heading.by_accident:
                place, marks = Place(file.path, span=heading.span), "#" * heading.level
                if heading.text:
                    yield Finding(place, MESSAGE.format(text=heading.text), HINT)
                else:
                    yield Finding(place, EMPTY.format(marks=marks), DELETE.format(marks=marks))
