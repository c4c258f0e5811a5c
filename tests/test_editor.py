"""What editors get: JSON Schemas that agree with what Panji reads, completions, and the settings of VS Code."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import registers
import yaml
from test_check import FOLDER, GOOD, SHARED, check

from panji import schemas
from panji.__main__ import main
from panji.file import spot
from panji.record import Record, SecondText
from panji.record_types import record_types
from panji.register import Register
from panji.snippets import snippets
from panji.vocabulary import Vocabulary

CHECKOUT = Path(__file__).parents[1]


class Loader(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: what looks like a date is text, and only `true` and `false` are truth values."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("int", "float", "null")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def register() -> Register:
    return registers.register("sample")


@cache
def validator(name: str, known: bool = True) -> jsonschema.Draft202012Validator:
    """By what an editor knows of a kind of file: with the sample's vocabulary, or with none."""
    schema = schemas.schema(name, registers.register("sample").vocabulary if known else Vocabulary())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def load(text: str) -> Any:
    return yaml.load(text, Loader)


def front_matter(path: Path) -> Any:
    return load(path.read_text("utf-8").split("\n---\n")[0])


def test_every_file_of_the_sample_register(register: Register) -> None:
    checkers = {name: validator(name) for name in schemas.names()}
    seen = set()
    for path, file in register.files.items():
        if file.kind == "text":
            data = front_matter(CHECKOUT / path)
            name = "second-text" if "translation" in data else spot(path).id.type
        elif file.kind in ("vocabulary", "settings"):
            data = load((CHECKOUT / path).read_text("utf-8"))
            name = Path(path).stem if Path(path).stem in checkers else "vocabulary"
        else:
            continue
        seen.add(name)
        assert [error.message for error in checkers[name].iter_errors(data)] == [], path
    assert {"circular", "letter", "second-text", "vocabulary", "glossary", "register"} <= seen


GOOD_DATA = load(
    "{number: प.1, title: आदेश, issued: 2026-04-01, signatory: {post: secretary-to-cm}, to: [all-districts], "
    "points: [{id: 1, text: a, owner: cmo}]}"
)


@pytest.mark.parametrize(
    "change",
    [
        {"issued": "1.4.2026"},
        {"issued": "2026-04-31"},
        {"to": ["all-distrcts"]},
        {"copy_to": ["nobody"]},
        {"subjects": ["e-ofice"]},
        {"signatory": {"post": "secretary"}},
        {"points": [{"id": "1", "text": "a", "owner": "nobody"}]},
        {"points": [{"id": "1", "text": "a", "owner": ["nobody"]}]},
        {"points": [{"text": "a"}]},
        {"exempt": [{"rule": "no-such-rule", "reason": "a"}]},
        {"titel": "a"},
        {"number": None, "title": None, "issued": "x"},
    ],
)
def test_mistakes(change: dict[str, Any]) -> None:
    check = validator("circular")
    assert check.is_valid(GOOD_DATA)
    assert not check.is_valid(GOOD_DATA | change)


def test_a_type_says_from_which_list_its_own_values_come() -> None:
    check = validator("sanction")
    line = {"fund": "relief-fund", "amount": 100, "purpose": "fodder", "place": "district/jaipur"}
    good = {
        "number": "n",
        "title": "t",
        "issued": "2026-04-01",
        "signatory": {"post": "secretary-to-cm"},
        "lines": [line],
    }
    assert check.is_valid(good)
    for field in ("fund", "purpose", "place"):
        assert not check.is_valid(good | {"lines": [line | {field: "nowhere"}]})


def test_without_a_vocabulary() -> None:
    for name in schemas.names():
        validator(name, known=False)
    assert validator("circular", known=False).is_valid(GOOD_DATA | {"to": ["anybody"]})


def filled(body: list[str]) -> str:
    """A snippet as it stands when nothing was typed into it."""
    text = "\n".join(body).replace("$0", "").replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-04-01")
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"\$\d+", "x", text).replace("\\}", "}")


