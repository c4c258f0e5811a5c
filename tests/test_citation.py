"""Numbers cited in texts: how they are found, and which records they mean; on real orders, and the whole corpus if at hand."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from panji.check import check
from panji.citation import Citations
from panji.corpus import Corpus
from panji.diagnostic import Bilingual
from panji.importers.folder import run
from panji.register import Register
from panji.reports import Report, text

HERE = Path(__file__).parent
NYC, MAPPING = HERE / "citation" / "nyc", HERE / "import" / "nyc-executive-orders.yml"
AS_OF = date(2026, 7, 1)
PAGES = Bilingual("https://panji.example/{rule}/", "https://panji.example/en/{rule}/")


class Office:
    """A register of orders, made by a test."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def add(self, id: str, number: str, issued: str, body: str = "Text.") -> None:
        *place, serial = id.split("/")
        path = self.root.joinpath("records", *place, f"{int(serial):04}.en.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\nnumber: {number}\ntitle: Order\nissued: {issued}\n---\n{body}\n", "utf-8")

    def read(self) -> Register:
        return Corpus(self.root, cache=False).read()

    def cited(self, body: str, issued: str = "2026-05-01") -> list[str]:
        """The outcome for each number that an order of that day cites, or the id of the record that it means."""
        self.add("cmo/order/2099/1", "no number", issued, body)
        register = self.read()
        record, citations = register.records["cmo/order/2099/1"], register.citations
        outcomes = (citations.trace(each, record) for each in citations.of(record))
        return [str(found[0].id) if outcome == "record" else outcome for outcome, found in outcomes]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Two offices: one whose numbers have the year in them, one whose numbers begin anew each year."""
    office = Office(tmp_path)
    office.add("cmo/order/2024/1", "प.3(1)मुमका/2024", "2024-04-05")
    office.add("cmo/order/2024/2", "प.3(2)मुमका/2024", "2024-04-06")
    office.add("dept/it/order/2025/1", "F.12(4)DoIT/2025/Rules-3", "2025-02-10")
    for year in (2023, 2024):
        office.add(f"mayor/order/{year}/1", "Executive Order 12", f"{year}-03-01")
        office.add(f"mayor/order/{year}/2", "Executive Order 13", f"{year}-03-02")
        office.add(f"mayor/order/{year}/3", "Emergency Executive Order 1.1", f"{year}-03-03")
    return office


@pytest.mark.parametrize(("body", "expected"), [
    ("आदेश प.3(1)मुमका/2024 के क्रम में", "cmo/order/2024/1"),
    ("आदेश क्रमांक प. ३ ( १ ) मुमका / २०२४ के", "cmo/order/2024/1"),
    ("आदेश [प.3(1)मुमका/2024 दिनांक 05.04.2024](/cmo/order/2024/1/) के", "cmo/order/2024/1"),
    ("प.3(1)मुमका/2024 दि. 5 अप्रैल, 2024", "cmo/order/2024/1"),
    ("प.3(1)मुमका/2024 दिनांक 04/05/2024", "cmo/order/2024/1"),
    ("प.3(1)मुमका/2024 दिनांक 07.04.2024", "other-date"),
    ("एफ.3(1)मुमका/2024 के क्रम में", "cmo/order/2024/1"),
    ("प.3(9)मुमका/2024 के क्रम में", "not-here"),
    ("प.3(1)मुमका/2024 दिनांक 05.04.2029", "implausible-year"),
    ("order f. 12 (4) doit/2025/rules-3 of", "dept/it/order/2025/1"),
    ("Executive Order No. 12, dated March 1, 2023, is", "mayor/order/2023/1"),
    ("EXECUTIVE\nORDER NUMBER 12 of 2024", "mayor/order/2024/1"),
    ("Executive OrderNo.12 (2023)", "mayor/order/2023/1"),
    ("Executive Order No. 12(2023)", "mayor/order/2023/1"),
    ("Executive Order No. 12, dated 3/1/23", "mayor/order/2023/1"),
    ("Executive Order No. 12 for the year 2024", "mayor/order/2024/1"),
    ("Executive Order No. 12, entitled “On water, 1999”, dated 1st March 2023", "mayor/order/2023/1"),
    ("Executive Order No. 12, dated March 9, 2023", "other-date"),
    ("Executive Order No. 12 is repealed", "no-year"),
    ("Executive Order No. 12, dated March 1, 2994", "implausible-year"),
    ("Executive Order No. 12 of 1975", "not-here"),
    ("(see Executive Order No. 12) DATE: March 1, 2023", "no-year"),
    ("Emergency Executive Order No. 1.1 of 2024", "mayor/order/2024/3"),
])  # fmt: skip
def test_what_is_meant(office: Office, body: str, expected: str) -> None:
    assert office.cited(body) == [expected]


@pytest.mark.parametrize("body", [
    "पप.3(1)मुमका/2024", "प.3(1)मुमका/20245", "प.3(1)मुमका/2024/7", "प.3(1)मुमकाज/2024", "ए.3(1)मुमका/2024", "धारा 3(1) एवं 2024",
    "Executive Order", "Executive Ordering 12", "Non-Executive Order 12", "Executive Order 12/7",
])  # fmt: skip
def test_what_is_no_number_of_the_register(office: Office, body: str) -> None:
    assert office.cited(body) == []


def test_lists_of_numbers(office: Office) -> None:
    assert office.cited("Executive Orders Nos. 12, 13 and 14, and 3 days, of 2024") == ["no-year", "no-year", "no-year"]
    assert office.cited("Executive Orders 12 and 13, dated March 2, 2024") == ["no-year", "mayor/order/2024/2"]
    assert office.cited("Executive Order 12, 13 persons and 14 days") == ["no-year"]


def test_an_order_does_not_cite_itself(office: Office) -> None:
    office.add("mayor/order/2025/1", "Executive Order 12", "2025-03-01", "EXECUTIVE ORDER NO. 12\nMarch 1, 2025\n")
    office.add("mayor/order/2025/2", "Executive Order 14", "2025-04-01", "EXECUTIVE ORDER NO. 19\nApril 1, 2025\n")
    office.add("mayor/order/2025/3", "Executive Order 15", "2025-05-01", "a " * 300 + "Executive Order 15 of 2024")
    register = office.read()
    outcomes = []
    for serial in (1, 2, 3):
        record = register.records[f"mayor/order/2025/{serial}"]
        (citation,) = register.citations.of(record)
        outcomes.append(register.citations.trace(citation, record)[0])
    assert outcomes == ["itself", "itself", "not-here"]


def test_of_two_offices_with_one_number_the_own_is_meant(office: Office) -> None:
    office.add("dept/it/order/2024/1", "प.3(1)मुमका/2024", "2024-05-05")
    assert office.cited("प.3(1)मुमका/2024 के क्रम में") == ["cmo/order/2024/1"]
    assert office.cited("प.3(1)मुमका/2024 दिनांक 05.05.2024") == ["dept/it/order/2024/1"]


def test_numbers_like_any_other_text_are_left_alone(tmp_path: Path) -> None:
    office = Office(tmp_path)
    for serial, number in enumerate(("12", "3/2024", "4(1)", "F.7/2024", "..."), 1):
        office.add(f"cmo/order/2024/{serial}", number, "2024-04-05")
    assert office.cited("12 3/2024 4(1) F.7/2024 ...") == []
    assert list(Citations(()).find("प.3(1)मुमका/2024")) == []


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("nyc")
    run(NYC, MAPPING, into)
    return into


def found(corpus: Corpus, doctor: bool, rules: tuple[str, ...]) -> Iterator[str]:
    result = check(corpus.read(), AS_OF, corpus.document, doctor=doctor)
    chosen = [each for each in result.found if each.rule in rules]
    return text.render(Report(chosen, "en", PAGES, lambda path: corpus.document(path).text.split("\n")))


def test_real_orders(imported: Path, tmp_path: Path, expect: Callable[[Path, str], None]) -> None:
    """What was cited dead, and a part of an order that was revoked, are found where the import did not say so."""
    lines = [*found(Corpus(imported, cache=False), True, ("unknown-citation",))]
    silent = re.sub(r"\n    (partial: partial|scope: .*)", "", MAPPING.read_text("utf-8"))
    (tmp_path / "mapping.yml").write_text(silent, "utf-8")
    run(NYC, tmp_path / "mapping.yml", tmp_path)
    lines += found(Corpus(tmp_path, cache=False), False, ("partial-without-scope", "cited-not-related"))
    expect(HERE / "citation" / "expected.txt", "".join(f"{line}\n" for line in lines))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that somebody found in the whole corpus, imported."""
    into = tmp_path_factory.mktemp("whole")
    run(Path(os.environ["PANJI_NYC"]), MAPPING, into)
    return into


