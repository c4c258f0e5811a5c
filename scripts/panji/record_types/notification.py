from panji.diagnostic import Bilingual
from panji.record import Record


class Notification(Record):
    """What is made known to all under a rule or an act, usually through the gazette."""

    label = Bilingual(hi="अधिसूचना", en="Notification")
    labels = Bilingual(hi="अधिसूचनाएँ", en="Notifications")
    purpose = Bilingual(
        hi="किसी नियम या अधिनियम के अधीन सर्वसाधारण की सूचना के लिए प्रकाशित।",
        en="What is made known to all under a rule or an act, usually through the gazette.",
    )
    required = ("number", "title", "issued", "signatory")
