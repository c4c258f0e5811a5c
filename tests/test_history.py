"""What git says of when texts were published and what became of them, and the pages made of it."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import atom_rules
import pytest
from products import singly
from pydantic import TypeAdapter

from panji.corpus import CACHE_HISTORY, Corpus
from panji.history import INDIA, History
from panji.publications import FEW, delays, rows
from panji.site import Data, Page, Site
from panji.views import later, log, versions
from panji.views.record import render_record

AS_OF = date(2026, 11, 22)
ORDER = "records/cmo/order/2026/{serial:04}.{language}.md"


class Repository:
    """A register under git, in which days go by."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.moment = datetime(2026, 1, 5, 10, tzinfo=INDIA)
        (root / "records").mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        when = {f"GIT_{role}_DATE": self.moment.isoformat() for role in ("AUTHOR", "COMMITTER")}
        environment = os.environ | who | when | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
        done = subprocess.run(["git", *arguments], cwd=self.root, env=environment, capture_output=True, check=True)
        return done.stdout.decode()

    def write(self, serial: int, body: str, more: str = "", language: str = "hi", issued: str = "2026-01-05") -> None:
        path = self.root / ORDER.format(serial=serial, language=language)
        path.parent.mkdir(parents=True, exist_ok=True)
        front = f'number: "{serial}"\ntitle: आदेश {serial}\nissued: {issued}\nsignatory: {{post: p}}\nto: [cmo]\n'
        if language != "hi":
            front = f"title: Order {serial}\ntranslation: courtesy\n"
        path.write_text(f"---\n{front}{more}---\n{body}\n", "utf-8")

    def on(self, day: str) -> None:
        self.moment = datetime.fromisoformat(f"{day}T10:00:00+05:30")

    def commit(self, message: str = "x") -> str:
        self.git("add", "-A", "records")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def history(self, cache: bool = False) -> History:
        corpus = Corpus(self.root, cache=cache)
        return corpus.history(corpus.read())

    def site(self) -> Site:
        corpus = Corpus(self.root, cache=False)
        register = corpus.read()
        return Site(register, AS_OF, history=corpus.history(register))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "register")


def of(serial: int) -> str:
    return f"cmo/order/2026/{serial}"


def kinds(history: History, serial: int) -> list[tuple[str, tuple[str, ...]]]:
    return [(version.day.isoformat(), version.kinds) for version in history.versions.get(of(serial), ())]


TRANSCRIPTION = 'transcription: [{date: 2026-02-01, reason: {hi: "5 के स्थान पर 15", en: 15 instead of 5}%s}]\n'


def test_what_became_of_a_text(repository: Repository) -> None:
    steps = [
        ("published", lambda: repository.write(1, "5 दिन में।")),
        ("", lambda: repository.write(1, "5  दिन\nमें।")),  # says the same
        ("translated", lambda: repository.write(1, "In 5 days.", language="en")),
        ("corrected", lambda: repository.write(1, "15 दिन में।", TRANSCRIPTION % "")),
        ("translation", lambda: repository.write(1, "In 15 days.", language="en")),
        ("details", lambda: repository.write(1, "15 दिन में।", TRANSCRIPTION % "" + "summary: संक्षेप\n")),
        ("relations", lambda: repository.write(1, "15 दिन में।", TRANSCRIPTION % "" + "cites: [{external: x}]\n")),
        ("text", lambda: repository.write(1, "20 दिन में।", TRANSCRIPTION % "" + "cites: [{external: x}]\n")),
        ("untranslated", lambda: (repository.root / ORDER.format(serial=1, language="en")).unlink()),
    ]
    expected = []
    for day, (kind, change) in enumerate(steps, 5):
        repository.on(f"2026-01-{day:02}")
        change()
        repository.commit()
        expected += [(f"2026-01-{day:02}", (kind,))] if kind else []
    assert kinds(repository.history(), 1) == expected
    repository.on("2026-02-01")
    path = repository.root / ORDER.format(serial=1, language="hi")
    path.write_text("---\nremoved: {date: 2026-02-01, reason: भूल}\n---\n", "utf-8")
    repository.commit()
    history = repository.history()
    assert kinds(history, 1)[-1] == ("2026-02-01", ("removed",))
    assert [version.withheld for version in history.versions[of(1)]] == [True] * (len(expected)) + [False]


