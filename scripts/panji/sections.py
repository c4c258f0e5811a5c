"""The sections of a text that has addresses for them, and what changed in them from one edition to the next.

A heading that begins with a number has it in its address, ``#section-3.2``, another its place among the headings,
``#part-4``; a numbered paragraph is ``#para-7``, or ``#section-3.2-para-1`` where each section begins anew. So the
addresses are the same in every language, and stay when words are mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html import unescape
from typing import Literal, NamedTuple

from panji.numbering import DIGITS

HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
MARK = re.compile(r"<h[1-6]>|<(/?)(ol|ul|li)((?:\s[^<>]*)?)>")
START = re.compile(r'start="(\d+)"')
ANCHOR = re.compile(r'<(?:h[1-6]|li) id="([^"]*)">')
HEADING_ID = re.compile(r'<(h[1-6]) id="[^"]*">')
TAG = re.compile(r"<[^<>]*>")
BLOCK = re.compile(r"</?(?:p|li|ol|ul|tr|table|thead|tbody|blockquote|pre|h[1-6])\b[^<>]*>")
PRINTED = re.compile(
    r"(?:(?:अध्याय|खण्ड|भाग|परिशिष्ट|chapter|section|part|annexure|appendix)\s+)?"
    r"(\d+(?:\.\d+)*)\s*(?:[.):–-]\s*|(?=\s)|$)\s*",
    re.IGNORECASE,
)
ALIKE, SOMEWHAT_ALIKE = 0.6, 0.3
"""From which share of words in common two sections are taken for one; less will do where they have the same number."""


class Section(NamedTuple):
    """A heading and what stands below it, up to the next one. Before the first heading, all but the text is empty."""

    anchor: str
    level: int
    number: str
    title: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        return [word for paragraph in self.paragraphs for word in paragraph.split()]


class Change(NamedTuple):
    """What became of a section: ``after`` is None of one that was removed, ``before`` of one that was added."""

    kind: Literal["same", "renumbered", "changed", "added", "removed"]
    before: Section | None
    after: Section | None


class Run(NamedTuple):
    """Words that stand together, and what became of them."""

    kind: Literal["same", "added", "removed"]
    words: str


def addressed(html: str) -> str:
    """The HTML of a text with an ``id`` on each heading and each numbered paragraph; see the module for their form."""
    return "".join([piece for piece, _ in _addressed(html)])


def numbered(html: str) -> str:
    """The HTML of a text with an ``id`` on each numbered paragraph; on headings too, where their numbers begin anew.

    Nearly all texts have one plain list of numbered paragraphs, or one after another: these are not looked through tag by
    tag, which would take five times as long as to render them.
    """
    if "<ol" not in html:
        return html
    opening, *lists = html.split("<ol")
    found, seen = [opening], 0
    bullets = "<ul" in html
    for each in lists:
        inside, end, rest = each.partition("</ol>")
        head, *items = inside.split("<li>")
        first = int(start[1]) if (start := START.search(head)) else 1
        nested = not end or (bullets and ("<ul" in inside or found[-1].count("<ul") != found[-1].count("</ul")))
        if nested or first <= seen:
            return _numbered(html)
        seen = first + len(items) - 1
        found += [
            "<ol",
            head,
            *[f'<li id="para-{first + place}">{item}' for place, item in enumerate(items)],
            end,
            rest,
        ]
    return "".join(found)


def _numbered(html: str) -> str:
    """The same, for a text in which lists stand within lists, or numbers do not simply go up."""
    if _restarts(html):
        return addressed(html)
    return "".join([HEADING_ID.sub(r"<\1>", piece) if anchor else piece for piece, anchor in _addressed(html)])


def anchors(html: str) -> list[str]:
    """The addresses within a text that has got them."""
    return ANCHOR.findall(html)


def _addressed(html: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text: those that get an address have it beside them."""
    headings = iter([section for section in sections(html) if section.anchor])
    again = _restarts(html)
    section, lists, position = "", [], 0
    taken: set[str] = set()
    for match in MARK.finditer(html):
        yield html[position : match.start()], ""
        position, (closing, tag, rest) = match.end(), match.groups()
        if tag is None:
            section = next(headings).anchor
            yield f'{match[0][:-1]} id="{section}">', section
            continue
        if tag == "li" and not closing and len(lists) == 1 and lists[0]:
            number = f"para-{lists[0]}"
            anchor = f"{section}-{number}" if again and section else number
            lists[0] += 1
            if anchor not in taken:
                taken.add(anchor)
                yield f'<li id="{anchor}">', anchor
                continue
        elif tag != "li" and closing and lists:
            lists.pop()
        elif tag != "li" and not closing:
            start = START.search(rest)
            lists.append((int(start[1]) if start else 1) if tag == "ol" else 0)
        yield match[0], ""
    yield html[position:], ""


