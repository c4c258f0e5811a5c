"""Each rule against its fixtures: ``rules/<rule>/<pass|fail>-<case>/records/…``, and what `panji check` says of them.

A case is a register in small, checked with all rules on. Where it has no vocabulary of its own, it gets the one in
``rules/vocabulary``.
"""

from __future__ import annotations

import pickle
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from panji.change import Changes
from panji.check import check, readable
from panji.corpus import Corpus
from panji.diagnostic import Bilingual, Diagnostic, Example, Severity
from panji.register import Register
from panji.reports import Report, text
from panji.rules import FAMILIES, Rule, about, having, inspect, judge, rules

FIXTURES = Path(__file__).parent / "rules"
SHARED = FIXTURES / "vocabulary"
AS_OF = date(2026, 11, 22)
CHECKS = (
    "check_file",
    "check_alone",
    "check_record",
    "check_register",
    "check_exemptions",
    "check_count",
    "check_change",
)
CASES = sorted(case for case in FIXTURES.glob("*/*") if case.is_dir())
FAILING = [case for case in CASES if case.name.startswith("fail-")]
PASSING = [case for case in CASES if case.name.startswith("pass-")]


def name_of(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def register_of(case: Path, folder: Path) -> Corpus:
    """The case as a register on disk."""
    records = folder / "records"
    shutil.copytree(case / "records", records)
    (records / "vocabulary").mkdir(exist_ok=True)
    for shared in SHARED.iterdir():
        if not (records / "vocabulary" / shared.name).exists():
            shutil.copy(shared, records / "vocabulary")
    return Corpus(folder, cache=False)


def diagnose(corpus: Corpus, case: Path) -> list[Diagnostic]:
    """What `panji check` finds, and for a rule of `panji doctor` what that rule finds too: in a register of two records
    the doctor has much to say.

    Where the case has a ``base/records``, that is how things were, ``records`` how they are now, and ``there/records``
    what the target of the branch got meanwhile.
    """
    register, rule = corpus.read(), rules().get(case.parent.name)
    changes = changes_in(case, register, corpus.root.parent / "base") if (case / "base").is_dir() else None
    found = check(register, AS_OF, corpus.document, changes=changes).found
    if rule and rule.doctor:
        said = check(register, AS_OF, corpus.document, doctor=True).found
        found += [diagnostic for diagnostic in said if diagnostic.rule == rule.name]
    return found


def changes_in(case: Path, register: Register, folder: Path) -> Changes:
    before, after = register_of(case / "base", folder).read().files, register.files
    digests = [{path: file.digest for path, file in files.items()} for files in (before, after)]
    paths = {path for path, _ in digests[0].items() ^ digests[1].items()}
    there = [file.relative_to(case / "there").as_posix() for file in (case / "there").rglob("*.md")]
    return Changes(register, {path: before.get(path) for path in paths}, there)


def as_text(found: list[Diagnostic], corpus: Corpus, language: str) -> str:
    pages = Bilingual(*["https://panji.example/rules/{rule}/"] * 2)
    report = Report(found, language, pages, lambda path: corpus.document(path).text.split("\n"))
    return "".join(f"{line}\n" for line in text.render(report))


@pytest.mark.parametrize("case", PASSING, ids=name_of)
def test_pass(case: Path, tmp_path: Path) -> None:
    assert diagnose(register_of(case, tmp_path / "now"), case) == []


@pytest.mark.parametrize("case", FAILING, ids=name_of)
def test_fail(case: Path, tmp_path: Path, expect: Callable[[Path, str], None]) -> None:
    corpus = register_of(case, tmp_path / "now")
    found = diagnose(corpus, case)
    known = {rule for rule, _ in corpus.read().known_faults}  # shown beside a finding on their number
    names = {diagnostic.rule for diagnostic in found}
    assert case.parent.name in names and names <= known | {case.parent.name}
    expect(case / "expected.txt", as_text(found, corpus, "en"))
    expect(case / "expected.hi.txt", as_text(found, corpus, "hi"))
    for diagnostic in found:
        reads_well(diagnostic)
        lies_in_its_file(diagnostic, corpus, case)


def reads_well(diagnostic: Diagnostic) -> None:
    """English messages are no sentences; Hindi ones are Hindi; nothing is left unfilled; values stand in backticks."""
    for words in (diagnostic.message, diagnostic.hint, *(related.message for related in diagnostic.related)):
        if words is None:
            continue
        without_values = re.sub(r"`[^`]*`", "", words.en)
        assert not words.en.endswith("."), words
        assert words.en[:1] == words.en[:1].lower(), words
        assert not re.search(r"[{}]|None", without_values), words
        assert "``" not in words.en, words
        assert without_values.count("`") == 0, words
        assert re.search("[\u0900-\u097f]", words.hi), words
        assert re.search("`[^`]*`", words.hi) or "`" not in words.en, words


def lies_in_its_file(diagnostic: Diagnostic, corpus: Corpus, case: Path) -> None:
    assert any((root / diagnostic.path).exists() for root in (corpus.root, case / "base"))
    span, lines = diagnostic.span, corpus.document(diagnostic.path).text.split("\n")
    assert 1 <= span.line <= max(1, len(lines))
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    assert (span.line, span.column) <= (span.end_line, span.end_column)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_alone_is_alone(case: Path, tmp_path: Path) -> None:
    """Rules that say they need a record alone say the same of it where they see no other."""
    register = register_of(case, tmp_path / "now").read()
    for record in register.records.values():
        own = [
            file for file in register.files.values() if file.id == record.id or file.kind in ("vocabulary", "settings")
        ]
        apart = Register(own)
        assert judge(apart.records[record.id], apart) == judge(record, register)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
class TestEveryRule:
    def test_explains_itself(self, rule) -> None:
        for words in (rule.title, rule.why, rule.fix):
            assert isinstance(words, Bilingual)
            assert re.search("[\u0900-\u097f]", words.hi)
            assert re.search("[a-z]", words.en) and not re.search("[\u0900-\u097f]", words.en)
        assert not rule.title.en.endswith(".") and not rule.title.hi.endswith("।") and "`" not in "".join(rule.title)
        for words in (rule.why, rule.fix):
            assert words.en.endswith((".", "`")) and words.hi.endswith(("।", "`"))
        assert rule.module.__doc__

    def test_shows_an_example(self, rule) -> None:
        assert isinstance(rule.example, Example)
        for language in ("hi", "en"):
            wrong, right = (each[language] if isinstance(each, Bilingual) else each for each in rule.example)
            assert wrong.strip() and right.strip() and wrong != right

    def test_belongs_somewhere(self, rule) -> None:
        assert rule.family in FAMILIES

    def test_has_fixtures(self, rule) -> None:
        kinds = {case.name.split("-")[0] for case in CASES if case.parent.name == rule.name}
        assert kinds == {"pass", "fail"}

    def test_checks_something(self, rule) -> None:
        assert any(hasattr(rule.module, name) for name in CHECKS)


def test_a_rule_is_never_harsher_with_imported_records() -> None:
    order = list(Severity)
    assert all(order.index(rule.severity) <= order.index(rule.legacy) for rule in rules().values())


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Rule], None]]:
    """Leaves one rule, changed at will."""

    def leave(rule: Rule) -> None:
        for user in ("panji.rules.rules", "panji.check.rules"):
            monkeypatch.setattr(user, lambda: {rule.name: rule})
        having.cache_clear()
        about.cache_clear()

    yield leave
    having.cache_clear()
    about.cache_clear()


