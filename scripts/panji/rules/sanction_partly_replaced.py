"""Of a sanction, a part is not superseded or rescinded: its money would count twice."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.sanction import Sanction
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="स्वीकृति का केवल एक भाग बदला गया", en="Only a part of a sanction is replaced")
WHY = Bilingual(
    hi="जिस स्वीकृति का केवल एक भाग अधिक्रमित या निरस्त हो, वह लागू रहती है और उसकी पूरी राशि गिनी जाती है। बदले हुए भाग की राशि तब "
    "दो बार गिनी जाएगी।",
    en="A sanction of which only a part was superseded or rescinded stays in force, and all of its money counts. The part "
    "that was replaced would then count twice.",
)
FIX = Bilingual(
    hi="`amends` लिखें और पंक्तियों में केवल अन्तर दें: वापस ली गई राशि `-` के साथ। पूरी स्वीकृति बदली गई हो तो `scope` हटाएँ।",
    en="Write `amends`, and in the lines only the difference: what is taken back with a `-`. Where the whole sanction was "
    "replaced, delete `scope`.",
)
EXAMPLE = Example(
    wrong="rescinds:\n  - {record: cmo/sanction/2026/1, scope: line 2}",
    right="amends:\n  - {record: cmo/sanction/2026/1, scope: line 2}\n"
    "lines:\n  - {fund: relief-fund, amount: -250000, purpose: treatment}",
)

MESSAGE = Bilingual(
    hi="स्वीकृति `{id}` का केवल एक भाग `{kind}` में है, अतः उसकी राशि पूरी गिनी जाएगी",
    en="only a part of the sanction `{id}` is meant by `{kind}`, so that all of its money still counts",
)


def check_record(record: Sanction, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations():
        if kind in ("supersedes", "rescinds") and relation.scope:
            target = register.records.get(relation.record or "")
            if isinstance(target, Sanction):
                yield Finding(record.at(kind, index, "scope"), MESSAGE.format(id=target.id, kind=kind))
