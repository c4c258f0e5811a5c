"""A point says by when, or how often."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="बिंदु की समय-सीमा नहीं लिखी है", en="A point has no due date")
WHY = Bilingual(
    hi="समय-सीमा के बिना कोई बिंदु विलम्बित नहीं होता और न समीक्षा में आता है।",
    en="Without a date a point is never late, and no review ever gets to it.",
)
FIX = Bilingual(
    hi="`due` में दिनांक लिखें; बार-बार का कार्य हो तो `monthly` जैसी आवृत्ति। यदि आदेश में समय-सीमा है ही नहीं तो वैसा ही रहने दें।",
    en="Write a date as `due`, or for recurring work how often, such as `monthly`. If the order sets no date, leave it.",
)
SEVERITY = Severity.ADVICE
DOCTOR = True
EXAMPLE = Example(
    wrong=Bilingual(
        hi='- {id: "1", text: नियंत्रण कक्ष स्थापित करना, owner: all-districts}',
        en='- {id: "1", text: Set up a control room, owner: all-districts}',
    ),
    right=Bilingual(
        hi='- {id: "1", text: नियंत्रण कक्ष स्थापित करना, owner: all-districts, due: 2026-05-15}',
        en='- {id: "1", text: Set up a control room, owner: all-districts, due: 2026-05-15}',
    ),
)

MESSAGE = Bilingual(hi="बिंदु `{id}` में `due` नहीं है", en="the point `{id}` has no `due`")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if record.binding and not record.source:
        for index, point in enumerate(record.points):
            if point.due is None:
                yield Finding(record.at("points", index), MESSAGE.format(id=point.id))
