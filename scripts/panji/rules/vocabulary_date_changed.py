"""The days between which an office, place or post existed do not change unnoticed."""

from collections.abc import Iterator
from datetime import date

from panji.change import Change
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.register import Register

FAMILY = "change"
TITLE = Bilingual(hi="शब्द-सूची में दिनांक बदला गया है", en="A date in a vocabulary was changed")
WHY = Bilingual(
    hi="समूह में उस दिन कौन-कौन था, यह इन्हीं दिनांकों से निकलता है। दिनांक बदलते ही पुराने आदेशों के प्रेषिती भी बदल जाते हैं।",
    en="Who was in a group on a day is worked out from these dates. With them, the addressees of old orders change.",
)
FIX = Bilingual(
    hi="दिनांक अधिसूचना से मिलाएँ और प्रस्ताव में उसका क्रमांक लिखें। भूल से बदला हो तो पहले जैसा करें।",
    en="Compare the date with the notification, and give its number in the proposal. If it was a slip, put it back.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong=Bilingual(
        hi="district/beawar: {hi: ब्यावर, en: Beawar, from: 2023-08-17}  # 2023-08-07 था",
        en="district/beawar: {hi: ब्यावर, en: Beawar, from: 2023-08-17}  # it was 2023-08-07",
    ),
    right="district/beawar: {hi: ब्यावर, en: Beawar, from: 2023-08-07}",
)
EXEMPTIBLE = False

CHANGED = Bilingual(
    hi="`{id}` का `{field}` `{old}` था, अब `{new}` है", en="`{field}` of `{id}` was `{old}`, now it is `{new}`"
)
ADDED = Bilingual(hi="`{id}` में `{field}` नहीं था, अब `{new}` है", en="`{id}` had no `{field}`, now it is `{new}`")
GONE = Bilingual(hi="`{id}` का `{field}` `{old}` था, अब नहीं है", en="`{field}` of `{id}` was `{old}`, now it is gone")


def check_change(change: Change, register: Register, as_of: date) -> Iterator[Finding]:
    if not (change.before and change.after):
        return
    now = {entry.id: entry for entry in change.after.entries}
    for entry in change.before.entries:
        if other := now.get(entry.id):
            for field, old, new in (("from", entry.since, other.since), ("until", entry.until, other.until)):
                if old != new and (old or field == "from"):  # that something ends is no change of what was
                    message = CHANGED if old and new else GONE if old else ADDED
                    yield Finding(other.at(field), message.format(id=entry.id, field=field, old=old, new=new))
