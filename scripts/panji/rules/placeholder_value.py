"""A value says something: it is neither a dash nor a `no`, and nothing in it still waits to be filled in."""

import re
from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Route, Severity
from panji.record import Record, Text
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="मान के स्थान पर भराव लिखा है", en="A value is only a filler")
WHY = Bilingual(
    hi="`-`, `N/A`, `निल` या `true` पाठक को कुछ नहीं बताते, पर जाँच और खोज उन्हें सच्चा मान समझती हैं। खाली कोष्ठक का अर्थ "
    "है कि क्रमांक प्रारूप से लिया गया, जारी पत्र से नहीं।",
    en="`-`, `N/A`, `nil` or `true` tell the reader nothing, yet checks and search take them for values. Empty brackets "
    "mean that a number was copied from the draft, not from the paper as issued.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर मान लिखें। जो पत्र में है ही नहीं, उसकी पूरी पंक्ति हटा दें।",
    en="Write the value from the paper. If the paper has none, delete the whole line.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(wrong="number: प.3( )मुमका/2026\nsummary: N/A", right="number: प.3(14)मुमका/2026")

MESSAGE = Bilingual(
    hi="`{field}` में `{value}` लिखा है, जिससे कुछ ज्ञात नहीं होता", en="`{field}` is `{value}`, which says nothing"
)
BLANK = Bilingual(
    hi="`{number}` में रिक्त स्थान `{blank}` अभी भरा नहीं गया है", en="`{number}` has `{blank}` still to be filled in"
)
DELETE = Bilingual(hi="मान लिखें, या `{field}` की पंक्ति हटा दें", en="write the value, or delete the line of `{field}`")

OPTIONAL = ("summary", "signatory.name", "release_id", "posted")
FILLER = re.compile(
    r"yes|no|y|n|on|off|true|false|null|none|nil|n/?a|n\.a|tbd|tba|test|dummy|sample|xxx?|abc|as above|to be \w+|"
    r"not (?:applicable|available|known|given)|हाँ|हां|नहीं|नही|निल|निरंक|रिक्त|शून्य|अज्ञात|टेस्ट|यथोपरि|उपरोक्तानुसार|"
    r"(?:लागू|उपलब्ध|अंकित|ज्ञात) नहीं",
    re.IGNORECASE,
)
LONGEST = 20
"""Characters. No filler is longer, with what may stand around it: `(not applicable)`."""
LETTER = re.compile(r"[^\W_]")
BLANKS = re.compile(r"\(\s*\)|\[\s*\]|\.{3,}|/\s*/")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    first = record.first
    if record.number:
        if not LETTER.search(record.number) or FILLER.fullmatch(record.number):
            yield _finding(record.number, first, "number")
        elif blank := BLANKS.search(record.number):
            yield Finding(first.at("number"), BLANK.format(number=record.number, blank=blank[0]))
    for value, text, route in _values(record):
        if len(value) <= LONGEST and (FILLER.fullmatch(value.strip("()[]<>-. ")) or not LETTER.search(value)):
            yield _finding(value, text, *route)


def _values(record: Record) -> Iterator[tuple[str, Text, Route]]:
    """What is said in words, with the place."""
    first = record.first
    for text in record.texts.values():
        if text.title:
            yield text.title, text, ("title",)
        if text.summary:
            yield text.summary, text, ("summary",)
        if text.translation:
            for id, words in text.points.items():
                yield words, text, ("points", id)
    for index, point in enumerate(record.points):
        yield point.text, first, ("points", index, "text")
    if record.signatory and record.signatory.name:
        yield record.signatory.name, first, ("signatory", "name")
    for field in record.given:
        value = getattr(record, field)
        for words in value if isinstance(value, Bilingual) else (value,):
            if isinstance(words, str):
                yield words, first, (field,)


def _finding(value: str, text: Text, *route: str | int) -> Finding:
    field = ".".join(str(step) for step in route if isinstance(step, str))
    hint = DELETE.format(field=field) if field in OPTIONAL else None
    return Finding(text.at(*route), MESSAGE.format(field=field, value=value), hint)
