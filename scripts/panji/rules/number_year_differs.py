"""The year in a number is the year of issue."""

import re
from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.numbering import plain
from panji.record import Record
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="क्रमांक का वर्ष जारी दिनांक से भिन्न है", en="The year in a number is not the year of issue")
WHY = Bilingual(
    hi="वर्ष के आरंभ में प्रायः पिछले वर्ष का दिनांक या क्रमांक लिख दिया जाता है। तब आदेश गलत वर्ष में खोजा जाता है, और "
    "उसके लागू होने का दिन भी गलत निकलता है।",
    en="In January people go on writing last year's date or number. The order is then looked for in the wrong year, "
    "and the day from which it is in force comes out wrong too.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर `number` या `issued` सुधारें। पत्रावली जिस वर्ष खुली, क्रमांक में वही वर्ष चलता हो तो "
    "`records/register.yml` के `numbers` में `{year}` के स्थान पर `{n}` लिखें।",
    en="Correct `number` or `issued` from the paper. If this office's numbers have the year in which the file was "
    "opened, write `{n}` in place of `{year}` under `numbers` in `records/register.yml`.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong="number: प.3(1)मुमका/2026\nissued: 2025-01-09",
    right="number: प.3(1)मुमका/2026\nissued: 2026-01-09",
)

MESSAGE = Bilingual(
    hi="क्रमांक में वर्ष `{year}` है, पर जारी दिनांक `{issued}` है",
    en="the number has the year `{year}`, but the record was issued on `{issued}`",
)
OTHER = Bilingual(hi="जारी दिनांक यहाँ है", en="the day of issue is here")

DIGITS = re.compile(r"\d+", re.ASCII)
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)", re.ASCII)
FURTHEST = 3
"""Years. What is later than that is the number of a despatch: `शिविरा/मा/2042`."""


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if not record.number or not record.issued:
        return
    numbers = register.settings.numbers
    patterns = register.settings.patterns(record.issuer, record.type) if record.issuer in numbers else ()
    if patterns and not record.received:
        matches = (pattern.match(plain(record.number)) for pattern in patterns)
        years = [match.groupdict().get("year") for match in matches if match]
        if not years or None in years or any(_is(year, record.issued) for year in years):
            return
        year = years[0]
    else:
        year = _later(record.number, record.issued)
        if not year:
            return
    message = MESSAGE.format(year=year, issued=record.issued)
    yield Finding(record.at("number"), message, None, ((record.at("issued"), OTHER),))


def _is(year: str, issued: date) -> bool:
    """Whether a year as printed (`2026`, `26`, and for a financial year `2026-27`) is that of a day."""
    first, _, second = year.partition("-")
    century = issued.year // 100 * 100
    start = int(first) + century * (len(first) == 2)
    return issued.year == start or bool(second and issued.year == start + 1)


def _later(number: str, issued: date) -> str | None:
    """A year in the number that was still to come.

    Where nobody said which digits are the year, one that is past proves nothing: it may be that of the file.
    """
    if str(issued.year) in number or "20" not in (number := plain(number)):
        return None
    years = YEAR.findall(number)
    if not years or len(DIGITS.findall(number)) == len(years):  # `शिविरा/2028` is the 2028th letter
        return None
    if any(not issued.year < int(year) <= issued.year + FURTHEST for year in years):
        return None
    return None if re.search(rf"(?<!\d){issued.year % 100:02}(?!\d)", number) else years[0]
