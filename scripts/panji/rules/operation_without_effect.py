"""Changes of paragraphs stand under a relation that changes a part of the earlier text."""

from collections.abc import Iterator
from datetime import date

from panji.consolidation import CHANGING, operations
from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import ENDS, Register

FAMILY = "relations"
TITLE = Bilingual(
    hi="अनुच्छेदों के परिवर्तन ऐसे संबंध में हैं जो पाठ नहीं बदलता", en="Changes of paragraphs under a relation that changes no text"
)
WHY = Bilingual(
    hi="पाठ `amends`, `corrects` और आंशिक `supersedes` अथवा `rescinds` से ही बदलता है। अन्य संबंध में लिखे परिवर्तन समेकित पाठ में नहीं आते।",
    en="Only `amends`, `corrects`, and `supersedes` or `rescinds` in part change a text. Changes under another relation do not "
    "get into the consolidated text.",
)
FIX = Bilingual(
    hi="सही संबंध के नीचे लिखें; `supersedes` या `rescinds` आंशिक हो तो `scope` भी जोड़ें।",
    en="Write them under the right relation; where `supersedes` or `rescinds` means a part, add its `scope`.",
)
EXAMPLE = Example(
    wrong="cites:\n  - {record: cmo/circular/2024/5, operations: [{omit: para-3}]}",
    right="amends:\n  - {record: cmo/circular/2024/5, scope: {hi: पैरा 3, en: para 3}, operations: [{omit: para-3}]}",
)

OTHER = Bilingual(
    hi="`{kind}` से पूर्व पाठ का कोई अनुच्छेद नहीं बदलता", en="`{kind}` changes no paragraph of the earlier text"
)
WHOLE = Bilingual(
    hi="`{kind}` से पूरा अभिलेख समाप्त होता है, अनुच्छेद नहीं बदलते",
    en="`{kind}` ends the whole record, and changes no paragraph",
)
HINT = Bilingual(hi="आंशिक हो तो `scope` जोड़ें", en="where a part is meant, add a `scope`")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, place, _ in operations(record):
        if place:
            continue
        if kind not in CHANGING:
            yield Finding(record.at(kind, index, "operations", key=True), OTHER.format(kind=kind))
        elif kind in ENDS and not getattr(record, kind)[index].scope:
            yield Finding(record.at(kind, index, "operations", key=True), WHOLE.format(kind=kind), HINT)
