"""Figures in both languages come to the same form; a slip in one of two texts is found."""

from __future__ import annotations

import random

import pytest
from registers import register

from panji.figures import apart, figures, mark
from panji.record import Record
from panji.signs import page


def values(words: str) -> list[tuple[str, str]]:
    return [(figure.kind, figure.value) for figure in figures(words)]


@pytest.mark.parametrize(
    "words",
    ["₹5.00 लाख", "5,00,000 रुपये", "Rs. 5,00,000/-", "5 lakh rupees", "₹ ५,००,०००", "पाँच लाख रुपये", "रुपये पाँच लाख"],
)
def test_sums(words: str) -> None:
    assert values(words) == [("amount", "500000")]


@pytest.mark.parametrize(
    "words",
    ["15.08.2025", "15/8/2025", "2025-08-15", "१५.०८.२०२५", "15 अगस्त 2025", "15th August 2025", "August 15, 2025", "15-8-25", "15th of August, 2025"],
)  # fmt: skip
def test_dates(words: str) -> None:
    assert values(f"तक {words} को") == [("date", "2025-08-15")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2 करोड़ 50 लाख", [("number", "25000000")]),
        ("25-27 फरवरी 2026", [("date", "2026-02-25"), ("date", "2026-02-27")]),
        ("31 दिसम्बर", [("date", "-12-31")]),
        ("December 2026", [("date", "2026-12")]),
        ("2026-27", [("number", "2026"), ("number", "2027")]),
        ("10.30 बजे, 10:30, 11 AM", []),
        ("10. बिंदु", []),
        ("24 hours, 24 घण्टे", [("number", "24")] * 2),
        ("5 दिन, 45.50 मीटर", [("number", "45.5")]),
        ("[50](/cmo/order/2025/99/) https://panji.example/77", [("number", "50")]),
    ],
)
def test_others(words: str, expected: list[tuple[str, str]]) -> None:
    assert values(words) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 माह", "twelve months"),
        ("पाक्षिक", "every 15 days"),
        ("31.12.2026 तक, 31.12.2026", "by 31 December 2026"),
        ("31 दिसम्बर तक", "by 31.12.2026"),
        ("वर्ष 2026 का 15.08.2026", "15 August 2026"),
    ],
)
def test_said_otherwise(one: str, other: str) -> None:
    assert apart(one, other) == apart(other, one) == []


def bilingual() -> list[Record]:
    return [record for record in register("sample").records.values() if len(record.texts) > 1]


def test_one_wrong_digit_is_found() -> None:
    """In the sample register, whose texts agree, one digit of a figure is changed in the second text."""
    chance, wrong, found = random.Random(1), 0, 0
    for record in bilingual():
        assert record.figures_apart == ()
        for _, one, other in record.side_by_side():
            for figure in figures(other.words):
                digits = [place for place in range(figure.start, figure.end) if other.words[place].isdecimal()]
                if digits:
                    place = chance.choice(digits)
                    digit = (int(other.words[place]) + chance.randint(1, 9)) % 10
                    changed = f"{other.words[:place]}{digit}{other.words[place + 1 :]}"
                    wrong += 1
                    found += len(apart(one.words, changed)) > len(apart(one.words, other.words))
    assert wrong > 300 and found / wrong > 0.97


def test_equal_marks_mean_that_nothing_is_apart() -> None:
    marked = 0
    for record in bilingual():
        for _, one, other in record.side_by_side():
            if _mark(True, one.words) == _mark(False, other.words):
                marked += 1
                assert apart(one.words, other.words) == []
    assert marked > 100
    assert (
        _mark(True, "50 लाख, दो करोड़") == _mark(False, "two crore and 50 lakh") != _mark(False, "50 lakh, three crore")
    )
    assert (
        _mark(True, "31.12.2026, 45") == _mark(False, "45 by 31 December 2026") != _mark(False, "45, 31 October 2026")
    )
    assert _mark(True, "४५, ३१ दिसम्बर २०२६") == _mark(False, "45 by 31 December 2026")
    assert mark(True, ["2026", "45"], b"2026\n45") != mark(True, ["45", "2026"], b"45\n2026")


def _mark(devanagari: bool, words: str) -> int:
    return mark(devanagari, [words], page(words))
