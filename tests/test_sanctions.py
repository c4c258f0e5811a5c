"""Sums of what was granted, and amounts as people write them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from babel.numbers import format_compact_decimal, format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import register

from panji.file import File, read
from panji.language import LOCALES
from panji.money import figures, short
from panji.register import Register
from panji.sanctions import beneath, by, financial_year, granted, total, year_label

ROOT = Path(__file__).parents[1]

AMOUNTS = st.integers(-(10**14), 10**14)


@given(AMOUNTS)
def test_every_rupee_is_grouped_as_babel_groups_it(amount: int) -> None:
    for lang, locale in LOCALES.items():
        assert figures(amount, lang) == f"{'−' * (amount < 0)}₹{format_decimal(abs(amount), locale=locale)}"


@given(st.integers(10**5, 10**9 - 1))
def test_lakh_and_crore_as_babel_has_them(amount: int) -> None:
    """CLDR has lakh and crore in Hindi below an arab, and in Indian English in its short forms, L and Cr."""
    hindi = format_compact_decimal(amount, locale="hi_IN", format_type="long", fraction_digits=2)
    english = format_compact_decimal(amount, locale="en_IN", format_type="short", fraction_digits=2)
    assert short(amount, "hi") == f"₹{hindi}".replace("\xa0", " ")
    assert short(amount, "en") == f"₹{english}".replace("Cr", " crore").replace("L", " lakh")


@given(AMOUNTS.filter(lambda amount: abs(amount) >= 10**5))
def test_short_is_off_by_half_a_hundredth_at_most(amount: int) -> None:
    written = short(amount, "en").replace("₹", "").replace(",", "").replace("−", "-")
    number, unit = written.split()
    size = {"lakh": 10**5, "crore": 10**7}[unit]
    assert abs(Fraction(number) * size - amount) * 200 <= size


def test_less_than_a_lakh_is_in_figures() -> None:
    assert [short(99_999, "hi"), short(100_000, "hi"), short(-12_50_000, "en")] == ["₹99,999", "₹1 लाख", "−₹12.5 lakh"]
    assert short(150_00_00_000, "hi") == "₹150 करोड़"
    assert short(1_23_45_00_00_000, "en") == "₹12,345 crore"


FUNDS = {"relief": None, "relief/water": "relief", "relief/water/tankers": "relief/water", "hospitals": None}
PLACES = {
    "state/x": None,
    "division/a": "state/x",
    "district/b": "division/a",
    "district/c": "division/a",
    "district/d": None,
}
DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))
LINES = st.tuples(
    st.sampled_from(sorted(FUNDS)),
    st.integers(-(10**9), 10**12).filter(bool),
    st.sampled_from(["treatment", "fodder"]),
    st.sampled_from([None, *PLACES]),
    st.one_of(st.none(), st.integers(-(10**3), 10**6).filter(bool)),
)
PAPERS = st.lists(
    st.tuples(
        DAYS,
        st.lists(LINES, min_size=1, max_size=4),
        st.sampled_from(["", "", "", "supersedes", "rescinds", "amends", "corrects"]),
        st.integers(0, 30),
    ),
    min_size=1,
    max_size=12,
)


def front_matter(index: int, day: date, lines: list[tuple], relation: str, target: int) -> str:
    written = [
        f"  - {{fund: {fund}, amount: {amount}, purpose: {purpose}"
        + (f", place: {place}" if place else "")
        + (f", beneficiaries: {people}" if people else "")
        + "}"
        for fund, amount, purpose, place, people in lines
    ]
    relations = f"{relation}: [cmo/sanction/{target}]\n" if relation else ""
    head = f"number: n/{index}\ntitle: t\nissued: {day}\nsignatory: {{post: p}}\n{relations}lines:\n"
    return f"---\n{head}" + "\n".join(written) + "\n---\n\nx\n"


def of_lists() -> list[File]:
    def entries(parents: dict[str, str | None]) -> str:
        return "".join(
            f"{id}: {{hi: {id}, en: {id}{f', parent: {above}' if above else ''}}}\n" for id, above in parents.items()
        )

    lists = {"funds": entries(FUNDS), "places": entries(PLACES)}
    return [read(f"records/vocabulary/{name}.yml", text.encode(), "") for name, text in lists.items()]


@given(PAPERS, DAYS)
@settings(max_examples=60)
def test_every_sum_is_exact(papers: list[tuple], as_of: date) -> None:
    """Whatever supersedes, rescinds or amends what: what each table adds up is what counts, to the rupee."""
    papers.sort(key=lambda paper: paper[0])
    files, ids = of_lists(), []
    for index, (day, lines, relation, target) in enumerate(papers, 1):
        ids.append(f"{day.year}/{index}")
        earlier = ids[target % (index - 1)] if index > 1 else ""
        text = front_matter(index, day, lines, relation if earlier else "", earlier)
        files.append(read(f"records/cmo/sanction/{day.year}/{index:04}.hi.md", text.encode(), ""))
    register = Register(files)
    assert len(register.records) == len(papers)
    items = granted(register, as_of)

    # What counts, worked out anew: not yet issued, or ended as a whole by one that was not itself withdrawn by then.
    expected = sum(
        amount
        for id, (_, lines, _, _) in zip(ids, papers, strict=True)
        if register.in_force(register.records[f"cmo/sanction/{id}"], as_of).in_force
        for _, amount, *_ in lines
    )
    whole = total(items)
    assert whole.amount == expected and type(whole.amount) is int
    for key in ("fund", "head", "purpose", "place", "division", "year"):
        parts = by(items, lambda item, key=key: getattr(item, key))
        assert sum(part.amount for part in parts.values()) == expected
        assert sum(part.beneficiaries for part in parts.values()) == whole.beneficiaries
    for fund in FUNDS:
        of_fund = beneath(fund, items, register.vocabulary)
        assert total(of_fund).amount == sum(
            item.line.amount for item in items if item.counts and f"{item.head}/".startswith(f"{fund}/")
        )
    assert all(financial_year(item.sanction.issued) == item.year for item in items)
    assert {item.fund for item in items} <= {"relief", "hospitals"}
    assert all(item.division == "division/a" for item in items if item.place in ("district/b", "district/c"))


def test_the_financial_year_runs_from_april_to_march() -> None:
    days = date(2026, 3, 31), date(2026, 4, 1), date(2099, 12, 31)
    assert [year_label(financial_year(day)) for day in days] == ["2025-26", "2026-27", "2099-00"]


@pytest.fixture(scope="module")
def sample() -> Register:
    return register("sample")


def test_the_sample_has_every_fund_and_every_end(sample: Register) -> None:
    items = granted(sample, date(2026, 11, 22))
    assert len({item.sanction.id for item in items}) >= 30
    assert all(len(item.sanction.texts) == 2 for item in items)
    assert set(by(items, lambda item: item.fund)) == {
        entry.id for entry in sample.vocabulary["funds"].values() if not entry.parent
    }
    assert set(by(items, lambda item: item.year)) == set(range(2019, 2027))
    states = {sample.in_force(item.sanction, date(2026, 11, 22)).state for item in items}
    assert states >= {"in-force", "partly-changed", "superseded", "rescinded"}
    assert {"superseded", "rescinded"} == {
        sample.in_force(item.sanction, date(2026, 11, 22)).state for item in items if not item.counts
    }


def test_what_becomes_of_a_sanction_shows_in_the_sums(sample: Register) -> None:
    """The hailstorm's money counts until it is withdrawn; a corrigendum moves money from one district to another."""

    def of(fund: str, place: str, day: date) -> int:
        items = granted(sample, day)
        return total(item for item in beneath(fund, items, sample.vocabulary) if item.place == place).amount

    place = "district/sri-ganganagar"
    assert of("relief-fund", place, date(2025, 5, 19)) - of("relief-fund", place, date(2025, 5, 20)) == 1_800_000
    before, after = date(2024, 10, 28), date(2024, 10, 29)
    for day in (before, after):  # 904 families, however they are shared out
        flood = [item for item in granted(sample, day) if item.year == 2024 and item.head == "famine-flood/damage"]
        assert total(flood).beneficiaries == 904
    moved = [
        of("famine-flood", each, after) - of("famine-flood", each, before)
        for each in ("district/jalore", "district/sanchore")
    ]
    assert moved == [320_000, -320_000]
