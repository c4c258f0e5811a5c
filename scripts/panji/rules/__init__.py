"""What is checked: one module a rule, found by its name, which is also its fixtures' folder and its page's address.

A rule module has

* ``TITLE``, ``WHY`` and ``FIX`` (:class:`~panji.diagnostic.Bilingual`): its page, in both languages;
* ``EXAMPLE`` (:class:`~panji.diagnostic.Example`): what it objects to, and the same mended;
* ``SEVERITY``, where it is not an error; ``LEGACY``, where it is softer for imported records (those with `source`);
* ``DOCTOR = True``, where it looks at the register's health rather than at mistakes: then `panji doctor` runs it, and
  `panji check` does not;
* one or more of ``check_file(file)``, ``check_record(record, register, as_of)`` and ``check_register(register, as_of)``,
  which yield :class:`~panji.diagnostic.Finding`. A rule that can do with the file alone does not see the register.

Rules know neither lines, output nor one another: they name places, and the engine looks them up.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from panji.diagnostic import Bilingual, Diagnostic, Example, Finding, Place, Related, Severity, one_line
from panji.document import Document
from panji.register import Register

QUOTED = re.compile(r"`([^`]*)`")
LONGEST = 2000
"""Characters of a message."""


class Rule(NamedTuple):
    """A rule as others see it; ``module`` has its checks."""

    name: str
    title: Bilingual
    why: Bilingual
    fix: Bilingual
    severity: Severity
    legacy: Severity
    example: Example | None
    doctor: bool
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
        doctor = getattr(module, "DOCTOR", False)
        found[name] = Rule(name, module.TITLE, module.WHY, module.FIX, severity, legacy, example, doctor, module)
    return found


def check(register: Register, as_of: date, locate: Callable[[str], Document], doctor: bool = False) -> list[Diagnostic]:
    """Check the whole register.

    Args:
        register: what to check.
        as_of: the day that counts as today.
        locate: gives the parsed file of a path, for the places of its values.
        doctor: run the rules of `panji doctor`, and only them.

    Returns:
        The diagnostics, by file and place.
    """
    documents: dict[str, Document] = {}

    def span_of(place: Place):
        if place.span:
            return place.span
        if place.path not in documents:
            documents[place.path] = locate(place.path)
        return documents[place.path].span(place)

    found = {
        Diagnostic(
            finding.place.path,
            span_of(finding.place),
            rule.legacy if _imported(finding.place.path, register) else rule.severity,
            rule.name,
            readable(finding.message),
            finding.hint and readable(finding.hint),
            tuple(Related(place.path, span_of(place), readable(message)) for place, message in finding.related),
        )
        for rule in rules().values()
        if rule.doctor is doctor
        for finding in _findings(rule.module, register, as_of)
    }
    return sorted(found, key=lambda each: (each.path, each.span, each.rule, each.message))


def readable(message: Bilingual) -> Bilingual:
    """The message on one line; what it quotes in backticks is cut, for a broken file may have a value of a megabyte."""

    def cut(match: re.Match[str]) -> str:
        return f"`{match[1][:120]}…`" if len(match[1]) > 120 else match[0]

    return Bilingual(*(QUOTED.sub(cut, one_line(text))[:LONGEST] for text in message))


def _imported(path: str, register: Register) -> bool:
    """Whether a file belongs to an imported record: what its source did not have cannot be asked of it."""
    file = register.files.get(path)
    record = register.records.get(file.id) if file and file.id else None
    return bool(record and record.source)


def _findings(module: ModuleType, register: Register, as_of: date) -> Iterator[Finding]:
    if hasattr(module, "check_file"):
        yield from _each(module.check_file, register.files.values())
    if hasattr(module, "check_record"):
        yield from _each(module.check_record, register.records.values(), register, as_of)
    if hasattr(module, "check_register"):
        yield from module.check_register(register, as_of)


def _each(check_one: Callable[..., Iterable[Finding]], subjects: Iterable[object], *rest: object) -> Iterator[Finding]:
    for subject in subjects:
        yield from check_one(subject, *rest)
