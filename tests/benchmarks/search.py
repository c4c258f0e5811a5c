"""Scores search engines on pairs of queries and documents, and times ours at any size: `search.py`, or `make bench-search`.

    python tests/benchmarks/search.py [--data DIR] [--engines panji,pagefind,material] [--scale 1000,5000]

DIR holds `corpus/*.md` (documents with `id`, `title`, `file_no` and `date`), any number of `*.tsv` (query, the document
that it should find, kind) and perhaps `absent.txt` (words; those that no document has should find nothing that is not
said to be a guess). Without it, the copy beside this file is taken. Everything runs in Chromium, over a line that a
server of our own makes slow, and that counts what goes over it.
"""

from __future__ import annotations

import argparse
import gc
import os
import pickle
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

sys.path[:0] = [str(Path(__file__).parents[1] / "browser")]

from chromium import executable  # noqa: E402
from conftest import LIGHT, OFFLINE  # noqa: E402
from engines import ENGINES, Document, Engine, corpus, write_panji  # noqa: E402
from line import FULL_SPEED, SLOW, Line, Server, serve  # noqa: E402
from playwright.sync_api import Browser, Page, Playwright, sync_playwright  # noqa: E402
from publish import SHARED_MEMORY, markdown_table, proportional_memory, sampled_memory  # noqa: E402
from synthetic import RECORDS, Prose  # noqa: E402

from panji.search.entry import Entry, Facts, Row, Shown  # noqa: E402
from panji.search.shelf import to_json  # noqa: E402
from panji.search.words import BODY, POINTS, TITLE, Field  # noqa: E402

HERE = Path(__file__).parent
LEVELS = ("number", "exact", "form", "glossary", "sound", "part", "slip")


class Pair(NamedTuple):
    query: str
    document: str
    kind: str


class Score(NamedTuple):
    """Of some pairs: how many were found among the first ten, how often the first result was right, and 1 / rank."""

    pairs: int
    found: float
    first: float
    rank: float


def pairs(folder: Path) -> list[Pair]:
    rows = []
    for path in sorted(folder.glob("*.tsv")):
        lines = path.read_text("utf-8").splitlines()
        heads = lines[0].split("\t")
        query, document, kind = (heads.index(name) for name in ("query", "expected_doc_id", "kind"))
        rows += [Pair(row[query], row[document], row[kind]) for row in (line.split("\t") for line in lines[1:] if line)]
    return rows


def absent(folder: Path, documents: list[Document]) -> list[str]:
    """The words that no document has."""
    path = folder / "absent.txt"
    text = " ".join(f"{document.title} {document.names} {document.body}" for document in documents)
    return [word for word in path.read_text("utf-8").split() if word not in text] if path.exists() else []


def opened(browser: Browser, server: Server, engine: Engine) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(300_000)
    page.goto(server.base)
    page.evaluate(f"async () => {{ {engine.script} }}")
    return page


def ask(page: Page, query: str) -> list[dict[str, Any]]:
    return page.evaluate("query => ask(query)", query)


def score(wanted: list[Pair], answers: dict[str, list[dict[str, Any]]]) -> Score:
    right = defaultdict(set)
    for pair in wanted:
        right[pair.query].add(pair.document)
    found = first = rank = 0.0
    for pair in wanted:
        ids = [result["id"] for result in answers[pair.query]]
        place = ids.index(pair.document) if pair.document in ids else None
        found += place is not None and place < 10
        first += bool(ids) and ids[0] in right[pair.query]
        rank += 1 / (place + 1) if place is not None else 0
    return Score(len(wanted), found / len(wanted), first / len(wanted), rank / len(wanted))


# -- pairs


def compare(data: Path, names: list[str], browser: Browser) -> None:
    documents, wanted = corpus(data / "corpus"), pairs(data)
    missing = absent(data, documents)
    kinds = list(dict.fromkeys(pair.kind for pair in wanted))
    ways = ""
    summary, by_kind = [], {kind: [kind, f"{sum(pair.kind == kind for pair in wanted)}"] for kind in kinds}
    for name in names:
        engine = ENGINES[name]
        say(f"{engine.name}: {len(documents)} documents, {len(wanted)} pairs, {len(missing)} absent words")
        with tempfile.TemporaryDirectory() as temporary, serve(Path(temporary)) as server:
            engine.make(documents, server.folder)
            page = opened(browser, server, engine)
            answers = {query: ask(page, query) for query in dict.fromkeys(pair.query for pair in wanted)}
            nothing = {word: ask(page, word) for word in missing}
            page.context.close()
            whole = score(wanted, answers)
            for kind in kinds:
                one = score([pair for pair in wanted if pair.kind == kind], answers)
                by_kind[kind].append(f"{one.found:.0%} / {one.first:.0%}")
            unlabelled = sum(any(not result.get("guess", False) for result in found) for found in nothing.values())
            costs = [cost(browser, server, engine, query, SLOW) for query in list(answers)[::12]]
            summary.append(
                [
                    engine.name,
                    f"{whole.found:.1%}",
                    f"{whole.first:.1%}",
                    f"{whole.rank:.2f}",
                    f"{sum(map(bool, nothing.values()))} / {unlabelled} of {len(missing)}",
                    spread([each.cold_bytes / 1000 for each in costs], "kB"),
                    spread([each.cold for each in costs], "s"),
                    spread([each.warm * 1000 for each in costs], "ms"),
                ]
            )
            if name == "panji":
                ways = levels(wanted, answers, documents)
    print(
        f"\n{len(wanted)} pairs, {len(documents)} documents. The first result is right where it is any that the query should find.\n"
    )
    heads = "engine|found in 10|first right|MRR|absent words: something / not said to be a guess|cold, packed|cold on the slow line|warm"
    print(markdown_table(heads.split("|"), summary, words=1))
    print(f"\n{ways}")
    print("\nFound in ten, and first right, by kind of query:\n")
    print(markdown_table(["kind", "pairs", *(ENGINES[name].name for name in names)], list(by_kind.values()), words=1))


