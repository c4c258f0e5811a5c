"""Which citations in the texts of a register become links, and to which records: those that mean one record for certain.

To look through all texts takes a second for 10,000 of them, so what stands in each is kept from one run to the next.
Which records are meant is worked out anew every time, since that depends on all of them.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from panji import body
from panji.citation import Citation
from panji.record import Record, RecordId
from panji.register import Register

TOGETHER = 20
"""Records whose citations are kept as one piece."""

Piece = tuple[str, str, Callable[[], bytes]]
Keep = Callable[[str, Iterable[Piece]], list[bytes]]


class Link(NamedTuple):
    """Words of a text that mean a record: where they stand in its body, and which record that is."""

    start: int
    end: int
    record: RecordId


Links = dict[RecordId, dict[str, tuple[Link, ...]]]
"""By record, and by language of its texts."""


def links(register: Register, keep: Keep) -> Links:
    """The links of all texts.

    Args:
        register: whose texts.
        keep: gives the pieces of something large that has a name; some it may have kept from an earlier run.
    """
    found: Links = {}
    for kept in keep("citations", _pieces(register)):
        for id, texts in pickle.loads(kept) if kept else ():
            record = register.records[id]
            certain = {language: tuple(_certain(citations, record, register)) for language, citations in texts.items()}
            if any(certain.values()):
                found[record.id] = certain
    return found


def _certain(citations: Iterable[Citation], record: Record, register: Register) -> Iterator[Link]:
    end = 0
    for each in citations:
        outcome, meant = register.citations.trace(each, record)
        if outcome == "record" and each.start >= end:
            yield Link(each.start, each.end, meant[0].id)
            end = each.end


def _pieces(register: Register) -> Iterator[Piece]:
    records, files = list(register.records.values()), register.files
    for start in range(0, len(records), TOGETHER):
        some = records[start : start + TOGETHER]
        made_of = [register.citations.digest]
        made_of += [f"{record.id} {files[text.path].digest}" for record in some for text in record.texts.values()]
        key = hashlib.blake2b("\n".join(made_of).encode(), digest_size=16).hexdigest()
        yield str(start), key, partial(_found, some, register)


def _found(records: list[Record], register: Register) -> bytes:
    """What may become a link in the texts of some records, whatever it means."""
    found = []
    for record in records:
        texts = {language: _linkable(text.body, record, register) for language, text in record.texts.items()}
        if any(texts.values()):
            found.append((str(record.id), texts))
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL) if found else b""


def _linkable(markdown: str, record: Record, register: Register) -> list[Citation]:
    citations = register.citations.in_text(markdown, record)
    if not citations:
        return []
    free = body.may_be_links(markdown, [(each.start, each.end) for each in citations])
    return [_read(each) for each, fits in zip(citations, free, strict=True) if fits]


def _read(citation: Citation) -> Citation:
    """A citation with its date instead of what is written behind it."""
    return citation._replace(behind="", read=citation.when())
