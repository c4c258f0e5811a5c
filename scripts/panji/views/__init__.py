"""What is made from the register: one module a view, found by its name.

A view has a function ``render(site)`` that yields :class:`~panji.site.Page`, :class:`~panji.site.Data`,
:class:`~panji.site.Copy`, and bundles and batches of them; or, for what stands at a record's own address, two functions
of a record and the site (and its name in ``OF_RECORDS``): ``render_record``, which yields such products, and
``paths_of``, which says their paths in the same order. What they make of a record depends on
:func:`panji.record_page.of_type.key` alone. ``ahead(site)`` may begin to work out what they need of all records, where
all of them are made; what it gives back waits for the end of that. A view may have a function ``key(site)``, too: as long
as that is the same, so is all that ``render`` yields, which is not asked then. A view reads nothing but the site, and
writes nothing. What it promises to programs stands in its ``ENDPOINTS``.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from importlib import import_module
from types import ModuleType

from panji.endpoints import Endpoint
from panji.record import Record
from panji.record_page import of_type
from panji.site import Batch, Bundle, Product, Site

OF_RECORDS = ("api_v1", "files", "later", "manual_changes", "record", "versions")
"""The views that have something at the address of a record."""


def render_all(site: Site) -> list[Batch]:
    """All that is published of a register: its records, and each view. Each is asked only when it is listed."""
    return [
        Batch("records", None, partial(_folders, site), partial(_ahead, site)),
        *[Batch(name, None, partial(_render, name, site)) for name in _names()],
    ]


def _ahead(site: Site) -> Callable[[], None]:
    site.unpack()
    waits = [module.ahead(site) for module in map(_view, OF_RECORDS) if hasattr(module, "ahead")]

    def wait() -> None:
        for each in waits:
            each()

    return wait


def _folders(site: Site) -> Iterator[Batch]:
    """What stands at the addresses of the records, folder by folder."""
    modules = [_view(name) for name in OF_RECORDS]
    folders: dict[str, list[Record]] = {}
    for record in site.register.records.values():
        folders.setdefault(record.id.rpartition("/")[0], []).append(record)
    for folder, records in folders.items():
        key = "\n\n".join([of_type.key(record, site) for record in records])
        yield Batch(folder, key, partial(_of_folder, modules, records, site))


def _render(name: str, site: Site) -> Iterable[Product | Bundle | Batch]:
    module = _view(name)
    if not hasattr(module, "render"):
        return ()
    if not hasattr(module, "key"):
        return module.render(site)
    return [Batch(f"{name}/", module.key(site), partial(module.render, site))]


@cache
def _names() -> list[str]:
    return sorted(each.name for each in pkgutil.iter_modules(__path__))


def _view(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")


def endpoints() -> Iterator[Endpoint]:
    """What all views together promise of the data for machines."""
    for name in _names():
        yield from getattr(_view(name), "ENDPOINTS", ())


def _of_folder(modules: list[ModuleType], records: list[Record], site: Site) -> Iterator[Bundle]:
    for record in records:
        paths = [path for module in modules for path in module.paths_of(record, site)]
        yield Bundle(tuple(paths), of_type.key(record, site), partial(_of_record, modules, record, site))


def _of_record(modules: list[ModuleType], record: Record, site: Site) -> Iterator[Product]:
    for module in modules:
        yield from module.render_record(record, site)


def fill(template: str, language: str, **context: object) -> str:
    """A template of ``templates/`` filled in, with the labels of the language as ``t``."""
    from panji import templates  # Jinja is slow to import, and most pages of a register need no template

    return templates.fill(template, language, **context)
