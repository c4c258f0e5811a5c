"""What the check prints: as text, as GitHub's annotations, as JSON, SARIF and Markdown; of all fixtures' findings."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from pathlib import Path

import jsonschema
import pyromark
import pytest
from test_rules import AS_OF, FAILING, diagnose, register_of

from panji import endpoints
from panji.check import readable
from panji.diagnostic import Bilingual, Diagnostic, Related, Severity, Span
from panji.reports import Report, formats
from panji.reports.json import CheckReport
from panji.rules import rules

SARIF = json.loads((Path(__file__).parent / "reports" / "sarif-schema-2.1.0.json").read_bytes())
PAGES = Bilingual("https://panji.example/rules/{rule}/", "https://panji.example/en/rules/{rule}/")
EVIL = (
    "`x\n::error::y",
    "a,b:c%0A::warning::",
    "<script>alert(1)</script>",
    "| a | b |",
    "[link](https://evil.example/)",
    "![](https://evil.example/x.png)",
    "&lt;b&gt;",
    "https://evil.example/ @everyone #1 www.evil.example",
    "```\n# heading",
    "\\`*_{}[]()#+-.!~",
    "\udcff",  # a byte of a file's name that is no UTF-8
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Diagnostic]:
    """What all failing fixtures give, as one list."""
    return [
        diagnostic
        for number, case in enumerate(FAILING)
        for diagnostic in diagnose(register_of(case, tmp_path_factory.mktemp(f"case{number}") / "now"), case)
    ]


def render(format: str, found: list[Diagnostic], language: str = "en") -> str:
    report = Report(found, language, PAGES, lambda path: ["---", "title: a"], AS_OF, 3, 7)
    return "".join(f"{line}\n" for line in formats()[format](report))


def evil(severity: Severity = Severity.ERROR) -> list[Diagnostic]:
    """Findings of values that want to be something else; some in a file's name."""
    made = []
    for value in EVIL:
        words = readable(Bilingual(f"मान `{value}` है", f"the value is `{value}`"))
        related = (Related(f"records/{value}.md", Span(1, 1, 1, 2), words),)
        place = f"records/{value}.md" if "\n" not in value else "records/a.md"
        made.append(Diagnostic(place, Span(2, 1, 2, 3), severity, "wrong-type", words, words, related))
    return made


def test_all_formats() -> None:
    assert set(formats()) == {"github", "json", "markdown", "sarif", "text"}


@pytest.mark.parametrize("language", ["hi", "en"])
class TestGithub:
    def test_one_annotation_a_finding(self, found: list[Diagnostic], language: str) -> None:
        lines = render("github", found, language).splitlines()
        assert len(lines) == len(found)
        for line in lines:
            assert re.fullmatch(
                r"::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,"
                r"title=[^,:]+ \[[a-z-]+\]::.+",
                line,
            )

    def test_each_says_how_to_mend_it(self, found: list[Diagnostic], language: str) -> None:
        lines = render("github", found, language).splitlines()
        for each in found:
            hint = (each.hint or rules()[each.rule].fix)[language]
            text = f"{each.message[language]}\n{{}}{hint}\n{{}}{PAGES[language].format(rule=each.rule)}"
            parts = [re.escape(part.replace("%", "%25").replace("\n", "%0A")) for part in text.split("{}")]
            assert any(re.search(".*".join(parts) + "$", line) for line in lines), each

    def test_nothing_starts_a_command_of_its_own(self, language: str) -> None:
        lines = render("github", evil(), language).splitlines()
        assert len(lines) == len(EVIL)
        assert all(re.match(r"::error file=records/[^,:]+,line=2,", line) for line in lines)


def test_github_the_worst_first() -> None:
    mixed = [evil(severity)[0] for severity in (Severity.ADVICE, Severity.ERROR, Severity.WARNING, Severity.ERROR)]
    levels = [line[2:].split(" ")[0] for line in render("github", mixed).splitlines()]
    assert levels == ["error", "error", "warning", "notice"]


def test_github_columns_only_within_a_line() -> None:
    (line,) = render("github", [evil()[0]._replace(span=Span(2, 5, 4, 1))]).splitlines()
    assert ",line=2,endLine=4,title=" in line