def test_days_are_those_of_india_and_of_the_branch_that_is_published(repository: Repository) -> None:
    repository.write(1, "एक।")
    repository.commit()
    repository.git("checkout", "-q", "-b", "proposal")
    repository.on("2026-01-10")
    repository.write(2, "दो।")
    repository.commit()
    repository.write(2, "दो, सुधारा।")
    repository.commit()
    repository.git("checkout", "-q", "main")
    repository.moment = datetime.fromisoformat("2026-01-20T20:00:00+00:00")  # half past one in the night in India
    repository.git("merge", "-q", "--no-ff", "-m", "x", "proposal")
    history = repository.history()
    assert history.published == {of(1): date(2026, 1, 5), of(2): date(2026, 1, 21)}
    assert history.versions == {}  # what happened in the proposal was never published
    assert history.began == date(2026, 1, 5)


def test_what_is_not_committed_is_not_in_it(repository: Repository) -> None:
    repository.write(1, "एक।")
    commit = repository.commit()
    before = repository.history()
    repository.write(1, "और कुछ।")
    repository.write(2, "दो।")
    assert repository.history() == before
    assert before.commit == commit and before.published.keys() == {of(1)}


def test_relations_count_from_the_day_on_which_they_were_published(repository: Repository) -> None:
    for serial, day in ((1, "05"), (2, "06"), (3, "07")):
        repository.on(f"2026-01-{day}")
        repository.write(serial, "पाठ।", f"supersedes: [{of(1)}]\n" if serial == 2 else "")
        repository.commit()
    repository.on("2026-01-09")
    repository.write(3, "पाठ।", f"amends: [{{record: {of(2)}, scope: बिंदु 1}}]\n")
    repository.commit()
    told = [(each.day.day, each.id, each.kind, each.other) for each in repository.history().events if each.other]
    assert told == [(6, of(1), "supersedes", of(2)), (9, of(2), "amends", of(3))]


def test_a_moved_record_keeps_its_past(repository: Repository) -> None:
    repository.write(1, "एक।")
    repository.commit()
    repository.on("2026-01-08")
    old, new = (repository.root / ORDER.format(serial=serial, language="hi") for serial in (1, 7))
    old.rename(new)
    (repository.root / "records/redirects.yml").write_text(f"{of(1)}: {of(7)}\n")
    repository.commit()
    history = repository.history()
    assert history.published == {of(7): date(2026, 1, 5)}
    assert kinds(history, 7) == [("2026-01-05", ("published",)), ("2026-01-08", ("moved",))]


def test_a_shallow_copy_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.write(1, "एक।")
    repository.commit()
    for serial, day in ((2, "06"), (3, "07")):
        repository.on(f"2026-01-{day}")
        repository.write(serial, "पाठ।")
        repository.write(1, f"एक, {serial}।")
        repository.commit()
    url = repository.root.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "2", url, str(tmp_path / "copy")], check=True, capture_output=True)
    corpus = Corpus(tmp_path / "copy")
    for _ in range(2):  # the second time from what was kept
        history = corpus.history(corpus.read())
        assert not history.complete and history.began is None
        assert history.published == {of(3): date(2026, 1, 7)}  # the day of the others is not known
        assert kinds(history, 1) == [("2026-01-06", ("published",)), ("2026-01-07", ("text",))]


def test_without_git_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "records").mkdir()
    corpus = Corpus(tmp_path)
    assert corpus.history(corpus.read()) == History(problem="no-repository")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert corpus.history(corpus.read()) == History(problem="no-git")


def test_a_repository_without_a_commit(repository: Repository) -> None:
    repository.write(1, "एक।")
    assert repository.history() == History(problem="failed")


