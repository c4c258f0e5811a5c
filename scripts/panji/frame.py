"""The frame: the site's empty page, rendered once by the site generator, into which pages are set.

Its `base` element leads to the site's root. All other addresses are written from there: so they are as short as can be,
the same on every page, and hold in any folder and on a disk. Places on the page itself get the page's address.
"""

from __future__ import annotations

import posixpath
import re
from html import unescape
from urllib.parse import urlsplit

from panji.markup import attribute, escape
from panji.site import Page

PLACEHOLDERS = (
    "@@base@@",
    "@@title@@",
    "@@description@@",
    "<!--panji:head-->",
    "<!--panji:languages-->",
    "<!--panji:body-->",
)
HERE = "@@here@@"
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
        html = re.sub(r">\s*\n\s*<", "><", html).strip()  # every page carries it; within words, a line's end parts them
        self.html = ADDRESS.sub(self._from_root, html)
        pattern = "|".join(map(re.escape, (*PLACEHOLDERS, HERE)))
        parts = re.split(f"({pattern})", self.html)
        self._parts, self._names = [part.encode() for part in parts], parts[1::2]

    def _from_root(self, match: re.Match[str]) -> str:
        name, _, value = match.groups()
        parts = urlsplit(value)
        if parts.scheme or parts.netloc or parts.path.startswith("/") or value in PLACEHOLDERS:
            return match[0]
        if not parts.path:
            return f'{name}="{HERE}{value}"'
        path = posixpath.normpath(posixpath.join("/", self.address, parts.path)).lstrip("/")
        if parts.path.endswith(("/", ".")) and path:
            path += "/"
        rest = value[len(parts.path) :]
        return f"{name}={attribute(unescape(path + rest) or './')}"

    def fill(self, page: Page) -> bytes:
        """The whole page, as it is published."""
        values = {
            "@@base@@": "../" * page.address.count("/") or "./",
            HERE: page.address or "./",
            "@@title@@": escape(page.title),
            "@@description@@": escape(page.description),
            "<!--panji:head-->": self._head(page),
            "<!--panji:languages-->": _languages(page),
            "<!--panji:body-->": _with_places(page),
        }
        filled = self._parts.copy()
        filled[1::2] = [values[name].encode() for name in self._names]
        return b"".join(filled)

    def _head(self, page: Page) -> str:
        links = [f"<link rel=canonical href={attribute(self.permanent(page.address))}>"]
        if len(page.alternates) > 1:
            links += [
                f"<link rel=alternate hreflang={language} href={attribute(self.permanent(address))}>"
                for language, address in page.alternates.items()
            ]
        return "\n".join([*links, page.head]).rstrip()


def _with_places(page: Page) -> str:
    """The body, with links to places on the page itself: the base alone would lead to the home page."""
    return page.body().replace('<a href="#', f'<a href="{page.address or "./"}#')


def _languages(page: Page) -> str:
    links = [
        f"<a href={address or './'} hreflang={language} lang={language}>{NAMES[language]}</a>"
        for language, address in page.alternates.items()
        if language != page.language
    ]
    return " ".join(links)
