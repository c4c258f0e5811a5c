"""Charts as SVG, made when the site is: they need no JavaScript, follow the page's colours, and can be printed in grey.

Each is a pure function of numbers and words. What a colour says, a pattern says too; every chart has a title and a
description for whoever does not see it (https://www.w3.org/TR/graphics-aria-1.0/), and whoever places it puts the same
figures in a table. Lengths across are shares of the width, so that letters keep their size on a phone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from panji.markup import escape

BAR, SWATCH = 22, 14
TILE, GAP, BAND = 42, 2, 7
COLUMNS_HEIGHT, FOOT, HEAD = 150, 20, 16
BOX, BETWEEN, LETTERS, LINE, PAD = 150, 12, 16.5, 19, 8
"""Of a tree: how wide a box is, what is between two, how many letters a line of it has, how high a line is, and its margin."""
NARROW, STEP, LETTERS_NARROW = 340, 22, 40
"""Of one for a phone: its width, how far each level moves in, and how many letters a whole line has."""


class Series(NamedTuple):
    """One thing that is counted: the name of its pattern, and what it is called."""

    slug: str
    label: str


class Column(NamedTuple):
    """A day of a history, or whatever stands on the horizontal axis: what it is called, and a number for each series."""

    label: str
    values: Sequence[int]


class Tile(NamedTuple):
    """A place on a map: its column and row, two words for it, a number, its pattern, what it says, and where it leads."""

    column: int
    row: int
    name: str
    short: str
    number: str
    slug: str
    says: str
    href: str


class Box(NamedTuple):
    """Something in a tree: what it is called, how many there are where it is not one, and what is below it."""

    label: str
    count: str
    below: tuple[Box, ...]


def patterns(slugs: Iterable[str] = ("done", "going", "late", "silent", "off", "none")) -> Markup:
    """The patterns and the tiles that other charts of a page use; it has to stand once on each page with one.

    What they look like is in the style sheet: ``.p-<slug>`` is the pattern's ground, ``.p-<slug>--ink`` what is on it.
    """
    made = []
    for slug in slugs:
        ink = f'<path class="p-{slug}--ink" d="{SHAPES[slug]}"/>' if SHAPES[slug] else ""
        made.append(
            f'<pattern id="p-{slug}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect class="p-{slug}" width="8" height="8"/>{ink}</pattern><g id="t-{slug}">'
            f'<rect class="tile tile--{slug}" x=".5" y=".5" width="{TILE - 1}" height="{TILE - 1}" rx="3"/>'
            f'<rect fill="url(#p-{slug})" x="3" y="{TILE - BAND - 3}" width="{TILE - 6}" height="{BAND}"/></g>'
        )
    return Markup(f'<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>{"".join(made)}</defs></svg>')


SHAPES = {
    "done": "",
    "going": "M4 0v8",
    "late": "M-2 2l4-4M0 8l8-8M6 10l4-4",
    "silent": "M0 0h4v4h-4zM4 4h4v4h-4z",
    "off": "M1 1h1v1h-1zM5 5h1v1h-1z",
    "none": "",
    "level0": "",
    "level1": "M1 1h2v2h-2zM5 5h2v2h-2z",
    "level2": "M-2 2l4-4M0 8l8-8M6 10l4-4",
    "level3": "M0 0h4v4h-4zM4 4h4v4h-4z",
    "level4": "",
}
"""What is drawn on the ground of each pattern, 8 by 8, so that it is known without its colour."""


@cache
def swatch(slug: str) -> Markup:
    """A small square of a pattern, for legends."""
    return Markup(
        f'<svg class="swatch" width="{SWATCH}" height="{SWATCH}" aria-hidden="true">'
        f'<rect width="{SWATCH}" height="{SWATCH}" fill="url(#p-{slug})"/></svg>'
    )


def bar(parts: Sequence[tuple[str, int]], title: str, desc: str, id: str) -> Markup:
    """One bar, divided among the parts; without any, an empty one.

    Args:
        parts: pattern and number of each.
        title, desc: for whoever does not see it.
        id: unique on the page.
    """
    return Markup(
        f'<svg class="bar" width="100%" height="{BAR}" {_told(id)}>{_words(title, desc, id)}{_divided(parts, BAR)}</svg>'
    )


def small_bar(parts: Sequence[tuple[str, int]], whole: int) -> Markup:
    """A bar beside numbers that say the same, for the cell of a table; its length is a share of ``whole``."""
    total = sum(count for _, count in parts)
    width = _share(total, whole)
    return Markup(
        f'<svg class="bar bar--small" width="{width}%" height="10" aria-hidden="true">{_divided(parts, 10)}</svg>'
    )


def _divided(parts: Sequence[tuple[str, int]], height: int) -> str:
    total = sum(count for _, count in parts)
    rects, at = [], 0
    for slug, count in parts:
        if count:
            rects.append(
                f'<rect x="{_share(at, total)}%" width="{_share(count, total)}%" height="{height}" fill="url(#p-{slug})"/>'
            )
            at += count
    return "".join(rects)


def gauge(value: float, target: float, most: float, slug: str) -> Markup:
    """A number as a bar with a line at its target, for the cell of a table that says both."""
    at = _share(target, most)
    return Markup(
        f'<svg class="gauge" width="100%" height="12" aria-hidden="true"><rect class="gauge__ground" width="100%" height="12"/>'
        f'<rect width="{_share(max(value, 0), most)}%" height="12" fill="url(#p-{slug})"/>'
        f'<line x1="{at}%" x2="{at}%" y1="0" y2="12"/></svg>'
    )


def columns(series: Sequence[Series], data: Sequence[Column], title: str, desc: str, id: str) -> Markup:
    """Columns, each divided among the series from below; the highest number stands above."""
    totals = [sum(column.values) for column in data]
    most = max(totals, default=0) or 1
    step = 100 / max(len(data), 1)
    every = max(1, -(-len(data) // 6))
    drawn = []
    for position, (column, total) in enumerate(zip(data, totals, strict=True)):
        left, below = step * position, COLUMNS_HEIGHT + HEAD
        for each, value in zip(series, column.values, strict=True):
            height = value / most * COLUMNS_HEIGHT
            if value:
                below -= height
                drawn.append(
                    f'<rect x="{left + step * 0.1:.2f}%" y="{below:.1f}" width="{step * 0.8:.2f}%" height="{height:.1f}" '
                    f'fill="url(#p-{each.slug})"/>'
                )
        last = len(data) - 1
        if (last - position) % every == 0:
            anchor = "end" if position == last and last else "start" if position == 0 else "middle"
            x = {"end": left + step, "start": left, "middle": left + step / 2}[anchor]
            drawn.append(
                f'<text x="{x:.2f}%" y="{COLUMNS_HEIGHT + HEAD + 14}" text-anchor="{anchor}">{escape(column.label)}</text>'
            )
            drawn.append(f'<text x="{left + step / 2:.2f}%" y="{below - 4:.1f}" text-anchor="middle">{total}</text>')
    line = f'<line x1="0" x2="100%" y1="{COLUMNS_HEIGHT + HEAD}" y2="{COLUMNS_HEIGHT + HEAD}"/>'
    return Markup(
        f'<svg class="columns" width="100%" height="{COLUMNS_HEIGHT + HEAD + FOOT}" {_told(id)}>'
        f"{_words(title, desc, id)}{''.join(drawn)}{line}</svg>"
    )


Moment = TypeVar("Moment")


def thinned(moments: Sequence[Moment], most: int = 18) -> list[Moment]:
    """As many of some moments as columns have room on a phone, at equal distances; the last is always among them."""
    step = -(-len(moments) // most) or 1
    return list(moments[::-1][::step][::-1])


def tile_map(tiles: Sequence[Tile], title: str, desc: str, id: str) -> Markup:
    """A map of equal squares, one a place, each a link: none is too small to see, to read or to touch."""
    columns, rows = [tile.column for tile in tiles], [tile.row for tile in tiles]
    first, top = min(columns), min(rows)
    across, down = max(columns) - first + 1, max(rows) - top + 1
    side = TILE + GAP
    in_order = sorted(tiles, key=attrgetter("row", "column"))
    drawn = [_drawn(tile, (tile.column - first) * side, (tile.row - top) * side) for tile in in_order]
    size = f"0 0 {across * side - GAP} {down * side - GAP}"
    return Markup(
        f'<svg class="tiles" viewBox="{size}" role="group" aria-labelledby="{id}-title {id}-desc">'
        f"{_words(title, desc, id)}{''.join(drawn)}</svg>"
    )


@cache
def _drawn(tile: Tile, x: int, y: int) -> str:
    """A tile at a place. On the maps of many records a district's is the same."""
    number = f'<text class="tiles__number" x="{x + TILE - 4}" y="{y + 30}">{escape(tile.number)}</text>'
    inside = (
        f"<title>{escape(tile.name)}: {escape(tile.says)}</title>"
        f'<use href="#t-{tile.slug}" x="{x}" y="{y}"/><text x="{x + 4}" y="{y + 14}">{escape(tile.short)}</text>'
        f"{number if tile.number else ''}"
    )
    return f'<a href="{tile.href}">{inside}</a>' if tile.href else f"<g>{inside}</g>"


