"""Timelines and chains: what is on them, where the picture's lines go, and that a long chain is cut to what is near."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_register import PLACES, order

from panji import chains
from panji.file import File
from panji.record_page.chain import Chain, bends_over_lanes, crossings, draw, layout
from panji.record_page.timeline import SHOWN, events, timeline
from panji.register import Register
from panji.site import Site
from panji.views import record_relations

AS_OF = date(2026, 11, 22)
ID = "cmo/order/2019/1"


def site(*files: File) -> Site:
    return Site(Register([*PLACES, *files]), AS_OF)


def chain(id: str, here: Site, lang: str) -> str:
    """The section of a record's chain, as its page has it."""
    record, ids = here.register.records[id], here.chains[id]
    records = [here.register.records[each] for each in chains.around(record, ids, here.register)]
    return Chain(draw(records), len(ids), here, lang).of(record)


def shown(*files: File, id: str = ID) -> list[tuple[str, tuple[str, ...]]]:
    here = site(*files)
    return [(str(event.day), event.kinds) for event in events(here.register.records[id], here)]


def test_the_day_of_issue_alone_is_no_timeline() -> None:
    assert shown(order(1, "2019-01-01"), order(2, "2020-01-01", f"cites: [{ID}]")) == []


def test_a_life() -> None:
    files = [
        order(1, "2019-01-01", "effective: 2019-02-01", "expires: 2021-12-31"),
        order(1, "2020-01-01", f"amends: [{{record: {ID}, scope: para 3, effective: 2020-03-01}}]"),
        order(2, "2020-02-01", f"corrects: [{ID}]"),
        order(4, "2020-04-01", f"rescinds: [{{record: {ID}, scope: para 4}}]"),
        order(3, "2021-12-01", f"extends: [{{record: {ID}, until: 2023-06-30}}]"),
        order(1, "2022-05-01", f"supersedes: [{ID}]", f"consolidates: [{ID}]"),
        order(1, "2023-01-01", "rescinds: [cmo/order/2022/1]", f"revives: [{ID}]"),
    ]
    assert shown(*files) == [
        ("2019-01-01", ("issued",)),
        ("2019-02-01", ("effective",)),
        ("2020-02-01", ("corrects",)),
        ("2020-03-01", ("amends",)),
        ("2020-04-01", ("rescinds",)),
        ("2021-12-01", ("extends",)),
        ("2022-05-01", ("supersedes", "consolidates")),
        ("2023-01-01", ("revives",)),
        ("2023-06-30", ("expires",)),
    ]
    here = site(*files)
    record = here.register.records[ID]
    html = timeline(events(record, here), record, here, "en")
    assert "<b>Amended (para 3)</b>: <a " in html and "<b>Extended (until 30 June 2023)</b>" in html
    assert "<b>Rescinded in part (para 4)</b>" in html
    assert "<b>Superseded, Consolidated</b>" in html and "to come" not in html


def test_what_never_took_effect_is_on_no_timeline() -> None:
    files = [
        order(1, "2019-01-01"),
        order(1, "2020-01-01", f"supersedes: [{ID}]", "effective: 2020-06-01"),
        order(2, "2020-03-01", "rescinds: [cmo/order/2020/1]"),
    ]
    assert shown(*files) == []


def test_what_is_to_come_is_marked() -> None:
    here = site(order(1, "2019-01-01", "expires: 2027-03-31"))
    record = here.register.records[ID]
    html = timeline(events(record, here), record, here, "en")
    assert html.count("class=ahead") == 1 and "(to come)</small> <b>Last day in force</b>" in html


def test_a_long_timeline_shows_its_ends() -> None:
    here = site(order(1, "2019-01-01"), *[order(n, "2020-01-01", f"clarifies: [{ID}]") for n in range(1, 21)])
    record = here.register.records[ID]
    found = events(record, here)
    html = timeline(found, record, here, "en")
    assert len(found) == 21 and html.count("<time") == SHOWN and "relations/#timeline" in html
    assert html.index("<b>Issued</b>") < html.index("All 21 events") < html.index("<b>Clarified</b>")
    assert timeline(found, record, here, "en", shown=None).count("<time") == 21


def test_only_what_says_something_of_a_life_makes_a_chain() -> None:
    files = [
        order(1, "2019-01-01"),
        order(2, "2019-01-01"),
        order(1, "2020-01-01", "supersedes: [cmo/order/2019/1, cmo/order/2019/9]", "cites: [cmo/order/2019/2]"),
        order(2, "2020-01-01", "corrects: [cmo/order/2020/1]"),
        order(3, "2020-01-01", "clarifies: [cmo/order/2019/2]"),
    ]
    chain = ("cmo/order/2019/1", "cmo/order/2020/1", "cmo/order/2020/2")
    assert chains.chains_of(Register(files)) == dict.fromkeys(chain, chain)  # the other two are but a pair


@st.composite
def links(draw: st.DrawFn) -> tuple[int, dict[tuple[int, int], str]]:
    count = draw(st.integers(1, 9))
    pairs = [(one, other) for other in range(count) for one in range(other)]
    some = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return count, {pair: draw(st.sampled_from(["end", "part", "other"])) for pair in some}


