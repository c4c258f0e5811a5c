from functools import cached_property

from pydantic import Field

from panji.diagnostic import Bilingual
from panji.record import Line, Part, Record, Time, Words, described


class AgendaItem(Part):
    """One item of the agenda, with what is looked at under it."""

    text: Words = Field(**described("मद", "the item"))
    about: tuple[Line, ...] = Field(
        (),
        **described(
            "जिन अभिलेखों या कार्य-बिंदुओं की समीक्षा होगी, जैसे `cmo/directive/2026/3` या `cmo/directive/2026/3#1`",
            "records or points that are reviewed, such as `cmo/directive/2026/3` or `cmo/directive/2026/3#1`",
        ),
    )
    decision: Words | None = Field(None, **described("लिया गया निर्णय", "what was decided"))


class Meeting(Record):
    """A review meeting: who was there, what was discussed and decided, and what is to be done, as points."""

    label = Bilingual(hi="बैठक", en="Meeting")
    labels = Bilingual(hi="बैठकें", en="Meetings")
    purpose = Bilingual(
        hi="समीक्षा बैठक: कौन उपस्थित थे, किस पर विचार हुआ, क्या निर्णय हुए; करणीय कार्य इसके कार्य-बिंदु हैं।",
        en="A review meeting: who was there, what was discussed and decided; what is to be done are its points.",
    )
    binding = False
    follows_up = True
    reviews = True
    required = ("title", "issued", "chair", "agenda")

    chair: Words | None = Field(None, **described("अध्यक्षता किसने की", "who was in the chair"))
    present: tuple[Words, ...] = Field((), **described("कौन उपस्थित थे", "who was present"))
    venue: Words | None = Field(None, **described("स्थान", "where it was held"))
    time: Time | None = Field(None, **described("समय, `15:30`", "the time of day, `15:30`"))
    agenda: tuple[AgendaItem, ...] = Field((), **described("कार्यसूची", "the agenda"))
    follows: Line | None = Field(
        None,
        **described(
            "पिछली बैठक, जिसके कार्य-बिंदुओं की पालना देखी जाती है", "the last meeting, whose points are looked at again"
        ),
    )

    @cached_property
    def speaks_of(self) -> tuple[str, ...]:
        under_review = [name.partition("#")[0] for item in self.agenda for name in item.about]
        return tuple(dict.fromkeys([*([self.follows] if self.follows else []), *under_review]))
