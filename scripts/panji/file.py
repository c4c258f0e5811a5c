"""One file under ``records/``: what its place says it is, and what reading it gave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    PositiveFloat,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from panji import attachment, known_faults, redirects, signs
from panji.diagnostic import Bilingual, Fault, Finding, Place, Route
from panji.document import Document, parse, parse_yaml
from panji.known_faults import KnownFaults
from panji.numbering import BadPattern, NumberPattern, number_pattern
from panji.outline import outline
from panji.record import Day, Line, Part, Record, RecordId, Text, Words, strings
from panji.record_types import faults_of, read_draft, read_first_text, read_second_text, record_types
from panji.redirects import Redirects
from panji.vocabulary import GLOSSARY, Entry, Synonyms, read_glossary
from panji.vocabulary import read as read_vocabulary

LANGUAGES = ("hi", "en")
"""The languages of the site: the first one stands at ``/``, the other at ``/en/``."""

VOCABULARY = "records/vocabulary"
ISSUER = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")
YEAR = re.compile(r"[12]\d{3}", re.ASCII)
SERIAL = re.compile(r"(?!0000)\d{4}|[1-9]\d{4,5}", re.ASCII)
"""Four digits, or as many more as a number needs."""
TEXT_NAME = re.compile(r"([^.]+)\.([a-z]{2})\.md")

Kind = Literal["text", "vocabulary", "settings", "known-faults", "redirects", "attachment", "misplaced"]


def _pattern(value: Any) -> NumberPattern:
    if not isinstance(value, str) or not value:
        raise PydanticCustomError("pattern_braces", "not a pattern")
    try:
        return number_pattern(value)
    except BadPattern as bad:
        raise PydanticCustomError(f"pattern_{bad.what}", "not a pattern") from None


def _by_type(value: Any) -> Any:
    return value if isinstance(value, dict) else {"": value}


def _known_type(name: str) -> str:
    if name and name not in record_types():
        raise PydanticCustomError("no_such_type", "no such type", {"expected": ", ".join(record_types())})
    return name


Patterns = Annotated[
    tuple[Annotated[NumberPattern, PlainValidator(_pattern)], ...],
    BeforeValidator(lambda value: value if isinstance(value, list) else [value]),
]
"""The patterns of an office's numbers, one of which a number has to fit."""
PATTERNS_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Numbers = Annotated[
    dict[Annotated[str, AfterValidator(_known_type)], Patterns],
    BeforeValidator(_by_type),
    WithJsonSchema(
        {
            "anyOf": [
                *PATTERNS_SCHEMA["anyOf"],
                {"type": "object", "additionalProperties": PATTERNS_SCHEMA},
            ]
        }
    ),
]
"""By type of record; for all types under the empty name."""


class Attached(Part):
    """What may be attached to a record."""

    types: tuple[Line, ...] = Field(
        ("pdf", "csv", "txt", "json", "png", "jpg", "jpeg", "webp", "odt", "ods", "odp", "docx", "xlsx", "pptx"),
        description="the endings that a file's name may have",
    )
    limit: PositiveFloat = Field(10, description="how large a file may be, in megabytes")


class Settings(Part):
    """``records/register.yml``: whose register this is, and how it is published."""

    name: Words = Field(Bilingual("पंजी", "Panji"), description="the register's name")
    publisher: Line = Field("", description="the office that keeps it")
    site: Line = Field("https://panji.example/", description="the address it is published at")
    repository: Line | None = Field(None, description="the address of the git repository")
    branch: Line = Field("main", description="the branch that is published")
    notice: Words | None = Field(None, description="a line that stands on every page")
    licence: Words | None = Field(
        None, description="under which licence the register may be used, at the foot of every page"
    )
    sections: dict[Annotated[str, AfterValidator(_known_type)], tuple[Words, ...]] = Field(
        default_factory=dict, description="which sections the texts of a type have, in their order"
    )
    attachments: Attached = Field(Attached.model_construct(), description="what may be attached to a record")
    since: Day | None = Field(None, description="the first day on which a record can have been issued")
    official_domains: tuple[Line, ...] = Field(
        (), description="domains of offices' e-mail, besides gov.in and nic.in and that of the site"
    )
    bilingual: tuple[Annotated[str, AfterValidator(_known_type)], ...] = Field(
        (), description="the types of which every record is wanted in both languages"
    )
    numbers: dict[str, Numbers] = Field(
        {},
        description="how offices number their papers: by the office's id a pattern such as `F.{n}({n})DoIT/{year}`, "
        "a list of them, or either by type of record",
    )

    def patterns(self, issuer: str, type_name: str) -> tuple[NumberPattern, ...]:
        """The patterns that a number of an office's records of a type may have; none, where nothing is known."""
        by_type = self.numbers.get(issuer, {})
        return by_type.get(type_name) or by_type.get("", ())


