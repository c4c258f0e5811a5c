"""Sums, dates and numbers in a text, in one form whichever language and digits they are written in.

So that two texts of a record can be compared: ₹5.00 लाख is Rs 5,00,000, and 31.12.2026 is the 31st of December, 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, NamedTuple
from zlib import crc32

from panji.signs import PAGE, prose

Kind = Literal["amount", "date", "number"]


class Figure(NamedTuple):
    """A figure: what it is, its value in a form of its own, and where it stands.

    The value of a date is ``2026-12-31``, without a year ``-12-31``, without a day ``2026-12``.
    """

    kind: Kind
    value: str
    start: int
    end: int


class Apart(NamedTuple):
    """A figure of one text that the other has not, or two that stand in each other's place."""

    one: Figure | None
    other: Figure | None


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan जनवरी", "February Feb फरवरी फ़रवरी", "March Mar मार्च", "April Apr अप्रैल अप्रेल", "May मई", "June Jun जून",
            "July Jul जुलाई", "August Aug अगस्त", "September Sept Sep सितम्बर सितंबर", "October Oct अक्टूबर अक्तूबर",
            "November Nov नवम्बर नवंबर", "December Dec दिसम्बर दिसंबर",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MULTIPLES = {
    name: value
    for value, names in {
        1_000: "हजार हज़ार thousand",
        100_000: "लाख lakhs lakh lacs lac",
        10_000_000: "करोड़ करोड crores crore",
        1_000_000: "million",
        1_000_000_000: "अरब billion",
    }.items()
    for name in names.split()
}
MULTIPLE_NEEDLES = ("हज", "लाख", "करोड", "thousand", "lakh", "crore")
WORDS = {
    word: Decimal(value)
    for value, words in {
        "1": "एक one a", "1.5": "डेढ़ डेढ", "2": "दो two", "2.5": "ढाई", "3": "तीन three", "4": "चार four", "5": "पाँच पांच five", "6": "छह छः छ: six",
        "7": "सात seven", "8": "आठ eight", "9": "नौ nine", "10": "दस ten", "11": "ग्यारह eleven", "12": "बारह twelve twelfth dozen दर्जन",
        "13": "तेरह thirteen", "14": "चौदह fourteen", "15": "पन्द्रह पंद्रह fifteen fortnight fortnightly पाक्षिक पखवाड़े पखवाड़ा",
        "16": "सोलह sixteen", "17": "सत्रह seventeen", "18": "अठारह eighteen", "19": "उन्नीस nineteen", "20": "बीस twenty twentieth",
        "21": "इक्कीस twenty-one", "24": "चौबीस twenty-four", "25": "पच्चीस twenty-five", "30": "तीस thirty thirtieth",
        "35": "पैंतीस thirty-five", "40": "चालीस forty fortieth", "45": "पैंतालीस forty-five", "48": "अड़तालीस forty-eight",
        "50": "पचास fifty fiftieth", "60": "साठ sixty", "70": "सत्तर seventy", "72": "बहत्तर seventy-two", "75": "पचहत्तर seventy-five",
        "80": "अस्सी eighty", "90": "नब्बे ninety", "100": "सौ शत hundred cent hundredth",
    }.items()
    for word in words.split()
}  # fmt: skip
"""Numbers in words: those that administrative prose writes so. Where one text has the word, the other may have digits."""

DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_NUMBER = r"\d+(?:,\d+)*(?:\.\d+)?"
_END = "(?![A-Za-z\u0900-\u0963])"
_WORD = f"(?<![A-Za-z\u0900-\u0963])(?:{_any(WORDS)}){_END}"
_MULTIPLE = f"(?:{_any(MULTIPLES)}){_END}"
_MORE = rf"(?:[\s-]*(?:{_NUMBER}|{_WORD})\s*{_MULTIPLE})*"
_MONTH = f"(?:{_any(MONTHS)}){_END}\\.?"
_NTH = "(?:st|nd|rd|th|वीं|वें|वां|वाँ)?"
_CLOCK = r"(?=\s*(?:बजे|[AaPp]\.?[Mm]\b|o'clock))"
_RUPEES_AFTER = r"(?P<after>\s*(?:रुपय(?:े|ों|ा)|रुपए|रु\.|रू\.|रु०|[Rr]upees?\b|Rs\b|/-))?"
_RUPEES_BEFORE = re.compile(r"(?:₹|Rs\b\.?|INR\b|रु(?:पये|पए|\.|०)?|रू\.?)\s*\Z")
_DIGIT = re.compile("[0-9]")
_DEVANAGARI_DIGIT = re.compile("[०-९]")
_AT_DIGIT = re.compile(
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)"
    rf"|(?P<dotted>\d{{1,2}}(?P<dot>[./-])\d{{1,2}}(?P=dot)(?:\d{{4}}|\d\d))(?!\d)"
    rf"|(?P<time>\d{{1,2}}:\d\d(?!\d)|\d{{1,2}}(?:\.\d\d)?{_CLOCK})"
    rf"|(?:(?P<from>\d{{1,2}}){_NTH}\s*(?:-|–|to|and|&|से|व|एवं|तथा)\s*)?"
    rf"(?P<day>\d{{1,2}}){_NTH}(?:\s+of)?\s*(?P<month>{_MONTH})(?:[\s,]+(?P<year>\d{{4}})(?!\d))?"
    rf"|(?P<years>\d{{4}}[-–]\d\d)(?!\d)"
    rf"|(?P<quantity>{_NUMBER}(?:\s*{_MULTIPLE}{_MORE})?){_RUPEES_AFTER}"
)
_DAY_AND_YEAR = re.compile(rf"(?P<day>\d{{1,2}}){_NTH},?\s+(?P<year>\d{{4}})(?!\d)")
_IN_WORDS = re.compile(rf"(?P<quantity>{_WORD}\s*{_MULTIPLE}{_MORE}){_RUPEES_AFTER}")
_PART = re.compile(rf"({_NUMBER}|{_WORD})\s*({_MULTIPLE})?")
_MANY = re.compile(rf"(?:{_NUMBER}|{_WORD})\s*{_MULTIPLE}{_MORE}")
_YEAR = re.compile(r"(?<=[\s,])[0-9०-९]{4}(?![0-9०-९]|[.,/:-]+[0-9०-९])")
"""Four digits alone: perhaps a year, with the name of a month before it."""
_NUMERALS = bytes(ord(digit) if (digit := each.translate(DIGITS)) in "0123456789.,/:-" else 32 for each in PAGE)
"""For ``bytes.translate``: of a page, what numbers and dates are written with."""
# The number of an item in a list; a telephone, an account and the like, which are not to be repeated in messages either.
_NO_FIGURE = re.compile(
    r"^[ \t]*(?:\d+[.)]|\(\d+\))(?=[ \t])"
    r"|(?<![\d.,/])(?!\d{1,4}-\d\d?-\d\d)\d(?:[ –-]?\d){8,}(?!\d|[.,]\d)",
    re.MULTILINE,
)
_SPELT = re.compile(_WORD)


def figures(words: str) -> Iterator[Figure]:
    """The figures of a text: sums and dates of any size, other numbers from 10 on, and no times of day."""
    text = prose(words)
    if _DEVANAGARI_DIGIT.search(text):
        text = text.translate(DIGITS)
    text = _NO_FIGURE.sub(lambda found: " " * len(found[0]), text)
    end, spans = 0, []
    for digit in _DIGIT.finditer(text):
        start = digit.start()
        if start >= end:
            found = _AT_DIGIT.match(text, start)
            assert found
            month = MONTHS.get(next(iter(text[max(0, start - 20) : start].split()[-1:]), "").rstrip("."))
            if month and found["quantity"] and (dated := _DAY_AND_YEAR.match(text, start)):
                end = dated.end()
                yield Figure("date", _date(dated["year"], month, dated["day"]), start, end)
            elif month and found["quantity"] and len(found["quantity"]) == 4:
                end = found.end()
                yield Figure("date", f"{found['quantity']}-{month:02}", start, end)
            else:
                end = found.end()
                yield from _read(found, text)
            spans.append((start, end))
    if any(name in text for name in MULTIPLE_NEEDLES):
        for found in _IN_WORDS.finditer(text):
            if not any(start <= found.start() < end for start, end in spans):
                yield from _read(found, text)


def _read(found: re.Match[str], text: str) -> Iterator[Figure]:
    start, end = found.span()
    match found.groupdict():
        case {"iso": str(day)}:
            yield Figure("date", day, start, end)
        case {"dotted": str(written), "dot": str(dot)}:
            day, month, year = written.split(dot)
            if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
                yield Figure("date", _date(year, int(month), day), start, end)
            else:
                yield from (Figure("number", value, start, end) for value in (day, month, year) if len(value) > 1)
        case {"day": str(day), "month": str(month), "year": year, "from": first}:
            number = MONTHS[month.rstrip(".")]
            if first:
                yield Figure("date", _date(year, number, first), start, end)
            yield Figure("date", _date(year, number, day), start, end)
        case {"years": str(years)}:
            yield Figure("number", years[:4], start, end)
            yield Figure("number", years[:2] + years[-2:], start, end)
        case {"quantity": str(quantity), "after": after}:
            value = _value(quantity)
            if before := _RUPEES_BEFORE.search(text, max(0, start - 8), start):
                start = before.start()
            if before or after:
                yield Figure("amount", value, start, end)
            elif len(value) > 1:
                yield Figure("number", value, start, end)


