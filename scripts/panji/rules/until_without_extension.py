"""A new last day stands only where something is extended."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="अवधि बिना विस्तार के बढ़ाई गई", en="A new last day where nothing is extended")
WHY = Bilingual(
    hi="`until` केवल `extends` में नया अंतिम दिन बताता है। अन्य संबंध में उसका कोई प्रभाव नहीं होता, जबकि लिखने वाला मान लेता है कि अवधि तय हो गई।",
    en="`until` gives the new last day under `extends`. In any other relation it does nothing, though whoever wrote it "
    "believes the period settled.",
)
FIX = Bilingual(
    hi="अवधि बढ़ाई गई हो तो संबंध को `extends` में लिखें। यह अभिलेख स्वयं उस दिन तक लागू हो तो `expires` लिखें।",
    en="If a period is extended, write the relation under `extends`. If this record itself is in force until then, write "
    "`expires`.",
)
EXAMPLE = Example(
    wrong="amends: [{record: cmo/order/2025/2, scope: para 1, until: 2027-03-31}]",
    right="extends: [{record: cmo/order/2025/2, until: 2027-03-31}]",
)

MESSAGE = Bilingual(hi="`{kind}` में `until` का कोई प्रभाव नहीं होता", en="under `{kind}`, an `until` has no effect")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    for kind, index, relation in record.relations():
        if relation.until and kind != "extends":
            yield Finding(record.at(kind, index, "until"), MESSAGE.format(kind=kind))
