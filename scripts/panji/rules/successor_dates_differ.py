"""A successor takes over from an entry that has ended, and exists on that day."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.register import Register

FAMILY = "register"
TITLE = Bilingual(hi="उत्तराधिकारी और समाप्ति के दिनांक मेल नहीं खाते", en="A successor does not follow on")
WHY = Bilingual(
    hi="समाप्त जिले या कार्यालय के शेष कार्य उत्तराधिकारी को जाते हैं। यदि वह उस दिन था ही नहीं तो बीच के समय में वे कार्य किसी के "
    "नहीं रहते।",
    en="What an ended district or office still had to do goes to its successor. If that did not exist on the day, the work is "
    "nobody's in between.",
)
FIX = Bilingual(
    hi="`until` और उत्तराधिकारी के `from` तथा `until` स्रोत से मिलाएँ। `until` वही दिन हो जिस दिन कार्य उत्तराधिकारी को मिला।",
    en="Compare `until`, and the successor's `from` and `until`, with the source. `until` is the day on which the successor "
    "took over.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong="dept/computers: {hi: संगणक विभाग, en: Computer Department, successor: dept/it}",
    right="dept/computers: {hi: संगणक विभाग, en: Computer Department, until: 2010-01-01, successor: dept/it}",
)

NO_END = Bilingual(
    hi="`{id}` का उत्तराधिकारी `{successor}` है, पर समाप्ति (`until`) नहीं लिखी है",
    en="`{id}` has the successor `{successor}`, but no end (`until`)",
)
NOT_THERE = Bilingual(
    hi="`{id}` `{until}` को समाप्त हुआ, पर उस दिन उत्तराधिकारी `{successor}` नहीं था",
    en="`{id}` ended on `{until}`, but its successor `{successor}` did not exist on that day",
)
OTHER = Bilingual(hi="उत्तराधिकारी यहाँ है", en="the successor is here")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for entry in register.vocabulary.entries():
        following = register.vocabulary[entry.list].get(entry.successor or "")
        if following is None:
            continue
        values = {"id": entry.id, "successor": following.id, "until": entry.until}
        if entry.until is None:
            yield Finding(entry.at("successor"), NO_END.format(**values))
        elif not following.exists_on(entry.until):
            yield Finding(entry.at("successor"), NOT_THERE.format(**values), None, ((following.at(), OTHER),))