def tree(roots: Sequence[Box], title: str, desc: str, id: str) -> Markup:
    """Boxes, each joined to those below it, from top to bottom: as wide as its lowest level, for screens and paper."""
    drawn, at, heights = [], 0, _heights(roots)
    for root in roots:
        at = _hung(root, 0, at, heights, drawn)[1]
    width = at * (BOX + BETWEEN) - BETWEEN
    height = sum(heights) + (len(heights) - 1) * 2 * BETWEEN
    return Markup(
        f'<svg class="tree tree--wide" width="{width + 6}" viewBox="-1 -1 {width + 6} {height + 6}" {_told(id)}>'
        f"{_words(title, desc, id)}{''.join(drawn)}</svg>"
    )


def narrow_tree(roots: Sequence[Box], title: str, desc: str, id: str) -> Markup:
    """The same for a phone: one box below the other, moved in by its level, so that letters keep their size."""
    drawn: list[str] = []
    y = 0
    for root in roots:
        y = _indented(root, 0, y, drawn)
    return Markup(
        f'<svg class="tree tree--narrow" viewBox="-1 -1 {NARROW + 6} {y - BETWEEN + 6}" {_told(id)}>'
        f"{_words(title, desc, id)}{''.join(drawn)}</svg>"
    )


def _heights(boxes: Sequence[Box]) -> list[int]:
    """How high the boxes of each level are: as high as the one with most lines."""
    heights = []
    level = list(boxes)
    while level:
        heights.append(max(len(_lines(box, LETTERS)) for box in level) * LINE + 2 * PAD)
        level = [below for box in level for below in box.below]
    return heights


