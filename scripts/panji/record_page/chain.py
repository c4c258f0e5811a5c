"""The chain of records that a record stands in, as a picture and as the list behind it.

The picture has a row for each record, the oldest first, so that time runs downwards and it needs no more width than a
phone has. A line leads from each record to the later ones that end, change or explain it; lines are laid into lanes, as
programs lay out the history of a repository (`git log --graph`), and one that others can join is not drawn twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from panji import language, pieces
from panji.chains import KINDS
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record, Relation
from panji.record_types import record_types
from panji.site import Site

TITLE = Bilingual(hi="अभिलेखों की शृंखला", en="The chain of records")
DESCRIPTION = Bilingual(
    hi="{count} अभिलेख, सबसे पुराना ऊपर। रेखा पुराने अभिलेख से उस बाद के अभिलेख तक जाती है जो उसे समाप्त, परिवर्तित या स्पष्ट करता है। यही बातें नीचे सूची में भी हैं।",
    en="{count} records, the oldest first. A line leads from an earlier record to the later one that ends, changes or explains "
    "it. The list below says the same.",
)
CUT = Bilingual(
    hi="शृंखला में {all} अभिलेख हैं; यहाँ इस अभिलेख के निकट के {shown} दिखाए गए हैं। शेष तक पहुँचने के लिए किनारे के अभिलेख की शृंखला देखें।",
    en="The chain has {all} records; the {shown} nearest to this one are shown. To reach the others, see the chain of a record "
    "at the edge.",
)
AS_LIST = Bilingual(hi="सूची के रूप में", en="As a list")
HERE = Bilingual(hi="यह अभिलेख", en="this record")
LINES = {
    "end": Bilingual(hi="अधिक्रमित या निरस्त", en="superseded or rescinded"),
    "part": Bilingual(hi="संशोधित, या आंशिक रूप से अधिक्रमित", en="amended, or superseded in part"),
    "other": Bilingual(
        hi="शुद्धि, स्पष्टीकरण, अवधि-वृद्धि, पुनः लागू या समेकित", en="corrected, clarified, extended, revived or consolidated"
    ),
}

ROW, LANE, LEFT = 74, 22, 16
LETTER = 8
"""How wide a letter is, in the picture's pixels, about; of Devanagari, whose signs stand above and below others, less."""


class Line(NamedTuple):
    """A line of the picture: from an earlier record's row and lane, along a lane, to a later record's row and lane."""

    start: tuple[int, int]
    lane: int
    end: tuple[int, int]
    style: str


class Layout(NamedTuple):
    lanes: list[int]
    lines: list[Line]
    width: int


def layout(count: int, links: dict[tuple[int, int], str]) -> Layout:
    """Where rows and lines go.

    Args:
        count: of rows.
        links: the style of the line between two rows, the earlier one first.

    Returns:
        The lane of each row, the lines, and how many lanes there are. A line that leads to a row along a lane is joined
        by those of the same style to the same row; the nearest later row goes on in an earlier row's own lane, so that
        a simple line of successors is straight. Then lanes change places as long as fewer lines cross for it.
    """
    taken: list[tuple[int, str] | None] = []
    lanes: list[int] = []
    begun: list[tuple[tuple[int, int], int, int, str]] = []

    def free(beside: int) -> int:
        empty = [lane for lane, on in enumerate(taken) if on is None]
        if not empty:
            taken.append(None)
            return len(taken) - 1
        return min(empty, key=lambda lane: (abs(lane - beside), lane))

    for row in range(count):
        arriving = [lane for lane, on in enumerate(taken) if on and on[0] == row]
        own = min(arriving) if arriving else free(0)
        for lane in arriving:
            taken[lane] = None
        lanes.append(own)
        for (_, later), style in sorted(item for item in links.items() if item[0][0] == row):
            if (later, style) in taken:
                lane = taken.index((later, style))
            else:
                lane = own if own < len(taken) and taken[own] is None else free(own)
                taken[lane] = (later, style)
            begun.append(((row, own), lane, later, style))
    lines = [Line(start, lane, (later, lanes[later]), style) for start, lane, later, style in begun]
    places = _untangled(lines, len(taken))
    return Layout(
        [places[lane] for lane in lanes],
        [
            Line((row, places[own]), places[lane], (later, places[last]), style)
            for (row, own), lane, (later, last), style in lines
        ],
        len(taken),
    )


def _untangled(lines: list[Line], width: int) -> list[int]:
    """The place of each lane, after any two have changed places for which fewer lines cross."""
    places, better = list(range(width)), True
    crossed = bends_over_lanes(lines)
    of_lane = [{bend: crossed[bend] for bend in crossed if lane in bend} for lane in range(width)]
    while better and crossings(crossed, places):
        better = False
        for one, other in combinations(range(width), 2):
            tried = places.copy()
            tried[one], tried[other] = tried[other], tried[one]
            concerned = of_lane[one] | of_lane[other]  # nothing else changes with these two
            if crossings(concerned, tried) < crossings(concerned, places):
                places, better = tried, True
    return places