@pytest.mark.parametrize("language", ["hi", "en"])
def test_json(found: list[Diagnostic], language: str) -> None:
    schema = json.loads(endpoints.schema(CheckReport))
    for some in (found, [], evil()):
        report = json.loads(render("json", some, language))
        jsonschema.validate(report, schema, jsonschema.Draft202012Validator)
        assert (report["version"], report["as_of"], report["records"], report["files"]) == (1, "2026-11-22", 3, 7)
        assert len(report["diagnostics"]) == len(some)
        assert report["errors"] + report["warnings"] + report["advice"] == len(some)
    report = json.loads(render("json", found, language))
    for each, published in zip(found, report["diagnostics"], strict=True):
        assert published["message"] == each.message._asdict()
        assert (published["line"], published["column"]) == each.span[:2]


@pytest.mark.parametrize("language", ["hi", "en"])
def test_sarif(found: list[Diagnostic], language: str) -> None:
    validator = jsonschema.Draft4Validator(SARIF)
    for some in (found, [], evil()):
        log = json.loads(render("sarif", some, language))
        assert not list(validator.iter_errors(log))
        (run,) = log["runs"]
        assert run["language"] == language
        for each, result in zip(some, run["results"], strict=True):
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == each.rule
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[\w/.~%-]+", uri, re.ASCII), uri


@pytest.mark.parametrize("language", ["hi", "en"])
class TestMarkdown:
    def test_a_table_a_file(self, found: list[Diagnostic], language: str) -> None:
        some = found[:150]
        page = pyromark.html(render("markdown", some, language), options=pyromark.Options.ENABLE_TABLES)
        assert page.count("<h3>") == page.count("<table>") == len({each.path for each in some})
        assert page.count("<tr>") == len(some) + len({each.path for each in some})
        for each in some:
            assert html.escape(each.message[language].split("`")[0], quote=False) in page

    def test_nothing_becomes_markup(self, language: str) -> None:
        page = pyromark.html(render("markdown", evil(), language), options=pyromark.Options.ENABLE_TABLES)
        tags = set(re.findall(r"<(\w+)", page))
        assert tags == {
            "h2",
            "h3",
            "p",
            "strong",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "code",
            "br",
            "sub",
            "a",
        }
        links = set(re.findall(r'href="([^"]*)"', page))
        assert links == {PAGES[language].format(rule="wrong-type")}
        assert all(len(re.findall("<td", row)) == 4 for row in re.findall(r"<tr><td.*?</tr>", page, re.DOTALL))
        shown = html.unescape(re.sub("<[^>]*>", "", page))
        assert (
            "<script>alert(1)</script>" in shown and "| a | b |" in shown and "[link](https://evil.example/)" in shown
        )

    def test_not_more_than_github_takes(self, found: list[Diagnostic], language: str) -> None:
        long = Bilingual("क" * 2000, "k" * 2000)
        many = [found[0]._replace(severity=Severity.ERROR, message=long, hint=long, related=())] * 5000
        page = render("markdown", many, language)
        shown = page.count("\n| ✖")
        assert 10 < shown < 5000 and len(page.encode()) < 250_000
        assert f"{5000 - shown:,}" in page.splitlines()[-1]

    def test_the_worst_file_first(self, language: str) -> None:
        first, second = evil(Severity.ADVICE)[:2]
        worst = second._replace(path="records/z.md", severity=Severity.ERROR)
        page = render("markdown", [first, second, worst], language)
        assert re.findall(r"### <code>(.*)</code>", page)[0] == "records&#47;z&#46;md"


def test_markdown_when_all_is_well() -> None:
    assert "✔ Nothing was found." in render("markdown", [])
    assert "✔ कोई त्रुटि" in render("markdown", [], "hi")


def test_text_has_colours_only_where_they_are_seen() -> None:
    plain = render("text", evil()[2:3])
    assert "\x1b" not in plain
    report = Report(evil()[2:3], "en", PAGES, as_of=date(2026, 11, 22), colour=True)
    assert re.sub("\x1b\\[[0-9;]*m", "", next(formats()["text"](report))) == plain.splitlines()[0]
    assert "\x1b[1;31merror\x1b[0m[wrong-type]" in next(formats()["text"](report))
