"""What an office entered of a letter or a file has happened: it bears no day still to come."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Route
from panji.record_types.file import CaseFile
from panji.record_types.letter import Letter
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="जो हो चुका लिखा है, उसका दिनांक आगे का है", en="What is said to have happened is dated in the future")
WHY = Bilingual(
    hi="पत्र का दर्ज होना, पत्रावली का भेजा जाना, बन्द होना और निस्तारण होने के बाद ही लिखे जाते हैं। आगे का दिनांक प्रायः वर्ष की भूल है, और उससे अवधि गलत गिनी जाती है।",
    en="That a letter was entered, or a file sent, closed or disposed of, is written when it has happened. A day still to come "
    "is mostly a slip in the year, and periods are then counted wrong.",
)
FIX = Bilingual(
    hi="दिनांक पंजिका से मिलाकर सुधारें। जो अभी होना है, उसे होने पर लिखें।",
    en="Correct the day from the office's own register. Write what is still to happen when it has.",
)
EXAMPLE = Example(wrong="closed: 2062-08-31", right="closed: 2026-08-31")

MESSAGE = Bilingual(
    hi="`{field}` का दिनांक `{day}` है, जो आज (`{today}`) के बाद का है",
    en="`{field}` has the date `{day}`, after today (`{today}`)",
)


def check_record(record: Letter | CaseFile, register: Register, as_of: date) -> Iterator[Finding]:
    for day, route in _days(record):
        if day > as_of:
            yield Finding(record.at(*route), MESSAGE.format(field=route[0], day=day, today=as_of))


def _days(record: Letter | CaseFile) -> Iterator[tuple[date, Route]]:
    """The days on which something happened, by what was entered."""
    if isinstance(record, Letter):
        if record.diary:
            yield record.diary.date, ("diary", "date")
        if record.dispatch and record.dispatch.date:
            yield record.dispatch.date, ("dispatch", "date")
    else:
        if record.closed:
            yield record.closed, ("closed",)
        for index, movement in enumerate(record.movements):
            yield movement.date, ("movements", index, "date")
        for index, review in enumerate(record.reviewed):
            yield review.date, ("reviewed", index, "date")
        if record.disposal:
            yield record.disposal.date, ("disposal", "date")
