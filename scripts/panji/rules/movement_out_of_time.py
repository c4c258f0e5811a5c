"""A file moves between its opening and its disposal, each time after the last."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record_types.file import CaseFile
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="पत्रावली के संचलन का दिनांक संभव नहीं है", en="A movement of a file at an impossible time")
WHY = Bilingual(
    hi="अंतिम संचलन से ही पता चलता है कि पत्रावली किसके पास है। दिनांक आगे-पीछे हो तो वह किसी और के पास दिखती है।",
    en="The last movement says who has the file. With a date out of order it seems to be with somebody else.",
)
FIX = Bilingual(
    hi="संचलन पंजिका से दिनांक मिलाएँ और `movements` को क्रम से लिखें। खुलने (`issued`) से पहले और निस्तारण के बाद कोई संचलन नहीं होता।",
    en="Compare the dates with the register of movements, and write `movements` in order. A file does not move before it is "
    "opened (`issued`) nor after its disposal.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong="issued: 2026-02-03\nmovements:\n  - {date: 2025-02-10, to: dept/finance}",
    right="issued: 2026-02-03\nmovements:\n  - {date: 2026-02-10, to: dept/finance}",
)

BEFORE = Bilingual(
    hi="संचलन `{day}` का है, पर पत्रावली `{opened}` को खुली",
    en="the movement is of `{day}`, but the file was opened on `{opened}`",
)
AFTER = Bilingual(
    hi="संचलन `{day}` का है, पर पत्रावली `{ended}` को निस्तारित हो चुकी थी",
    en="the movement is of `{day}`, but the file had been disposed of on `{ended}`",
)
DISORDER = Bilingual(
    hi="संचलन `{day}` का है, पर उससे ऊपर लिखा संचलन `{last}` का है",
    en="the movement is of `{day}`, but the one above it of `{last}`",
)


def check_alone(record: CaseFile, register: Register) -> Iterator[Finding]:
    if not record.movements:
        return
    ended = record.disposal.date if record.disposal else None
    last = None
    for index, movement in enumerate(record.movements):
        day, place = movement.date, record.at("movements", index, "date")
        if record.issued and day < record.issued:
            yield Finding(place, BEFORE.format(day=day, opened=record.issued))
        elif ended and day > ended:
            yield Finding(place, AFTER.format(day=day, ended=ended))
        elif last and day < last:
            yield Finding(place, DISORDER.format(day=day, last=last))
        last = day
