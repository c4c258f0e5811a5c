"""The fold is the same in Python and in the browser: over the register's words and 50,000 random strings, without a difference."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from panji.search import fold

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts/panji/search/fold.js"
RANDOM_STRINGS = 50_000
CHUNK = 5_000

DEVANAGARI = [chr(code) for code in range(0x900, 0x980)]
COMMON = [chr(code) for code in range(0x905, 0x94E)]
LATIN = [*"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", *(chr(code) for code in range(0xC0, 0x180))]
OTHER = [*"0123456789 .,:;-/()[]{}'’\"|\n\t", "\u00a0", "\u2010", "\u2011", "\u2013", "\u20b9", "ﬁ", "½", "²", "Å"]
INVISIBLE = [chr(code) for code in (0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x202A, 0x202E, 0x2060, 0x2066, 0xFEFF)]

# One string comes back: Playwright takes far longer over a tree of small ones.
IN_BROWSER = """texts => JSON.stringify(JSON.parse(texts).map(text => {
  const normal = fold.normal(text), words = fold.words(normal);
  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  return [normal, words, fold.joined(normal), fold.pairs(normal), fold.numbers(normal),
    words.map(word => [[...fold.lemmas(word)].sort(compare), fold.alike(word), fold.sounds(word), fold.place(word)])];
}))"""


def folded(text: str) -> list:
    normal = fold.normal(text)
    words = fold.words(normal)
    return [
        normal,
        words,
        list(fold.joined(normal)),
        fold.pairs(normal),
        list(fold.numbers(normal)),
        [[sorted(fold.lemmas(word)), fold.alike(word), list(fold.sounds(word)), fold.place(word)] for word in words],
    ]


def register() -> Iterator[str]:
    """Every line of the records and of the vocabulary."""
    for path in sorted((ROOT / "records").rglob("*")):
        if path.suffix in (".md", ".yml"):
            yield from dict.fromkeys(path.read_text("utf-8").splitlines())


def strings() -> Iterator[str]:
    rng = random.Random(2026)
    mixtures = ([COMMON], [DEVANAGARI, COMMON, INVISIBLE], [LATIN], [DEVANAGARI, COMMON, LATIN, OTHER, INVISIBLE])
    for number in range(RANDOM_STRINGS):
        letters = mixtures[number % len(mixtures)]
        yield "".join(rng.choice(rng.choice(letters)) for _ in range(rng.randint(1, 14)))


def test_the_fold_is_the_same_in_both_languages(browser: Browser) -> None:
    page = browser.new_page()
    page.evaluate(f"tables => {{ {SCRIPT.read_text('utf-8')}; globalThis.fold = makeFold(tables); }}", fold.TABLES)
    texts = list(dict.fromkeys([*register(), *strings()]))
    assert len(texts) > RANDOM_STRINGS
    different = []
    for start in range(0, len(texts), CHUNK):
        some = texts[start : start + CHUNK]
        for text, there in zip(some, json.loads(page.evaluate(IN_BROWSER, json.dumps(some))), strict=True):
            here = folded(text)
            if here != there:
                different.append(f"{text!a}\n  {here}\n  {there}")
    page.close()
    assert not different, f"{len(different)} of {len(texts)} differ:\n" + "\n".join(different[:5])
