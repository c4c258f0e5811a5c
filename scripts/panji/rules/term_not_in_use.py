"""Every office, place, post and subject that is named existed on the day of issue."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="उस दिन यह कार्यालय, स्थान या पद नहीं था", en="A name was not in use on that day")
WHY = Bilingual(
    hi="जिले, संभाग, विभाग और पद समय के साथ बनते और समाप्त होते हैं। जो उस दिन था ही नहीं, उसे भेजे गए निर्देश की "
    "पालना कोई नहीं करेगा।",
    en="Districts, divisions, departments and posts come and go. Nobody complies with a directive to an office "
    "that did not exist on its day.",
)
FIX = Bilingual(
    hi="उस दिन जो कार्यालय, स्थान या पद था उसकी पहचान लिखें, या `issued` का दिनांक सुधारें। यदि सूची के दिनांक गलत "
    "हैं तो उन्हें स्रोत सहित सुधारें।",
    en="Write the id of what existed on that day, or correct `issued`. If the dates in the vocabulary are wrong, "
    "correct them and name the source.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="issued: 2026-11-20\nto: [district/kekri]  # 30 दिसम्बर 2024 को समाप्त",
        en="issued: 2026-11-20\nto: [district/kekri]  # abolished on 30 December 2024",
    ),
    right="issued: 2026-11-20\nto: [district/ajmer]",
)

NOT_YET = Bilingual(
    hi="`{id}` ({label}) `{since}` से है; अभिलेख `{issued}` को जारी हुआ",
    en="`{id}` ({label}) exists since `{since}`; the record was issued on `{issued}`",
)
NO_MORE = Bilingual(
    hi="`{id}` ({label}) `{until}` से नहीं रहा; अभिलेख `{issued}` को जारी हुआ",
    en="`{id}` ({label}) ended on `{until}`; the record was issued on `{issued}`",
)
HINT = Bilingual(
    hi="उस दिन यह कार्य `{successor}` ({label}) के पास था", en="its work was with `{successor}` ({label}) on that day"
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    issued = record.issued
    if issued is None:
        return
    vocabulary = register.vocabulary
    for name, id, route in record.terms():
        entry = vocabulary[name].get(id)
        if entry is None or (entry.since is None and entry.until is None) or entry.exists_on(issued):
            continue
        if route and route[0] in record.dated_apart:
            continue
        message = NOT_YET if entry.since and issued < entry.since else NO_MORE
        following = None if message is NOT_YET else vocabulary.successor(entry, issued)
        yield Finding(
            record.at(*route),
            message.format(id=id, label=entry.label, since=entry.since, until=entry.until, issued=issued),
            HINT.format(successor=following.id, label=following.label) if following else None,
        )
