"""A number is in the form in which its office prints its numbers, where `records/register.yml` knows that form."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.numbering import plain
from panji.record import Record
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="क्रमांक कार्यालय के प्रारूप में नहीं है", en="A number is not in its office's form")
WHY = Bilingual(
    hi="आदेश क्रमांक से ही खोजा और उद्धृत किया जाता है। एक अंक या चिह्न छूट जाए तो वह किसी को नहीं मिलेगा।",
    en="An order is found and cited by its number. With a digit or a sign left out nobody will find it.",
)
FIX = Bilingual(
    hi="क्रमांक मूल पत्र से मिलाकर वैसा ही लिखें। यदि कार्यालय ने क्रमांक का नया प्रारूप अपनाया है तो उसे "
    "`records/register.yml` में `numbers` के नीचे जोड़ें।",
    en="Compare the number with the paper and copy it as it is. If the office has begun to number otherwise, add the "
    "new form under `numbers` in `records/register.yml`.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(wrong="number: प.3-1 मुमका/2026", right="number: प.3(1)मुमका/2026")

MESSAGE = Bilingual(
    hi="क्रमांक `{number}` इस कार्यालय के प्रारूप `{pattern}` में नहीं है",
    en="the number `{number}` is not in this office's form `{pattern}`",
)
HINT = Bilingual(hi="वह `{example}` जैसा होता है", en="it looks like `{example}`")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if not record.number or not register.settings.numbers or record.received:
        return
    patterns = register.settings.patterns(record.issuer, record.type)
    number = plain(record.number)
    if not patterns or any(pattern.match(number) for pattern in patterns):
        return
    year = record.issued.year if record.issued else record.id.year
    examples = [(pattern.example(record.number, year), pattern.text) for pattern in patterns]
    example, pattern = max(examples, key=lambda each: fuzz.ratio(plain(each[0]), number))
    message = MESSAGE.format(number=record.number, pattern=pattern)
    yield Finding(record.at("number"), message, HINT.format(example=example))
