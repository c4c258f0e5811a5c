"""What is in force on a day: as the register says it, and as it is worked out again, day by day, in `day_by_day.py`.

Once over the executive orders of New York, with 244 relations that somebody else found; once over whatever hypothesis
thinks of.
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from day_by_day import Order, Says, day_by_day
from hypothesis import given, settings
from hypothesis import strategies as st
from test_import import MAPPING
from test_register import order

from panji.corpus import Corpus
from panji.file import File
from panji.importers.folder import run
from panji.register import Register

NYC = Path(__file__).parent / "relations" / "nyc"
KINDS = {"amended": "amends", "superseded": "supersedes", "repealed": "rescinds", "rescinded": "rescinds"}
KINDS["revoked"] = "rescinds"
TEN_DAYS = [
    date(1974, 12, 1),
    date(1975, 12, 31),
    date(1978, 7, 20),
    date(1982, 1, 1),
    date(1986, 12, 31),
    date(1993, 5, 1),
    date(1995, 4, 12),
    date(2008, 2, 29),
    date(2014, 3, 26),
    date(2026, 7, 1),
]


def table(name: str) -> list[dict[str, str]]:
    with open(NYC / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def record_of(order: str) -> str:
    """The id that the mapping gives: emergency orders, which are a series of their own, come after the others."""
    year, series, serial = order.split("-")
    return f"nyc/mayor/order/{year}/{int(serial) + (100_000 if series == 'EEO' else 0)}"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The orders between which there is a relation, imported by the mapping of the guide."""
    folder, into = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("register")
    for row in table("orders.csv"):
        name, year = row["order"], row["order"][:4]
        (folder / year).mkdir(exist_ok=True)
        front = {
            "eo_id": name, "number": name[-3:], "year": year, "is_emergency": "-EEO-" in name, "date_signed": row["signed"] or None,
            "mayor": "Mayor", "title": "Order", "source_pdf_url": None,
        }  # fmt: skip
        (folder / year / f"{name}.md").write_text(f"---\n{json.dumps(front)}\n---\n\nOrdered.\n", "utf-8")
    edges = [
        {"actor": row["later"], "target": row["earlier"], "verb": row["verb"], "partial": row["partial"] == "yes"}
        for row in table("edges.csv")
    ]
    relations = {"edges": edges, "dangling_citations": []}
    (folder / "supersession.json").write_text(json.dumps(relations), "utf-8")
    done = run(folder, MAPPING, into)
    assert not done.diagnostics and done.account.records == 282
    return Corpus(into, cache=False).read()


def in_new_york() -> tuple[list[Order], list[Says]]:
    """The same from the tables alone. Without a day, an order stands at the beginning of the year in its name."""
    signed = {row["order"]: date.fromisoformat(row["signed"]) if row["signed"] else None for row in table("orders.csv")}
    place = sorted(signed, key=lambda name: (signed[name] or date(int(name[:4]), 1, 1), "EEO" in name, name))
    said = [
        Says(record_of(row["later"]), record_of(row["earlier"]), KINDS[row["verb"]], row["partial"] == "yes")
        for row in table("edges.csv")
    ]
    return [Order(record_of(name), signed[name]) for name in place], said


def test_the_tables_are_whole() -> None:
    orders, said = in_new_york()
    assert (len(orders), len(said), sum(each.part for each in said)) == (282, 244, 55)


def test_in_force_in_new_york_on_ten_days(imported: Register) -> None:
    orders, said = in_new_york()
    written = [(kind, relation) for record in imported.records.values() for kind, _, relation in record.stated]
    assert len(written) == 244 and sum(bool(relation.scope) for _, relation in written) == 55
    expected = dict(day_by_day(orders, said, TEN_DAYS[-1], TEN_DAYS))
    sizes = []
    for day in TEN_DAYS:
        found = {id: imported.in_force(record, day) for id, record in imported.records.items()}
        # Of what was imported, the register never says for certain that it is in force: see the test below.
        assert {id: standing.state for id, standing in found.items()} == {
            id: "unknown" if state in ("in-force", "partly-changed") else state for id, state in expected[day].items()
        }
        changed = {id for id, standing in found.items() if standing.state == "unknown" and standing.changes}
        assert changed == {id for id, state in expected[day].items() if state == "partly-changed"}
        sizes.append(sum(state in ("in-force", "partly-changed") for state in expected[day].values()))
    assert len(set(sizes)) == len(TEN_DAYS) and 0 < min(sizes) < max(sizes) < 282


def test_the_same_orders_as_a_register_of_its_own(imported: Register) -> None:
    """Not imported, those that have a date are in force by the register's own word."""
    orders, said = in_new_york()
    dated = {each.id: each.begins for each in orders if each.begins}
    said = [each for each in said if each.later in dated and each.earlier in dated]
    files = [
        order_of(id.replace("nyc/mayor", "cmo"), day, [each for each in said if each.later == id])
        for id, day in dated.items()
    ]
    register = Register(files)
    expected = dict(day_by_day([Order(id, day) for id, day in dated.items()], said, TEN_DAYS[-1], TEN_DAYS))
    for day in TEN_DAYS:
        in_force = {id for id, record in register.records.items() if register.in_force(record, day).in_force}
        assert in_force == {
            id.replace("nyc/mayor", "cmo")
            for id, state in expected[day].items()
            if state in ("in-force", "partly-changed")
        }


