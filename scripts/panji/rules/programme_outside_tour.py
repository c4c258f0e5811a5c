"""The programme of a tour keeps to its days and its places."""

from collections.abc import Iterator, Mapping

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.tour import Tour
from panji.register import Register
from panji.vocabulary import Entry

FAMILY = "time"
TITLE = Bilingual(hi="कार्यक्रम दौरे के दिनों या स्थानों से बाहर है", en="A programme leaves the days or places of its tour")
WHY = Bilingual(
    hi="जिला प्रशासन दौरे के दिन और स्थान देखकर ही तैयारी करता है; बाहर का कार्यक्रम न कैलेंडर में दिखेगा, न उस जिले को ज्ञात होगा।",
    en="Districts prepare by the days and places of the tour; what lies outside is in no calendar, and the district does not "
    "learn of it.",
)
FIX = Bilingual(
    hi="कार्यक्रम का दिन सुधारें, या `begins` और `ends` में पूरे दौरे के दिन तथा `places` में उसके सभी स्थान लिखें।",
    en="Correct the day in the programme, or let `begins` and `ends` have all days of the tour and `places` all its places.",
)
EXAMPLE = Example(
    wrong="begins: 2026-12-05\nplaces: [district/kota]\nprogramme:\n  - {day: 2026-12-06, place: district/bundi, what: …}",
    right="begins: 2026-12-05\nends: 2026-12-06\nplaces: [district/kota, district/bundi]\nprogramme:\n"
    "  - {day: 2026-12-06, place: district/bundi, what: …}",
)

DAY = Bilingual(
    hi="`{day}` दौरे के दिनों (`{begins}` से `{ends}`) में नहीं है",
    en="`{day}` is not within the tour (`{begins}` to `{ends}`)",
)
PLACE = Bilingual(hi="`{place}` दौरे के स्थानों (`places`) में नहीं है", en="`{place}` is not among the tour's `places`")


def check_alone(record: Tour, register: Register) -> Iterator[Finding]:
    if record.begins is None:
        return
    ends = record.ends or record.begins
    places, named = register.vocabulary["places"], set(record.places)
    for index, stop in enumerate(record.programme):
        if not record.begins <= stop.day <= ends:
            message = DAY.format(day=stop.day, begins=record.begins, ends=ends)
            yield Finding(record.at("programme", index, "day"), message)
        if stop.place and named.isdisjoint(_with_parents(stop.place, places)):
            yield Finding(record.at("programme", index, "place"), PLACE.format(place=stop.place))


def _with_parents(id: str, places: Mapping[str, Entry]) -> list[str]:
    """A place, and those in which it lies: a district of a division that is toured is no other place."""
    found: list[str] = []
    above: str | None = id
    while above and above not in found:
        found.append(above)
        above = places[above].parent if above in places else None
    return found
