"""The mapping file of an import: which value of a record comes from where in the collection."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from string import Formatter
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from panji.diagnostic import Bilingual, Diagnostic, Fault, Place, Route, Severity
from panji.document import Document, parse_yaml
from panji.file import File
from panji.record import RELATIONS, Line, Part, Words
from panji.record_types import faults_of, record_types
from panji.rules import rules

RULE = "import"
"""What stands behind `error` where no rule of the register fits."""

Data = Mapping[str, Any]
"""A front matter (strings and lists of them; None where there is no value), with `@path`, `@folder` and `@name`."""


def _many(value: Any) -> Any:
    return value if isinstance(value, list) else (value,)


def _expected(what: str) -> PydanticCustomError:
    return PydanticCustomError("mapping", "{expected}", {"expected": what})


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise _expected(" | ".join(known))
    return value


def _format(value: str) -> str:
    try:
        value.format_map(defaultdict(lambda: "0"))
        sound = all(re.fullmatch(r"@?\w+", name) for name in names_in(value))
    except (ValueError, LookupError, AttributeError):
        sound = False
    if not sound:
        raise _expected("`… {field} … {field:0>4} …`")
    return value


def names_in(template: str) -> list[str]:
    """The names that a template has in braces."""
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]


Template = Annotated[Line, AfterValidator(_format)]
Values = Annotated[tuple[Line, ...], BeforeValidator(_many)]


class Take(Part):
    """Where one value comes from. The steps are done in this order; where one fails, there is no value."""

    when: dict[str, Line] = Field({}, description="only for records whose fields have these values")
    value: Values | None = Field(None, description="the value itself, one or a list; not from the collection")
    field: Line | None = Field(None, alias="from", description="the field, or `@path`, `@folder`, `@name` of the file")
    refuse: re.Pattern[str] | None = Field(None, alias="except", description="what matches this as a whole is no value")
    pattern: re.Pattern[str] | None = Field(None, description="must be found; its group 1 (or all of it) is taken")
    replace: dict[re.Pattern[str], str] = Field({}, description="what is found is replaced (regular expression: text)")
    template: Template | None = Field(None, description="a text with `{value}`, `{field}`, `{group}`")
    dates: Values = Field((), description="how dates are written, as in strptime: `%d %B %Y`")
    map: dict[str, Line] = Field({}, description="the register's word for each of the collection's, and no others")

    @model_validator(mode="after")
    def _one_origin(self) -> Take:
        if (self.value is None) == (self.field is None):
            raise _expected("`value` | `from`")
        return self

    def names(self) -> Iterator[tuple[str, str]]:
        """The key and the name of each of the collection's fields that it needs."""
        groups = self.pattern.groupindex if self.pattern else {}
        yield from (("when", name) for name in self.when)
        yield from (("from", self.field),) if self.field else ()
        yield from (("template", name) for name in names_in(self.template or "") if name not in {"value", *groups})

    def read(self, text: str, data: Data) -> str | None:
        """The register's value for one of the collection's, or None."""
        names: dict[str, Any] = dict(data)
        if self.refuse and self.refuse.fullmatch(text):
            return None
        if self.pattern:
            match = self.pattern.search(text)
            if not match:
                return None
            names |= match.groupdict()
            text = match[min(1, self.pattern.groups)] or ""
        for regex, by in self.replace.items():
            text = regex.sub(by, text)
        if self.template:
            names["value"] = text
            if not all(isinstance(names.get(name), str) for name in names_in(self.template)):
                return None
            text = self.template.format_map(names)
        if self.dates:
            text = next((day for form in self.dates if (day := _day(text, form))), "")
        if self.map:
            text = self.map.get(text, "")
        return " ".join(text.split()) or None


def _day(text: str, form: str) -> str | None:
    try:
        return datetime.strptime(text, form).date().isoformat()
    except ValueError:
        return None


Takes = Annotated[tuple[Take, ...], BeforeValidator(_many)]
"""Tried in turn; the first that gives a value gives it."""


