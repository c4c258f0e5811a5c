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
from panji.record import RELATIONS, Line, Part
from panji.record_types import faults_of, record_types

RULE = "import"
"""The name that stands behind `error` in the diagnostics of an import."""

Data = Mapping[str, Any]
"""A front matter (strings and lists of them; None where there is no value), with `@path`, `@folder` and `@name`."""


def _many(value: Any) -> Any:
    return value if isinstance(value, list) else (value,)


def _wrong(expected: str) -> PydanticCustomError:
    return PydanticCustomError("mapping", "{expected}", {"expected": expected})


def _format(value: str) -> str:
    try:
        value.format_map(defaultdict(lambda: "0"))
        if not all(re.fullmatch(r"@?\w+", name) for name in names_in(value)):
            raise ValueError
    except (ValueError, LookupError, AttributeError):
        raise _wrong("{field}, {field:0>4}") from None
    return value


def names_in(template: str) -> list[str]:
    """The names that a template has in braces."""
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]


Template = Annotated[Line, AfterValidator(_format)]
Values = Annotated[tuple[Line, ...], BeforeValidator(_many)]


class Take(Part):
    """Where one value comes from. The steps are taken in the order of the fields; a step that fails gives no value."""

    when: dict[str, Line] = Field({}, description="only for records whose fields have these values")
    value: Values | None = Field(None, description="the value itself, one or a list; not from the collection")
    field: Line | None = Field(None, alias="from", description="the field to take; `@path`, `@folder`, `@name` of the file")
    refuse: re.Pattern[str] | None = Field(None, alias="except", description="what matches this as a whole is no value")
    pattern: re.Pattern[str] | None = Field(None, description="must be found; its group 1 (or all of it) is taken")
    replace: dict[re.Pattern[str], str] = Field({}, description="what is found is replaced (regular expression: text)")
    template: Template | None = Field(None, description="a text with `{value}`, `{field}`, `{group}`")
    dates: Values = Field((), description="how dates are written, as in strptime: `%d %B %Y`")
    map: dict[str, Line] = Field({}, description="the register's word for each of the collection's; others are no value")

    @model_validator(mode="after")
    def _one_origin(self) -> Take:
        if (self.value is None) == (self.field is None):
            raise _wrong("`value` | `from`")
        return self

    def names(self) -> Iterator[tuple[str, str]]:
        """The collection's fields that it needs, each with the key that names it."""
        groups = self.pattern.groupindex if self.pattern else {}
        yield from ((name, "when") for name in self.when)
        yield from ((self.field, "from"),) if self.field else ()
        yield from ((name, "template") for name in names_in(self.template or "") if name not in {"value", *groups})

    def read(self, text: str, data: Data) -> str | None:
        """The register's value for one of the collection's, or None."""
        if self.refuse and self.refuse.fullmatch(text):
            return None
        names: dict[str, Any] = dict(data)
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
            if any(not isinstance(names.get(name), str) for name in names_in(self.template)):
                return None
            text = self.template.format_map(names)
        if self.dates:
            found = [day for form in self.dates if (day := _day(text, form))]
            text = found[0] if found else ""
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
    """The values that were taken (one, or a list's), and what stands in the collection but could not be taken."""

    values: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def one(self) -> str:
        return self.values[0] if self.values else ""


def pick(takes: Takes, data: Data) -> Picked:
    """Take a value from a front matter."""
    refused: list[str] = []
    for take in takes:
        if any(data.get(name) != value for name, value in take.when.items()):
            continue
        if take.value is not None:
            return Picked(take.value)
        items = [item for item in _many(data.get(take.field)) if item is not None]
        read = [take.read(item, data) if isinstance(item, str) else None for item in items]
        refused += [str(item) for item, value in zip(items, read, strict=True) if value is None]
        if values := tuple(value for value in read if value):
            return Picked(values, tuple(refused))
    return Picked((), tuple(dict.fromkeys(refused)))


def _kind(value: str) -> str:
    if value not in RELATIONS:
        raise _wrong(", ".join(RELATIONS))
    return value


Kind = Annotated[Line, AfterValidator(_kind)]


class Relations(Part):
    """Relations between records: a field that lists other records' refs, or (with `file`) a list of edges in JSON."""

    file: Line | None = Field(None, description="the JSON file, in the folder that is imported")
    within: Line | None = Field(None, alias="list", description="where the list stands in it (`a.b`); else the file is the list")
    source: Line | None = Field(None, alias="from", description="the later record's ref (edge lists only)")
    target: Line = Field(alias="to", description="the earlier record's ref, or a list of them")
    verb: Line | None = Field(None, description="the field that says what the later record does to the earlier one")
    kinds: dict[str, Kind] = Field({}, description="the relation for each verb")
    kind: Kind | None = Field(None, description="the relation, where it is always the same")
    partial: Line | None = Field(None, description="the field that is true where only a part is meant")
    scope: Line | None = Field(None, description="what is then written as the relation's scope")
    group: Line | None = Field(None, description="the field by which relations to nothing are grouped in the report")

    @model_validator(mode="after")
    def _whole(self) -> Relations:
        if (self.file is None) != (self.source is None):
            raise _wrong("`file` + `from`")
        if (self.kind is None) == (not self.kinds) or (self.kinds and not self.verb):
            raise _wrong("`kind` | `verb` + `kinds`")
        if (self.partial is None) != (self.scope is None):
            raise _wrong("`partial` + `scope`")
        return self


