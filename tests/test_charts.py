"""Charts: well-formed, told in words, true to their numbers; and the drawings of the districts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from panji import charts, tiles
from panji.charts import Box, Column, Series, Tile
from panji.file import read
from panji.register import Register

VOCABULARY = Path(__file__).parents[1] / "records" / "vocabulary"


def svg(chart: str) -> ElementTree.Element:
    """A chart as a parser of XML sees it."""
    return ElementTree.fromstring(str(chart))


def width(rect: ElementTree.Element) -> float:
    return float(rect.get("width").removesuffix("%"))


def test_a_bar_is_divided_as_its_numbers_are() -> None:
    found = svg(charts.bar([("done", 1), ("late", 0), ("silent", 3)], "क & ख", "<विवरण>", "x"))
    assert found.get("role") == "img"
    assert [found.find(f"*[@id='{id}']").text for id in found.get("aria-labelledby").split()] == ["क & ख", "<विवरण>"]
    first, second = found.findall("rect")
    assert (first.get("fill"), first.get("x"), width(first)) == ("url(#p-done)", "0%", 25)
    assert (second.get("fill"), second.get("x"), width(second)) == ("url(#p-silent)", "25%", 75)


@pytest.mark.parametrize("parts", [[], [("done", 0)]])
def test_a_bar_of_nothing_is_empty(parts: list) -> None:
    assert svg(charts.bar(parts, "a", "b", "x")).findall("rect") == []
    assert svg(charts.small_bar(parts, 0)).get("width") == "0%"


def test_a_small_bar_is_as_long_as_its_share() -> None:
    assert svg(charts.small_bar([("done", 2), ("late", 3)], 20)).get("width") == "25%"


def test_columns_stand_on_one_another() -> None:
    series = [Series("done", "पूर्ण"), Series("late", "विलम्बित")]
    found = svg(charts.columns(series, [Column("1", [1, 3]), Column("2", [0, 2]), Column("3", [0, 0])], "a", "b", "x"))
    rects = [(rect.get("x"), float(rect.get("y")), float(rect.get("height"))) for rect in found.findall("rect")]
    base = rects[0][1] + rects[0][2]
    assert [x for x, _, _ in rects] == ["3.33%", "3.33%", "36.67%"]
    (_, done_top, done_height), (_, late_top, late_height), (_, second_top, second_height) = rects
    assert done_height * 3 == pytest.approx(late_height) and done_height * 2 == pytest.approx(second_height)
    assert late_top + late_height == pytest.approx(done_top, abs=0.1)
    assert second_top + second_height == pytest.approx(base, abs=0.1)
    assert {text.text for text in found.findall("text")} >= {"1", "3", "4", "0"}


@pytest.mark.parametrize("data", [[], [Column("1", [0, 0])]])
def test_columns_of_nothing(data: list) -> None:
    assert svg(charts.columns([Series("done", "a"), Series("late", "b")], data, "a", "b", "x")).findall("rect") == []


@pytest.mark.parametrize("count", [0, 1, 17, 18, 19, 36, 37, 400])
def test_moments_are_thinned_evenly_and_keep_the_last(count: int) -> None:
    moments = list(range(count))
    kept = charts.thinned(moments)
    assert len(kept) <= 18
    assert kept[-1:] == moments[-1:]
    assert len({after - before for before, after in pairwise(kept)}) <= 1


def test_every_pattern_that_is_used_is_there() -> None:
    found = svg(charts.patterns(charts.SHAPES))
    assert {pattern.get("id") for pattern in found.iter("pattern")} == {f"p-{slug}" for slug in charts.SHAPES}
    looks = {slug: charts.SHAPES[slug] for slug in ("done", "going", "late", "silent", "off")}
    assert len(set(looks.values())) == len(looks)  # told apart without colours


def test_a_map_has_a_link_for_each_that_leads_somewhere() -> None:
    made = [
        Tile(3, 1, "अजमेर", "अज", "2", "late", "2 विलम्बित", "a/"),
        Tile(2, 1, "पाली", "पाली", "", "none", "कुछ नहीं", ""),
    ]
    found = svg(charts.tile_map(made, "a", "b", "m"))
    (link,) = found.findall("a")
    assert (link.get("href"), link.findtext("title")) == ("a/", "अजमेर: 2 विलम्बित")
    (other,) = found.findall("g")
    assert other.findtext("title") == "पाली: कुछ नहीं"
    assert other.find("use").get("x") == "0"  # the first column that is used is the first one


PLACES = Register(
    [read(f"records/vocabulary/{path.name}", path.read_bytes(), "") for path in sorted(VOCABULARY.glob("*.yml"))]
).vocabulary["places"]


@pytest.mark.parametrize(("day", "count"), [("2019-12-27", 33), ("2024-01-01", 50), ("2026-11-22", 41)])
def test_each_era_of_the_districts_is_drawn(day: str, count: int) -> None:
    existing = [place.id for place in PLACES.values() if place.exists_on(date.fromisoformat(day))]
    drawn = tiles.positions(existing)
    assert len(drawn) == len(set(drawn.values())) == count
    assert set(drawn) == {place for place in existing if place.startswith("district/")}
    # About where they lie: pairs that are far apart, the first farther west, or farther north.
    for west, east in (
        ("jaisalmer", "jaipur"),
        ("barmer", "kota"),
        ("jodhpur", "bharatpur"),
        ("bikaner", "alwar"),
        ("udaipur", "baran"),
    ):
        assert drawn[f"district/{west}"][0] < drawn[f"district/{east}"][0]
    for north, south in (
        ("sri-ganganagar", "bikaner"),
        ("churu", "ajmer"),
        ("alwar", "kota"),
        ("jodhpur", "jalore"),
        ("ajmer", "udaipur"),
        ("kota", "banswara"),
    ):
        assert drawn[f"district/{north}"][1] < drawn[f"district/{south}"][1]
    for lang in ("hi", "en"):
        assert len({tiles.short(place, lang) for place in drawn}) == count


def test_another_state_has_no_drawing() -> None:
    assert tiles.positions(["district/nagpur", "district/ajmer"]) == {}
    assert tiles.positions(["state/rajasthan"]) == {}


TREE = [
    Box("मुख्यमंत्री", "", (Box("सचिव", "", (Box("उप सचिव", "3 पद", ()), Box("पुलिस अधीक्षक (सतर्कता) एवं & अन्य", "", ()))),))
]


@pytest.mark.parametrize("draw", [charts.tree, charts.narrow_tree])
def test_a_tree_has_every_box_with_all_its_words_and_a_line_to_each_below(draw: Callable) -> None:
    found = svg(draw(TREE, "क", "ख", "x"))
    texts = [" ".join(line.text for line in text.findall("tspan")) for text in found.findall("text")]
    assert sorted(texts) == sorted(["मुख्यमंत्री", "सचिव", "उप सचिव (3 पद)", "पुलिस अधीक्षक (सतर्कता) एवं & अन्य"])
    assert len(found.findall("path")) == 3
    assert len(found.findall("rect")) == 5  # one more, behind what there are three of


def test_boxes_of_a_tree_do_not_overlap_and_stand_below_what_they_are_under() -> None:
    below = (Box("b", "", ()), Box("c", "", (Box("d", "", ()),)))
    found = svg(charts.tree([Box("a", "", below)], "a", "b", "x"))
    drawn = zip(found.findall("rect"), found.findall("text"), strict=True)
    at = {
        text.find("tspan").text: tuple(float(rect.get(name)) for name in ("x", "y", "height")) for rect, text in drawn
    }
    assert at["b"][0] + charts.BOX < at["c"][0]
    assert at["b"][1] == at["c"][1] == at["a"][1] + at["a"][2] + 2 * charts.BETWEEN
    assert at["c"][0] == at["d"][0]
    assert at["a"][0] == (at["b"][0] + at["c"][0]) / 2
