"""What every record has, whatever its type. The types themselves stand in :mod:`panji.record_types`."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple, SupportsIndex, TypeVar
from zlib import crc32

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

from panji.diagnostic import Bilingual, Place, Route, Span

if TYPE_CHECKING:
    from panji.figures import Apart


class RecordId(str):
    """What the place of a file says: ``cmo/directive/2026/3`` lies at ``records/cmo/directive/2026/0003.hi.md``.

    It is the id as it is written, and knows its parts once it is asked for one: of most ids that are named nobody asks.
    """

    __slots__ = ("issuer", "serial", "type", "year")

    issuer: str
    type: str
    year: int
    serial: int

    @classmethod
    def of(cls, issuer: str, type: str, year: int, serial: int) -> RecordId:
        return cls(f"{issuer}/{type}/{year}/{serial}")

    def __getattr__(self, name: str) -> Any:
        if name not in RecordId.__annotations__:
            raise AttributeError(name)
        self.issuer, self.type, year, serial = self.rsplit("/", 3)
        self.year, self.serial = int(year), int(serial)
        return getattr(self, name)

    def __reduce__(self) -> tuple[type[RecordId], tuple[str]]:
        return RecordId, (str(self),)

    def numbered(self, serial: int) -> RecordId:
        """The id of the same series with another serial."""
        return RecordId.of(self.issuer, self.type, self.year, serial)

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


NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)


def _number(value: Any) -> Any:
    """Only digits and a point: `012` is ten to other programs, and `1_000` a word to people."""
    if isinstance(value, str) and not NUMBER.fullmatch(value):
        raise PydanticCustomError("not_a_number", "not a number")
    return value


class Rupees(int):
    """An amount in whole rupees; what several make together is exact, however large."""


WHOLE = re.compile(r"-?[1-9]\d{0,14}", re.ASCII)


def _whole(value: Any) -> Any:
    """Only digits: with commas an amount would be one thing in one country and another in the next."""
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    if type(value) in (int, Rupees):
        return value
    raise PydanticCustomError("not_whole", "not a whole number")


def _count(value: Any) -> Any:
    number = _whole(value)
    if number < 1:
        raise PydanticCustomError("not_whole", "not a whole number")
    return number


def described(hi: str, en: str, list: str = "") -> dict[str, Any]:
    """What a field means, in both languages, as arguments of ``Field``; and the list of the vocabulary its value is from."""
    return {"description": en, "json_schema_extra": {"description:hi": hi} | ({"vocabulary": list} if list else {})}


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
Time = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day as `15:30`, by the clock of the whole country."""
Due = Annotated[
    date | Literal["weekly", "fortnightly", "monthly", "quarterly", "yearly"],
    BeforeValidator(_due),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"enum": list(CADENCES)}]}),
]
Number = Annotated[Decimal, BeforeValidator(_number)]
Amount = Annotated[
    Rupees,
    PlainValidator(lambda value: Rupees(_whole(value))),
    PlainSerializer(int),
    WithJsonSchema({"type": ["integer", "string"], "pattern": rf"^{WHOLE.pattern}$", "not": {"const": 0}}),
]
"""Whole rupees, as digits alone: ``1250000``; never nothing, and less than nothing where money is taken back."""
Whole = Annotated[
    int,
    PlainValidator(_whole),
    WithJsonSchema({"type": ["integer", "string"], "pattern": rf"^{WHOLE.pattern}$", "not": {"const": 0}}),
]
"""A whole number, as digits alone; never nothing."""
Count = Annotated[
    int,
    PlainValidator(_count),
    WithJsonSchema({"type": ["integer", "string"], "pattern": r"^[1-9]\d*$", "minimum": 1}),
]
"""How many, as digits alone; 1 or more."""
Owners = Annotated[tuple[Line, ...], BeforeValidator(_one_or_more)]