def bends_over_lanes(lines: list[Line]) -> Counter[tuple[int, int, int]]:
    """How often a line goes from a lane to another where one that leads elsewhere runs along a third one."""
    along: dict[int, dict[int, tuple[int, str]]] = {}
    for line in lines:
        for gap in range(line.start[0], line.end[0]):
            along.setdefault(gap, {})[line.lane] = (line.end[0], line.style)
    return Counter(
        (start, end, lane)
        for line in lines
        for gap, start, end in (
            (line.start[0], line.start[1], line.lane),
            (line.end[0] - 1, line.lane, line.end[1]),
        )
        if start != end
        for lane, to in along[gap].items()
        if lane not in (start, end) and to != (line.end[0], line.style)
    )


def crossings(crossed: Mapping[tuple[int, int, int], int], places: Sequence[int]) -> int:
    """How many of these bends cross the third lane: it lies between the two, as lanes have their places."""
    return sum(
        [
            count
            for (start, end, lane), count in crossed.items()
            if (places[start] < places[lane]) == (places[lane] < places[end])
        ]
    )


Said = dict[str, list[tuple[str, Relation]]]
"""What a record says of each of the others, by their ids."""


class Drawing(NamedTuple):
    """Records of a chain, each in its row, with what it says of the others and the lines between them; without words."""

    shown: list[Record]
    rows: dict[str, int]
    said: list[Said]
    layout: Layout


def draw(shown: list[Record]) -> Drawing:
    """The drawing of these records, which stand in the register's order."""
    rows = {each.id: row for row, each in enumerate(shown)}
    said = [_said(each, rows) for each in shown]
    links: dict[tuple[int, int], str] = {}
    for row, of_others in enumerate(said):
        for target, relations in of_others.items():
            if rows[target] != row:
                links[min(row, rows[target]), max(row, rows[target])] = _style(relations)
    return Drawing(shown, rows, said, layout(len(shown), links))


class Chain:
    """The section with picture and list, in one language.

    It stands on the page of each record that is shown, and differs there only in which one is `this record`: all else is
    made once.

    Args:
        drawing: what it shows.
        total: how many records the whole chain has.
        site: where they have their pages.
        lang: the pages' language.
    """

    def __init__(self, drawing: Drawing, total: int, site: Site, lang: str) -> None:
        self._drawing, self._site, self._lang = drawing, site, lang
        self._left = LEFT + drawing.layout.width * LANE
        self._words = [self._words_of(row) for row in range(len(drawing.shown))]
        self._widest = max([len(line) for words in self._words for line in words])
        self._nodes = [self._node(row, words) for row, words in enumerate(self._words)]
        self._items = [self._item(row, pieces.full_link(each, site, lang)) for row, each in enumerate(drawing.shown)]
        count = language.number(len(drawing.shown), lang)
        cut = CUT[lang].format(all=language.number(total, lang), shown=count)
        self._head = (
            f'<section>\n<h2 id="chain">{TITLE[lang]}</h2>\n'
            + (f'<p class="note">{cut}</p>\n' if len(drawing.shown) < total else "")
            + f'<figure class="chain" tabindex="0" role="group" aria-label="{TITLE[lang]}">\n'
        )
        paths = "".join([f'<path class="line--{line.style}" d="{_path(line)}"/>\n' for line in drawing.layout.lines])
        self._lines = (
            f'<title id="chain-title">{TITLE[lang]}</title>\n'
            f'<desc id="chain-desc">{DESCRIPTION[lang].format(count=count)}</desc>\n{paths}'
        )
        self._legend = _legend({line.style for line in drawing.layout.lines}, lang)

    def of(self, record: Record) -> str:
        """The section as it stands on the page of one of the records."""
        drawing, lang = self._drawing, self._lang
        row = drawing.rows[record.id]
        first, *rest = self._words[row]
        words = [f"{first} ({HERE[lang]})", *rest]
        nodes, items = self._nodes.copy(), self._items.copy()
        nodes[row] = self._node(row, words, ' aria-current="page"')
        items[row] = self._item(row, f"<b>{escape(pieces.title(record, lang)[0])}</b>")
        width = self._left + max(self._widest, len(words[0])) * LETTER + LEFT
        height = len(nodes) * ROW
        return (
            f'{self._head}<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            f'role="group" aria-labelledby="chain-title" aria-describedby="chain-desc">\n'
            f"{self._lines}{''.join(nodes)}</svg>\n</figure>\n{self._legend}"
            f'<details>\n<summary>{AS_LIST[lang]}</summary>\n<ol class="chain-list">\n{"".join(items)}</ol>\n'
            "</details>\n</section>\n"
        )

    def _words_of(self, row: int) -> list[str]:
        """The three lines beside a record's sign: which one it is, since when and in what state, what it does to which."""
        each, lang = self._drawing.shown[row], self._lang
        number = each.number or record_types()[each.type].label[lang]
        day = language.date(each.issued, lang) if each.issued else pieces.UNDATED[lang]
        state = pieces.state_label(self._site.standing(each).state, lang)
        return [f"{row + 1}. {number}", f"{day} · {state}", _does(self._drawing.said[row], self._drawing.rows, lang)]

    def _node(self, row: int, words: list[str], current: str = "") -> str:
        each = self._drawing.shown[row]
        state = self._site.standing(each).state
        left, x, y = self._left, _x(self._drawing.layout.lanes[row]), _y(row)
        title, _ = pieces.title(each, self._lang)
        lines = "".join(
            [
                f'<text x="{left}" y="{y - 4 + 19 * line}">{escape(text)}</text>'
                for line, text in enumerate(words)
                if text
            ]
        )
        return (
            f'<a href="{pieces.href(each, self._site, self._lang)}"{current}><title>{escape(title)}</title>'
            f'<rect x="{left - 8}" y="{y - 21}" width="100%" height="{ROW - 6}"/>'
            f'<g class="sign state--{state}" transform="translate({x} {y})">{SIGNS[state]}</g>{lines}</a>\n'
        )

    def _item(self, row: int, name: str) -> str:
        each, lang = self._drawing.shown[row], self._lang
        day = pieces.day(each.issued, lang) or pieces.UNDATED[lang]
        does = f" · {escape(words)}" if (words := self._words[row][-1]) else ""
        return f"<li>{name} <small>{day}{does}</small> {pieces.state(self._site.standing(each).state, lang)}\n"


