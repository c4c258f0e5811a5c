"""Each entry of the diary stands for one letter."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.record_types.letter import Letter
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="डायरी की एक प्रविष्टि दो पत्रों पर है", en="One diary entry on two letters")
WHY = Bilingual(
    hi="प्रायः एक ही पत्र दो बार चढ़ गया है; तब देय उत्तर भी दो बार गिना जाता है।",
    en="Most often one letter has been entered twice; then the answer that is due counts twice too.",
)
FIX = Bilingual(
    hi="यदि दोनों अभिलेख एक ही पत्र के हैं तो बाद वाला हटाएँ; अन्यथा डायरी का क्रमांक या दिनांक पंजिका से मिलाकर सुधारें।",
    en="If both records are of one letter, drop the later one; else correct the number or the date from the diary.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE
EXAMPLE = Example(
    wrong=Bilingual(
        hi="diary: {number: 1432, date: 2026-03-05}  # cmo/letter/2026/2 में भी यही",
        en="diary: {number: 1432, date: 2026-03-05}  # cmo/letter/2026/2 has it too",
    ),
    right="diary: {number: 1433, date: 2026-03-05}",
)

MESSAGE = Bilingual(
    hi="डायरी क्रमांक `{number}` दिनांक `{day}` पर `{other}` पहले से दर्ज है",
    en="`{other}` is entered in the diary under number `{number}` of `{day}` already",
)
OTHER = Bilingual(hi="वही प्रविष्टि यहाँ है", en="the same entry is here")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    taken: dict[tuple[str, str, date], Record] = {}
    for record in register.records.values():
        if isinstance(record, Letter) and "diary" in record.given and record.diary:
            number, day = record.diary.number, record.diary.date
            other = taken.setdefault((record.issuer, number, day), record)
            if other is not record:
                message = MESSAGE.format(number=number, day=day, other=other.id)
                yield Finding(record.at("diary", "number"), message, None, ((other.at("diary", "number"), OTHER),))
