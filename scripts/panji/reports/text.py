"""Diagnostics as a person reads them in a terminal: the place, the reader's own line, how to mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from panji.diagnostic import Bilingual, Diagnostic, Severity, Span, one_line

WORDS = {
    Severity.ERROR: Bilingual(hi="त्रुटि", en="error"),
    Severity.WARNING: Bilingual(hi="चेतावनी", en="warning"),
    Severity.ADVICE: Bilingual(hi="सुझाव", en="advice"),
}
HINT = Bilingual(hi="संकेत", en="hint")
HELP = Bilingual(hi="सहायता", en="help")
SEE = Bilingual(hi="देखें", en="see")
WIDEST = 160
"""Columns of a quoted line; a longer one is cut around the place that is meant."""


def render(
    diagnostics: Sequence[Diagnostic], language: str, lines_of: Callable[[str], Sequence[str]], help_address: str
) -> Iterator[str]:
    """Lines of text.

    Args:
        diagnostics: what to show.
        language: ``hi`` or ``en``.
        lines_of: the lines of a file, for the quotations.
        help_address: of a rule's page, with ``{rule}`` in it. Each rule's address is given once.
    """
    lines_of = lru_cache(maxsize=8)(lines_of)  # findings come file by file, and a file may have thousands
    helped = set()
    for diagnostic in diagnostics:
        path, span, severity, rule, message, hint, related = diagnostic
        word = WORDS[severity][language]
        yield f"{one_line(path)}:{span.line}:{span.column}: {word}[{rule}] {message[language]}"
        margin = len(str(max([span.line, *(each.span.line for each in related)])))
        yield from _quotation(lines_of(path), span, margin)
        for other in related:
            yield f"{' ' * margin} = {SEE[language]}: {one_line(other.path)}:{other.span.line}: {other.message[language]}"
            yield from _quotation(lines_of(other.path), other.span, margin)
        if hint:
            yield f"{' ' * margin} = {HINT[language]}: {hint[language]}"
        if rule not in helped:
            helped.add(rule)
            yield f"{' ' * margin} = {HELP[language]}: {help_address.format(rule=rule)}"
        yield ""


def _quotation(lines: Sequence[str], span: Span, margin: int) -> Iterator[str]:
    if not 0 < span.line <= len(lines):
        return
    line = lines[span.line - 1]
    if not line or line.isspace():
        return
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    if len(line) > WIDEST:
        cut = max(0, start - WIDEST // 4)
        line, start, end = line[cut : cut + WIDEST], start - cut, min(end - cut, WIDEST)
    line = one_line(line)
    yield f"{' ' * margin} |"
    yield f"{span.line:>{margin}} | {line}"
    yield f"{' ' * margin} | {' ' * width(line[:start])}{'^' * max(1, width(line[start:end]))}"


def width(text: str) -> int:
    """Columns that a text takes in a terminal: vowel signs and other combining characters take none."""
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )
