"""The serials of a folder follow one another."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.record import RecordId
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="फ़ोल्डर के क्रम में अंतराल है", en="A serial is left out")
WHY = Bilingual(
    hi="क्रम टूटा हो तो यह प्रश्न रहता है कि बीच का अभिलेख हटाया गया, या अभी किसी प्रस्ताव में है। पंजी की विश्वसनीयता इसी "
    "पर टिकी है कि उससे कुछ चुपचाप नहीं हटता।",
    en="A gap leaves open whether a record was taken away or still waits in a pull request. A register is trusted "
    "because nothing disappears from it quietly.",
)
FIX = Bilingual(
    hi="देखें कि छूटा क्रम किसी खुले प्रस्ताव में है या नहीं। न हो तो अगला नया अभिलेख वही क्रम ले; प्रकाशित अभिलेखों के क्रम कभी न बदलें।",
    en="See whether an open pull request has the serial. If none has, let the next record take it; never renumber what is "
    "published.",
)
SEVERITY = Severity.ADVICE
DOCTOR = True
EXAMPLE = Example(wrong="0001.hi.md\n0002.hi.md\n0004.hi.md", right="0001.hi.md\n0002.hi.md\n0003.hi.md\n0004.hi.md")

ONE = Bilingual(
    hi="`{folder}` में क्रम `{first}` का अभिलेख नहीं है", en="there is no record with the serial `{first}` in `{folder}`"
)
MANY = Bilingual(
    hi="`{folder}` में क्रम `{first}` से `{last}` तक के अभिलेख नहीं हैं",
    en="there are no records with the serials `{first}` to `{last}` in `{folder}`",
)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    series: dict[tuple[str, str, int], dict[int, str]] = {}
    imported = set()
    for file in register.files.values():
        if file.kind == "text" and file.id:
            key = (file.id.issuer, file.id.type, file.id.year)
            series.setdefault(key, {}).setdefault(file.id.serial, file.path)
            if file.record and file.record.source:  # a serial there comes from the collection
                imported.add(key)
    moved = map(RecordId, register.redirects)  # where somebody asks for them, they lead on
    gone = {((id.issuer, id.type, id.year), id.serial) for id in moved}
    for key, paths in series.items():
        if key in imported:
            continue
        for before, after in pairwise([0, *sorted({*paths, *(serial for place, serial in gone if place == key)})]):
            if after - before > 1 and after in paths:
                values = {"folder": f"records/{'/'.join(map(str, key))}/", "first": before + 1, "last": after - 1}
                message = ONE if after - before == 2 else MANY
                yield Finding(Place(paths[after]), message.format(**values))
