"""A sheet that offices filled in, made into compliance reports: all of it, or nothing where anything is wrong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from python_calamine import CalamineError, CalamineWorkbook

from panji import file, language
from panji.check import check
from panji.corpus import Corpus
from panji.diagnostic import Bilingual, Diagnostic, Route, Severity, Span
from panji.document import Document, parse
from panji.drafts import REPORT_TITLE, next_path
from panji.file import File
from panji.importers import disk, dump
from panji.record_types.report import Report
from panji.register import Register
from panji.rules import inspect
from panji.sheet import COLUMNS, INFORMING, STATUSES

RULE = "import"
LARGEST = 20 * 1024 * 1024
"""Bytes. A sheet of 200,000 rows has less."""

DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)

UNREADABLE = Bilingual(hi="तालिका पढ़ी नहीं जा सकी: {detail}", en="the sheet cannot be read: {detail}")
NOT_UTF_8 = Bilingual(
    hi="फ़ाइल UTF-8 में नहीं है; Excel में “CSV UTF-8” के रूप में सहेजें",
    en="the file is not UTF-8; save it from Excel as “CSV UTF-8”",
)
EMPTY = Bilingual(hi="तालिका में कोई पंक्ति नहीं है", en="the sheet has no rows")
UNKNOWN_COLUMN = Bilingual(hi="स्तम्भ `{heading}` ज्ञात नहीं", en="there is no column `{heading}`")
COLUMNS_ARE = Bilingual(hi="स्तम्भ ये हैं: {names}", en="the columns are {names}")
TWICE = Bilingual(hi="स्तम्भ `{heading}` दो बार है", en="the column `{heading}` is there twice")
NO_COLUMN = Bilingual(hi="स्तम्भ `{heading}` नहीं है", en="the column `{heading}` is missing")
NO_CELL = Bilingual(hi="`{heading}` रिक्त है", en="`{heading}` is empty")
NO_STATUS = Bilingual(hi="स्थिति `{value}` ज्ञात नहीं", en="there is no status `{value}`")
STATUSES_ARE = Bilingual(hi="इनमें से एक लिखें: {names}", en="write one of {names}")
NO_DAY = Bilingual(hi="`{value}` कोई दिनांक नहीं है", en="`{value}` is no day")
DAY_IS = Bilingual(hi="जैसे 2026-09-30 या 30.09.2026", en="such as 2026-09-30 or 30.09.2026")
NO_OFFICE = Bilingual(hi="`{value}` कार्यालयों और स्थानों में नहीं है", en="`{value}` is no office or place")
REPORTED = Bilingual(hi="यह प्रतिवेदन पंजी में पहले से है: `{id}`", en="this is in the register already: `{id}`")
CELL = Bilingual(hi="{cell} ({heading}): {message}", en="{cell} ({heading}): {message}")
BODY = "विवरण ऊपर अंकित है (`{sheet}` से)।"

Cell = tuple[int, str]
"""Row of the sheet, from 1, and the field whose column it stands in."""


class Wrong(Exception):
    """The sheet cannot become reports; ``diagnostics`` says where and why, ``lines`` is the sheet as text."""

    def __init__(self, diagnostics: list[Diagnostic], lines: list[str]) -> None:
        super().__init__(f"{len(diagnostics)} mistakes")
        self.diagnostics = diagnostics
        self.lines = lines


class Done(NamedTuple):
    """What was made: paths of the reports' files, and how many rows went into them."""

    files: list[str]
    rows: int


def run(sheet: Path, into: Path, as_of: date, *, dry_run: bool = False) -> Done:
    """Make a filled sheet into report records.

    Args:
        sheet: a CSV file (UTF-8) or a spreadsheet (.xlsx, .ods, .xls), of which the first sheet is read.
        into: the folder that holds ``records/``.
        as_of: the day of the reports.
        dry_run: do everything but write.

    Raises:
        Wrong: anything is wrong with any row. Nothing was written.
        OSError: a file cannot be read or written. Nothing was written.
    """
    table = _Table(sheet)
    corpus = Corpus(into)
    files = _Reports(table, corpus.read(), as_of, corpus.document).files()
    if not dry_run:
        disk.write(into, files)
    return Done(sorted(files), len(table.rows))


