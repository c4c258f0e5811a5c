"""The date that heads the text is the day of issue."""

import re
from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity, Span
from panji.numbering import DIGITS, plain
from panji.record import Record, Text
from panji.register import Register

TITLE = Bilingual(hi="पाठ का दिनांक जारी दिनांक से भिन्न है", en="The date in the text is not the day of issue")
WHY = Bilingual(
    hi="आदेश अपने दिनांक से उद्धृत होता है और उसी दिन से प्रभावी माना जाता है। विवरण और पाठ में दो दिनांक हों तो कौन-सा सही है, यह "
    "कोई नहीं कह सकता।",
    en="An order is cited by its date and counts from that day. With one date above and another in the text, nobody can tell "
    "which is right.",
)
FIX = Bilingual(
    hi="हस्ताक्षरित प्रति देखकर `issued` या पाठ का दिनांक सुधारें।",
    en="Correct `issued`, or the date in the text, from the signed copy.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE
EXAMPLE = Example(
    wrong=Bilingual(
        hi="issued: 2025-08-15\n---\nजयपुर, दिनांक 18 अगस्त 2025",
        en="issued: 2025-08-15\n---\nJaipur, dated the 18th August, 2025",
    ),
    right=Bilingual(
        hi="issued: 2025-08-18\n---\nजयपुर, दिनांक 18 अगस्त 2025",
        en="issued: 2025-08-18\n---\nJaipur, dated the 18th August, 2025",
    ),
)

MESSAGE = Bilingual(
    hi="पाठ में दिनांक `{written}` है, `issued` में `{issued}`",
    en="the text is dated `{written}`, but `issued` is `{issued}`",
)
OTHER = Bilingual(hi="`issued` यहाँ है", en="`issued` is here")

MONTHS = (
    ("january", "jan", "जनवरी"),
    ("february", "feb", "फरवरी", "फ़रवरी"),
    ("march", "mar", "मार्च"),
    ("april", "apr", "अप्रैल", "अप्रेल"),
    ("may", "मई"),
    ("june", "jun", "जून"),
    ("july", "jul", "जुलाई"),
    ("august", "aug", "अगस्त"),
    ("september", "sept", "sep", "सितम्बर", "सितंबर"),
    ("october", "oct", "अक्टूबर", "अक्तूबर"),
    ("november", "nov", "नवम्बर", "नवंबर"),
    ("december", "dec", "दिसम्बर", "दिसंबर"),
)
MONTH = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
NAMES = "|".join(sorted(MONTH, key=len, reverse=True))
DAY = (
    r"(?:(?P<d1>\d{1,2})[./-](?P<m1>\d{1,2})[./-](?P<y1>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d\d)-(?P<d2>\d\d)"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day\s+of)?\s*(?P<m3>{NAMES})\.?\s*,?\s*(?P<y3>\d{{4}})"
    rf"|(?P<m4>{NAMES})\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<y4>\d{{4}}))"
)
AROUND = r"[\s|*_#]*"
HEAD = re.compile(
    rf"{AROUND}"
    # `क्रमांक: …` of this record, or the place, may stand before it; `संदर्भ: …` may not: that is another's date.
    r"(?:(?:क्रमांक|संख्या|no\.?|number)\s*[:.|-]*\s*(?P<number>\S.*?)[\s|,;*_]+"
    r"|(?P<place>(?-i:[A-Z\u0904-\u0939])[^\s\d,:|]*(?:\s[^\s\d,:|]+)?),\s*)?"
    r"(?:दिनांक|दिनाङ्क|dated?)(?P<colon>\s*[:.|–-]+)?[\s|*_]*(?:the\s+)?"
    rf"(?P<day>{DAY}){AROUND}[.।]?{AROUND}",
    re.IGNORECASE,
)
MEETING = re.compile(
    r"(?<![\u0900-\u097f])(?:समय|स्थान)[\s|*_]*[:|–-]|बजे|\b(?:time|venue|place)[\s|*_]*[:|–-]|\d\s*[ap]\.?m\b",
    re.IGNORECASE,
)
"""What stands beside the date of a meeting, which is not the day of issue."""
LONGEST = 120
"""Characters. The head of a paper is made of short lines; with the first long one the text begins."""
FIRST = 12
"""Lines that may belong to the head."""


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    if record.issued is None:
        return
    for text in record.texts.values():
        head = text.body[:1500]
        if "दिना" in head or "ate" in head or "DATE" in head:
            yield from _look(record, text, record.issued)


def _look(record: Record, text: Text, issued: date) -> Iterator[Finding]:
    lines = [(number, line) for number, line in enumerate(text.body.split("\n")[:60], text.body_line) if line.strip()]
    for index, (number, line) in enumerate(lines[:FIRST]):
        if len(line) > LONGEST:
            return
        match = HEAD.fullmatch(line.translate(DIGITS))
        if not match or any(MEETING.search(near) for _, near in lines[max(0, index - 2) : index + 3]):
            continue
        if match["number"]:
            if not record.number or plain(match["number"]).strip("*_|") != plain(record.number):
                continue
        elif not (match["place"] or match["colon"]):
            continue  # a line that may as well go on from the one above: `…EXECUTIVE ORDER No. 5⏎DATED MARCH 14, 1974`
        day = _day(match)
        if day and day != issued:
            start, end = match.span("day")
            place = text.at()._replace(span=Span(number, start + 1, number, end + 1))
            others = ((record.at("issued"), OTHER),)
            yield Finding(place, MESSAGE.format(written=line[start:end], issued=issued), None, others)
            return


def _day(match: re.Match[str]) -> date | None:
    for form in "1234":
        if year := match[f"y{form}"]:
            month = match[f"m{form}"]
            number = int(month) if month.isdecimal() else MONTH[month.lower()]
            try:
                return date(int(year), number, int(match[f"d{form}"]))
            except ValueError:
                return None
    return None
