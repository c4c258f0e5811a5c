"""The frame: the site's empty page, rendered once by the site generator, into which pages are set."""

from __future__ import annotations

import posixpath
import re
from html import escape
from urllib.parse import urlsplit

from panji.site import ROOT, Page

PLACEHOLDERS = ("@@title@@", "@@description@@", "<!--panji:head-->", "<!--panji:languages-->", "<!--panji:body-->")
NAMES = {"hi": "हिन्दी", "en": "English"}
ADDRESS = re.compile(r"""(?<=\s)(href|src|action)=(["']?)([^"'\s>]*)\2""")


class BrokenFrame(ValueError):
    """The rendered frame lacks a placeholder, or has one twice."""


class Frame:
    """A rendered frame page.

    Args:
        html: as the site generator wrote it.
        address: where it wrote it, from the site's root, with a ``/`` at the end.
        permanent: turns an address into a whole one, with the host.

    Raises:
        BrokenFrame: a placeholder is missing or stands twice.
    """

    def __init__(self, html: str, address: str, permanent) -> None:
        self.address = address
        self.permanent = permanent
        for placeholder in PLACEHOLDERS:
            if html.count(placeholder) != 1:
                raise BrokenFrame(
                    f"{address}index.html: {placeholder} stands {html.count(placeholder)} times, not once"
                )
        html = re.sub(r"\s*\n\s*", "\n", html).lstrip()  # every page carries it
        self.html = ADDRESS.sub(self._from_root, html)
        self._parts: dict[int, list[str]] = {}

    def _from_root(self, match: re.Match[str]) -> str:
        attribute, _, value = match.groups()
        parts = urlsplit(value)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return match[0]
        path = posixpath.normpath(posixpath.join("/", self.address, parts.path)).lstrip("/")
        if parts.path.endswith(("/", ".")) and path:
            path += "/"
        rest = value[len(parts.path) :]
        return f'{attribute}="{ROOT}{path}{rest}"'

    def fill(self, page: Page) -> bytes:
        """The whole page, as it is published."""
        depth = page.address.count("/")
        parts = self._parts.get(depth)
        if parts is None:
            pattern = "|".join(map(re.escape, PLACEHOLDERS))
            parts = self._parts[depth] = re.split(f"({pattern})", self.html.replace(ROOT, "../" * depth or "./"))
        values = {
            "@@title@@": escape(page.title, quote=False),
            "@@description@@": escape(page.description),
            "<!--panji:head-->": self._head(page),
            "<!--panji:languages-->": _languages(page),
            "<!--panji:body-->": relative(page.body(), page.address),
        }
        return "".join([values.get(part, part) for part in parts]).encode()

    def _head(self, page: Page) -> str:
        links = [f'<link rel="canonical" href="{escape(self.permanent(page.address))}">']
        if len(page.alternates) > 1:
            links += [
                f'<link rel="alternate" hreflang="{language}" href="{escape(self.permanent(address))}">'
                for language, address in page.alternates.items()
            ]
        return "\n".join([*links, relative(page.head, page.address)]).rstrip()


def relative(html: str, address: str) -> str:
    """Addresses from the site's root, made relative to the page at an address, and as short as they can be."""
    html = html.replace(f'{ROOT}{address}"', './"')
    up, shared = "", address
    while shared:
        html = html.replace(ROOT + shared, up)
        up, shared = f"{up}../", shared[: shared.rfind("/", 0, -1) + 1]
    return html.replace(ROOT, up)


def _languages(page: Page) -> str:
    links = [
        f'<a href="{ROOT}{address}" hreflang="{language}" lang="{language}">{NAMES[language]}</a>'
        for language, address in page.alternates.items()
        if language != page.language
    ]
    return relative(" ".join(links), page.address)
