"""A file is destroyed only when it is closed and its time is over."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record_types.file import CaseFile
from panji.register import Register
from panji.retention import kept_until, last_day, years_of

FAMILY = "time"
TITLE = Bilingual(hi="पत्रावली समय से पहले निस्तारित है", en="A file was disposed of too early")
WHY = Bilingual(
    hi="श्रेणी बताती है कि पत्रावली कब तक रखनी है। उससे पहले नष्ट हुई पत्रावली न न्यायालय में दी जा सकती है, न अंकेक्षण में, न सूचना के अधिकार में।",
    en="The class says how long a file has to be kept. One that was destroyed before can be given neither to a court, nor to "
    "audit, nor under the right to information.",
)
FIX = Bilingual(
    hi="श्रेणी, बन्द होने का दिनांक और निस्तारण का दिनांक पंजिका से मिलाएँ। वर्ष उस वर्ष के अन्त से गिने जाते हैं जिसमें पत्रावली बन्द हुई। स्थायी पत्रावली तभी नष्ट की जाती है जब पुनरावलोकन में `decision: dispose` हो।",
    en="Compare the class, the day of closing and the day of disposal with the register of files. Years count from the end of "
    "the year of closing. A permanent file is destroyed only where a review says `decision: dispose`.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong="retention: rajasthan-5\nclosed: 2020-06-30\ndisposal: {how: destroyed, date: 2025-09-01, order: cmo/order/2025/1}",
    right="retention: rajasthan-5\nclosed: 2020-06-30\ndisposal: {how: destroyed, date: 2026-09-01, order: cmo/order/2026/1}",
)

NOT_CLOSED = Bilingual(
    hi="पत्रावली `{day}` को निस्तारित है, पर तब तक बन्द नहीं हुई थी",
    en="the file was disposed of on `{day}`, but it had not been closed by then",
)
TOO_EARLY = Bilingual(
    hi="पत्रावली `{day}` को नष्ट की गई, पर उसे `{until}` तक रखना था",
    en="the file was destroyed on `{day}`, but it had to be kept until `{until}`",
)
FOR_EVER = Bilingual(
    hi="पत्रावली `{day}` को नष्ट की गई, पर श्रेणी `{retention}` स्थायी है और किसी पुनरावलोकन में निस्तारण का निर्णय नहीं है",
    en="the file was destroyed on `{day}`, but the class `{retention}` is kept for ever and no review decided otherwise",
)
CLOSED = Bilingual(hi="बन्द होने का दिनांक", en="the day of closing")


def check_alone(record: CaseFile, register: Register) -> Iterator[Finding]:
    if record.disposal is None:
        return
    day, place = record.disposal.date, record.at("disposal", "date")
    if record.closed is None or day < record.closed:
        related = ((record.at("closed"), CLOSED),) if record.closed else ()
        yield Finding(place, NOT_CLOSED.format(day=day), None, related)
        return
    if record.disposal.how != "destroyed" or record.retention not in register.vocabulary["retention"]:
        return
    years = years_of(record, register)
    last = max(record.reviewed, key=lambda each: each.date, default=None)
    released = last is not None and last.decision == "dispose"
    until = last_day(record.closed, years) if released else kept_until(record, years)
    if until is None and not released:
        yield Finding(place, FOR_EVER.format(day=day, retention=record.retention))
    elif until and day <= until:
        yield Finding(place, TOO_EARLY.format(day=day, until=until))
