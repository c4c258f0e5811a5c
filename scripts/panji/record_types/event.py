from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from panji.diagnostic import Bilingual, Route
from panji.record import Day, Line, Part, Record, Time, Words, described


class Session(Part):
    """One item of what an event is about."""

    time: Time | None = Field(None, **described("किस समय, `10:30`", "at what time, `10:30`"))
    text: Words = Field(**described("विषय", "the subject"))


class Event(Record):
    """A conference, a workshop, a Pension Adalat, a training …: when and where, who holds it, what came of it."""

    label = Bilingual(hi="आयोजन", en="Event")
    labels = Bilingual(hi="आयोजन", en="Events")
    purpose = Bilingual(
        hi="सम्मेलन, कार्यशाला, पेंशन अदालत, प्रशिक्षण आदि: कब, कहाँ, किसके द्वारा, और क्या परिणाम रहा। रद्द या स्थगित लिखा नहीं जाता: "
        "वह `rescinds` या `supersedes` लिखने वाले बाद के अभिलेख से ज्ञात होता है।",
        en="A conference, a workshop, a Pension Adalat, a training and the like: when and where, who holds it, and what came "
        "of it. That it is cancelled or postponed is not written: a later record says so, which `rescinds` or `supersedes` it.",
    )
    binding = False
    issuers = "addressable"
    kept_up = ("outcome",)
    in_section = frozenset({"begins", "ends", "time", "closes", "venue"})
    required = ("title", "issued", "kind", "begins")

    kind: (
        Literal[
            "conference",
            "workshop",
            "training",
            "pension-adalat",
            "public-hearing",
            "review",
            "exercise",
            "ceremony",
            "observance",
        ]
        | None
    ) = Field(
        None,
        **described(
            "किस प्रकार का: conference (सम्मेलन), workshop (कार्यशाला), training (प्रशिक्षण), pension-adalat (पेंशन अदालत), "
            "public-hearing (जनसुनवाई), review (समीक्षा), exercise (पूर्वाभ्यास), ceremony (समारोह), observance (दिवस)",
            "conference, workshop, training, pension-adalat, public-hearing, review, exercise, ceremony or observance",
        ),
    )
    begins: Day | None = Field(None, **described("पहला दिन", "the first day"))
    ends: Day | None = Field(
        None, **described("अंतिम दिन, यदि एक से अधिक दिन का हो", "the last day, if it takes more than one")
    )
    time: Time | None = Field(
        None,
        **described(
            "पहले दिन आरम्भ का समय, `10:30`; पूरे दिन का हो तो न लिखें",
            "when it begins on the first day, `10:30`; left out where it takes the whole day",
        ),
    )
    closes: Time | None = Field(
        None, **described("अंतिम दिन समाप्ति का समय, `17:00`", "when it ends on the last day, `17:00`")
    )
    venue: Words | None = Field(None, **described("कहाँ, जैसे सभागार", "where, such as the hall"))
    places: tuple[Line, ...] = Field((), **described("किस जिले या संभाग में", "in which district or division", "places"))
    organisers: tuple[Line, ...] = Field(
        (),
        **described(
            "आयोजक कार्यालय, यदि जारीकर्ता से भिन्न हों", "the offices that hold it, if not the issuer", "addressable"
        ),
    )
    partners: tuple[Words, ...] = Field(
        (), **described("सहयोगी: कार्यालय की पहचान, या नाम", "with whom: id of an office, or a name")
    )
    chair: Words | None = Field(
        None, **described("अध्यक्षता: कार्यालय की पहचान, या नाम", "who is in the chair: id of an office, or a name")
    )
    sessions: tuple[Session, ...] = Field((), **described("कार्यक्रम के विषय", "what it is about, item by item"))
    outcome: tuple[Words, ...] = Field(
        (), **described("क्या परिणाम रहा; आयोजन के बाद जोड़ा जाता है", "what came of it; added after the event")
    )

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        yield from super().terms()
        for index, id in enumerate(self.places):
            yield "places", id, ("places", index)
        for index, id in enumerate(self.organisers):
            yield "addressable", id, ("organisers", index)
