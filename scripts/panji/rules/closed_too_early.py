"""A file is closed after it was opened and after the last paper that lies in it."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record_types.file import CaseFile
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="पत्रावली अपने अंतिम पत्र से पहले बन्द है", en="A file was closed before its last paper")
WHY = Bilingual(
    hi="बन्द पत्रावली में नया पत्र नहीं जुड़ता, और बन्द होने के वर्ष से ही गिना जाता है कि उसे कब तक रखना है।",
    en="Nothing is added to a closed file, and the year of closing says until when it has to be kept.",
)
FIX = Bilingual(
    hi="बन्द होने का दिनांक सुधारें, या बाद का पत्र उसकी अपनी पत्रावली (नए भाग) में लिखें।",
    en="Correct the day of closing, or put the later paper into the file (the new part) in which it lies.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong="contains: [cmo/letter/2026/1]  # 2026-03-02\nclosed: 2025-12-31",
    right="contains: [cmo/letter/2026/1]  # 2026-03-02\nclosed: 2026-12-31",
)

BEFORE_OPENING = Bilingual(
    hi="पत्रावली `{opened}` को खुली, पर `closed` में `{closed}` लिखा है",
    en="the file was opened on `{opened}`, but `closed` is `{closed}`",
)
MESSAGE = Bilingual(
    hi="`closed` में `{closed}` लिखा है, पर पत्रावली में `{id}` है, जो `{issued}` का है",
    en="`closed` is `{closed}`, but `{id}` in it is of `{issued}`",
)
PAPER = Bilingual(hi="पत्र का दिनांक", en="the date of the paper")


def check_record(record: CaseFile, register: Register, as_of: date) -> Iterator[Finding]:
    if record.closed is None:
        return
    closed = record.closed
    if record.issued and closed < record.issued:
        yield Finding(record.at("closed"), BEFORE_OPENING.format(opened=record.issued, closed=closed))
        return
    inside = [register.records[id] for id in record.contains if id in register.records]
    last = max(inside, key=lambda each: each.issued or date.min, default=None)
    if last and last.issued and closed < last.issued:
        message = MESSAGE.format(closed=closed, id=last.id, issued=last.issued)
        yield Finding(record.at("closed"), message, None, ((last.at("issued"), PAPER),))
