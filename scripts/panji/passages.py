"""The words of a file, piece by piece, and the place of whatever is found in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from panji.diagnostic import Place, Route, Span
from panji.file import File


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
