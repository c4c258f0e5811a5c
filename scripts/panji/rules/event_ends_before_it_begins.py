"""An event or a tour ends when it has begun."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.event import Event
from panji.record_types.tour import Tour
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="आयोजन आरम्भ से पहले समाप्त होता है", en="An event ends before it begins")
WHY = Bilingual(
    hi="ऐसा आयोजन या दौरा कैलेंडर में किसी दिन नहीं आएगा, और जिन्हें आना है वे गलत दिन या समय पर पहुँचेंगे।",
    en="Such an event or tour stands on no day of the calendar, and those who are to come will come at the wrong time.",
)
FIX = Bilingual(
    hi="`begins` में पहला और `ends` में अंतिम दिन लिखें; एक ही दिन का हो तो `ends` न लिखें। `time` आरम्भ का समय है, `closes` समाप्ति का।",
    en="`begins` is the first day and `ends` the last; leave `ends` out where there is one day only. `time` is when it begins, "
    "`closes` when it ends.",
)
EXAMPLE = Example(
    wrong="begins: 2019-12-22\nends: 2019-12-21",
    right="begins: 2019-12-21\nends: 2019-12-22",
)

DAYS = Bilingual(
    hi="`ends` `{ends}` है, `begins` (`{begins}`) से पहले", en="`ends` is `{ends}`, before `begins` (`{begins}`)"
)
TIMES = Bilingual(
    hi="`closes` `{closes}` है, जो `time` (`{time}`) के बाद का नहीं है",
    en="`closes` is `{closes}`, not after `time` (`{time}`)",
)
NO_START = Bilingual(
    hi="`closes` `{closes}` है, पर आरम्भ का समय (`time`) नहीं लिखा है", en="`closes` is `{closes}`, but `time` is missing"
)


def check_alone(record: Event | Tour, register: Register) -> Iterator[Finding]:
    if record.begins is None:
        return
    if record.ends and record.ends < record.begins:
        yield Finding(record.at("ends"), DAYS.format(ends=record.ends, begins=record.begins))
    elif isinstance(record, Event) and record.closes:
        if record.time is None:
            yield Finding(record.at("closes"), NO_START.format(closes=record.closes))
        elif record.closes <= record.time and record.ends in (None, record.begins):
            yield Finding(record.at("closes"), TIMES.format(closes=record.closes, time=record.time))
