"""The flags of a text may be set in vain, but never be missing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from panji import signs
from panji.file import read
from panji.passages import passages

HINDI = st.sampled_from(list("कनरळज\u093c\u094dािीोंँःअआए०९१2 ab-.\u200d\u200b\u0958\u0931é\u0301स॥।–₹\u212b?\n"))
TEXTS = st.text(HINDI | st.characters(codec="utf-8"), max_size=40)


@given(TEXTS)
@example("न\u093c")
@example("क\u094d\u093c")
def test_what_is_not_in_nfc_is_not_plain(words: str) -> None:
    if not unicodedata.is_normalized("NFC", words):
        assert signs.of(words, signs.page(words)) & signs.UNPLAIN


@given(TEXTS)
def test_what_is_there_is_found(words: str) -> None:
    found = signs.of(words, signs.page(words))
    assert bool(found & signs.DEVANAGARI_DIGIT) == bool(re.search("[०-९]", words))
    assert bool(found & signs.LATIN) == bool(re.search("[A-Za-z]", words))
    if re.search("[ऄ-ह]", words):
        assert found & signs.DEVANAGARI
    if re.search("[^\t\n -~\u0900-\u097f]", words.translate(dict.fromkeys(map(ord, signs.PUNCTUATION)))):
        assert found & signs.UNPLAIN
    if re.search("[0-9०-९](?:[ .-]?[0-9०-९]){8}", words):
        assert found & signs.LONG_NUMBER


@pytest.mark.parametrize("words", ["कीि", "पढा\u093c", " ि", "क््य", "अा", "एे", "ंे", "क\u093c\u093c", "कंं", "TVों"])
def test_misspelt(words: str) -> None:
    assert signs.of(words, signs.page(words)) & signs.MISSPELT


@pytest.mark.parametrize(
    "words",
    ["कार्यालय", "पढ\u093cाई", "ज\u093c्यादा", "अर्थात्", "अंश", "हैं", "दुःख", "आँख", "ॐ", "मुख्यमंत्री", "ई-ऑफिस", "(की)", "१२ है।"],
)  # fmt: skip
def test_well_written(words: str) -> None:
    assert not signs.of(words, signs.page(words)) & (signs.MISSPELT | signs.UNPLAIN)


FILE = """---
number: प.3(1)मुमका/2026
title: "ई-ऑफिस: क्रियान्वयन"
issued: 2026-04-01
supersedes: [{external: पुराना आदेश, scope: {hi: बिंदु 3, en: para 3}}]
points:
  - {id: "1", text: खाते बनाना}
attachments:
  - {file: a.pdf, title: {hi: प्रति, en: copy}, sha256: %s}
correspondent: भारत सरकार
direction: in
---
पहली पंक्ति।
दूसरी पंक्ति।
""" % ("0" * 64)


def test_every_passage_knows_its_place() -> None:
    file = read("records/cmo/letter/2026/0001.hi.md", FILE.encode(), "").measured()
    assert file.record, file.faults
    found = {passage.route: passage for passage in passages(file, signs.DEVANAGARI)}
    assert {passage.words for passage in found.values()} >= {
        "प.3(1)मुमका/2026", "ई-ऑफिस: क्रियान्वयन", "पुराना आदेश", "para 3", "खाते बनाना", "copy", "भारत सरकार"}  # fmt: skip
    body = found[()]
    start = body.words.index("दूसरी")
    assert body.place(start, start + 5).span == (14, 1, 14, 6)
    assert body.words[slice(*body.line(start))] == "दूसरी पंक्ति।"
    assert not list(passages(file, signs.UNPLAIN))
