"""Text with a front matter, and the place of every value in it. The only module that reads YAML.

Every scalar stays the string that was written: what it should be is the record type's business. YAML's own guesses
would turn ``012`` into 10, ``12:30`` into 750 and ``NO`` into False.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from panji.diagnostic import START, Fault, Place, Route, Span

LARGEST = 2 * 1024 * 1024
"""Bytes. The longest of 40,000 real circulars has 0.4 MB; what is larger was put here by mistake."""

DEEPEST = 16
"""Levels of lists and mappings in one another. Records have four; 10,000 open brackets are an attack."""

FENCE = "---"
BYTE_ORDER_MARK = "\ufeff"
INVISIBLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What a front matter may not hold: control characters, and the line separators that only YAML takes for line ends."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file.

    ``data`` is the front matter (mappings, lists and strings; None for a key without a value), ``body`` the text
    after it, ``body_line`` the line on which the body starts. ``spans`` has the place of every value, ``keys`` of
    every key, by route. ``faults`` says what could not be read.
    """

    path: str
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    spans: dict[Route, Span] = field(default_factory=dict)
    keys: dict[Route, Span] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def span(self, place: Place) -> Span:
        """The span of a place in this document; of the nearest parent, where the route leads to nothing."""
        if place.span:
            return place.span
        if place.key and place.route in self.keys:
            return self.keys[place.route]
        for length in range(len(place.route), 0, -1):
            if place.route[:length] in self.spans:
                return self.spans[place.route[:length]]
        return START


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
    reading = _Reading(first_line=2)
    reading.read(front)
    return Document(
        path,
        text,
        reading.data,
        body,
        text.count("\n", 0, end + 1) + 2,
        reading.spans,
        reading.keys,
        (*faults, *reading.faults),
    )


def parse_yaml(path: str, content: bytes) -> Document:
    """Read a file that is YAML as a whole (a vocabulary, the settings); else as :func:`parse`."""
    text, faults = decode(content)
    if any(fault.fatal for fault in faults):
        return Document(path, text, faults=faults)
    reading = _Reading(first_line=1)
    reading.read(text)
    return Document(path, text, reading.data, "", 1, reading.spans, reading.keys, (*faults, *reading.faults))


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


def _first_of(span: Span) -> Span:
    return Span(span.line, span.column, span.line, span.column + 1)


class _Reading:
    """One pass over the events of libyaml, with a stack of its own: depth costs no recursion."""

    def __init__(self, first_line: int) -> None:
        self.line = first_line
        self.data: dict[str, Any] = {}
        self.spans: dict[Route, Span] = {}
        self.keys: dict[Route, Span] = {}
        self.faults: list[Fault] = []

    def read(self, text: str) -> None:
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

    def _fail(self, what: str, span: Span, detail: str) -> None:
        self.data = {}
        self.faults.append(Fault("unreadable-file", what, span=span, values=(("detail", detail),)))

    def _events(self, text: str) -> None:
        # A stack entry is (container, route, key): `key` is the mapping key that waits for its value.
        stack: list[list[Any]] = []
        spans, keys, first = self.spans, self.keys, self.line
        documents = 0
        next_event = yaml.CSafeLoader(text).get_event  # `yaml.parse` asks twice for each event
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                start, end = event.start_mark, event.end_mark
                span = Span(start.line + first, start.column + 1, end.line + first, end.column + 1)
                if event.tag or event.anchor:
                    return self._fail("tag" if event.tag else "alias", _first_of(span), "")
                if not stack:
                    return self._fail("not-a-mapping", span, "")
                top = stack[-1]
                container, route, key = top
                value: Any = event.value
                if type(container) is dict:
                    if key is None:
                        if value in container:
                            other = keys[(*route, value)]
                            self.faults.append(
                                Fault(
                                    "duplicate-key",
                                    "",
                                    span=span,
                                    values=(("key", value), ("line", str(other.line))),
                                    fatal=False,
                                )
                            )
                        top[2] = value
                        keys.setdefault((*route, value), span)
                        continue
                    if not value and not event.style:  # `title:` with nothing after it
                        value = None
                    spans[(*route, key)] = span
                    container.setdefault(key, value)
                    top[2] = None
                else:
                    spans[(*route, len(container))] = span
                    container.append(value)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                new: Any = {} if kind is yaml.MappingStartEvent else []
                start = event.start_mark
                span = Span(start.line + first, start.column + 1, start.line + first, start.column + 2)
                if event.tag or event.anchor:
                    return self._fail("tag" if event.tag else "alias", span, "")
                if len(stack) == DEEPEST:
                    return self._fail("too-deep", span, str(DEEPEST))
                if not stack:
                    if type(new) is list:
                        return self._fail("not-a-mapping", span, "")
                    self.data = new
                    stack.append([new, (), None])
                    continue
                top = stack[-1]
                container, route, key = top
                if type(container) is dict:
                    if key is None:
                        return self._fail("key-not-a-word", span, "")
                    route = (*route, key)
                    container.setdefault(key, new)
                    top[2] = None
                else:
                    route = (*route, len(container))
                    container.append(new)
                spans[route] = span
                stack.append([new, route, None])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                _, route, _ = stack.pop()
                if route:
                    end = event.end_mark
                    start_span = spans[route]
                    spans[route] = Span(start_span.line, start_span.column, end.line + first, end.column + 1)
            elif kind is yaml.AliasEvent:
                mark = event.start_mark
                span = Span(mark.line + first, mark.column + 1, mark.line + first, mark.column + 2)
                return self._fail("alias", span, "")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    line = event.start_mark.line + first
                    return self._fail("second-document", Span(line, 1, line, 4), "")
        return None
