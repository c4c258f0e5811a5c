"""The register as tables: which there are, what their columns mean, which point to which, and their rows.

Most of it is made from the models. A field of a record is a column of ``records``, or of the table of its type where
only that type has it; a list is a table of its own, whose rows say which record they belong to and in which order they
stand. So a new type, a new field or a new list of the vocabulary is a table or a column without a word here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple
from urllib.parse import quote

from panji.dataset.spread import Cell, Column, Listed, Spread, of_fields
from panji.diagnostic import Bilingual
from panji.record import RELATIONS, Record, Relation
from panji.record_types import record_types
from panji.register import CHANGES, Incoming
from panji.site import Site
from panji.vocabulary import ADDRESSABLE, Entry

Row = tuple[Cell, ...]


class Reference(NamedTuple):
    """Columns that say the key of a row of another table, or of the same one."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


class Table(NamedTuple):
    """A table. No two rows have the same values in the columns of ``key``."""

    name: str
    meaning: Bilingual
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    references: tuple[Reference, ...] = ()


def text(name: str, hi: str, en: str, required: bool = False, vocabulary: str = "") -> Column:
    return Column(name, "string", Bilingual(hi, en), required, vocabulary=vocabulary)


def position(name: str = "position") -> Column:
    return Column(name, "integer", Bilingual("सूची में स्थान, 1 से", "its place in the list, from 1"), True)


RECORD = text("record", "अभिलेख की पहचान", "id of the record", required=True)
OF_RECORD = Reference(("record",), "records", ("id",))
SCOPE = (
    text("scope_hi", "संबंधित अंश (हिन्दी); रिक्त: सम्पूर्ण", "the part that is meant (Hindi); empty: the whole"),
    text("scope_en", "संबंधित अंश (अंग्रेज़ी); रिक्त: सम्पूर्ण", "the part that is meant (English); empty: the whole"),
)

ADDRESSEES = ("to", "copy_to")
NAMES = {
    "points": "points",
    "points_owner": "point_owners",
    "attachments": "attachments",
    "exempt": "exemptions",
    "transcription": "transcriptions",
    "source_missing": "source_missing",
}
"""Tables of lists that every record has, where ``record_…`` would say less."""


def tables(site: Site) -> tuple[Table, ...]:
    """All tables of a register as of the site's day."""
    found = [*_vocabulary(site), *_records(site), *_types(site)]
    names = [table.name for table in found]
    assert len(names) == len(set(names)), names
    return tuple(found)


# -- the vocabulary


def _vocabulary(site: Site) -> Iterator[Table]:
    """A table for offices, places and groups together, since one may stand where another does, and one for each other list."""
    vocabulary, spread = site.register.vocabulary, _fields_of_entries()
    words = Bilingual("शब्द-सूची", "the list of the vocabulary")
    first = (
        text("id", "पहचान", "its id", required=True),
        Column("list", "string", Bilingual("किस शब्द-सूची में है", "the list that it stands in"), True),
    )
    others = sorted({*vocabulary, *_lists_named()} - {*ADDRESSABLE, "addressable"})
    for name, lists in (("addressable", ADDRESSABLE), *((other, (other,)) for other in others)):
        entries = tuple(entry for each in lists for entry in vocabulary[each].values())
        meaning = (
            Bilingual("कार्यालय, स्थान और समूह", "offices, places and groups")
            if name == "addressable"
            else Bilingual(f"{words.hi} `{name}`", f"{words.en} `{name}`")
        )
        yield Table(
            name,
            meaning,
            (*first, *spread.columns),
            ("id",),
            partial(_entries, entries, spread),
            (
                Reference(("parent",), name, ("id",)),
                Reference(("successor",), name, ("id",)),
                Reference(("office",), "addressable", ("id",)),
                Reference(("reports_to",), "posts", ("id",)),
                Reference(("subject",), "subjects", ("id",)),
            ),
        )
        if name == "addressable":
            for listed in spread.lists:
                yield from _listed(f"{name}_{listed.name}", listed, _parent(name, "id"), partial(_keyed, entries))
    yield Table(
        "glossary",
        Bilingual("पर्याय शब्द, जिन्हें खोज एक मानती है", "words that the search takes for one"),
        (
            text("id", "पहचान", "its id", required=True),
            text("language", "भाषा", "the language", required=True),
            position(),
            text("word", "शब्द", "the word", required=True),
        ),
        ("id", "language", "position"),
        partial(_glossary, site),
    )


