"""The search index: what is packed comes out again, and a small change gives the same files as a new index."""

from __future__ import annotations

import json
import random
from array import array
from pathlib import Path

import pytest
import registers
from hypothesis import given
from hypothesis import strategies as st

from panji import search
from panji.search import fold, index, packing, postings
from panji.search.entry import Entry, Facts, Row, Shown
from panji.search.postings import Dense
from panji.search.words import BODY, POINTS, TITLE, Field, Groups, terms, without_copies


@given(st.lists(st.integers(0, 807_392)))
def test_numbers(values: list[int]) -> None:
    assert packing.read_numbers("".join(map(packing.number, values))) == values


@given(st.text())
def test_packed_text_is_shorter_and_has_no_quotes(text: str) -> None:
    packed = packing.text(text)
    assert '"' not in packed or '"' in text


RECORDS = st.lists(st.integers(0, 5000), min_size=1, unique=True).map(sorted)
PAYLOADS = st.tuples(st.integers(0, 15), st.lists(st.integers(0, 4000), max_size=3)).map(
    lambda said: packing.LETTERS[said[0] * 4 + len(said[1])] + "".join(map(packing.number, said[1]))
)


def unpacked(packed: str) -> tuple[list[int], list[str] | bytes]:
    """What a list says of which records."""
    numbers = packing.NUMBER.finditer(packed)
    assert packing.read_number(next(numbers)[0]) == len(packed) - next(numbers).start()
    count, dense = divmod(packing.read_number(packing.NUMBER.findall(packed)[1]), 2)
    third = next(numbers)
    first, rest = packing.read_number(third[0]), packed[third.end() :]
    if not dense:
        return postings.take_apart(first, rest)
    bits = [packing.VALUES[letter] >> bit & 1 for letter in rest[:first] for bit in range(6)]
    classes = [packing.VALUES[letter] >> bit & 3 for letter in rest[first:] for bit in (0, 2, 4)]
    return [record for record, there in enumerate(bits) if there], bytes(classes[:count])


@given(RECORDS, st.data())
def test_sparse_lists(records: list[int], data: st.DataObject) -> None:
    payloads = data.draw(st.lists(PAYLOADS, min_size=len(records), max_size=len(records)))
    packed = postings.pack(postings.sparse(records, payloads))
    assert packed.count == len(records)
    assert unpacked(packed.text) == (records, payloads)


@given(RECORDS, st.data())
def test_dense_lists(records: list[int], data: st.DataObject) -> None:
    classes = bytes(data.draw(st.lists(st.integers(0, 3), min_size=len(records), max_size=len(records))))
    packed = postings.pack(Dense(array("I", records), classes))
    assert unpacked(packed.text) == (records, classes)


@pytest.mark.parametrize("dense", [3, 40, 10_000])
@given(RECORDS, st.data())
def test_changed_lists(dense: int, records: list[int], data: st.DataObject) -> None:
    """However a list came about, it is the same."""
    known: dict[int, str] = {}
    packed = None
    changes = st.lists(st.tuples(st.integers(0, 60), st.none() | PAYLOADS), max_size=60)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "DENSE", dense)
        for record, payload in data.draw(changes):
            known = {number: there for number, there in known.items() if number != record}
            known |= {} if payload is None else {record: payload}
            try:
                packed = postings.changed(packed and packed.text, record, payload)
            except postings.TooFew:
                assert len(known) == dense
                return
            if not known:
                assert packed is None
                continue
            whole = postings.sparse(sorted(known), [known[number] for number in sorted(known)])
            assert packed == postings.pack(postings.dense(whole) if len(known) > dense else whole)


@given(RECORDS, RECORDS)
def test_joined_lists(first: list[int], second: list[int]) -> None:
    second = [record + first[-1] + 1 for record in second]
    ones, others = (postings.sparse(each, ["&!"] * len(each)) for each in (first, second))
    assert postings.join(ones, others) == postings.sparse(first + second, ["&!"] * len(first + second))


def test_a_cut_depends_on_what_is_near() -> None:
    rng = random.Random(1)
    sizes, marks = [rng.randint(1, 50) for _ in range(2000)], [rng.random() for _ in range(2000)]
    before = postings.cut(sizes, marks, 500)
    assert [number for start, end in before for number in range(start, end)] == list(range(2000))
    assert all(sum(sizes[start:end]) <= 500 for start, end in before)
    for at in range(0, 2000, 100):
        after = postings.cut([*sizes[:at], sizes[at] + 9, *sizes[at + 1 :]], marks, 500)
        assert len(set(before) - set(after)) <= 2


