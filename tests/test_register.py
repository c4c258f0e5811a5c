"""The register: what is in force on a day and why, who is addressed, and that the order of files does not matter."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panji.file import File, read
from panji.register import Register, Standing

VOCABULARY = Path(__file__).parents[1] / "records" / "vocabulary"
PLACES = [read(f"records/vocabulary/{path.name}", path.read_bytes(), "") for path in sorted(VOCABULARY.glob("*.yml"))]


def order(serial: int, issued: str, *lines: str) -> File:
    """An order of the Chief Minister's Office, as a file; undated, if imported without a date."""
    year = issued[:4] if issued else "2020"
    front = [
        f"number: प.{serial}/{year}",
        "title: आदेश",
        *([f"issued: {issued}"] if issued else ["source: {collection: old, ref: a, missing: [issued]}"]),
        "signatory: {post: secretary-to-cm}",
        *(["to: [all-districts]"] if not any(line.startswith("to:") for line in lines) else []),
        *lines,
    ]
    content = "\n".join(["---", *front, "---", "आदेश।", ""])
    file = read(f"records/cmo/order/{year}/{serial:04}.hi.md", content.encode(), "")
    assert file.sound, file.faults
    return file


def standing(files: Sequence[File], id: str, as_of: str) -> Standing:
    register = Register(files)
    return register.in_force(register.records[f"cmo/order/{id}"], date.fromisoformat(as_of))


def state(files: Sequence[File], id: str, as_of: str) -> str:
    return standing(files, id, as_of).state


def test_alone() -> None:
    files = [order(1, "2020-01-10", "effective: 2020-02-01")]
    assert state(files, "2020/1", "2020-01-31") == "not-yet"
    assert state(files, "2020/1", "2020-02-01") == "in-force"
    assert state(files, "2020/1", "2099-01-01") == "in-force"


def test_a_chain() -> None:
    files = [
        order(1, "2019-01-01"),
        order(1, "2020-01-01", "supersedes: [cmo/order/2019/1]", "effective: 2020-02-01"),
        order(1, "2021-01-01", "supersedes: [{record: cmo/order/2020/1, effective: 2021-03-01}]"),
    ]
    assert state(files, "2019/1", "2020-01-31") == "in-force"
    assert state(files, "2019/1", "2020-02-01") == "superseded"
    assert state(files, "2020/1", "2021-02-28") == "in-force"
    assert state(files, "2020/1", "2021-03-01") == "superseded"
    assert state(files, "2019/1", "2021-03-01") == "superseded"  # the end of its successor does not revive it
    assert state(files, "2021/1", "2021-03-01") == "in-force"
    found = standing(files, "2019/1", "2022-01-01")
    assert [str(cause.source.id) for cause in found.causes] == ["cmo/order/2020/1"]
    assert found.since == date(2020, 2, 1)


@pytest.mark.parametrize("relation", [
    "supersedes: [{record: cmo/order/2019/1, scope: para 3}]",
    "rescinds: [{record: cmo/order/2019/1, scope: para 3}]",
    "amends: [cmo/order/2019/1]",
])  # fmt: skip
def test_a_part(relation: str) -> None:
    files = [order(1, "2019-01-01"), order(1, "2020-01-01", relation)]
    assert state(files, "2019/1", "2019-12-31") == "in-force"
    found = standing(files, "2019/1", "2020-01-01")
    assert found.state == "partly-changed" and found.in_force and len(found.changes) == 1


@pytest.mark.parametrize(
    "kind", ["corrects", "clarifies", "implements", "cites", "consolidates", "extends", "replies_to"]
)
def test_what_changes_nothing(kind: str) -> None:
    files = [order(1, "2019-01-01"), order(1, "2020-01-01", f"{kind}: [cmo/order/2019/1]")]
    assert standing(files, "2019/1", "2021-01-01") == Standing("in-force", date(2019, 1, 1))


