from panji.diagnostic import Bilingual
from panji.record import Record


class Circular(Record):
    """Instructions or a procedure for many offices, sent round by the issuer."""

    label = Bilingual(hi="परिपत्र", en="Circular")
    labels = Bilingual(hi="परिपत्र", en="Circulars")
    purpose = Bilingual(
        hi="अनेक कार्यालयों को भेजे गए अनुदेश या प्रक्रिया।",
        en="Instructions or a procedure for many offices, sent round by the issuer.",
    )
    required = ("number", "title", "issued", "signatory", "to")
