"""What a release says of itself: ``datapackage.json`` (https://datapackage.org, version 2.0) and its checksums."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from panji.dataset import Reference, Table
from panji.dataset.spread import Column
from panji.diagnostic import Bilingual
from panji.site import Site

PACKAGE, SUMS = "datapackage.json", "SHA256SUMS"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "sqlite": "application/vnd.sqlite3",
    "ttl": "text/turtle",
}
UNDESCRIBED = (".parquet", ".jsonl")
"""The same once more: readers of packages take them for tables, and need further programs for them."""


class Content(NamedTuple):
    """What is told of a file."""

    bytes: int
    sha256: str


def csv_path(table: Table) -> str:
    """Where a table lies as CSV."""
    return f"csv/{table.name}.csv"


def both(words: Bilingual) -> str:
    """In both languages, for formats that have room for one."""
    return " · ".join(dict.fromkeys(filter(None, words)))


def package(site: Site, tables: Iterable[Table], contents: Mapping[str, Content], made_of: str) -> bytes:
    """The description of a release.

    Args:
        site: what was released.
        tables: those that it has.
        contents: its files, by path.
        made_of: remembered for whoever asks whether the release is still of the same register.
    """
    settings = site.settings
    by_path = {csv_path(table): table for table in tables}
    publisher = site.register.vocabulary["offices"].get(settings.publisher)
    described: dict[str, Any] = {
        "$schema": PROFILE,
        "name": "panji",
        "title": both(settings.name),
        "description": both(settings.notice) if settings.notice else both(settings.name),
        "homepage": settings.site,
        "version": site.as_of.isoformat(),
        "created": f"{site.as_of.isoformat()}T00:00:00Z",
        "keywords": ["government", "directives", "circulars", "India"],
        "made_of": made_of,
        "contributors": [
            {
                "title": both(publisher.label if publisher else settings.name),
                "roles": ["publisher"],
                "path": settings.site,
            }
        ],
        "resources": [
            {"name": _name(path), "path": path, "bytes": content.bytes, "hash": f"sha256:{content.sha256}"}
            | (_tabular(by_path[path]) if path in by_path else _other(path))
            for path, content in contents.items()
            if not path.endswith(UNDESCRIBED)
        ],
    }
    if settings.licence:
        described["licenses"] = [{"path": site.permanent("en/data/"), "title": both(settings.licence)}]
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _name(path: str) -> str:
    """A resource's name: a table's own where it is the CSV, else the path's parts."""
    folder, _, file = path.rpartition("/")
    stem, _, ending = file.rpartition(".")
    return stem.lower() if folder == "csv" else f"{stem.lower()}-{ending}"


def _other(path: str) -> dict[str, Any]:
    ending = path.rpartition(".")[2]
    found: dict[str, Any] = {"format": ending, "mediatype": MEDIA_TYPES[ending]}
    return found | ({} if ending == "sqlite" else {"encoding": "utf-8"})


def _tabular(table: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "title": both(table.meaning),
        "format": "csv",
        "mediatype": MEDIA_TYPES["csv"],
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_field(column, column.name in table.key) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
        }
        | ({"foreignKeys": [_foreign_key(each, table) for each in table.references]} if table.references else {}),
    }


def _field(column: Column, in_key: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required or in_key else {}
    if column.values:
        constraints["enum"] = list(column.values)
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.meaning.hi or column.name,
        "description": column.meaning.en,
    }
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(reference: Reference, table: Table) -> dict[str, Any]:
    target = "" if reference.table == table.name else reference.table  # the same table has no name there
    return {"fields": list(reference.columns), "reference": {"resource": target, "fields": list(reference.to)}}


def checksums(contents: Mapping[str, Content]) -> bytes:
    """As ``sha256sum --check`` reads them."""
    return "".join(f"{content.sha256}  {path}\n" for path, content in contents.items()).encode()
