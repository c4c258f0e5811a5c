from collections.abc import Iterator

from pydantic import Field

from panji.diagnostic import Bilingual, Route
from panji.record import Count, Line, Record, Words, described


class Manual(Record):
    """One edition of a manual, or of a report that comes again; a new edition supersedes the one before it."""

    label = Bilingual(hi="नियमावली", en="Manual")
    labels = Bilingual(hi="नियमावलियाँ", en="Manuals")
    purpose = Bilingual(
        hi="किसी नियमावली या समय-समय पर निकलने वाले प्रतिवेदन का एक संस्करण; नया संस्करण पिछले को अधिक्रमित करता है।",
        en="One edition of a manual, or of a report that comes again; a new edition supersedes the one before it.",
    )
    sectioned = True
    required = ("title", "issued", "work", "edition")

    work: Line | None = Field(
        None,
        **described(
            "कौन-सी कृति, `works` की सूची से: सभी संस्करणों की एक",
            "which work, from the list of `works`: one for all editions",
            "works",
        ),
    )
    edition: Count | None = Field(None, **described("कौन-सा संस्करण, `15`", "which edition, `15`"))
    edition_name: Words | None = Field(
        None, **described("संस्करण का नाम, जैसा छपा है", "the edition's name, as it is printed")
    )

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        yield from super().terms()
        if self.work:
            yield "works", self.work, ("work",)
