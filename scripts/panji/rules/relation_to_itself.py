"""A relation leads to another record."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="अभिलेख स्वयं अपना संदर्भ देता है", en="A record names itself")
WHY = Bilingual(
    hi="कोई आदेश न स्वयं को अधिक्रमित कर सकता है, न स्वयं का उत्तर हो सकता है; ऐसी प्रविष्टि प्रायः पहचान की नकल में हुई भूल होती है।",
    en="No order supersedes or answers itself; usually an id was copied wrongly.",
)
FIX = Bilingual(
    hi="जिस पूर्व अभिलेख से आशय है उसकी पहचान लिखें, या यह प्रविष्टि हटा दें।",
    en="Write the id of the earlier record that is meant, or delete the relation.",
)
EXAMPLE = Example(
    wrong="# cmo/circular/2026/2\nsupersedes: [cmo/circular/2026/2]",
    right="# cmo/circular/2026/2\nsupersedes: [cmo/circular/2026/1]",
)

MESSAGE = Bilingual(
    hi="`{kind}` में `{id}` लिखा है, जो यही अभिलेख है", en="`{kind}` names `{id}`, which is this record itself"
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    for kind, index, relation in record.relations():
        if relation.record == (id := record.id):
            yield Finding(record.at(kind, index), MESSAGE.format(kind=kind, id=id))
