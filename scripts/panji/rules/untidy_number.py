"""A number has no stray spaces, signs or brackets."""

import re
from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="क्रमांक में अनावश्यक चिह्न या अधूरा कोष्ठक", en="A number has a stray sign or an open bracket")
WHY = Bilingual(
    hi="वर्ड प्रोसेसर से चिपकाए गए क्रमांक में लंबी रेखा, घुमावदार उद्धरण या दोहरे रिक्त स्थान आ जाते हैं। देखने में "
    "वही क्रमांक लगता है, पर उसे टाइप करके खोजने वाले को नहीं मिलता।",
    en="A number pasted from a word processor brings long dashes, curly quotes and double spaces with it. It looks the "
    "same, but whoever types it does not find it.",
)
FIX = Bilingual(
    hi="क्रमांक कुंजीपटल से फिर टंकित करें: `-`, `/`, `(` और `)` सामान्य चिह्न हों, हर कोष्ठक बंद हो और अंत में कोई चिह्न शेष न रहे।",
    en="Type the number anew: with plain `-`, `/`, `(` and `)`, every bracket closed, and no sign left over at the end.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE
EXAMPLE = Example(wrong="number: प.3(1 मुमका／2026–27", right="number: प.3(1)मुमका/2026-27")

BRACKETS = Bilingual(hi="`{number}` का कोष्ठक पूरा नहीं है", en="the brackets of `{number}` do not match")
SIGNS = Bilingual(hi="`{number}` में चिह्न {signs} है", en="`{number}` has {signs} in it")
SPACES = Bilingual(hi="`{number}` में एक साथ कई रिक्त स्थान हैं", en="`{number}` has several spaces in a row")
ENDS = Bilingual(hi="`{number}` के सिरे पर `{sign}` शेष है", en="`{number}` has a `{sign}` left over at its end")
STARTS = Bilingual(hi="`{number}` के आरंभ में `{sign}` है", en="`{number}` begins with `{sign}`")
HINT = Bilingual(hi="`{number}` लिखें", en="write `{number}`")

PLAIN = str.maketrans("‐‑‒–—―−／⁄∕（）［］．“”„‘’‚\u00a0\u2009\u202f", "-------///()[].\"\"\"'''   ")
FANCY = re.compile("[" + "".join(map(chr, PLAIN)) + "]")
BRACKET = re.compile(r"[()\[\]{}]")
PAIRS = {")": "(", "]": "[", "}": "{"}


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    # Without a letter or digit it is no number at all, which is for another rule to say.
    if record.number and (message := _fault(record.number)) and any(map(str.isalnum, record.number)):
        tidy = " ".join(record.number.translate(PLAIN).split()).strip("/,:;-\"' ")
        hint = HINT.format(number=tidy) if tidy and tidy != record.number and _closed(tidy) else None
        yield Finding(record.at("number"), message, hint)


def _fault(number: str) -> Bilingual | None:
    if not number.isascii() and (signs := FANCY.findall(number)):
        return SIGNS.format(number=number, signs=", ".join(f"`{sign}`" for sign in dict.fromkeys(signs)))
    if not _closed(number):
        return BRACKETS.format(number=number)
    if "  " in number:
        return SPACES.format(number=number)
    if number[0] in "/,:;.-":
        return STARTS.format(number=number, sign=number[0])
    if number[-1] in "/,:;-":
        return ENDS.format(number=number, sign=number[-1])
    return None


def _closed(number: str) -> bool:
    """Whether every bracket is closed by one of its kind."""
    opened: list[str] = []
    for sign in BRACKET.findall(number):
        if sign in "([{":
            opened.append(sign)
        elif not opened or opened.pop() != PAIRS[sign]:
            return False
    return not opened
