"""A table has a row of headings, and the line below it that makes it a table."""

import re
from collections.abc import Iterator

from panji.body import paragraphs, tables, tidy
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="तालिका में शीर्ष पंक्ति नहीं है", en="A table without headings")
WHY = Bilingual(
    hi="शीर्ष पंक्ति से ही पता चलता है कि किस स्तंभ में क्या है; स्क्रीन रीडर उसे हर खाने के साथ बोलता है (WCAG 1.3.1)। उसके नीचे `|---|` "
    "न हो तो तालिका बनती ही नहीं और सब कुछ एक पंक्ति में मिल जाता है।",
    en="The first row says what each column holds; a screen reader speaks it with every cell (WCAG 1.3.1). Without the "
    "line `|---|` below it there is no table at all, and everything runs together.",
)
FIX = Bilingual(
    hi="पहली पंक्ति में हर स्तंभ का नाम और दूसरी में `|---|---|` लिखें। तालिका के ऊपर एक खाली पंक्ति छोड़ें।",
    en="Name every column in the first row and write `|---|---|` as the second. Leave an empty line above the table.",
)
EXAMPLE = Example(
    wrong=Bilingual("| जयपुर | 75 |\n| अजमेर | 57 |", "| Jaipur | 75 |\n| Ajmer | 57 |"),
    right=Bilingual(
        "| जिला | प्रतिशत |\n|---|---|\n| जयपुर | 75 |\n| अजमेर | 57 |",
        "| District | Per cent |\n|---|---|\n| Jaipur | 75 |\n| Ajmer | 57 |",
    ),
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

EMPTY = Bilingual(hi="तालिका की शीर्ष पंक्ति खाली है", en="the table's first row is empty")
NONE = Bilingual(
    hi="इन {lines} पंक्तियों से तालिका नहीं बनती, क्योंकि शीर्ष पंक्ति के नीचे `|---|` नहीं है",
    en="these {lines} lines make no table, since there is no line `|---|` below the first",
)
HINT = Bilingual(hi="शीर्ष पंक्ति के नीचे `{line}` लिखें", en="write `{line}` below the first row")
NAME = Bilingual(hi="हर स्तंभ का नाम लिखें", en="name every column")
ROW = re.compile(r"^ {0,3}\|.*\|[ \t]*$", re.MULTILINE)


def check_file(file: File) -> Iterator[Finding]:
    if not file.text or tidy(file.text.body):
        return
    body, line = file.text.body, file.text.body_line
    for rows in tables(body, line):
        if not any(rows[0].cells):
            yield Finding(Place(file.path, span=rows[0].span), EMPTY, NAME)
    if not ROW.search(body):
        return
    for paragraph in paragraphs(body, line):
        rows = ROW.findall(paragraph.text)
        if len(rows) > 1:
            columns = rows[0].count("|") - 1
            hint = HINT.format(line="|" + "---|" * columns)
            yield Finding(Place(file.path, span=paragraph.span), NONE.format(lines=len(rows)), hint)
