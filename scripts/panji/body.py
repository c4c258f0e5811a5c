"""The body of a text: CommonMark with tables (https://spec.commonmark.org), turned to HTML that can do no harm."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import escape, unescape
from itertools import accumulate
from typing import Any, NamedTuple

import nh3
import pyromark

from panji.diagnostic import Span

OPTIONS = pyromark.Options.ENABLE_TABLES
ADDRESS = re.compile(r'(<a href="|<img src=")([^"]*)"')
HARMLESS = re.compile(r"(?:https?|mailto):|[^:]*(?:[/?#]|\Z)", re.IGNORECASE)
_clean = nh3.Cleaner(link_rel=None).clean


class Found(NamedTuple):
    """Something in a body: its text (or address), and where it stands in the file."""

    text: str
    span: Span
    image: bool = False


def html(markdown: str, resolve: Callable[[str], str] = str) -> str:
    """The body as HTML.

    Args:
        markdown: the body.
        resolve: turns each link's address into the one that works from the page.

    Returns:
        HTML without scripts, event handlers or harmful addresses, whatever the body says. Only what can hold such
        things (raw HTML, an address with another scheme) is sent through the sanitiser: it costs five times the
        rendering, and a body that passes the check has neither.
    """
    rendered = pyromark.html(markdown, options=OPTIONS)
    if "<" in markdown or not all(HARMLESS.match(unescape(address)) for _, address in ADDRESS.findall(rendered)):
        rendered = _clean(rendered)
    return ADDRESS.sub(lambda match: f'{match[1]}{escape(resolve(unescape(match[2])))}"', rendered)


def plain(markdown: str) -> str:
    """The words of the body without markup, for search and excerpts."""
    pieces = []
    for event in pyromark.events(markdown, options=OPTIONS):
        if isinstance(event, dict):
            ((kind, value),) = event.items()
            if kind in ("Text", "Code"):
                pieces.append(value)
            elif kind == "End":
                pieces.append("" if value in ("Link", "Emphasis", "Strong") else " ")
        elif event in ("SoftBreak", "HardBreak"):
            pieces.append(" ")
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def raw_html(markdown: str, first_line: int) -> Iterator[Found]:
    """Every piece of raw HTML in a body that starts on ``first_line`` of its file."""
    if "<" not in markdown:
        return
    opened = False
    span_of = _spans(markdown, first_line)
    for kind, value, place in _events(markdown):
        if kind == "InlineHtml" and not (opened and value.startswith("</")):  # once for a pair of tags
            opened = True
            yield Found(value, span_of(place))
        elif kind == "Start" and value == "HtmlBlock":
            block = markdown.encode()[place["start"] : place["end"]].decode("utf-8", "replace")
            yield Found(block.strip().split("\n", 1)[0], span_of(place))


def addresses(markdown: str) -> list[str]:
    """The addresses of all links and images, and perhaps of what only looks like one.

    Whoever finds all of them right need not call :func:`links`, which takes a hundred times as long.
    """
    if "]" not in markdown and "<" not in markdown:
        return []
    if "]:" not in markdown and "<" not in markdown:
        pieces = (piece.partition(")")[0].split(maxsplit=1) for piece in markdown.split("](")[1:])
        return [words[0] if words else "" for words in pieces]
    return [unescape(address) for _, address in ADDRESS.findall(pyromark.html(markdown, options=OPTIONS))]


def links(markdown: str, first_line: int) -> Iterator[Found]:
    """Every link and image of a body that starts on ``first_line`` of its file."""
    if "](" not in markdown and "]:" not in markdown and "<" not in markdown:
        return
    span_of = _spans(markdown, first_line)
    for kind, value, place in _events(markdown):
        if kind == "Start" and isinstance(value, dict):
            ((tag, details),) = value.items()
            if tag in ("Link", "Image"):
                scheme = "mailto:" if details["link_type"] == "Email" else ""
                yield Found(scheme + details["dest_url"], span_of(place), tag == "Image")


def _events(markdown: str) -> Iterator[tuple[str, Any, dict[str, int]]]:
    """The parser's events that have a value, each with where it stands in the encoded body."""
    for event, place in pyromark.events_with_range(markdown, options=OPTIONS):
        if isinstance(event, dict):
            ((kind, value),) = event.items()
            yield kind, value, place


def _spans(markdown: str, first_line: int) -> Callable[[dict[str, int]], Span]:
    """What turns a stretch of the encoded body into a span of its file."""
    lines = markdown.encode().split(b"\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]

    def position(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset) - 1
        if line == len(lines):
            return first_line + line, 1
        return first_line + line, len(lines[line][: offset - starts[line]].decode("utf-8", "ignore")) + 1

    return lambda place: Span(*position(place["start"]), *position(place["end"]))