@cache
def _lists_named() -> frozenset[str]:
    """The lists of the vocabulary that some field's values are from: they have a table, be it an empty one."""

    def columns(spread: Spread) -> Iterator[Column]:
        yield from spread.columns
        for listed in spread.lists:
            yield from columns(listed.spread)

    spreads = [of_fields(model, list(model.own_fields())) for model in record_types().values()]
    spreads.append(of_fields(Record, list(Record.model_fields)))
    return frozenset(column.vocabulary for spread in spreads for column in columns(spread) if column.vocabulary)


@cache
def _fields_of_entries() -> Spread:
    return of_fields(Entry, list(Entry.model_fields))


def _entries(entries: Iterable[Entry], spread: Spread) -> Iterator[Row]:
    for entry in entries:
        yield (entry.id, entry.list, *spread.cells(entry))


def _keyed(entries: Iterable[Entry]) -> Iterator[tuple[Row, Entry]]:
    for entry in entries:
        yield (entry.id,), entry


def _glossary(site: Site) -> Iterator[Row]:
    for synonyms in site.register.glossary:
        for language in ("hi", "en"):
            for number, word in enumerate(getattr(synonyms, language), 1):
                yield synonyms.id, language, number, word


# -- what every record has


def _records(site: Site) -> Iterator[Table]:
    fields = [name for name in Record.model_fields if name not in (*RELATIONS, *ADDRESSEES)]
    spread = of_fields(Record, fields)
    columns = (
        text("id", "पहचान, जो कभी नहीं बदलती", "its id, which never changes", required=True),
        Column("type", "string", Bilingual("प्रकार", "its type"), True, tuple(record_types())),
        text("issuer", "जारी करने वाला कार्यालय", "the office that issued it", True, "addressable"),
        Column("year", "integer", Bilingual("वर्ष", "the year"), True),
        Column("serial", "integer", Bilingual("उस वर्ष की क्रम संख्या", "the serial in that year"), True),
        text("language", "प्रामाणिक पाठ की भाषा", "the language of the authentic text", required=True),
        *spread.columns,
        text("url", "पृष्ठ का स्थायी पता", "the permanent address of its page", required=True),
    )
    every = tuple(site.register.records.values())
    meaning = Bilingual("सभी अभिलेख", "all records")
    yield Table("records", meaning, columns, ("id",), partial(_rows, every, spread, site), _terms(columns))
    yield _standings(site)
    yield _effects(site)
    yield _texts(site)
    yield from _relations(site)
    yield _addressees(site)
    for listed in spread.lists:
        name = NAMES.get(listed.name, f"record_{listed.name}")
        if name == "attachments":
            listed = _with_files(listed)
        keyed = partial(_with_size, every, site) if name == "attachments" else partial(_by_id, every)
        yield from _listed(name, listed, _parent("records", "record"), keyed)
    yield _point_texts(site)


def _terms(columns: Iterable[Column]) -> tuple[Reference, ...]:
    """What points from columns to the vocabulary."""
    return tuple(
        Reference((each.name,), "addressable" if each.vocabulary in ADDRESSABLE else each.vocabulary, ("id",))
        for each in columns
        if each.vocabulary
    )


def _rows(records: Iterable[Record], spread: Spread, site: Site) -> Iterator[Row]:
    for record in records:
        id = record.id
        start = (str(id), record.type, record.issuer, id.year, id.serial, record.first.language)
        yield (*start, *spread.cells(record), site.permanent(f"{id}/"))


def _by_id(records: Iterable[Record]) -> Iterator[tuple[Row, Record]]:
    for record in records:
        yield (str(record.id),), record


class _File(NamedTuple):
    """An attachment with what is known of its file."""

    attachment: Any
    url: str
    bytes: int | None


class _WithFiles(NamedTuple):
    attachments: tuple[_File, ...]


def _with_files(listed: Listed) -> Listed:
    """The list of attachments, with two columns more."""
    columns = [
        *listed.spread.columns,
        text("url", "फ़ाइल का पता", "its address", required=True),
        Column("bytes", "integer", Bilingual("आकार, बाइट में", "its size in bytes")),
    ]
    cells = listed.spread.cells
    spread = Spread(columns, lambda file: (*cells(file.attachment), file.url, file.bytes), listed.spread.lists)
    return listed._replace(items=lambda record: record.attachments, spread=spread)


def _with_size(records: Iterable[Record], site: Site) -> Iterator[tuple[Row, _WithFiles]]:
    for record in records:
        files = site.register.attachments.get(record.id, {})
        found = tuple(
            _File(
                each,
                site.permanent(f"{record.id}/{quote(each.file)}"),
                files[each.file].size if each.file in files else None,
            )
            for each in record.attachments
        )
        yield (str(record.id),), _WithFiles(found)


