"""Records that are in force, or that inform of something, the newest first."""

from collections.abc import Mapping, Sequence

from panji.diagnostic import Bilingual
from panji.live_tables import Known, Line

TITLE = Bilingual(hi="आज लागू", en="In force today")
HEADS = (
    Bilingual(hi="अभिलेख", en="Record"),
    Bilingual(hi="जारी दिनांक", en="Issued"),
)
FILTERS = {"subject": "subjects", "type": "types", "issuer": "addressable", "to": "addressable"}

SHOWN = ("in-force", "partly-changed", "for-information", "unknown")


def lines(known: Known, filter: Mapping[str, str]) -> Sequence[Line]:
    register = known.register
    found = []
    for record in register.records.values():
        if "subject" in filter and filter["subject"] not in record.subjects:
            continue
        if "type" in filter and record.type != filter["type"]:
            continue
        if "issuer" in filter and record.issuer != filter["issuer"]:
            continue
        if "to" in filter and filter["to"] not in record.named:
            continue
        if record.routine and filter.get("type") != record.type:
            continue
        if register.in_force(record, known.as_of).state in SHOWN:
            found.append(Line((record, record.issued), (record.id,)))
    return found[::-1]
