"""A value does not repeat the label that stands before it on the paper."""

import re
from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record, Text
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="मान के साथ उसका शीर्ष भी लिखा है", en="A value repeats its label")
WHY = Bilingual(
    hi="`विषय:-` या `क्रमांक:` पत्र पर छपा शीर्ष है, मान का अंश नहीं। वह रह जाए तो सूची में सब शीर्षक `विषय:-` से आरंभ "
    "होते हैं और क्रमांक खोजने पर नहीं मिलता।",
    en="`Subject:` and `No.` are labels printed on the paper, no part of the value. Left in, every title in a list "
    "begins with `Subject:`, and a number is not found.",
)
FIX = Bilingual(
    hi="शीर्ष हटाकर केवल मान लिखें: `title` में विषय, `number` में क्रमांक, `signatory` में नाम।",
    en="Take the label out and leave the value: the subject in `title`, the number in `number`, the name in `signatory`.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE
EXAMPLE = Example(
    wrong="number: क्रमांक- प.3(1)मुमका/2026\ntitle: 'विषय:- जनसुनवाई की व्यवस्था'",
    right="number: प.3(1)मुमका/2026\ntitle: जनसुनवाई की व्यवस्था",
)

MESSAGE = Bilingual(hi="`{field}` में शीर्ष `{label}` भी लिखा है", en="`{field}` begins with the label `{label}`")
HINT = Bilingual(hi="`{rest}` लिखें", en="write `{rest}`")

# In a title a dash alone ends the label only before a space: `विषय-सूची` is a word.
LABELS = {
    "number": re.compile(
        r"((?:पत्र |आदेश |परिपत्र )?(?:क्रमांक|क्रमाङ्क|पत्रांक|संख्या)\s*[:.ः–-]*|(?:number|no)\s*[.:][:.\s-]*)\s*",
        re.IGNORECASE,
    ),
    "title": re.compile(
        r"((?:विषय|शीर्षक)\s*(?:[:ः][:ः–-]*|[–-](?=\s))|sub(?:ject)?\s*[.:]?\s*:[:\s–-]*|(?:subject|title)\s*[–-]\s)\s*",
        re.IGNORECASE,
    ),
    "summary": re.compile(r"((?:सारांश|summary)\s*[:ः][:–-]*)\s*", re.IGNORECASE),
    "signatory": re.compile(
        r"((?:ह|हस्ता|हस्ताक्षर|हस्ताक्षरित)\s*[.०]?\s*[/:)–-][/:)–-]*|(?:sd|s/d|signed)\s*[.]?\s*[/:)–-][/:)–-]*)\s*",
        re.IGNORECASE,
    ),
}


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    yield from _look("number", record.number, record.first, "number")
    for text in record.texts.values():
        yield from _look("title", text.title, text, "title")
        yield from _look("summary", text.summary, text, "summary")
    if record.signatory:
        yield from _look("signatory", record.signatory.name, record.first, "signatory", "name")


def _look(field: str, value: str | None, text: Text, *route: str) -> Iterator[Finding]:
    if value and (match := LABELS[field].match(value)) and match.end() < len(value):
        message = MESSAGE.format(field=".".join(route), label=match[1].strip())
        yield Finding(text.at(*route), message, HINT.format(rest=value[match.end() :]))
