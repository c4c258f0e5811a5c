from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from panji.diagnostic import Bilingual, Route
from panji.record import Day, Line, Part, Record, Words, described


class Movement(Part):
    """One journey of the file. From whom it came is not written: it is with whoever had it last."""

    date: Day = Field(**described("किस दिन भेजी गई", "the day on which it was sent"))
    to: Line = Field(
        **described(
            "किस कार्यालय को; लौटने पर अपना ही कार्यालय", "to which office; its own, when it comes back", "addressable"
        )
    )
    post: Line | None = Field(None, **described("वहाँ किस पद को", "to which post there", "posts"))
    purpose: Words | None = Field(None, **described("किस प्रयोजन से", "what for"))


class Review(Part):
    """What was decided when the closed file was looked at again."""

    date: Day = Field(**described("किस दिन पुनरावलोकन हुआ", "the day of the review"))
    decision: Literal["keep", "dispose"] = Field(
        **described("`keep` (और रखी जाए) या `dispose` (निस्तारित की जाए)", "`keep` it longer, or `dispose` of it")
    )
    until: Day | None = Field(
        None,
        **described(
            "`keep` में: किस दिन तक और रखनी है; न लिखा हो तो सदैव", "with `keep`: the last day; without it, for ever"
        ),
    )


class Disposal(Part):
    """How the file ended, and by whose order."""

    how: Literal["destroyed", "transferred"] = Field(
        **described("`destroyed` (नष्ट) या `transferred` (अभिलेखागार आदि को हस्तान्तरित)", "`destroyed` or `transferred`")
    )
    date: Day = Field(**described("किस दिन", "the day on which it was done"))
    order: Line | None = Field(None, **described("जिस आदेश से: अभिलेख की पहचान", "by which order: the id of the record"))
    to: Words | None = Field(None, **described("हस्तान्तरण में: किसे सौंपी गई", "of a transfer: to whom it was handed over"))


class CaseFile(Record):
    """A file of an office: what lies in it, who has it, how long it is kept, and how it ended.

    It lies in the folder of the office that opened it, in the year in which it did; ``issued`` is the day of opening.
    """

    label = Bilingual(hi="पत्रावली", en="File")
    labels = Bilingual(hi="पत्रावलियाँ", en="Files")
    purpose = Bilingual(
        hi="कार्यालय की पत्रावली: उसमें क्या है, किसके पास है, कब तक रखनी है और उसका निस्तारण कैसे हुआ। `issued` पत्रावली खुलने का दिनांक है।",
        en="A file of an office: what lies in it, who has it, how long it is kept, and how it was disposed of. `issued` is the "
        "day on which it was opened.",
    )
    binding = False
    routine = True
    spoken_of_as = label
    called: ClassVar[dict[str, Bilingual]] = {
        "issued": Bilingual(hi="खुलने का दिनांक", en="Opened"),
        "issuer": Bilingual(hi="कार्यालय", en="Office"),
    }
    kept_up = ("custody", "contains", "movements", "retention", "closed", "reviewed", "disposal")
    dated_apart = frozenset({"custody", "movements"})
    in_section = frozenset({"contains", "movements", "reviewed"})
    required = ("number", "title", "issued", "retention")

    custody: Line | None = Field(
        None, **described("कार्यालय में किस पद की अभिरक्षा में है", "the post in the office that keeps it", "posts")
    )
    contains: tuple[Line, ...] = Field(
        (), **described("पत्रावली में कौन-से अभिलेख हैं, पहचान सहित", "ids of the records that lie in it")
    )
    movements: tuple[Movement, ...] = Field(
        (), **described("पत्रावली कब किसे भेजी गई, क्रम से", "when it was sent to whom, in order")
    )
    retention: Line | None = Field(
        None, **described("संधारण श्रेणी, `retention.yml` से", "its class, from the vocabulary `retention`", "retention")
    )
    closed: Day | None = Field(None, **described("किस दिन बन्द हुई", "the day on which it was closed"))
    reviewed: tuple[Review, ...] = Field(
        (), **described("बन्द होने के बाद के पुनरावलोकन", "the reviews after it was closed")
    )
    disposal: Disposal | None = Field(
        None, **described("निस्तारण: कैसे, कब और किस आदेश से", "how it was disposed of, when, and by which order")
    )

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        yield from super().terms()
        if self.custody:
            yield "posts", self.custody, ("custody",)
        for index, movement in enumerate(self.movements):
            yield "addressable", movement.to, ("movements", index, "to")
            if movement.post:
                yield "posts", movement.post, ("movements", index, "post")
        if self.retention:
            yield "retention", self.retention, ("retention",)

    @cached_property
    def speaks_of(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.contains))
