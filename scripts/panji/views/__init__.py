"""What is made from the register: one module a view, found by its name.

A view is a function ``render(site)`` that yields :class:`~panji.site.Page`, :class:`~panji.site.Data` and
:class:`~panji.site.Copy`. It reads nothing but the site, and writes nothing.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from jinja2 import Environment, PackageLoader
from jinja2.ext import Extension
from markupsafe import escape

from panji.language import labels
from panji.site import Product, Site


def render_all(site: Site) -> Iterator[Product]:
    """All that is published of a register, view by view."""
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        yield from import_module(f"{__name__}.{module}").render(site)


class _Labels(Extension):
    """Sets the labels into a template when it is compiled: they are the same on every page of a language."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        words = labels(self.environment.globals["lang"])
        return re.sub(r"\{\{ t\.(\w+) \}\}", lambda match: escape(getattr(words, match[1])), source)


class _Environment(Environment):
    """Looks a dict's values up as what they are: Jinja would first try and fail to find an attribute of that name."""

    def getattr(self, obj: object, attribute: str) -> object:
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


@cache
def _environment(language: str) -> Environment:
    environment = _Environment(
        loader=PackageLoader("panji.views"), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    environment.globals |= {"t": labels(language), "lang": language}
    environment.add_extension(_Labels)
    return environment


def fill(template: str, language: str, **context: object) -> str:
    """A template of ``templates/`` filled in, with the labels of the language as ``t``."""
    return _environment(language).get_template(template).render(context)
