"""No letter is entered in the diary, or dispatched, before its own date."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record_types.letter import Letter
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="पत्र अपने दिनांक से पहले दर्ज या प्रेषित है", en="A letter was entered or sent before its date")
WHY = Bilingual(
    hi="पत्र लिखे जाने से पहले न आ सकता है, न भेजा जा सकता है। उत्तर में कितना समय लगा, यह इन्हीं दिनांकों से गिना जाता है।",
    en="A letter can neither come nor leave before it is written. How long an answer took is counted from these dates.",
)
FIX = Bilingual(
    hi="पत्र का दिनांक `issued` में हो और पंजिका में दर्ज होने का दिनांक `diary` या `dispatch` में। दोनों को मूल पत्र और पंजिका से मिलाएँ।",
    en="The letter's own date belongs in `issued`, that of the entry in `diary` or `dispatch`. Compare both with the paper and "
    "the register of the office.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong="issued: 2026-03-02\ndirection: in\ndiary: {number: 1432, date: 2026-02-05}",
    right="issued: 2026-03-02\ndirection: in\ndiary: {number: 1432, date: 2026-03-05}",
)

MESSAGE = Bilingual(
    hi="`{field}` का दिनांक `{day}` है, जो पत्र के दिनांक `{issued}` से पहले का है",
    en="`{field}` has the date `{day}`, before that of the letter (`{issued}`)",
)


def check_alone(record: Letter, register: Register) -> Iterator[Finding]:
    if record.issued is None:
        return
    for field, entry in (("diary", record.diary), ("dispatch", record.dispatch)):
        if entry and entry.date and entry.date < record.issued:
            message = MESSAGE.format(field=field, day=entry.date, issued=record.issued)
            yield Finding(record.at(field, "date"), message)
