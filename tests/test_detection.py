"""Legacy fonts and personal numbers are found however they are written. tests/benchmarks/detection.py has the figures."""

from __future__ import annotations

import random
import re

import pytest
from specimens import PLACES, SAMPLE, aadhaar_numbers, file_of, sentences
from typewriter import typed

from panji.file import File
from panji.legacy_fonts import from_kruti_dev, runs
from panji.rules import rules
from panji.rules.aadhaar_number import valid

HOW_MANY = 100
FEW = 0.02


def words() -> set[str]:
    return {
        word for path in SAMPLE.rglob("*.hi.md") for word in re.findall("[\u0900-\u0963]+", path.read_text("utf-8"))
    }


def finds(name: str, file: File) -> bool:
    assert file.text, file.faults
    return any(rules()[name].module.check_file(file))


def test_kruti_dev_comes_back() -> None:
    assert {word for word in words() if from_kruti_dev(typed(word)) != word} == set()


def test_sentences_in_kruti_dev_are_found() -> None:
    """All of them: a sample would be another one with each record that is added."""
    every = sentences()
    missed = [sentence for sentence in every if not finds("legacy-font", file_of(typed(sentence)))]
    assert len(every) > 1000 and len(missed) < len(every) * FEW, missed


def test_one_line_in_kruti_dev_among_others_is_found() -> None:
    every = sentences()
    above, below = every[0], every[-1]
    missed = [each for each in every if not finds("legacy-font", file_of(f"{above}\n\n{typed(each)}\n\n{below}"))]
    assert len(missed) < len(every) * FEW, missed


def test_nothing_in_unicode_is_taken_for_kruti_dev() -> None:
    texts = [path.read_text("utf-8") for path in SAMPLE.rglob("*.md")]
    assert len(texts) > 100
    assert [text[run.start : run.end] for text in texts for run in runs(text)] == []


@pytest.mark.parametrize("number", ["2363", "123451", "1428570", "1234567890120", "84736430954837284567892"])
def test_check_digit(number: str) -> None:
    """Published examples: https://en.wikipedia.org/wiki/Verhoeff_algorithm and others. No other digit will do."""
    assert valid(number)
    assert not any(valid(number[:-1] + digit) for digit in "0123456789" if digit != number[-1])


def test_aadhaar_numbers_are_found_and_not_repeated() -> None:
    chance = random.Random(3)
    numbers = aadhaar_numbers(chance)
    for _ in range(HOW_MANY):
        written, place = next(numbers), chance.choice(PLACES)
        found = list(rules()["aadhaar-number"].module.check_file(file_of(place.format(written))))
        assert len(found) == 1, (place, written)
        assert written[:4] not in found[0].message.en and written[:4] not in found[0].message.hi
