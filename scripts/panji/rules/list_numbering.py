"""The page shows the numbers of paragraphs as they are written.

In Markdown only the first number of a list counts; the others are given anew. Numbers in Devanagari or in brackets make no
list, so lines that begin with them run together unless an empty line stands between them.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from panji import signs
from panji.body import numbered, paragraphs
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity, Span
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="अनुच्छेदों के क्रमांक पृष्ठ पर बदल जाएँगे", en="Numbers of paragraphs would change on the page")
WHY = Bilingual(
    hi="आदेशों का संदर्भ अनुच्छेद के क्रमांक से दिया जाता है। सूची में क्रम टूटे या दोहराया जाए तो पृष्ठ पर क्रमांक मूल पत्र से भिन्न "
    "दिखते हैं, क्योंकि Markdown पहले के आगे स्वयं गिनता है।",
    en="Orders are cited by the number of a paragraph. Where a list skips or repeats one, the page shows other numbers "
    "than the paper, since Markdown counts on from the first by itself.",
)
FIX = Bilingual(
    hi="क्रमांक मूल पत्र से मिलाएँ। यदि मूल पत्र में ही क्रम ऐसा है तो बिंदु के पहले `\\` लिखें (`4\\.`), जिससे वह जैसा है वैसा दिखे। "
    "`१.` से आरंभ होने वाली पंक्तियों के बीच खाली पंक्ति छोड़ें।",
    en="Compare the numbers with the paper. If the paper itself counts so, put a `\\` before the full stop (`4\\.`), and "
    "the number stays as it is. Leave an empty line between lines that begin with a number in Devanagari or in "
    "brackets.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        "1. आँकड़े भेजें।\n2. बैठक करें।\n4. पालना भेजें।", "1. Send the figures.\n2. Hold a meeting.\n4. Report compliance."
    ),
    right=Bilingual(
        "1. आँकड़े भेजें।\n2. बैठक करें।\n3. पालना भेजें।", "1. Send the figures.\n2. Hold a meeting.\n3. Report compliance."
    ),
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="यहाँ `{written}` लिखा है, पर पृष्ठ पर `{shown}` दिखेगा",
    en="`{written}` is written here, but the page would show `{shown}`",
)
HINT = Bilingual(
    hi="`{shown}.` लिखें; मूल पत्र में ही `{written}` हो तो `{written}\\.` लिखें",
    en="write `{shown}.`, or `{written}\\.` if the paper itself has `{written}`",
)
TOGETHER = Bilingual(
    hi="क्रमांक `{first}` और `{second}` पृष्ठ पर एक ही अनुच्छेद में मिल जाएँगे",
    en="the numbers `{first}` and `{second}` would run together in one paragraph",
)
APART = Bilingual(hi="हर क्रमांक के ऊपर एक खाली पंक्ति छोड़ें", en="leave an empty line above each number")
MARKER = r"[ \t]*(?:\(([0-9०-९]{1,3}|[a-z]|[ivx]{2,4}|[अ-ह])\)|([०-९]{1,3})[.)])[ \t]"
LINE = re.compile("^" + MARKER, re.MULTILINE)
MARKED = re.compile(r"\n" + MARKER)


def check_file(file: File) -> Iterator[Finding]:
    if not file.text:
        return
    body, line = file.text.body, file.text.body_line
    for items in numbered(body, line):
        if len({item.written for item in items}) == 1:
            continue  # "1. 1. 1." leaves the counting to Markdown
        for item in items:
            if item.written != item.shown:
                message = MESSAGE.format(written=item.written, shown=item.shown)
                hint = HINT.format(written=item.written, shown=item.shown)
                yield Finding(Place(file.path, span=item.span), message, hint)
                break  # the rest of the list follows from it
    if (file.signs & signs.DEVANAGARI_DIGIT or "(" in body) and len(MARKED.findall(f"\n{body}")) > 1:
        for paragraph in paragraphs(body, line):
            for one, other in pairwise(LINE.finditer(paragraph.text)):
                first, second = one[1] or one[2], other[1] or other[2]
                if _follows(first, second):
                    below = paragraph.span.line + paragraph.text.count("\n", 0, other.start())
                    place = Place(file.path, span=Span(below, 1, below, len(other[0]) + 1))
                    yield Finding(place, TOGETHER.format(first=first, second=second), APART)
                    break


def _follows(first: str, second: str) -> bool:
    """Whether one mark is counted on from the other; letters are, where they differ."""
    if first.isdecimal() and second.isdecimal():
        return int(second) == int(first) + 1
    return first != second and not first.isdecimal() and not second.isdecimal()
