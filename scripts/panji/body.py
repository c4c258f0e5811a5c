"""The body of a text: CommonMark with tables (https://spec.commonmark.org), turned to HTML that can do no harm."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import unescape
from itertools import accumulate
from typing import Any, NamedTuple

import nh3
import pyromark

from panji.diagnostic import Span
from panji.markup import escape

OPTIONS = pyromark.Options.ENABLE_TABLES
ADDRESS = re.compile(r'(<a href="|<img src=")([^"]*)"')
HARMLESS = re.compile(r"(?:https?|mailto):|[^:]*(?:[/?#]|\Z)", re.IGNORECASE)
HASHES = re.compile(r"\n[ >]*#")
UNDERLINE = re.compile(r"\n[ >]*(?:=+|-+)[ \t]*(?:\n|\Z)")
SENTENCE_ENDS = ("।", ".", "?", "!", ";", ",", "|")
PLAIN_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+([^\n]*)$", re.MULTILINE)
INVOLVED = re.compile(
    r"```|~~~|\n(?:    |\t| {0,3}[>*+-]| {0,3}\d+[.)])[^\n]*#|<|\n {0,3}#+(?!#)(?:\n|\Z|[^#\n]*[]#*_`\\&!\[])"
)
"""What only a parser can tell: fences, headings within something else, HTML, and markup in a heading."""
PIPE = re.compile(r"(?<!\\)\|")
NUMBERS = re.compile(r"\n(?:#{1,6}(?=[ \t\n]|\Z)|[ >\t]*(\d{1,9})[.)](?=[ \t\n]|\Z))", re.ASCII)
ATX = re.compile(r"\n(?:(#{1,6})[ \t]*([^\s#]?)|    |\t|[ >]*(?:=+|-+)[ \t]*(?=\n|\Z))")
"""A heading, with its first letter; or a line that is indented, or makes a heading of the one above."""
DELIMITER = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
LEADING_NUMBER = re.compile(rb"[ >]*(\d{1,9})[.)]")
WORDS = re.compile(r"\[([^\[\]]*)\]\(")
MARKUP = re.compile(r"[][*_`\\<>&!|#]|\n\s*\n|\n\s*[0-9]+[.)]\s")
"""What words that become a link may not have: markup, the end of a paragraph, or the beginning of a list's item."""
EMPHASIS_BEFORE = re.compile(r"[^\s*_][*_]+\Z")
EMPHASIS_BEHIND = re.compile(r"[*_]+[^\s*_]")
"""What may be emphasis with a word at its side, and none with a link there, or the other way round."""
CLOSED = re.compile(r"[^][\n]*\]\(")
HTML_OR_FENCE = re.compile(r"<|```|~~~")
INVOLVED_FOR_LINKS = re.compile(r"[][`#\t]|    |\n[ >]*(?:=+|-+)[ \t]*(?:\n|\Z)")
"""What a paragraph without code, links and headings does not have."""
NO_LINK_IN = frozenset(("Link", "Image", "CodeBlock", "Heading"))
_clean = nh3.Cleaner(link_rel=None).clean


class Found(NamedTuple):
    """Something in a body: its text (or address), and where it stands in the file; a link's or image's own words."""

    text: str
    span: Span
    image: bool = False
    words: str = ""


class Heading(NamedTuple):
    """A heading; ``underlined`` where a line of ``===`` or ``---`` below it makes it one."""

    level: int
    text: str
    span: Span
    underlined: bool

    @property
    def by_accident(self) -> bool:
        """Whether it is a sentence, with a rule right below it, or nothing at all."""
        lines = self.span.end_line - self.span.line  # the one with the rule is the last
        return not self.text or (self.underlined and (lines > 1 or self.text.endswith(SENTENCE_ENDS)))


class Row(NamedTuple):
    """A table's row, with as many cells as are written: the page shows no more than the header has."""

    cells: tuple[str, ...]
    span: Span


class Numbered(NamedTuple):
    """An item of a numbered list: the number written, and the one that the page shows."""

    written: int
    shown: int
    span: Span


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
    parts = ADDRESS.split(rendered)
    if "<" in markdown or not all(HARMLESS.match(unescape(address)) for address in parts[2::3]):
        parts = ADDRESS.split(_clean(rendered))
    parts[2::3] = [f'{escape(resolve(unescape(address)))}"' for address in parts[2::3]]
    return "".join(parts)


