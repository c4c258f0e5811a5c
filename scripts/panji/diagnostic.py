"""What a rule says about a file, and where it says it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

Route = tuple[str | int, ...]
"""Keys and indices that lead from the top of a front matter to a value: ``("points", 0, "due")``."""


JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Devanagari needs them; all other invisible characters have no place in a message."""


def one_line(text: str) -> str:
    """The text as it may be shown: nothing in it starts a line, moves the cursor or turns the direction."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or each in JOINERS else " " if each.isspace() else "\N{REPLACEMENT CHARACTER}"
        for each in text
    )


class Bilingual(NamedTuple):
    """The same words in Hindi and in English; ``words["hi"]`` is the Hindi."""

    hi: str
    en: str

    def __getitem__(self, language: str) -> str:  # type: ignore[override]
        return self.hi if language == "hi" else self.en

    def format(self, **values: object) -> Bilingual:
        """Fill both languages' templates; a value that is itself bilingual is filled in its own language."""
        if Bilingual not in map(type, values.values()):
            return Bilingual(self.hi.format_map(values), self.en.format_map(values))
        hi, en = (
            {name: value[language] if isinstance(value, Bilingual) else value for name, value in values.items()}
            for language in self._fields
        )
        return Bilingual(self.hi.format_map(hi), self.en.format_map(en))


class Span(NamedTuple):
    """A stretch of a file: lines and columns count from 1, columns in code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Place(NamedTuple):
    """Where a finding stands: in a file, at a route of its front matter or at a span of its text.

    With ``key`` the route's key is meant, not its value; with ``part`` only these characters of the value. A route that
    is not in the file (a missing field) stands at its nearest parent.
    """

    path: str
    route: Route = ()
    key: bool = False
    span: Span | None = None
    part: str = ""


class Severity(StrEnum):
    """How much a finding weighs. Only errors keep a change out of the register."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Example(NamedTuple):
    """A few lines of a file as a rule does not want them, and the same mended; in both languages, where words differ."""

    wrong: str | Bilingual
    right: str | Bilingual


class Finding(NamedTuple):
    """What a rule yields: a place, what is wrong there, how to mend it, and other places that it is at odds with."""

    place: Place
    message: Bilingual
    hint: Bilingual | None = None
    related: tuple[tuple[Place, Bilingual], ...] = ()


class Edit(NamedTuple):
    """What a rule's ``fix`` does to a file: this text in place of what stands at the span."""

    span: Span
    text: str


class Related(NamedTuple):
    """A second place of a diagnostic, with what is to be seen there."""

    path: str
    span: Span
    message: Bilingual


class Diagnostic(NamedTuple):
    """One finding, with its rule and its place in the file worked out: all that an output needs.

    What stands at the place of a ``secret`` one is not to be repeated by any output.
    """

    path: str
    span: Span
    severity: Severity
    rule: str
    message: Bilingual
    hint: Bilingual | None = None
    related: tuple[Related, ...] = ()
    secret: bool = False


class Fault(NamedTuple):
    """What reading found wrong with a file. The rule that is named after ``kind`` puts it into words.

    ``place`` is a route or a span of the same file; ``fatal`` faults leave the file without a record.
    """

    kind: str
    what: str
    route: Route = ()
    span: Span | None = None
    key: bool = False
    values: tuple[tuple[str, str], ...] = ()
    fatal: bool = True
