"""Only what would run out is extended."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="जिसकी अवधि ही नहीं, उसकी अवधि बढ़ाई गई", en="It extends what has no last day")
WHY = Bilingual(
    hi="अवधि उसी आदेश की बढ़ती है जिसका अंतिम दिन (`expires`) लिखा हो। वह न हो तो `extends` का कोई प्रभाव नहीं होता और साइट पुराने आदेश को सदा लागू दिखाती "
    "है।",
    en="Only an order with a last day (`expires`) can be extended. Without one, `extends` has no effect, and the site shows "
    "the earlier order as in force for ever.",
)
FIX = Bilingual(
    hi="पूर्व आदेश के मूल पत्र में अवधि हो तो उसमें `expires` लिखें। यदि यह आदेश किसी अन्य आदेश की अवधि बढ़ाता है तो उसी की पहचान लिखें; अवधि न बढ़ाकर कुछ "
    "बदलता हो तो `amends`।",
    en="If the earlier paper has a last day, write it there as `expires`. If this one extends another order, name that; if "
    "it changes something else, use `amends`.",
)
EXAMPLE = Example(
    wrong="extends: [{record: cmo/order/2025/2, until: 2027-03-31}]  # it has no `expires`",
    right="# in cmo/order/2025/2\nexpires: 2026-03-31",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="`{target}` में `expires` नहीं है, अतः उसकी अवधि बढ़ाने का प्रभाव नहीं होगा",
    en="`{target}` has no `expires`, so extending it has no effect",
)
HINT = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations("extends"):
        target = register.records.get(relation.record or "")
        if target and target is not record and not relation.scope and target.expires is None and not target.imported:
            # Often the last extension is named instead of the order that it extended.
            extended = [each.record for _, _, each in target.relations("extends") if each.record in register.records]
            hint = HINT.format(nearest=extended[0]) if extended else None
            yield Finding(record.at(kind, index), MESSAGE.format(target=target.id), hint)
