"""``api/v1/openapi.json``: all data for machines, described as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html).

It is put together from what each view says of its own files. A name that has slashes in it, as ids have, is no single
parameter in OpenAPI: there is an address for each number of parts that the names of this register have. Where more than
one view has files at an address, each is as one of them says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import product
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from panji.diagnostic import Bilingual
from panji.endpoints import DIALECT, Endpoint
from panji.record import RecordId
from panji.record_types import record_types
from panji.site import Data, Site
from panji.views import endpoints

PATH = "api/v1/openapi.json"
NAMES = re.compile(r"\{(\w+)\}")
SLUG = {"type": "string", "pattern": "^[a-z0-9-]+$"}

PART = Bilingual(hi="कार्यालय या स्थान की पहचान का भाग", en="a part of the id of an office or place")
PARAMETERS: dict[str, tuple[Bilingual, dict[str, Any]]] = {
    "year": (Bilingual(hi="वर्ष", en="the year"), {"type": "integer", "minimum": 1000, "maximum": 2999}),
    "serial": (Bilingual(hi="क्रम संख्या", en="the serial"), {"type": "integer", "minimum": 1}),
    "schema": (Bilingual(hi="JSON Schema का नाम", en="the name of a JSON Schema"), SLUG),
}
ENDPOINTS = (Endpoint(PATH, Bilingual(hi="यह विवरण", en="this description"), dict[str, Any]),)


def key(site: Site) -> str:
    return site.key((), site.owed, sorted(_depths(site)))


def render(site: Site) -> Iterator[Data]:
    depths = _depths(site)
    places = {len(office.split("/")) for office in site.accounts.offices}
    yield Data(PATH, partial(_described, site, depths, places), f"{sorted(depths)} {sorted(places)}")


def _depths(site: Site) -> set[int]:
    issuers = {*site.issuers, *(RecordId(old).issuer for old in site.register.moves)}
    return {len(office.split("/")) for office in issuers}


def _described(site: Site, depths: set[int], places: set[int]) -> bytes:
    """The description.

    Args:
        site: what is published.
        depths: of how many parts the ids of those are who issued a record, or under whose id it stood before.
        places: of how many parts the ids of those are who owe something.
    """
    known: dict[str, list[Endpoint]] = {}
    for each in endpoints():
        known.setdefault(each.path, []).append(each)
    refs, shared = _contents(endpoints())
    paths: dict[str, Any] = {}
    for template, several in known.items():
        for path in _paths(template, depths, places):
            paths[f"/{path}"] = {"get": _operation(several, path, refs, len(paths))}
    settings = site.settings
    info: dict[str, Any] = {
        "title": _both(settings.name),
        "version": "1",
        "description": "Static files; within version 1 fields are only added.\n\n"
        "स्थिर फ़ाइलें; संस्करण 1 में फ़ील्ड केवल जोड़े जाते हैं।",
    }
    if settings.licence:
        info["license"] = {"name": _both(settings.licence), "url": site.permanent("en/data/")}
    whole = {
        "openapi": "3.1.1",
        "info": info,
        "jsonSchemaDialect": DIALECT,
        "servers": [{"url": site.permanent("").rstrip("/")}],
        "externalDocs": {"url": site.permanent("en/data/"), "description": "What is where · क्या कहाँ है"},
        "paths": paths,
        "components": {"schemas": shared, "parameters": _parameters(site, max(depths | places, default=1))},
    }
    return to_json(whole, indent=1) + b"\n"


def _both(words: Bilingual) -> str:
    return " · ".join(dict.fromkeys(words))


def _contents(known: Iterable[Endpoint]) -> tuple[dict[Endpoint, Any], dict[str, Any]]:
    """The schema of each endpoint's files, and those that they share."""
    found, shared = TypeAdapter.json_schemas(
        [(each, "serialization", TypeAdapter(each.content)) for each in known if each.content],
        ref_template="#/components/schemas/{model}",
    )
    return {endpoint: schema for (endpoint, _), schema in found.items()}, shared.get("$defs", {})


def _paths(template: str, depths: set[int], places: set[int]) -> Iterator[str]:
    """The addresses that one with whole ids in it stands for."""
    found = {
        "record": [f"{_parts(depth)}/{{type}}/{{year}}/{{serial}}" for depth in sorted(depths)],
        "office": [_parts(depth) for depth in sorted(places)],
    }
    here = [name for name in NAMES.findall(template) if name in found]
    for chosen in product(*(found[name] for name in here)):
        path = template
        for name, parts in zip(here, chosen, strict=True):
            path = path.replace(f"{{{name}}}", parts)
        yield path


def _parts(depth: int) -> str:
    return "/".join(f"{{part{number}}}" for number in range(1, depth + 1))


def _operation(several: list[Endpoint], path: str, refs: dict[Endpoint, Any], number: int) -> dict[str, Any]:
    hi, en = ("; ".join(words) for words in zip(*(each.meaning for each in several), strict=True))
    schemas = [refs[each] for each in several if each in refs]
    content = {"schema": schemas[0] if len(schemas) == 1 else {"oneOf": schemas}} if schemas else {}
    endpoint = several[0]
    operation: dict[str, Any] = {
        "operationId": f"get{number + 1}",
        "summary": en,
        "description": hi,
        "responses": {"200": {"description": en, "content": {endpoint.media_type: content}}},
    }
    names = NAMES.findall(path)
    if names:
        operation["parameters"] = [{"$ref": f"#/components/parameters/{name}"} for name in names]
        absent = "there is no such thing" if endpoint.everywhere else "there is no such thing, or nothing to say of it"
        operation["responses"]["404"] = {"description": absent}
    return operation


def _parameters(site: Site, depth: int) -> dict[str, Any]:
    language = Bilingual(hi="भाषा", en="the language")
    type_name = Bilingual(hi="अभिलेख का प्रकार", en="the type of the record")
    known = PARAMETERS | {
        "language": (language, {"type": "string", "pattern": "^[a-z]{2}$"}),
        "type": (type_name, {"type": "string", "enum": list(record_types())}),
        **{f"part{number}": (PART, SLUG) for number in range(1, depth + 1)},
    }
    return {
        name: {"name": name, "in": "path", "required": True, "description": _both(words), "schema": schema}
        for name, (words, schema) in known.items()
    }
