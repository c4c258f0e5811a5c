"""A department that is allocated, and the post that it goes to, exist on that day."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.order import Order
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="आवंटन के दिन वह विभाग या पद नहीं है", en="An allocation of what does not exist then")
WHY = Bilingual(
    hi="विभाग समय के साथ बनते, विभाजित और समाप्त होते हैं। जो विभाग उस दिन है ही नहीं, उसका आवंटन किसी विभाग के पृष्ठ पर नहीं आएगा, और "
    "उसके कार्य किसके पास हैं यह ज्ञात नहीं होगा।",
    en="Departments are made, split and wound up. Where one does not exist on the day, its allocation shows on no page, and "
    "nobody can tell who has its work.",
)
FIX = Bilingual(
    hi="`from` का दिनांक सुधारें, या उस दिन जो विभाग या पद था उसकी पहचान लिखें।",
    en="Correct the day in `from`, or write the id of the department or post that existed then.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="allocates:\n  - {office: dept/computers, to: chief-minister, from: 2026-01-01}  # 2010 में समाप्त",
        en="allocates:\n  - {office: dept/computers, to: chief-minister, from: 2026-01-01}  # wound up in 2010",
    ),
    right="allocates:\n  - {office: dept/it, to: chief-minister, from: 2026-01-01}",
)

NOT_YET = Bilingual(
    hi="`{id}` ({label}) `{since}` से है; आवंटन `{day}` से है",
    en="`{id}` ({label}) exists since `{since}`; the allocation begins on `{day}`",
)
NO_MORE = Bilingual(
    hi="`{id}` ({label}) `{until}` से नहीं रहा; आवंटन `{day}` से है",
    en="`{id}` ({label}) ended on `{until}`; the allocation begins on `{day}`",
)
HINT = Bilingual(
    hi="उस दिन यह कार्य `{successor}` ({label}) के पास था", en="its work was with `{successor}` ({label}) on that day"
)


def check_alone(record: Order, register: Register) -> Iterator[Finding]:
    vocabulary = register.vocabulary
    for index, allocation in enumerate(record.allocates):
        day = allocation.start
        for name, field, id in (("offices", "office", allocation.office), ("posts", "to", allocation.to)):
            entry = vocabulary[name].get(id)
            if entry is None or entry.exists_on(day):
                continue
            message = NOT_YET if entry.since and day < entry.since else NO_MORE
            following = None if message is NOT_YET else vocabulary.successor(entry, day)
            values = {"id": id, "label": entry.label, "since": entry.since, "until": entry.until, "day": day}
            yield Finding(
                record.at("allocates", index, field),
                message.format(**values),
                HINT.format(successor=following.id, label=following.label) if following else None,
            )
