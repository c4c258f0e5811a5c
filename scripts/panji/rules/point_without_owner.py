"""Every point of a record that binds says who has to act."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="बिंदु का उत्तरदायी नहीं लिखा है", en="A point has no owner")
WHY = Bilingual(
    hi="जिस बिंदु का उत्तरदायी नहीं, उसकी पालना किसी से माँगी नहीं जा सकती; वह किसी जिले या विभाग के पृष्ठ पर नहीं आता।",
    en="Nobody can be asked to comply with a point that is nobody's; it stands on no district's and no department's page.",
)
FIX = Bilingual(
    hi="`owner` में उस कार्यालय, स्थान या समूह का कूट लिखें जिसे कार्यवाही करनी है। सबके लिए हो तो समूह, जैसे `all-districts`।",
    en="Name the office, place or group that has to act as `owner`; where it is everyone, the group, such as "
    "`all-districts`.",
)
LEGACY = Severity.WARNING
EXAMPLE = Example(
    wrong=Bilingual(hi='- {id: "1", text: नियंत्रण कक्ष स्थापित करना}', en='- {id: "1", text: Set up a control room}'),
    right=Bilingual(
        hi='- {id: "1", text: नियंत्रण कक्ष स्थापित करना, owner: all-districts}',
        en='- {id: "1", text: Set up a control room, owner: all-districts}',
    ),
)

MESSAGE = Bilingual(hi="बिंदु `{id}` में `owner` नहीं है", en="the point `{id}` has no `owner`")
HINT = Bilingual(hi="यदि सभी प्रेषितियों को करना है: `owner: {to}`", en="if all addressees have to: `owner: {to}`")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if not record.points or not record.binding:
        return
    for index, point in enumerate(record.points):
        if not point.owner:
            to = f"[{', '.join(record.to)}]" if len(record.to) > 1 else "".join(record.to)
            yield Finding(record.at("points", index), MESSAGE.format(id=point.id), HINT.format(to=to) if to else None)