def test_the_register_may_be_a_folder_of_the_repository(repository: Repository) -> None:
    repository.write(1, "एक।")
    shutil.copytree(repository.root / "records", repository.root / "inner" / "records")
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "x")
    corpus = Corpus(repository.root / "inner")
    assert corpus.history(corpus.read()).published.keys() == {of(1)}


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_is_what_git_would_say_anew(repository: Repository, seed: int) -> None:
    """Whatever was done to the branch in between: commits, merges, a rewritten past, a step back."""
    draw = random.Random(seed)
    corpus = Corpus(repository.root)
    repository.write(1, "आरम्भ।")
    repository.commit()
    seen = []
    for step in range(2, 14):
        repository.on(f"2026-01-{step + 4:02}")
        what = draw.choice(("commit", "commit", "empty", "amend", "merge", "back", "merged-after-a-look"))
        serial = draw.randint(1, 4)
        if what in ("merge", "merged-after-a-look"):
            repository.git("checkout", "-q", "-B", "other")
            repository.write(serial, f"{step} शाखा।")
            repository.commit()
            if what == "merged-after-a-look":
                corpus.history(corpus.read())
            repository.git("checkout", "-q", "main")
            repository.git("merge", "-q", "--no-ff", "-m", "x", "other")
        elif what == "back" and step > 4:
            repository.git("reset", "-q", "--hard", "HEAD~1")
        else:
            if what != "empty":
                repository.write(serial, f"{step} पाठ।", language=draw.choice(("hi", "hi", "en")))
            if what == "amend":
                repository.git("add", "-A", "records")
                repository.git("commit", "-q", "--amend", "--allow-empty", "-m", "other")
            else:
                repository.commit()
        kept, fresh = corpus.history(corpus.read()), repository.history()
        assert kept.events == fresh.events and kept.published == fresh.published, what
        assert kept._replace(versions={}) == fresh._replace(versions={})
        assert {id: [each.kinds for each in some] for id, some in kept.versions.items()} == {
            id: [each.kinds for each in some] for id, some in fresh.versions.items()
        }
        seen.append(fresh.commit)
    assert len(set(seen)) > 6


