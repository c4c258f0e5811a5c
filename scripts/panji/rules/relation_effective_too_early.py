"""A relation takes effect when its record is issued, or later."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="संबंध अभिलेख से पहले प्रभावी", en="A relation takes effect before its record was issued")
WHY = Bilingual(
    hi="कोई आदेश जारी होने से पहले दूसरे को समाप्त या संशोधित नहीं कर सकता: उस बीच जिन्होंने पूर्व आदेश का पालन किया, वे सही थे। पूर्व दिनांक प्रायः वर्ष की भूल "
    "होती है।",
    en="No order ends or changes another before it is issued: whoever followed the earlier one until then was right. An "
    "earlier date is usually a slip in the year.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर संबंध का `effective` सुधारें। अभिलेख के साथ ही प्रभावी हो तो उसे न लिखें।",
    en="Correct the relation's `effective` from the paper. Leave it out if it takes effect with the record itself.",
)
EXAMPLE = Example(
    wrong="issued: 2026-04-10\nsupersedes: [{record: cmo/circular/2024/5, effective: 2025-05-01}]",
    right="issued: 2026-04-10\nsupersedes: [{record: cmo/circular/2024/5, effective: 2026-05-01}]",
)
LEGACY = Severity.WARNING

MESSAGE = Bilingual(
    hi="`effective` में `{effective}` लिखा है, जो इस अभिलेख के जारी होने (`{issued}`) से पहले का है",
    en="`effective` is `{effective}`, before this record was issued (`{issued}`)",
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    for kind, index, relation in record.relations():
        # An extension may begin on the day on which the period had run out, and a slip is mended from the start.
        if (
            relation.effective
            and record.issued
            and relation.effective < record.issued
            and kind not in ("extends", "corrects")
        ):
            message = MESSAGE.format(effective=relation.effective, issued=record.issued)
            yield Finding(record.at(kind, index, "effective"), message)
