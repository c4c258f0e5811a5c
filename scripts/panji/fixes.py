"""Mend what has one right answer, and leave every other byte of a file as it is.

A rule says by its ``fix`` or ``move`` what to do; here it is done and looked at again. A file is taken only if it says
the same as before, apart from what cannot be seen and what a rule may put right; else it stays as it was.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from panji import file, signs
from panji.diagnostic import Diagnostic, Edit
from panji.register import Register
from panji.rules import Rule, rules


class Mended(NamedTuple):
    """A file, before and after, and the rules that asked for it. ``moved`` is its new path; empty, if it stays."""

    path: str
    before: bytes
    after: bytes
    rules: tuple[str, ...]
    moved: str = ""


def mend(
    found: Iterable[Diagnostic],
    register: Register,
    content_of: Callable[[str], bytes],
    added: Collection[str] = frozenset(),
) -> list[Mended]:
    """What is to be written, so that as few findings as possible remain.

    Args:
        found: what the check found.
        register: what was checked.
        content_of: gives the bytes of a file.
        added: the paths of files that are new: nobody relies on them yet.

    Returns:
        The files that change, by path. Mending one fault may bring another to light, so check again afterwards.
    """
    asked: dict[str, dict[str, Rule]] = {}
    for each in found:
        if rules()[each.rule].fixable:
            asked.setdefault(each.path, {})[each.rule] = rules()[each.rule]
    done, taken = [], set(register.files)
    for path, names in sorted(asked.items()):
        content = content_of(path)
        after, by = content, []
        for name, rule in sorted(names.items(), key=_turn):
            if hasattr(rule.module, "fix") and (mended := _mended(path, after, rule, register, added)) is not None:
                after = mended
                by.append(name)
        moved = ""
        for name, rule in names.items():
            if hasattr(rule.module, "move") and (target := rule.module.move(path)) and target not in taken:
                moved = target
                taken.add(target)
                by.append(name)
        if by:
            done.append(Mended(path, content, after, tuple(by), moved))
    return done


def _turn(named: tuple[str, Rule]) -> tuple[bool, str]:
    """What reading alone puts right comes first: whatever else is mended, it is mended too."""
    return named[0] != "unclean-text", named[0]


def diff(mended: Iterable[Mended]) -> Iterator[str]:
    """What changes, line by line, as `git diff` shows it; `git apply` takes it."""
    for path, before, after, _, moved in mended:
        if moved:
            yield from (f"diff --git a/{path} b/{moved}", f"rename from {path}", f"rename to {moved}")
        texts = [re.findall(r"[^\n]*\n|[^\n]+", content.decode("utf-8", "replace")) for content in (before, after)]
        for line in difflib.unified_diff(*texts, f"a/{path}", f"b/{moved or path}"):
            yield line.removesuffix("\n")
            if not line.endswith("\n"):
                yield r"\ No newline at end of file"


def _mended(path: str, content: bytes, rule: Rule, register: Register, added: Collection[str]) -> bytes | None:
    """The content with one rule's edits; None if they change nothing, or more than they may."""
    document = file.document_of(path, content)
    if any(fault.fatal for fault in document.faults):
        return None  # what it says cannot be compared
    try:
        after = apply(document.text, rule.module.fix(document, register, added)).encode()
    except Overlap:
        return None
    return after if after != content and _says_the_same(path, content, after) else None


class Overlap(ValueError):
    """Two edits want the same place."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made, whatever their order.

    Raises:
        Overlap: two of them touch the same place.
    """
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    parts, position = [], 0
    for span, new in sorted(edits):
        start, end = (starts[line - 1] + column - 1 for line, column in (span[:2], span[2:]))
        if start < position:
            raise Overlap
        parts += (text[position:start], new)
        position = end
    return "".join([*parts, text[position:]])


def _says_the_same(path: str, before: bytes, after: bytes) -> bool:
    """Whether a file still says what it said, with nothing wrong in it that was not before."""
    old, new = (file.document_of(path, content) for content in (before, after))
    faults = [
        {(fault.kind, fault.what) for fault in file.read(path, content, "").faults if fault.fatal}
        for content in (before, after)
    ]
    return faults[1] <= faults[0] and _sense(old.data) == _sense(new.data) and _lines(old.body) == _lines(new.body)


DIGITS = {ord("०") + digit: str(digit) for digit in range(10)}


def _sense(value: Any) -> Any:
    """A value without what a fix may change; nor does it matter how many empty lines stand between two others."""
    if isinstance(value, dict):
        return {key: _sense(each) for key, each in value.items() if key != "sha256"}
    if isinstance(value, list):
        return [_sense(each) for each in value]
    return [line for line in _lines(value) if line] if isinstance(value, str) else value


def _lines(text: str) -> list[str]:
    """The lines, whatever the form of their characters and digits, without what cannot be seen."""
    text = signs.INVISIBLE.sub("", unicodedata.normalize("NFC", text)).translate(DIGITS)
    return [line.rstrip(" \t") for line in text.split("\n")]
