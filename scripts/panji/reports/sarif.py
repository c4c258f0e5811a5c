"""Diagnostics as SARIF 2.1.0, the OASIS standard that code scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from panji.diagnostic import Diagnostic, Related, Severity
from panji.reports import Report
from panji.rules import Rule, rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
ROOT = "%SRCROOT%"
"""What paths are relative to: the folder that holds ``records/``. SARIF lets whoever reads it say where that lies."""


def render(report: Report) -> Iterator[str]:
    """One SARIF log with one run, in the report's language."""
    driver = {"name": "Panji", "rules": [_rule(rule, report) for rule in rules().values()]}
    run = {
        "tool": {"driver": driver},
        "language": report.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "the folder that holds records/"}}},
        "results": [_result(found, report) for found in report.diagnostics],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1)


def _rule(rule: Rule, report: Report) -> dict[str, Any]:
    language = report.language
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.title[language]},
        "fullDescription": {"text": rule.why[language]},
        "help": {"text": rule.fix[language]},
        "helpUri": report.page(rule.name),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(found: Diagnostic, report: Report) -> dict[str, Any]:
    language = report.language
    text = found.message[language] + (f"\n{found.hint[language]}" if found.hint else "")
    same = f"{found.rule}\n{found.path}\n{found.message.en}".encode("utf-8", "surrogateescape")
    result = {
        "ruleId": found.rule,
        "ruleIndex": list(rules()).index(found.rule),
        "level": LEVELS[found.severity],
        "message": {"text": text},
        "locations": [_location(found)],
        # The same finding on another line is the same: a service shows it as old, not as new.
        "partialFingerprints": {"ruleFileMessage/v1": hashlib.sha256(same).hexdigest()[:32]},
    }
    if found.related:
        result["relatedLocations"] = [
            _location(other) | {"id": number, "message": {"text": other.message[language]}}
            for number, other in enumerate(found.related)
        ]
    return result


def _location(found: Diagnostic | Related) -> dict[str, Any]:
    line, column, end_line, end_column = found.span
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    uri = quote(found.path.encode("utf-8", "surrogateescape"))
    return {"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": ROOT}, "region": region}}
