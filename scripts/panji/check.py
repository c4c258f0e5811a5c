"""From what the rules say to what is shown: exemptions, known faults, and places worked out to line and column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from panji import cores, known_faults
from panji.change import Changes
from panji.diagnostic import Bilingual, Diagnostic, Finding, Place, Related, Severity, Span, one_line
from panji.document import Document
from panji.file import spot
from panji.known_faults import Count
from panji.record import Record
from panji.register import Register
from panji.rules import Said, about, having, inspect, rules

QUOTED = re.compile(r"`([^`]*)`")
LONGEST = 2000
"""Characters of a message."""
ALONE = 1500
"""Records that one process checks sooner than two."""

Pair = tuple[str, str]
"""A rule and a folder: what known faults are counted by."""


class Checked(NamedTuple):
    """The outcome of a check: what it found, by file and place.

    ``tolerated`` is how many findings were left out, since ``known-faults.yml`` lets them in; ``elsewhere``, how many
    errors, since the changes have nothing to do with them. ``faults`` counts all errors, those included, by rule and
    folder: what ``known-faults.yml`` would say if it were written now.
    """

    found: list[Diagnostic]
    tolerated: int
    elsewhere: int
    faults: Counter[Pair]


def check(
    register: Register,
    as_of: date,
    locate: Callable[[str], Document],
    *,
    changes: Changes | None = None,
    doctor: bool = False,
    tolerant: bool = True,
) -> Checked:
    """Check the register.

    Args:
        register: what to check.
        as_of: the day that counts as today.
        locate: gives the parsed file of a path, for the places of its values.
        changes: what a branch changes. Then the rules on change are asked too; records are judged if they are changed
            or related to one that is; and only that is shown which stands in a changed file, is at odds with one, or
            was not to be found before.
        doctor: run the rules of `panji doctor`, and only them.
        tolerant: leave out what ``known-faults.yml`` lets in; else it is given as advice.
    """
    scope = _scope(register, changes)
    said = _spare(_say(register, as_of, doctor, scope.records), register, doctor, scope.records)
    shown, tolerated, faults = _set_apart(said, register, scope.folders)
    if changes:
        for name, check_change in having("check_change", doctor):
            for change in changes.all:
                shown += ((name, finding) for finding in check_change(change, register, as_of))
    concerned = _concerned(shown, changes, as_of, scope) if changes else shown
    elsewhere = sum(_severity(*each, register) is Severity.ERROR for each in shown) - sum(
        _severity(*each, register) is Severity.ERROR for each in concerned
    )
    span_of = _spans(locate)
    found = [_diagnostic(name, finding, _severity(name, finding, register), span_of) for name, finding in concerned]
    if not tolerant:
        found += [_diagnostic(name, finding, Severity.ADVICE, span_of) for name, finding in tolerated]
    found.sort(key=lambda each: (each.path, each.span, each.rule, each.message))
    return Checked(found, len(tolerated) if tolerant else 0, elsewhere, faults)


class Scope(NamedTuple):
    """What is judged: which records, and in which folders all of them (None: in every folder)."""

    records: list[Record]
    folders: set[str] | None = None


def _scope(register: Register, changes: Changes | None) -> Scope:
    if changes is None or any(register_wide(path) for path in changes.paths):
        return Scope(list(register.records.values()))
    ids = set(changes.ids)
    for change in changes.all:
        for file in (change.before, change.after):
            if file and file.record:
                ids.update(relation.record for _, _, relation in file.record.relations() if relation.record)
    for id in changes.ids:
        ids.update(each.source.id for each in register.incoming.get(id, ()))
    folders = {known_faults.folder(path, spot(path).id) for path in changes.paths}
    counted = folders & {folder for _, folder in register.known_faults}  # there a number has to be compared
    if counted:
        ids.update(id for id, record in register.records.items() if known_faults.folder("", record.id) in counted)
    return Scope([register.records[id] for id in sorted(ids) if id in register.records], folders)


def register_wide(path: str) -> bool:
    """Whether a file may concern any record: a vocabulary, the settings, the known faults, the redirects."""
    return spot(path).kind in ("vocabulary", "settings", "known-faults", "redirects")


def _concerned(shown: list[Said], changes: Changes, as_of: date, scope: Scope) -> list[Said]:
    """Those of the findings that the changes have to do with."""
    near, far, files = [], [], changes.register.files
    touched = changes.paths | {known_faults.PATH}
    for name, finding in shown:
        path = finding.place.path
        if path in touched or any(place.path in touched for place, _ in finding.related):
            near.append((name, finding))
        elif path not in files or (name, finding) not in (files[path].findings or ()):  # the file is as it was
            far.append((name, finding))
    if not far:
        return near
    records = [changes.before.records[each.id] for each in scope.records if each.id in changes.before.records]
    names = {name for name, _ in far}
    if names & {name for name, _ in having("check_exemptions", False)}:
        names = set(rules())  # what they say depends on what all others say
    before = _spare(_say(changes.before, as_of, False, records, names, kept=False), changes.before, False, records)
    known = {(name, finding.place, finding.message) for name, finding in before}  # the nearest name may be another now
    return near + [(name, finding) for name, finding in far if (name, finding.place, finding.message) not in known]


def _say(
    register: Register,
    as_of: date,
    doctor: bool,
    records: list[Record],
    names: Container[str] | None = None,
    kept: bool = True,
) -> Iterator[Said]:
    """All findings in files and in the register as a whole, and those in these records; in any order.

    Args:
        names: of what is asked of records and of the register, only these rules.
        kept: take what rules said of a record alone from its file, if it is there: not of how things were before, where
            other files of the record, or the vocabulary, may have been others.
    """
    if doctor:
        for name, check_file in having("check_file", True):
            for file in register.files.values():
                yield from ((name, finding) for finding in check_file(file))
    else:
        for file in register.files.values():
            yield from inspect(file) if file.findings is None else file.findings
    wide = [each for each in having("check_register", doctor) if names is None or each[0] in names]

    def judge_register() -> list[Said]:
        return [(name, finding) for name, check_register in wide for finding in check_register(register, as_of)]

    said_of_register = cores.aside(judge_register) if len(register.records) > ALONE else judge_register

    def asked(part: str, record: Record) -> list[tuple[str, Callable[..., Iterable[Finding]]]]:
        found = about(part, doctor, type(record))
        return found if names is None else [each for each in found if each[0] in names]

    def judged(record: Record) -> Iterable[Said]:
        said = register.files[record.first.path].judged if kept and not doctor else None
        if said is not None:
            return said if names is None else (each for each in said if each[0] in names)
        checks = asked("check_alone", record)
        return ((name, finding) for name, check_alone in checks for finding in check_alone(record, register))

    def judge(records: Sequence[Record]) -> list[Said]:
        found = [each for record in records for each in judged(record)]
        found += [
            (name, finding)
            for record in records
            for name, check_record in asked("check_record", record)
            for finding in check_record(record, register, as_of)
        ]
        return found

    there = [record for record in records if not record.removed]  # of what is left of the others little can be asked
    if there:
        _ = register.citations  # worked out once, while the rules above are asked, and not by each process
    for some in cores.share(judge, there, ALONE):
        yield from some
    yield from said_of_register()
    drafts = [draft for file in register.files.values() if (draft := file.drafted())]
    for draft in drafts:
        for name, check_alone in asked("check_alone", draft):
            if rules()[name].drafts:
                yield from ((name, finding) for finding in check_alone(draft, register))
        for name, check_record in asked("check_record", draft):
            if rules()[name].drafts:
                yield from ((name, finding) for finding in check_record(draft, register, as_of))


def _spare(said: Iterable[Said], register: Register, doctor: bool, records: list[Record]) -> list[Said]:
    """The findings without those that their record is exempt from, and with those on the exemptions of these records."""
    kept: list[Said] = []
    used: dict[str, set[str]] = {}
    exemptible = {rule.name: rule.exemptible for rule in rules().values()}
    for name, finding in dict.fromkeys(said):  # a rule may come upon the same fault in two ways
        record = _record_of(finding.place.path, register)
        if record and exemptible[name] and any(each.rule == name for each in record.exempt):
            used.setdefault(record.id, set()).add(name)
        else:
            kept.append((name, finding))
    others = {rule.name for rule in rules().values() if rule.doctor is not doctor}  # they have not been asked
    for name, check_exemptions in having("check_exemptions", doctor):
        for record in records:
            if record.exempt:
                found = check_exemptions(record, used.get(record.id, set()) | others, exemptible)
                kept += ((name, finding) for finding in found)
    return kept


def _set_apart(
    said: list[Said], register: Register, folders: set[str] | None
) -> tuple[list[Said], list[Said], Counter[Pair]]:
    """What is to be shown, what is tolerated, and how many errors there are by rule and folder.

    As long as there are no more of them than are known, a rule's findings in a folder are tolerated; if there are, all
    of them are shown, for nobody can tell which ones are new.
    """
    known = register.known_faults
    counts: Counter[Pair] = Counter()
    faults: Counter[Pair] = Counter()
    countable = {rule.name for rule in rules().values() if rule.countable}
    for name, finding in said:
        if name in countable:
            pair = _pair(name, finding, register)
            counts[pair] += 1
            if _severity(name, finding, register) is Severity.ERROR:
                faults[pair] += 1
    shown, tolerated = [], []
    for each in said:
        pair = _pair(*each, register)
        (tolerated if 0 < counts[pair] <= known.get(pair, 0) else shown).append(each)
    for name, check_count in having("check_count", False):
        for (rule, folder), number in known.items():
            if folders is None or folder in folders:  # else not all of them have been counted
                count = Count(rule, folder, number, counts[rule, folder])
                shown += ((name, finding) for finding in check_count(count))
    return shown, tolerated, faults


def _pair(name: str, finding: Finding, register: Register) -> Pair:
    path = finding.place.path
    return name, known_faults.folder(path, register.files[path].id if path in register.files else None)


def _severity(name: str, finding: Finding, register: Register) -> Severity:
    rule, record = rules()[name], _record_of(finding.place.path, register)
    return rule.legacy if record and record.imported else rule.severity


def _record_of(path: str, register: Register) -> Record | None:
    """The record that a file belongs to: one of its texts or attachments."""
    file = register.files.get(path)
    return register.records.get(file.id) if file and file.id else None


def _spans(locate: Callable[[str], Document]) -> Callable[[Place], Span]:
    """What gives the span of a place, looking each file up once."""
    document = cache(locate)
    return lambda place: place.span or document(place.path).span(place)


def _diagnostic(name: str, finding: Finding, severity: Severity, span_of: Callable[[Place], Span]) -> Diagnostic:
    return Diagnostic(
        finding.place.path,
        span_of(finding.place),
        severity,
        name,
        readable(finding.message),
        finding.hint and readable(finding.hint),
        tuple(Related(place.path, span_of(place), readable(message)) for place, message in finding.related),
        rules()[name].secret,
    )


def readable(message: Bilingual) -> Bilingual:
    """The message on one line; what it quotes in backticks is cut, for a broken file may have a value of a megabyte."""

    def cut(match: re.Match[str]) -> str:
        return f"`{match[1][:120]}…`" if len(match[1]) > 120 else match[0]

    return Bilingual(*(QUOTED.sub(cut, one_line(text))[:LONGEST] for text in message))
