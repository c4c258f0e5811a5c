"""A release of the data: each file is what its own standard says, and all of them say the same as the register."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from arro3.io import read_parquet
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from pydantic import BaseModel
from registers import AS_OF, REGISTERS, register, site
from test_world import made

from panji import dataset, export
from panji.__main__ import main
from panji.dataset.spread import Column
from panji.export import parquet
from panji.output import Unsafe, replace_folder
from panji.record import RELATIONS, Record
from panji.record_types import record_types
from panji.register import Register
from panji.site import Site
from panji.vocabulary import ADDRESSABLE

PROFILE = json.loads((Path(__file__).parent / "export" / "datapackage-2.0.json").read_bytes())


@cache
def files(name: str) -> dict[str, bytes]:
    return dict(export.release(site(name)))


@cache
def tables(name: str) -> dict[str, dataset.Table]:
    return {table.name: table for table in dataset.tables(site(name))}


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


@pytest.fixture(params=REGISTERS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


# -- tables


def test_every_field_of_every_type_has_a_column_or_a_table() -> None:
    found = tables("world")
    for type_name, model in record_types().items():
        start = type_name.replace("-", "_")
        own = found[start].columns if start in found else ()
        for field in model.own_fields():
            columns = [column.name for column in own]
            assert f"{start}_{field}" in found or any(
                name == field or name.startswith(f"{field}_") for name in columns
            ), (type_name, field)
    everywhere = {column.name for name in ("records", "texts") for column in found[name].columns}
    for field in Record.model_fields:
        listed = {
            "to": "addressees",
            "copy_to": "addressees",
            "exempt": "exemptions",
            "transcription": "transcriptions",
        }
        table = "relations" if field in RELATIONS else listed.get(field, field)
        assert (
            field in everywhere
            or any(column.startswith(f"{field}_") for column in everywhere)
            or table in found
            or f"record_{field}" in found
        ), field


def test_a_field_that_a_type_may_get_one_day() -> None:
    """Lists in lists, words in both languages, a choice, a part of a part."""
    from typing import Literal

    from pydantic import Field

    from panji.dataset.spread import of_fields
    from panji.record import Day, Part, Words, described

    class Leaf(Part):
        words: Words = Field(**described("शब्द", "words"))
        choice: Literal["a", "b"] | None = Field(None, **described("विकल्प", "a choice"))

    class Branch(Part):
        leaf: Leaf | None = Field(None, **described("पत्ता", "a leaf"))
        leaves: tuple[Leaf, ...] = Field((), **described("पत्ते", "leaves"))
        other: dict[str, str] = Field({}, **described("अन्य", "something else"))

    class Tree(BaseModel):
        planted: Day = Field(**described("कब", "when"))
        branches: tuple[Branch, ...] = ()

    spread = of_fields(Tree, list(Tree.model_fields))
    assert spread.columns == [Column("planted", "date", spread.columns[0].meaning, True)]
    (branches,) = spread.lists
    names = ["leaf_words_hi", "leaf_words_en", "leaf_choice", "other"]
    assert [column.name for column in branches.spread.columns] == names
    assert not any(column.required for column in branches.spread.columns if column.name.startswith("leaf"))
    leaf = {"words": {"hi": "क", "en": "k"}, "choice": "b"}
    tree = Tree(planted="2026-01-01", branches=[Branch(leaf=leaf, leaves=[leaf, leaf]), Branch(other={"x": "y"})])
    assert spread.cells(tree) == (date(2026, 1, 1),)
    one, other = branches.items(tree)
    assert branches.spread.cells(one) == ("क", "k", "b", None)
    assert branches.spread.cells(other) == (None, None, None, '{"x":"y"}')
    (leaves,) = branches.spread.lists
    assert [leaves.spread.cells(item) for item in leaves.items(one)] == [("क", "k", "b")] * 2
    assert leaves.items(other) == ()


def test_fields_say_from_which_list_their_values_are() -> None:
    """As the types' `terms` do, which the check asks: so tables point to the vocabulary, and editors offer its entries."""
    seen = set()
    for record in site("sample").register.records.values():
        for name, _, route in record.terms():
            if route:
                seen.add((type(record), tuple(step for step in route if isinstance(step, str)), table_of(name)))
    assert len(seen) > 60
    for model, steps, table in seen:
        here: Any = model
        said = ""
        for step in steps:
            field = here.model_fields[step]
            extra = field.json_schema_extra
            said = extra.get("vocabulary", "") if isinstance(extra, dict) else ""
            here = part_in(field.annotation)
        assert table_of(str(said)) == table, (model.__name__, steps)