def test_expiry() -> None:
    files = [order(1, "2019-01-01", "expires: 2019-12-31")]
    assert state(files, "2019/1", "2019-12-31") == "in-force"
    found = standing(files, "2019/1", "2020-01-01")
    assert (found.state, found.since, found.last_day) == ("expired", date(2020, 1, 1), date(2019, 12, 31))


def test_extension() -> None:
    files = [
        order(1, "2019-01-01", "expires: 2019-12-31"),
        order(2, "2019-12-20", "extends: [{record: cmo/order/2019/1, until: 2020-06-30}]"),
    ]
    assert standing(files, "2019/1", "2019-12-01").last_day == date(2019, 12, 31)  # nobody knew of it yet
    assert standing(files, "2019/1", "2019-12-20").last_day == date(2020, 6, 30)
    assert state(files, "2019/1", "2020-06-30") == "in-force"
    assert state(files, "2019/1", "2020-07-01") == "expired"
    files.append(order(1, "2020-01-05", "rescinds: [cmo/order/2019/2]"))
    assert state(files, "2019/1", "2020-01-05") == "expired"


def test_expired_before_it_was_superseded() -> None:
    files = [
        order(1, "2019-01-01", "expires: 2019-12-31"),
        order(1, "2020-06-01", "supersedes: [cmo/order/2019/1]"),
    ]
    assert state(files, "2019/1", "2020-03-01") == "expired"
    assert state(files, "2019/1", "2020-07-01") == "expired"


def test_rescission() -> None:
    files = [order(1, "2019-01-01"), order(1, "2020-01-01", "rescinds: [cmo/order/2019/1]")]
    assert state(files, "2019/1", "2019-12-31") == "in-force"
    assert state(files, "2019/1", "2020-01-01") == "rescinded"


def test_a_rescission_that_is_rescinded_revives_nothing() -> None:
    """Revival has to be stated."""
    files = [
        order(1, "2019-01-01"),
        order(1, "2020-01-01", "rescinds: [cmo/order/2019/1]"),
        order(1, "2021-01-01", "rescinds: [cmo/order/2020/1]"),
    ]
    assert state(files, "2019/1", "2020-12-31") == "rescinded"
    assert state(files, "2019/1", "2021-01-01") == "rescinded"
    assert state(files, "2020/1", "2021-01-01") == "rescinded"


@pytest.mark.parametrize("end", ["rescinds", "supersedes"])
def test_revival(end: str) -> None:
    files = [
        order(1, "2019-01-01"),
        order(1, "2020-01-01", f"{end}: [cmo/order/2019/1]"),
        order(1, "2021-01-01", "rescinds: [cmo/order/2020/1]", "revives: [cmo/order/2019/1]"),
    ]
    assert not standing(files, "2019/1", "2020-12-31").in_force
    assert standing(files, "2019/1", "2021-01-01") == Standing("in-force", date(2021, 1, 1))
    files.append(order(1, "2022-01-01", "rescinds: [cmo/order/2019/1]"))
    assert state(files, "2019/1", "2021-12-31") == "in-force"
    assert state(files, "2019/1", "2022-01-01") == "rescinded"


def test_revival_of_what_had_expired() -> None:
    files = [
        order(1, "2019-01-01", "expires: 2019-12-31"),
        order(1, "2020-03-01", "revives: [cmo/order/2019/1]"),
    ]
    assert state(files, "2019/1", "2020-02-29") == "expired"
    assert standing(files, "2019/1", "2020-03-01") == Standing("in-force", date(2020, 3, 1))  # and has no last day
    files.append(order(2, "2020-04-01", "extends: [{record: cmo/order/2019/1, until: 2020-06-30}]"))
    assert standing(files, "2019/1", "2020-04-01").last_day == date(2020, 6, 30)
    assert state(files, "2019/1", "2020-07-01") == "expired"


