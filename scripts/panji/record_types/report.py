from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict, Field

from panji.diagnostic import Bilingual, Route
from panji.record import Day, Line, Number, Part, Record, described


class Item(Part):
    """What was done about one point."""

    model_config = ConfigDict(populate_by_name=True)

    point: Line = Field(
        **described(
            "कार्य-बिंदु की पहचान, जैसे `cmo/directive/2026/3#1`", "id of the point, such as `cmo/directive/2026/3#1`"
        )
    )
    on_behalf_of: Line | None = Field(
        None,
        alias="for",
        **described(
            "जिस समाप्त हो चुके जिले या कार्यालय का दायित्व अब इस कार्यालय पर है, यदि प्रतिवेदन उसके लिए हो",
            "the ended district or office whose duty has passed to this one, where the report is for it",
        ),
    )
    status: Literal["not-started", "in-progress", "complied", "not-applicable", "dropped"] = Field(
        **described(
            "स्थिति: not-started, in-progress, complied, not-applicable, dropped",
            "not-started, in-progress, complied, not-applicable, dropped",
        )
    )
    value: Number | None = Field(None, **described("मापी गई संख्या", "the number that was measured"))
    evidence: Line | None = Field(
        None,
        **described("साक्ष्य: संलग्न फ़ाइल, क्रमांक या पता", "what shows it: an attachment, a number or an address"),
    )
    reason: Line | None = Field(
        None, **described("विलम्ब, कमी या त्याग का कारण", "why it is late, has fallen, or was dropped")
    )
    revised_due: Day | None = Field(
        None, **described("सक्षम स्तर से स्वीकृत नई समय-सीमा", "the new due date, as it was approved")
    )
    consulted: tuple[Line, ...] = Field(
        (), **described("त्यागने से पूर्व किनसे परामर्श हुआ", "who was consulted before it was dropped", "addressable")
    )
    verified_by: Line | None = Field(
        None, **described("किस कार्यालय ने सत्यापित किया", "the office that verified it", "addressable")
    )


class Report(Record):
    """What an office says it did about points, as on a day. The office is the one in whose folder it lies."""

    label = Bilingual(hi="पालना प्रतिवेदन", en="Compliance report")
    labels = Bilingual(hi="पालना प्रतिवेदन", en="Compliance reports")
    purpose = Bilingual(
        hi="किसी कार्यालय, संभाग या जिले द्वारा बताया गया कि किस कार्य-बिंदु पर किस दिन तक क्या हुआ।",
        en="What an office, a division or a district says it did about points, as on a day.",
    )
    binding = False
    follows_up = True
    routine = True
    issuers = "addressable"
    required = ("title", "issued", "as_on", "items")

    as_on: Day | None = Field(None, **described("किस दिन की स्थिति", "the day for which it speaks"))
    items: tuple[Item, ...] = Field((), **described("प्रत्येक कार्य-बिंदु की स्थिति", "the state of each point"))

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        yield from super().terms()
        for index, item in enumerate(self.items):
            if item.verified_by:
                yield "addressable", item.verified_by, ("items", index, "verified_by")
            for number, id in enumerate(item.consulted):
                yield "addressable", id, ("items", index, "consulted", number)

    @cached_property
    def speaks_of(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.point.partition("#")[0] for item in self.items))
