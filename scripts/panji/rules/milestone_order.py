"""The milestones of a work follow one another."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.announcement import STAGES, Announcement
from panji.register import Register

TITLE = Bilingual(hi="चरणों की समय-सीमाएँ क्रम में नहीं हैं", en="Milestones are due out of order")
WHY = Bilingual(
    hi="निविदा परियोजना प्रतिवेदन से पहले नहीं हो सकती; ऐसी योजना पहले दिन से ही विफल है।",
    en="There is no tender before the project report; such a plan has failed on its first day.",
)
FIX = Bilingual(
    hi="चरणों (dpr, administrative-approval, financial-approval, technical-approval, tender, work-order, completion) की समय-सीमाएँ इसी क्रम में लिखें।",
    en="Let the due dates follow the milestones: dpr, administrative-approval, financial-approval, technical-approval, tender, work-order, completion.",
)
FAMILY = "compliance"
EXAMPLE = Example(
    wrong="- {id: dpr, …, due: 2024-09-30}\n- {id: tender, …, due: 2024-06-30}",
    right="- {id: dpr, …, due: 2024-06-30}\n- {id: tender, …, due: 2024-09-30}",
)

MESSAGE = Bilingual(
    hi="`{later}` की समय-सीमा (`{day}`) `{earlier}` की समय-सीमा (`{before}`) से पहले है",
    en="`{later}` is due on `{day}`, before `{earlier}` (`{before}`)",
)
THERE = Bilingual(hi="पूर्व चरण", en="the earlier milestone")


def check_alone(record: Announcement, register: Register) -> Iterator[Finding]:
    stages = [(STAGES.index(point.id), index, point) for index, point in enumerate(record.points) if point.id in STAGES]
    stages.sort(key=lambda stage: stage[0])
    for (_, there, before), (_, here, after) in pairwise(stages):
        if isinstance(before.due, date) and isinstance(after.due, date) and after.due < before.due:
            values = {"later": after.id, "day": after.due, "earlier": before.id, "before": before.due}
            related = ((record.at("points", there, "due"), THERE),)
            yield Finding(record.at("points", here, "due"), MESSAGE.format(**values), related=related)
