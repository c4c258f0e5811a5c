"""What is checked: one module a rule, found by its name, which is also its fixtures' folder and its page's address.

A rule module has

* ``TITLE``, ``WHY`` and ``FIX`` (:class:`~panji.diagnostic.Bilingual`): its page, in both languages;
* ``EXAMPLE`` (:class:`~panji.diagnostic.Example`): what it objects to, and the same mended;
* ``SEVERITY``, where it is not an error; ``LEGACY``, where it is softer for imported records (those with `source`);
* ``EXEMPTIBLE = False``, where no record can be exempt from it: what is left without it would be no record;
* ``SECRET = True``, where what it finds is not to be repeated, such as a person's number: its own messages mask it, and
  outputs that quote the file leave it out;
* ``DOCTOR = True``, where it looks at the register's health rather than at mistakes: then `panji doctor` runs it, and
  `panji check` does not;
* one or more of ``check_file(file)``, ``check_record(record, register, as_of)`` and ``check_register(register, as_of)``,
  which yield :class:`~panji.diagnostic.Finding`. A rule that can do with the file alone does not see the register.
  When all have spoken, ``check_exemptions(record, used, exemptible)`` is asked: ``used`` are the rules whose findings
  an exemption of the record has dropped, ``exemptible`` says of each rule whether a record can be exempt from it.

Rules know neither lines, output nor one another: they name places, and the engine looks them up.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from panji import cores
from panji.diagnostic import Bilingual, Diagnostic, Example, Finding, Place, Related, Severity, Span, one_line
from panji.document import Document
from panji.file import File
from panji.record import Record
from panji.register import Register

QUOTED = re.compile(r"`([^`]*)`")
LONGEST = 2000
"""Characters of a message."""
ALONE = 1500
"""Records that one process checks sooner than two."""


class Rule(NamedTuple):
    """A rule as others see it; ``module`` has its checks."""

    name: str
    title: Bilingual
    why: Bilingual
    fix: Bilingual
    severity: Severity
    legacy: Severity
    example: Example | None
    exemptible: bool
    doctor: bool
    secret: bool
    module: ModuleType


@cache
def rules() -> dict[str, Rule]:
    """All rules by name, in alphabetical order."""
    found = {}
    for module_name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        module = import_module(f"{__name__}.{module_name}")
        name = module_name.replace("_", "-")
        severity = getattr(module, "SEVERITY", Severity.ERROR)
        legacy, example = getattr(module, "LEGACY", severity), getattr(module, "EXAMPLE", None)
        exemptible, doctor = getattr(module, "EXEMPTIBLE", True), getattr(module, "DOCTOR", False)
        secret, texts = getattr(module, "SECRET", False), (module.TITLE, module.WHY, module.FIX)
        found[name] = Rule(name, *texts, severity, legacy, example, exemptible, doctor, secret, module)
    return found


Said = tuple[str, Finding]
"""A finding, and the rule that it comes from."""


class Checked(NamedTuple):
    """The outcome of a check: what it found, by file and place."""

    found: list[Diagnostic]


def check(register: Register, as_of: date, locate: Callable[[str], Document], doctor: bool = False) -> Checked:
    """Check the whole register.

    Args:
        register: what to check.
        as_of: the day that counts as today.
        locate: gives the parsed file of a path, for the places of its values.
        doctor: run the rules of `panji doctor`, and only them.
    """
    said = _spare(dict.fromkeys(_say(register, as_of, doctor)), register, doctor)  # the same may be said in two ways
    span_of = _spans(locate)
    found = [_diagnostic(name, finding, register, span_of) for name, finding in said]
    return Checked(sorted(found, key=lambda each: (each.path, each.span, each.rule, each.message)))


def inspect(file: File) -> tuple[Said, ...]:
    """What the rules of `panji check` that need the file alone say about it. It can be kept as long as the file is."""
    return tuple((name, finding) for name, check_file in _having("check_file", False) for finding in check_file(file))


def _say(register: Register, as_of: date, doctor: bool) -> Iterator[Said]:
    """All findings, rule by rule, in any order."""
    if doctor:
        for name, check_file in _having("check_file", True):
            for file in register.files.values():
                yield from ((name, finding) for finding in check_file(file))
    else:
        for file in register.files.values():
            yield from inspect(file) if file.findings is None else file.findings
    for name, check_register in _having("check_register", doctor):
        yield from ((name, finding) for finding in check_register(register, as_of))
    checks = _having("check_record", doctor)

    def judge(records: Sequence[Record]) -> list[Said]:
        return [
            (name, finding)
            for name, check_record in checks
            for record in records
            for finding in check_record(record, register, as_of)
        ]

    for some in cores.share(judge, list(register.records.values()), ALONE):
        yield from some


def _spare(said: Iterable[Said], register: Register, doctor: bool) -> list[Said]:
    """The findings without those that their record is exempt from, and with those on exemptions."""
    kept: list[Said] = []
    used: dict[str, set[str]] = {}
    exemptible = {rule.name: rule.exemptible for rule in rules().values()}
    for name, finding in said:
        record = _record_of(finding.place.path, register)
        if record and exemptible[name] and any(each.rule == name for each in record.exempt):
            used.setdefault(record.id, set()).add(name)
        else:
            kept.append((name, finding))
    others = {rule.name for rule in rules().values() if rule.doctor is not doctor}  # they have not been asked
    for name, check_exemptions in _having("check_exemptions", doctor):
        for record in register.records.values():
            if record.exempt:
                found = check_exemptions(record, used.get(record.id, set()) | others, exemptible)
                kept += ((name, finding) for finding in found)
    return kept


@cache
def _having(part: str, doctor: bool) -> list[tuple[str, Callable[..., Iterable[Finding]]]]:
    """The rules that have a certain check, and that check."""
    return [
        (rule.name, getattr(rule.module, part))
        for rule in rules().values()
        if rule.doctor is doctor and hasattr(rule.module, part)
    ]


def _spans(locate: Callable[[str], Document]) -> Callable[[Place], Span]:
    """What gives the span of a place, looking each file up once."""
    document = cache(locate)
    return lambda place: place.span or document(place.path).span(place)


def _diagnostic(name: str, finding: Finding, register: Register, span_of: Callable[[Place], Span]) -> Diagnostic:
    rule, record = rules()[name], _record_of(finding.place.path, register)
    imported = record is not None and record.imported  # of which less can be asked
    return Diagnostic(
        finding.place.path,
        span_of(finding.place),
        rule.legacy if imported else rule.severity,
        name,
        readable(finding.message),
        finding.hint and readable(finding.hint),
        tuple(Related(place.path, span_of(place), readable(message)) for place, message in finding.related),
        rule.secret,
    )


def readable(message: Bilingual) -> Bilingual:
    """The message on one line; what it quotes in backticks is cut, for a broken file may have a value of a megabyte."""

    def cut(match: re.Match[str]) -> str:
        return f"`{match[1][:120]}…`" if len(match[1]) > 120 else match[0]

    return Bilingual(*(QUOTED.sub(cut, one_line(text))[:LONGEST] for text in message))


def _record_of(path: str, register: Register) -> Record | None:
    """The record that a file belongs to: one of its texts or attachments."""
    file = register.files.get(path)
    return register.records.get(file.id) if file and file.id else None
