"""What Visual Studio Code offers while a front matter is typed, as its own snippets.

Its YAML support does not look into Markdown files, but its snippets do. So there is one for each record type, each field
and each entry of the vocabulary, found by its id and by its names in both languages.
https://code.visualstudio.com/docs/editing/userdefinedsnippets
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from panji.diagnostic import Bilingual
from panji.language import LABELS
from panji.record import Record, SecondText
from panji.record_types import record_types
from panji.vocabulary import Vocabulary

SCOPE = "markdown,yaml"
"""Within a front matter VS Code takes the language for YAML."""

TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
USUAL = {"Point": ("owner", "due"), "Attachment": ("role",)}
"""Fields that parts of a record mostly have, though they need not."""

SECOND_TEXT = Bilingual(hi="अभिलेख का दूसरी भाषा में पाठ", en="the record in a second language")

Snippets = dict[str, dict[str, Any]]


def snippets(vocabulary: Vocabulary) -> Snippets:
    """All of them by name."""
    found: Snippets = {}
    for name, model in record_types().items():
        fields = [field for field in model.model_fields if field in model.required or field == "subjects"]
        found[f"type {name}"] = _snippet([name, model.label.hi], _front_matter(model, fields), model.purpose)
        for field in model.own_fields():
            found[f"field {field}"] = _field(model, field)
    for field in Record.model_fields:
        found[f"field {field}"] = _field(Record, field)
    words = ["translation", "अनुवाद"]
    found["second text"] = _snippet(words, _front_matter(SecondText, ["translation", "title"]), SECOND_TEXT)
    for entry in vocabulary.entries():
        found[f"{entry.list} {entry.id}"] = _snippet([entry.id, entry.hi, entry.en], [entry.id], entry.label)
    return found


def _field(model: type[Record], field: str) -> dict[str, Any]:
    names = [field, *({*LABELS[field]} if field in LABELS else ())]
    return _snippet(sorted(names), _lines(model.model_json_schema(), field, 1)[0], model.meaning(field))


def _snippet(prefixes: list[str], body: list[str], description: tuple[str, str]) -> dict[str, Any]:
    return {"scope": SCOPE, "prefix": prefixes, "body": body, "description": " · ".join(dict.fromkeys(description))}


def _front_matter(model: type[BaseModel], fields: list[str]) -> list[str]:
    schema, stop, body = model.model_json_schema(), 1, ["---"]
    for field in fields:
        lines, stop = _lines(schema, field, stop)
        body += lines
    return [*body, "---", "$0"]


def _lines(schema: dict[str, Any], field: str, stop: int) -> tuple[list[str], int]:
    """A field as it is written, with places to fill in from this number on; and the next number."""
    value = _one(schema["properties"][field])
    if "$ref" in value:
        part, stop = _part(schema, value, stop)
        return [f"{field}: {part}"], stop
    if value.get("type") == "array":
        if _one(value["items"]).get("$ref", "").rpartition("/")[2] in ("", "Relation"):
            return [f"{field}: [${stop}]"], stop + 1
        part, stop = _part(schema, value["items"], stop)
        return [f"{field}:", f"  - {part}"], stop
    return [f"{field}: {_blank(value, stop)}"], stop + 1


def _part(schema: dict[str, Any], value: dict[str, Any], stop: int) -> tuple[str, int]:
    """`{key: …, key: …}` with what the part has to have, and mostly has."""
    name = value["$ref"].rpartition("/")[2]
    part = schema["$defs"][name]
    keys = [key for key in part["properties"] if key in (*part.get("required", ()), *USUAL.get(name, ()))]
    places = [f"{key}: {_blank(_one(part['properties'][key]), stop + index)}" for index, key in enumerate(keys)]
    return "{" + ", ".join(places) + "\\}", stop + len(keys)


def _blank(value: dict[str, Any], stop: int) -> str:
    if "enum" in value:
        return f"${{{stop}|{','.join(value['enum'])}|}}"
    if "integer" in value.get("type", ""):
        return f"${{{stop}:1}}"
    return f"${{{stop}:{TODAY}}}" if value.get("format") == "date" else f"${stop}"


def _one(value: dict[str, Any]) -> dict[str, Any]:
    """What a value is if it is given: the first of its forms."""
    return next(form for form in value.get("anyOf", [value]) if form.get("type") != "null")
