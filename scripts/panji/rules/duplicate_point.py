"""The points of a record have ids of their own."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="दो बिंदुओं की एक ही पहचान", en="Two points have one id")
WHY = Bilingual(
    hi="अनुपालना प्रत्येक बिंदु की पहचान से दर्ज होती है। दो बिंदुओं की पहचान एक हो तो पता नहीं चलेगा कि पालना किसकी हुई।",
    en="Compliance is reported by the id of a point. With two of one id, nobody knows which one was complied with.",
)
FIX = Bilingual(
    hi="प्रत्येक बिंदु को अलग `id` दें। जारी हो चुके अभिलेख में अन्य बिंदुओं की `id` न बदलें।",
    en="Give every point its own `id`. In a record that is published already, leave the ids of the other points as "
    "they are.",
)
EXAMPLE = Example(
    wrong="points:\n  - {id: 1, text: …}\n  - {id: 1, text: …}",
    right="points:\n  - {id: 1, text: …}\n  - {id: 2, text: …}",
)

MESSAGE = Bilingual(hi="बिंदु `{id}` पहले ही लिखा है", en="there is a point `{id}` already")
OTHER = Bilingual(hi="पहला बिंदु", en="the first one")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    taken: dict[str, int] = {}
    for index, point in enumerate(record.points):
        first = taken.setdefault(point.id, index)
        if first != index:
            others = ((record.at("points", first, "id"), OTHER),)
            yield Finding(record.at("points", index, "id"), MESSAGE.format(id=point.id), None, others)
