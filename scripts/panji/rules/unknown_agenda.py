"""What an agenda looks at is in the register."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.ledger import resolve
from panji.record_types.meeting import Meeting
from panji.register import Register

TITLE = Bilingual(hi="कार्यसूची में ऐसा अभिलेख या बिंदु है जो नहीं है", en="An agenda names what is not in the register")
WHY = Bilingual(
    hi="बैठक की पुस्तिका इन्हीं से बनती है; जो नहीं मिलता, उसकी समीक्षा छूट जाती है।",
    en="The meeting's papers are made of these; what is not found is not reviewed.",
)
FIX = Bilingual(
    hi="अभिलेख की पहचान (`cmo/directive/2026/3`) या बिंदु की (`cmo/directive/2026/3#1`) सुधारें; `follows` में पिछली बैठक की पहचान हो।",
    en="Correct the id of the record (`cmo/directive/2026/3`) or point (`cmo/directive/2026/3#1`); `follows` names an earlier meeting.",
)
FAMILY = "compliance"
EXAMPLE = Example(
    wrong="about: [cmo/directive/2026/3#9]",
    right="about: [cmo/directive/2026/3#1]",
)

MESSAGE = Bilingual(hi="`{name}` पंजी में नहीं है", en="`{name}` is not in the register")
NO_MEETING = Bilingual(hi="`{name}` पूर्व की कोई बैठक नहीं है", en="`{name}` is no earlier meeting")
NEAREST = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_record(record: Meeting, register: Register, as_of: date) -> Iterator[Finding]:
    for index, item in enumerate(record.agenda):
        for number, name in enumerate(item.about):
            if not (resolve(register, name) if "#" in name else name in register.records):
                nearest = register.nearest(name.partition("#")[0], record)
                hint = NEAREST.format(nearest=nearest) if nearest else None
                yield Finding(record.at("agenda", index, "about", number), MESSAGE.format(name=name), hint)
    if record.follows:
        last = register.records.get(record.follows)
        earlier = last and last.issued and record.issued and last.issued <= record.issued and last is not record
        if not isinstance(last, Meeting) or not earlier:
            yield Finding(record.at("follows"), NO_MEETING.format(name=record.follows))