def order_of(id: str, issued: date | None, said: Iterable[Says], *lines: str) -> File:
    """The file of an order that says this of others."""
    grouped: dict[str, list[str]] = {}
    for each in said:
        target = f"record: {each.earlier.replace('nyc/mayor', 'cmo')}"
        scope = ", scope: para 1" if each.part else ""
        start = f", effective: {each.works_from}" if each.works_from else ""
        until = f", until: {each.until}" if each.until else ""
        grouped.setdefault(each.kind, []).append(f"{{{target}{scope}{start}{until}}}")
    relations = [f"{kind}: [{', '.join(targets)}]" for kind, targets in grouped.items()]
    return order(int(id.rsplit("/", 1)[1]), issued.isoformat() if issued else "", *relations, *lines)


FIRST = date(2020, 1, 2)
LAST = FIRST + timedelta(days=24)
SAID = ("supersedes", "rescinds", "revives", "amends", "extends", "corrects")
days = st.integers(0, 12).map(lambda after: FIRST + timedelta(days=after))


@st.composite
def registers(draw: st.DrawFn) -> tuple[list[File], list[Order], list[Says]]:
    """Orders in the order of their issue, each of which says something of those before it."""
    count = draw(st.integers(2, 8))
    undated = draw(st.integers(0, 1))
    issued = [None] * undated + sorted(draw(st.lists(days, min_size=count, max_size=count)))
    files, orders, said = [], [], []
    for serial, day in enumerate(issued, 1):
        id, lines = f"cmo/order/2020/{serial}", []
        delayed = day and draw(st.booleans()) and day + timedelta(days=draw(st.integers(0, 5)))
        expires = (delayed or day or FIRST) + timedelta(days=draw(st.integers(0, 9))) if draw(st.booleans()) else None
        lines += [f"effective: {delayed}"] if delayed else []
        lines += [f"expires: {expires}"] if expires else []
        says = []
        for earlier in draw(st.lists(st.integers(1, max(1, serial - 1)), max_size=3)) if serial > 1 else ():
            kind = draw(st.sampled_from(SAID))
            later = day + timedelta(days=draw(st.integers(0, 6))) if day and draw(st.booleans()) else None
            until = day + timedelta(days=draw(st.integers(0, 12))) if day and kind == "extends" else None
            says.append(Says(id, f"cmo/order/2020/{earlier}", kind, draw(st.integers(0, 3)) == 0, later, until))
        says = list({(each.kind, each.earlier): each for each in says}.values())
        files.append(order_of(id, day, says, *lines))
        orders.append(Order(id, delayed or day, expires))
        said += says
    return files, orders, said


def test_any_orders_at_all() -> None:
    """Five hundred registers; among what is looked at, every state that such orders can have comes up many times."""
    seen: Counter[str] = Counter()

    @settings(max_examples=500)
    @given(registers())
    def agrees(made: tuple[list[File], list[Order], list[Says]]) -> None:
        files, orders, said = made
        register = Register(files)
        assert [order.id for order in orders] == list(register.records)
        undated = {order.id for order in orders if not order.begins}
        for day, expected in day_by_day(orders, said, LAST):
            for id in undated:  # imported, and so never in force for certain
                if expected[id] in ("in-force", "partly-changed"):
                    expected[id] = "unknown"
            assert {id: register.in_force(record, day).state for id, record in register.records.items()} == expected
            seen.update(expected.values())

    agrees()
    states = {"in-force", "partly-changed", "not-yet", "superseded", "rescinded", "expired", "unknown"}
    assert set(seen) == states and min(seen.values()) > 100


@pytest.mark.skipif("PANJI_NYC" not in os.environ, reason="PANJI_NYC does not name the corpus's folder")
def test_the_tables_are_those_of_the_whole_corpus(tmp_path: Path) -> None:
    run(Path(os.environ["PANJI_NYC"]), MAPPING, tmp_path)
    register = Corpus(tmp_path, cache=False).read()
    orders, said = in_new_york()
    assert {each.id: each.begins for each in orders} == {each.id: register.records[each.id].issued for each in orders}
    assert Counter((each.later, each.earlier, each.kind, each.part) for each in said) == Counter(
        (record.id, relation.record, kind, bool(relation.scope))
        for record in register.records.values()
        for kind, _, relation in record.stated
        if relation.record
    )
    expected = dict(day_by_day(orders, said, TEN_DAYS[-1], TEN_DAYS))
    for day in TEN_DAYS:
        ended = {id for id, record in register.records.items() if register.in_force(record, day).causes}
        assert ended == {id for id, state in expected[day].items() if state in ("superseded", "rescinded")}
