"""Where each district stands on a map of equal squares: ``tiles.json`` has a drawing for each era of the districts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

Position = tuple[int, int]
"""Column and row, from the north-west."""


@cache
def _drawn() -> tuple[str, dict[str, dict[str, str]], list[dict[str, Position]]]:
    data = json.loads(Path(__file__).with_name("tiles.json").read_text("utf-8"))
    layouts = [
        {
            data["prefix"] + name: (column, row)
            for row, line in enumerate(layout)
            for column, name in enumerate(line.split())
            if name != "."
        }
        for layout in data["layouts"]
    ]
    return data["prefix"], {data["prefix"] + name: short for name, short in data["short"].items()}, layouts


def positions(places: Iterable[str]) -> dict[str, Position]:
    """Where the districts among some places stand, in the smallest drawing that has all of them.

    A register of another state has no drawing, and gets no map: the answer is empty.
    """
    prefix, _, layouts = _drawn()
    wanted = [place for place in places if place.startswith(prefix)]
    layout = next((layout for layout in layouts if layout.keys() >= set(wanted)), {})
    return {place: layout[place] for place in wanted if place in layout}


def short(place: str, lang: str) -> str:
    """What fits into the square of a district."""
    return _drawn()[1][place][lang]
