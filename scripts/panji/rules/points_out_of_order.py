"""Numbered points stand in the order of their numbers."""

from collections.abc import Iterator
from itertools import pairwise

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="बिंदु क्रम में नहीं हैं", en="Points are out of order")
WHY = Bilingual(
    hi="पृष्ठ पर बिंदु उसी क्रम में आते हैं जिसमें लिखे हैं। क्रम उलटा हो तो प्रायः किसी बिंदु की पहचान गलत लिखी गई है, और पालना "
    "गलत बिंदु पर दर्ज होगी।",
    en="A page shows points as they are written. Out of order, one usually has a wrong id, and compliance is then reported on "
    "the wrong point.",
)
FIX = Bilingual(
    hi="बिंदुओं को मूल पत्र के क्रम में रखें। जो अभिलेख प्रकाशित हो चुका है, उसमें `id` न बदलें, केवल क्रम सुधारें।",
    en="Put the points in the order of the paper. In a record that is published, leave the ids and only move the points.",
)
SEVERITY = Severity.ADVICE
EXAMPLE = Example(
    wrong='- {id: "1", text: …}\n- {id: "3", text: …}\n- {id: "2", text: …}',
    right='- {id: "1", text: …}\n- {id: "2", text: …}\n- {id: "3", text: …}',
)

MESSAGE = Bilingual(
    hi="बिंदु `{id}` बिंदु `{before}` के बाद लिखा है", en="the point `{id}` stands after the point `{before}`"
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if len(record.points) < 2:
        return
    for index, (before, point) in enumerate(pairwise(record.points), 1):
        if before.id.isdecimal() and point.id.isdecimal() and int(point.id) < int(before.id):
            yield Finding(record.at("points", index, "id"), MESSAGE.format(id=point.id, before=before.id))
