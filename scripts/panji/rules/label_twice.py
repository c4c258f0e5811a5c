"""No two entries of a list that exist together have the same name."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.register import Register
from panji.vocabulary import Entry

FAMILY = "register"
TITLE = Bilingual(hi="सूची में एक ही नाम दो बार", en="A name stands twice in a list")
WHY = Bilingual(
    hi="एक ही कार्यालय के दो कूट हों तो उसके आदेश दो पृष्ठों पर बँट जाते हैं, और कोई भी सूची पूरी नहीं रहती।",
    en="With two ids for one office its orders are split between two pages, and neither list is complete.",
)
FIX = Bilingual(
    hi="एक ही हो तो वह कूट रखें जो अभिलेखों में आ चुका है और दूसरा हटा दें। भिन्न हों तो नाम में भेद लिखें, जैसे "
    "`(भारत सरकार)`। पहले और बाद का हो तो `from` और `until` लिखें।",
    en="If they are one, keep the id that records use and delete the other. If they differ, say so in the name, such as "
    "`(Government of India)`. If one came after the other, give them `from` and `until`.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong="dept/it: {hi: सूचना प्रौद्योगिकी विभाग, en: IT Department}\ndept/doit: {hi: सूचना प्रौद्योगिकी विभाग, en: DoIT&C}",
    right="dept/it: {hi: सूचना प्रौद्योगिकी विभाग, en: IT Department}",
)

MESSAGE = Bilingual(
    hi="`{id}` का नाम `{label}` वही है जो `{other}` का है", en="`{id}` has the name `{label}`, and so has `{other}`"
)
OTHER = Bilingual(hi="वही नाम यहाँ है", en="the same name is here")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for language in ("hi", "en"):
        taken: dict[tuple[str | None, ...], list[Entry]] = {}
        for entry in register.vocabulary.entries():
            label = entry.label[language]
            # Two offices may each have a deputy secretary, two districts each a block of one name.
            kind = entry.id.split("/")[0] if "/" in entry.id else ""
            key = (entry.list, kind, entry.office, entry.parent, " ".join(label.casefold().split()))
            others = taken.setdefault(key, [])
            if other := next((each for each in others if entry.meets(each)), None):
                message = MESSAGE.format(id=entry.id, label=label, other=other.id)
                yield Finding(entry.at(language), message, None, ((other.at(language), OTHER),))
            others.append(entry)
