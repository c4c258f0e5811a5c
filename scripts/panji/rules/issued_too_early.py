"""No record is older than what the register is about."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="अभिलेख पंजी की आरंभ तिथि से पहले का है", en="A record is older than the register can be")
WHY = Bilingual(
    hi="राज्य या कार्यालय के गठन से पहले वह कोई आदेश जारी नहीं कर सकता था। इतना पुराना वर्ष प्रायः अंकों की अदला-बदली है, जैसे "
    "2019 के स्थान पर 1920।",
    en="Before a state or an office was formed, it issued no orders. A year that far back is usually a slip, such as 1920 for "
    "2019.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर `issued` सुधारें। यदि अभिलेख वास्तव में उससे पुराना है तो `records/register.yml` में `since` का दिनांक बदलें।",
    en="Correct `issued` from the paper. If the record really is that old, change `since` in `records/register.yml`.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong="# register.yml: since: 1949-03-30\nissued: 1920-05-12",
    right="# register.yml: since: 1949-03-30\nissued: 2020-05-12",
)

MESSAGE = Bilingual(
    hi="`issued` में `{issued}` लिखा है, पर पंजी के अभिलेख `{since}` से आरंभ होते हैं",
    en="`issued` is `{issued}`, but the register begins on `{since}`",
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    since = register.settings.since
    if since and record.issued and record.issued < since:
        yield Finding(record.at("issued"), MESSAGE.format(issued=record.issued, since=since))