def test_imported_records_are_judged_softly(tmp_path: Path, only: Callable[[Rule], None]) -> None:
    """LEGACY weighs what lies in a file of a record with `source`, and nothing else."""
    corpus = register_of(FIXTURES / "unknown-term" / "fail-names", tmp_path)
    only(rules()["unknown-term"]._replace(legacy=Severity.ADVICE))
    before = check(corpus.read(), AS_OF, corpus.document).found
    assert before and {diagnostic.severity for diagnostic in before} == {Severity.ERROR}
    path = corpus.root / before[0].path
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nsource: {collection: a, ref: b}\n", 1), "utf-8")
    after = {diagnostic.path: diagnostic.severity for diagnostic in check(corpus.read(), AS_OF, corpus.document).found}
    assert after.pop(before[0].path) is Severity.ADVICE
    assert set(after.values()) <= {Severity.ERROR}


def test_doctor_is_apart(tmp_path: Path, only: Callable[[Rule], None]) -> None:
    corpus = register_of(FIXTURES / "unknown-term" / "fail-names", tmp_path)
    only(rules()["unknown-term"]._replace(doctor=True))
    assert not check(corpus.read(), AS_OF, corpus.document).found
    assert check(corpus.read(), AS_OF, corpus.document, doctor=True).found


def test_on_all_cores_as_on_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A register of many records is shared out; what is found, and in which order, is the same."""
    corpus = register_of(FIXTURES / "unknown-term" / "fail-names", tmp_path)
    (first,) = list((corpus.root / "records").rglob("*.hi.md"))[:1]
    for serial in range(101, 140):
        shutil.copy(first, first.with_name(f"{serial:04}.hi.md"))
    register = corpus.read()
    alone = check(register, AS_OF, corpus.document)
    monkeypatch.setattr("panji.check.ALONE", 4)
    monkeypatch.setattr("panji.cores.count", lambda: 3)
    assert len(alone.found) >= 40
    assert check(register, AS_OF, corpus.document) == alone


def test_what_is_found_in_a_register_can_be_sent(tmp_path: Path) -> None:
    """In a register of many records, another process asks for it."""
    asked = dict(having("check_register", False))
    found = []
    for case in (case for case in FAILING if case.parent.name in asked):
        found += asked[case.parent.name](register_of(case, tmp_path / name_of(case)).read(), AS_OF)
    assert len(found) > len(asked) and pickle.loads(pickle.dumps(found)) == found


def test_findings_of_files_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What needs a file alone is worked out once for each content, and kept with it, whoever read it first."""
    folder = register_of(FIXTURES / "raw-html" / "fail-html", tmp_path).root
    expected = check(Corpus(folder, cache=False).read(), AS_OF, Corpus(folder).document)
    Corpus(folder).read()  # as `panji build` does, which does not ask for findings
    asked = []
    for _ in range(3):
        kept = Corpus(folder, inspect=lambda file: asked.append(file.path) or inspect(file))
        register = kept.read()
        assert check(register, AS_OF, kept.document) == expected
    changed = set(asked)
    assert len(asked) == len(changed) and changed <= register.files.keys()


