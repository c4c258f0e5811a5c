"""Only what has ended is put in force again."""

from collections.abc import Iterator
from datetime import date, timedelta

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="जो लागू है, उसी को पुनः लागू किया गया", en="It revives what is in force")
WHY = Bilingual(
    hi="पुनः लागू वही आदेश होता है जो समाप्त हो चुका हो। पंजी के अनुसार वह समाप्त नहीं हुआ: या तो पहचान गलत है, या जिस आदेश ने उसे समाप्त किया वह पंजी में दर्ज "
    "नहीं है।",
    en="Only an order that has ended is revived. By the register this one has not: either the id is wrong, or the record "
    "that ended it is missing.",
)
FIX = Bilingual(
    hi="पहचान मूल पत्र से मिलाएँ। जिस आदेश से वह समाप्त हुआ था उसे पंजी में जोड़ें, या उसमें `supersedes` अथवा `rescinds` लिखें। अवधि बढ़ाने के लिए `extends` "
    "है।",
    en="Compare the id with the paper. Add the record that ended it, or write `supersedes` or `rescinds` there. To lengthen "
    "a period there is `extends`.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="revives: [cmo/circular/2019/4]  # सदा लागू रहा है",
        en="revives: [cmo/circular/2019/4]  # in force all the time",
    ),
    right=Bilingual(
        hi="revives: [cmo/circular/2019/5]  # 2023 में निरस्त हुआ था",
        en="revives: [cmo/circular/2019/5]  # rescinded in 2023",
    ),
)
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="`revives` में `{target}` लिखा है, जो पंजी के अनुसार समाप्त नहीं हुआ था",
    en="`revives` names `{target}`, which by the register had not ended",
)


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations("revives"):
        target, start = register.records.get(relation.record or ""), relation.effective or record.in_force_from
        if target is None or target is record or start is None or relation.scope or target.imported:
            continue
        standing = register.in_force(target, start - timedelta(days=1))
        if standing.in_force or standing.state == "not-yet":
            yield Finding(record.at(kind, index), MESSAGE.format(target=target.id))
