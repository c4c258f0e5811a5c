"""An entry of the vocabulary exists on some day."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.register import Register

FAMILY = "register"
TITLE = Bilingual(hi="सूची का पद आरंभ से पहले समाप्त होता है", en="An entry ends before it begins")
WHY = Bilingual(
    hi="ऐसा जिला, कार्यालय या पद किसी दिन विद्यमान नहीं था: कोई समूह उसे नहीं गिनेगा और उसे भेजा गया हर पत्र गलत ठहरेगा।",
    en="Such a district, office or post existed on no day: no group counts it, and every letter to it is found wrong.",
)
FIX = Bilingual(
    hi="`from` में अस्तित्व का पहला दिन और `until` में वह पहला दिन लिखें जब वह नहीं रहा; दोनों स्रोत से मिलाएँ।",
    en="`from` is the first day on which it exists, `until` the first on which it no longer does; compare both with the "
    "source.",
)
EXAMPLE = Example(
    wrong="district/dudu: {hi: दूदू, en: Dudu, from: 2024-12-30, until: 2023-08-07}",
    right="district/dudu: {hi: दूदू, en: Dudu, from: 2023-08-07, until: 2024-12-30}",
)

MESSAGE = Bilingual(
    hi="`{id}` का `until` `{until}` है, जो `from` (`{since}`) के बाद का नहीं है",
    en="`until` of `{id}` is `{until}`, not after `from` (`{since}`)",
)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for entry in register.vocabulary.entries():
        if entry.since and entry.until and entry.until <= entry.since:
            yield Finding(entry.at("until"), MESSAGE.format(id=entry.id, until=entry.until, since=entry.since))
