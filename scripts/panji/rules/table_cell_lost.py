"""No row of a table has more cells than its header: the page would leave them out."""

from collections.abc import Iterator

from panji.body import tables, tidy
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="तालिका का खाना पृष्ठ पर नहीं आएगा", en="A table's cell would not be shown")
WHY = Bilingual(
    hi="जिस पंक्ति में शीर्ष पंक्ति से अधिक खाने हों, उसके अतिरिक्त खाने पृष्ठ पर नहीं आते। आदेश का वह अंश पाठक को दिखाई नहीं देगा।",
    en="Where a row has more cells than the table's first row, the rest of them are left out of the page, and with them a "
    "part of the order.",
)
FIX = Bilingual(
    hi="हर पंक्ति में उतने ही खाने रखें जितने शीर्ष पंक्ति में हैं। खाने के भीतर `|` ही लिखना हो तो `\\|` लिखें।",
    en="Give every row as many cells as the first one. Write `\\|` for a `|` within a cell.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        "| जिला | लक्ष्य |\n|---|---|\n| जयपुर | 95 | मार्च तक |",
        "| District | Target |\n|---|---|\n| Jaipur | 95 | by March |",
    ),
    right=Bilingual(
        "| जिला | लक्ष्य | अवधि |\n|---|---|---|\n| जयपुर | 95 | मार्च तक |",
        "| District | Target | Until |\n|---|---|---|\n| Jaipur | 95 | March |",
    ),
)
LEGACY = Severity.WARNING

MESSAGE = Bilingual(
    hi="इस पंक्ति में {written} खाने हैं, शीर्ष पंक्ति में {shown}; `{lost}` पृष्ठ पर नहीं आएगा",
    en="this row has {written} cells, the first one {shown}; `{lost}` would not be shown",
)


def check_file(file: File) -> Iterator[Finding]:
    if not file.text or tidy(file.text.body):
        return
    for header, *rows in tables(file.text.body, file.text.body_line):
        shown = len(header.cells)
        for row in rows:
            lost = [cell for cell in row.cells[shown:] if cell]
            if lost:
                message = MESSAGE.format(written=len(row.cells), shown=shown, lost=lost[0])
                yield Finding(Place(file.path, span=row.span), message)
