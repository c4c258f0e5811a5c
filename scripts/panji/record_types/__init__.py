"""The types a record may have: one module each, found by its name, which is also the folder the records lie in.

A type is a subclass of :class:`panji.record.Record`. Its docstring says what it is for; with the fields' descriptions
it is the documentation, from which the JSON Schema, the field table and the facets are made.
"""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from panji.diagnostic import Fault, Route
from panji.document import Document
from panji.record import Record, SecondText, Text


@cache
def record_types() -> dict[str, type[Record]]:
    """All types by name (``press-release``), in alphabetical order."""
    types = {}
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        members = vars(import_module(f"{__name__}.{module}")).values()
        (types[module.replace("_", "-")],) = (
            member
            for member in members
            if isinstance(member, type) and issubclass(member, Record) and member.__module__.endswith(module)
        )
    return types


def read_first_text(
    document: Document, type_name: str, language: str
) -> tuple[Record | None, Text | None, list[Fault]]:
    """The record that a first text says, and that text; or what keeps it from being one.

    A field of the wrong type or an unknown key leaves the record out: to publish half of an order is worse than none.
    """
    record, faults = _validate(record_types()[type_name], document)
    if record is None:
        return None, None, faults
    points = {point.id: point.text for point in record.points}
    text = Text(
        language=language,
        path=document.path,
        title=record.title or "",
        summary=record.summary or "",
        points=points,
        translation=None,
        body=document.body,
        body_line=document.body_line,
    )
    return record, text, faults


def read_draft(document: Document, type_name: str, language: str, faults: list[Fault]) -> tuple[Record, Text] | None:
    """What can be read of a first text that gives no record: all but the fields in which something is wrong."""
    wrong = {fault.route[0] for fault in faults if fault.fatal and fault.route}
    rest = replace(document, data={key: value for key, value in document.data.items() if key not in wrong})
    record, text, _ = read_first_text(rest, type_name, language)
    return (record, text) if record and text else None


def read_second_text(document: Document, language: str) -> tuple[Text | None, list[Fault]]:
    """The second text that a document says, or what keeps it from being one."""
    second, faults = _validate(SecondText, document)
    if second is None:
        return None, faults
    return Text(
        language=language,
        path=document.path,
        title=second.title or "",
        summary=second.summary or "",
        points=dict(second.points),
        translation=second.translation,
        body=document.body,
        body_line=document.body_line,
    ), faults


Model = TypeVar("Model", bound=BaseModel)


def _validate(model: type[Model], document: Document) -> tuple[Model | None, list[Fault]]:
    try:
        return model.model_validate(document.data), _order(model, document)
    except ValidationError as error:
        return None, faults_of(error, model, document)


def _order(model: type[BaseModel], document: Document) -> list[Fault]:
    """The first key that stands below one which the type has after it."""
    positions = _positions(model)
    for above, key in pairwise(document.data):
        if positions[above] > positions[key]:
            values = (
                ("key", key),
                ("above", above),
                ("order", ", ".join(sorted(document.data, key=positions.__getitem__))),
            )
            return [Fault("key-order", "", (key,), key=True, values=values, fatal=False)]
    return []


@cache
def _positions(model: type[BaseModel]) -> dict[str, int]:
    return {name: position for position, name in enumerate(model.model_fields)}


def faults_of(error: ValidationError, model: Any, document: Document) -> list[Fault]:
    """pydantic's errors as faults of the file: ``loc`` is the route."""
    faults = []
    for detail in error.errors(include_url=False, include_input=False):
        # A union adds its members' names to `loc`; only what is in the file is a route.
        route: Route = ()
        for step in detail["loc"]:
            if (*route, step) in document.spans or detail["type"] in ("missing", "extra_forbidden"):
                route = (*route, step)
        kind = detail["type"]
        field = str(detail["loc"][-1]) if detail["loc"] else ""
        if route[:1] == ("attachments",) and field == "sha256":
            file, written = _value(document.data, (*route[:-1], "file")), _value(document.data, route)
            faults.append(Fault("digest-missing", kind, route, values=(("file", file), ("value", written))))
        elif kind == "extra_forbidden":
            known = ", ".join(sorted(_fields_at(model, route[:-1])))
            faults.append(Fault("unknown-key", "", route, key=True, values=(("key", field), ("known", known))))
        elif kind == "missing":
            faults.append(Fault("missing-field", "", route, values=(("field", field),)))
        else:
            written = _value(document.data, route)
            context = detail.get("ctx", {})
            expected = str(context.get("expected", context.get("pattern", "")))
            values = (("field", ".".join(map(str, route)) or "…"), ("value", written), ("expected", expected))
            faults.append(Fault("wrong-type", kind, route, values=values))
    found = list(dict.fromkeys(faults))
    # pydantic also calls a list too short whose items were refused.
    return [fault for fault in found if fault.what != "too_short" or not _has_below(found, fault.route)]


def _has_below(faults: list[Fault], route: Route) -> bool:
    return any(len(fault.route) > len(route) and fault.route[: len(route)] == route for fault in faults)


def _fields_at(model: type[BaseModel], route: Route) -> set[str]:
    """The field names that the model knows at a route."""
    for step in route:
        if isinstance(step, int):
            continue
        inner = _model_in(model.model_fields[step].annotation) if step in model.model_fields else None
        if inner is None:
            return set()
        model = inner
    return {field.alias or name for name, field in model.model_fields.items()}


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if found := _model_in(inner):
            return found
    return None


def _value(data: object, route: Route) -> str:
    for step in route:
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return ""
    return data if isinstance(data, str) else {list: "[…]", dict: "{…}"}.get(type(data), "")
