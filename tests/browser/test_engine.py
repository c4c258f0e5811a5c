"""The engine over an index of a few made-up records: what it finds first, and that no query makes it load much."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from panji import search
from panji.search import index, shelf
from panji.search.entry import Entry, Facts, Row, Shown
from panji.search.words import BODY, TITLE, Field

ROOT = Path(__file__).parents[2]

Ask = Callable[[str], dict]

# An id, a title, a body and a state.
RECORDS = [
    ("cmo/circular/2020/1", "द्वारा प्रेषित सूचना", "यह सूचना विभाग द्वारा भेजी जाए", "in-force"),
    ("cmo/circular/2020/2", "सूचना द्वारा", "द्वारा", "in-force"),
    ("cmo/circular/2020/3", "कार्यालय का मुख्य द्वार", "द्वार बन्द रहेगा", "in-force"),
    ("cmo/circular/2021/1", "Proclamation of an emergency", "A proclamation, and another proclamation", "in-force"),
    *((f"cmo/circular/2021/{number}", "Proclamation of a holiday", "The proclamation", "in-force") for number in range(10, 20)),
    ("cmo/circular/2021/3", "Old proclamations", "They are kept in the stores", "in-force"),
    ("cmo/directive/2022/1", "अतिवृष्टि की तैयारी", "कोटा जिले में नाव रखी जाए", "in-force"),
    ("cmo/letter/2022/2", "कोटा के विषय में पत्र", "कोटा", "for-information"),
    ("cmo/circular/2022/3", "कोटा के विषय में परिपत्र", "कोटा", "in-force"),
    ("cmo/circular/2022/4", "कोटा के विषय में पुराना परिपत्र", "कोटा", "superseded"),
    *((f"district/kota/report/2022/{number}", "पालना: कोटा", "कोटा कोटा कोटा", "for-information") for number in range(1, 9)),
]  # fmt: skip


def entries(records: list[tuple[str, str, str, str]]) -> Iterator[Entry]:
    for id, title, body, state in records:
        issuer, kind, year, _ = id.rsplit("/", 3)
        text = [Field(BODY if kind == "report" else TITLE, title), Field(BODY, body)]
        facts = Facts(f"{year}-01-01", {"type": (kind,), "issuer": (issuer,)}, state)
        shown = {language: Shown(title, None) for language in ("hi", "en")}
        yield Entry(id, f"{year}-01-01", "", ("hi",), shown, [text], facts)


def opened(browser: Browser, folder: Path, made: index.Index) -> Iterator[tuple[Ask, list[str]]]:
    """What asks an engine that was opened from a folder, and the names of the files that it has loaded."""
    named = {"type": {}, "issuer": {}, "state": {}, "months": [str(month) for month in range(1, 13)]}
    for name, content in search.finish(made, {"hi": named, "en": named}, {}).items():
        (folder / "search" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "search" / name).write_text(content, "utf-8")
    shutil.copy(ROOT / "docs/assets/search-engine.js", folder)
    (folder / "index.html").write_text('<!doctype html><meta charset="utf-8"><script src="search-engine.js"></script>')
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.partition("/search/")[2]))
    page.goto((folder / "index.html").as_uri())
    page.evaluate("async () => { globalThis.engine = await PanjiSearch.open({ lang: 'hi', base: location.href }); }")
    yield lambda query: page.evaluate("query => engine.search(query, { snippets: false })", query), loaded
    page.close()


@pytest.fixture(scope="module")
def ask(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    made = index.make([Row(each.id, "", lambda each=each: each) for each in entries(RECORDS)], ())
    for ask, _ in opened(browser, tmp_path_factory.mktemp("engine"), made):
        yield ask


def ids(answer: dict) -> list[str]:
    return [result["id"] for result in answer["results"]]


def test_of_words_that_sound_alike_the_one_with_the_vowels_that_were_typed(ask: Ask) -> None:
    assert ids(ask("dwar"))[0] == "cmo/circular/2020/3"
    assert ids(ask("dwara"))[0] in ("cmo/circular/2020/1", "cmo/circular/2020/2")


def test_a_rare_form_of_a_common_word_was_meant_as_it_was_typed(ask: Ask) -> None:
    assert ids(ask("proclamations"))[0] == "cmo/circular/2021/3"
    assert "cmo/circular/2021/3" not in ids(ask("proclamation"))[:5]


def test_what_orders_something_comes_before_what_tells_of_it(ask: Ask) -> None:
    found = ids(ask("कोटा"))
    assert found[:2] == ["cmo/circular/2022/3", "cmo/letter/2022/2"]
    assert found.index("cmo/circular/2022/4") < 4 and found.index("cmo/directive/2022/1") < 4
    assert all("/report/" in id for id in found[4:])


@pytest.mark.parametrize("query", ["kota ki nav", "कोटा की नाव कब", "where is नाव कोटा"])
def test_small_words_say_nothing_beside_others(ask: Ask, query: str) -> None:
    answer = ask(query)
    assert ids(answer) == ["cmo/directive/2022/1"]
    assert answer["results"][0]["missing"] == []


def test_a_guess_is_said_to_be_one(ask: Ask) -> None:
    for query in ("कोता", "proclimation", "dvarr"):
        answer = ask(query)
        assert answer["results"] and (answer["results"][0]["guess"] or answer["results"][0]["match"] == "sound"), query
    assert ask("proclimation")["suggestion"]["query"] == "proclamation"


def test_no_query_makes_much_work(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is typed, so many words are looked up, and for each so many files of an index that has hundreds."""
    monkeypatch.setattr(shelf, "LEXICON_FILE", 120)
    monkeypatch.setattr(shelf, "POSTINGS_FILE", 400)
    rng = random.Random(4)
    letters = {"en": "kabdeghilmnoprstuvy", "hi": "कखगचटडतदनपबमयरलवशसहािीुेो"}
    word = lambda language: letters[language][0] + "".join(rng.choices(letters[language], k=rng.randint(3, 8)))  # noqa: E731
    records = [
        (
            f"cmo/circular/2020/{number}",
            word("hi"),
            " ".join(word(rng.choice(("hi", "en"))) for _ in range(40)),
            "in-force",
        )
        for number in range(100)
    ]
    made = index.make([Row(each.id, "", lambda each=each: each) for each in entries(records)], ())
    assert sum(len(files) for files in made.manifest["lexicon"].values()) > 400
    for ask, loaded in opened(browser, tmp_path, made):
        for query in ("kijij", "kaj", "कज", "कीजजा", "k" * 10_000, "क" * 10_000):
            loaded.clear()
            ask(query)
            assert len([name for name in loaded if name.startswith("lex/")]) <= 40, query
        for query in (" ".join(word("hi") for _ in range(2000)), " ".join(word("en") for _ in range(2000))):
            answer = ask(query)
            assert len(answer["understood"]) <= 12
