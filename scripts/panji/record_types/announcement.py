from collections.abc import Iterator

from pydantic import Field

from panji.diagnostic import Bilingual, Route
from panji.record import Line, Record, Words, described

STAGES = (
    "dpr",
    "administrative-approval",
    "financial-approval",
    "technical-approval",
    "tender",
    "work-order",
    "completion",
)
"""The milestones of a work, in their order; a point whose id is one of them is that milestone."""


class Announcement(Record):
    """Something that the Chief Minister announced, with its milestones as points."""

    label = Bilingual(hi="घोषणा", en="Announcement")
    labels = Bilingual(hi="घोषणाएँ", en="Announcements")
    purpose = Bilingual(
        hi="मुख्यमंत्री द्वारा की गई घोषणा; इसके चरण (विस्तृत परियोजना प्रतिवेदन से कार्य पूर्ण होने तक) कार्य-बिंदु हैं।",
        en="Something that the Chief Minister announced; its milestones, from the detailed project report to completion, "
        "are points.",
    )
    binding = False
    required = ("title", "issued", "places", "points")

    places: tuple[Line, ...] = Field((), **described("किस स्थान के लिए", "the places that it is for", "places"))
    event: Words | None = Field(None, **described("किस अवसर पर", "on which occasion"))

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        yield from super().terms()
        for index, id in enumerate(self.places):
            yield "places", id, ("places", index)