def _hung(box: Box, level: int, slot: int, heights: list[int], drawn: list[str]) -> tuple[float, int]:
    """Draws a box over those below it, from a slot on; gives its middle, and the first slot behind it."""
    y = sum(heights[:level]) + level * 2 * BETWEEN
    following, middles = slot, []
    for below in box.below:
        middle, following = _hung(below, level + 1, following, heights, drawn)
        middles.append(middle)
    x = (middles[0] + middles[-1]) / 2 if middles else slot * (BOX + BETWEEN) + BOX / 2
    foot, half = y + heights[level], y + heights[level] + BETWEEN
    drawn += [f'<path d="M{x:g} {foot}V{half}H{middle:g}V{half + BETWEEN}"/>' for middle in middles]
    drawn.append(_box(box, x - BOX / 2, y, BOX, heights[level], LETTERS))
    return x, max(following, slot + 1)


def _indented(box: Box, level: int, y: int, drawn: list[str]) -> int:
    """Draws a box and, below it, those under it; gives where the next one begins."""
    x = level * STEP
    letters = LETTERS_NARROW * (NARROW - x) / NARROW
    height = len(_lines(box, letters)) * LINE + 2 * PAD
    following = y + height + BETWEEN
    for below in box.below:
        middle = following + (len(_lines(below, letters - LETTERS_NARROW * STEP / NARROW)) * LINE + 2 * PAD) // 2
        drawn.append(f'<path d="M{x + STEP // 2} {y + height}V{middle}H{x + STEP}"/>')
        following = _indented(below, level + 1, following, drawn)
    drawn.append(_box(box, x, y, NARROW - x, height, letters))
    return following


def _box(box: Box, x: float, y: int, width: float, height: int, letters: float) -> str:
    lines = _lines(box, letters)
    first = y + (height - len(lines) * LINE) / 2 + LINE * 0.74
    text = "".join(
        f'<tspan x="{x + width / 2:g}" y="{first + index * LINE:.1f}">{escape(line)}</tspan>'
        for index, line in enumerate(lines)
    )
    more = f'<rect x="{x + 4:g}" y="{y + 4}" width="{width:g}" height="{height}" rx="2"/>' if box.count else ""
    return f'{more}<rect x="{x:g}" y="{y}" width="{width:g}" height="{height}" rx="2"/><text>{text}</text>'


def _lines(box: Box, letters: float) -> list[str]:
    """The words of a box in lines that fit; a word alone may be longer."""
    lines = [""]
    for word in [*box.label.split(), *([f"({box.count})"] if box.count else [])]:
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer) <= letters or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(text: str) -> float:
    """About how wide a text is, in letters of Devanagari: signs above and below a letter take no room, Latin ones less."""
    return sum(0.0 if unicodedata.category(each) == "Mn" else 0.85 if each < "\u0900" else 1.0 for each in text)


def _told(id: str) -> str:
    return f'role="img" aria-labelledby="{id}-title {id}-desc"'


def _words(title: str, desc: str, id: str) -> str:
    return f'<title id="{id}-title">{escape(title)}</title><desc id="{id}-desc">{escape(desc)}</desc>'


def _share(part: float, whole: float) -> str:
    return f"{min(100.0, part / whole * 100):.2f}".rstrip("0").rstrip(".") if whole else "0"
