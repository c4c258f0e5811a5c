from typing import ClassVar, Literal

from pydantic import Field

from panji.diagnostic import Bilingual
from panji.record import Day, Line, Part, Record, Words, described


class Diary(Part):
    """Under what a letter that came in was entered in the diary of the office."""

    number: Line = Field(**described("आवक पंजिका (डायरी) का क्रमांक", "the number in the diary of letters received"))
    date: Day = Field(**described("किस दिन दर्ज हुआ", "the day on which it was entered"))


class Dispatch(Part):
    """Under what a letter left the office, and how."""

    number: Line = Field(**described("जावक (प्रेषण) पंजिका का क्रमांक", "the number in the register of dispatch"))
    date: Day | None = Field(
        None, **described("किस दिन भेजा गया, यदि पत्र के दिनांक को नहीं", "the day on which it left, if not its own date")
    )
    mode: Literal["post", "hand", "e-mail", "e-office"] | None = Field(
        None, **described("किस माध्यम से", "by which way it went")
    )


class Letter(Record):
    """Correspondence with the Centre, another state or another office."""

    label = Bilingual(hi="पत्र", en="Letter")
    labels = Bilingual(hi="पत्र", en="Letters")
    purpose = Bilingual(
        hi="केन्द्र सरकार, अन्य राज्य या किसी अन्य कार्यालय से पत्राचार।",
        en="Correspondence with the Centre, another state or another office.",
    )
    binding = False
    called: ClassVar[dict[str, Bilingual]] = {
        "issued": Bilingual(hi="पत्र का दिनांक", en="Dated"),
        "issuer": Bilingual(hi="कार्यालय", en="Office"),
    }
    kept_up = ("diary", "dispatch")
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
    diary: Diary | None = Field(
        None,
        **described(
            "केवल प्राप्त पत्र: आवक पंजिका (डायरी) में किस क्रमांक और दिनांक पर दर्ज हुआ",
            "a letter received only: the number and day under which it was entered in the diary",
        ),
    )
    dispatch: Dispatch | None = Field(
        None,
        **described(
            "केवल प्रेषित पत्र: जावक क्रमांक, और किस माध्यम से भेजा गया",
            "a letter sent only: the number under which it was dispatched, and by which way",
        ),
    )
    reply_by: Day | None = Field(None, **described("उत्तर किस दिनांक तक अपेक्षित है", "until when an answer is wanted"))

    @property
    def received(self) -> bool:
        return self.direction == "in"