def test_snippets_give_sound_front_matter(register: Register) -> None:
    made = snippets(register.vocabulary)
    assert json.loads(json.dumps(made)) == made
    for name in record_types():
        check = validator(name, known=False)
        data = load(filled(made[f"type {name}"]["body"]).split("---")[1])
        assert [error.message for error in check.iter_errors(data)] == []
    assert validator("second-text", known=False).is_valid(load(filled(made["second text"]["body"]).split("---")[1]))
    fields = {field for model in (Record, *record_types().values()) for field in model.model_fields}
    for field in fields:
        assert set(load(filled(made[f"field {field}"]["body"]))) == {field}
    assert set(SecondText.model_fields) - {"translation"} <= fields
    for entry in register.vocabulary.entries():
        snippet = made[f"{entry.list} {entry.id}"]
        assert snippet["body"] == [entry.id] and {entry.id, entry.hi, entry.en} == set(snippet["prefix"])


def settings(name: str) -> Any:
    text = (CHECKOUT / ".vscode" / name).read_text("utf-8")
    return json.loads("\n".join(line for line in text.splitlines() if not line.startswith("//")))


def test_settings_name_what_there_is(register: Register, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "records" / "vocabulary", tmp_path / "records" / "vocabulary")
    assert main(["editor", "--register", str(tmp_path)]) == 0
    assert json.loads((tmp_path / ".vscode" / "panji.code-snippets").read_bytes()) == snippets(register.vocabulary)
    named = settings("settings.json")["yaml.schemas"]
    for schema in named:
        assert json.loads((tmp_path / schema).read_bytes()) == schemas.schema(Path(schema).stem, register.vocabulary)
    paths = {path for each in named.values() for path in ([each] if isinstance(each, str) else each)}
    assert {path for path, file in register.files.items() if file.kind in ("vocabulary", "settings")} == paths


@pytest.mark.parametrize("language", ["hi", "en"])
def test_problems_are_recognised(tmp_path: Path, language: str) -> None:
    """The task's patterns match what the check prints."""
    folder = tmp_path / "records" / FOLDER
    shutil.copytree(SHARED, tmp_path / "records" / "vocabulary")
    folder.mkdir(parents=True)
    (folder / "0001.hi.md").write_text(GOOD.replace("2026-04-01", "2026-04-31 "), "utf-8")
    done = check(tmp_path, "--lang", language)
    lines = f"{done.stdout}{done.stderr}".splitlines()
    (task,) = [task for task in settings("tasks.json")["tasks"] if task["args"][0] == "check"]
    found = {}
    for matcher in task["problemMatcher"]:
        matches = [match for line in lines if (match := re.match(matcher["pattern"]["regexp"], line))]
        found[matcher["severity"]] = [(match[1], match[2], match[4]) for match in matches]
        assert any(re.search(matcher["background"]["endsPattern"], line) for line in lines)
    path = f"records/{FOLDER}/0001.hi.md"
    assert found == {"error": [(path, "3", "wrong-type")], "warning": [], "info": [(path, "3", "trailing-space")]}


def test_watch(tmp_path: Path) -> None:
    folder = tmp_path / "records" / FOLDER
    shutil.copytree(SHARED, tmp_path / "records" / "vocabulary")
    folder.mkdir(parents=True)
    (folder / "0001.hi.md").write_text(GOOD, "utf-8")
    command = [sys.executable, "-m", "panji", "check", "--watch", "--lang", "en", "--as-of", "2026-11-22"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "reading the records …\n"
        assert " 0 errors" in process.stdout.readline()
        (folder / "0001.hi.md").write_text(GOOD.replace("2026-04-01", "2026-04-31"), "utf-8")
        assert process.stdout.readline() == "reading the records …\n"
        assert "error[wrong-type]" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
    assert process.returncode == 0
