"""Linked data: what pages and releases say in RDF is what the register says, in terms that exist, as our shapes ask."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SDO, XSD
from registers import REGISTERS, register, site
from test_export import files
from test_world import HOST, made

from panji import linked
from panji.corpus import Corpus
from panji.export import turtle as turtle_format
from panji.record import RELATIONS, Relation
from panji.record_types import record_types
from panji.register import Standing

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader of JSON-LD

SHAPES = Path(__file__).parent / "export"
ELI = "http://data.europa.eu/eli/ontology#"
ROOTS = {"world": HOST, "sample": "https://panji.example/"}
SCRIPT = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@cache
def shapes(name: str) -> Graph:
    return Graph().parse(SHAPES / f"{name}-shapes.ttl")


def faults(graph: Graph, name: str) -> str:
    conforms, _, report = validate(graph, shacl_graph=shapes(name), inference="none", advanced=False)
    return "" if conforms else report


# -- the register as Turtle


@cache
def turtle(name: str) -> Graph:
    return Graph().parse(data=files(name)["register.ttl"], format="turtle")


@pytest.mark.parametrize("name", ["world", "sample"])
def test_turtle_is_as_its_shapes_say(name: str) -> None:
    assert faults(turtle(name), "register") == ""


def test_the_shapes_refuse() -> None:
    spoilt = Graph()
    spoilt += turtle("world")
    record = URIRef(f"{HOST}cmo/directive/2024/1/")
    spoilt.remove((record, URIRef(f"{ELI}is_realized_by"), None))
    spoilt.add((record, DCTERMS.issued, Literal("yesterday")))
    said = faults(spoilt, "register")
    assert "is_realized_by" in said and "issued" in said


@pytest.mark.parametrize("name", ["world", "sample"])
def test_turtle_says_what_the_register_says(name: str) -> None:
    graph, here = turtle(name), site(name)
    records = here.register.records
    subjects = set(graph.subjects(RDF.type, URIRef(f"{ELI}LegalResource")))
    assert subjects == {URIRef(f"{ROOTS[name]}{id}/") for id in records}
    for id, record in records.items():
        subject = URIRef(f"{ROOTS[name]}{id}/")
        titles = {(str(each), each.language) for each in graph.objects(subject, DCTERMS.title)}
        assert titles == {(text.title, language) for language, text in record.texts.items() if text.title}
        issued = [Literal(record.issued.isoformat(), datatype=XSD.date)] if record.issued else []
        assert list(graph.objects(subject, DCTERMS.issued)) == issued
        force = linked.force(here.standing(record))
        binding = (subject, RDF.type, SDO.Legislation) in graph
        terms = [str(each) for each in graph.objects(subject, SDO.legislationLegalForce)]
        assert terms == ([f"https://schema.org/{force}"] if force and binding else [])
        replaced = {
            URIRef(f"{ROOTS[name]}{c.source.id}/") for c in here.standing(record).causes if c.kind == "supersedes"
        }
        assert set(graph.objects(subject, DCTERMS.isReplacedBy)) == replaced
        for point in record.points:
            assert (URIRef(f"{subject}#point-{quote(point.id)}"), URIRef(f"{ELI}is_part_of"), subject) in graph


@given(st.text())
def test_any_words_come_back_from_turtle(words: str) -> None:
    literal = turtle_format._text(words, "hi")
    (found,) = Graph().parse(data=f"<urn:a> <urn:b> {literal} .", format="turtle").objects()
    assert (str(found), found.language) == (words, "hi")


# -- words


def test_every_relation_has_a_word() -> None:
    assert linked.WHOLE.keys() < set(RELATIONS)
    assert {kind for kind in RELATIONS if kind not in linked.WHOLE} == {"clarifies", "replies_to", "cites"}
    for kind in ("supersedes", "rescinds"):
        assert linked.said(kind, Relation(record="a/order/2020/1")).eli == "repeals"
        assert linked.said(kind, Relation(record="a/order/2020/1", scope="3")).eli == "amends"


@pytest.mark.parametrize(
    ("state", "force"),
    [
        ("in-force", "InForce"),
        ("superseded", "NotInForce"),
        ("not-yet", "NotInForce"),
        ("unknown", None),
        ("removed", None),
    ],
)
def test_force(state: str, force: str | None) -> None:
    assert linked.force(Standing(state)) == force  # type: ignore[arg-type]


# -- what a page says


def of_page(name: str) -> tuple[bytes, Graph]:
    (found,) = SCRIPT.findall(made()[name])
    return found, Graph().parse(data=found, format="json-ld", publicID="https://elsewhere.example/")


def test_every_record_s_page_says_what_it_is() -> None:
    sizes = []
    whole = Graph()
    for id, record in register("world").records.items():
        for end, lang in (("", "hi"), ("en/", "en")):
            found, graph = of_page(f"{id}/{end}index.html")
            sizes.append(len(found))
            subject = URIRef(f"{HOST}{id}/")
            assert set(graph.subjects()) == {subject}
            data = json.loads(found)
            number = data.get("legislationIdentifier") or data.get("identifier")
            assert number == record.number
            text = record.text(lang)
            assert (
                data["name"] in (text.title, record.number, *(each.title for each in record.texts.values()))
                or not text.title
            )
            assert data["inLanguage"] in record.texts
            for predicate in set(graph.predicates()):
                assert str(predicate).startswith(("https://schema.org/", str(RDF)[:-1], ELI, str(DCTERMS))), predicate
            assert faults(graph, "page") == "", id
            whole += graph
    assert max(sizes) < 1000 and sum(sizes) / len(sizes) < 700
    gone = [id for id, standing in site("world").standings.items() if standing.state == "superseded"]
    superseded = [URIRef(f"{HOST}{id}/") for id in gone if record_types()[register("world").records[id].type].binding]
    assert superseded
    for subject in superseded:
        assert (subject, SDO.legislationLegalForce, SDO.NotInForce) in whole
        (later,) = set(whole.objects(subject, DCTERMS.isReplacedBy))
        assert (later, URIRef("https://schema.org/legislationRepeals"), subject) in whole


def test_every_record_of_the_sample_register_says_what_it_is() -> None:
    here = site("sample")
    said = [linked.scripts(record, here) for record in here.register.records.values()]
    for lang in here.languages:
        whole = Graph()
        for each in said:
            (found,) = SCRIPT.findall(each[lang].encode())
            whole.parse(data=found, format="json-ld", publicID="https://elsewhere.example/")
        assert faults(whole, "page") == ""
        assert len(set(whole.subjects(RDF.type))) == len(here.register.records)


def test_no_title_ends_the_script() -> None:
    """A page is HTML before it is JSON."""
    record = Corpus(REGISTERS["world"], cache=False).read().records["cmo/directive/2024/1"]
    record.texts["hi"].title = "</script><script>alert(1)</script><!--"
    said = linked.scripts(record, site("world"))["hi"]
    assert said.count("<") == 2
    assert json.loads(said.partition(">")[2].removesuffix("</script>"))["name"] == record.texts["hi"].title
