"""Amounts of money as people in India write them: every rupee in figures, or about how much in lakhs and crores."""

from __future__ import annotations

from functools import cache

from babel.numbers import format_decimal

from panji.diagnostic import Bilingual
from panji.language import LOCALES

LAKH, CRORE = 10**5, 10**7
UNITS = ((CRORE, Bilingual(hi="करोड़", en="crore")), (LAKH, Bilingual(hi="लाख", en="lakh")))
"""Units of the Indian system; above a crore there are only more crores, as in the state's budget."""


@cache
def figures(amount: int, lang: str) -> str:
    """Every rupee, in Indian grouping: ₹12,50,000; what is taken back has a minus before it."""
    return f"{'−' if amount < 0 else ''}₹{format_decimal(abs(amount), locale=LOCALES[lang])}"


@cache
def short(amount: int, lang: str) -> str:
    """About how much: ₹12.5 लाख, ₹3 crore; what is less than a lakh in figures.

    Rounded to two decimals, half to even, as Babel and CLDR do; the exact amount stands beside it wherever it matters.
    """
    for size, name in UNITS:
        if abs(amount) >= size:
            hundredths, rest = divmod(abs(amount) * 100, size)
            hundredths += 2 * rest > size or (2 * rest == size and hundredths % 2)
            whole, decimals = divmod(hundredths, 100)
            written = f"{format_decimal(whole, locale=LOCALES[lang])}.{decimals:02}".rstrip("0").rstrip(".")
            return f"{'−' if amount < 0 else ''}₹{written} {name[lang]}"
    return figures(amount, lang)