def levels(wanted: list[Pair], answers: dict[str, list[dict[str, Any]]], documents: list[Document]) -> str:
    """What each way of matching gained: how many pairs are found by no stricter one."""
    texts = {each.id: f"{each.title} {each.number} {each.names} {each.body}".lower() for each in documents}
    found = defaultdict(int)
    for pair in wanted:
        for result in answers[pair.query][:10]:
            if result["id"] == pair.document:
                typed = all(word in texts[pair.document] for word in pair.query.lower().split())
                found["letter by letter" if typed else result["match"]] += 1
    ways = ("letter by letter", *LEVELS)
    return "How Panji found them: " + ", ".join(f"{way} {found[way]}" for way in ways if found[way]) + "."


class Cost(NamedTuple):
    """Of a first query the bytes of all that it loads, and the seconds until ten results are there; of the same again."""

    cold_bytes: int
    cold_unpacked: int
    requests: int
    cold: float
    warm: float


def cost(browser: Browser, server: Server, engine: Engine, query: str, line: Line) -> Cost:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(300_000)
    server.line = FULL_SPEED
    page.goto(server.base)
    server.line = line
    server.reset()
    start = time.perf_counter()
    page.evaluate(f"async () => {{ {engine.script} await first({to_json(query)}); }}")
    cold = time.perf_counter() - start
    page.evaluate("() => globalThis.rest?.()")
    sent, unpacked, requests = server.sent, server.sent_unpacked, server.requests
    start = time.perf_counter()
    page.evaluate("query => first(query)", query)
    warm = time.perf_counter() - start
    context.close()
    server.line = FULL_SPEED
    return Cost(sent, unpacked, requests, cold, warm)


def spread(values: list[float], unit: str) -> str:
    """The middle one, and from which to which."""
    values = sorted(values)
    if not values:
        return "—"
    few = "{:.2f}" if unit == "s" else "{:.0f}"
    return f"{few.format(values[len(values) // 2])} {unit} ({few.format(values[0])} to {few.format(values[-1])})"


# -- size


SYLLABLES = {
    "hi": [
        "क",
        "का",
        "कि",
        "की",
        "कु",
        "के",
        "को",
        "ख",
        "गा",
        "ची",
        "छ",
        "जा",
        "टी",
        "ठ",
        "डा",
        "ता",
        "ति",
        "दी",
        "दे",
        "धा",
        "न",
        "नी",
        "ने",
        "पा",
        "पि",
        "बा",
        "भा",
        "मा",
        "मि",
        "या",
        "रा",
        "री",
        "रे",
        "ला",
        "ली",
        "वा",
        "वि",
        "शा",
        "सा",
        "सि",
        "सु",
        "हा",
    ],
    "en": [
        "ba",
        "be",
        "co",
        "da",
        "de",
        "di",
        "en",
        "fa",
        "ge",
        "ha",
        "in",
        "ju",
        "ka",
        "la",
        "le",
        "ma",
        "mi",
        "no",
        "op",
        "pa",
        "re",
        "ri",
        "sa",
        "se",
        "ta",
        "te",
        "ti",
        "un",
        "va",
        "ve",
        "wi",
    ],
}
VOCABULARY = 30_000
"""Words in each language; the rare ones are made up of syllables."""

ASKED = ("पेयजल आपूर्ति", "कार्यालय निर्देश समीक्षा", "meeting review", "karyalaya nirdesh", "प.3(45)", "परिपतर", "rare")


