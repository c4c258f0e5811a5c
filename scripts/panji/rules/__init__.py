"""What is checked: one module a rule, found by its name, which is also its fixtures' folder and its page's address.

A rule module has

* ``TITLE``, ``WHY`` and ``FIX`` (:class:`~panji.diagnostic.Bilingual`): its page, in both languages;
* ``FAMILY``, one of :data:`FAMILIES`: with which others it is listed;
* ``EXAMPLE`` (:class:`~panji.diagnostic.Example`): what it objects to, and the same mended;
* ``SEVERITY``, where it is not an error; ``LEGACY``, where it is softer for imported records (those with `source`);
* ``EXEMPTIBLE = False``, where no record can be exempt from it: what is left without it would be no record;
* ``SECRET = True``, where what it finds is not to be repeated, such as a person's number: its own messages mask it, and
  outputs that quote the file leave it out;
* ``DRAFTS = True``, where its check of a record makes sense of a record too of which some fields could not be read;
* ``DOCTOR = True``, where it looks at the register's health rather than at mistakes: then `panji doctor` runs it, and
  `panji check` does not;
* one or more of ``check_file(file)``, ``check_alone(record, register)``, ``check_record(record, register, as_of)`` and
  ``check_register(register, as_of)``, which yield :class:`~panji.diagnostic.Finding`. A rule that can do with the file
  alone does not see the register; one that takes a ``record`` of a certain type (``record: Letter``) is asked of no
  other. ``check_alone`` may ask it for the vocabulary, the settings and the record's own
  files, and sees no other record: so it is asked where the files are read, on all cores, and what it says is kept as
  long as they are the same.
  When all have spoken, ``check_exemptions(record, used, exemptible)`` is asked: ``used`` are the rules whose findings
  an exemption of the record has dropped, ``exemptible`` says of each rule whether a record can be exempt from it;
  and last ``check_count(count)``, of each number in ``known-faults.yml``;
* or ``check_change(change, register, as_of)``, which `panji check --base` asks of each file that a branch changes
  (:class:`~panji.change.Change`).
* ``fix(document, register, added)``, where a fault has one right answer: the edits (:class:`~panji.diagnostic.Edit`)
  that mend all of it in one file; ``added`` are the paths of files that are new in this change. With
  ``OFFER_FIX = False`` reports do not speak of it, since it seldom applies. ``move(path)``, where the file only lies in the wrong place: the right one, or None.
  `panji check --fix` asks for them in files in which the rule found something.

Rules know neither lines, output nor one another: they name places, and the engine looks them up.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.record import Record
from panji.register import Register

FAMILIES = (
    "identity",
    "fields",
    "time",
    "relations",
    "language",
    "privacy",
    "body",
    "attachments",
    "compliance",
    "change",
    "register",
)
"""What rules are about, in the order in which they are listed."""


class Rule(NamedTuple):
    """A rule as others see it; ``module`` has its checks."""

    name: str
    title: Bilingual
    why: Bilingual
    fix: Bilingual
    family: str
    severity: Severity
    legacy: Severity
    example: Example
    exemptible: bool
    doctor: bool
    secret: bool
    module: ModuleType

    @property
    def countable(self) -> bool:
        """Whether its findings are faults of files and records, which ``known-faults.yml`` may let in."""
        return any(
            hasattr(self.module, part) for part in ("check_file", "check_alone", "check_record", "check_register")
        )

    @property
    def drafts(self) -> bool:
        """Whether it is asked of drafts too, so that whoever mends a record need not mend it twice."""
        return getattr(self.module, "DRAFTS", False)

    @property
    def fixable(self) -> bool:
        """Whether there are findings that `panji check --fix` may mend."""
        return hasattr(self.module, "fix") or hasattr(self.module, "move")

    def may_mend(self, path: str) -> bool:
        """Whether `panji check --fix` may mend what is found in a file."""
        if hasattr(self.module, "move") and self.module.move(path) is not None:
            return True
        return hasattr(self.module, "fix") and getattr(self.module, "OFFER_FIX", True)


def names() -> list[str]:
    """The names of all rules, in alphabetical order, without loading one."""
    return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__))


@cache
def rules() -> dict[str, Rule]:
    """All rules by name, in alphabetical order."""
    found = {}
    for name in names():
        module = import_module(f"{__name__}.{name.replace('-', '_')}")
        severity = getattr(module, "SEVERITY", Severity.ERROR)
        legacy, example = getattr(module, "LEGACY", severity), module.EXAMPLE
        exemptible, doctor = getattr(module, "EXEMPTIBLE", True), getattr(module, "DOCTOR", False)
        secret, family = getattr(module, "SECRET", False), module.FAMILY
        texts = (module.TITLE, module.WHY, module.FIX)
        found[name] = Rule(name, *texts, family, severity, legacy, example, exemptible, doctor, secret, module)
    return found


def by_family() -> dict[str, list[Rule]]:
    """All rules by family, in order."""
    found = {family: [rule for rule in rules().values() if rule.family == family] for family in FAMILIES}
    return {family: some for family, some in found.items() if some}


Said = tuple[str, Finding]
"""A finding, and the rule that it comes from."""


@cache
def having(part: str, doctor: bool) -> list[tuple[str, Callable[..., Iterable[Finding]]]]:
    """The rules of `panji check`, or else those of `panji doctor`, that have a certain check, and that check."""
    return [
        (rule.name, getattr(rule.module, part))
        for rule in rules().values()
        if rule.doctor is doctor and hasattr(rule.module, part)
    ]


@cache
def about(part: str, doctor: bool, type: type[Record]) -> list[tuple[str, Callable[..., Iterable[Finding]]]]:
    """Those of the same that are asked of records of a type, as the check itself says by what it takes."""
    return [each for each in having(part, doctor) if issubclass(type, each[1].__annotations__["record"])]


def inspect(file: File) -> tuple[Said, ...]:
    """What the rules of `panji check` that need the file alone say about it. It can be kept as long as the file is."""
    file = file.measured()
    return tuple((name, finding) for name, check_file in having("check_file", False) for finding in check_file(file))


def judge(record: Record, register: Register) -> tuple[Said, ...]:
    """What the rules of `panji check` that need a record alone say about it. It can be kept as long as its files are,
    and the vocabulary and the settings.
    """
    return tuple(
        (name, finding)
        for name, check_alone in about("check_alone", False, type(record))
        for finding in check_alone(record, register)
    )
