"""Diagnostics as a Markdown page: the summary of a job, or an attachment to a letter. The worst files come first.

Messages quote what stands in the files, and anybody may propose a file. So whatever is quoted is shown as it is: no
sign of it can become markup: no link, no image, no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from panji import language
from panji.diagnostic import Bilingual, Diagnostic, Severity, one_line
from panji.reports import Report, well_formed, worst_first

HEADING = Bilingual(hi="पंजी की जाँच", en="Check of the register")
DOCTOR = Bilingual(hi="पंजी के लिए सुझाव", en="Advice on the register")
CHECKED = Bilingual(
    hi="{as_of} की स्थिति: {records} अभिलेख, {files} फ़ाइलें।", en="As of {as_of}: {records} records, {files} files."
)
CLEAN = Bilingual(hi="✔ कोई त्रुटि या टिप्पणी नहीं मिली।", en="✔ Nothing was found.")
COLUMNS = (
    Bilingual(hi="गंभीरता", en="Severity"),
    Bilingual(hi="पंक्ति", en="Line"),
    Bilingual(hi="क्या मिला", en="What was found"),
    Bilingual(hi="कैसे ठीक करें", en="How to mend it"),
)
MORE = Bilingual(
    hi="… और {count} टिप्पणियाँ। सभी देखने के लिए `panji check` चलाएँ।",
    en="… and {count} more. Run `panji check` to see them all.",
)
PLURALS = {
    Severity.ERROR: Bilingual(hi="त्रुटियाँ", en="errors"),
    Severity.WARNING: Bilingual(hi="चेतावनियाँ", en="warnings"),
    Severity.ADVICE: Bilingual(hi="सुझाव", en="pieces of advice"),
}
SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.ADVICE: "●"}
LARGEST = 200_000
"""Bytes of the tables' rows: some hundred findings. GitHub refuses a summary of more than 1 MiB."""


def render(report: Report) -> Iterator[str]:
    """A heading with the counts, then for each file a table of its findings."""
    lang = report.language
    yield f"## {(DOCTOR if report.doctor else HEADING)[lang]}"
    yield ""
    checked = {name: language.number(getattr(report, name), lang) for name in ("records", "files")}
    yield CHECKED[lang].format(as_of=language.date(report.as_of, lang), **checked)
    yield ""
    if not report.diagnostics:
        yield CLEAN[lang]
        return
    counts = [
        f"{SIGNS[severity]} **{language.number(count, lang)}** {_plural(severity, count, lang)}"
        for severity, count in report.counts().items()
        if count
    ]
    yield " · ".join(counts)
    shown = size = 0
    for path, found in _by_file(report):
        rows = []
        for each in found:
            row = _row(each, report)
            size += len(row.encode())
            if size > LARGEST:
                break
            rows.append(row)
        if rows:
            yield from ("", f"### {_quoted(one_line(well_formed(path)))}", "")
            yield f"| {' | '.join(column[lang] for column in COLUMNS)} |"
            yield "|---|---:|---|---|"
            yield from rows
        shown += len(rows)
        if size > LARGEST:
            yield from ("", MORE[lang].format(count=language.number(len(report.diagnostics) - shown, lang)))
            return


def _by_file(report: Report) -> list[tuple[str, list[Diagnostic]]]:
    """The findings of each file, the worst first; and the files likewise."""
    files: dict[str, list[Diagnostic]] = {}
    for found in worst_first(report.diagnostics):
        files.setdefault(found.path, []).append(found)
    return list(files.items())


def _row(found: Diagnostic, report: Report) -> str:
    lang = report.language
    severity = f"{SIGNS[found.severity]} {language.LABELS[f'severity_{found.severity}'][lang]}"
    others = [
        f"<br>→ {_quoted(f'{one_line(well_formed(other.path))}:{other.span.line}')} {_words(other.message[lang])}"
        for other in found.related
    ]
    rule = f"<br><sub>[{found.rule}]({quote(report.page(found.rule), safe=':/')})</sub>"
    hint = _words(found.hint[lang]) if found.hint else ""
    message = _words(found.message[lang]) + "".join(others) + rule
    return f"| {severity} | {found.span.line} | {message} | {hint} |"


def _words(text: str) -> str:
    """A message with its `quotations`."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # a quotation that has a backtick in it: then nobody knows where it ends
        return _plain(text)
    return "".join(_quoted(part) if index % 2 else _plain(part) for index, part in enumerate(parts))


def _quoted(text: str) -> str:
    return f"<code>{_plain(text)}</code>"


def _plain(text: str) -> str:
    """Text in which nothing means anything to Markdown or HTML: whatever sign could, does not stand there as itself."""
    return re.sub(r"[!#$&()*+./:<>@\[\\\]^_`{|}~]", lambda sign: f"&#{ord(sign[0])};", text)


def _plural(severity: Severity, count: int, lang: str) -> str:
    return language.LABELS[f"severity_{severity}"][lang] if count == 1 else PLURALS[severity][lang]
