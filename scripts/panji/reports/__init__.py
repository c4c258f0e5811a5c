"""Diagnostics for people and for machines: one module a format, found by its name.

A format is a function ``render(report)`` that yields lines of text. It prints nothing and reads no file.
"""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from importlib import import_module
from typing import NamedTuple

from panji.diagnostic import Bilingual, Diagnostic, Severity, Span


class Report(NamedTuple):
    """What a check found, and what a format needs besides to tell of it.

    ``lines_of`` gives the lines of a file (quotations take them from :meth:`quotable`); ``pages`` is the address of a
    rule's page in each language, with ``{rule}`` in it; ``colour`` says whether the reader's terminal shows colours, ``doctor``
    whether the findings are those of `panji doctor`.
    """

    diagnostics: Sequence[Diagnostic]
    language: str
    pages: Bilingual
    lines_of: Callable[[str], Sequence[str]] = lambda path: ()
    as_of: date = date.min
    records: int = 0
    files: int = 0
    colour: bool = False
    doctor: bool = False

    def page(self, rule: str, language: str = "") -> str:
        """The address of a rule's page, in the report's language if no other is asked for."""
        return self.pages[language or self.language].replace("{rule}", rule)

    def quotable(self) -> Callable[[str], Sequence[str]]:
        """What gives the lines of a file, in which letters and digits that a secret finding is about are dots."""
        secret: dict[str, list[Span]] = {}
        for each in self.diagnostics:
            if each.secret:
                secret.setdefault(each.path, []).append(each.span)
        return lambda path: _masked(self.lines_of(path), secret.get(path, ()))

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity, the worst first."""
        found = Counter(each.severity for each in self.diagnostics)
        return {severity: found[severity] for severity in Severity}


@cache
def formats() -> dict[str, Callable[[Report], Iterator[str]]]:
    """All formats by name; each is imported when it is asked for."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: partial(_rendered, name) for name in names}


def _rendered(name: str, report: Report) -> Iterator[str]:
    return import_module(f"{__name__}.{name}").render(report)


def worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By severity; those of one severity stay in their order."""
    order = list(Severity)
    return sorted(diagnostics, key=lambda each: order.index(each.severity))


def fixable(found: Diagnostic) -> bool:
    """Whether `panji check --fix` may mend it. An import has findings of its own, which no rule knows."""
    from panji.rules import rules  # slow to import, and most commands tell of no rule

    rule = rules().get(found.rule)
    return rule is not None and rule.may_mend(found.path)


def well_formed(path: str) -> str:
    """A path as text that can be encoded: bytes of a file's name that are no UTF-8 become replacement characters."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _masked(lines: Sequence[str], spans: Sequence[Span]) -> Sequence[str]:
    if not spans:
        return lines
    masked = list(lines)
    for span in spans:
        for index in range(span.line - 1, min(span.end_line, len(masked))):
            line = masked[index]
            start = span.column - 1 if index == span.line - 1 else 0
            end = span.end_column - 1 if index == span.end_line - 1 else len(line)
            masked[index] = line[:start] + re.sub(r"\w", "•", line[start:end]) + line[end:]
    return masked
