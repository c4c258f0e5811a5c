from typing import Literal

from pydantic import Field

from panji.diagnostic import Bilingual
from panji.record import Day, Record, Words, described


class Letter(Record):
    """Correspondence with the Centre, another state or another office."""

    label = Bilingual(hi="पत्र", en="Letter")
    labels = Bilingual(hi="पत्र", en="Letters")
    purpose = Bilingual(
        hi="केन्द्र सरकार, अन्य राज्य या किसी अन्य कार्यालय से पत्राचार।",
        en="Correspondence with the Centre, another state or another office.",
    )
    binding = False
    required = ("number", "title", "issued", "direction", "correspondent")

    direction: Literal["in", "out"] | None = Field(
        None, **described("प्राप्त (`in`) या प्रेषित (`out`)", "received (`in`) or sent (`out`)")
    )
    correspondent: Words | None = Field(
        None,
        **described(
            "किससे प्राप्त या किसे प्रेषित: कार्यालय की पहचान, या नाम",
            "from whom it came, or to whom it went: id of an office, or a name",
        ),
    )
    reply_by: Day | None = Field(None, **described("उत्तर किस दिनांक तक अपेक्षित है", "until when an answer is wanted"))

    @property
    def received(self) -> bool:
        return self.direction == "in"