def test_few_processes_and_none_for_what_is_known(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in range(8):
        repository.write(1, f"{step}।")
        repository.write(step + 2, "पाठ।")
        repository.commit()
    asked: list[str] = []
    run = Corpus._run_git
    monkeypatch.setattr(
        Corpus, "_run_git", lambda self, *rest, **said: asked.append(rest[0]) or run(self, *rest, **said)
    )
    corpus = Corpus(repository.root)
    register = corpus.read()
    first = corpus.history(register)
    assert asked == ["rev-parse", "-c", "cat-file"]  # `-c` is `git log`
    asked.clear()
    assert corpus.history(register).events == first.events
    assert asked == ["rev-parse"]
    (repository.root / CACHE_HISTORY).write_bytes(b"broken")
    assert corpus.history(register).events == first.events


# -- pages


def bodies(site: Site) -> dict[str, str]:
    made = list(singly(log.render(site)))
    for record in site.register.records.values():
        pages = list(versions.render_record(record, site))
        assert versions.paths_of(record, site) == [f"{page.address}index.html" for page in pages]
        made += pages
    return {each.address: each.body() for each in made if isinstance(each, Page)}


def data(site: Site, path: str) -> bytes:
    (found,) = [each for each in singly(log.render(site)) if isinstance(each, Data) and each.path == path]
    return found.content()


def test_versions_and_their_differences(repository: Repository) -> None:
    repository.write(1, "पहला अनुच्छेद।\n\nकार्मिकों को 5 दिन में लिखें।")
    repository.commit()
    repository.on("2026-02-01")
    repository.write(1, "पहला अनुच्छेद।\n\nकार्मिक को 15 दिन में लिखें।", TRANSCRIPTION % "")
    repository.commit()
    found = bodies(repository.site())
    assert {address for address in found if "versions" in address} == {
        f"{of(1)}/{end}" for end in ("versions/", "en/versions/", "versions/1/", "en/versions/1/")
    }
    page = found[f"{of(1)}/versions/"]
    removed = re.findall("<del>.*?</small> (.*?) <small>", page)
    added = re.findall("<ins>.*?</small> (.*?) <small>", page)
    assert removed == ["कार्मिकों", "5"] and added == ["कार्मिक", "15"]  # whole words: no matra stands alone
    assert "5 के स्थान पर 15" in page and "उतारने की भूल सुधारी गई" in page
    assert "15 instead of 5" in found[f"{of(1)}/en/versions/"]
    old = found[f"{of(1)}/versions/1/"]
    assert "कार्मिकों को 5 दिन में" in old and "15 दिन" not in old
    assert "5 जनवरी 2026" in old and "1 फ़रवरी 2026" in old.replace("फरवरी", "फ़रवरी")
    assert f"href={of(1)}/>" in old


def test_what_an_amendment_does_to_which_paragraph_is_a_difference_too(repository: Repository) -> None:
    relation = f"amends: [{{record: {of(1)}, scope: {{hi: पैरा 1, en: para 1}}%s}}]\n"
    repository.write(1, "1. पाँच दिन में।\n2. सभी लिखें।")
    repository.write(2, "संशोधन।", relation % "")
    repository.commit()
    repository.on("2026-02-01")
    operations = ["{replace: para-1, text: {hi: दस दिन में।, en: In ten days.}}", "{omit: para-2}"]
    repository.write(2, "संशोधन।", relation % f", operations: [{', '.join(operations)}]")
    repository.commit()
    found = bodies(repository.site())
    for start, words in (
        ("", "पैरा 1): para-1 के स्थान पर “दस दिन में।”; para-2 विलोपित"),
        ("en/", "para 1): “In ten days.” in place of para-1; para-2 omitted"),
    ):
        (added,) = re.findall("<ins>.*?</small> (.*?) <small>", found[f"{of(2)}/{start}versions/"])
        assert added == f"{of(1)} ({words}"


def test_a_corrected_text_is_told_in_the_feed_of_its_record(repository: Repository) -> None:
    for serial in (1, 2):
        repository.write(serial, "5 दिन में।")
    repository.commit()
    assert list(later.render_record(repository.site().register.records[of(1)], repository.site())) == []
    repository.on("2026-02-01")
    repository.write(1, "15 दिन में।", TRANSCRIPTION % "")
    repository.commit()
    site = repository.site()
    record, other = (site.register.records[of(serial)] for serial in (1, 2))
    made = {each.path: each.content() for each in (*later.render_record(record, site), *singly(later.render(site)))}
    assert later.paths_of(record, site) == [path for path in made if path.startswith(of(1))]
    assert later.paths_of(other, site) == []
    assert [path for path, content in made.items() if path.endswith(".atom") and atom_rules.faults(content)] == []
    (own,) = json.loads(made[f"{of(1)}/en/later.json"])["items"]
    (told,) = json.loads(made["en/feeds/later/cmo.json"])["items"]
    assert own["title"] == "A slip of copying was mended" and own["date_published"].startswith("2026-02-01")
    assert told["title"] == "1: आदेश 1 – A slip of copying was mended" and told["id"] == own["id"]
    assert own["url"] == f"https://panji.example/{of(1)}/en/versions/"
    assert f"href={of(1)}/later.atom>" in next(iter(render_record(record, site))).body()
    assert "href=feeds/later/cmo.atom>" in next(iter(render_record(other, site))).body()


def test_what_was_withheld_is_nowhere(repository: Repository) -> None:
    once = TRANSCRIPTION % ", withhold: true"
    twice = once.rstrip("]\n") + ", {date: 2026-03-01, reason: और भी, withhold: true}]\n"
    for text, more in (
        ("गोपनीय शब्द-क।", ""), ("गोपनीय शब्द-ख।", "summary: शब्द-ग\n"), ("हटाया।", once), ("हटाया गया।", once)
    ):  # fmt: skip
        repository.write(1, text, more)
        repository.commit()
    site = repository.site()
    found = bodies(site)
    assert f"{of(1)}/versions/3/" in found and f"{of(1)}/versions/1/" not in found
    assert not [address for address, body in found.items() if re.search("गोपनीय|शब्द-", body)]
    assert [version.withheld for version in site.history.versions[of(1)]] == [True, True, False, False]
    assert "<del>" in found[f"{of(1)}/versions/"]  # what changed since then is shown
    repository.write(1, "अब।", twice)
    repository.commit()
    found = bodies(repository.site())
    assert {address for address in found if "/versions/" in address} == {f"{of(1)}/versions/", f"{of(1)}/en/versions/"}
    assert not [address for address, body in found.items() if "हटाया" in body]


def test_the_log_and_its_data(repository: Repository) -> None:
    repository.write(1, "पुराना।", issued="2025-03-01")
    repository.commit()
    repository.on("2026-01-15")
    repository.write(2, "नया।", f"supersedes: [{of(1)}]\n")
    repository.commit()
    repository.on("2026-01-25")
    repository.write(3, "नया।", issued="2026-01-24")
    repository.write(4, "नया।", issued="2026-01-25")
    repository.commit()
    site = repository.site()
    page, english = bodies(site)["log/"], bodies(site)["en/log/"]
    assert re.findall(r'<h2 id="([\d-]+)">', page) == ["2026-01-25", "2026-01-15", "2026-01-05"]
    assert "इसे अधिक्रमित किया" in page and "Superseded by" in english
    assert "10 days after issue" in english and "1 day after issue" in english and "on the day of issue" in english
    (found,) = delays(site).values()
    assert found == (3, 1, 10, of(2), 1)  # of ten, one and no days
    listed = json.loads(data(site, "api/v1/log.json"))
    TypeAdapter(log.Log).validate_python(listed)
    assert [(each["record"], each["kind"], each["by"]) for each in listed["events"]] == [
        (of(1), "published", None), (of(2), "published", None), (of(1), "supersedes", of(2)),
        (of(3), "published", None), (of(4), "published", None),
    ]  # fmt: skip
    assert listed["delays"]["cmo"] == {"count": 3, "median": 1, "longest": 10, "record": of(2), "earlier": 1}
    for prefix in ("", "en/"):
        assert atom_rules.faults(data(site, f"{prefix}feeds/log.atom")) == []
        assert len(json.loads(data(site, f"{prefix}feeds/log.json"))["items"]) == 5
    record = site.register.records[of(2)]
    assert "15 जनवरी 2026" in next(iter(render_record(record, site))).body()


def test_many_on_a_day_stand_together(repository: Repository) -> None:
    for serial in range(1, FEW + 2):
        repository.write(serial, "पाठ।")
    repository.commit()
    site = repository.site()
    (row,) = rows(site)
    assert len(row.events) == FEW + 1
    assert f"Published in the register: {FEW + 1} records" in bodies(site)["en/log/"]
    assert len(json.loads(data(site, "api/v1/log.json"))["events"]) == FEW + 1


def test_a_full_page_of_the_log_stays_as_it_is(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "PER_PAGE", 4)
    pages: dict[str, list[tuple[str, ...]]] = {}
    for serial in range(1, 13):
        repository.on(f"2026-01-{serial + 4:02}")
        repository.write(serial, "पाठ।")
        repository.commit()
        site = repository.site()
        found = {address: body for address, body in bodies(site).items() if re.fullmatch(r"log/(\d+/)?", address)}
        shown = {address: tuple(re.findall(r"cmo/order/2026/(\d+)/", body)) for address, body in found.items()}
        everywhere = {number for numbers in shown.values() for number in numbers}
        assert everywhere == {str(each) for each in range(1, serial + 1)}
        for address, numbers in shown.items():
            pages.setdefault(address, []).append(numbers)
    assert len(pages) == 4
    assert all(len(set(some)) == 1 for address, some in pages.items() if address != "log/")


def test_pages_lead_through_the_whole_log(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "PER_PAGE", 3)
    for serial in range(1, 12):
        repository.on(f"2026-01-{serial + 4:02}")
        repository.write(serial, "पाठ।")
        repository.commit()
    found = bodies(repository.site())

    def walk(relation: str, address: str) -> Iterator[str]:
        while address in found:
            yield address
            following = re.search(f'rel="{relation}" href="([^"]*)"', found[address])
            address = following[1] if following else ""

    back = list(walk("prev", "log/"))
    seen = {number for address in back for number in re.findall(r"cmo/order/2026/(\d+)/", found[address])}
    assert seen == {str(each) for each in range(1, 12)}
    assert list(walk("next", back[-1]))[-1] == "log/"


@pytest.mark.parametrize("problem", ["no-git", "no-repository", "failed", "unasked"])
def test_a_page_says_why_nothing_is_known(repository: Repository, problem: str) -> None:
    repository.write(1, "एक।")
    site = Site(Corpus(repository.root, cache=False).read(), AS_OF, history=History(problem=problem))
    found = bodies(site)
    assert found.keys() == {"log/", "en/log/"}
    assert "The history of publication is not known. " in found["en/log/"]
    assert json.loads(data(site, "api/v1/log.json")) == {
        "version": 1, "commit": None, "complete": False, "began": None, "delays": {}, "events": []
    }  # fmt: skip
