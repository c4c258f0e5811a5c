from collections.abc import Iterator

from pydantic import Field

from panji.diagnostic import Bilingual, Route
from panji.record import Amount, Line, Part, Record, Whole, Words, described


class SanctionLine(Part):
    """An amount for one purpose at one place, from one head of a fund."""

    fund: Line = Field(
        **described(
            "निधि या उसकी मद, `funds` की सूची से",
            "the fund, or a head of it, from the vocabulary's list of `funds`",
            "funds",
        )
    )
    amount: Amount = Field(
        **described(
            "पूरे रुपयों में, केवल अंक: `1250000`; वापस ली गई राशि के पहले `-`",
            "in whole rupees, digits alone: `1250000`; with `-` before it where money is taken back",
        )
    )
    purpose: Line = Field(
        **described(
            "प्रयोजन, `purposes` की सूची से", "what it is for, from the vocabulary's list of `purposes`", "purposes"
        )
    )
    place: Line | None = Field(
        None,
        **described("जिला या संभाग; पूरे राज्य के लिए न लिखें", "district or division; nothing for the whole state", "places"),
    )
    beneficiaries: Whole | None = Field(
        None,
        **described(
            "लाभान्वितों की संख्या, नाम कभी नहीं; संशोधन में जितने घटे उनके पहले `-`",
            "how many it is for, never their names; with `-` before it where an amendment makes them fewer",
        ),
    )
    note: Words | None = Field(None, **described("विवरण, बिना किसी नाम के", "particulars, without anybody's name"))


class Sanction(Record):
    """Money granted from a fund. The money is said once, in its lines; all sums are made from them.

    A sanction that supersedes another stands in its place with all of its money. One that amends or corrects another
    has only the difference in its lines: what is taken back with a minus.
    """

    label = Bilingual(hi="स्वीकृति", en="Sanction")
    labels = Bilingual(hi="स्वीकृतियाँ", en="Sanctions")
    purpose = Bilingual(
        hi="किसी निधि से राशि की स्वीकृति: मद, राशि, प्रयोजन, स्थान और लाभान्वितों की संख्या; लाभान्वित का नाम कभी नहीं।",
        en="Money granted from a fund: head, amount, purpose, place and number of beneficiaries; never a beneficiary's name.",
    )
    required = ("number", "title", "issued", "signatory", "lines")

    lines: tuple[SanctionLine, ...] = Field(
        (),
        **described("मदवार स्वीकृत राशि; योग इन्हीं से बनता है", "what is granted, line by line; the total is made of these"),
    )
    total: Amount | None = Field(
        None,
        **described("पत्र में छपा योग; जाँच में पंक्तियों से मिलाया जाता है", "the total as printed; the check adds the lines up"),
    )

    def terms(self) -> Iterator[tuple[str, str, Route]]:
        yield from super().terms()
        for index, line in enumerate(self.lines):
            yield "funds", line.fund, ("lines", index, "fund")
            yield "purposes", line.purpose, ("lines", index, "purpose")
            if line.place:
                yield "places", line.place, ("lines", index, "place")

    @property
    def amount(self) -> int:
        """What its lines make together, exactly."""
        return sum(line.amount for line in self.lines)