def table_of(name: str) -> str:
    return "addressable" if name in ADDRESSABLE else name


def part_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(part_in, getattr(annotation, "__args__", ()))), None)


def test_the_dictionary_explains_every_column(name: str) -> None:
    for table in tables(name).values():
        for column in table.columns:
            assert all(column.meaning) and all(table.meaning), (table.name, column.name)
    rows = read(files(name)["dictionary.csv"])
    assert [(row["table"], row["column"]) for row in rows] == [
        (table.name, column.name) for table in tables(name).values() for column in table.columns
    ]


def test_what_the_tables_say() -> None:
    found = {table: read(files("world")[f"csv/{table}.csv"]) for table in tables("world")}
    whole = register("world")
    assert [row["id"] for row in found["records"]] == list(whole.records)
    assert {(row["record"], row["language"]): row["body"] for row in found["texts"]} == {
        (id, language): text.body for id, record in whole.records.items() for language, text in record.texts.items()
    }
    stated = [(id, kind, r.record or "") for id, each in whole.records.items() for kind, _, r in each.relations()]
    assert [(row["record"], row["kind"], row["target"]) for row in found["relations"]] == stated
    operations = [
        (
            id,
            kind,
            str(index + 1),
            each.replace or "",
            each.insert_after or "",
            each.omit or "",
            *(each.text or ("", "")),
        )
        for id, record in whole.records.items()
        for kind, index, relation in record.relations()
        for each in relation.operations
    ]
    fields = ("record", "kind", "relations", "replace", "insert_after", "omit", "text_hi", "text_en")
    assert operations and [tuple(row[name] for name in fields) for row in found["operations"]] == operations
    for row in found["standings"]:
        standing = site("world").standing(whole.records[row["record"]])
        assert row["state"] == standing.state
        assert row["in_force"] in ("", str(standing.in_force).lower())
    ended = {row["record"] for row in found["effects"] if row["effect"] == "ended"}
    gone = {row["record"] for row in found["standings"] if row["state"] in ("superseded", "rescinded")}
    assert gone <= ended
    items = [(id, item.point, item.status) for id, each in whole.records.items() for item in getattr(each, "items", ())]
    assert [(row["record"], row["point"], row["status"]) for row in found["report_items"]] == items
    assert {row["sha256"] for row in found["attachments"]} == {
        attachment.sha256 for each in whole.records.values() for attachment in each.attachments
    }


# -- the package