def test_an_extension_that_is_withdrawn_does_not_undo_a_supersession() -> None:
    files = [
        order(1, "2019-01-01", "expires: 2019-12-31"),
        order(2, "2019-12-20", "extends: [{record: cmo/order/2019/1, until: 2020-06-30}]"),
        order(1, "2020-02-01", "supersedes: [cmo/order/2019/1]"),
        order(2, "2020-03-01", "rescinds: [cmo/order/2019/2]"),
    ]
    assert state(files, "2019/1", "2020-02-01") == "superseded"
    assert state(files, "2019/1", "2020-03-01") == "superseded"  # not expired two months ago


def test_what_was_rescinded_before_it_took_effect_never_did() -> None:
    files = [
        order(1, "2019-01-01"),
        order(1, "2020-01-01", "rescinds: [cmo/order/2019/1]", "effective: 2020-06-01"),
        order(2, "2020-03-01", "rescinds: [cmo/order/2020/1]"),
    ]
    assert state(files, "2019/1", "2020-06-01") == "in-force"
    files.append(order(3, "2020-02-01", "rescinds: [cmo/order/2020/2]"))  # earlier than what it rescinds
    assert state(files, "2019/1", "2020-06-01") in ("in-force", "rescinded")


def test_a_supersession_rescinded_later_holds() -> None:
    files = [
        order(1, "2019-01-01"),
        order(1, "2020-01-01", "supersedes: [cmo/order/2019/1]"),
        order(1, "2021-01-01", "rescinds: [cmo/order/2020/1]"),
    ]
    assert state(files, "2019/1", "2021-06-01") == "superseded"


def test_a_supersession_rescinded_before_it_took_effect_never_ends_anything() -> None:
    files = [
        order(1, "2019-01-01"),
        order(1, "2020-01-01", "supersedes: [cmo/order/2019/1]", "effective: 2020-06-01"),
        order(2, "2020-03-01", "rescinds: [cmo/order/2020/1]"),
    ]
    assert state(files, "2019/1", "2020-05-31") == "in-force"
    assert state(files, "2019/1", "2020-06-01") == "in-force"
    assert state(files, "2020/1", "2020-06-01") == "rescinded"


def test_undated() -> None:
    files = [order(1, "2019-01-01"), order(2, "", "supersedes: [cmo/order/2019/1]")]
    assert state(files, "2019/1", "2019-01-01") == "superseded"
    assert state(files, "2020/2", "2019-01-01") == "unknown"


def test_two_rescissions_on_one_day() -> None:
    files = [
        order(9, "2020-01-01"),
        order(1, "2020-01-01", "rescinds: [cmo/order/2020/9]"),  # its serial is lower, yet it is the one that counts
    ]
    assert state(files, "2020/9", "2020-01-01") == "rescinded"


def test_a_circle_does_not_hang() -> None:
    files = [order(n, "2020-01-01", f"rescinds: [cmo/order/2020/{n % 3 + 1}]") for n in (1, 2, 3)]
    files += [
        order(n, "2020-01-01", f"supersedes: [cmo/order/2020/{9 - n}]", f"rescinds: [cmo/order/2020/{n}]")
        for n in (4, 5)
    ]
    register = Register(files)
    for record in register.records.values():
        register.in_force(record, date(2021, 1, 1))


def test_a_chain_of_thousands() -> None:
    files = [order(1, "2000-01-01")]
    files += [order(n, "2000-01-01", f"rescinds: [cmo/order/2000/{n - 1}]") for n in range(2, 3002)]
    assert state(files, "2000/1", "2001-01-01") == "in-force"
    assert state(files, "2000/2", "2001-01-01") == "rescinded"


def test_everything_rescinds_everything_earlier() -> None:
    files = [
        order(n, "2000-01-01", f"rescinds: [{', '.join(f'cmo/order/2000/{m}' for m in range(1, n))}]")
        for n in range(1, 60)
    ]
    assert state(files, "2000/1", "2001-01-01") == "rescinded"


