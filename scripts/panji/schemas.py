"""JSON Schemas (draft 2020-12) of the files that people write, for editors: which keys there are, and which values.

They know this register's vocabulary, so that an editor offers its offices, places and subjects. They are looser than
the check in one thing: they do not see what only a look at other files can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from panji.endpoints import DIALECT
from panji.file import Settings
from panji.record import SecondText
from panji.record_types import record_types
from panji.rules import rules
from panji.vocabulary import Entry, Synonyms, Vocabulary

Schema = dict[str, Any]


def names() -> list[str]:
    """Of which files there is a schema: first texts by record type, second texts, vocabulary files, the settings."""
    return [*record_types(), *OTHERS]


def schema(name: str, vocabulary: Vocabulary) -> Schema:
    """The schema of one kind of file."""
    made = _first_text(name, vocabulary) if name in record_types() else OTHERS[name]()
    return {"$schema": DIALECT} | made


def file(name: str, vocabulary: Vocabulary) -> bytes:
    """The file that holds this schema."""
    return to_json(schema(name, vocabulary), indent=1) + b"\n"


@cache
def said(model: type[BaseModel]) -> Schema:
    """What a model says of itself: it takes longer to find out than to write, and nobody may change it."""
    return model.model_json_schema()


def _first_text(name: str, vocabulary: Vocabulary) -> Schema:
    """A type's front matter."""
    model = record_types()[name]
    schema = _of(model) | {"title": model.label.en}
    # A source may lack any of the fields that the type requires, and of what was removed only the id is left.
    schema |= {
        "if": {"anyOf": [{"required": ["source"]}, {"required": ["removed"]}]},
        "else": {"required": list(model.required)},
    }
    parts, fields = schema["$defs"], schema["properties"]
    for each in (fields, *[part.get("properties", {}) for part in parts.values()]):
        for field in each.values():
            if list_name := field.pop("vocabulary", None):
                parts[list_name] = _entries(vocabulary, list_name)
                field.get("items", field).update(_part(list_name))
    parts["rule"] = {"enum": list(rules()), "enumDescriptions": [rule.title.hi for rule in rules().values()]}
    parts["Exemption"]["properties"]["rule"] |= _part("rule")
    owner = parts["Point"]["properties"]["owner"]
    # What may be written shorter: a relation as the id alone, one owner without a list.
    parts["Relation"] = {"anyOf": [{"type": "string"}, parts["Relation"]]}
    parts["Point"]["properties"]["owner"] = {"anyOf": [_part("addressable"), owner]}
    return schema


def _part(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _entries(vocabulary: Vocabulary, list_name: str) -> Schema:
    """One of the entries of a list; any word, as long as the list is empty."""
    entries = vocabulary[list_name]
    names = [f"{entry.hi} · {entry.en}" for entry in entries.values()]
    return {"enum": list(entries), "enumDescriptions": names} if entries else {"type": "string"}


def _by_id(model: type[BaseModel]) -> Schema:
    """A file that is a mapping from ids to such parts."""
    schema = _of(model)
    return {"type": "object", "$defs": schema.pop("$defs", {}), "additionalProperties": schema}


def _of(model: type[BaseModel]) -> Schema:
    return _for_editors(said(model))


def _for_editors(schema: Any) -> Any:
    """With what a field means in both languages, and with numbers wherever a line may be one: `lgd: 86`, `id: 1`.

    To YAML what is written in digits alone is a number; here all that is written is text.
    """
    if isinstance(schema, list):
        return [_for_editors(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: _for_editors(value) for key, value in schema.items()}
    if changed.get("type") == "string" and not changed.keys() & {"enum", "format", "pattern"}:
        changed["type"] = ["string", "number"]
    if "description:hi" in changed:
        changed["markdownDescription"] = f"{changed['description:hi']}\n\n{changed['description']}"
    return changed


OTHERS: dict[str, Callable[[], Schema]] = {
    "second-text": lambda: _of(SecondText) | {"title": "Second text"},
    "vocabulary": lambda: _by_id(Entry) | {"title": "Vocabulary"},
    "glossary": lambda: _by_id(Synonyms) | {"title": "Glossary"},
    "register": lambda: _of(Settings) | {"title": "Register"},
}
