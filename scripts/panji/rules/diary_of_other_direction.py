"""A letter received is entered in the diary, a letter sent is dispatched; neither is both."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record_types.letter import Letter
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="आवक या जावक क्रमांक गलत दिशा के पत्र पर है", en="A diary or dispatch number on the wrong side")
WHY = Bilingual(
    hi="आवक पंजिका (डायरी) में प्राप्त पत्र दर्ज होते हैं और प्रेषण पंजिका में भेजे गए। उलटी प्रविष्टि से पत्र उस पंजिका में नहीं मिलता जिसमें उसे ढूँढा जाता है।",
    en="Letters received are entered in the diary, letters sent in the register of dispatch. With the entry on the wrong "
    "side the letter is not found where it is looked for.",
)
FIX = Bilingual(
    hi="प्राप्त पत्र में `diary` लिखें और भेजे गए पत्र में `dispatch`। भेजने वाले का अपना क्रमांक `number` में आता है।",
    en="Write `diary` on a letter received and `dispatch` on one sent. The sender's own number belongs in `number`.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong="direction: out\ndiary: {number: 1432, date: 2026-03-05}",
    right="direction: out\ndispatch: {number: 1432, date: 2026-03-05, mode: post}",
)

DIARY = Bilingual(
    hi="पत्र `direction: out` अर्थात् प्रेषित है, पर उसमें `diary` है",
    en="the letter is `direction: out`, sent, but it has `diary`",
)
DISPATCH = Bilingual(
    hi="पत्र `direction: in` अर्थात् प्राप्त है, पर उसमें `dispatch` है",
    en="the letter is `direction: in`, received, but it has `dispatch`",
)
INSTEAD = Bilingual(hi="`{field}` लिखें, या `direction` सुधारें", en="write `{field}`, or correct `direction`")


def check_alone(record: Letter, register: Register) -> Iterator[Finding]:
    if record.diary and record.direction == "out":
        yield Finding(record.at("diary", key=True), DIARY, INSTEAD.format(field="dispatch"))
    if record.dispatch and record.direction == "in":
        yield Finding(record.at("dispatch", key=True), DISPATCH, INSTEAD.format(field="diary"))
