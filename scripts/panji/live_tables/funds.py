"""What was sanctioned from each fund, exactly: by fund, or of one fund by its heads."""

from collections.abc import Mapping, Sequence

from panji.diagnostic import Bilingual
from panji.live_tables import Known, Line, Rupees
from panji.sanctions import Granted, beneath, granted, total

TITLE = Bilingual(hi="कोषों से स्वीकृत राशि", en="Sanctioned from the funds")
HEADS = (
    Bilingual(hi="कोष", en="Fund"),
    Bilingual(hi="स्वीकृत राशि", en="Sanctioned"),
    Bilingual(hi="लाभार्थी", en="Beneficiaries"),
    Bilingual(hi="स्वीकृतियाँ", en="Sanctions"),
)
FILTERS = {"fund": "funds", "division": "places", "district": "places", "year": "year"}
"""``year``: the year in which the financial year begins."""


def lines(known: Known, filter: Mapping[str, str]) -> Sequence[Line]:
    vocabulary = known.register.vocabulary
    items = [item for item in granted(known.register, known.as_of) if item.counts]
    if "fund" in filter:
        items = beneath(filter["fund"], items, vocabulary)
    if "division" in filter:
        items = [item for item in items if item.division == filter["division"]]
    if "district" in filter:
        items = [item for item in items if item.place == filter["district"]]
    if "year" in filter:
        items = [item for item in items if str(item.year) == filter["year"]]
    groups: dict[str, list[Granted]] = {}
    for item in items:
        groups.setdefault(item.head if "fund" in filter else item.fund, []).append(item)
    names = [id for id in vocabulary["funds"] if id in groups]
    return [_line(vocabulary["funds"][id].label, groups[id]) for id in names]


def _line(label: Bilingual, items: Sequence[Granted]) -> Line:
    sums = total(items)
    ids = dict.fromkeys(item.sanction.id for item in items)
    return Line((label, Rupees(sums.amount), sums.beneficiaries or None, sums.sanctions), tuple(ids))