class _Table:
    """The cells of a sheet, as text, under the fields of their columns."""

    def __init__(self, sheet: Path) -> None:
        self.name = sheet.name
        self.path = str(sheet)
        self.cells: list[list[str]] = []
        self.columns: dict[str, int] = {}
        self.found: list[Diagnostic] = []
        self.cells = self._read(sheet)
        if not any(any(map(str.strip, cells)) for cells in self.cells):
            self.refuse(EMPTY)
        self._head()
        self.rows = {
            number: self._row(cells) for number, cells in enumerate(self.cells[1:], 2) if any(map(str.strip, cells))
        }
        if not self.rows:
            self.refuse(EMPTY)

    def _read(self, sheet: Path) -> list[list[str]]:
        content = sheet.read_bytes()
        if len(content) > LARGEST:
            self.refuse(UNREADABLE.format(detail=f"{len(content) / 1024 / 1024:.0f} MB"))
        if sheet.suffix.lower() == ".csv":
            try:
                text = content.decode("utf-8-sig")
            except UnicodeDecodeError:
                self.refuse(NOT_UTF_8)
            first = text.partition("\n")[0]
            delimiter = max(",;\t", key=first.count)
            try:
                return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
            except csv.Error as error:
                self.refuse(UNREADABLE.format(detail=error))
        try:
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
            rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
        except (CalamineError, ValueError, OSError, IndexError) as error:
            self.refuse(UNREADABLE.format(detail=str(error).split("\n")[0]))
        return [[_text(value) for value in row] for row in rows]

    def _head(self) -> None:
        known = {heading.casefold(): field for field, label in COLUMNS.items() for heading in (field, *label)}
        for index, heading in enumerate(self.cells[0] if self.cells else ()):
            field = known.get(heading.strip().casefold())
            if field is None and heading.strip():
                names = ", ".join(f"`{name}`" for name in COLUMNS)
                self.object((1, index), UNKNOWN_COLUMN.format(heading=heading), COLUMNS_ARE.format(names=names))
            elif field in self.columns:
                self.object((1, index), TWICE.format(heading=heading))
            elif field:
                self.columns[field] = index
        for field in ("office", "point", "status"):
            if field not in self.columns:
                self.object((1, 0), NO_COLUMN.format(heading=COLUMNS[field]))
        if self.found:
            raise Wrong(self.found, self.lines())

    def _row(self, cells: list[str]) -> dict[str, str]:
        """The filled cells of a row by field; what only informs is left out."""
        values = {field: cells[index].strip() for field, index in self.columns.items() if index < len(cells)}
        return {field: value.removeprefix("'") for field, value in values.items() if value and field not in INFORMING}

    def lines(self) -> list[str]:
        return [" | ".join(cells) for cells in self.cells]

    def object(self, cell: tuple[int, int], message: Bilingual, hint: Bilingual | None = None) -> None:
        """Note what is wrong with a cell: its row, from 1, and its column, from 0."""
        row, column = cell
        cells = self.cells[row - 1] if row <= len(self.cells) else []
        start = sum(len(each) + 3 for each in cells[:column]) + 1
        width = max(1, len(cells[column])) if column < len(cells) else 1
        span = Span(row, start, row, start + width)
        self.found.append(Diagnostic(self.path, span, Severity.ERROR, RULE, message, hint))

    def refuse(self, message: Bilingual) -> None:
        """Raises: Wrong, since there is nothing to be read."""
        self.found.append(Diagnostic(self.path, Span(1, 1, 1, 1), Severity.ERROR, RULE, message))
        raise Wrong(self.found, self.lines())


