"""A report speaks of points that there are."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.report import Report
from panji.register import Register

TITLE = Bilingual(hi="प्रतिवेदन ऐसे बिंदु का है जो नहीं है", en="A report speaks of a point that does not exist")
WHY = Bilingual(
    hi="ऐसी सूचना किसी बिंदु की पालना में नहीं गिनी जाती, और कार्यालय बिना प्रतिवेदन का दिखता है।",
    en="What it says counts for nothing, and the office looks as if it had not reported.",
)
FIX = Bilingual(
    hi="बिंदु की पहचान अभिलेख के पृष्ठ से लें: अभिलेख की पहचान, `#`, और बिंदु की `id`।",
    en="Take the name of the point from the record's page: the record's id, `#`, and the point's `id`.",
)
FAMILY = "compliance"
EXAMPLE = Example(
    wrong="point: cmo/directive/2026/3#9",
    right="point: cmo/directive/2026/3#1",
)

NO_RECORD = Bilingual(hi="`{name}`: अभिलेख `{id}` पंजी में नहीं है", en="`{name}`: the record `{id}` is not in the register")
NO_POINT = Bilingual(
    hi="`{name}`: अभिलेख `{id}` में ऐसा कोई बिंदु नहीं है", en="`{name}`: the record `{id}` has no such point"
)
POINTS = Bilingual(hi="उसके बिंदु: {points}", en="its points are {points}")
NEAREST = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_record(record: Report, register: Register, as_of: date) -> Iterator[Finding]:
    for index, item in enumerate(record.items):
        id, _, point_id = item.point.partition("#")
        named = register.records.get(id)
        place = record.at("items", index, "point")
        if named is None:
            if id not in register.unread:
                nearest = register.nearest(id, record)
                yield Finding(
                    place,
                    NO_RECORD.format(name=item.point, id=id),
                    NEAREST.format(nearest=nearest) if nearest else None,
                )
        elif point_id not in {point.id for point in named.points}:
            points = ", ".join(f"`{point.id}`" for point in named.points)
            yield Finding(
                place, NO_POINT.format(name=item.point, id=id), POINTS.format(points=points) if points else None
            )
