"""A record lies in one file of an office."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.record_types.file import CaseFile
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="एक अभिलेख दो पत्रावलियों में है", en="A record in two files")
WHY = Bilingual(
    hi="मूल पत्र एक ही पत्रावली में रहता है। दो में लिखा हो तो पता नहीं चलता कि वह कहाँ है और कब तक रखा जाएगा।",
    en="A paper lies in one file. Where two name it, nobody knows where it is and how long it will be kept.",
)
FIX = Bilingual(
    hi="जिस पत्रावली में मूल पत्र है उसी में लिखें; दूसरी में केवल प्रति हो तो वहाँ से हटा दें।",
    en="Leave it in the file that has the original; where another has only a copy, take it out there.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE
EXAMPLE = Example(
    wrong=Bilingual(
        hi="contains: [cmo/letter/2026/1]  # cmo/file/2026/1 में भी यही",
        en="contains: [cmo/letter/2026/1]  # cmo/file/2026/1 has it too",
    ),
    right="contains: [cmo/letter/2026/2]",
)

TWICE = Bilingual(hi="`{id}` इसी पत्रावली में दो बार लिखा है", en="`{id}` is named twice in this file")
MESSAGE = Bilingual(
    hi="`{id}` इसी कार्यालय की पत्रावली `{other}` में भी है", en="`{id}` lies in `{other}` too, a file of the same office"
)
OTHER = Bilingual(hi="वहाँ यह लिखा है", en="it is named here")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    taken: dict[tuple[str, str], tuple[Record, int]] = {}
    for file in register.records.values():
        if not isinstance(file, CaseFile) or file.disposal or file.removed:
            continue
        for index, id in enumerate(file.contains):
            other, position = taken.setdefault((file.issuer, id), (file, index))
            if (other, position) != (file, index):
                message = TWICE.format(id=id) if other is file else MESSAGE.format(id=id, other=other.id)
                related = ((other.at("contains", position), OTHER),)
                yield Finding(file.at("contains", index), message, None, related)
