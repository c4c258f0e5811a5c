"""What stands above an entry existed together with it, and still does if the entry does."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.register import Register

FAMILY = "register"
TITLE = Bilingual(hi="ऊपर का कार्यालय या स्थान उस समय का नहीं है", en="A parent is of another time")
WHY = Bilingual(
    hi="जिले संभाग के अधीन गिने जाते हैं, पद कार्यालय के अधीन। जो संभाग समाप्त हो चुका है उसके अधीन लिखा जिला किसी वर्तमान "
    "समीक्षा में नहीं आएगा।",
    en="Districts are counted under their division, posts under their office. A district under a division that has ended is in "
    "no review of today.",
)
FIX = Bilingual(
    hi="`parent` (पद के लिए `office`) में आज का ऊपरी स्थान या कार्यालय लिखें, या दिनांक सुधारें।",
    en="Write the place or office above it today as `parent` (for a post, `office`), or correct the dates.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong="division/pali: {hi: पाली संभाग, en: Pali Division, until: 2024-12-30}\ndistrict/pali: {hi: पाली, en: Pali, parent: division/pali}",
    right="division/pali: {hi: पाली संभाग, en: Pali Division, until: 2024-12-30}\ndistrict/pali: {hi: पाली, en: Pali, parent: division/jodhpur}",
)

APART = Bilingual(
    hi="`{id}` और `{parent}` किसी एक दिन साथ विद्यमान नहीं थे",
    en="`{id}` and `{parent}` did not exist on any one day together",
)
ENDED = Bilingual(
    hi="`{parent}` `{until}` से नहीं रहा, पर `{id}` अब भी है", en="`{parent}` ended on `{until}`, but `{id}` still exists"
)
HINT = Bilingual(hi="उसका कार्य अब `{successor}` के पास है", en="its work is with `{successor}` now")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    vocabulary = register.vocabulary
    for entry in vocabulary.entries():
        for field, above in (
            ("parent", vocabulary.addressable.get(entry.parent or "")),
            ("office", vocabulary["offices"].get(entry.office or "")),
        ):
            if above is None or (above.since is None and above.until is None):
                continue
            if not entry.meets(above):
                yield Finding(entry.at(field), APART.format(id=entry.id, parent=above.id))
            elif above.until and above.until <= as_of and entry.exists_on(as_of):
                following = vocabulary.successor(above, as_of)
                hint = HINT.format(successor=following.id) if following else None
                yield Finding(entry.at(field), ENDED.format(id=entry.id, parent=above.id, until=above.until), hint)