@given(links())
def test_no_two_lines_to_different_places_lie_on_one_another(made: tuple[int, dict[tuple[int, int], str]]) -> None:
    count, links = made
    found = layout(count, links)
    assert len(found.lanes) == count and len(found.lines) == len(links)
    assert {(line.start[0], line.end[0]): line.style for line in found.lines} == links
    on: dict[tuple[int, int], set[tuple[int, str]]] = {}
    for line in found.lines:
        (row, lane), (later, last) = line.start, line.end
        assert found.lanes[row] == lane and found.lanes[later] == last and 0 <= line.lane < found.width
        for between in range(row, later):
            on.setdefault((line.lane, between), set()).add((later, line.style))
        for between in range(row + 1, later):
            assert found.lanes[between] != line.lane, "through another record's sign"
    assert all(len(ends) == 1 for ends in on.values())


def test_a_line_of_successors_is_straight() -> None:
    found = layout(9, {(row, row + 1): "end" for row in range(8)})
    assert found.lanes == [0] * 9 and found.width == 1


@pytest.mark.parametrize("links", [
    {(0, 2): "end", (1, 3): "end"},
    {(0, 4): "end", (1, 3): "end", (2, 4): "end"},
    {(0, 6): "end", (1, 5): "part", (2, 6): "end", (3, 4): "other", (4, 5): "end"},
])  # fmt: skip
def test_what_need_not_cross_does_not(links: dict[tuple[int, int], str]) -> None:
    found = layout(7, links)
    assert crossings(bends_over_lanes(found.lines), range(found.width)) == 0


def test_those_that_one_record_absorbs_share_a_line() -> None:
    assert layout(13, {(row, 12): "end" for row in range(12)}).width == 2


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_picture(lang: str) -> None:
    files = [
        order(1, "2019-01-01"),
        order(1, "2020-01-01", f"amends: [{{record: {ID}, scope: {{hi: पैरा 3, en: para 3}}}}]"),
        order(1, "2021-01-01", f"supersedes: [{ID}, cmo/order/2020/1]", f"consolidates: [{ID}]"),
    ]
    here = site(*files)
    made = chain("cmo/order/2020/1", here, lang)
    picture = ElementTree.fromstring(re.search(r"<svg width.*?</svg>", made, re.DOTALL)[0])
    assert picture.find("title").text and picture.find("desc").text
    nodes = picture.findall("a")
    assert [node.get("href").removesuffix("/").removesuffix("/en") for node in nodes] == list(here.register.records)
    assert [node.get("aria-current") for node in nodes] == [None, "page", None]
    words = [[each.text for each in node.findall("text")] for node in nodes]
    assert (
        words
        == {
            "hi": [
                ["1. प.1/2019", "1 जनवरी 2019 · अधिक्रमित"],
                ["2. प.1/2020 (यह अभिलेख)", "1 जनवरी 2020 · अधिक्रमित", "संशोधित करता है: 1 (पैरा 3)"],
                ["3. प.1/2021", "1 जनवरी 2021 · लागू", "अधिक्रमित करता है: 1, 2; समेकित करता है: 1"],
            ],
            "en": [
                ["1. प.1/2019", "1 January 2019 · Superseded"],
                ["2. प.1/2020 (this record)", "1 January 2020 · Superseded", "amends 1 (para 3)"],
                ["3. प.1/2021", "1 January 2021 · In force", "supersedes 1, 2; consolidates 1"],
            ],
        }[lang]
    )
    signs = [ElementTree.tostring(node.find("g")[-1]) for node in nodes]
    assert signs[0] == signs[1] != signs[2]  # a state is told by its shape, too
    (entries,) = re.findall(r'<ol class="chain-list">\n(.*?)</ol>', made, re.DOTALL)
    assert entries.count("<li>") == 3


def test_a_chain_of_hundreds_is_cut_to_what_is_near() -> None:
    files = [order(1, "2000-01-01")]
    files += [order(n, "2000-01-01", f"amends: [cmo/order/2000/{n - 1}]") for n in range(2, 301)]
    here = site(*files)
    made = chain("cmo/order/2000/150", here, "en")
    assert "The chain has 300 records; the 24 nearest" in made
    rows = [int(serial) for serial in re.findall(r'<a href="cmo/order/2000/(\d+)/en/"[^>]*><title>', made)]
    assert rows == list(range(rows[0], rows[0] + 24)) and rows[0] < 150 < rows[-1]


def test_a_circle_of_relations_is_drawn() -> None:
    files = [order(n, "2020-01-01", f"amends: [cmo/order/2020/{n % 3 + 1}, cmo/order/2020/{n}]") for n in (1, 2, 3)]
    here = site(*files)
    assert chain("cmo/order/2020/2", here, "en").count('<path class="line--part" d="M1') == 3


def test_another_record_of_the_chain_remakes_the_page() -> None:
    files = [
        order(1, "2019-01-01"),
        order(1, "2020-01-01", f"amends: [{ID}]"),
        order(1, "2021-01-01", "amends: [cmo/order/2020/1]"),
    ]

    def keys(*files: File) -> dict[str, str]:
        return {bundle.paths[0]: bundle.key for bundle in record_relations.render(site(*files))}

    before = keys(*files)
    after = keys(*files[:2], order(1, "2021-01-02", "amends: [cmo/order/2020/1]", "expires: 2022-01-01"))
    path = f"{ID}/relations/index.html"
    assert before[path] != after[path]  # two steps away
