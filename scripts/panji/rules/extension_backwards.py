"""An extension ends later than what it extends."""

from collections.abc import Iterator
from datetime import date, timedelta

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="बढ़ाई गई अवधि पहले से ही पूरी है", en="An extension that extends nothing")
WHY = Bilingual(
    hi="`until` में वह नया अंतिम दिन होता है जो पूर्व अंतिम दिन के बाद का हो। उससे पहले का दिनांक प्रायः वर्ष की भूल होती है और अवधि बढ़ती ही नहीं।",
    en="`until` is the new last day, after the present one. An earlier date is usually a slip in the year, and nothing is "
    "extended.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर `until` सुधारें। यदि आदेश अवधि घटाता है तो वह संशोधन (`amends`) है।",
    en="Correct `until` from the paper. If the order shortens the period, that is an amendment (`amends`).",
)
EXAMPLE = Example(
    wrong="extends: [{record: cmo/order/2025/2, until: 2026-03-31}]",
    right="extends: [{record: cmo/order/2025/2, until: 2027-03-31}]",
)
LEGACY = Severity.WARNING

MESSAGE = Bilingual(
    hi="`until` में `{until}` लिखा है, पर `{target}` पहले से `{last}` तक लागू है",
    en="`until` is `{until}`, but `{target}` is in force until `{last}` already",
)
HINT = Bilingual(hi="क्या आशय `{day}` से है?", en="did you mean `{day}`?")
LAST_DAY = Bilingual(hi="वर्तमान अंतिम दिन", en="the present last day")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations("extends"):
        target, start = register.records.get(relation.record or ""), relation.effective or record.in_force_from
        if target is None or target is record or relation.until is None or relation.scope or start is None:
            continue
        last = register.in_force(target, start - timedelta(days=1)).last_day
        if last and (record.issued or start) <= relation.until <= last:  # before the issue is another rule's finding
            message = MESSAGE.format(until=relation.until, target=target.id, last=last)
            hint = HINT.format(day=slip) if (slip := _in(last.year + 1, relation.until)) else None
            related = ((target.at("expires"), LAST_DAY),)
            yield Finding(record.at(kind, index, "until"), message, hint, related)


def _in(year: int, day: date) -> date | None:
    """The same day in another year, if there is one."""
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None