class Writer:
    """Writes records of 300 words, half in each language, of words as common as in real prose."""

    def __init__(self) -> None:
        self.words = {}
        for language in ("hi", "en"):
            prose = Prose(language, RECORDS)
            rng = random.Random(language)
            made = dict.fromkeys(prose.by_rank)
            while len(made) < VOCABULARY:
                made["".join(rng.choices(SYLLABLES[language], k=rng.randint(2, 5)))] = None
            words = list(made)
            self.words[language] = words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))

    def some(self, rng: random.Random, language: str, count: int) -> str:
        words, weights = self.words[language]
        return " ".join(rng.choices(words, cum_weights=weights, k=count))

    def entry(self, number: int, of: int) -> Entry:
        rng = random.Random(number)
        year = 2001 + number * 25 // of
        kind = rng.choice(("directive", "circular", "order", "notification", "letter"))
        issuer = rng.choice(("cmo", *(f"dept/d{each}" for each in range(11))))
        day = f"{year}-{1 + number * 300 // of % 12:02}-{rng.randint(1, 28):02}"
        printed = f"प.{rng.randint(1, 9)}({rng.randint(1, 90)})मुमका/{year}"
        titles = {language: self.some(rng, language, 8) for language in ("hi", "en")}
        fields = [
            [
                Field(TITLE, titles[each]),
                Field(POINTS, self.some(rng, each, 20)),
                Field(BODY, self.some(rng, each, 122)),
            ]
            for each in ("hi", "en")
        ]
        fields[0].append(Field(TITLE, printed))
        facets = {
            "type": (kind,),
            "issuer": (issuer,),
            "subject": tuple(f"s{each}" for each in rng.sample(range(30), 2)),
            "place": tuple(f"district/p{each}" for each in rng.sample(range(41), rng.randint(0, 2))),
        }
        state = rng.choices(("in-force", "superseded", "partly-changed"), (80, 12, 8))[0]
        history = () if state == "in-force" else ((day, state),)
        shown = {language: Shown(title, None) for language, title in titles.items()}
        id = f"{issuer}/{kind}/{year}/{number}"
        return Entry(id, day, printed, ("hi", "en"), shown, fields, Facts(day, facets, state, history))


def scale(counts: list[int], playwright: Playwright) -> None:
    table = []
    for count in counts:
        say(f"{count:,} records")
        writer = Writer()
        with tempfile.TemporaryDirectory(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None) as temporary:
            folder = Path(temporary)
            kept = [pickle.dumps(writer.entry(number, count)) for number in range(count)]
            rows = [Row(pickle.loads(each).id, "", partial(pickle.loads, each)) for each in kept]
            gc.collect()
            gc.disable()  # as the command does
            held = proportional_memory(os.getpid())
            with sampled_memory(os.getpid()) as samples:
                start = time.perf_counter()
                write_panji(rows, folder)
                seconds = time.perf_counter() - start
            gc.enable()
            (folder / "index.html").write_text(
                '<!doctype html><meta charset="utf-8"><script src="search-engine.js"></script>'
            )
            files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
            texts = {each.id: each.entry for each in rows}
            made = partial(_text, texts)
            browser = chromium(playwright)
            with serve(folder, made) as server:
                for line in (FULL_SPEED, SLOW):
                    costs = [cost(browser, server, ENGINES["panji"], _query(query, writer), line) for query in ASKED]
                    table.append(
                        [
                            f"{count:,}",
                            line.name,
                            f"{seconds:.1f}",
                            f"{(max(samples, default=held) - held) / 1e6:.0f}",
                            f"{len(files):,}",
                            f"{sum(files) / 1e6:.1f}",
                            spread([each.cold_bytes / 1000 for each in costs], "kB"),
                            spread([each.cold_unpacked / 1000 for each in costs], "kB"),
                            spread([each.cold for each in costs], "s"),
                            spread([each.warm * 1000 for each in costs], "ms"),
                        ]
                    )
            browser.close()
    heads = "records|line|index made in s|memory MB|files|MB|cold, packed|cold, unpacked|cold|warm"
    print("\nSynthetic records of 300 words; the bytes with the excerpts, the seconds until ten results are there:\n")
    print(markdown_table(heads.split("|"), table, words=2))


def _query(query: str, writer: Writer) -> str:
    return writer.words["hi"][0][-50] if query == "rare" else query


def _text(entries: dict[str, Callable[[], Entry]], path: str) -> bytes | None:
    """The text of a record as it is published beside its page."""
    id, _, rest = path.partition(".")
    make = entries.get(id)
    if make is None or not rest.endswith("md"):
        return None
    fields = make().fields[0 if rest.startswith("hi") else 1]
    return f"---\ntitle: {fields[0].text}\nsummary: {fields[1].text}\n---\n\n{fields[2].text}\n".encode()


def chromium(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=executable(), args=OFFLINE + LIGHT)


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE / "hindi-search", metavar="DIR")
    parser.add_argument("--engines", default=",".join(ENGINES), help=f"of {', '.join(ENGINES)}; empty: none")
    parser.add_argument("--scale", default="", help="numbers of synthetic records, such as 1000,5000,20000,40000")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        if options.engines:
            browser = chromium(playwright)
            compare(options.data, options.engines.split(","), browser)
            browser.close()
        if options.scale:
            scale([int(count) for count in options.scale.split(",")], playwright)
    return 0


if __name__ == "__main__":
    sys.exit(main())