class Picked(NamedTuple):
    """The values that were taken, and what stands in the collection but could not be taken."""

    values: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def one(self) -> str:
        return self.values[0] if self.values else ""


def pick(takes: Takes, data: Data) -> Picked:
    """Take a value from a front matter; several from a list."""
    refused: list[str] = []
    for take in takes:
        if any(data.get(name) != value for name, value in take.when.items()):
            continue
        if take.value is not None:
            return Picked(take.value)
        items = [item for item in _many(data.get(take.field)) if item is not None]
        read = [take.read(item, data) if isinstance(item, str) else None for item in items]
        lost = [str(item) for item, value in zip(items, read, strict=True) if value is None]
        if values := tuple(value for value in read if value):
            return Picked(values, tuple(lost))
        refused += lost
    return Picked((), tuple(dict.fromkeys(refused)))


Kind = Annotated[Line, AfterValidator(lambda kind: _one_of(kind, RELATIONS))]


class Relations(Part):
    """Relations between records: a field that lists other records' refs, or (with `file`) a list of edges in JSON."""

    file: Line | None = Field(None, description="the JSON file, in the folder that is imported")
    within: Line | None = Field(None, alias="list", description="where its list stands (`a.b`), if it is not all of it")
    source: Line | None = Field(None, alias="from", description="the later record's ref (with `file` only)")
    target: Line = Field(alias="to", description="the earlier record's ref, or a list of them")
    verb: Line | None = Field(None, description="the field that says what the later record does to the earlier one")
    kinds: dict[str, Kind] = Field({}, description="the relation for each verb")
    kind: Kind | None = Field(None, description="the relation, where it is always the same")
    partial: Line | None = Field(None, description="the field that is true where only a part is meant")
    scope: Words | None = Field(None, description="the scope that the relation then has, in one or both languages")
    group: Line | None = Field(None, description="the field by which the report groups relations that lead to nothing")

    @model_validator(mode="after")
    def _whole(self) -> Relations:
        if (self.file is None) != (self.source is None):
            raise _expected("`file` + `from`")
        if (self.kind is None) == (not self.kinds) or (self.kinds and not self.verb):
            raise _expected("`kind` | `verb` + `kinds`")
        if (self.partial is None) != (self.scope is None):
            raise _expected("`partial` + `scope`")
        return self


class Origin(Part):
    """What each record says about where it came from (its `source`)."""

    collection: Line = Field(description="the collection's name")
    url: Takes = Field((), description="the record's address there")
    licence: Line | None = Field(None, description="the licence of the texts, with the attribution")


def _field(name: str) -> str:
    known = dict.fromkeys(field for model in record_types().values() for field in model.model_fields)
    others = (*RELATIONS, "points", "attachments", "source", "signatory")
    return _one_of(name, (*(field for field in known if field not in others), "signatory.post", "signatory.name"))


def _types(takes: Takes) -> Takes:
    for take in takes:
        for name in (*(take.value or ()), *take.map.values()):
            _one_of(name, tuple(record_types()))
    return takes


def _files(glob: str) -> str:
    if glob.startswith("/") or ".." in glob.split("/"):
        raise _expected("`**/*.md`")
    return glob


