"""The HTML of our own pages as a tree, for what is not a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

Node = dict[str, Any]
"""``tag``, its ``children`` (nodes and strings), and of its attributes ``class``, ``href``, ``lang``, ``start``, ``open``."""

KEPT = ("class", "href", "lang", "start")
EMPTY = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr"))
CLOSED_BY = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tbody": {"thead", "tr", "td", "th"},
}
"""What a start tag ends that was left open: HTML lets these end tags out (https://html.spec.whatwg.org, 13.1.2.4)."""
WITHIN = frozenset(("ul", "ol", "dl", "table"))
"""Across these no end tag is implied: an item of an inner list does not end the outer one."""
NOT_ON_PAPER = frozenset(("nav", "form", "script", "style", "svg", "button", "img"))
SCREEN_ONLY = frozenset(("noprint", "crumbs", "series", "chips", "hash", "visually-hidden"))
INLINE = frozenset(
    ["a", "abbr", "b", "code", "del", "em", "i", "ins", "mark", "small", "span", "strong", "sub", "sup", "time"]
)
"""Behind these a space is one between words; elsewhere it only sets the source in lines."""
SPACE = re.compile(r"\s+")
ELSEWHERE = re.compile(r"#|[a-zA-Z][\w+.-]*:", re.ASCII)
"""A place on the page, or an address that is whole."""


def tree(html: str, permanent: Callable[[str], str]) -> list[Node | str]:
    """What of a page stands on paper, without navigation, forms and drawings.

    Args:
        html: a page as a view makes it, with addresses that count from the site's root.
        permanent: gives the whole address of one that counts from the site's root.
    """
    parser = _Parser(permanent)
    parser.feed(html)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    def __init__(self, permanent: Callable[[str], str]) -> None:
        super().__init__()
        self.root: list[Node | str] = []
        self._permanent = permanent
        self._open: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            above = self._open[depth]["tag"]
            if above in CLOSED_BY.get(tag, ()):
                del self._open[depth:]
            elif above in WITHIN:
                break
        node: Node = {"tag": tag, "children": []}
        node |= {name: value for name, value in attrs if name in KEPT and value}
        if "href" in node and not ELSEWHERE.match(node["href"]):
            node["href"] = self._permanent(node["href"].removeprefix("./"))
        classes = set(node.get("class", "").split())
        if tag not in NOT_ON_PAPER and classes.isdisjoint(SCREEN_ONLY):
            self._here.append(node)
        if tag not in EMPTY:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth]["tag"] == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        inside = {node["tag"] for node in self._open}
        text = data if "pre" in inside else SPACE.sub(" ", data)
        before = self._here[-1] if self._here else None
        if text.strip() or (isinstance(before, dict) and before["tag"] in INLINE and text):
            self._here.append(text)

    @property
    def _here(self) -> list[Node | str]:
        return self._open[-1]["children"] if self._open else self.root
