"""What every record has, whatever its type. The types themselves stand in :mod:`panji.record_types`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from panji.diagnostic import Bilingual, Place, Route


class RecordId(str):
    """What the place of a file says: ``cmo/directive/2026/3`` lies at ``records/cmo/directive/2026/0003.hi.md``.

    It is the id as it is written, and knows its parts.
    """

    issuer: str
    type: str
    year: int
    serial: int

    def __new__(cls, issuer: str, type: str, year: int, serial: int) -> RecordId:
        id = super().__new__(cls, f"{issuer}/{type}/{year}/{serial}")
        id.issuer, id.type, id.year, id.serial = issuer, type, year, serial
        return id

    def numbered(self, serial: int) -> RecordId:
        """The id of the same series with another serial."""
        return RecordId(self.issuer, self.type, self.year, serial)

    def __getnewargs__(self) -> tuple[str, str, int, int]:
        return self.parts

    @property
    def parts(self) -> tuple[str, str, int, int]:
        """The parts, for sorting: of one series, 10 comes after 9."""
        return self.issuer, self.type, self.year, self.serial


ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _day(value: Any) -> Any:
    """Only a written ISO date is a date: pydantic alone would also take 1648771200 for one."""
    if isinstance(value, str):
        if ISO_DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                raise PydanticCustomError("no_such_day", "no such day") from None
        raise PydanticCustomError("not_a_date", "not a date")
    return value


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _words(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        return Bilingual(value, value)
    if isinstance(value, dict) and set(value) == {"hi", "en"} and all(isinstance(text, str) for text in value.values()):
        return Bilingual(**value)
    if isinstance(value, Bilingual):
        return value
    raise PydanticCustomError("not_words", "neither a line nor hi and en")


CADENCES = ("weekly", "fortnightly", "monthly", "quarterly", "yearly")


def _due(value: Any) -> Any:
    if value in CADENCES:
        return value
    if isinstance(value, date) or (isinstance(value, str) and ISO_DATE.fullmatch(value)):
        return _day(value)
    raise PydanticCustomError("not_a_due", "neither a date nor how often")


def described(hi: str, en: str) -> dict[str, Any]:
    """What a field means, in both languages, as arguments of ``Field``."""
    return {"description": en, "json_schema_extra": {"description:hi": hi}}


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Words = Annotated[
    Bilingual,
    PlainValidator(_words),
    PlainSerializer(lambda words: words._asdict()),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"hi": {"type": "string"}, "en": {"type": "string"}},
                    "required": ["hi", "en"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
"""Words that pages show in either language: one line for both, or ``{hi: …, en: …}``."""
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Due = Annotated[
    date | Literal["weekly", "fortnightly", "monthly", "quarterly", "yearly"],
    BeforeValidator(_due),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"enum": list(CADENCES)}]}),
]
Owners = Annotated[tuple[Line, ...], BeforeValidator(_one_or_more)]


class Part(BaseModel):
    """Strict and frozen: an unknown key is an error, and a key without a value counts as absent."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=False)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        if isinstance(data, dict) and None in data.values():
            return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}
        return data


