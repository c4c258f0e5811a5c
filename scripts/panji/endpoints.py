"""What the published data promise: at which address there is what. A view says it of its own files, in ``ENDPOINTS``."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import TypeAdapter
from pydantic_core import to_json

from panji.diagnostic import Bilingual

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Endpoint(NamedTuple):
    """An address that has a name for each thing of a kind: ``{record}.json``.

    The names are ``{record}`` (an id), ``{office}`` (an office or place), ``{language}``, ``{type}`` and ``{schema}``.

    Args:
        path: from the site's root.
        meaning: what is there.
        content: what the file holds, as a published type; None, where it is no JSON or of no fixed form.
        media_type: of the file.
        everywhere: whether each thing of the kind has one; else a client has to reckon with 404.
    """

    path: str
    meaning: Bilingual
    content: Any = None
    media_type: str = "application/json"
    everywhere: bool = True


def schema(content: Any) -> bytes:
    """The file that holds the JSON Schema of a published type."""
    made = {"$schema": DIALECT} | TypeAdapter(content).json_schema(mode="serialization")
    return to_json(made, indent=1) + b"\n"
