"""A record says one thing of another, and says it once."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record, Relation
from panji.register import ENDS, Register

FAMILY = "relations"
TITLE = Bilingual(
    hi="एक ही अभिलेख से दोहरा या परस्पर विरोधी संबंध", en="Two relations to one record repeat or contradict each other"
)
WHY = Bilingual(
    hi="जो आदेश अधिक्रमित हो रहा है, उसी को उसी पत्र से संशोधित नहीं किया जा सकता: या वह समाप्त होता है, या लागू रहता है। दोहराई गई प्रविष्टि पृष्ठ पर "
    "भी दो बार दिखती है।",
    en="An order that is superseded cannot be amended by the same paper: it either ends or stays in force. And an entry made "
    "twice is shown twice.",
)
FIX = Bilingual(
    hi="वही संबंध रखें जो मूल पत्र में है। अलग-अलग अंश हों तो हर एक में `scope` लिखें; अलग-अलग दिनांक हों तो `effective`।",
    en="Keep the relation that the paper states. Where different parts are meant, give each its `scope`; where different "
    "days, its `effective`.",
)
EXAMPLE = Example(
    wrong="supersedes: [cmo/circular/2024/5]\namends: [cmo/circular/2024/5]", right="supersedes: [cmo/circular/2024/5]"
)
LEGACY = Severity.ADVICE

TWICE = Bilingual(hi="`{kind}` में `{target}` पहले ही लिखा है", en="`{kind}` names `{target}` already")
AGAINST = Bilingual(
    hi="`{kind}` और `{other}` दोनों में `{target}` है, पर दोनों एक साथ नहीं हो सकते",
    en="`{target}` stands under both `{kind}` and `{other}`, which cannot both be",
)
FIRST = Bilingual(hi="पहली बार यहाँ", en="the first time here")
HERE = Bilingual(hi="दूसरा यहाँ", en="the other one here")

STAYS = ("amends", "extends", "revives")
"""Relations to a record that is in force afterwards."""


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    seen: dict[tuple[str, str], list[tuple[int, Relation]]] = {}
    for kind, index, relation in record.relations():
        seen.setdefault((kind, relation.target), []).append((index, relation))
    if len(seen) == 0:
        return
    for (kind, target), relations in seen.items():
        if len(relations) > 1:
            said: dict[tuple[object, ...], int] = {}
            for index, relation in relations:
                first = said.setdefault((relation.scope, relation.effective, relation.until), index)
                if first != index:
                    related = ((record.at(kind, first), FIRST),)
                    yield Finding(record.at(kind, index), TWICE.format(kind=kind, target=target), None, related)
    for end in ENDS:
        for (kind, target), relations in seen.items():
            if kind == end:
                others = STAYS if end == ENDS[0] else (*STAYS, ENDS[0])
                yield from _against(end, target, relations, others, seen, record)


def _against(
    end: str, target: str, relations: list, others: tuple[str, ...], seen: dict, record: Record
) -> Iterator[Finding]:
    """Where a record that is ended as a whole is said to stay in force from the same day, or is ended in another way."""
    for index, relation in relations:
        if relation.scope:
            continue
        for other in others:
            for second, against in seen.get((other, target), ()):
                if against.effective == relation.effective and not (other in ENDS and against.scope):
                    message = AGAINST.format(kind=other, other=end, target=target)
                    related = ((record.at(end, index), HERE),)
                    yield Finding(record.at(other, second), message, None, related)
