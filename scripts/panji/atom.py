"""Atom feeds (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold (https://www.w3.org/TR/xml/#charsets)."""

NEVER = date(1970, 1, 1)


class Entry(NamedTuple):
    """An entry of a feed. ``id`` and ``href`` are whole addresses; ``category`` is a term and its label."""

    id: str
    title: str
    href: str
    updated: date | None
    published: date | None
    author: str
    category: tuple[str, str]
    summary: str | None


def feed(address: str, title: str, lang: str, alternate: str, entries: Iterable[Entry]) -> bytes:
    """A feed.

    Args:
        address: its own whole address, which is also its id.
        title: what it is called.
        lang: of all its words.
        alternate: the whole address of the page that it belongs to.
        entries: in their order.
    """
    entries = list(entries)
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(f"{{{ATOM}}}feed", {f"{{{XML}}}lang": lang})
    _add(root, "id", address)
    _add(root, "title", title)
    _add(root, "updated", moment(max((entry.updated for entry in entries if entry.updated), default=NEVER)))
    _add(root, "link", rel="self", type="application/atom+xml", href=address)
    _add(root, "link", rel="alternate", type="text/html", href=alternate)
    for entry in entries:
        element = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
        _add(element, "id", entry.id)
        _add(element, "title", entry.title)
        _add(element, "updated", moment(entry.updated))
        if entry.published:
            _add(element, "published", moment(entry.published))
        _add(ElementTree.SubElement(element, f"{{{ATOM}}}author"), "name", entry.author)
        _add(element, "link", rel="alternate", type="text/html", href=entry.href)
        term, label = entry.category
        _add(element, "category", term=term, label=label)
        if entry.summary:
            _add(element, "summary", entry.summary)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> None:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = FORBIDDEN.sub("\ufffd", text) if text else text


def moment(day: date | None) -> str:
    """The start of a day in India, as RFC 3339 has it."""
    return f"{(day or NEVER).isoformat()}T00:00:00+05:30"
