"""Sums of what was granted, and amounts as people write them."""

from __future__ import annotations

from fractions import Fraction

from babel.numbers import format_compact_decimal, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from panji.language import LOCALES
from panji.money import figures, short

AMOUNTS = st.integers(-(10**14), 10**14)


@given(AMOUNTS)
def test_every_rupee_is_grouped_as_babel_groups_it(amount: int) -> None:
    for lang, locale in LOCALES.items():
        assert figures(amount, lang) == f"{'−' * (amount < 0)}₹{format_decimal(abs(amount), locale=locale)}"


@given(st.integers(10**5, 10**9 - 1))
def test_lakh_and_crore_as_babel_has_them(amount: int) -> None:
    """CLDR has lakh and crore in Hindi below an arab, and in Indian English in its short forms, L and Cr."""
    hindi = format_compact_decimal(amount, locale="hi_IN", format_type="long", fraction_digits=2)
    english = format_compact_decimal(amount, locale="en_IN", format_type="short", fraction_digits=2)
    assert short(amount, "hi") == f"₹{hindi}".replace("\xa0", " ")
    assert short(amount, "en") == f"₹{english}".replace("Cr", " crore").replace("L", " lakh")


@given(AMOUNTS.filter(lambda amount: abs(amount) >= 10**5))
def test_short_is_off_by_half_a_hundredth_at_most(amount: int) -> None:
    written = short(amount, "en").replace("₹", "").replace(",", "").replace("−", "-")
    number, unit = written.split()
    size = {"lakh": 10**5, "crore": 10**7}[unit]
    assert abs(Fraction(number) * size - amount) * 200 <= size


def test_less_than_a_lakh_is_in_figures() -> None:
    assert [short(99_999, "hi"), short(100_000, "hi"), short(-12_50_000, "en")] == ["₹99,999", "₹1 लाख", "−₹12.5 lakh"]
    assert short(150_00_00_000, "hi") == "₹150 करोड़"
    assert short(1_23_45_00_00_000, "en") == "₹12,345 crore"
