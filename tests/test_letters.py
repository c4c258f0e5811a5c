"""Which answers to letters are due: worked examples, and what the sample register tells."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from products import singly
from registers import AS_OF, register

from panji.file import read
from panji.letters import answer, answered_late, exchanges, owed, recalled, reminders, thread
from panji.record_types.letter import Letter
from panji.register import Register
from panji.site import Data, Site
from panji.views import letters as letters_view

ROOT = Path(__file__).parents[1]
START = date(2026, 1, 5)


def letter(serial: int, day: date, direction: str, more: str = "", whom: str = "पंजाब सरकार"):
    front = f"number: '{serial}'\ntitle: पत्र\nissued: {day}\n{more}direction: {direction}\ncorrespondent: {whom}\n"
    file = read(f"records/cmo/letter/2026/{serial:04}.hi.md", f"---\n{front}---\nपत्र।\n".encode(), "")
    assert not file.faults
    return file


def wanted(serial: int, day: date, direction: str, by: date, relations: str = ""):
    front = f"{relations}direction: {direction}\ncorrespondent: पंजाब सरकार\nreply_by: {by}\n"
    text = f"---\nnumber: '{serial}'\ntitle: पत्र\nissued: {day}\n{front}---\nपत्र।\n"
    file = read(f"records/cmo/letter/2026/{serial:04}.hi.md", text.encode(), "")
    assert not file.faults
    return file


def days(count: int) -> date:
    return START + timedelta(days=count)


def named(dues) -> list[tuple[int, bool, int, list[int]]]:
    return [(due.letter.id.serial, due.ours, due.late, [each.id.serial for each in due.reminders]) for due in dues]


def test_a_letter_and_its_reminders_are_one_question() -> None:
    files = [
        wanted(1, days(0), "in", days(30)),
        wanted(2, days(40), "in", days(50), "cites: [cmo/letter/2026/1]\n"),
        letter(3, days(60), "in", "cites: [cmo/letter/2026/2]\n"),
    ]
    register = Register(files)
    assert named(owed(register, days(10))) == [(1, True, -20, [])]
    assert named(owed(register, days(45))) == [(1, True, 15, [2])]
    assert named(owed(register, days(70))) == [(1, True, 40, [2, 3])]
    first, second, third = register.records.values()
    assert recalled(second, register) == [first] and recalled(third, register) == [first, second]


@pytest.mark.parametrize("answered", [1, 2])
def test_an_answer_to_any_of_them_answers_it(answered: int) -> None:
    register = Register(
        [
            wanted(1, days(0), "out", days(30)),
            wanted(2, days(40), "out", days(50), "cites: [cmo/letter/2026/1]\n"),
            letter(3, days(60), "in", f"replies_to: [cmo/letter/2026/{answered}]\n"),
        ]
    )
    assert named(owed(register, days(59))) == [(1, False, 29, [2])]
    assert owed(register, days(60)) == []
    assert [(each.letter.id.serial, each.late) for each in answered_late(register, days(60))] == [(1, 30)]


def test_what_cites_an_answered_letter_asks_anew() -> None:
    register = Register(
        [
            wanted(1, days(0), "out", days(30)),
            letter(2, days(10), "in", "replies_to: [cmo/letter/2026/1]\n"),
            wanted(3, days(40), "out", days(50), "cites: [cmo/letter/2026/1]\n"),
        ]
    )
    first, _, third = register.records.values()
    assert named(owed(register, days(51))) == [(3, False, 1, [])]
    assert reminders(first, register, days(51)) == [] and recalled(third, register) == []
    assert len(thread(first, register)) == 3


def test_ones_own_letter_answers_nothing() -> None:
    register = Register(
        [wanted(1, days(0), "out", days(30)), letter(2, days(10), "out", "replies_to: [cmo/letter/2026/1]\n")]
    )
    assert named(owed(register, days(40))) == [(1, False, 10, [])]


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_web_of_letters_gives_an_end(data: st.DataObject) -> None:
    """Whatever cites and answers whatever, also in circles: every letter is owed at most once, and never one answered."""
    count = data.draw(st.integers(1, 7))
    files = []
    for serial in range(1, count + 1):
        others = st.lists(st.integers(1, count), max_size=2, unique=True)
        relations = "".join(
            f"{kind}: [{', '.join(f'cmo/letter/2026/{other}' for other in some)}]\n"
            for kind in ("replies_to", "cites")
            if (some := data.draw(others))
        )
        day = days(data.draw(st.integers(0, 40)))
        files.append(wanted(serial, day, data.draw(st.sampled_from(("in", "out"))), days(45), relations))
    register = Register(files)
    dues = owed(register, days(50))
    assert len({due.letter.id for due in dues}) == len(dues)
    assert all(answer(due.letter, register, days(50)) is None for due in dues)
    assert sum(each.received + each.sent for each in exchanges(register, days(50))) == count
    for record in register.records.values():
        assert record in thread(record, register)


# -- the sample register


@pytest.fixture(scope="module")
def sample() -> Register:
    return register("sample")


def test_the_sample_has_every_kind_of_question(sample: Register) -> None:
    dues = owed(sample, AS_OF)
    kinds = {(due.ours, due.late > 0, bool(due.reminders)) for due in dues}
    assert kinds >= {(True, True, True), (True, False, False), (False, True, True)}
    assert answered_late(sample, AS_OF)
    assert {"post", "e-mail", "e-office"} <= {
        record.dispatch.mode for record in sample.records.values() if isinstance(record, Letter) and record.dispatch
    }
    threads = {len(thread(record, sample)) for record in sample.records.values() if isinstance(record, Letter)}
    assert {1, 2, 3, 4, 5} <= threads


def test_a_thread_is_the_same_from_each_of_its_letters(sample: Register) -> None:
    for record in sample.records.values():
        if isinstance(record, Letter):
            papers = thread(record, sample)
            assert all(thread(paper, sample) == papers for paper in papers)


def test_the_page_and_its_tables_say_what_is_owed(sample: Register) -> None:
    products = {product.path if isinstance(product, Data) else product.address: product for product in made(sample)}
    dues = owed(sample, AS_OF)
    assert products.keys() == {
        f"{lang}letters/{end}" for lang in ("", "en/") for end in ("", "owed.csv", "letters.csv")
    }
    for lang in ("hi", "en"):
        prefix = "" if lang == "hi" else "en/"
        rows = list(csv.reader(io.StringIO(products[f"{prefix}letters/owed.csv"].content().decode("utf-8-sig"))))
        assert [(row[1], int(row[8])) for row in rows[1:]] == [(due.letter.id, due.late) for due in dues]
        body = products[f"{prefix}letters/"].body()
        ours, theirs = body.split('id="to-us"')[0], body.split('id="to-us"')[1].split('id="correspondents"')[0]
        for due in dues:
            address = f"={due.letter.id}/{'' if lang == 'hi' else 'en/'}>"
            assert address in (ours if due.ours else theirs)
    register = products["letters/letters.csv"].content().decode("utf-8-sig").splitlines()
    assert len(register) - 1 == sum(isinstance(record, Letter) for record in sample.records.values())


def made(register: Register) -> list:
    return list(singly(letters_view.render(Site(register, AS_OF))))


@pytest.mark.parametrize("guide", ["docs/guide/letters-and-files.md", "docs/en/guide/letters-and-files.md"])
def test_the_guide_shows_records_that_can_be_read(guide: str) -> None:
    examples = re.findall(r"```markdown\n(.*?)```", (ROOT / guide).read_text("utf-8"), re.DOTALL)
    for example, path in zip(examples, ("letter/2026/0007.hi.md", "file/2026/0003.hi.md"), strict=True):
        assert read(f"records/cmo/{path}", example.encode(), "").faults == ()