def entry(number: int, rng: random.Random) -> Entry:
    words = [
        "पेयजल",
        "सड़क",
        "परिपत्र",
        "परिपत्रों",
        "जिला",
        "ज़िला",
        "water",
        "roads",
        "circular",
        "2026",
        "मु.मं.का.",
        "ई-फाइल",
        "सरकारी",
        "कार्यालय",
    ]
    kind, issuer = rng.choice(["order", "circular"]), rng.choice(["cmo", "dept/it"])
    title, body = " ".join(rng.choices(words, k=3)), " ".join(rng.choices(words, k=rng.randint(0, 12)))
    return Entry(
        f"{issuer}/{kind}/2026/{number}",
        "2026-01-01",
        f"प.1({number})मुमका/2026",
        ("hi",),
        {"hi": Shown(title, None), "en": Shown(title, "hi")},
        [[Field(TITLE, title), Field(BODY, body)]],
        Facts(
            "2026-01-01",
            {"type": (kind,), "subject": tuple(rng.sample(["a", "b", "c"], rng.randint(0, 3)))},
            "in-force",
        ),
    )


def rows(entries: list[Entry]) -> list[Row]:
    return [Row(each.id, json.dumps(each, ensure_ascii=False), lambda each=each: each) for each in entries]


GROUPS = [("circular", ("परिपत्र", "circular")), ("cmo", ("मुख्यमंत्री कार्यालय", "मुमका"))]


@pytest.mark.parametrize("dense", [5, 2500])
@pytest.mark.parametrize("small", [60, 16000])
def test_a_change_gives_what_a_new_index_would(monkeypatch: pytest.MonkeyPatch, dense: int, small: int) -> None:
    for module in (postings, search.invert):
        monkeypatch.setattr(module, "DENSE", dense)
    monkeypatch.setattr(search.shelf, "POSTINGS_FILE", small)
    monkeypatch.setattr(search.shelf, "LEXICON_FILE", small)
    rng = random.Random(f"{dense} {small}")
    entries = [entry(number, rng) for number in range(50)]
    made = index.make(rows(entries), GROUPS)
    files = made.files
    assert files.keys() == made.names
    updated = 0
    for turn in range(30):
        if turn % 3:
            at = rng.randrange(len(entries))
            entries[at] = entry(at, rng)._replace(id=entries[at].id)
        else:
            entries.append(entry(len(entries), rng))
        before, read = made, files
        made = index.make(
            rows(entries), GROUPS, "", before.kept, lambda name, read=read: json.loads(read[f"{name}.js"])
        )
        updated += len(made.files) < len(made.names)
        files = {name: made.files.get(name) or files[name] for name in made.names}
        fresh = index.make(rows(entries), GROUPS)
        assert files == fresh.files
        assert made.manifest == fresh.manifest
    assert updated or small > 60


def test_what_is_inserted_or_removed_is_found_too() -> None:
    rng = random.Random(1)
    entries = [entry(number, rng) for number in range(30)]
    made = index.make(rows(entries), GROUPS)
    for others in (entries[:10] + entries[11:], entries[:-1], [], entries[3:] + entries[:3]):
        again = index.make(rows(others), GROUPS, "", made.kept, lambda name: json.loads(made.files[f"{name}.js"]))
        assert again == index.make(rows(others), GROUPS)