class Origin(Part):
    """What each record says about where it came from (its `source`)."""

    collection: Line = Field(description="the collection's name")
    url: Takes = Field((), description="the record's address there")
    licence: Line | None = Field(None, description="the licence of the texts, with the attribution")


def _field(name: str) -> str:
    known = [field for model in record_types().values() for field in model.model_fields]
    known = [field for field in known if field not in (*RELATIONS, "points", "attachments", "source", "signatory")]
    if name not in (known := list(dict.fromkeys([*known, "signatory.post", "signatory.name"]))):
        raise _wrong(", ".join(known))
    return name


def _types(takes: Takes) -> Takes:
    names = [name for take in takes for name in (*(take.value or ()), *take.map.values())]
    if not set(names) <= record_types().keys():
        raise _wrong(", ".join(record_types()))
    return takes


def _files(glob: str) -> str:
    if glob.startswith("/") or ".." in glob.split("/"):
        raise _wrong("`**/*.md`")
    return glob


class Plan(Part):
    """The mapping file. Each value is `{value: …}` or `{from: field, …}`, or a list of them, tried in turn."""

    files: Annotated[Line, AfterValidator(_files)] = Field("**/*.md", description="which files of the folder are records")
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
    register_: dict[str, Any] = Field({}, alias="register", description="`records/register.yml`, if there is none yet")
    vocabulary: dict[str, dict[str, Any]] = Field({}, description="`records/vocabulary/*.yml`, of which there are none yet")

    def takes(self) -> Iterator[tuple[Route, Take]]:
        """Every take, with its route (as written as a list)."""
        groups: list[tuple[Route, Takes]] = [((name,), getattr(self, name)) for name in ("ref", "issuer", "type", "year")]
        groups += [(("serial",), self.serial), (("source", "url"), self.source.url)]
        groups += [(("fields", name), takes) for name, takes in self.fields.items()]
        for route, takes in groups:
            yield from (((*route, index), take) for index, take in enumerate(takes))


FAULTS = {
    "unreadable-file": Bilingual(hi="फ़ाइल पढ़ी नहीं जा सकी ({what}) {detail}", en="the file cannot be read ({what}) {detail}"),
    "unclean-text": Bilingual(hi="फ़ाइल का पाठ साफ़ नहीं है ({what})", en="the file's text is not clean ({what})"),
    "duplicate-key": Bilingual(hi="`{key}` दो बार लिखा है", en="`{key}` is written twice"),
    "unknown-key": Bilingual(hi="`{key}` यहाँ नहीं होता; हो सकते हैं: {known}", en="there is no `{key}` here; there are: {known}"),
    "missing-field": Bilingual(hi="`{field}` नहीं लिखा है", en="`{field}` is missing"),
    "wrong-type": Bilingual(hi="`{field}` ठीक नहीं है: {value} (अपेक्षित: {expected})",
                            en="`{field}` is not right: {value} (expected: {expected})"),
    "misplaced-file": Bilingual(hi="अभिलेख का स्थान ठीक नहीं बनता ({what})", en="this makes no place for a record ({what})"),
}


def words(fault: Fault) -> Bilingual:
    """A fault of a file, in words."""
    values = dict(fault.values)
    if fault.kind == "wrong-type":
        values["expected"] = values.get("expected") or fault.what.replace("_", " ")
    elif fault.kind == "unknown-key":
        values["known"] = values.get("known") or ", ".join(field.alias or name for name, field in Take.model_fields.items())
    text = FAULTS[fault.kind].format(**({"what": fault.what, "detail": ""} | values))
    return Bilingual(text.hi.strip(), text.en.strip())


class Wrong(Exception):
    """What keeps an import from running: nothing was written.

    ``diagnostics`` says what is wrong, each with its place in the mapping or in the register.
    """

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__("\n".join(f"{each.path}:{each.span.line}: {each.message.en}" for each in diagnostics))
        self.diagnostics = diagnostics


def error(document: Document, route: Route, message: Bilingual, key: bool = False, hint: Bilingual | None = None) -> Diagnostic:
    """A diagnostic at a place of the mapping. A value that may be a list, and is none, is its own first item."""
    settled: Route = ()
    for step in route:
        if step != 0 or (*settled, 0) in document.spans:
            settled = (*settled, step)
    span = document.span(Place(document.path, settled, key))
    return Diagnostic(document.path, span, Severity.ERROR, RULE, message, hint)


def fault_at(document: Document, fault: Fault, *below: str) -> Diagnostic:
    """The diagnostic of a fault of the mapping, or of what stands in it below a route."""
    if fault.span and not below:
        return Diagnostic(document.path, fault.span, Severity.ERROR, RULE, words(fault))
    return error(document, (*below, *fault.route), words(fault), fault.key)


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
        raise Wrong([fault_at(document, fault) for fault in faults])
    return plan, document
