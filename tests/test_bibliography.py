"""BibTeX and CSL-JSON: read back by a parser, valid by CSL's own schema, nothing lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from jsonschema import Draft7Validator
from registers import AS_OF
from registers import site as site_of

from panji.bibliography import bibtex, csl, items, key_of, path_of
from panji.corpus import Corpus
from panji.site import Site
from panji.views import cite

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "citation" / "csl-data.json").read_text("utf-8"))

TITLES = (
    r"50% of R&D: the #1 item, $5 {each}, a_b ~ c^d \ back",
    "पेयजल: 100% घरों में ‘हर घर नल’ — चरण #2 (अ&ब)",
    "क्ष्म्य र्‍या श्रृंखला ड़ ढ़ ₹ १२३",
    "}} unbalanced { braces }",
    "ends with a backslash \\",
    "@article{x, title = {y}}",
    "quotes \" and ' and “these”",
)


@pytest.fixture(scope="module")
def sample() -> Site:
    return site_of("sample")


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("odd")
    folder = root / "records/cmo/order/2024"
    folder.mkdir(parents=True)
    for serial, title in enumerate(TITLES, 1):
        (folder / f"{serial:04}.hi.md").write_text(
            f"---\nnumber: 'प.{serial}(_)मुमका/2024 #&%'\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\nissued: 2024-03-0{serial}\n---\nपाठ।\n",
            "utf-8",
        )
    return Site(Corpus(root, cache=False).read(), AS_OF)


def read_back(file: bytes) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_string(
        file.decode(), append_middleware=[LatexDecodingMiddleware(keep_braced_groups=True)]
    )
    assert not library.failed_blocks
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def unbraced(text: str) -> str:
    """Without the braces that keep capitals; and with the accent for which the parser takes TeX's ASCII one."""
    return text.removeprefix("{").removesuffix("}").replace("ˆ", "^")


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_a_parser_reads_the_whole_sample_back(sample: Site, lang: str) -> None:
    records = list(sample.register.records.values())
    entries = read_back(bibtex(items(records, sample, lang)))
    assert entries.keys() == {key_of(record) for record in records}
    for record in records:
        entry = entries[key_of(record)]
        assert entry["url"] == sample.permanent(f"{record.id}/")
        assert record.issued is None or entry["date"] == record.issued.isoformat()
        assert entry.get("number", "") == (record.number or "")
        assert entry["langid"] in ("hindi", "english")
        text = record.text(lang)
        if text.title:
            assert unbraced(entry["title"]) == text.title


def test_special_characters_come_back_as_they_were(odd: Site) -> None:
    entries = read_back(bibtex(items(odd.register.records.values(), odd, "hi")))
    for serial, title in enumerate(TITLES, 1):
        entry = entries[f"cmo-order-2024-{serial}"]
        assert unbraced(entry["title"]) == title
        assert entry["number"] == f"प.{serial}(_)मुमका/2024 #&%"


def test_an_entry(sample: Site) -> None:
    record = sample.register.records["cmo/circular/2019/1"]
    assert bibtex(items([record], sample, "hi")).decode() == (
        "@techreport{cmo-circular-2019-1,\n"
        "  author = {{मुख्यमंत्री कार्यालय}},\n"
        f"  title = {{{{{record.first.title}}}}},\n"
        "  institution = {मुख्यमंत्री कार्यालय},\n"
        "  type = {परिपत्र},\n"
        "  number = {प.7(2)मुमका/2019},\n"
        "  year = {2019},\n"
        "  month = feb,\n"
        "  date = {2019-02-12},\n"
        "  langid = {hindi},\n"
        "  url = {https://panji.example/cmo/circular/2019/1/},\n"
        "}\n"
    )


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_csl_json_is_valid_by_its_own_schema(sample: Site, odd: Site, lang: str) -> None:
    Draft7Validator.check_schema(SCHEMA)
    for site in (sample, odd):
        records = list(site.register.records.values())
        found = json.loads(csl(items(records, site, lang)))
        errors = [f"{error.json_path}: {error.message}" for error in Draft7Validator(SCHEMA).iter_errors(found)]
        assert not errors
        assert [item["id"] for item in found] == [key_of(record) for record in records]
    assert [item["title"] for item in found] == list(TITLES)


def test_what_csl_calls_a_record(sample: Site) -> None:
    records = sample.register.records
    assert items([records["cmo/circular/2019/1"]], sample, "hi") == [
        {
            "id": "cmo-circular-2019-1",
            "type": "regulation",
            "author": [{"literal": "मुख्यमंत्री कार्यालय"}],
            "authority": "मुख्यमंत्री कार्यालय",
            "genre": "परिपत्र",
            "number": "प.7(2)मुमका/2019",
            "title": records["cmo/circular/2019/1"].first.title,
            "issued": {"date-parts": [[2019, 2, 12]]},
            "language": "hi",
            "URL": "https://panji.example/cmo/circular/2019/1/",
        }
    ]
    types = {record.type: items([record], sample, "en")[0]["type"] for record in records.values()}
    assert types["letter"] == "personal_communication"
    assert types["report"] == "report"
    assert types["press-release"] == "document"


def test_every_record_is_in_a_file_of_each_kind_in_each_language(sample: Site) -> None:
    files = {data.path: data for bundle in cite.render(sample) for data in bundle.make()}
    assert list(files) == [path for bundle in cite.render(sample) for path in bundle.paths]
    for record in sample.register.records.values():
        for lang in sample.languages:
            assert f"@techreport{{{key_of(record)},".encode() in files[path_of(record, sample, lang, "bib")].content()
    newest = sample.newest_first[0]
    found = json.loads(files[path_of(newest, sample, "en", "csl.json")].content())
    assert key_of(newest) in [item["id"] for item in found]
