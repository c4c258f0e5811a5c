"""Text with a front matter, and the place of every value in it. The only module that reads YAML.

Every scalar stays the string that was written: what it should be is the record type's business. YAML's own guesses
would turn ``012`` into 10, ``12:30`` into 750 and ``NO`` into False.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.cyaml import CParser

from panji.diagnostic import START, Fault, Place, Route, Span

LARGEST = 2 * 1024 * 1024
"""Bytes. The longest of 40,000 real circulars has 0.4 MB; what is larger was put here by mistake."""

DEEPEST = 16
"""Levels of lists and mappings in one another. Records have four; 10,000 open brackets are an attack."""

FENCE = "---"
BYTE_ORDER_MARK = "\ufeff"
INVISIBLE = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What a front matter may not hold: control characters, and the line separators that only YAML takes for line ends."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file.

    ``data`` is the front matter (mappings, lists and strings; None for a key without a value), ``body`` the text
    after it, ``body_line`` the line on which the body starts. ``spans`` has the place of every value, ``keys`` of
    every key, by route. ``empty`` are the routes of keys without a value and of lists without items. ``faults`` says
    what could not be read.
    """

    path: str
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    spans: Mapping[Route, Span] = field(default_factory=dict)
    keys: Mapping[Route, Span] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    empty: tuple[Route, ...] = ()

    def span(self, place: Place) -> Span:
        """The span of a place in this document; of the nearest parent, where the route leads to nothing."""
        if place.span:
            return place.span
        if place.key and place.route in self.keys:
            return self.keys[place.route]
        for length in range(len(place.route), 0, -1):
            if place.route[:length] in self.spans:
                return self._part(self.spans[place.route[:length]], place.part)
        return START

    def _part(self, span: Span, part: str) -> Span:
        """Where the part stands within a span of one line; the whole span where it is not written as it reads."""
        if part and span.line == span.end_line:
            line = self.text.split("\n")[span.line - 1]
            start = line.find(part, span.column - 1, span.end_column - 1) + 1
            if start:
                return Span(span.line, start, span.line, start + len(part))
        return span


def parse(path: str, content: bytes) -> Document:
    """Read a Markdown file with a front matter.

    Args:
        path: where the file lies, for messages only.
        content: its bytes.

    Returns:
        The document. Never raises: whatever is wrong is among its ``faults``.
    """
    text, faults = decode(content)
    if any(fault.fatal for fault in faults):
        return Document(path, text, faults=faults)
    if not (text == FENCE or text.startswith(FENCE + "\n")):
        span = Span(1, 1, 1, len(text.split("\n", 1)[0]) + 1)
        return Document(path, text, faults=(*faults, Fault("unreadable-file", "no-front-matter", span=span)))
    end = text.find("\n" + FENCE + "\n", 3)
    if end < 0 and text.endswith("\n" + FENCE):
        end = len(text) - len(FENCE) - 1
    if end < 0:
        return Document(path, text, faults=(*faults, Fault("unreadable-file", "unclosed", span=Span(1, 1, 1, 4))))
    front = text[4 : end + 1]
    body = text[end + 2 + len(FENCE) :]
    body_line = text.count("\n", 0, end + 1) + 2
    return _document(path, text, front, 2, body, body_line, faults)


def parse_yaml(path: str, content: bytes) -> Document:
    """Read a file that is YAML as a whole (a vocabulary, the settings); else as :func:`parse`."""
    text, faults = decode(content)
    if any(fault.fatal for fault in faults):
        return Document(path, text, faults=faults)
    return _document(path, text, text, 1, "", None, faults)


def _document(
    path: str, text: str, front: str, first_line: int, body: str, body_line: int | None, faults: tuple[Fault, ...]
) -> Document:
    reading = _Reading(front, first_line)
    reading.read()
    return Document(
        path,
        text,
        reading.data,
        body,
        body_line or 1,
        Spans(reading, "values"),
        Spans(reading, "keys"),
        (*faults, *(reading.faults or _spaces(text, body_line))),
        tuple(reading.empty),
    )


