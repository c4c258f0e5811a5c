"""What the page of a record has besides, because of its type: one module a type, found by its name.

A module has a function ``section(record, site, lang)`` that gives HTML, or nothing; and, where the section shows
records to which the record stands in no relation and of which it does not speak, ``shown(record, site)``, which gives
those, so that the page is made anew when one of them changes.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from panji.record import Record
from panji.site import Site


@cache
def _modules() -> dict[str, ModuleType]:
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): import_module(f"{__name__}.{name}") for name in names}


def section(record: Record, site: Site, lang: str) -> str:
    """The section of the page that only records of this type have."""
    module = _modules().get(record.type)
    return module.section(record, site, lang) if module else ""


def key(record: Record, site: Site) -> str:
    """A key for all that is made of a record: that of any record, and what the section of its type shows."""
    module = _modules().get(record.type)
    whole = site.key_of(record)
    return f"{whole}\n{site.key(module.shown(record, site))}" if hasattr(module, "shown") else whole