class Plan(Part):
    """The mapping file. Each value is `{value: …}` or `{from: field, …}`, or a list of them, tried in turn."""

    files: Annotated[Line, AfterValidator(_files)] = Field("**/*.md", description="which files are records")
    language: Literal["hi", "en"] = Field(description="the language of the texts")
    empty: tuple[str, ...] = Field(("", "null", "Null", "NULL", "~"), description="what counts as no value")
    ref: Takes = Field(description="the record's name in the collection, which relations use; unique there")
    issuer: Takes = Field(description="id of the office")
    type: Annotated[Takes, AfterValidator(_types)] = Field(description="the type of record")
    year: Takes = Field(description="the year in the record's id; of an undated record too")
    serial: Takes = Field((), description="the number in the record's id, up to six digits")
    count: bool = Field(False, description="number those that have no serial, or a taken one, behind the year's last")
    fields: dict[Annotated[str, AfterValidator(_field)], Takes] = Field(description="the record's fields")
    no_text: re.Pattern[str] | None = Field(None, description="a body that matches this as a whole stands for none")
    source: Origin = Field(description="where the records come from")
    relations: tuple[Relations, ...] = Field((), description="the relations between them")
    settings: dict[str, Any] = Field({}, alias="register", description="`records/register.yml`, if there is none yet")
    vocabulary: dict[str, dict[str, Any]] = Field({}, description="`records/vocabulary/*.yml`, where there is none yet")

    def takes(self) -> Iterator[tuple[Route, Take]]:
        """Every take, with its route."""
        groups = {(name,): getattr(self, name) for name in ("ref", "issuer", "type", "year", "serial")}
        groups |= {("fields", name): takes for name, takes in self.fields.items()}
        groups[("source", "url")] = self.source.url
        yield from (((*route, index), take) for route, takes in groups.items() for index, take in enumerate(takes))


class Wrong(Exception):
    """What keeps an import from running; nothing was written. ``diagnostics`` have the places."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__("\n".join(f"{each.path}:{each.span.line}: {each.message.en}" for each in diagnostics))
        self.diagnostics = diagnostics


EXPECTED = Bilingual(
    hi="`{field}` का मान मान्य नहीं है; यह होना चाहिए: {expected}",
    en="the value of `{field}` is not valid; it has to be {expected}",
)
REGEX = Bilingual(hi="नियमित व्यंजक (regular expression)", en="a regular expression")


def error(document: Document, route: Route, message: Bilingual, hint: Bilingual | None = None) -> Diagnostic:
    """A diagnostic at a place of the mapping."""
    span = document.span(Place(document.path, settle(document, route)))
    return Diagnostic(document.path, span, Severity.ERROR, RULE, message, hint)


def settle(document: Document, route: Route) -> Route:
    """The route as it is in the file: what may be a list and is not one, is not its own first item there."""
    settled: Route = ()
    for step in route:
        if step != 0 or (*settled, 0) in document.spans:
            settled = (*settled, step)
    return settled


def explain(document: Document, faults: list[Fault], below: Route = ()) -> list[Diagnostic]:
    """Faults in the words of the register's rules; ``below`` is where in the document the faulty part stands."""
    found, left = [], []
    for fault in faults:
        route = settle(document, (*below, *fault.route))
        values = dict(fault.values)
        if fault.kind == "unknown-key":
            keys = (part.alias or name for name, part in Take.model_fields.items())
            values["known"] = values["known"] or ", ".join(keys)
        if fault.kind == "wrong-type" and fault.what in ("mapping", "pattern_regex"):
            expected = REGEX if fault.what == "pattern_regex" else values["expected"]
            field = ".".join(map(str, route)) or "…"
            found.append(error(document, route, EXPECTED.format(field=field, expected=expected)))
        else:
            span = None if below else fault.span
            left.append(fault._replace(route=route, span=span, values=tuple(values.items())))
    file = File(document.path, "settings", faults=tuple(left))
    for kind in dict.fromkeys(fault.kind for fault in left):
        for place, message, hint, _ in rules()[kind].module.check_file(file):
            found.append(Diagnostic(document.path, document.span(place), Severity.ERROR, kind, message, hint))
    return found


def read_mapping(path: str, content: bytes) -> tuple[Plan, Document]:
    """Read a mapping file.

    Returns:
        The mapping, and the document that has the places of its values.

    Raises:
        Wrong: it is not right.
    """
    document = parse_yaml(path, content)
    faults = list(document.faults)
    if not any(fault.fatal for fault in faults):
        try:
            plan = Plan.model_validate(document.data)
        except ValidationError as failure:
            faults += faults_of(failure, Plan, document)
    if faults:
        raise Wrong(explain(document, faults))
    return plan, document
