"""Diagnostics as GitHub's workflow commands: they stand on the changed lines of a pull request.

GitHub shows ten of each level in a step, so the worst come first.
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from panji.diagnostic import Diagnostic, Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def render(diagnostics: Sequence[Diagnostic], language: str) -> Iterator[str]:
    """One command a diagnostic, errors first, in ``hi`` or ``en``."""
    order = list(LEVELS)
    for path, span, severity, rule, message, hint, _ in sorted(
        diagnostics, key=lambda each: order.index(each.severity)
    ):
        text = message[language] + (f"\n{hint[language]}" if hint else "")
        yield (
            f"::{LEVELS[severity]} file={_property(path)},line={span.line},endLine={span.end_line},"
            f"col={span.column},endColumn={span.end_column},title={_property(rule)}::{_data(text)}"
        )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