def linked(markdown: str, places: Iterable[tuple[int, int, str]]) -> str:
    """The body with links: at each place, (start, end, address), the words that stand there lead to the address.

    Args:
        markdown: the body.
        places: in its order; only such as :func:`may_be_links` allows.
    """
    parts, at = [], 0
    for start, end, address in places:
        parts += (markdown[at:start], "[", markdown[start:end], "](", address, ")")
        at = end
    return "".join((*parts, markdown[at:]))


def may_be_links(markdown: str, places: list[tuple[int, int]]) -> list[bool]:
    """Which stretches of a body may become links: those in running words, within one paragraph, without markup of their own.

    Not those in code, in a heading, in what is a link already, or in a paragraph with HTML.
    """
    fits = [
        not MARKUP.search(markdown[start:end])
        and not markdown.endswith(("!", "\\"), 0, start)
        and not EMPHASIS_BEFORE.search(markdown, max(0, start - 9), start)
        and not EMPHASIS_BEHIND.match(markdown, end)
        for start, end in places
    ]
    # Nearly all that is cited with care is a link already: no parser is needed to see that, nor for plain paragraphs.
    involved = HTML_OR_FENCE.search(markdown) is not None
    for index, (start, end) in enumerate(places):
        if fits[index] and markdown[start - 1 : start] == "[" and CLOSED.match(markdown, end):
            fits[index] = False
        if fits[index] and not involved:
            stop = markdown.find("\n\n", end)
            paragraph = markdown[markdown.rfind("\n\n", 0, start) + 1 : stop if stop >= 0 else None]
            involved = INVOLVED_FOR_LINKS.search(paragraph) is not None
    if True not in fits or not involved:
        return fits
    taken: list[tuple[int, int]] = []
    block = {"start": 0, "end": 0}
    for kind, value, place in _events(markdown):
        if kind == "Start" and isinstance(value, str):
            block = place
        if kind in ("InlineHtml", "Html"):  # no body should have any: the check says so
            taken.append((min(block["start"], place["start"]), max(block["end"], place["end"])))
        elif kind == "Code" or (kind == "Start" and isinstance(value, dict) and not NO_LINK_IN.isdisjoint(value)):
            taken.append((place["start"], place["end"]))
    return [
        fit and not any(first < stretch[1] and stretch[0] < last for first, last in taken)
        for fit, stretch in zip(fits, _in_bytes(markdown, places), strict=True)
    ]


def _in_bytes(markdown: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(len(markdown[:start].encode()), len(markdown[:end].encode())) for start, end in places]


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


def numbering(markdown: str) -> list[int]:
    """The number that each numbered list starts with."""
    found = []
    for event in pyromark.events(markdown, options=OPTIONS):
        match event:
            case {"Start": {"List": int(first)}}:
                found.append(first)
    return found


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


def link_words(markdown: str) -> list[str]:
    """The words of all links and images, and perhaps of what only looks like one; as :func:`addresses`, for a hundredth.

    Links written in another way than `[words](address)` are not among them.
    """
    return WORDS.findall(markdown) if "[" in markdown else []


def may_have_images(markdown: str) -> bool:
    """Whether it is worth looking for them; one sign is found in a tenth of the time that two take."""
    return "!" in markdown and "![" in markdown


def links(markdown: str, first_line: int) -> Iterator[Found]:
    """Every link and image of a body that starts on ``first_line`` of its file; an image within a link comes first."""
    if "](" not in markdown and "]:" not in markdown and "<" not in markdown:
        return
    span_of = _spans(markdown, first_line)
    opened: list[tuple[str, str, list[str]]] = []
    for kind, value, place in _events(markdown):
        if kind == "Start" and isinstance(value, dict):
            ((tag, details),) = value.items()
            if tag in ("Link", "Image"):
                scheme = "mailto:" if details["link_type"] == "Email" else ""
                opened.append((tag, scheme + details["dest_url"], []))
        elif kind == "End" and value in ("Link", "Image"):
            tag, address, words = opened.pop()
            yield Found(address, span_of(place), tag == "Image", "".join(words).strip())
        elif opened and kind in ("Text", "Code"):
            for _, _, words in opened:
                words.append(value)


