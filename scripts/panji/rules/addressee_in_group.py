"""An addressee that a group stands for is not named beside the group."""

from collections.abc import Iterator, Sequence

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="प्रेषिती समूह में पहले से सम्मिलित है", en="An addressee is in a group already")
WHY = Bilingual(
    hi="समूह में वे सब आ जाते हैं जो उस दिन विद्यमान थे। उनमें से एक का नाम अलग से हो तो लगता है कि शेष पर आदेश लागू नहीं, या "
    "उस पर कुछ और लागू है।",
    en="A group stands for everyone that existed on the day. One of them named beside it reads as if the order did not "
    "hold for the rest, or held for that one in another way.",
)
FIX = Bilingual(
    hi="अलग से लिखा नाम हटा दें, या यदि आदेश सबके लिए नहीं है तो समूह हटाकर सबके नाम लिखें।",
    en="Delete the single name; or, if the order is not for all, delete the group and name each of them.",
)
SEVERITY = Severity.ADVICE
EXAMPLE = Example(wrong="to: [all-districts, district/jaipur]", right="to: [all-districts]")

MESSAGE = Bilingual(hi="`{id}` समूह `{group}` में पहले से सम्मिलित है", en="`{id}` is one of `{group}` already")
OTHER = Bilingual(hi="समूह यहाँ है", en="the group is here")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    yield from _look(record, register, record.to, "to")
    yield from _look(record, register, record.copy_to, "copy_to")
    for index, point in enumerate(record.points):
        yield from _look(record, register, point.owner, "points", index, "owner")


def _look(record: Record, register: Register, ids: Sequence[str], *route: str | int) -> Iterator[Finding]:
    if len(ids) < 2:
        return
    groups = register.vocabulary["groups"]
    single = [(index, id) for index, id in enumerate(ids) if id not in groups]
    if not single or len(single) == len(ids):
        return
    for number, group in enumerate(ids):
        if group in groups:
            members = {member.id for member in register.vocabulary.expand(group, record.issued)}
            for index, id in single:
                if id in members:
                    others = ((record.at(*route, number), OTHER),)
                    yield Finding(record.at(*route, index), MESSAGE.format(id=id, group=group), None, others)
