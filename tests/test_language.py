"""How the site writes numbers."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from panji import language


@pytest.mark.parametrize("lang", language.LOCALES)
@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_whole_numbers_are_written_as_babel_writes_them(lang: str, value: int) -> None:
    assert language.number(value, lang) == format_decimal(value, locale=language.LOCALES[lang])
