"""Atom feeds (RFC 4287).

Set together from strings: an element tree takes three times as long, and every issuer, subject and place has a feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

ATOM = "http://www.w3.org/2005/Atom"
FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold (https://www.w3.org/TR/xml/#charsets)."""

NEVER = date(1970, 1, 1)

KEPT = 8192
"""Entries that are kept as they were written: a record stands in the feeds of its type, its subjects, its issuer …"""


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
    updated = moment(max((entry.updated for entry in entries if entry.updated), default=NEVER))
    parts = [
        f"<?xml version='1.0' encoding='utf-8'?>\n<feed xmlns=\"{ATOM}\" xml:lang=\"{_said(lang)}\"><id>{_said(address)}</id>"
        f"<title>{_said(title)}</title><updated>{updated}</updated>"
        f'<link rel="self" type="application/atom+xml" href="{_said(address)}" />'
        f'<link rel="alternate" type="text/html" href="{_said(alternate)}" />'
    ]
    parts += [f"<entry><id>{_said(id)}</id>{_entry(*entry)}" for id, *entry in entries]
    return "".join([*parts, "</feed>\n"]).encode()


@lru_cache(KEPT)
def _entry(
    title: str,
    href: str,
    updated: date | None,
    published: date | None,
    author: str,
    category: tuple[str, str],
    summary: str | None,
) -> str:
    """An entry from behind its id."""
    term, label = category
    return (
        f"<title>{_said(title)}</title><updated>{moment(updated)}</updated>"
        f"{f'<published>{moment(published)}</published>' if published else ''}"
        f"<author><name>{_said(author)}</name></author>"
        f'<link rel="alternate" type="text/html" href="{_said(href)}" />'
        f'<category term="{_said(term)}" label="{_said(label)}" />'
        f"{f'<summary>{_said(summary)}</summary>' if summary else ''}</entry>"
    )


def _said(text: str) -> str:
    """A text as it stands in an element or an attribute."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return escaped if escaped.isprintable() else FORBIDDEN.sub("\ufffd", escaped)


def moment(day: date | None) -> str:
    """The start of a day in India, as RFC 3339 has it."""
    return f"{(day or NEVER).isoformat()}T00:00:00+05:30"
