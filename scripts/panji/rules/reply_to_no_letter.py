"""A reply answers a letter that came from the other side."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.record_types import record_types
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="उत्तर किसी प्राप्त पत्र का नहीं है", en="A reply that answers no letter")
WHY = Bilingual(
    hi="`replies_to` से पता चलता है कि किस पत्र का उत्तर चला गया और किसका शेष है। आदेश या अपने ही भेजे पत्र से जोड़ा गया उत्तर उस सूची को गलत कर देता है।",
    en="`replies_to` shows which letters have been answered and which are waiting. A reply to an order, or to a letter of "
    "one's own, falsifies that list.",
)
FIX = Bilingual(
    hi="जिस पत्र का उत्तर है उसकी पहचान लिखें। आदेश के अनुपालन में भेजे गए पत्र में `implements`, और स्मरण-पत्र में अपने पूर्व पत्र के लिए `cites` लिखें।",
    en="Name the letter that is answered. Where an order is carried out, use `implements`; in a reminder, name your own "
    "earlier letter under `cites`.",
)
EXAMPLE = Example(
    wrong="direction: out\nreplies_to: [cmo/directive/2026/3]",
    right="direction: out\nreplies_to: [cmo/letter/2026/2]  # direction: in",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

NO_LETTER = Bilingual(
    hi="`replies_to` में `{target}` लिखा है, जो पत्र नहीं, {type} है",
    en="`replies_to` names `{target}`, which is no letter",
)
INSTEAD = Bilingual(
    hi="अनुपालन हो तो `implements`, केवल उल्लेख हो तो `cites` लिखें",
    en="if it carries that out, use `implements`; else `cites`",
)
SAME_WAY = Bilingual(
    hi="यह पत्र और `{target}` दोनों `direction: {direction}` हैं, अतः एक दूसरे का उत्तर नहीं",
    en="this letter and `{target}` are both `direction: {direction}`, so neither answers the other",
)
REMINDER = Bilingual(hi="स्मरण-पत्र हो तो `cites` लिखें", en="if it is a reminder, write `cites`")
OTHER = Bilingual(hi="दूसरा पत्र", en="the other letter")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations("replies_to"):
        target = register.records.get(relation.record or "")
        if target is None or target is record:
            continue
        place = record.at(kind, index)
        if target.type != "letter":
            label = record_types()[target.type].label
            message = NO_LETTER.format(target=target.id, type=label)
            yield Finding(place, message, INSTEAD)
            continue
        direction = getattr(record, "direction", None)
        if direction and direction == getattr(target, "direction", None) and record.issuer == target.issuer:
            message = SAME_WAY.format(target=target.id, direction=direction)
            yield Finding(place, message, REMINDER, ((target.at("direction"), OTHER),))
