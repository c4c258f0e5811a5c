from collections.abc import Iterator

from pydantic import ConfigDict, Field

from panji.diagnostic import Bilingual, Route
from panji.record import Day, Line, Part, Record, described


class Appointment(Part):
    """Who is posted where."""

    model_config = ConfigDict(populate_by_name=True)

    post: Line = Field(**described("पद की पहचान", "id of the post", "posts"))
    name: Line | None = Field(
        None, **described("नाम, यदि आदेश में छपा और सार्वजनिक है", "the name, if the order prints it and is public")
    )
    start: Day = Field(alias="from", **described("किस दिन से", "the first day"))
    until: Day | None = Field(
        None, **described("अंतिम दिन, यदि आदेश में दिया हो", "the last day, where the order gives one")
    )


class Allocation(Part):
    """Which department somebody holds."""

    model_config = ConfigDict(populate_by_name=True)

    office: Line = Field(**described("विभाग की पहचान", "id of the department", "offices"))
    to: Line = Field(
        **described("किस पद को, जैसे `chief-minister`", "the post that it goes to, such as `chief-minister`", "posts")
    )
    start: Day = Field(alias="from", **described("किस दिन से", "the first day"))
    until: Day | None = Field(
        None, **described("अंतिम दिन, यदि आदेश में दिया हो", "the last day, where the order gives one")
    )


class Order(Record):
    """A decision on one matter: an assignment of duties, a committee, a control room, a delegation of powers."""

    label = Bilingual(hi="आदेश", en="Order")
    labels = Bilingual(hi="आदेश", en="Orders")
    purpose = Bilingual(
        hi="किसी एक विषय पर निर्णय: कार्य का आवंटन, समिति, नियंत्रण कक्ष, शक्तियों का प्रत्यायोजन।",
        en="A decision on one matter: an assignment of duties, a committee, a control room, a delegation of powers.",
    )
    required = ("number", "title", "issued", "signatory", "to")
    dated_apart = frozenset(("appoints", "allocates"))

    appoints: tuple[Appointment, ...] = Field(
        (), **described("किस पद पर पदस्थापन किया गया, कब से", "who is posted where, and from when")
    )
    allocates: tuple[Allocation, ...] = Field(
        (), **described("कौन-सा विभाग किसे आवंटित हुआ, कब से", "which department is allocated to whom, and from when")
    )

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        yield from super().terms()
        for index, appointment in enumerate(self.appoints):
            yield "posts", appointment.post, ("appoints", index, "post")
        for index, allocation in enumerate(self.allocates):
            yield "offices", allocation.office, ("allocates", index, "office")
            yield "posts", allocation.to, ("allocates", index, "to")
