"""JSON Feed, version 1.1 (https://www.jsonfeed.org/version/1.1/): what an Atom feed says, for programs of today."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pydantic_core import to_json

from panji.atom import KEPT, Entry, moment

VERSION = "https://jsonfeed.org/version/1.1"


def feed(address: str, title: str, lang: str, alternate: str, entries: Iterable[Entry]) -> bytes:
    """A feed; the arguments are those of :func:`panji.atom.feed`."""
    whole = {
        "version": VERSION,
        "title": title,
        "home_page_url": alternate,
        "feed_url": address,
        "language": lang,
        "items": [],
    }
    head, _, tail = to_json(whole).rpartition(b"[]")
    return b"".join((head, b"[", b",".join(map(_item, entries)), b"]", tail, b"\n"))


@lru_cache(KEPT)
def _item(entry: Entry) -> bytes:
    item = {
        "id": entry.id,
        "url": entry.href,
        "title": entry.title,
        "content_text": entry.summary or entry.title,  # the format wants some content
        "date_published": moment(entry.published) if entry.published else None,
        "date_modified": moment(entry.updated),
        "authors": [{"name": entry.author}],
        "tags": [entry.category[1]],
    }
    return to_json({name: value for name, value in item.items() if value is not None})