class Relation(Part):
    """From this record to an earlier one. With ``scope`` it touches only a part and never ends the whole."""

    record: Line | None = Field(
        None,
        **described("अभिलेख की पहचान, जैसे `cmo/directive/2019/4`", "id of the record, such as `cmo/directive/2019/4`"),
    )
    external: Line | None = Field(
        None, **described("पंजी से बाहर का आदेश या पत्र, जैसा उद्धृत है", "an instrument outside the register, as cited")
    )
    scope: Words | None = Field(None, **described("संबंधित अंश, जैसे `बिंदु 3`", "the part that is meant, such as `para 3`"))
    effective: Day | None = Field(
        None, **described("किस दिनांक से, यदि अभिलेख के साथ ही प्रभावी न हो", "from when, if not with the record itself")
    )
    until: Day | None = Field(
        None, **described("बढ़ाई गई अवधि का अंतिम दिन (केवल `extends` में)", "the new last day in force (`extends` only)")
    )

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, data: Any) -> Any:
        return {"record": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _one_target(self) -> Relation:
        if (self.record is None) == (self.external is None):
            raise PydanticCustomError("one_target", "either `record` or `external`")
        return self

    @property
    def target(self) -> str:
        return self.record or self.external or ""


class Signatory(Part):
    """Who signed: the post, and the name where it is printed."""

    post: Line = Field(**described("पद की पहचान", "id of the post"))
    name: Line | None = Field(None, **described("जैसा छपा है", "as printed"))


class Measure(Part):
    """What is counted, and how much of it is wanted."""

    unit: Line = Field(**described("जैसे `percent`", "such as `percent`"))
    target: Decimal = Field(**described("प्राप्त किया जाने वाला लक्ष्य", "the number to be reached"))


class Point(Part):
    """One instruction inside a record, which somebody has to carry out."""

    id: Line = Field(
        **described("अभिलेख में अद्वितीय; इसका पता `#point-<id>` है", "unique in the record; its address is `#point-<id>`")
    )
    text: Line = Field(**described("निर्देश, प्रथम पाठ की भाषा में", "the instruction, in the language of the first text"))
    owner: Owners = Field(
        (),
        **described(
            "जिसे पालना करनी है: कार्यालय, स्थान या समूह; एक या सूची", "office, place or group that has to act; one or a list"
        ),
    )
    level: Literal["state", "division", "district"] | None = Field(None, **described("किस स्तर पर", "at which level"))
    due: Due | None = Field(
        None,
        **described(
            "दिनांक, या आवृत्ति: weekly, fortnightly, monthly, quarterly, yearly",
            "a date, or how often: weekly, fortnightly, monthly, quarterly, yearly",
        ),
    )
    measure: Measure | None = Field(None, **described("क्या मापा जाएगा, और लक्ष्य", "what is counted, and the target"))


class Attachment(Part):
    """A file that belongs to the record and lies in the folder beside it."""

    file: Line = Field(**described("अभिलेख के फ़ोल्डर में फ़ाइल का नाम", "its name in the record's folder"))
    role: Literal["signed", "annexure", "form", "image"] = Field(
        "annexure", **described("`signed` अर्थात् जारी हुई हस्ताक्षरित प्रति", "`signed` is the paper as issued")
    )
    title: Words | None = Field(None, **described("यह क्या है", "what it is"))
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        **described("फ़ाइल का SHA-256", "SHA-256 of its bytes")
    )


class Exemption(Part):
    """A rule that this record need not keep, and why. It stands on the record's page."""

    rule: Line = Field(**described("नियम का नाम, जैसा जाँच में आता है", "the rule's name, as the check gives it"))
    reason: Words = Field(**described("छूट क्यों दी गई; पाठक इसे पढ़ेंगे", "why it need not be kept; readers will see this"))


class Provenance(Part):
    """Where an imported record came from, and what was missing there. Nothing is guessed on import."""

    collection: Line = Field(**described("जिस संग्रह से लिया गया", "the collection it was imported from"))
    ref: Line = Field(**described("वहाँ इसका नाम", "its name there"))
    url: Line | None = Field(None, **described("वहाँ इसका पता", "its address there"))
    licence: Line | None = Field(
        None, **described("पाठ का लाइसेंस, श्रेय सहित", "the licence of the text, with the attribution")
    )
    missing: tuple[Line, ...] = Field(
        (), **described("अनिवार्य फ़ील्ड जो स्रोत में उपलब्ध नहीं हैं", "required fields that the source does not have")
    )


class Text(NamedTuple):
    """A record in one language. The first text is authentic; any other says what kind of translation it is."""

    language: str
    path: str
    title: str
    summary: str
    points: dict[str, str]
    translation: str | None
    body: str
    body_line: int

    def at(self, *route: str | int, key: bool = False) -> Place:
        return Place(self.path, route, key)


class SecondText(Part):
    """The front matter of a second text: only what is in another language. All else stands in the first text."""

    translation: Literal["official", "courtesy", "machine"] = Field(
        **described("अनुवाद किस प्रकार का है", "what kind of translation this is")
    )
    title: Line | None = Field(None, **described("इस भाषा में शीर्षक", "the title in this language"))
    summary: Line | None = Field(None, **described("इस भाषा में सारांश", "the summary in this language"))
    points: dict[str, Line] = Field(
        default_factory=dict, **described("प्रत्येक बिंदु का पाठ, उसकी पहचान के साथ", "the text of each point, by its id")
    )


