"""The last day in force is not before the first."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="अवधि प्रभावी होने से पहले समाप्त होती है", en="A record expires before it takes effect")
WHY = Bilingual(
    hi="ऐसा आदेश एक दिन भी प्रभावी नहीं रहता; साइट उसे आरंभ से ही समाप्त दिखाएगी।",
    en="Such an order is not in force on any day; the site would show it as expired from the start.",
)
FIX = Bilingual(
    hi="`expires` में प्रभावी रहने का अंतिम दिन लिखें; वह `effective` (या `issued`) से पहले का नहीं हो सकता।",
    en="`expires` is the last day in force; it cannot be before `effective` (or `issued`).",
)
EXAMPLE = Example(
    wrong="effective: 2026-12-01\nexpires: 2026-11-30",
    right="effective: 2026-12-01\nexpires: 2027-11-30",
)

MESSAGE = Bilingual(
    hi="`expires` में `{expires}` लिखा है, जो `{field}` के दिनांक `{start}` से पहले का है",
    en="`expires` is `{expires}`, before `{field}` (`{start}`)",
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    start = record.in_force_from
    if record.expires and start and record.expires < start:
        field = "effective" if record.effective else "issued"
        yield Finding(record.at("expires"), MESSAGE.format(expires=record.expires, field=field, start=start))
