"""How a model spreads over tables: its fields over columns, its lists over tables of their own.

Nothing here knows a record type: what a type is made of is seen from its annotations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import to_json

from panji.diagnostic import Bilingual

Type = Literal["string", "integer", "number", "boolean", "date"]
Cell = str | int | Decimal | date | None
Cells = Callable[[Any], tuple[Cell, ...]]

SCALARS: dict[object, Type] = {
    str: "string",
    int: "integer",
    float: "number",
    Decimal: "number",
    bool: "boolean",
    date: "date",
}
IN_HINDI, IN_ENGLISH = (
    Bilingual(hi="{of} (हिन्दी)", en="{of} (Hindi)"),
    Bilingual(hi="{of} (अंग्रेज़ी)", en="{of} (English)"),
)


class Column(NamedTuple):
    """A column: what its cells mean, whether each row has one, which values there are where they are few, and of which
    list of the vocabulary they are entries.
    """

    name: str
    type: Type
    meaning: Bilingual
    required: bool = False
    values: tuple[str, ...] = ()
    vocabulary: str = ""


class Spread(NamedTuple):
    """Columns, what gives their cells, and the lists that need tables: name, meaning, what gives the items, their spread."""

    columns: list[Column]
    cells: Cells
    lists: list[Listed]


class Listed(NamedTuple):
    """A list within a model."""

    name: str
    meaning: Bilingual
    items: Callable[[Any], tuple[Any, ...]]
    spread: Spread


def meaning_of(field: FieldInfo) -> Bilingual:
    """What a field's description says, in both languages."""
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    return Bilingual(str(extra.get("description:hi", "")), field.description or "")


def _list_of(field: FieldInfo) -> str:
    """The list of the vocabulary that a field's values are from."""
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    return str(extra.get("vocabulary", ""))


def of_fields(model: type[BaseModel], names: Iterator[str] | list[str], prefix: str = "") -> Spread:
    """Some of a model's fields, each with all that is in it."""
    columns: list[Column] = []
    lists: list[Listed] = []
    parts: list[tuple[str, Cells, int]] = []
    for name in names:
        field = model.model_fields[name]
        inner = _of(field.annotation, prefix + name, meaning_of(field), field.is_required(), _list_of(field))
        columns += inner.columns
        parts.append((name, inner.cells, len(inner.columns)))
        lists += [each._replace(items=_within(name, each.items)) for each in inner.lists]
    return Spread(columns, _cells_of(parts), lists)


def _cells_of(parts: list[tuple[str, Cells, int]]) -> Cells:
    wide = [(name, cells, width) for name, cells, width in parts if width]
    empty = (None,) * sum(width for _, _, width in wide)

    def cells(value: Any) -> tuple[Cell, ...]:
        if value is None:
            return empty
        found: list[Cell] = []
        for name, each, _ in wide:
            found += each(getattr(value, name))
        return tuple(found)

    return cells


def _within(name: str, items: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda value: () if value is None else items(getattr(value, name))


def _of(annotation: Any, name: str, meaning: Bilingual, required: bool, vocabulary: str = "") -> Spread:
    """A value of this annotation, as the columns and lists of this name."""
    annotation, optional = _bare(annotation)
    required = required and not optional
    if annotation is Bilingual:
        start = f"{name}_" if name else ""
        columns = [
            Column(f"{start}{language}", "string", in_language.format(of=meaning), required)
            for language, in_language in (("hi", IN_HINDI), ("en", IN_ENGLISH))
        ]
        return Spread(columns, lambda words: tuple(words) if words else (None, None), [])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        inner = of_fields(annotation, list(annotation.model_fields), f"{name}_" if name else "")
        columns = [each._replace(required=each.required and required) for each in inner.columns]
        return inner._replace(columns=columns)
    if get_origin(annotation) is tuple:
        item = _of(get_args(annotation)[0], "", meaning, True, vocabulary)
        return Spread([], lambda _: (), [Listed(name, meaning, lambda values: values or (), item)])
    found = _scalar(annotation, name or "value", meaning, required)
    return found._replace(columns=[each._replace(vocabulary=vocabulary) for each in found.columns])


def _scalar(annotation: Any, name: str, meaning: Bilingual, required: bool) -> Spread:
    values = _values(annotation)
    if annotation in SCALARS or values:
        column = Column(name, SCALARS.get(annotation, "string"), meaning, required, values)
        return Spread([column], lambda value: (value,), [])
    if get_origin(annotation) is Union and all(part in SCALARS or _values(part) for part in get_args(annotation)):
        # A date or a word, say: as it is written.
        return Spread(
            [Column(name, "string", meaning, required)], lambda value: (None if value is None else str(value),), []
        )
    # What is neither of these is one cell, in JSON.
    return Spread(
        [Column(name, "string", meaning, required)],
        lambda value: (to_json(value).decode() if value else None,),
        [],
    )


def _values(annotation: Any) -> tuple[str, ...]:
    return tuple(map(str, get_args(annotation))) if get_origin(annotation) is Literal else ()


def _bare(annotation: Any) -> tuple[Any, bool]:
    """An annotation without what only validates it, and whether there may be no value."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        parts = [_bare(part)[0] for part in get_args(annotation) if part is not NoneType]
        optional = len(parts) < len(get_args(annotation))
        return (parts[0] if len(parts) == 1 else Union[tuple(parts)]), optional  # noqa: UP007
    return annotation, False