def _standings(site: Site) -> Table:
    def rows() -> Iterator[Row]:
        for id, standing in site.standings.items():
            knowable = standing.state not in ("unknown", "for-information", "removed")
            in_force = standing.in_force if knowable else None
            yield id, site.as_of, standing.state, in_force, standing.since, standing.last_day

    return Table(
        "standings",
        Bilingual(
            "प्रत्येक अभिलेख की स्थिति, इस निर्गम के दिन", "whether each record is in force, as on the day of the release"
        ),
        (
            RECORD,
            Column("as_of", "date", Bilingual("किस दिन की स्थिति", "the day that is meant"), True),
            text("state", "स्थिति", "its state", required=True),
            Column(
                "in_force",
                "boolean",
                Bilingual(
                    "लागू है या नहीं; रिक्त: ज्ञात नहीं, या प्रश्न ही नहीं उठता",
                    "empty: not known, or no matter of being in force",
                ),
            ),
            Column("since", "date", Bilingual("इस स्थिति में कब से", "since when it has been in that state")),
            Column(
                "last_day",
                "date",
                Bilingual("लागू रहने का अंतिम दिन, विस्तार सहित", "its last day in force, extensions included"),
            ),
        ),
        ("record",),
        rows,
        (OF_RECORD,),
    )


def _effects(site: Site) -> Table:
    def effects(of: str, name: str, incoming: Iterable[Incoming]) -> Iterator[Row]:
        for each in incoming:
            scope = each.relation.scope or (None, None)
            yield of, name, str(each.source.id), each.kind, each.index + 1, each.start, *scope

    def rows() -> Iterator[Row]:
        for id, standing in site.standings.items():
            yield from effects(id, "ended", standing.causes)
            yield from effects(id, "changed", standing.changes)

    return Table(
        "effects",
        Bilingual(
            "कौन-सा अभिलेख किस बाद के अभिलेख से समाप्त या परिवर्तित हुआ, निर्गम के दिन तक",
            "which record was ended or changed by which later one, up to the day of the release",
        ),
        (
            RECORD,
            Column("effect", "string", Bilingual("क्या हुआ", "what became of it"), True, ("ended", "changed")),
            text("by", "बाद का अभिलेख", "the later record", required=True),
            Column("kind", "string", Bilingual("किस संबंध से", "by which relation"), True, CHANGES),
            position(),
            Column("since", "date", Bilingual("कब से; रिक्त: दिनांक ज्ञात नहीं", "from when; empty: no date is known")),
            *SCOPE,
        ),
        ("record", "by", "kind", "position"),
        rows,
        (OF_RECORD, Reference(("by",), "records", ("id",))),
    )


def _texts(site: Site) -> Table:
    def rows() -> Iterator[Row]:
        for id, record in site.register.records.items():
            for language, each in record.texts.items():
                url = site.permanent(site.address(record, language))
                words = each.title or None, each.summary or None, each.body
                yield id, language, each.translation or "authentic", *words, each.path, url

    kinds = ("authentic", "official", "courtesy", "machine")
    return Table(
        "texts",
        Bilingual("प्रत्येक भाषा का पाठ", "each record in each language that it has"),
        (
            RECORD,
            text("language", "भाषा", "the language", required=True),
            Column(
                "kind",
                "string",
                Bilingual("प्रामाणिक, या किस प्रकार का अनुवाद", "authentic, or what kind of translation"),
                True,
                kinds,
            ),
            text("title", "शीर्षक", "the title"),
            text("summary", "सारांश", "the summary"),
            text("body", "मूल पाठ, Markdown में", "the body, in Markdown"),
            text("path", "git में फ़ाइल", "the file in git", required=True),
            text("url", "पृष्ठ का पता", "the address of its page", required=True),
        ),
        ("record", "language"),
        rows,
        (OF_RECORD,),
    )


def _relations(site: Site) -> Iterator[Table]:
    fields = of_fields(Relation, [name for name in Relation.model_fields if name != "record"])
    kind = Column("kind", "string", Bilingual("संबंध", "what it does to the earlier record"), True, RELATIONS)

    def relations() -> Iterator[tuple[Row, Relation]]:
        for id, record in site.register.records.items():
            for name, index, relation in record.relations():
                yield (id, name, index + 1), relation

    def rows() -> Iterator[Row]:
        for key, relation in relations():
            yield *key, relation.record, *fields.cells(relation)

    yield Table(
        "relations",
        Bilingual("बाद के अभिलेख से पूर्व अभिलेख का संबंध", "relations, from the later record to the earlier one"),
        (RECORD, kind, position(), text("target", "पूर्व अभिलेख की पहचान", "id of the earlier record"), *fields.columns),
        ("record", "kind", "position"),
        rows,
        (OF_RECORD, Reference(("target",), "records", ("id",))),
    )
    parent = _Parent("relations", (RECORD, kind, position("relations")), ("record", "kind", "position"))
    for listed in fields.lists:
        yield from _listed(listed.name, listed, parent, relations)


