"""A point's level is that of the places that own it."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="बिंदु का स्तर उत्तरदायी से मेल नहीं खाता", en="A point's level is not that of its owner")
WHY = Bilingual(
    hi="पालना की गणना स्तर के अनुसार होती है: जिला, संभाग, राज्य। जिले का कार्य राज्य स्तर पर लिखा हो तो जिलेवार पालना में वह "
    "दिखेगा ही नहीं।",
    en="Compliance is counted level by level: district, division, state. A district's work entered at the level of the state "
    "is missing from the count by district.",
)
FIX = Bilingual(
    hi="`level` में उत्तरदायी का स्तर लिखें, या `owner` सुधारें। विभाग के लिए कोई भी स्तर हो सकता है।",
    en="Write the owner's level as `level`, or correct `owner`. A department may act at any level.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(wrong="owner: all-districts\nlevel: division", right="owner: all-districts\nlevel: district")

MESSAGE = Bilingual(
    hi="`level` में `{level}` लिखा है, पर `{owner}` का स्तर `{of_owner}` है",
    en="`level` is `{level}`, but `{owner}` is at the level `{of_owner}`",
)
HINT = Bilingual(hi="`level: {of_owner}` लिखें", en="write `level: {of_owner}`")
LEVELS = frozenset(("state", "division", "district"))


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    for index, point in enumerate(record.points):
        if not point.level:
            continue
        for owner in point.owner:
            if owner.startswith(f"{point.level}/"):
                continue
            members = register.vocabulary.expand(owner, record.issued)
            if not members or members[0].id.startswith(f"{point.level}/"):
                continue
            levels = {member.id.split("/")[0] for member in members}
            if len(levels) == 1 and not levels.isdisjoint(LEVELS - {point.level}):
                values = {"level": point.level, "owner": owner, "of_owner": levels.pop()}
                hint = HINT.format(**values) if len(point.owner) == 1 else None
                yield Finding(record.at("points", index, "level"), MESSAGE.format(**values), hint)
                break
