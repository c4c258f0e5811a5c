"""The date that heads the text is the day of issue."""

import re
from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity, Span
from panji.numbering import DIGITS, plain
from panji.record import Record, Text
from panji.register import Register

FAMILY = "time"
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
LINE = re.compile(r"[^\n]+")
AROUND = r"[\s|*_#]*"
HEAD = re.compile(
    rf"{AROUND}"
    # `क्रमांक: …` of this record, or the place, may stand before it; `संदर्भ: …` may not: that is another's date.
    r"(?:(?:क्रमांक|संख्या|no\.?|number)\s*[:.|-]*\s*(?P<number>\S.*?)[\s|,;*_]+"
    r"|(?P<place>(?-i:[A-Z\u0904-\u0939])[^\s\d,:|]*(?:\s[^\s\d,:|]+)?),\s*)?"
    r"(?:(?P<label>दिनांक|दिनाङ्क|dated?)(?P<colon>\s*[:.|–-]+)?[\s|*_]*(?:the\s+)?)?"
    rf"(?P<day>{DAY}){AROUND}[.।]?{AROUND}",
    re.IGNORECASE,
)
OF_SOMETHING = re.compile(r"दिना|तिथि|date", re.IGNORECASE)
"""A word that is no place: `अन्तिम तिथि, 30.06.2026`."""
GOES_ON = re.compile(r"(?:[,-]|\b(?:dated?|of|on|from|by|and|to|until)|दिनांक|तक|एवं|से)[\s*_]*\Z", re.IGNORECASE)
"""How a line ends that the date on the next line belongs to."""
MEETING = re.compile(
    r"(?<![\u0900-\u097f])(?:समय|स्थान)[\s|*_]*[:|–-]|बजे|\b(?:time|venue|place)[\s|*_]*[:|–-]|\d\s*[ap]\.?m\b",
    re.IGNORECASE,
)
"""What stands beside the date of a meeting, which is not the day of issue."""
LONGEST = 120
"""Characters. The head of a paper is made of short lines; with the first long one the text begins."""
HEAD_ENDS = 1500
"""Characters of a body in which its head is looked for."""
FIRST = 12
"""Lines that may belong to the head."""


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if record.issued is None:
        return
    for text in record.texts.values():
        lines = _head(text.body)
        for index, (number, line) in enumerate(lines):
            if not line.rstrip(" \t.।|*_")[-1:].isdigit():
                continue
            match = HEAD.fullmatch(line.translate(DIGITS))
            day = _day(match) if match else None
            if day == record.issued:
                break
            if match and day and _heads(match, index, lines, record):
                yield _finding(record, text, number, line, match.span("day"))
                break


def _head(body: str) -> list[tuple[int, str]]:
    """The short lines at the top that are not empty, each with how many lines stand above it."""
    lines: list[tuple[int, str]] = []
    for match in LINE.finditer(body, 0, HEAD_ENDS):
        line = match[0]
        if len(line) > LONGEST or len(lines) == FIRST:
            break
        if not line.isspace():
            lines.append((body.count("\n", 0, match.start()), line))
    return lines


def _heads(match: re.Match[str], index: int, lines: list[tuple[int, str]], record: Record) -> bool:
    """Whether the date is that of this very paper."""
    if match["number"]:
        if not record.number or plain(match["number"]).strip("*_|") != plain(record.number):
            return False
    elif match["place"] and OF_SOMETHING.search(match["place"]):
        return False
    elif match["label"]:
        if not (match["place"] or match["colon"]):
            return False  # it may as well go on from the line above: `…EXECUTIVE ORDER No. 5⏎DATED MARCH 14, 1974`
    elif index and GOES_ON.search(lines[index - 1][1]):
        return False
    return not any(MEETING.search(line) for _, line in lines[max(0, index - 2) : index + 3])


def _finding(record: Record, text: Text, number: int, line: str, day: tuple[int, int]) -> Finding:
    start, end = day
    number += text.body_line
    place = text.at()._replace(span=Span(number, start + 1, number, end + 1))
    message = MESSAGE.format(written=line[start:end], issued=record.issued)
    return Finding(place, message, None, ((record.at("issued"), OTHER),))


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