def _addressees(site: Site) -> Table:
    def rows() -> Iterator[Row]:
        for id, record in site.register.records.items():
            for role in ADDRESSEES:
                for number, addressee in enumerate(getattr(record, role), 1):
                    yield id, role, number, addressee

    return Table(
        "addressees",
        Bilingual("प्रेषिती, और जिन्हें प्रतिलिपि गई", "addressees, and those who got a copy"),
        (
            RECORD,
            Column(
                "role",
                "string",
                Bilingual("प्रेषिती (`to`) या प्रतिलिपि (`copy_to`)", "`to` or `copy_to`"),
                True,
                ADDRESSEES,
            ),
            position(),
            text("addressee", "कार्यालय, स्थान या समूह", "office, place or group", True, "addressable"),
        ),
        ("record", "role", "position"),
        rows,
        (OF_RECORD, Reference(("addressee",), "addressable", ("id",))),
    )


def _point_texts(site: Site) -> Table:
    def rows() -> Iterator[Row]:
        for id, record in site.register.records.items():
            for number, point in enumerate(record.points, 1):
                for language, each in record.texts.items():
                    if point.id in each.points:
                        yield id, number, language, each.points[point.id]

    return Table(
        "point_texts",
        Bilingual("कार्य-बिंदु का पाठ, प्रत्येक भाषा में", "the text of each point, in each language"),
        (
            RECORD,
            position("points"),
            text("language", "भाषा", "the language", required=True),
            text("text", "निर्देश", "the instruction", required=True),
        ),
        ("record", "points", "language"),
        rows,
        (OF_RECORD, Reference(("record", "points"), "points", ("record", "position"))),
    )


# -- what only records of a type have


def _types(site: Site) -> Iterator[Table]:
    by_type: dict[str, list[Record]] = {}
    for record in site.register.records.values():
        by_type.setdefault(record.type, []).append(record)
    for type_name, model in record_types().items():
        spread = of_fields(model, list(model.own_fields()))
        name = type_name.replace("-", "_")
        records = by_type.get(type_name, [])
        if spread.columns:
            meaning = Bilingual(
                f"केवल `{type_name}` प्रकार के अभिलेखों के फ़ील्ड", f"what only records of the type `{type_name}` have"
            )
            columns = (RECORD, *spread.columns)
            yield Table(
                name, meaning, columns, ("record",), partial(_of_type, records, spread), (OF_RECORD, *_terms(columns))
            )
        for listed in spread.lists:
            yield from _listed(f"{name}_{listed.name}", listed, _parent("records", "record"), partial(_by_id, records))


def _of_type(records: Iterable[Record], spread: Spread) -> Iterator[Row]:
    for record in records:
        yield (str(record.id), *spread.cells(record))


# -- lists


class _Parent(NamedTuple):
    """The table that a list belongs to, and the columns by which its rows say to which of its rows."""

    table: str
    columns: tuple[Column, ...]
    to: tuple[str, ...]


def _parent(table: str, column: str) -> _Parent:
    first = RECORD if column == "record" else text(column, "पहचान", "its id", required=True)
    return _Parent(table, (first,), ("id",))


def _listed(
    name: str, listed: Listed, parent: _Parent, keyed: Callable[[], Iterator[tuple[Row, Any]]]
) -> Iterator[Table]:
    """A list as a table, and the lists within its items, which say the place of theirs in a column of the list's name."""

    def items() -> Iterator[tuple[Row, Any]]:
        for key, value in keyed():
            for number, item in enumerate(listed.items(value), 1):
                yield (*key, number), item

    def rows() -> Iterator[Row]:
        cells = listed.spread.cells
        for key, item in items():
            yield (*key, *cells(item))

    columns = (*parent.columns, position())
    key = tuple(column.name for column in columns)
    to_parent = Reference(tuple(column.name for column in parent.columns), parent.table, parent.to)
    terms = _terms(listed.spread.columns)
    yield Table(name, listed.meaning, (*columns, *listed.spread.columns), key, rows, (to_parent, *terms))
    for inner in listed.spread.lists:
        below = _Parent(name, (*parent.columns, position(listed.name)), key)
        inner_name = NAMES.get(f"{listed.name}_{inner.name}", f"{name}_{inner.name}")
        yield from _listed(inner_name, inner, below, items)
