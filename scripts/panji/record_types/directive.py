from panji.diagnostic import Bilingual
from panji.record import Record


class Directive(Record):
    """A direction that offices must comply with, made of points whose compliance is followed."""

    label = Bilingual(hi="निर्देश", en="Directive")
    labels = Bilingual(hi="निर्देश", en="Directives")
    purpose = Bilingual(
        hi="पालना हेतु दिया गया निर्देश; इसके कार्य-बिंदुओं की पालना पर निगरानी रखी जाती है।",
        en="A direction that offices must comply with, made of points whose compliance is followed.",
    )
    required = ("number", "title", "issued", "signatory", "to")