def test_findings_of_records_are_kept(tmp_path: Path) -> None:
    """They are worked out anew when a file of the record, the vocabulary or the settings change, and at no other time."""
    folder = register_of(FIXTURES / "amounts-differ" / "fail-sums", tmp_path).root
    asked: list[str] = []

    def found() -> list[tuple[str, str]]:
        asked.clear()
        kept = Corpus(folder, inspect=inspect, judge=lambda *each: asked.append(each[0].id) or judge(*each))
        register = kept.read()
        said = check(register, AS_OF, kept.document)
        assert said == check(Corpus(folder, cache=False).read(), AS_OF, kept.document)
        return [(each.path, each.rule) for each in said.found]

    first = found()
    assert first and asked
    assert found() == first and not asked
    texts = sorted((folder / "records").rglob("*.en.md"))
    words = texts[0].read_text("utf-8")
    texts[0].write_text(re.sub("[0-9]", "", words), "utf-8")
    assert found() != first and len(asked) == 1
    Corpus(folder).read()  # as `panji build` does
    texts[0].write_text(words, "utf-8")
    Corpus(folder).read()
    assert found() == first and len(asked) == 1
    settings = folder / "records" / "register.yml"
    settings.write_text("since: 2026-05-01\n", "utf-8")
    assert "issued-too-early" in {rule for _, rule in found()} and asked
    settings.unlink()
    assert found() == first and asked
    texts[0].unlink()
    assert found() != first and len(asked) == 1


def test_every_fixture_has_a_rule() -> None:
    assert {folder.name for folder in FIXTURES.iterdir() if folder != SHARED} == set(rules())
    assert {case.name.split("-")[0] for case in CASES} == {"pass", "fail"}


def test_long_values_are_cut() -> None:
    long = readable(Bilingual("कुंजी `" + "क" * 5_000_000 + "` नहीं", "no key `" + "k" * 5_000_000 + "` here, but `b`"))
    assert len(long.en) < 200 and long.en.endswith("…` here, but `b`")
    assert readable(Bilingual("क\u200dष\nख", "a\x1b[31m\u202eb")) == Bilingual("क\u200dष ख", "a�[31m�b")