def _date(year: str | None, month: int, day: str) -> str:
    if year and len(year) == 2:
        year = f"20{year}"
    return f"{year or ''}-{month:02}-{int(day):02}"


def _value(quantity: str) -> str:
    """``5 लाख 50 हजार`` is ``550000``."""
    total = Decimal(0)
    for number, multiple in _PART.findall(quantity):
        value = WORDS[number] if number in WORDS else Decimal(number.replace(",", ""))
        total += value * MULTIPLES.get(multiple, 1)
    return f"{total.normalize():f}"


def apart(one: str, other: str) -> list[Apart]:
    """The figures that one of two texts has and the other has not.

    What is said twice here and once there is not apart; nor is what one text says in words, or without the year.
    """
    ours, theirs = list(figures(one)), list(figures(other))
    found = []
    for kind in ("amount", "date", "number"):
        lacking = _missing(kind, ours, theirs, other), _missing(kind, theirs, ours, one)
        if any(lacking):
            found += _paired(kind, ours, theirs, *lacking)
    return found


def _paired(
    kind: Kind, ours: list[Figure], theirs: list[Figure], missing: list[Figure], surplus: list[Figure]
) -> Iterator[Apart]:
    """Figures that only one text has, each beside the one that stands in its place in the other."""
    here, there = ([each for each in figures if each.kind == kind] for figures in (ours, theirs))
    same = SequenceMatcher(None, [each.value for each in here], [each.value for each in there], autojunk=False)
    for _, start, end, other_start, other_end in same.get_opcodes():
        one = [each for each in here[start:end] if each in missing]
        other = [each for each in there[other_start:other_end] if each in surplus]
        yield from (Apart(*pair) for pair in zip_longest(one, other))


def mark(devanagari: bool, passages: Sequence[str], page: bytes) -> int:
    """A number that is the same for two texts with the same figures written in the same way. Most pairs are such.

    It takes a hundredth of the time of :func:`apart`, and can be kept.

    Args:
        devanagari: whether there are Devanagari letters in the passages.
        passages: what is compared one by one.
        page: the same, with one character between them and perhaps more behind, as :func:`~panji.signs.page` has it.
    """
    names = MULTIPLE_NEEDLES[:3] if devanagari else MULTIPLE_NEEDLES[3:]
    numerals = page.translate(_NUMERALS)
    found, start = [], 0
    for words in passages:
        tokens = _tokens(words, numerals[start : start + len(words)])
        start += len(words) + 1
        for name in names:
            if name in words:
                lines = [line for line in words.split("\n") if any(name in line for name in names)]
                tokens.update(_value(match[0]) for line in lines for match in _MANY.finditer(line))
                break
        found.append(" ".join(sorted(tokens)))
    return crc32("|".join(found).encode()) or 1


def _tokens(words: str, numerals: bytes) -> set[str]:
    """The numbers of two digits or more, as they are written but for the script, and dates in one form."""
    written = [each.strip(b".,/:-") for each in numerals.split()]
    found = {each.decode() for each in written if len(each) > 1}
    for match in _YEAR.finditer(words) if 4 in map(len, found) else ():
        before = words[max(0, match.start() - 20) : match.start()].replace(",", " ").split()
        if before and (month := MONTHS.get(before[-1])):
            year = match[0].translate(DIGITS)
            day = before[-2].rstrip("sthndr").translate(DIGITS) if len(before) > 1 else ""
            found -= {day, year}
            found.add(f"{int(day):02}.{month:02}.{year}" if day.isdecimal() else f"{month:02}.{year}")
    return found


def _missing(kind: Kind, ours: list[Figure], theirs: list[Figure], text: str) -> list[Figure]:
    """Those of our figures that the other text has in no form."""
    found: dict[str, Figure] = {}
    have = {figure.value for figure in theirs}
    parts = {part for value in have for part in _parts(value)}
    spelt: set[str] | None = None
    for figure in ours:
        value = figure.value
        if figure.kind != kind or value in have or value in found:
            continue
        if kind == "date" and any(_same_day(value, each.value) for each in theirs if each.kind == "date"):
            continue
        if kind == "number" and value in parts:
            continue
        if spelt is None:
            spelt = {_value(word) for word in _SPELT.findall(text)}
        if value not in spelt:
            found[value] = figure
    return list(found.values())


def _parts(value: str) -> Iterator[str]:
    """The numbers that a date is made of."""
    return (part.lstrip("0") for part in value.split("-")) if "-" in value else iter(())


def _same_day(one: str, other: str) -> bool:
    """Whether two dates, of which one lacks the year or the day, may be the same."""
    if one.startswith("-") or other.startswith("-"):
        return one.endswith(other) or other.endswith(one)
    return one.startswith(other) or other.startswith(one)
