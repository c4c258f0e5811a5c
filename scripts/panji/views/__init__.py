"""What is made from the register: one module a view, found by its name.

A view is a function ``render(site)`` that yields :class:`~panji.site.Page`, :class:`~panji.site.Data` and
:class:`~panji.site.Copy`. It reads nothing but the site, and writes nothing.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from jinja2 import Environment, PackageLoader

from panji.language import labels
from panji.site import Product, Site


def render_all(site: Site) -> Iterator[Product]:
    """All that is published of a register, view by view."""
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        yield from import_module(f"{__name__}.{module}").render(site)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("panji.views"), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )


def fill(template: str, language: str, **context: object) -> str:
    """A template of ``templates/`` filled in, with the labels of the language as ``t``."""
    return _environment().get_template(template).render(t=labels(language), lang=language, **context)