class Part(BaseModel):
    """Strict and frozen: an unknown key is an error, and a key without a value counts as absent."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        if isinstance(data, dict) and None in data.values():
            return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}
        return data

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (type(self), self.__pydantic_private__, vars(self))


class Operation(Part):
    """One change of a numbered paragraph of the earlier text, as the paper makes it: replaced, inserted, or omitted."""

    replace: Line | None = Field(
        None,
        **described(
            "जिस अनुच्छेद के स्थान पर नया पाठ आता है, जैसे `para-3`", "the paragraph that is replaced, such as `para-3`"
        ),
    )
    insert_after: Line | None = Field(
        None,
        **described(
            "जिस अनुच्छेद के पश्चात् नया अनुच्छेद जुड़ता है; `para-4` के पश्चात् वाला `para-4a` कहलाता है",
            "the paragraph after which a new one comes; that after `para-4` is called `para-4a`",
        ),
    )
    omit: Line | None = Field(None, **described("जो अनुच्छेद विलोपित होता है", "the paragraph that is omitted"))
    text: Words | None = Field(
        None, **described("नया पाठ, प्रत्येक भाषा में: `{hi: …, en: …}`", "the new text, in each language: `{hi: …, en: …}`")
    )

    @model_validator(mode="after")
    def _one_change(self) -> Operation:
        named = [each for each in (self.replace, self.insert_after, self.omit) if each is not None]
        if len(named) != 1 or (self.text is None) != (self.omit is not None):
            raise PydanticCustomError(
                "one_change", "one of `replace`, `insert_after` with a `text`, or `omit` without one"
            )
        return self

    @property
    def change(self) -> Literal["replace", "insert_after", "omit"]:
        """What becomes of the paragraph."""
        return "replace" if self.replace else "insert_after" if self.insert_after else "omit"

    @property
    def paragraph(self) -> str:
        """The paragraph that it names."""
        return self.replace or self.insert_after or self.omit or ""


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
    operations: tuple[Operation, ...] = Field(
        (),
        **described(
            "पूर्व पाठ के किस अनुच्छेद में क्या बदला, जिससे समेकित पाठ बनता है (`amends`, `corrects` और आंशिक `supersedes` या `rescinds` में)",
            "what changes in which paragraph of the earlier text, from which the consolidated text is made (in `amends`, "
            "`corrects`, and `supersedes` or `rescinds` in part)",
        ),
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

    post: Line = Field(**described("पद की पहचान", "id of the post", "posts"))
    name: Line | None = Field(None, **described("जैसा छपा है", "as printed"))


class Measure(Part):
    """What is counted, and how much of it is wanted."""

    unit: Line = Field(**described("जैसे `percent`", "such as `percent`"))
    target: Number = Field(**described("प्राप्त किया जाने वाला लक्ष्य", "the number to be reached"))
    direction: Literal["up", "down"] = Field(
        "up",
        **described(
            "`down`, जब लक्ष्य तक घटाना हो (जैसे लंबित प्रकरण)",
            "`down` where the number has to fall to the target (as of pending cases)",
        ),
    )

    def met_by(self, value: Decimal) -> bool:
        """Whether a number reaches the target."""
        return value >= self.target if self.direction == "up" else value <= self.target


class Point(Part):
    """One instruction inside a record, which somebody has to carry out."""

    id: Line = Field(
        **described("अभिलेख में अद्वितीय; इसका पता `#point-<id>` है", "unique in the record; its address is `#point-<id>`")
    )
    text: Line = Field(**described("निर्देश, प्रथम पाठ की भाषा में", "the instruction, in the language of the first text"))
    owner: Owners = Field(
        (),
        **described(
            "जिसे पालना करनी है: कार्यालय, स्थान या समूह; एक या सूची",
            "office, place or group that has to act; one or a list",
            "addressable",
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


class Transcription(Part):
    """A slip that was made when the paper was copied into this register, and mended later."""

    date: Day = Field(**described("किस दिन सुधारा गया", "the day on which it was mended"))
    reason: Words = Field(
        **described("क्या गलत उतारा गया था; पाठक इसे पढ़ेंगे", "what had been copied wrongly; readers will see this")
    )
    withhold: bool = Field(
        False,
        **described(
            "`true`, यदि पहले का पाठ साइट पर न दिखाया जाए, क्योंकि उसमें निजी जानकारी थी",
            "`true` where the earlier text is not to be shown on the site, since it held private details",
        ),
    )


class Removal(Part):
    """Why a record is no longer in the register. What is left of it keeps its address."""

    date: Day = Field(**described("किस दिन हटाया गया", "the day on which it was removed"))
    reason: Words = Field(**described("क्यों हटाया गया; पाठक इसे पढ़ेंगे", "why it was removed; readers will see this"))
    see: Line | None = Field(
        None, **described("उस अभिलेख की पहचान जो अब देखा जाए", "id of the record to be looked at instead")
    )


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


class Text:
    """A record in one language. The first text is authentic; any other says what kind of translation it is.

    From the cache it comes with its words still packed; they are unpacked when one of them is asked for. Bodies whose
    ``fingerprint`` differs are not the same.
    """

    __slots__ = (
        "_packed",
        "body",
        "body_line",
        "fingerprint",
        "language",
        "path",
        "points",
        "summary",
        "title",
        "translation",
    )

    WORDS = ("title", "summary", "points", "body", "body_line")

    language: str
    path: str
    translation: str | None
    title: str
    summary: str
    points: dict[str, str]
    body: str
    body_line: int
    fingerprint: int

    def __init__(
        self,
        language: str,
        path: str,
        translation: str | None,
        title: str,
        summary: str,
        points: dict[str, str],
        body: str,
        body_line: int,
    ) -> None:
        self.language, self.path, self.translation = language, path, translation
        self.title, self.summary, self.points, self.body, self.body_line = title, summary, points, body, body_line
        self.fingerprint = crc32(body.strip().encode())
        self._packed: bytes | memoryview = b""

    def __getattr__(self, name: str) -> Any:
        if name not in self.WORDS:
            raise AttributeError(name)
        for each, value in zip(self.WORDS, pickle.loads(self._packed), strict=True):
            setattr(self, each, value)
        self._packed = b""
        return getattr(self, name)

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[Any, ...]:
        words = self._packed or pickle.dumps(
            (self.title, self.summary, self.points, self.body, self.body_line), pickle.HIGHEST_PROTOCOL
        )
        # As a buffer they may be kept apart from the rest (PEP 574), of which pickle knew nothing before 5.
        packed = pickle.PickleBuffer(words) if int(protocol) >= 5 else bytes(words)
        return _packed_text, (self.language, self.path, self.translation, self.fingerprint, packed)

    def at(self, *route: str | int, key: bool = False) -> Place:
        return Place(self.path, route, key)


def _packed_text(
    language: str, path: str, translation: str | None, fingerprint: int, packed: bytes | memoryview
) -> Text:
    text = Text.__new__(Text)
    text.language, text.path, text.translation, text.fingerprint = language, path, translation, fingerprint
    text._packed = packed
    return text


class Passage(NamedTuple):
    """A title, a summary, the text of a point …, or the body, whose route is empty and which starts on ``first_line``."""

    words: str
    path: str
    route: Route
    first_line: int

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of it, by offsets into its words."""
        if self.route:
            return Place(self.path, self.route, part=self.words[start:end])
        before = self.words.count("\n", 0, start)
        within = self.words.count("\n", start, end)
        return Place(
            self.path,
            span=Span(
                self.first_line + before,
                start - self.words.rfind("\n", 0, start),
                self.first_line + before + within,
                end - self.words.rfind("\n", 0, end),
            ),
        )

    def line(self, offset: int) -> tuple[int, int]:
        """Where the line begins and ends that an offset lies on."""
        end = self.words.find("\n", offset)
        return self.words.rfind("\n", 0, offset) + 1, end if end >= 0 else len(self.words)


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

