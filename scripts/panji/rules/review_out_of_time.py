"""A file is reviewed when it is closed, and before it is disposed of."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record_types.file import CaseFile
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="पुनरावलोकन का दिनांक संभव नहीं है", en="A review at an impossible time")
WHY = Bilingual(
    hi="पुनरावलोकन बन्द पत्रावली का होता है; उसी के निर्णय से वह और रखी जाती है या निस्तारण की सूची में आती है।",
    en="It is closed files that are reviewed; what a review decides puts the file on the list for disposal, or keeps it longer.",
)
FIX = Bilingual(
    hi="पुनरावलोकन का दिनांक बन्द होने और निस्तारण के बीच का हो। `until` केवल `decision: keep` में, और पुनरावलोकन के बाद का दिन हो।",
    en="A review is dated between closing and disposal. `until` belongs to `decision: keep` alone, and is a day after the review.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong="closed: 2020-12-18\nreviewed:\n  - {date: 2020-03-10, decision: dispose}",
    right="closed: 2020-12-18\nreviewed:\n  - {date: 2026-03-10, decision: dispose}",
)

NOT_CLOSED = Bilingual(
    hi="पुनरावलोकन `{day}` का है, पर पत्रावली तब तक बन्द नहीं हुई थी",
    en="the review is of `{day}`, but the file had not been closed by then",
)
TOO_LATE = Bilingual(
    hi="पुनरावलोकन `{day}` का है, पर पत्रावली `{ended}` को निस्तारित हो चुकी थी",
    en="the review is of `{day}`, but the file had been disposed of on `{ended}`",
)
BACKWARDS = Bilingual(
    hi="`until` में `{until}` लिखा है, जो पुनरावलोकन (`{day}`) के बाद का नहीं है",
    en="`until` is `{until}`, which is not after the review (`{day}`)",
)
NOT_KEPT = Bilingual(
    hi="निर्णय `dispose` है, पर `until` में `{until}` लिखा है", en="the decision is `dispose`, but `until` is `{until}`"
)


def check_alone(record: CaseFile, register: Register) -> Iterator[Finding]:
    ended = record.disposal.date if record.disposal else None
    for index, review in enumerate(record.reviewed):
        day, place = review.date, record.at("reviewed", index, "date")
        if record.closed is None or day < record.closed:
            yield Finding(place, NOT_CLOSED.format(day=day))
        elif ended and day > ended:
            yield Finding(place, TOO_LATE.format(day=day, ended=ended))
        if review.until and review.decision == "dispose":
            yield Finding(record.at("reviewed", index, "until"), NOT_KEPT.format(until=review.until))
        elif review.until and review.until <= day:
            yield Finding(record.at("reviewed", index, "until"), BACKWARDS.format(until=review.until, day=day))