@lru_cache(maxsize=1)  # four rules look at them, one after another
def headings(markdown: str, first_line: int) -> tuple[Heading, ...]:
    """Every heading of a body, in order."""
    if not _may_have_headings(markdown):
        return ()
    return tuple(_plain_headings(markdown, first_line) if _is_plain(markdown) else _headings(markdown, first_line))


def _is_plain(markdown: str) -> bool:
    """Whether every line that begins like a heading is one, and no other line is: so it is where nothing is nested."""
    return not UNDERLINE.search(markdown) and not INVOLVED.search(f"\n{markdown}")


def _plain_headings(markdown: str, first_line: int) -> Iterator[Heading]:
    """The headings of a body that needs no parsing for them, which takes twenty times as long."""
    line, position = first_line, 0
    for match in PLAIN_HEADING.finditer(markdown):
        line += markdown.count("\n", position, match.start())
        position = match.start()
        span = Span(line, match.start(1) - match.start() + 1, line, len(match[0].rstrip()) + 1)
        yield Heading(len(match[1]), match[2].strip(), span, False)


def _headings(markdown: str, first_line: int) -> Iterator[Heading]:
    span_of = _spans(markdown, first_line)
    level, words, content = 0, [], markdown.encode()
    for kind, value, place in _events(markdown):
        if kind == "Start" and isinstance(value, dict) and "Heading" in value:
            level, words = int(value["Heading"]["level"][1:]), []
        elif kind == "End" and isinstance(value, dict) and "Heading" in value:
            source, place = _stretch(content, place)
            yield Heading(level, "".join(words).strip(), span_of(place), not source.startswith("#"))
            level = 0
        elif level and kind in ("Text", "Code"):
            words.append(value)
        elif level and kind in ("SoftBreak", "HardBreak"):
            words.append(" ")


@lru_cache(maxsize=1)  # three rules ask it of one body after another
def orderly(markdown: str) -> bool:
    """Whether all headings are written with `##` and more, have words, and go down one level at a time, for certain.

    Nearly all bodies are like that; it takes a hundredth of :func:`headings`.
    """
    if "`" in markdown or "~" in markdown:
        return False  # what looks like a heading may be code
    above = 2
    for marks, word in ATX.findall(f"\n{markdown}"):
        if not word or not 2 <= len(marks) <= above + 1:
            return False
        above = len(marks)
    return True


def _may_be_underlined(markdown: str) -> bool:
    return "\n-" in markdown or "\n=" in markdown or "\n " in markdown or "\n>" in markdown


def _may_have_headings(markdown: str) -> bool:
    """Whether it is worth parsing."""
    if "#" in markdown and HASHES.search(f"\n{markdown}"):
        return True
    return _may_be_underlined(markdown) and bool(UNDERLINE.search(markdown))


def tables(markdown: str, first_line: int) -> Iterator[list[Row]]:
    """The rows of every table of a body, the header first."""
    if "|" not in markdown:
        return
    span_of, content = _spans(markdown, first_line), markdown.encode()
    rows: list[Row] = []
    for kind, value, place in _events(markdown):
        if kind == "Start" and value in ("TableHead", "TableRow"):
            source, place = _stretch(content, place)
            rows.append(Row(_cells(source), span_of(place)))
        elif kind == "End" and value == "Table":
            yield rows
            rows = []


@lru_cache(maxsize=1)  # two rules ask it of one body after another
def tidy(markdown: str) -> bool:
    """Whether all tables have a header and no row with more cells than that, for certain; else see :func:`tables`."""
    if "|" not in markdown:
        return True
    if "\\" in markdown or "`" in markdown:
        return False
    before, columns, row = "", 0, 0
    for line in [*markdown.split("\n"), ""]:
        if "|" not in line:
            if row == 1:
                return False
            row = 0
        else:
            count = line.count("|") - 1
            if not (line.startswith("|") and line.rstrip().endswith("|")):
                return False
            if row == 0:
                columns = count
                if before.strip() or not line.strip("| \t"):
                    return False
            if count > columns or (row == 1 and not (count == columns and DELIMITER.fullmatch(line))):
                return False
            row += 1
        before = line
    return True


