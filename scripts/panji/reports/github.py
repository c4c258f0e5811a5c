"""Diagnostics as GitHub's workflow commands: they stand on the changed lines of a pull request.

GitHub shows ten of each level in a step, so the worst come first. Whoever reads them has nothing else at hand, so each
says all that it takes to mend the fault.
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator

from panji.diagnostic import Diagnostic, Severity, one_line
from panji.reports import Report, fixable, well_formed, worst_first
from panji.reports.text import FIX, FIXES, HELP, HINT, SEE
from panji.rules import rules

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def render(report: Report) -> Iterator[str]:
    """One command a diagnostic, errors first."""
    for found in worst_first(report.diagnostics):
        span = found.span
        place = {"file": well_formed(found.path), "line": span.line, "endLine": span.end_line}
        if span.line == span.end_line:  # GitHub knows columns only within one line
            place |= {"col": span.column, "endColumn": span.end_column}
        title = f"{rules()[found.rule].title[report.language]} [{found.rule}]"
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in (place | {"title": title}).items())
        yield f"::{LEVELS[found.severity]} {properties}::{_data(chr(10).join(_lines(found, report)))}"


def _lines(found: Diagnostic, report: Report) -> Iterator[str]:
    language = report.language
    yield found.message[language]
    for other in found.related:
        yield f"{SEE[language]}: {one_line(other.path)}:{other.span.line}: {other.message[language]}"
    yield f"{HINT[language]}: {(found.hint or rules()[found.rule].fix)[language]}"
    if fixable(found):
        yield f"{FIX[language]}: {FIXES}"
    yield f"{HELP[language]}: {report.page(found.rule)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