def _text(value: object) -> str:
    """A spreadsheet's cell as it would be typed."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


class _Reports:
    """The reports that a table makes, or all that keeps it from making any."""

    def __init__(self, table: _Table, register: Register, as_of: date, document: Callable[[str], Document]) -> None:
        self.table = table
        self.register = register
        self.as_of = as_of
        self.document = document
        self.wrong_rows: set[int] = set()

    def files(self) -> dict[str, bytes]:
        """The files by path.

        Raises:
            Wrong: with everything that is wrong in any row.
        """
        items = {number: self._item(number, row) for number, row in self.table.rows.items()}
        groups: dict[tuple[str, str], list[int]] = {}
        for number, row in self.table.rows.items():
            if number not in self.wrong_rows:
                groups.setdefault((row["office"], row.get("as_on", self.as_of.isoformat())), []).append(number)
        files: dict[str, bytes] = {}
        rows_of: dict[str, list[int]] = {}
        for (office, day), numbers in groups.items():
            path = next_path(self.register, office, "report", self.as_of.year, files)
            files[path] = self._report(office, day, [items[number] for number in numbers])
            rows_of[path] = numbers
        self._check(files, rows_of)
        if self.table.found:
            self.table.found.sort(key=lambda each: (each.span, each.message))
            raise Wrong(self.table.found, self.table.lines())
        return files

    def _item(self, number: int, row: dict[str, str]) -> dict[str, Any]:
        """The item that a row says. What is wrong with it is noted, and the row left out of further checks."""
        for field in ("office", "point", "status"):
            if field not in row:
                self._object(number, field, NO_CELL.format(heading=COLUMNS[field]))
        entry = self.register.vocabulary.addressable.get(row.get("office", ""))
        if "office" in row and (entry is None or entry.list == "groups"):
            self._object(number, "office", NO_OFFICE.format(value=row["office"]))
        item: dict[str, Any] = {}
        for field in ("point", "for", "status", "value", "evidence", "reason", "revised_due", "verified_by"):
            if field in row:
                item[field] = row[field]
        if "status" in row:
            item["status"] = self._status(number, row["status"])
        if "value" in row:
            item["value"] = row["value"].translate(DIGITS)
        if "consulted" in row:
            item["consulted"] = [each.strip() for each in re.split("[,;]", row["consulted"]) if each.strip()]
        for field, values in (("revised_due", item), ("as_on", row)):
            if field in values:
                values[field] = self._day(number, field, values[field])
        if number not in self.wrong_rows:
            self._look_at(number, item)
        return item

    def _look_at(self, number: int, item: dict[str, Any]) -> None:
        """Read an item as it would stand in a report, so that one that is none does not spoil the others of its report."""
        content = self._report(self.table.rows[number]["office"], self.as_of.isoformat(), [item])
        alone = file.read(
            f"records/{self.table.rows[number]['office']}/report/{self.as_of.year}/0001.hi.md", content, ""
        )
        if not alone.sound:
            for _, finding in inspect(alone):
                field = finding.place.route[2] if len(finding.place.route) > 2 else "point"
                self._object(number, str(field), finding.message, finding.hint)

    def _status(self, number: int, written: str) -> str:
        for name, label in STATUSES.items():
            if written.casefold() in (name, label.hi, label.en):
                return name
        names = Bilingual(*(", ".join(f"`{label[each]}`" for label in STATUSES.values()) for each in ("hi", "en")))
        self._object(number, "status", NO_STATUS.format(value=written), STATUSES_ARE.format(names=names))
        return written

    def _day(self, number: int, field: str, written: str) -> str:
        """A day as ISO 8601 has it; what is written day first, as in India, is turned round."""
        text = written.translate(DIGITS)
        if match := DAY_FIRST.fullmatch(text):
            text = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            self._object(number, field, NO_DAY.format(value=written), DAY_IS)
            return written

    def _object(self, number: int, field: str, message: Bilingual, hint: Bilingual | None = None) -> None:
        """Note what is wrong with a cell, and what the cell is called in a spreadsheet."""
        self.wrong_rows.add(number)
        column = self.table.columns.get(field, self.table.columns["point"])
        cell = f"{_letters(column)}{number}"
        heading = COLUMNS.get(field, COLUMNS["point"])
        self.table.object((number, column), CELL.format(cell=cell, heading=heading, message=message), hint)

    def _report(self, office: str, day: str, items: Sequence[dict[str, Any]]) -> bytes:
        label = self.register.vocabulary.addressable[office].label.hi
        title = REPORT_TITLE.format(office=label, day=language.date(date.fromisoformat(day), "hi"))
        front = {"title": title, "issued": self.as_of.isoformat(), "as_on": day}
        head = dump.document(front, BODY.format(sheet=self.table.name)).decode()
        lines = "".join(f"  - {dump.flow(item)}\n" for item in items)
        start, fence, body = head.partition("\n---\n")
        return f"{start}\nitems:\n{lines.rstrip()}{fence}{body}".encode()

    def _check(self, files: dict[str, bytes], rows_of: dict[str, list[int]]) -> None:
        """Have the register's own rules look at the reports, as if they lay there, and note what they say by cell."""
        made = [file.read(path, content, "") for path, content in files.items()]
        documents = {path: parse(path, content) for path, content in files.items()}
        register = Register(each.measured() for each in (*self.register.files.values(), *made))
        for each in check(register, self.as_of, lambda path: documents.get(path) or self.document(path)).found:
            if each.path in documents and each.severity is Severity.ERROR:
                route = _route(documents[each.path], each.span)
                index, field = (route[1], route[2]) if len(route) > 2 else (route[1] if len(route) > 1 else 0, "point")
                self._object(rows_of[each.path][int(index)], str(field), each.message, each.hint)
        for path, numbers in rows_of.items():
            new = next((each.record for each in made if each.path == path), None)
            if isinstance(new, Report) and (same := _reported(new, made, path, self.register)):
                self._object(numbers[0], "point", REPORTED.format(id=same))


def _reported(new: Report, made: list[File], path: str, register: Register) -> str | None:
    """The id of a report of the same office that says the same for the same day."""
    issuer = next(each.id.issuer for each in made if each.path == path and each.id)
    for record in register.records.values():
        same_day = isinstance(record, Report) and record.issuer == issuer and record.as_on == new.as_on
        if same_day and set(new.items) <= set(record.items):
            return str(record.id)
    return None


def _route(document: Document, span: Span) -> Route:
    """The route whose value, or else whose key, stands at a span."""
    for spans in (document.spans, document.keys):
        for route, each in spans.items():
            if each == span:
                return route
    within = [route for route, each in document.spans.items() if each[:2] <= span[:2] and span[2:] <= each[2:]]
    return max(within, key=len, default=())


def _letters(column: int) -> str:
    """What a spreadsheet calls a column: A to Z, AA …"""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
