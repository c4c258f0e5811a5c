"""Diagnostics as a person reads them in a terminal: the place, the reader's own line, how to mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from panji.diagnostic import Bilingual, Severity, Span, one_line
from panji.language import LABELS
from panji.reports import Report, fixable

HINT = Bilingual(hi="संकेत", en="hint")
HELP = Bilingual(hi="सहायता", en="help")
SEE = Bilingual(hi="देखें", en="see")
FIX = Bilingual(hi="सुधार", en="fix")
FIXES = "panji check --fix"
WIDEST = 160
"""Columns of a quoted line; a longer one is cut around the place that is meant."""

COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.ADVICE: "\x1b[1;36m"}
PLAIN = "\x1b[0m"


def render(report: Report) -> Iterator[str]:
    """One block a diagnostic, in their order. Each rule's address is given once, as is the way to mend it."""
    language = report.language
    lines_of = lru_cache(maxsize=8)(report.quotable())  # findings come file by file, and a file may have thousands
    helped: set[str] = set()
    offered: set[str] = set()
    for found in report.diagnostics:
        span, rule = found.span, found.rule
        start, end = (COLOURS[found.severity], PLAIN) if report.colour else ("", "")
        word = LABELS[f"severity_{found.severity}"][language]
        place = f"{one_line(found.path)}:{span.line}:{span.column}"
        yield f"{place}: {start}{word}{end}[{rule}] {found.message[language]}"
        margin = len(str(max([span.line, *(each.span.line for each in found.related)])))
        yield from _quotation(lines_of(found.path), span, margin)
        for other in found.related:
            yield f"{' ' * margin} = {SEE[language]}: {one_line(other.path)}:{other.span.line}: {other.message[language]}"
            yield from _quotation(lines_of(other.path), other.span, margin)
        if found.hint:
            yield f"{' ' * margin} = {HINT[language]}: {found.hint[language]}"
        if rule not in helped:
            helped.add(rule)
            yield f"{' ' * margin} = {HELP[language]}: {report.page(rule)}"
        if rule not in offered and fixable(found):
            offered.add(rule)
            yield f"{' ' * margin} = {FIX[language]}: {FIXES}"
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