def in_corpus(part: str) -> list[dict[str, Any]]:
    return json.loads((Path(os.environ["PANJI_NYC"]) / "supersession.json").read_text("utf-8"))[part]


def said_of(into: Path, rules: tuple[str, ...], doctor: bool = False) -> dict[str, list[str]]:
    """By reference of the corpus, what some rules say of an order."""
    corpus = Corpus(into, cache=False)
    register = corpus.read()
    refs = {record.first.path: record.source.ref for record in register.records.values()}
    said: dict[str, list[str]] = {ref: [] for ref in refs.values()}
    for each in check(register, AS_OF, corpus.document, doctor=doctor).found:
        if each.rule in rules:
            said[refs[each.path]].append(each.message.en)
    return said


OWN_HEADING = {"1984-EO-075", "1988-EO-116"}
"""Orders of which the corpus says that they cite themselves: `EXECUTIVE ORDER NO. 75 … Amendment of …` is the heading."""


@pytest.mark.skipif("PANJI_NYC" not in os.environ, reason="PANJI_NYC does not name the corpus's folder")
def test_all_that_the_corpus_itself_reports(corpus: Path) -> None:
    """Each citation that the corpus reports dead is named to whoever checks the register; and what became of it.

    Of the 90 without a year, 38 have one that the corpus did not read: `January I 0, 2019`, `(1975)`, `of January 12, 1978`.
    """
    dead = said_of(corpus, ("unknown-citation",), doctor=True)
    alive = said_of(corpus, ("cited-not-related",))
    register = Corpus(corpus, cache=False).read()
    by_ref = {record.source.ref: record for record in register.records.values()}
    found: Counter[tuple[str, str]] = Counter()
    itself = set()
    for edge in in_corpus("dangling_citations"):
        record, number = by_ref[edge["actor"]], int(edge["target"].rpartition("-")[2])
        written = re.compile(rf"\b{number}`")
        messages = [each for each in dead[edge["actor"]] + alive[edge["actor"]] if written.search(each)]
        citations = [each for each in register.citations.of(record) if re.search(rf"\D{number}$", each.key)]
        outcomes = {register.citations.trace(each, record)[0] for each in citations}
        meant = {each.id for citation in citations for each in register.citations.trace(citation, record)[1]}
        ways = {
            "implausible-year": any("cannot be" in each for each in messages),
            "not-here": any("is not in the register" in each for each in messages),
            "no-year": any(each.startswith("no year can be read") for each in messages),
            "record": any("is not among the relations" in each for each in messages),
            "related": meant and meant <= {relation.record for _, _, relation in record.relations()},
            "itself": outcomes == {"itself"},
        }
        first = {"not-in-corpus": "not-here"}.get(edge["reason"], edge["reason"])
        way = next(each for each in (first, *ways) if ways[each])
        found[edge["reason"], way] += 1
        if way == "itself":
            itself.add(edge["actor"])
    assert found == {
        ("not-in-corpus", "not-here"): 50,
        ("implausible-year", "implausible-year"): 2,
        ("no-year", "no-year"): 50,
        ("no-year", "not-here"): 5,
        ("no-year", "record"): 29,
        ("no-year", "related"): 4,
        ("no-year", "itself"): 2,
    }
    assert itself == OWN_HEADING


