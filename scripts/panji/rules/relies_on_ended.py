"""A record carries out or explains what was in force on its own date."""

from collections.abc import Iterator
from datetime import date, timedelta

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="आधार का आदेश तब लागू नहीं था", en="It relies on what was no longer in force")
WHY = Bilingual(
    hi="जो आदेश लागू नहीं रहा, उसके अनुपालन में जारी आदेश का आधार चला जाता है। प्रायः आधार वह आदेश होता है जिसने उसका स्थान लिया।",
    en="An order issued to carry out one that is no longer in force stands on nothing. Usually the one that took its place "
    "is meant.",
)
FIX = Bilingual(
    hi="वर्तमान आदेश की पहचान लिखें। पूर्व आदेश का केवल उल्लेख हो तो उसे `cites` में रखें।",
    en="Name the order that is in force. If the earlier one is only mentioned, put it under `cites`.",
)
EXAMPLE = Example(
    wrong="implements: [cmo/directive/2020/1]  # superseded in 2022", right="implements: [cmo/directive/2022/1]"
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="`{kind}` में `{target}` लिखा है, जो `{since}` से लागू नहीं था",
    en="`{kind}` names `{target}`, not in force since `{since}`",
)
HINT = Bilingual(hi="उसके स्थान पर `{cause}` है", en="`{cause}` took its place")
CITE = Bilingual(hi="केवल उल्लेख हो तो `cites` में लिखें", en="if it is only mentioned, write it under `cites`")
HERE = Bilingual(hi="यहाँ समाप्त हुआ", en="ended here")

KINDS = ("implements", "clarifies")
"""What only mentions an earlier record may mention an ended one."""


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    if record.issued is None:
        return
    for kind, index, relation in record.relations(*KINDS):
        target = register.records.get(relation.record or "")
        if target is None or target is record or target.imported:
            continue
        standing = register.in_force(target, record.issued - timedelta(days=1))
        if standing.state not in ("superseded", "rescinded", "expired"):
            continue
        causes = [cause for cause in standing.causes if cause.source is not record]
        if standing.causes and not causes:
            continue
        message = MESSAGE.format(kind=kind, target=target.id, since=standing.since)
        hint, related = CITE, ((target.at("expires"), HERE),)
        if causes and standing.state != "expired":
            cause = causes[0]
            related = ((cause.source.at(cause.kind, cause.index), HERE),)
            if cause.kind == "supersedes":
                hint = HINT.format(cause=cause.source.id)
        yield Finding(record.at(kind, index), message, hint, related)