def _restarts(html: str) -> bool:
    """Whether the numbers of paragraphs begin anew in some section: then a number alone is no address."""
    seen: set[int] = set()
    lists: list[int] = []
    for match in MARK.finditer(html):
        closing, tag, rest = match.groups()
        if tag == "li" and not closing and len(lists) == 1 and lists[0]:
            if lists[0] in seen:
                return True
            seen.add(lists[0])
            lists[0] += 1
        elif tag in ("ol", "ul"):
            if closing:
                del lists[-1:]
            else:
                start = START.search(rest)
                lists.append((int(start[1]) if start else 1) if tag == "ol" else 0)
    return False


def sections(html: str) -> list[Section]:
    """The sections of a text, in order; what stands before the first heading is the first, if it says anything."""
    found: list[Section] = []
    taken: set[str] = set()
    pieces = HEADING.split(html)
    if opening := _paragraphs(pieces[0]):
        found.append(Section("", 0, "", "", opening))
    for position, (level, heading, below) in enumerate(zip(*[iter(pieces[1:])] * 3, strict=True), 1):
        title = _plain(heading)
        printed = PRINTED.match(title.translate(DIGITS))
        number = printed[1] if printed else ""
        anchor = f"section-{number}" if number else f"part-{position}"
        if anchor in taken:
            anchor = f"part-{position}"
        taken.add(anchor)
        found.append(Section(anchor, int(level), number, title, _paragraphs(below)))
    return found


def _paragraphs(html: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_plain, BLOCK.sub("\n\n", html.replace("\n", " ")).split("\n\n"))))


def _plain(html: str) -> str:
    return " ".join(unescape(TAG.sub("", html)).split())


def changes(before: Sequence[Section], after: Sequence[Section]) -> list[Change]:
    """What became of each section, in the order of the later edition; what was removed stands where it would be.

    A section is the same one by its title, else by its number and a good part of its words, else by most of them.
    """
    partner = _partners(before, after)
    earlier = {old: new for new, old in partner.items()}
    found: list[Change] = []
    done = 0
    for new, section in enumerate(after):
        old = partner.get(new)
        if old is None:
            found.append(Change("added", None, section))
            continue
        found += [Change("removed", before[each], None) for each in range(done, old) if each not in earlier]
        done = max(done, old + 1)
        found.append(Change(_kind(before[old], section), before[old], section))
    return found + [Change("removed", before[each], None) for each in range(done, len(before)) if each not in earlier]


def _kind(before: Section, after: Section) -> Literal["same", "renumbered", "changed"]:
    if before.paragraphs != after.paragraphs or _name(before) != _name(after):
        return "changed"
    return "same" if before.number == after.number else "renumbered"


def _partners(before: Sequence[Section], after: Sequence[Section]) -> dict[int, int]:
    """Which section of the later edition was which of the earlier one."""
    found: dict[int, int] = {}
    free = list(range(len(before)))

    def pair(new: int, old: int) -> None:
        found[new] = old
        free.remove(old)

    for new, section in enumerate(after):
        old = next((each for each in free if _name(before[each]) == _name(section)), None)
        if old is not None:
            pair(new, old)
    for new, section in enumerate(after):
        if new not in found and section.number:
            old = next((each for each in free if before[each].number == section.number), None)
            if old is not None and _share(before[old], section) >= SOMEWHAT_ALIKE:
                pair(new, old)
    for new, section in enumerate(after):
        if new not in found and free:
            old = max(free, key=lambda each: _share(before[each], section))
            if _share(before[old], section) >= ALIKE:
                pair(new, old)
    return found


def _name(section: Section) -> str:
    return PRINTED.sub("", section.title.translate(DIGITS), count=1).casefold()


def _share(before: Section, after: Section) -> float:
    return SequenceMatcher(None, before.words, after.words, autojunk=False).ratio()


def marked(before: Section, after: Section) -> list[list[Run]]:
    """The paragraphs of a section that changed, word by word: what stayed, what was added, what was removed.

    A paragraph is compared with the one in its place if they are alike enough; else it was removed, and the other added.
    """
    one, other = before.paragraphs, after.paragraphs
    found: list[list[Run]] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [[Run("same", paragraph)] for paragraph in other[new_start:new_end]]
        else:
            found += _replaced(one[start:end], other[new_start:new_end])
    return found


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[list[Run]]:
    """Paragraphs that stand where others stood: each with the first of those that it is alike to, in their order."""
    position, added = 0, []
    for paragraph in after:
        words = paragraph.split()
        alike = (
            place
            for place in range(position, len(before))
            if SequenceMatcher(None, before[place].split(), words, autojunk=False).ratio() >= SOMEWHAT_ALIKE
        )
        place = next(alike, None)
        if place is None:
            added.append([Run("added", paragraph)])
            continue
        yield from ([Run("removed", each)] for each in before[position:place])
        yield from added
        yield _by_word(before[place].split(), words)
        position, added = place + 1, []
    yield from ([Run("removed", each)] for each in before[position:])
    yield from added


def _by_word(before: list[str], after: list[str]) -> list[Run]:
    found: list[Run] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Run("same", " ".join(after[new_start:new_end])))
            continue
        if start < end:
            found.append(Run("removed", " ".join(before[start:end])))
        if new_start < new_end:
            found.append(Run("added", " ".join(after[new_start:new_end])))
    return found
