"""A relation leads back in time, never forward."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="संदर्भित अभिलेख बाद का है", en="A relation leads to a later record")
WHY = Bilingual(
    hi="संबंध सदैव बाद के अभिलेख में लिखा जाता है। जो आदेश अभी जारी ही नहीं हुआ था, उसे न संशोधित किया जा सकता है, "
    "न उसका संदर्भ दिया जा सकता है।",
    en="A relation is written on the later record. Nobody can amend or cite an order that had not been issued yet.",
)
FIX = Bilingual(
    hi="दोनों दिनांक और पहचान मूल पत्र से मिलाएँ। यदि संबंध उलटा लिखा गया है तो उसे बाद के अभिलेख में लिखें।",
    en="Compare both dates and the id with the papers. If the relation is written the wrong way round, put it on "
    "the later record.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="# cmo/circular/2024/5, दिनांक 2024-03-01\nsupersedes: [cmo/circular/2026/12]",
        en="# cmo/circular/2024/5, of 2024-03-01\nsupersedes: [cmo/circular/2026/12]",
    ),
    right=Bilingual(
        hi="# cmo/circular/2026/12, दिनांक 2026-11-20\nsupersedes: [cmo/circular/2024/5]",
        en="# cmo/circular/2026/12, of 2026-11-20\nsupersedes: [cmo/circular/2024/5]",
    ),
)

MESSAGE = Bilingual(
    hi="`{kind}` में `{target}` लिखा है, जो `{later}` को अर्थात् इस अभिलेख (`{issued}`) के बाद जारी हुआ",
    en="`{kind}` names `{target}`, which was issued on `{later}`, after this record (`{issued}`)",
)
OTHER = Bilingual(hi="बाद का अभिलेख", en="the later record")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations():
        target = register.records.get(relation.record or "")
        if target and target.issued and record.issued and target.issued > record.issued:
            message = MESSAGE.format(kind=kind, target=target.id, later=target.issued, issued=record.issued)
            yield Finding(record.at(kind, index), message, None, ((target.at("issued"), OTHER),))
