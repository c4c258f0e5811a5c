"""Diagnostics for programs, in both languages. The JSON Schema is published with the site's other data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from pydantic_core import to_json
from typing_extensions import TypedDict

from panji.diagnostic import Bilingual, Diagnostic, Related
from panji.reports import Report, fixable, well_formed


class ReportedWords(TypedDict):
    """The same words in both languages."""

    hi: str
    en: str


class ReportedPlace(TypedDict):
    """A stretch of a file. Lines and columns count from 1, columns in code points; the end is exclusive."""

    path: Annotated[str, Field(description="from the folder that holds `records/`")]
    line: int
    column: int
    end_line: int
    end_column: int


class ReportedRelated(ReportedPlace):
    """A second place, with what is to be seen there."""

    message: ReportedWords


class ReportedDiagnostic(ReportedPlace):
    """One finding."""

    rule: str
    severity: Literal["error", "warning", "advice"]
    message: ReportedWords
    hint: ReportedWords | None
    related: list[ReportedRelated]
    fixable: Annotated[bool, Field(description="whether `panji check --fix` may mend it")]
    page: Annotated[ReportedWords, Field(description="where the rule is explained")]


class CheckReport(TypedDict):
    """What `panji check` found. Within version 1, fields are only added."""

    version: Literal[1]
    as_of: date
    records: int
    files: int
    errors: int
    warnings: int
    advice: int
    diagnostics: list[ReportedDiagnostic]


def render(report: Report) -> Iterator[str]:
    """One JSON document, of the form ``CheckReport``."""
    errors, warnings, advice = report.counts().values()
    whole = CheckReport(
        version=1,
        as_of=report.as_of,
        records=report.records,
        files=report.files,
        errors=errors,
        warnings=warnings,
        advice=advice,
        diagnostics=[_diagnostic(found, report) for found in report.diagnostics],
    )
    yield to_json(whole, indent=1).decode()


def _diagnostic(found: Diagnostic, report: Report) -> ReportedDiagnostic:
    return ReportedDiagnostic(
        **_place(found),
        rule=found.rule,
        severity=found.severity.value,
        message=_words(found.message),
        hint=_words(found.hint) if found.hint else None,
        related=[ReportedRelated(**_place(other), message=_words(other.message)) for other in found.related],
        fixable=fixable(found),
        page=ReportedWords(hi=report.page(found.rule, "hi"), en=report.page(found.rule, "en")),
    )


def _place(found: Diagnostic | Related) -> ReportedPlace:
    line, column, end_line, end_column = found.span
    return ReportedPlace(
        path=well_formed(found.path), line=line, column=column, end_line=end_line, end_column=end_column
    )


def _words(words: Bilingual) -> ReportedWords:
    return ReportedWords(hi=words.hi, en=words.en)