def test_the_package_is_as_its_profile_says(name: str) -> None:
    described = json.loads(files(name)["datapackage.json"])
    Draft7Validator.check_schema(PROFILE)
    validator = Draft7Validator(PROFILE, format_checker=FormatChecker())
    assert list(validator.iter_errors(described)) == []
    assert list(validator.iter_errors(described | {"resources": []})) != []
    names = [resource["name"] for resource in described["resources"]]
    assert len(set(names)) == len(names)
    for resource in described["resources"]:
        content = files(name)[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def value(written: str, field: dict) -> object:
    """A cell, as Table Schema (https://datapackage.org/standard/table-schema/) reads it."""
    if not written:
        assert not field.get("constraints", {}).get("required"), field
        return None
    assert written in field.get("constraints", {}).get("enum", [written])
    if field["type"] == "boolean":
        assert written in (*field["trueValues"], *field["falseValues"])
        return written in field["trueValues"]
    reads = {"string": str, "integer": int, "number": Decimal, "date": date.fromisoformat}
    return reads[field["type"]](written)


def rows_of(name: str) -> Iterator[tuple[dict, list[dict[str, object]]]]:
    for resource in json.loads(files(name)["datapackage.json"])["resources"]:
        if "schema" in resource:
            fields = resource["schema"]["fields"]
            rows = read(files(name)[resource["path"]])
            assert all(list(row) == [field["name"] for field in fields] for row in rows)
            yield resource, [{field["name"]: value(row[field["name"]], field) for field in fields} for row in rows]


def test_the_tables_are_as_the_package_says(name: str) -> None:
    """Types, what is required, keys and what they point to."""
    found = {resource["name"]: (resource["schema"], rows) for resource, rows in rows_of(name)}
    assert found.keys() == tables(name).keys()
    for own, (schema, rows) in found.items():
        keys = [tuple(row[column] for column in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), own
        for foreign in schema.get("foreignKeys", ()):
            target = foreign["reference"]["resource"] or own
            there = {tuple(row[column] for column in foreign["reference"]["fields"]) for row in found[target][1]}
            for row in rows:
                here = tuple(row[column] for column in foreign["fields"])
                assert None in here or here in there, (own, foreign, here)


def test_checksums(name: str) -> None:
    lines = files(name)["SHA256SUMS"].decode().splitlines()
    sums = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    assert sums.keys() == files(name).keys() - {"SHA256SUMS"}
    assert all(hashlib.sha256(files(name)[path]).hexdigest() == digest for path, digest in sums.items())


# -- the other formats


@pytest.fixture
def database(name: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(files(name)["panji.sqlite"])
    yield connection
    connection.close()


def test_the_database_is_sound_and_has_what_the_tables_have(name: str, database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in tables(name).values():
        rows = database.execute(f'SELECT * FROM "{table.name}"').fetchall()
        assert len(rows) == len(list(table.rows()))
        described = database.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        assert [column[1] for column in described] == [column.name for column in table.columns]
        keys = database.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
        assert len({key[0] for key in keys}) == len(table.references)
        written = [
            tuple("" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in row)
            for row in table.rows()
        ]
        numbers = [column.type in ("number", "boolean") for column in table.columns]
        for row, cells in zip(rows, written, strict=True):
            for cell, text, is_number in zip(row, cells, numbers, strict=True):
                assert is_number or ("" if cell is None else str(cell)) == text


def test_the_database_finds_hindi_words(database: sqlite3.Connection) -> None:
    search = "SELECT record FROM texts WHERE rowid IN (SELECT rowid FROM texts_fts WHERE texts_fts MATCH ?)"
    words = database.execute("SELECT record, title FROM texts WHERE language = 'hi' AND title LIKE '% % %'").fetchall()
    assert words
    for record, title in words[:20]:
        longest = max(title.replace("-", " ").split(), key=len)
        assert (record,) in database.execute(search, (f'"{longest}"',)).fetchall()
    assert database.execute(search, ('"क्ष"',)).fetchall() == []  # a part of words, and no word
    now = [row[0] for row in database.execute("SELECT id FROM in_force").fetchall()]
    assert now and set(now) == {
        row[0] for row in database.execute("SELECT record FROM standings WHERE in_force").fetchall()
    }


def test_the_metadata_of_datasette_name_what_is_there(name: str) -> None:
    described = json.loads(files(name)["metadata.json"])["databases"]["panji"]["tables"]
    assert described.keys() == tables(name).keys()
    for table, each in described.items():
        columns = [column.name for column in tables(name)[table].columns]
        assert list(each["columns"]) == columns
        assert {each[key] for key in ("label_column", "sort_desc") if key in each} <= set(columns)


def test_parquet_has_what_the_tables_have(name: str) -> None:
    for table in tables(name).values():
        read_back = read_parquet(io.BytesIO(files(name)[f"parquet/{table.name}.parquet"])).read_all()
        assert read_back.column_names == [column.name for column in table.columns]
        rows = list(table.rows())
        for number, column in enumerate(table.columns):
            cells = [cell.as_py() for chunk in read_back.column(number).chunks for cell in chunk]
            assert cells == [
                float(row[number]) if column.type == "number" and row[number] is not None else row[number]
                for row in rows
            ]
            assert read_back.field(number).metadata_str["en"] == column.meaning.en


def test_lines_of_json_are_the_records_own_files() -> None:
    schema = json.loads(export_schema())
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    lines = files("world")["records.jsonl"].decode().splitlines()
    assert len(lines) == len(register("world").records)
    for line in lines:
        record = json.loads(line)
        validator.validate(record)
        assert record == json.loads(made()[f"{record['id']}.json"])
    entries = [json.loads(line) for line in files("world")["vocabulary.jsonl"].decode().splitlines()]
    assert len(entries) == len(list(register("world").vocabulary.entries()))


def export_schema() -> bytes:
    from panji.views import api_v1

    return next(each.content() for each in api_v1.render(site("world")) if each.path.endswith("published-record.json"))


# -- the same bytes, whole or not at all


def test_the_same_day_gives_the_same_bytes() -> None:
    found = register("world").files
    backwards = Register(found[path] for path in reversed(found))
    assert dict(export.release(Site(backwards, AS_OF))) == files("world")


def test_a_release_that_fails_leaves_the_last_one(tmp_path: Path) -> None:
    folder = tmp_path / "release"

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "datapackage.json", b"new"
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        replace_folder(folder, broken(), "datapackage.json")
    assert list(tmp_path.iterdir()) == []
    replace_folder(folder, iter([("datapackage.json", b"old"), ("csv/a.csv", b"a")]), "datapackage.json")
    with pytest.raises(OSError, match="no room"):
        replace_folder(folder, broken(), "datapackage.json")
    assert list(tmp_path.iterdir()) == [folder]
    assert (folder / "datapackage.json").read_bytes() == b"old" and (folder / "csv" / "a.csv").is_file()
    replace_folder(folder, iter([("datapackage.json", b"newer")]), "datapackage.json")
    assert [path.name for path in folder.rglob("*")] == ["datapackage.json"]


def test_a_run_that_died_between_two_renamings(tmp_path: Path) -> None:
    (tmp_path / ".release.old").mkdir()
    (tmp_path / ".release.old" / "datapackage.json").write_bytes(b"old")

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "datapackage.json", b"new"
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        replace_folder(tmp_path / "release", broken(), "datapackage.json")
    assert (tmp_path / "release" / "datapackage.json").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


def test_the_folder_that_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for content in (b"old", b"new"):
        replace_folder(Path(), iter([("datapackage.json", content)]), "datapackage.json")
        assert (tmp_path / "here" / "datapackage.json").read_bytes() == content
        monkeypatch.chdir(tmp_path / "here")
    assert [path.name for path in tmp_path.iterdir()] == ["here"]
    with pytest.raises(Unsafe):
        replace_folder(Path("/"), iter([("datapackage.json", b"")]), "datapackage.json")


def test_nobody_s_own_files_are_lost(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine")
    for place in ("letters", "letters/mine.txt"):
        with pytest.raises(Unsafe):
            replace_folder(tmp_path / place, iter([("datapackage.json", b"")]), "datapackage.json")
    assert (tmp_path / "letters" / "mine.txt").read_text() == "mine"


# -- the command


@pytest.mark.parametrize(
    ("lang", "first", "again"),
    [("en", "files, ", "nothing has changed"), ("hi", "फ़ाइलें, ", "कुछ नहीं बदला")],
)
def test_the_command(
    world: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, first: str, again: str
) -> None:
    folder = tmp_path / "release"
    arguments = ["export", "--register", str(world), "--into", str(folder), "--as-of", str(AS_OF), "--lang", lang]
    assert main(arguments) == 0
    said = capsys.readouterr().err
    assert first in said and "panji.sqlite" in said
    expected = files("world")
    for path, content in expected.items():
        if path not in ("datapackage.json", "SHA256SUMS"):  # this one says what it is made of
            assert (folder / path).read_bytes() == content, path
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == expected.keys()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert main(arguments) == 0
    assert again in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    (folder / "csv" / "records.csv").write_text("spoilt")
    assert main(arguments) == 0
    assert (folder / "csv" / "records.csv").read_bytes() == expected["csv/records.csv"]


@pytest.mark.parametrize(("lang", "words"), [("en", "is left out"), ("hi", "नहीं बना")])
def test_without_the_package_for_parquet(
    world: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lang: str,
    words: str,
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    assert main(["export", "--register", str(world), "--into", str(tmp_path / "release"), "--lang", lang]) == 0
    said = capsys.readouterr().err
    assert words in said and "arro3-io" in said and "requirements-export.txt" in said
    assert not (tmp_path / "release" / "parquet").exists()
    assert (tmp_path / "release" / "csv" / "records.csv").is_file()


@pytest.mark.parametrize(("lang", "words"), [("en", "were not written"), ("hi", "नहीं लिखा गया")])
def test_into_a_folder_of_something_else(
    world: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    assert main(["export", "--register", str(world), "--into", str(world), "--lang", lang]) == 2
    assert words in capsys.readouterr().err
    assert (world / "records" / "register.yml").is_file()
