"""`panji explain`: a rule in words."""

from __future__ import annotations

import re

import pytest

from panji.__main__ import main
from panji.diagnostic import Bilingual
from panji.explain import explain, overview
from panji.rules import FAMILIES, rules


@pytest.mark.parametrize("language", ["hi", "en"])
@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_says_all_that_there_is(rule, language: str) -> None:
    text = "\n".join(explain(rule, language))
    words = " ".join(text.split())
    for part in (rule.title, rule.why, rule.fix):
        assert " ".join(part[language].split()) in words
    assert max(map(len, text.splitlines())) <= 160
    for example in rule.example:
        written = example[language] if isinstance(example, Bilingual) else example
        assert all(f"    {line}" in text.splitlines() for line in written.split("\n"))
    assert ("panji check --fix" in words) is rule.fixable


@pytest.mark.parametrize("language", ["hi", "en"])
def test_overview(language: str) -> None:
    lines = list(overview(language))
    assert [line.split()[0] for line in lines if line.startswith("  ")] == [
        rule.name for family in FAMILIES for rule in rules().values() if rule.family == family
    ]
    assert {line.split()[0] for line in lines if line.startswith("  ")} == set(rules())


def test_softer_for_imported_records() -> None:
    softer = [rule for rule in rules().values() if rule.legacy is not rule.severity]
    assert softer
    for rule in softer:
        assert f"For imported records: {rule.legacy}" in explain(rule, "en")


@pytest.mark.parametrize(("written", "meant"), [("danglingrelation", "dangling-relation"), ("wrng-type", "wrong-type")])
def test_the_nearest_name(written: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", written, "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith(f"panji: there is no rule `{written}`; near it are `{meant}`")


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "future-date", "--lang", "hi"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("future-date: ") and re.search("[\u0900-\u097f]", said)
    assert main(["explain", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Identity and numbers\n")