@pytest.mark.parametrize(("day", "districts", "divisions"), [
    ("2019-01-01", 33, 7),
    ("2023-08-06", 33, 7),
    ("2023-08-07", 50, 10),
    ("2024-12-29", 50, 10),
    ("2024-12-30", 41, 7),
    ("2026-11-22", 41, 7),
])  # fmt: skip
def test_addressees_as_they_existed(day: str, districts: int, divisions: int) -> None:
    register = Register([*PLACES, order(1, day, "to: [all-districts, all-divisions, cmo, nobody]")])
    (record,) = register.records.values()
    found = {addressee.id: addressee for addressee in register.addressees(record)}
    assert len(found["all-districts"].members) == districts
    assert len(found["all-divisions"].members) == divisions
    assert [member.id for member in found["cmo"].members] == ["cmo"]
    assert found["nobody"].members == () and found["nobody"].entry is None


def test_who_has_the_work_of_a_district_that_ended() -> None:
    vocabulary = Register(PLACES).vocabulary
    for district in vocabulary["places"].values():
        if district.until:
            successor = vocabulary.successor(district, date(2026, 11, 22))
            assert successor and successor.exists_on(date(2026, 11, 22)), district.id


def test_the_text_in_the_first_language_stands() -> None:
    english = read(
        "records/cmo/press-release/2026/0001.en.md", b"---\ntitle: Review\nissued: 2026-01-02\n---\nText.\n", ""
    )
    hindi = read(
        "records/cmo/press-release/2026/0001.hi.md", "---\ntitle: समीक्षा\nissued: 2026-01-02\n---\nपाठ।\n".encode(), ""
    )
    register = Register([english, hindi])
    (record,) = register.records.values()
    assert record.title == "समीक्षा"
    assert register.rivals == [(hindi, english)]


KINDS = ("supersedes", "rescinds", "revives", "amends", "extends", "corrects", "cites")


@st.composite
def graphs(draw: st.DrawFn) -> list[File]:
    """Records with relations to one another, forwards, backwards and in circles."""
    count = draw(st.integers(1, 8))
    files = []
    for serial in range(1, count + 1):
        first = date(2020, 1, 1) + timedelta(days=draw(st.integers(0, 5)))
        lines = []
        for kind in draw(st.sets(st.sampled_from(KINDS), max_size=3)):
            targets = draw(st.lists(st.integers(1, count + 1), max_size=2))
            scope = draw(st.sampled_from(["", ", scope: para 1", ", effective: 2020-01-04"]))
            lines.append(f"{kind}: [{', '.join(f'{{record: cmo/order/2020/{target}{scope}}}' for target in targets)}]")
        if draw(st.booleans()):
            lines.append(f"expires: {first + timedelta(days=draw(st.integers(0, 4)))}")
        files.append(order(serial, draw(st.sampled_from([first.isoformat(), first.isoformat(), ""])), *lines))
    return files


DAYS = [date(2019, 12, 31) + timedelta(days=days) for days in range(0, 12, 2)]


def standings(register: Register, ids: Sequence[str]) -> dict[tuple[str, date], object]:
    found = {}
    for id in ids:
        for day in DAYS:
            state, since, causes, changes, last = register.in_force(register.records[id], day)
            names = tuple(
                tuple(sorted((each.kind, str(each.source.id)) for each in group)) for group in (causes, changes)
            )
            found[id, day] = (state, since, names, last)
    return found


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_questions_does_not_matter(files: list[File], chance: random.Random) -> None:
    one = Register(files)
    shuffled = chance.sample(files, len(files))
    other = Register(shuffled)
    assert list(one.records) == list(other.records)
    ids = list(one.records)
    assert standings(one, ids) == standings(other, chance.sample(ids, len(ids)))


@given(graphs())
def test_no_relation_no_change(files: list[File]) -> None:
    register = Register(files)
    for id, record in register.records.items():
        if not register.relations_to(record):
            for day in DAYS:
                found = register.in_force(record, day)
                assert found.state in ("in-force", "not-yet", "expired", "unknown"), id
                assert found.causes == found.changes == ()