def _cells(row: str) -> tuple[str, ...]:
    """A row's cells as written: `|` parts them, also within code, unless a backslash stands before it."""
    cells = PIPE.split(row.strip())
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return tuple(cell.strip() for cell in cells)


def numbered(markdown: str, first_line: int) -> Iterator[list[Numbered]]:
    """The items of every numbered list of a body whose numbers do not simply go up; one within another comes before it.

    A body in which each number follows from the one before, or begins anew below a heading, is not even parsed: nearly
    all are like that.
    """
    if _count_up(NUMBERS.findall(f"\n{markdown}")):
        return
    span_of, content = _spans(markdown, first_line), markdown.encode()
    opened: list[tuple[int | None, list[Numbered]]] = []
    for kind, value, place in _events(markdown):
        if kind == "Start" and isinstance(value, dict) and "List" in value:
            opened.append((value["List"], []))
        elif kind == "Start" and value == "Item" and opened and opened[-1][0] is not None:
            first, items = opened[-1]
            number = LEADING_NUMBER.match(content, place["start"])
            if number:
                end = {"start": place["start"], "end": number.end()}
                items.append(Numbered(int(number[1]), (first or 0) + len(items), span_of(end)))
        elif kind == "End" and isinstance(value, dict) and "List" in value:
            first, items = opened.pop()
            if first is not None:
                yield items


def _count_up(numbers: list[str]) -> bool:
    """Whether below each heading, which is empty, the numbers follow from one another, or are all 1."""
    run: list[int] = []
    for number in (*numbers, ""):
        if number:
            run.append(int(number))
        elif run:
            if run != list(range(run[0], run[0] + len(run))) and set(run) != {1}:
                return False
            run.clear()
    return True


def paragraphs(markdown: str, first_line: int) -> Iterator[Found]:
    """Every paragraph of a body as it is written, line ends and all."""
    span_of, content = _spans(markdown, first_line), markdown.encode()
    for kind, value, place in _events(markdown):
        if kind == "Start" and value == "Paragraph":
            source, place = _stretch(content, place)
            yield Found(source, span_of(place))


def indented(markdown: str, first_line: int) -> Iterator[Found]:
    """Every stretch of a body that four spaces or a tab before it turn into code."""
    if "\n    " not in markdown and "\t" not in markdown and not markdown.startswith("    "):
        return
    span_of, content = _spans(markdown, first_line), markdown.encode()
    for kind, value, place in _events(markdown):
        if kind == "Start" and value == {"CodeBlock": "Indented"}:
            source, place = _stretch(content, place)
            yield Found(source, span_of(place))


@lru_cache(maxsize=1)  # several rules look at one body after another
def _events(markdown: str) -> list[tuple[str, Any, dict[str, int]]]:
    """The parser's events, each with where it stands in the encoded body; those without a value have None."""
    found: list[tuple[str, Any, dict[str, int]]] = []
    for event, place in pyromark.events_with_range(markdown, options=OPTIONS):
        if isinstance(event, dict):
            ((kind, value),) = event.items()
            found.append((kind, value, place))
        else:
            found.append((event, None, place))
    return found


def _stretch(content: bytes, place: dict[str, int]) -> tuple[str, dict[str, int]]:
    """What is written at a place, and that place without the line ends behind it."""
    written = content[place["start"] : place["end"]].rstrip()
    return written.decode("utf-8", "replace"), {"start": place["start"], "end": place["start"] + len(written)}


def _spans(markdown: str, first_line: int) -> Callable[[dict[str, int]], Span]:
    """What turns a stretch of the encoded body into a span of its file; nothing is worked out until it is asked."""
    lines: list[bytes] = []
    starts: list[int] = []

    def position(offset: int) -> tuple[int, int]:
        line = bisect_right(starts, offset) - 1
        if line == len(lines):
            return first_line + line, 1
        return first_line + line, len(lines[line][: offset - starts[line]].decode("utf-8", "ignore")) + 1

    def span(place: dict[str, int]) -> Span:
        if not lines:
            lines.extend(markdown.encode().split(b"\n"))
            starts.extend((0, *accumulate(len(line) + 1 for line in lines)))
        return Span(*position(place["start"]), *position(place["end"]))

    return span
