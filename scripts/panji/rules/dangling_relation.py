"""A relation names a record that is in the register."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="संदर्भित अभिलेख पंजी में नहीं है", en="A relation leads to nothing")
WHY = Bilingual(
    hi="पाठक संदर्भ के सहारे पूर्व आदेश तक पहुँचता है। संदर्भ कहीं न ले जाए तो यह पता नहीं चलता कि कौन-सा आदेश प्रभावी है।",
    en="A reader follows relations to the earlier order. One that leads nowhere hides which order is in force.",
)
FIX = Bilingual(
    hi="अभिलेख की पहचान (जैसे `cmo/circular/2019/4`) सुधारें, या उसे पंजी में जोड़ें। यदि वह इस पंजी का नहीं है तो "
    '`{external: "क्रमांक"}` लिखें।',
    en="Correct the id (such as `cmo/circular/2019/4`), or add that record. If it is not of this register, write "
    '`{external: "its number"}`.',
)
EXAMPLE = Example(
    wrong="supersedes: [cmo/circular/2019/44]",
    right=Bilingual(
        hi="supersedes: [cmo/circular/2019/4]\n# जो पंजी में नहीं है:\nsupersedes: [{external: प.1(44)मुमका/2009}]",
        en="supersedes: [cmo/circular/2019/4]\n# or, of what is not in the register:\nsupersedes: [{external: प.1(44)मुमका/2009}]",
    ),
)
DRAFTS = True

MESSAGE = Bilingual(
    hi="`{kind}` में `{target}` लिखा है, जो पंजी में नहीं है",
    en="`{kind}` names `{target}`, which is not in the register",
)
MOVED = Bilingual(
    hi="`{kind}` में `{target}` लिखा है; इस अभिलेख की पहचान अब `{new}` है",
    en="`{kind}` names `{target}`, which has the id `{new}` now",
)
HINT = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")
NEW = Bilingual(hi="`{new}` लिखें", en="write `{new}`")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations():
        target = relation.record
        if target and target not in register.records and target not in register.unread:
            yield _finding(record.at(kind, index), kind, target, register, register.nearest(target, record))


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for record in register.records.values():
        if record.removed and (instead := record.removed.see) and instead not in register.records:
            yield _finding(record.at("removed", "see"), "see", instead, register, None)


def _finding(place: Place, kind: str, target: str, register: Register, nearest: str | None) -> Finding:
    moved = register.moved(target)
    if moved:
        return Finding(place, MOVED.format(kind=kind, target=target, new=moved.id), NEW.format(new=moved.id))
    hint = HINT.format(nearest=nearest) if nearest else None
    return Finding(place, MESSAGE.format(kind=kind, target=target), hint)