def decode(content: bytes) -> tuple[str, tuple[Fault, ...]]:
    """Bytes to text: UTF-8 without a byte order mark, lines ended by LF. What differs is a fault, mended where it can be."""
    if not content.strip():
        return "", (Fault("unreadable-file", "empty"),)
    if b"\0" in content:
        return "", (Fault("unreadable-file", "binary"),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        before = content[content.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8", "replace")) + 1
        span = Span(line, column, line, column + 1)
        byte = f"0x{content[error.start]:02X}"
        return content.decode("utf-8", "replace"), (
            Fault("unreadable-file", "not-utf-8", span=span, values=(("byte", byte),)),
        )
    faults = []
    if text.startswith(BYTE_ORDER_MARK):
        text = text.removeprefix(BYTE_ORDER_MARK)
        faults.append(Fault("unclean-text", "byte-order-mark", span=START, fatal=False))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        faults.append(Fault("unclean-text", "carriage-return", span=Span(line, 1, line, 1), fatal=False))
    return text, tuple(faults)


def spaces_at_line_ends(text: str, body_line: int | None) -> Iterator[Span]:
    """Where a text has spaces or tabs at the end of a line, which nobody sees.

    Args:
        text: of a whole file.
        body_line: the line on which its body starts; None, if it has none. There, two spaces before a further line
            are a line break (CommonMark 0.31, section 6.7), and stay.
    """
    if not (" \n" in text or "\t\n" in text or text.endswith((" ", "\t"))):
        return
    lines = text.split("\n")
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        bare = line.rstrip(" \t")
        is_break = body_line is not None and number >= body_line and bare and line.endswith("  ") and following.strip()
        if len(bare) < len(line) and not is_break:
            yield Span(number, len(bare) + 1, number, len(line) + 1)


def _spaces(text: str, body_line: int | None) -> list[Fault]:
    spans = list(spaces_at_line_ends(text, body_line))
    return (
        [Fault("trailing-space", "", span=spans[0], values=(("count", str(len(spans))),), fatal=False)] if spans else []
    )


def _first_of(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)


class Spans(Mapping[Route, Span]):
    """Spans by route, for which a front matter is read once more when they are asked for: of most files nobody asks."""

    def __init__(self, reading: _Reading, of: Literal["values", "keys"]) -> None:
        self.reading = reading
        self.of = of

    @property
    def events(self) -> dict[Route, tuple[yaml.Event, yaml.Event]]:
        return getattr(self.reading.places, self.of)

    def __getitem__(self, route: Route) -> Span:
        return _span(*self.events[route], self.reading.line)

    def __contains__(self, route: object) -> bool:
        return route in self.events

    def __iter__(self) -> Iterator[Route]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)


def _span(first: yaml.Event, last: yaml.Event, line: int) -> Span:
    start, end = first.start_mark, last.end_mark
    return Span(start.line + line, start.column + 1, end.line + line, end.column + 1)


class Places(NamedTuple):
    """The first and the last event of each value, and the event of each key, by route."""

    values: dict[Route, tuple[yaml.Event, yaml.Event]]
    keys: dict[Route, tuple[yaml.Event, yaml.Event]]


class _Reading:
    """One pass over the events of libyaml, with a stack of its own: depth costs no recursion.

    Places are kept only if they are wanted: the route to each value takes as long as the rest.
    """

    def __init__(self, text: str, first_line: int, kept: Places | None = None) -> None:
        self.text = text
        self.line = first_line
        self.kept = kept
        self.data: dict[str, Any] = {}
        self.faults: list[Fault] = []
        self.empty: list[Route] = []

    @cached_property
    def places(self) -> Places:
        """The places of all that was read, for which it is read once more."""
        places = Places({}, {})
        _Reading(self.text, self.line, places).read()
        return places

    def read(self) -> None:
        text = self.text
        if found := INVISIBLE.search(text):
            line, column = text.count("\n", 0, found.start()), found.start() - text.rfind("\n", 0, found.start())
            span = Span(line + self.line, column, line + self.line, column + 1)
            return self._fail("control-character", span, f"U+{ord(found[0]):04X}")
        try:
            self._events(text)
        except yaml.YAMLError as error:
            mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
            lines = text.rstrip().split("\n")
            if start and (mark is None or mark.line >= len(lines)):  # at the end: show what was never closed
                mark = start
            line, column = (mark.line, mark.column) if mark else (0, 0)
            what = "tab" if lines[min(line, len(lines) - 1)].startswith("\t") else "yaml"
            self._fail(
                what,
                Span(line + self.line, column + 1, line + self.line, column + 2),
                getattr(error, "problem", None) or "",
            )
        return None

    def _fail(self, what: str, span: Span, detail: str = "") -> None:
        self.data = {}
        self.faults.append(Fault("unreadable-file", what, span=span, values=(("detail", detail),)))

    def _events(self, text: str) -> None:
        kept, line = self.kept, self.line
        container: Any = None
        key: Any = None  # in a mapping, the one that waits for its value
        around: list[tuple[Any, Any]] = []  # what the container lies in, and under which key or index

        def route(last: str | int) -> Route:
            return *[step for _, step in around[1:]], last

        documents = 0
        next_event = CParser(text).get_event  # `yaml.parse` asks twice for each event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ScalarEvent:
                if event.tag or event.anchor:
                    return self._fail("tag" if event.tag else "alias", _first_of(_span(event, event, line)))
                value: Any = event.value
                if type(container) is dict:
                    if key is None:
                        key = value
                        if kept:
                            kept.keys.setdefault(route(key), (event, event))
                        elif key in container:
                            self._twice(key, event, self.places.keys[route(key)][0])
                        continue
                    if not value and not event.style:  # `title:` with nothing after it
                        value = None
                        self.empty.append(route(key))
                    if kept:
                        kept.values[route(key)] = (event, event)
                    container.setdefault(key, value)
                    key = None
                elif container is None:
                    return self._fail("not-a-mapping", _span(event, event, line))
                else:
                    if kept:
                        kept.values[route(len(container))] = (event, event)
                    container.append(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                new: Any = {} if kind is MappingStartEvent else []
                if event.tag or event.anchor:
                    return self._fail("tag" if event.tag else "alias", _first_of(_span(event, event, line)))
                if len(around) == DEEPEST:
                    return self._fail("too-deep", _first_of(_span(event, event, line)), str(DEEPEST))
                if type(container) is dict:
                    if key is None:
                        return self._fail("key-not-a-word", _first_of(_span(event, event, line)))
                    container.setdefault(key, new)
                elif container is not None:
                    key = len(container)
                    container.append(new)
                elif type(new) is list:
                    return self._fail("not-a-mapping", _first_of(_span(event, event, line)))
                else:
                    self.data = new
                if kept and around:
                    kept.values[route(key)] = (event, event)
                around.append((container, key))
                container, key = new, None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                ended, (container, key) = container, around.pop()
                if around:
                    if kept:
                        kept.values[route(key)] = (kept.values[route(key)][0], event)
                    if not ended:
                        self.empty.append(route(key))
                key = None
            elif kind is AliasEvent:
                return self._fail("alias", _first_of(_span(event, event, line)))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    at = event.start_mark.line + line
                    return self._fail("second-document", Span(at, 1, at, 4))
        return None

    def _twice(self, key: str, event: yaml.Event, first: yaml.Event) -> None:
        values = (("key", key), ("line", str(_span(first, first, self.line).line)))
        self.faults.append(Fault("duplicate-key", "", span=_span(event, event, self.line), values=values, fatal=False))
