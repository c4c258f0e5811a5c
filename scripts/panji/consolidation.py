"""The consolidated text of a record: its numbered paragraphs as later records have changed them, up to a day.

It is put together from the operations that the later records state (:class:`panji.record.Operation`): a paragraph is
replaced, inserted or omitted. It is a service to the reader, and no text that anybody has signed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from panji import body, sections
from panji.record import Operation, Record
from panji.register import CHANGES, Incoming, Register

CHANGING = (*CHANGES, "corrects")
"""Relations that may have operations; `supersedes` and `rescinds` only where they have a scope."""

ADDRESSED = re.compile(r'<li id="([^"]*)">')
ITEM = re.compile(r"<(/?)li(?:\s[^<>]*)?>")
NUMBER = re.compile(r"^(?:(.+)-)?para-(\d+)([a-z]?)$")
SMALL = "abcdefghijklmnopqrstuvwxyz"
LETTERS = {"en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "hi": "कखगघचछजझटठडढणतथदधनपफबभमयरलवश"}


class Paragraph(NamedTuple):
    """A numbered paragraph as it stands after a change: what it was called, what became of it, and through whom.

    ``before`` has the HTML that stood there (empty, of one inserted), ``after`` what stands there now (empty, of one
    omitted). ``history`` has what changed it, the last one last.
    """

    anchor: str
    before: str
    after: str
    history: tuple[tuple[Operation, Incoming], ...] = ()

    @property
    def kind(self) -> str:
        """What became of it in the end: ``same``, ``replaced``, ``inserted`` or ``omitted``."""
        if not self.history:
            return "same"
        if not self.after:
            return "omitted"
        return "inserted" if self.history[0][0].insert_after else "replaced"


class Consolidated(NamedTuple):
    """A text in pieces: HTML that stays as it is, and numbered paragraphs, in their order.

    ``lost`` are operations that name no paragraph there is.
    """

    pieces: tuple[str | Paragraph, ...]
    lost: tuple[tuple[Operation, Incoming], ...]


def changes_text(incoming: Incoming) -> bool:
    """Whether a relation changes a part of the earlier text, be it said how or not."""
    return incoming.kind in ("amends", "corrects") or (incoming.kind in CHANGING and bool(incoming.relation.scope))


def amendments(record: Record, register: Register) -> list[Incoming]:
    """What changes a part of a record's text, in the order in which it takes effect, if some of it says how; else none.

    What never took effect is not among it. A correction works from the beginning, and comes before all that amends.
    """
    incoming = register.incoming.get(record.id, ())
    if not any(each.relation.operations for each in incoming):
        return []
    found = [each for each in incoming if changes_text(each) and not register.is_void(each)]
    found.sort(key=lambda each: (each.kind != "corrects", each.start or date.min))
    return found if any(each.relation.operations for each in found) else []


def days(found: list[Incoming]) -> list[date]:
    """The days on which the text changed or will, the earliest first."""
    return sorted({each.start for each in found if each.start and each.relation.operations})


def paragraphs(html: str) -> list[str | tuple[str, str]]:
    """A text with addresses in pieces: HTML, and numbered paragraphs as address and inner HTML, in their order."""
    pieces: list[str | tuple[str, str]] = []
    position = 0
    for match in ADDRESSED.finditer(html):
        depth, end = 1, len(html)
        for tag in ITEM.finditer(html, match.end()):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = tag.start()
                break
        if match.start() < position:
            continue
        pieces += [html[position : match.start()], (match[1], html[match.end() : end])]
        position = min(end + len("</li>"), len(html))
    return [*pieces, html[position:]]


def addressed(record: Record, html: str) -> str:
    """The HTML of a record's text with addresses, as its page has them."""
    return sections.addressed(html) if record.sectioned else sections.numbered(html)


def consolidated(
    record: Record, language: str, found: list[Incoming], resolve: Callable[[str], str] = str
) -> Consolidated:
    """A record's text in a language, with the operations carried out.

    Args:
        record: whose text.
        language: of the text; where there is none, the first one is taken.
        found: what changes it, in order (:func:`amendments`).
        resolve: turns links as :func:`panji.body.html` does.
    """
    text = record.text(language)
    pieces: list[str | Paragraph] = [
        piece if isinstance(piece, str) else Paragraph(*piece, piece[1])
        for piece in paragraphs(addressed(record, body.html(text.body, resolve)))
    ]
    lost = []
    for each in found:
        for operation in each.relation.operations:
            place = next(
                (
                    place
                    for place, piece in enumerate(pieces)
                    if isinstance(piece, Paragraph) and piece.anchor == operation.paragraph
                ),
                None,
            )
            if place is None:
                lost.append((operation, each))
                continue
            _carry_out(operation, each, pieces, place, text.language, resolve)
    return Consolidated(tuple(pieces), tuple(lost))


def _carry_out(
    operation: Operation,
    incoming: Incoming,
    pieces: list[str | Paragraph],
    place: int,
    language: str,
    resolve: Callable[[str], str],
) -> None:
    old = pieces[place]
    assert isinstance(old, Paragraph)
    new = body.html(operation.text[language], resolve) if operation.text else ""
    if operation.insert_after:
        while place + 1 < len(pieces) and _inserted(pieces[place + 1], old.anchor):
            place += 1
        anchor = _next_anchor(old.anchor, [each.anchor for each in pieces if isinstance(each, Paragraph)])
        pieces.insert(place + 1, Paragraph(anchor, "", new, ((operation, incoming),)))
    else:
        pieces[place] = old._replace(after=new, history=(*old.history, (operation, incoming)))


def _inserted(piece: str | Paragraph, behind: str) -> bool:
    """Whether a paragraph was inserted behind another one, or behind one that was."""
    return isinstance(piece, Paragraph) and not piece.before and _base(piece.anchor) == _base(behind)


def _next_anchor(anchor: str, taken: list[str]) -> str:
    """``para-4a`` behind ``para-4`` or what was inserted there before; ``para-4b`` next."""
    base = _base(anchor)
    return next(name for letter in SMALL if (name := f"{base}{letter}") not in taken)


def _base(anchor: str) -> str:
    return anchor.rstrip(SMALL)


def number(anchor: str, language: str) -> str:
    """What a paragraph is called in print: ``para-4a`` is 4A, in Hindi 4क."""
    match = NUMBER.match(anchor)
    if not match:
        return anchor
    letter = LETTERS[language][SMALL.index(match[3])] if match[3] else ""
    return match[2] + letter


def operations(record: Record) -> Iterator[tuple[str, int, int, Operation]]:
    """The operations that a record states: the relation's kind and index, and the operation's own index."""
    for kind, index, relation in record.stated:
        for place, operation in enumerate(relation.operations):
            yield kind, index, place, operation
