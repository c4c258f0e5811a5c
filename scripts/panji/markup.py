"""Text set into HTML."""

from __future__ import annotations

import re

import markupsafe
from markupsafe import Markup

_BARE = re.compile(r"[\w/.][\w/.,:;@%~+!?#-]*", re.ASCII)
_QUOTED = re.compile(rf'(=)"({_BARE.pattern})"', re.ASCII)
_END = re.compile("</(?:p|li|td|th|tr)>")


def escape(value: object) -> str:
    """A value as HTML: as :func:`markupsafe.escape` does it, at a quarter of the time.

    What is HTML already stays as it is; anything else becomes a string that is not marked as HTML, to be set into
    something that will be.
    """
    kind = type(value)
    return value if kind is Markup else markupsafe._escape_inner(value) if kind is str else markupsafe.escape(value)


def attribute(value: str) -> str:
    """The value of an attribute, in quotes where HTML asks for them (https://html.spec.whatwg.org/#unquoted)."""
    return value if _BARE.fullmatch(value) else f'"{escape(value)}"'


def light(html: str) -> str:
    """HTML made from Markdown, without the quotes and end tags that HTML lets out; what it says is the same.

    Not for HTML that somebody wrote: in that, words may stand right behind a paragraph, and quotes in words.
    """
    return "".join(_QUOTED.split(_END.sub("", html)))