RELATIONS = (
    "supersedes",
    "amends",
    "rescinds",
    "revives",
    "corrects",
    "clarifies",
    "extends",
    "consolidates",
    "implements",
    "replies_to",
    "cites",
)
"""The relations a record may state, in the order in which pages show them."""


class Record(Part):
    """One directive, circular, letter …, apart from language.

    A type is a subclass: it says its ``label`` and which fields it ``requires``, and may add fields of its own.
    """

    label: ClassVar[Bilingual]
    labels: ClassVar[Bilingual]
    purpose: ClassVar[Bilingual]
    required: ClassVar[tuple[str, ...]] = ("title", "issued")
    binding: ClassVar[bool] = True
    """Whether it is in force on some days and not on others; a letter only informs."""

    number: Line | None = Field(None, **described("क्रमांक, जैसा छपा है", "the number as printed, verbatim"))
    title: Line | None = Field(None, **described("अभिलेख का विषय, एक पंक्ति में", "what the record is about, in one line"))
    summary: Line | None = Field(None, **described("एक-दो सरल वाक्य", "one or two plain sentences"))
    issued: Day | None = Field(None, **described("पत्र पर अंकित दिनांक", "the date on the paper"))
    effective: Day | None = Field(
        None,
        **described(
            "प्रभावी होने का दिनांक, यदि जारी होने के दिनांक से भिन्न हो", "the first day in force, if not the day of issue"
        ),
    )
    expires: Day | None = Field(None, **described("जिस दिन तक लागू है", "the last day in force"))
    signatory: Signatory | None = Field(None, **described("किसने हस्ताक्षर किए", "who signed"))
    to: tuple[Line, ...] = Field(
        (), **described("प्रेषिती: कार्यालय, स्थान या समूह", "addressees: offices, places or groups")
    )
    copy_to: tuple[Line, ...] = Field((), **described("प्रतिलिपि किसे", "who gets a copy"))
    subjects: tuple[Line, ...] = Field((), **described("विषय-सूची से", "from the vocabulary of subjects"))
    supersedes: tuple[Relation, ...] = Field(
        (),
        **described(
            "पूर्व अभिलेख का स्थान लेता है, पूर्णतः या (scope सहित) आंशिक रूप से",
            "replaces the earlier record, wholly or (with scope) in part",
        ),
    )
    amends: tuple[Relation, ...] = Field(
        (), **described("पूर्व अभिलेख में संशोधन करता है, जो लागू रहता है", "changes the earlier record, which stays in force")
    )
    rescinds: tuple[Relation, ...] = Field(
        (),
        **described("पूर्व अभिलेख को बिना प्रतिस्थापन के निरस्त करता है", "withdraws the earlier record without replacing it"),
    )
    revives: tuple[Relation, ...] = Field(
        (), **described("समाप्त हो चुके पूर्व अभिलेख को पुनः लागू करता है", "puts an ended record in force again")
    )
    corrects: tuple[Relation, ...] = Field(
        (), **described("पूर्व अभिलेख की त्रुटि सुधारता है (शुद्धि-पत्र)", "mends a slip in the earlier record (corrigendum)")
    )
    clarifies: tuple[Relation, ...] = Field((), **described("पूर्व अभिलेख को स्पष्ट करता है", "explains the earlier record"))
    extends: tuple[Relation, ...] = Field(
        (), **described("पूर्व अभिलेख की अवधि बढ़ाता है", "keeps the earlier record in force beyond its last day")
    )
    consolidates: tuple[Relation, ...] = Field(
        (), **described("पूर्व अभिलेखों को एक पाठ में समेकित करता है", "brings earlier records together in one text")
    )
    implements: tuple[Relation, ...] = Field(
        (), **described("पूर्व अभिलेख के अनुपालन में जारी", "carries out the earlier record")
    )
    replies_to: tuple[Relation, ...] = Field((), **described("पूर्व पत्र का उत्तर देता है", "answers the earlier letter"))
    cites: tuple[Relation, ...] = Field((), **described("पूर्व अभिलेख का संदर्भ देता है", "refers to the earlier record"))
    points: tuple[Point, ...] = Field(
        (),
        **described("कार्य-बिंदु, प्रत्येक का उत्तरदायी और समय-सीमा सहित", "the instructions, each with owner and due date"),
    )
    attachments: tuple[Attachment, ...] = Field(
        (), **described("अभिलेख की संलग्न फ़ाइलें", "files that belong to the record")
    )
    exempt: tuple[Exemption, ...] = Field(
        (),
        **described("जाँच के जिन नियमों से छूट है, कारण सहित", "rules of the check that it need not keep, with the reason"),
    )
    source: Provenance | None = Field(None, **described("आयातित अभिलेख का स्रोत", "where an imported record came from"))

    # Cached properties are plain attributes once set: pydantic's private ones take 4 µs to read, a hundred times as long.

    @cached_property
    def id(self) -> RecordId:
        raise AttributeError("only a record of a register has an id")

    @cached_property
    def type(self) -> str:
        return self.id.type

    @cached_property
    def issuer(self) -> str:
        return self.id.issuer

    @cached_property
    def texts(self) -> dict[str, Text]:
        """Its texts by language, the first (authentic) one first."""
        return {}

    @cached_property
    def first(self) -> Text:
        return next(iter(self.texts.values()))

    def text(self, language: str) -> Text:
        """The text in this language, else the first one."""
        return self.texts.get(language) or self.first

    @property
    def in_force_from(self) -> date | None:
        return self.effective or self.issued

    def relations(self) -> Iterator[tuple[str, int, Relation]]:
        """All relations it states, each with its kind and its index under that kind."""
        for kind in RELATIONS:
            for index, relation in enumerate(getattr(self, kind)):
                yield kind, index, relation

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        """Every vocabulary entry that it names, with the list it stands in and the route; the issuer's route is empty."""
        yield "offices", self.issuer, ()
        for field in ("to", "copy_to"):
            for index, id in enumerate(getattr(self, field)):
                yield "addressable", id, (field, index)
        for index, point in enumerate(self.points):
            for number, id in enumerate(point.owner):
                # One owner may stand alone, not in a list: then this route leads to nothing, and the owner is its parent.
                yield "addressable", id, ("points", index, "owner", number)
        for index, id in enumerate(self.subjects):
            yield "subjects", id, ("subjects", index)
        if self.signatory:
            yield "posts", self.signatory.post, ("signatory", "post")

    def words(self) -> Iterator[tuple[Route, str]]:
        """What people read in its front matter, with the route, but for title, summary and points: they are a text's."""
        if self.number:
            yield ("number",), self.number
        if self.signatory and self.signatory.name:
            yield ("signatory", "name"), self.signatory.name
        for kind, index, relation in self.relations():
            yield from strings((kind, index, "external"), relation.external)
            yield from strings((kind, index, "scope"), relation.scope)
        for index, attachment in enumerate(self.attachments):
            yield from strings(("attachments", index, "title"), attachment.title)
        for field in self.own_fields():
            yield from strings((field,), getattr(self, field))

    def at(self, *route: str | int, key: bool = False) -> Place:
        """The place of a value in its first text."""
        return self.first.at(*route, key=key)

    @classmethod
    @cache
    def own_fields(cls) -> tuple[str, ...]:
        """The fields that only this type has."""
        return tuple(name for name in cls.model_fields if name not in Record.model_fields)

    @classmethod
    def meaning(cls, field: str) -> Bilingual:
        """What a field means."""
        info = cls.model_fields[field]
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        return Bilingual(str(extra.get("description:hi", "")), info.description or "")

    def with_texts(self, id: RecordId, texts: dict[str, Text]) -> Record:
        """The same record, knowing who it is and which texts it has."""
        record = self.model_copy()
        first = next(iter(texts.values()))
        vars(record).update(id=id, type=id.type, issuer=id.issuer, texts=texts, first=first)
        return record


def strings(route: Route, value: object) -> Iterator[tuple[Route, str]]:
    """Every string in a value, with its route; one that stands for both languages only once."""
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, Bilingual):
        yield (*route, "hi"), value.hi
        if value.en != value.hi:
            yield (*route, "en"), value.en
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from strings((*route, index), each)
    elif isinstance(value, Part):
        for field in type(value).model_fields:
            yield from strings((*route, field), getattr(value, field))
