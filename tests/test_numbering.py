"""How an office numbers its papers: patterns, and the numbers that fit them."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panji.file import read
from panji.numbering import BadPattern, number_pattern, plain

CHECKOUT = Path(__file__).parents[1]
CMO = "प.{n}({n})मुमका/{year}[-पार्ट]"


@pytest.mark.parametrize(
    ("pattern", "number", "year"),
    [
        (CMO, "प.3(1)मुमका/2026", "2026"),
        (CMO, "प. ३ (१) मुमका / २०२६", "2026"),
        (CMO, "प.3(1)मुमका/26", "26"),
        (CMO, "प.3(1)मुमका/2026-27-पार्ट", "2026-27"),
        (CMO, "प.3(1)मुमका/2026-2027", "2026-2027"),
        ("F.{n}({n}){word}/{word}/{year}", "f.6(2)FD/Rules/2026", "2026"),
        ("एफ.{n}({n}){word}/{year}", "एफ.7(4)सू.प्रौ./2025", "2025"),
        ("{n}/{n}/{year}-{word}", "62/14/2026-ARD", "2026"),
    ],
)
def test_fits(pattern: str, number: str, year: str) -> None:
    match = number_pattern(pattern).match(plain(number))
    assert match and match["year"] == year


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (CMO, "प.3(1)मुमका/2026/5"),
        (CMO, "प.3-1 मुमका/2026"),
        (CMO, "प.(1)मुमका/2026"),
        (CMO, "प.3(1)मुमका/202"),
        (CMO, "प.3(1)वित्त/2026"),
        ("F.{n}.{n}", "F.1x2"),  # a dot is a dot
        ("F.{n}({n}){word}/{year}", "F.1(2)/2026"),
    ],
)
def test_does_not_fit(pattern: str, number: str) -> None:
    assert number_pattern(pattern).match(plain(number)) is None


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("प.{number}", "braces"),
        ("प.{n", "braces"),
        ("प.n}", "braces"),
        ("{}{n}", "braces"),
        ("{n}[-पार्ट", "brackets"),
        ("{n}-पार्ट]", "brackets"),
        ("{n}[a[b]]", "brackets"),
        ("मुमका", "empty"),
        ("", "empty"),
    ],
)
def test_cannot_be_read(pattern: str, what: str) -> None:
    with pytest.raises(BadPattern) as bad:
        number_pattern(pattern)
    assert bad.value.what == what


def test_an_example_keeps_the_digits() -> None:
    assert number_pattern(CMO).example("प.३-12 मुमका/2025", 2026) == "प.3(12)मुमका/2026"
    assert number_pattern("F.{n}/{word}/{n}").example("F", 2026) == "F.1/…/1"


PIECES = st.sampled_from(
    ["{n}", "{year}", "{word}", "[", "]", "{", "}", "प.", "मुमका/", "(", ")", "\\", "*", "|", "?", " ", "क़"]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_an_example_fits_its_own_pattern(text: str) -> None:
    """Whatever stands in a pattern, it is read or refused, and an example of it fits."""
    try:
        pattern = number_pattern(text)
    except BadPattern:
        return
    assert pattern.match(plain(pattern.example("", 2026).replace("…", "क")))
    assert pickle.loads(pickle.dumps(pattern)) == pattern


def test_patterns_of_an_office() -> None:
    front = "numbers:\n  cmo: {letter: ['प.{n}', 'F.{n}'], order: 'आ.{n}'}\n  dept/it: सू.{n}\n"
    settings = read("records/register.yml", front.encode(), "").settings
    assert settings

    def patterns(issuer: str, type_name: str) -> list[str]:
        return [pattern.text for pattern in settings.patterns(issuer, type_name)]

    assert patterns("cmo", "letter") == ["प.{n}", "F.{n}"]
    assert patterns("cmo", "order") == ["आ.{n}"]
    assert patterns("cmo", "circular") == []
    assert patterns("dept/it", "circular") == patterns("dept/it", "letter") == ["सू.{n}"]
    assert patterns("dept/home", "order") == []


@pytest.mark.parametrize("guide", ["docs/guide/register.md", "docs/en/guide/register.md"])
def test_the_guide_shows_settings_that_can_be_read(guide: str) -> None:
    shown = re.findall(r"```yaml\n(.*?)```", (CHECKOUT / guide).read_text("utf-8"), re.DOTALL)
    assert len(shown) == 2
    for settings in shown:
        file = read("records/register.yml", settings.encode(), "")
        assert file.settings and not file.faults
        assert file.settings.numbers