class File(NamedTuple):
    """What a file is, by its place, and what it says. ``record`` only in a record's first text.

    ``draft`` is what can be read of one in which some fields are wrong: it is no record, and only the check looks at it.

    ``signs`` says of what characters its words are (:mod:`panji.signs`); ``figures`` and ``outline`` are compared with
    those of the record's other text; ``addresses`` are those of its links, and perhaps of what only looks like one.
    ``signs`` is None, where nobody has :meth:`measured` it yet: only rules need that.
    ``media`` says of which type an attachment is by its content (:mod:`panji.attachment`), ``has_text`` whether a PDF
    has a text layer, where that is known.
    ``findings`` is what the rules that need the file alone say about it, by rule; None, where nobody has asked them yet.
    ``judged`` is the same, in a record's first text, of the rules that need the record alone.
    """

    path: str
    kind: Kind
    digest: str = ""
    size: int = 0
    faults: tuple[Fault, ...] = ()
    id: RecordId | None = None
    language: str = ""
    record: Record | None = None
    draft: tuple[Record, Text] | None = None
    text: Text | None = None
    entries: tuple[Entry, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    settings: Settings | None = None
    known_faults: KnownFaults | None = None
    redirects: Redirects | None = None
    signs: int | None = None
    figures: int = 0
    outline: tuple[int, ...] = ()
    addresses: tuple[str, ...] = ()
    media: str = ""
    has_text: bool | None = None
    findings: tuple[tuple[str, Finding], ...] | None = None
    judged: tuple[tuple[str, Finding], ...] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (tuple(self),)  # as named tuples are by themselves, it takes twice the time

    @property
    def sound(self) -> bool:
        return not any(fault.fatal for fault in self.faults)

    def drafted(self) -> Record | None:
        """The draft, as a record of its own."""
        if self.draft is None or self.id is None:
            return None
        record, text = self.draft
        return record.with_texts(self.id, {self.language: text})

    def at(self, fault: Fault) -> Place:
        return Place(self.path, fault.route, fault.key, fault.span)

    def words(self) -> Iterator[tuple[Route, str]]:
        """Everything in it that people read, with the route; the body's is empty."""
        if self.text:
            yield ("title",), self.text.title
            yield ("summary",), self.text.summary
            yield from self.points()
            if self.record:
                yield from self.record.words()
            yield (), self.text.body
        for entry in (*self.entries, *self.synonyms):
            for field in type(entry).model_fields:
                yield from strings((entry.id, field), getattr(entry, field))

    def points(self) -> Iterator[tuple[Route, str]]:
        """The texts of the points, with their routes."""
        if self.record:
            for index, point in enumerate(self.record.points):
                yield ("points", index, "text"), point.text
        elif self.text:
            for id, words in self.text.points.items():
                yield ("points", id), words

    def measured(self) -> File:
        """The file with what is worked out once of its words, for the rules."""
        from panji import body, figures  # slow to import, and only the check asks

        if self.signs is not None or not (self.text or self.entries or self.synonyms):
            return self if self.signs is not None else self._replace(signs=0)
        text = self.text
        if text is None:
            words = "\n".join([each for _, each in self.words()])
            return self._replace(signs=signs.of(words, signs.page(words)))
        points = "\n".join([each for _, each in self.points()])
        passages = [text.title, text.summary, points, text.body]
        others = [each for _, each in self.record.words()] if self.record else []
        words = "\n".join([*passages, *others])
        page = signs.page(words)
        found = signs.of(words, page)
        return self._replace(
            signs=found,
            figures=figures.mark(bool(found & signs.DEVANAGARI), passages, page),
            outline=outline(text.body),
            addresses=tuple(body.addresses(text.body)),
        )


def _unpickled(values: tuple[Any, ...]) -> File:
    return tuple.__new__(File, values)


OF_THE_ROOT: dict[str, Kind] = {
    "register.yml": "settings",
    known_faults.FILE: "known-faults",
    redirects.FILE: "redirects",
}
FORMS: dict[Kind, Any] = {"settings": Settings, "known-faults": KnownFaults, "redirects": Redirects}
"""What these files may say: the file has it in a field of that name."""


class Spot(NamedTuple):
    """What the place of a file says about it; ``wrong`` names what is wrong with the place."""

    kind: Kind
    id: RecordId | None = None
    language: str = ""
    wrong: str = ""


def spot(path: str) -> Spot:
    """Classify a file by its place.

    Args:
        path: from the folder that holds ``records/``, with forward slashes.
    """
    folder, _, name = path.rpartition("/")
    if folder == "records" and name in OF_THE_ROOT:
        return Spot(OF_THE_ROOT[name])
    if folder == VOCABULARY or folder.startswith(f"{VOCABULARY}/"):
        well = folder == VOCABULARY and name.endswith(".yml")
        return Spot("vocabulary") if well else Spot("misplaced", wrong="vocabulary")
    issuer, type_name, year, serial = _series(folder)
    if not type_name:
        return Spot("misplaced", wrong="folder")
    if not issuer:
        return Spot("misplaced", wrong="issuer")
    if serial:
        id = _id(issuer, type_name, year, serial)
        return Spot("attachment", id) if id else Spot("misplaced", wrong="serial")
    match = TEXT_NAME.fullmatch(name)
    if not match:
        return Spot("misplaced", wrong="name")
    if match[2] not in LANGUAGES:
        return Spot("misplaced", wrong="language")
    id = _id(issuer, type_name, year, match[1])
    return Spot("text", id, match[2]) if id else Spot("misplaced", wrong="serial")


@lru_cache(maxsize=4096)
def _series(folder: str) -> tuple[str, str, str, str]:
    """Issuer, type and year of a folder of texts, with the serial of one of attachments; empty, what there is not."""
    parts, types = folder.split("/")[1:], record_types()
    for depth in (2, 3):  # …/<type>/<year>, or one deeper for attachments
        if len(parts) > depth and parts[-depth] in types and YEAR.fullmatch(parts[1 - depth]):
            issuer = "/".join(parts[:-depth])
            found = issuer if ISSUER.fullmatch(issuer) else ""
            return found, parts[-depth], parts[1 - depth], parts[-1] if depth == 3 else ""
    return "", "", "", ""


def _id(issuer: str, type_name: str, year: str, serial: str) -> RecordId | None:
    if not SERIAL.fullmatch(serial):
        return None
    return RecordId.of(issuer, type_name, int(year), int(serial))


def unreadable(path: str, what: str, detail: str = "") -> File:
    """A file whose bytes could not be had."""
    place = spot(path)
    fault = Fault("unreadable-file", what, values=(("detail", detail),))
    return File(path, place.kind, faults=(fault,), id=place.id, language=place.language)


def read(path: str, content: bytes, digest: str) -> File:
    """What a file says. Never raises: what is wrong with it is among its faults.

    Args:
        path: from the folder that holds ``records/``, with forward slashes.
        content: its bytes.
        digest: SHA-256 of the content, in hexadecimal.
    """
    place = spot(path)
    made = partial(File, path, place.kind, digest, len(content), id=place.id, language=place.language)
    if place.kind == "misplaced":
        return made(faults=(Fault("misplaced-file", place.wrong),))
    if place.kind == "attachment":
        media = attachment.media(content)
        return made(media=media, has_text=attachment.has_text(content) if media == "pdf" else None)
    document = document_of(path, content)
    if any(fault.fatal for fault in document.faults):
        return made(faults=document.faults)
    said, faults = _said(place, document)
    empty = [Fault("empty-value", "", route, key=True, fatal=False) for route in document.empty]
    return made(faults=(*document.faults, *faults, *empty), **said)


def _said(place: Spot, document: Document) -> tuple[dict[str, Any], list[Fault]]:
    """What a document says, as fields of its file, and what is wrong with that."""
    if place.kind in FORMS:
        form = FORMS[place.kind]
        try:
            said = TypeAdapter(form).validate_python(document.data)
        except ValidationError as error:
            return {}, faults_of(error, form, document)
        return {place.kind.replace("-", "_"): said}, []
    if place.kind == "vocabulary":
        name = document.path.rsplit("/", 1)[1].removesuffix(".yml")
        if name == GLOSSARY:
            synonyms, faults = read_glossary(document)
            return {"synonyms": tuple(synonyms)}, faults
        entries, faults = read_vocabulary(document, name)
        return {"entries": tuple(entries)}, faults
    assert place.id
    if "translation" in document.data:
        text, faults = read_second_text(document, place.language)
        return {"text": text}, faults
    record, text, faults = read_first_text(document, place.id.type, place.language)
    if record is None:
        return {"draft": read_draft(document, place.id.type, place.language, faults)}, faults
    return {"record": record, "text": text}, faults


def document_of(path: str, content: bytes) -> Document:
    """The parsed file, with the places of its values."""
    return parse_yaml(path, content) if path.endswith(".yml") else parse(path, content)