def _said(record: Record, rows: dict[str, int]) -> Said:
    """What a record says of each of those that are shown."""
    found: Said = {}
    for kind, _, relation in sorted(
        (each for each in record.relations() if each[0] in KINDS), key=lambda each: KINDS.index(each[0])
    ):
        if relation.record in rows:
            found.setdefault(relation.record, []).append((kind, relation))
    return found


def _style(relations: list[tuple[str, Relation]]) -> str:
    if any(kind in ("supersedes", "rescinds") and not relation.scope for kind, relation in relations):
        return "end"
    return "part" if any(kind in ("supersedes", "rescinds", "amends") for kind, _ in relations) else "other"


def _x(lane: int) -> int:
    return LEFT + lane * LANE


def _y(row: int) -> int:
    return ROW // 2 - 10 + row * ROW


def _path(line: Line) -> str:
    """Down from the earlier record into the lane, along it, and into the later record from above."""
    (row, lane), (later, last) = line.start, line.end
    x, y, bend = _x(lane), _y(row), ROW // 2
    path = f"M{x} {y}"
    if line.lane != lane:
        x = _x(line.lane)
        path += f"C{_x(lane)} {y + bend} {x} {y + bend // 2} {x} {y + bend}"
    end = _y(later)
    if line.lane != last:
        path += f"V{end - bend}C{x} {end - bend // 2} {_x(last)} {end - bend} {_x(last)} {end}"
    else:
        path += f"V{end}"
    return path


def _does(said: Said, rows: dict[str, int], lang: str) -> str:
    """What a record does to which of the others: `supersedes 1, 2; amends 3 (para 4)`."""
    words = language.labels(lang)
    kinds: dict[str, list[str]] = {}
    for target, relations in said.items():
        for kind, relation in relations:
            part = f" ({relation.scope[lang]})" if relation.scope else ""
            kinds.setdefault(kind, []).append(f"{rows[target] + 1}{part}")
    if lang == "hi":
        return "; ".join([f"{getattr(words, kind)}: {', '.join(targets)}" for kind, targets in kinds.items()])
    return "; ".join([f"{getattr(words, kind).lower()} {', '.join(targets)}" for kind, targets in kinds.items()])


SIGNS = {
    "in-force": '<circle r="7" class="full"/>',
    "partly-changed": '<circle r="7"/><path class="full" d="M0 -7A7 7 0 0 0 0 7Z"/>',
    "not-yet": '<circle r="7"/>',
    "superseded": '<circle r="7"/><path d="M-6 0H6"/>',
    "rescinded": '<circle r="7"/><path d="M-5 -5L5 5M-5 5L5 -5"/>',
    "expired": '<path d="M-6.5 -6.5H6.5V6.5H-6.5ZM-6 6L6 -6"/>',
    "for-information": '<circle r="7"/><circle r="2.5" class="full"/>',
    "unknown": '<circle r="7" class="dots"/>',
    "removed": '<path class="dots" d="M-6.5 -6.5H6.5V6.5H-6.5Z"/>',
}
"""The same shapes as stand before the words of a state elsewhere."""


def _legend(styles: set[str], lang: str) -> str:
    entries = [
        f'<li><svg width="40" height="10" aria-hidden="true"><path class="line--{style}" d="M0 5H40"/></svg> {words[lang]}\n'
        for style, words in LINES.items()
        if style in styles
    ]
    return f'<ul class="chain-legend">\n{"".join(entries)}</ul>\n'
