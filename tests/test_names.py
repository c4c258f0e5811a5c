"""What values of facets are called, for queries that name them; that they are found is tested in the browser."""

from __future__ import annotations

import pytest
from registers import site

from panji.search.names import names

USED = {
    "type": ["circular", "press-release"],
    "issuer": ["cmo", "dept/home", "dept/personnel", "dept/revenue", "gone"],
    "place": ["all-districts", "division/kota"],
    "pending": ["anybody", "district/ajmer"],
    "year": ["2023"],
    "state": ["in-force", "partly-changed", "expired"],
}


@pytest.fixture(scope="module")
def called() -> dict[tuple[str, str], list[str]]:
    """What is called what: a name of one facet, and the values that it stands for."""
    found: dict[tuple[str, str], list[str]] = {}
    for facet, rows in names(site("sample"), USED).items():
        for values, several in rows:
            for name in several:
                found.setdefault((facet, name), []).extend(values)
    return found


@pytest.mark.parametrize(
    ("facet", "name", "values"),
    [
        ("type", "परिपत्र", ["circular"]),
        ("type", "Circulars", ["circular"]),
        ("type", "Press release", ["press-release"]),
        ("issuer", "राजस्व विभाग", ["dept/revenue"]),
        ("issuer", "Revenue Department", ["dept/revenue"]),
        ("issuer", "Department of Revenue", ["dept/revenue"]),
        ("issuer", "Personnel Department", ["dept/personnel"]),
        ("issuer", "CMO", ["cmo"]),
        ("issuer", "मुमका", ["cmo"]),
        ("issuer", "gone", ["gone"]),
        ("place", "Ajmer", ["district/ajmer", "all-districts"]),
        ("place", "कोटा संभाग", ["division/kota"]),
        ("pending", "लंबित", ["anybody"]),
        ("year", "2023", ["2023"]),
        ("state", "लागू", ["in-force", "partly-changed"]),
        ("state", "in force", ["in-force", "partly-changed"]),
        ("state", "not in force", ["expired"]),
        ("state", "Partly changed", ["partly-changed"]),
        ("state", "अवधि समाप्त", ["expired"]),
    ],
)
def test_called(called, facet: str, name: str, values: list[str]) -> None:
    assert called[facet, name] == values


@pytest.mark.parametrize(
    ("facet", "name"),
    [
        ("issuer", "गृह"),
        ("issuer", "Home"),
        ("state", "निरस्त"),
        ("type", "आदेश"),
        ("pending", "अजमेर"),
        ("place", "अजमेर संभाग"),
    ],
)
def test_not_called(called, facet: str, name: str) -> None:
    """A short form that is a word of the name means too little; a value that no record has would find nothing."""
    assert (facet, name) not in called