PART_IN_THE_SCAN = {
    (
        "1976-EO-062",
        "1976-EO-055",
    ): "the scan has lost what became of section three; what is revoked is a delegation of 1963",
}
"""Of these the corpus says that a part ends, and the rule does not."""
PART_ONLY_HERE = {
    ("1976-EO-073", "1975-EO-040"): "paragraphs are renumbered, and nothing of order 40 is rescinded",
    ("1986-EO-105", "1978-EO-016"): "section 1(b) and section 5(b) are repealed",
    ("1986-EO-105", "1984-EO-078"): "it had amended these sections",
}
"""Of these the corpus says that the whole ends, wrongly."""


@pytest.mark.skipif("PANJI_NYC" not in os.environ, reason="PANJI_NYC does not name the corpus's folder")
def test_all_parts_that_the_corpus_itself_reports(tmp_path: Path) -> None:
    """Where the import would not have said that only a part is meant, the check does."""
    silent = re.sub(r"\n    (partial: partial|scope: .*)", "", MAPPING.read_text("utf-8"))
    (tmp_path / "mapping.yml").write_text(silent, "utf-8")
    run(Path(os.environ["PANJI_NYC"]), tmp_path / "mapping.yml", tmp_path)
    register = Corpus(tmp_path, cache=False).read()
    ids = {record.source.ref: record.id for record in register.records.values()}
    said = said_of(tmp_path, ("partial-without-scope",))
    differ: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for edge in in_corpus("edges"):
        named = any(f"`{ids[edge['target']]}`" in each for each in said[edge["actor"]])
        if named != edge["partial"] and edge["verb"] != "amended":  # an amendment is always of a part
            differ[edge["partial"]].add((edge["actor"], edge["target"]))
        assert named or edge["verb"] != "amended"
    assert differ == {True: PART_IN_THE_SCAN.keys(), False: PART_ONLY_HERE.keys()}