_NO_RELATIONS: dict[str, tuple[Relation, ...]] = dict.fromkeys(RELATIONS, ())


class Record(Part):
    """One directive, circular, letter …, apart from language.

    A type is a subclass: it says its ``label`` and which fields it ``requires``, and may add fields of its own.

    From the cache it comes with all but its ``OUTLINE`` and its relations still packed: to find out which pages a change concerns, a
    record's dates, relations, addressees and subjects are enough. The rest is unpacked when it is asked for.
    """

    OUTLINE: ClassVar[dict[str, Any]] = dict.fromkeys(("number", "issued", "effective", "expires")) | (
        dict.fromkeys(("to", "copy_to", "subjects", "exempt", "stated", "named", "owed_by", "speaks_of", "given"), ())
        | {"imported": False, "removed": None}
    )
    """What is not packed, with what it is where a record does not have it."""

    type: ClassVar[str]
    """The name of the type: that of its module, and of the folders in which such records lie."""
    label: ClassVar[Bilingual]
    labels: ClassVar[Bilingual]
    purpose: ClassVar[Bilingual]
    required: ClassVar[tuple[str, ...]] = ("title", "issued")
    binding: ClassVar[bool] = True
    """Whether it is in force on some days and not on others; a letter only informs."""
    sectioned: ClassVar[bool] = False
    """Whether each heading and numbered paragraph of its text has an address of its own."""
    routine: ClassVar[bool] = False
    """Whether it comes again and again, so that it would push everything else off the list of what is new."""
    reviews: ClassVar[bool] = False
    """Whether it looks back on what was done: pages say what has changed since the last one."""
    follows_up: ClassVar[bool] = False
    """Whether it says what was done about the points of the records that it speaks of."""
    spoken_of_as: ClassVar[Bilingual | None] = None
    """As what the records that it speaks of name it on their pages: the file in which an order lies."""
    kept_up: ClassVar[tuple[str, ...]] = ()
    """Fields of its own that are written when it has been issued: what came of an event, what was announced on a tour."""
    dated_apart: ClassVar[frozenset[str]] = frozenset()
    """Fields of its own whose entries of the vocabulary must exist on a day that stands there, not on that of issue."""
    in_section: ClassVar[frozenset[str]] = frozenset()
    """Fields of its own that the section of its type shows, so that they need no row or table besides."""
    called: ClassVar[dict[str, Bilingual]] = {}
    """What a common field is called on the pages of this type, where the usual word does not fit: a file is opened."""
    issuers: ClassVar[Literal["offices", "addressable"]] = "offices"
    """Which list of the vocabulary has those who may issue it: a district reports, but issues no orders of the state."""

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
        (), **described("प्रेषिती: कार्यालय, स्थान या समूह", "addressees: offices, places or groups", "addressable")
    )
    copy_to: tuple[Line, ...] = Field((), **described("प्रतिलिपि किसे", "who gets a copy", "addressable"))
    subjects: tuple[Line, ...] = Field((), **described("विषय-सूची से", "from the vocabulary of subjects", "subjects"))
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
    transcription: tuple[Transcription, ...] = Field(
        (),
        **described(
            "पंजी में उतारते समय हुई भूलें जो बाद में सुधारी गईं; मूल पत्र यथावत है",
            "slips of copying that were mended here later; the paper is as it was",
        ),
    )
    removed: Removal | None = Field(
        None,
        **described(
            "केवल पंजी से हटाए गए अभिलेख में: कब और क्यों हटाया गया",
            "only on what is left of a record that was removed from the register: when and why",
        ),
    )
    source: Provenance | None = Field(None, **described("आयातित अभिलेख का स्रोत", "where an imported record came from"))

    @classmethod
    def __pydantic_init_subclass__(cls, **arguments: Any) -> None:
        cls.type = cls.__module__.rpartition(".")[2].replace("_", "-")

    # Cached properties are plain attributes once set: pydantic's private ones take 4 µs to read, a hundred times as long.

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Whom it names: addressees, those who get a copy, and the owners of its points; each once, in order."""
        owners = [owner for point in self.points for owner in point.owner]
        return tuple(dict.fromkeys([*self.to, *self.copy_to, *owners]))

    @cached_property
    def owed_by(self) -> tuple[str, ...]:
        """Who has to carry out one of its points, as it is written: the owners, else the addressees."""
        return tuple(dict.fromkeys(id for point in self.points for id in point.owner or self.to))

    @cached_property
    def speaks_of(self) -> tuple[str, ...]:
        """Ids of the records that fields of its own type speak of, be it of a point: each once, in order."""
        return ()

    @cached_property
    def given(self) -> tuple[str, ...]:
        """The fields of its own type in which something stands."""
        return tuple([name for name in self.own_fields() if getattr(self, name)])

    @cached_property
    def imported(self) -> bool:
        """Whether it came from another collection, so that this register may not know all about it."""
        return self.source is not None

    def __getattr__(self, name: str) -> Any:
        values = vars(self)
        packed = values.get("_packed")
        if not packed or name not in type(self).model_fields:
            raise AttributeError(name)
        values.update(_NO_RELATIONS)
        for kind, _, relation in self.stated:
            values[kind] += (relation,)
        if name not in RELATIONS:
            values.update(self._packable())
            values.update(pickle.loads(packed), _packed=b"")
        return values[name]

    @classmethod
    @cache
    def _packable(cls) -> tuple[tuple[str, Any], ...]:
        """The fields that are packed, each with what it is where a record does not have it."""
        there = {*cls.OUTLINE, *RELATIONS}
        return tuple((name, field.default) for name, field in cls.model_fields.items() if name not in there)

    def __reduce__(self) -> tuple[Any, ...]:
        values = vars(self)
        packed = values.get("_packed")
        if not packed:
            rest = {name: value for name, usual in self._packable() if (value := values[name]) is not usual}
            packed = pickle.dumps(rest, pickle.HIGHEST_PROTOCOL)
        outline = {name: value for name in self.OUTLINE if (value := getattr(self, name))}
        return _packed_record, (type(self), outline, packed)

    @cached_property
    def id(self) -> RecordId:
        raise AttributeError("only a record of a register has an id")

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

    def unpack(self) -> None:
        """Have all that it says, and its texts, at hand: processes that are forked then need not unpack it each for itself."""
        self.title  # noqa: B018
        for text in self.texts.values():
            text.title  # noqa: B018

    @property
    def in_force_from(self) -> date | None:
        return self.effective or self.issued

    @property
    def received(self) -> bool:
        """Whether another office wrote it: then number and signatory are not the issuer's."""
        return False

    def relations(self, *kinds: str) -> tuple[tuple[str, int, Relation], ...]:
        """The relations it states, of these kinds or all, each with its kind and its index under that kind."""
        return tuple([each for each in self.stated if each[0] in kinds]) if kinds else self.stated

    @cached_property
    def stated(self) -> tuple[tuple[str, int, Relation], ...]:
        return tuple(
            [(kind, index, relation) for kind in RELATIONS for index, relation in enumerate(getattr(self, kind))]
        )

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        """Every vocabulary entry that it names, with the list it stands in and the route; the issuer's route is empty."""
        yield self.issuers, self.issuer, ()
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
            for number, operation in enumerate(relation.operations):
                yield from strings((kind, index, "operations", number, "text"), operation.text)
        for index, attachment in enumerate(self.attachments):
            yield from strings(("attachments", index, "title"), attachment.title)
        for field in ("exempt", "transcription"):
            for index, part in enumerate(getattr(self, field)):
                yield from strings((field, index, "reason"), part.reason)
        if self.removed:
            yield from strings(("removed", "reason"), self.removed.reason)
        for field in self.given:
            yield from strings((field,), getattr(self, field))

    def side_by_side(self) -> Iterator[tuple[Text, Passage, Passage]]:
        """Each second text with what it has and what the first text has in the same place, where both have something."""
        first = self.first
        for text in self.texts.values():
            if text is first:
                continue
            pairs: list[tuple[Route, Route, str, str]] = [
                (("title",), ("title",), first.title, text.title),
                (("summary",), ("summary",), first.summary, text.summary),
                *(
                    (("points", index, "text"), ("points", point.id), point.text, text.points.get(point.id, ""))
                    for index, point in enumerate(self.points)
                ),
                ((), (), first.body, text.body),
            ]
            for route, other_route, one, other in pairs:
                if one and other:
                    yield (
                        text,
                        Passage(one, first.path, route, first.body_line),
                        Passage(other, text.path, other_route, text.body_line),
                    )

    @cached_property
    def figures_apart(self) -> tuple[tuple[Text, Passage, Passage, Apart], ...]:
        """Figures on which the first text and a second one do not agree, with the passages that have or lack them.

        A title or summary may leave out what another has; it may not say something else.
        """
        from panji.figures import apart  # slow to import, and only the check asks

        return tuple(
            (text, one, other, difference)
            for text, one, other in self.side_by_side()
            for difference in apart(one.words, other.words)
            if all(difference) or one.route[:1] not in (("title",), ("summary",))
        )

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
        first = next(iter(texts.values()))
        return _made(type(self), vars(self), {"id": id, "texts": texts, "first": first})


Made = TypeVar("Made", bound=Part)


def _made(model: type[Made], *values: dict[str, Any]) -> Made:
    """A part or a record with these values, which need no validation."""
    part = model.__new__(model)
    inside = vars(part)
    for each in values:
        inside.update(each)
    object.__setattr__(part, "__pydantic_fields_set__", _NO_FIELDS)
    object.__setattr__(part, "__pydantic_extra__", None)
    object.__setattr__(part, "__pydantic_private__", None)
    return part


_NO_FIELDS: set[str] = set()


def _unpickled(model: type[Part], private: dict[str, Any] | None, values: dict[str, Any]) -> Part:
    part = _made(model, values)
    if private is not None:
        object.__setattr__(part, "__pydantic_private__", private)
    return part


def _packed_record(model: type[Record], outline: dict[str, Any], packed: bytes) -> Record:
    return _made(model, Record.OUTLINE, outline, {"_packed": packed})


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
