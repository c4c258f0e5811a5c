"""A record was issued today or earlier."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="जारी होने का दिनांक आगे का है", en="A record is dated in the future")
WHY = Bilingual(
    hi="पंजी में वही आदेश दर्ज होते हैं जो जारी हो चुके हैं। आगे का दिनांक प्रायः टंकण की भूल होती है।",
    en="The register keeps what has been issued. A date still to come is usually a slip of the keyboard.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर `issued` सुधारें। आदेश आगे की तिथि से प्रभावी हो तो वह तिथि `effective` में लिखें।",
    en="Correct `issued` from the paper. If the order takes effect on a later day, write that day as `effective`.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="issued: 2062-11-20  # 2026 के स्थान पर",
        en="issued: 2062-11-20  # instead of 2026",
    ),
    right="issued: 2026-11-20",
)

MESSAGE = Bilingual(
    hi="`issued` में `{issued}` लिखा है, जो आज (`{today}`) के बाद का दिनांक है",
    en="`issued` is `{issued}`, after today (`{today}`)",
)


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    if record.issued and record.issued > as_of:
        yield Finding(record.at("issued"), MESSAGE.format(issued=record.issued, today=as_of))
