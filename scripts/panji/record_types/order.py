from panji.diagnostic import Bilingual
from panji.record import Record


class Order(Record):
    """A decision on one matter: an assignment of duties, a committee, a control room, a delegation of powers."""

    label = Bilingual(hi="आदेश", en="Order")
    labels = Bilingual(hi="आदेश", en="Orders")
    purpose = Bilingual(
        hi="किसी एक विषय पर निर्णय: कार्य का आवंटन, समिति, नियंत्रण कक्ष, शक्तियों का प्रत्यायोजन।",
        en="A decision on one matter: an assignment of duties, a committee, a control room, a delegation of powers.",
    )
    required = ("number", "title", "issued", "signatory", "to")
