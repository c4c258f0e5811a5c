"""A record takes effect on the day of issue or later."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="प्रभावी दिनांक जारी होने से पहले का है", en="A record takes effect before it was issued")
WHY = Bilingual(
    hi="आदेश जारी होने से पहले उसका पालन कोई नहीं कर सकता। पूर्व दिनांक प्रायः वर्ष या माह की भूल होती है।",
    en="Nobody can follow an order before it is issued. An earlier date is usually a slip in the year or month.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर `effective` सुधारें। यदि आदेश जारी होने के दिन से ही प्रभावी है तो `effective` न लिखें।",
    en="Correct `effective` from the paper. Leave it out if the record takes effect on the day of issue.",
)
EXAMPLE = Example(
    wrong="issued: 2026-11-20\neffective: 2026-11-01",
    right="issued: 2026-11-20\neffective: 2026-12-01",
)

MESSAGE = Bilingual(
    hi="`effective` में `{effective}` लिखा है, जो जारी होने के दिनांक `{issued}` से पहले का है",
    en="`effective` is `{effective}`, before the day of issue (`{issued}`)",
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if record.effective and record.issued and record.effective < record.issued:
        yield Finding(record.at("effective"), MESSAGE.format(effective=record.effective, issued=record.issued))