def test_the_folder_holds_the_new_index_alone(tmp_path: Path) -> None:
    site = registers.site("sample")
    folder, memory = tmp_path / "search", tmp_path / "memory"
    search.build(site, folder, memory)
    first = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (folder / "old.js").write_text("old")
    stamps = {path: path.stat().st_mtime_ns for path in first}
    search.build(site, folder, memory)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == first
    assert {path: path.stat().st_mtime_ns for path in first} == stamps
    memory.write_bytes(b"damaged")
    next(folder.glob("post/*")).unlink()
    search.build(site, folder, memory)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("हिन्दी", "हिंदी"),
        ("ज़िला", "जिला"),
        ("निःशुल्क", "निशुल्क"),
        ("नि:शुल्क", "निःशुल्क"),
        ("सम्भाग", "संभाग"),
        ("कर्त्तव्य", "कर्तव्य"),
        ("महत्त्व", "महत्व"),
        ("लिये", "लिए"),
        ("गयी", "गई"),
        ("एवम्", "एवं"),
        ("विद्युत्", "विद्युत"),
        ("कॉलेज", "कालेज"),
        ("सड़क", "सड\u093cक"),
        ("क्\u200dषेत्र", "क्षेत्र"),
        ("२०२६", "2026"),
        ("5,00,000", "500000"),
        ("Organisation", "organization"),
    ],
)
def test_one_spelling(one: str, other: str) -> None:
    assert fold.words(fold.normal(one)) == fold.words(fold.normal(other)) != []


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("परिपत्रों", "परिपत्र"),
        ("कर्मचारियों", "कर्मचारी"),
        ("बच्चों", "बच्चा"),
        ("योजनाओं", "योजना"),
        ("समितियां", "समिति"),
        ("पुलिसकर्मियों", "पुलिसकर्मी"),
        ("मशीनें", "मशीन"),
        ("जिले", "जिला"),
        ("circulars", "circular"),
        ("transferred", "transfer"),
        ("policies", "policy"),
    ],
)
def test_forms(form: str, word: str) -> None:
    assert fold.lemmas(form) & fold.lemmas(word)


@pytest.mark.parametrize(("one", "other"), [("काल", "काला"), ("दान", "दाना"), ("जल", "जाल"), ("किला", "किलो")])
def test_other_words_are_no_forms(one: str, other: str) -> None:
    assert not fold.lemmas(one) & fold.lemmas(other)


@pytest.mark.parametrize(
    ("roman", "word"),
    [
        ("mukhyamantri", "मुख्यमंत्री"),
        ("sadak", "सडक"),
        ("shiksha", "शिक्षा"),
        ("chhatravritti", "छात्रवृत्ति"),
        ("gaon", "गांव"),
        ("vigyapti", "विज्ञप्ति"),
        ("tehsil", "तहसील"),
        ("aanganbadi", "आंगनबाडी"),
        ("karyalaya", "कार्यालय"),
        ("sanhita", "संहिता"),
        ("singh", "सिंह"),
        ("pakka", "पक्का"),
        ("likhkar", "लिखकर"),
        ("floraid", "फ्लोराइड"),
    ],
)
def test_sounds(roman: str, word: str) -> None:
    assert fold.sounds(word)[0].replace("A", "") in fold.sounds(roman)


@pytest.mark.parametrize("number", ["प.1(2)मुमका/2026", "p 1(2) mumka 2026", "P.1 (2) Mumka-2026", "प-१(२)/मुमका/२०२६"])
def test_numbers_in_any_script(number: str) -> None:
    assert set(fold.pairs(fold.normal(number))) >= {"p.1", "1.2", "2.mumk", "mumk.2026"}


COPIES = """\
पालना सुनिश्चित की जाए।

प्रतिलिपि निम्न को सूचनार्थ एवं आवश्यक कार्यवाही हेतु प्रेषित है:-

1. निजी सचिव, मुख्यमंत्री
2. समस्त जिला कलक्टर

संयुक्त सचिव
"""


def test_less_than_and_more_than_are_no_markup() -> None:
    found = terms([[Field(BODY, "a pH <6.5 or above> 8.5 <span title='hidden'>seen</span>")]], "", Groups())
    assert {"6", "above", "8", "seen"} <= found.keys() and "hidden" not in found


def test_copy_to_lists_are_left_out() -> None:
    assert without_copies(COPIES).split() == ["पालना", "सुनिश्चित", "की", "जाए।", "संयुक्त", "सचिव"]
    assert without_copies("Text\n\nCopy to:\n- the Secretary\n\nEnd").split() == ["Text", "End"]
    kept = "प्रतिलिपि प्राप्त करने का शुल्क दो रुपये होगा।\n\n1. यह शुल्क"
    assert without_copies(kept) == kept


def test_terms() -> None:
    fields = [
        [Field(TITLE, "सड़क पर पेयजल"), Field(POINTS, "Drinking water"), Field(BODY, "पेयजल के परिपत्रों में F.2(7)IT/2024")]
    ]
    groups = Groups([("water", ("पेयजल", "drinking water")), ("circular", ("परिपत्र",))])
    found = terms(fields, "प.1(2)मुमका/2026", groups)
    assert {"सडक", "पेयजल", "परिपत्रों", "§water", "§circular", "~सड़क", "#1.2", "#2.mumk", "#f.2", "#2.7"} <= found.keys()
    assert found["पेयजल"][0] > found["परिपत्रों"][0]
