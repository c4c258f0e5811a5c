"""A report speaks of each point once."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.report import Report
from panji.register import Register

TITLE = Bilingual(hi="एक ही प्रतिवेदन में एक बिंदु दो बार है", en="A report speaks of one point twice")
WHY = Bilingual(
    hi="दो स्थितियों में से कौन-सी सही है, यह पाठक नहीं जान सकता।",
    en="A reader cannot know which of the two is right.",
)
FIX = Bilingual(
    hi="एक प्रविष्टि हटाएँ; समाप्त हो चुके जिले की हो तो `for` लिखें।",
    en="Remove one of them; where it is for an ended district, say so under `for`.",
)
FAMILY = "compliance"
EXAMPLE = Example(
    wrong="- {point: cmo/directive/2024/1#1, status: complied}\n- {point: cmo/directive/2024/1#1, status: in-progress}",
    right="- {point: cmo/directive/2024/1#1, status: complied}",
)

MESSAGE = Bilingual(hi="`{point}` इस प्रतिवेदन में पहले भी है", en="`{point}` is in this report already")
HERE = Bilingual(hi="यहाँ", en="here")


def check_alone(record: Report, register: Register) -> Iterator[Finding]:
    seen: dict[tuple[str, str | None], int] = {}
    for index, item in enumerate(record.items):
        before = seen.setdefault((item.point, item.on_behalf_of), index)
        if before != index:
            place, other = record.at("items", index, "point"), record.at("items", before, "point")
            yield Finding(place, MESSAGE.format(point=item.point), related=((other, HERE),))
