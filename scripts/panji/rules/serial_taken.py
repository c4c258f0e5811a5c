"""A new record does not take a serial that another record got meanwhile."""

from collections.abc import Iterator
from datetime import date

from panji.change import Change
from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.register import Register

FAMILY = "change"
TITLE = Bilingual(hi="क्रम दूसरे अभिलेख को मिल चुका है", en="A serial was taken meanwhile")
WHY = Bilingual(
    hi="दो प्रस्ताव एक साथ चल रहे हों तो दोनों में एक ही अगला क्रम चुना जा सकता है। जो पहले स्वीकार हुआ, क्रम उसका है; दोनों रहें तो एक पते "
    "पर दो अभिलेख होंगे।",
    en="Two proposals at the same time may both choose the next serial. It belongs to the one that was accepted first; "
    "with both, two records would have one address.",
)
FIX = Bilingual(
    hi="अपने अभिलेख की फ़ाइलों को अगले क्रम पर ले जाएँ और उसके संदर्भ भी बदलें।",
    en="Move the files of your record to the next serial, and change the references to it.",
)
EXAMPLE = Example(
    wrong="records/cmo/circular/2026/0014.hi.md",
    right="records/cmo/circular/2026/0015.hi.md",
)
EXEMPTIBLE = False

MESSAGE = Bilingual(
    hi="`{id}` इस बीच दूसरे अभिलेख को मिल चुका है: `{rival}`", en="`{id}` was given to another record meanwhile: `{rival}`"
)
HINT = Bilingual(hi="इस फ़ाइल को `{path}` पर ले जाएँ", en="move this file to `{path}`")


def check_change(change: Change, register: Register, as_of: date) -> Iterator[Finding]:
    id, free = change.record_id, change.free
    if change.after and change.after.kind == "text" and id and free and change.rivals:
        folder, name = change.path.rsplit("/", 1)
        path = f"{folder}/{free.serial:04}.{name.split('.', 1)[1]}"
        yield Finding(Place(change.path), MESSAGE.format(id=id, rival=change.rivals[0]), HINT.format(path=path))
