"""The words of a file, piece by piece, and the place of whatever is found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from panji.diagnostic import Edit, Place, Route, Span
from panji.document import Document
from panji.file import File
from panji.signs import prose


class Passage(NamedTuple):
    """A title, a summary, the text of a point …, or the body, whose route is empty and which starts on ``first_line``."""

    words: str
    path: str
    route: Route
    first_line: int

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of it, by offsets into its words."""
        if self.route:
            return Place(self.path, self.route, part=self.words[start:end])
        before = self.words.count("\n", 0, start)
        within = self.words.count("\n", start, end)
        return Place(
            self.path,
            span=Span(
                self.first_line + before,
                start - self.words.rfind("\n", 0, start),
                self.first_line + before + within,
                end - self.words.rfind("\n", 0, end),
            ),
        )

    def line(self, offset: int) -> tuple[int, int]:
        """Where the line begins and ends that an offset lies on."""
        end = self.words.find("\n", offset)
        return self.words.rfind("\n", 0, offset) + 1, end if end >= 0 else len(self.words)


def passages(file: File, signs: int) -> Iterator[Passage]:
    """All passages of a file that has some of these :mod:`~panji.signs`; none of one that has not."""
    if file.signs & signs:
        line = file.text.body_line if file.text else 1
        for route, words in file.words():
            if words:
                yield Passage(words, file.path, route, line)


def found(file: File, signs: int, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Passage]]:
    """Every match of a pattern in a file that has some of these signs, with the passage it stands in."""
    for passage in passages(file, signs):
        for match in pattern.finditer(passage.words):
            yield match, passage


def of_text(file: File) -> Iterator[Passage]:
    """The passages that are in the language of a file's text: title, summary, points and body."""
    if file.text:
        for route, words in file.words():
            if words and (not route or route[0] in ("title", "summary", "points")):
                yield Passage(words, file.path, route, file.text.body_line)


def edits(document: Document, pattern: re.Pattern[str], change: Callable[[str], str]) -> Iterator[Edit]:
    """Edits that change every match of a pattern in a file's words: not in code, addresses and names of files."""
    starts = [0]
    for line in document.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    names = [span for route, span in document.spans.items() if route[-1] == "file"]
    for match in pattern.finditer(prose(document.text)):
        if (after := change(match[0])) != match[0]:
            (line, column), (end_line, end_column) = (
                (number := bisect_right(starts, offset), offset - starts[number - 1] + 1) for offset in match.span()
            )
            span = Span(line, column, end_line, end_column)
            if not any(name[:2] <= span[:2] and span[2:] <= name[2:] for name in names):
                yield Edit(span, after)
