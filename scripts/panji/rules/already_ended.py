"""What is ended, changed or extended was still in force until then."""

from collections.abc import Iterator
from datetime import date, timedelta

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import ENDS, Incoming, Register, Standing

FAMILY = "relations"
TITLE = Bilingual(hi="संबंधित आदेश पहले ही समाप्त हो चुका था", en="The earlier record had already ended")
WHY = Bilingual(
    hi="जो आदेश पहले ही अधिक्रमित या निरस्त हो चुका था, उसे दोबारा समाप्त या संशोधित करने से कुछ नहीं बदलता; प्रायः आशय उस आदेश से होता है जिसने उसका "
    "स्थान लिया, और वही लागू रह जाता है।",
    en="To end or amend an order that has been superseded or rescinded already changes nothing. Usually the one that took "
    "its place is meant, and that one stays in force unnoticed.",
)
FIX = Bilingual(
    hi="मूल पत्र देखें। यदि आशय बाद के आदेश से है तो उसी की पहचान लिखें, या दोनों को सूची में रखें। समाप्त अवधि उसी दिन से बढ़ाई गई हो तो संबंध में "
    "`effective` लिखें।",
    en="See the paper. If it means the later order, name that one, or list both. If a period is extended from the day on "
    "which it ran out, say so with `effective`.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="supersedes: [cmo/circular/2019/4]  # इसे cmo/circular/2023/1 अधिक्रमित कर चुका है",
        en="supersedes: [cmo/circular/2019/4]  # superseded by cmo/circular/2023/1 already",
    ),
    right="supersedes: [cmo/circular/2023/1]",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

ENDED = Bilingual(
    hi="`{kind}` में `{target}` लिखा है, जो `{day}` को `{cause}` से समाप्त हो चुका था",
    en="`{kind}` names `{target}`, which `{cause}` had ended on `{day}` already",
)
EXPIRED = Bilingual(
    hi="`{kind}` में `{target}` लिखा है, जिसकी अवधि `{day}` को समाप्त हो चुकी थी",
    en="`{kind}` names `{target}`, whose last day in force was `{day}`",
)
HINT = Bilingual(hi="उसके स्थान पर अब लागू है: `{last}`", en="in its place, `{last}` is in force")
HERE = Bilingual(hi="यहाँ समाप्त हुआ", en="ended here")
LAST_DAY = Bilingual(hi="इसका अंतिम दिन", en="its last day")

KINDS = ("supersedes", "amends", "rescinds", "extends")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations(*KINDS):
        target = register.records.get(relation.record or "")
        start = relation.effective or record.in_force_from
        if target is None or target is record or start is None:
            continue
        if not _may_have_ended(target, record, register):
            continue
        standing = register.in_force(target, start - timedelta(days=1))
        causes = [cause for cause in standing.causes if cause.source is not record and cause.start]
        if causes and standing.state in ("superseded", "rescinded"):
            last = _last(causes[0], register, start)
            # Papers that end a whole line of orders name them all; then nothing was overlooked.
            if last is None or not _touches(record, last):
                message = ENDED.format(kind=kind, target=target.id, cause=causes[0].source.id, day=causes[0].start)
                hint = HINT.format(last=last.id) if last else None
                place = causes[0].source.at(causes[0].kind, causes[0].index)
                yield Finding(record.at(kind, index), message, hint, ((place, HERE),))
        elif kind not in ENDS and _ran_out(standing):
            message = EXPIRED.format(kind=kind, target=target.id, day=standing.last_day)
            yield Finding(record.at(kind, index), message, None, ((target.at("expires"), LAST_DAY),))


def _may_have_ended(target: Record, record: Record, register: Register) -> bool:
    """Whether it is worth working out: whether it has a last day, or another record ends it."""
    return target.expires is not None or any(
        each.kind in ENDS and each.source is not record for each in register.relations_to(target)
    )


def _ran_out(standing: Standing) -> bool:
    return standing.state == "expired" and standing.last_day is not None


def _last(cause: Incoming, register: Register, start: date) -> Record | None:
    """The record in force at the end of a line of which each took the place of the one before; None, if there is none."""
    seen = set()
    record = cause.source
    while cause.kind == "supersedes" and record.id not in seen:
        seen.add(record.id)
        standing = register.in_force(record, start - timedelta(days=1))
        if standing.state not in ("superseded", "rescinded") or not standing.causes:
            return record if standing.state != "expired" else None
        cause = standing.causes[0]
        record = cause.source
    return None


def _touches(record: Record, other: Record) -> bool:
    return record is other or any(
        relation.record == other.id for kind, _, relation in record.relations() if kind in KINDS
    )
