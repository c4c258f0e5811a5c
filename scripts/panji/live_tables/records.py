"""Records that are in force, the newest first; of one type also those that only inform, such as announcements."""

from collections.abc import Mapping, Sequence

from panji.diagnostic import Bilingual
from panji.live_tables import Known, Line

TITLE = Bilingual(hi="आज लागू", en="In force today")
HEADS = (
    Bilingual(hi="अभिलेख", en="Record"),
    Bilingual(hi="जारी दिनांक", en="Issued"),
)
FILTERS = {"subject": "subjects", "type": "types", "issuer": "addressable", "to": "addressable"}

IN_FORCE = ("in-force", "partly-changed")
NOT_ENDED = (*IN_FORCE, "for-information", "unknown")


def lines(known: Known, filter: Mapping[str, str]) -> Sequence[Line]:
    register = known.register
    states = NOT_ENDED if "type" in filter else IN_FORCE
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
        if register.in_force(record, known.as_of).state in states:
            found.append(Line((record, record.issued), (record.id,)))
    return found[::-1]
