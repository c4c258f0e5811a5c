"""What lies in a file, and the order that disposed of it, are in the register."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Route
from panji.record_types.file import CaseFile
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="पत्रावली में ऐसा अभिलेख लिखा है जो नहीं है", en="A file names a record that is not there")
WHY = Bilingual(
    hi="पत्रावली से ही पता चलता है कि पत्र कहाँ रखा है। गलत पहचान लिखी हो तो न पत्रावली में वह पत्र दिखता है, न पत्र पर पत्रावली।",
    en="The file says where a paper is kept. With a wrong id neither does the file show the paper, nor the paper its file.",
)
FIX = Bilingual(
    hi="अभिलेख की पहचान लिखें, जैसे `cmo/letter/2026/1`। जो पत्र पंजी में नहीं है, उसे `contains` में न लिखें।",
    en="Write the id of the record, such as `cmo/letter/2026/1`. A paper that is not in the register is not written in "
    "`contains`.",
)
EXAMPLE = Example(
    wrong="contains: [cmo/letter/2026/91]",
    right="contains: [cmo/letter/2026/1]",
)

MESSAGE = Bilingual(
    hi="`{field}` में `{id}` लिखा है, जो पंजी में नहीं है", en="`{field}` names `{id}`, which is not in the register"
)
ITSELF = Bilingual(hi="`contains` में यही पत्रावली लिखी है", en="`contains` names the file itself")
NEAREST = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_record(record: CaseFile, register: Register, as_of: date) -> Iterator[Finding]:
    for id, route in _named(record):
        if id == record.id:
            yield Finding(record.at(*route), ITSELF)
        elif id not in register.records and id not in register.unread:
            nearest = register.nearest(id, record)
            hint = NEAREST.format(nearest=nearest) if nearest else None
            field = next(step for step in reversed(route) if isinstance(step, str))
            yield Finding(record.at(*route), MESSAGE.format(field=field, id=id), hint)


def _named(file: CaseFile) -> Iterator[tuple[str, Route]]:
    for index, id in enumerate(file.contains):
        yield id, ("contains", index)
    if file.disposal and file.disposal.order:
        yield file.disposal.order, ("disposal", "order")
