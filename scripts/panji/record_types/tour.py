from collections.abc import Iterator
from functools import cached_property

from pydantic import Field

from panji.diagnostic import Bilingual, Route
from panji.record import Day, Line, Part, Record, Time, Words, described


class Stop(Part):
    """One item of the programme."""

    day: Day = Field(**described("किस दिन", "on which day"))
    time: Time | None = Field(None, **described("किस समय, `10:30`", "at what time, `10:30`"))
    place: Line | None = Field(None, **described("किस जिले या संभाग में", "in which district or division", "places"))
    what: Words = Field(**described("क्या होगा, और कहाँ", "what takes place, and where"))


class Tour(Record):
    """A tour of the Chief Minister: the days, the places, the programme, and what was announced there."""

    label = Bilingual(hi="दौरा", en="Tour")
    labels = Bilingual(hi="दौरे", en="Tours")
    purpose = Bilingual(
        hi="मुख्यमंत्री का दौरा: दिन, स्थान, कार्यक्रम और वहाँ की गई घोषणाएँ। साथ जाने वाले केवल पद या कार्यालय के रूप में लिखे जाते हैं।",
        en="A tour of the Chief Minister: the days, the places, the programme, and what was announced there. Who comes "
        "along is named by post or office alone.",
    )
    binding = False
    spoken_of_as = Bilingual(hi="किस दौरे में", en="Made on the tour")
    kept_up = ("announcements",)
    in_section = frozenset({"announcements"})
    required = ("title", "issued", "begins", "places")

    begins: Day | None = Field(None, **described("पहला दिन", "the first day"))
    ends: Day | None = Field(
        None, **described("अंतिम दिन, यदि दौरा एक से अधिक दिन का हो", "the last day, if it takes more than one")
    )
    places: tuple[Line, ...] = Field(
        (), **described("जिन जिलों या संभागों का दौरा है", "the districts or divisions that it goes to", "places")
    )
    accompanying_posts: tuple[Line, ...] = Field((), **described("साथ कौन जाएँगे: पद", "who comes along: posts", "posts"))
    accompanying_offices: tuple[Line, ...] = Field(
        (), **described("साथ कौन जाएँगे: कार्यालय", "who comes along: offices", "addressable")
    )
    programme: tuple[Stop, ...] = Field((), **described("कार्यक्रम, दिन और समय के क्रम में", "the programme, in its order"))
    announcements: tuple[Line, ...] = Field(
        (),
        **described(
            "दौरे में की गई घोषणाओं की पहचान; दौरे के बाद जोड़ी जाती हैं",
            "ids of the announcements made on it; they are added after the tour",
        ),
    )

    @cached_property
    def speaks_of(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.announcements))

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        yield from super().terms()
        for index, id in enumerate(self.places):
            yield "places", id, ("places", index)
        for index, id in enumerate(self.accompanying_posts):
            yield "posts", id, ("accompanying_posts", index)
        for index, id in enumerate(self.accompanying_offices):
            yield "addressable", id, ("accompanying_offices", index)
        for index, stop in enumerate(self.programme):
            if stop.place:
                yield "places", stop.place, ("programme", index, "place")
