"""Nothing in the vocabulary stands above itself."""

from collections.abc import Iterator, Mapping
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.register import Register
from panji.vocabulary import ADDRESSABLE, Entry

FAMILY = "register"
TITLE = Bilingual(hi="सूची का पद स्वयं अपने ऊपर है", en="An entry stands above itself")
WHY = Bilingual(
    hi="पालना जिले से संभाग और संभाग से राज्य तक जोड़ी जाती है। श्रृंखला घूमकर लौट आए तो योग कभी पूरा नहीं होता।",
    en="Compliance is added up from district to division to state. If the chain comes round again, the sum has no end.",
)
FIX = Bilingual(
    hi="श्रृंखला के किसी एक पद में `parent` (पदों में `reports_to`) सुधारें: वह सदा ऊपर का कार्यालय, स्थान या पद होता है।",
    en="Correct `parent` (of a post, `reports_to`) in one of the entries: it is always the office, place or post above.",
)
EXAMPLE = Example(
    wrong="division/jaipur: {hi: जयपुर संभाग, en: Jaipur Division, parent: district/jaipur}\n"
    "district/jaipur: {hi: जयपुर, en: Jaipur, parent: division/jaipur}",
    right="division/jaipur: {hi: जयपुर संभाग, en: Jaipur Division, parent: state/rajasthan}\n"
    "district/jaipur: {hi: जयपुर, en: Jaipur, parent: division/jaipur}",
)

MESSAGE = Bilingual(
    hi="`{field}` की श्रृंखला घूमकर लौट आती है: {chain}", en="`{field}` leads back to where it began: {chain}"
)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    vocabulary = register.vocabulary
    for entries in (vocabulary.addressable, *[vocabulary[name] for name in vocabulary if name not in ADDRESSABLE]):
        yield from _cycles("parent", entries)
    yield from _cycles("reports_to", vocabulary["posts"])


def _cycles(field: str, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    above = {id: over for id, entry in entries.items() if (over := getattr(entry, field))}
    seen: set[str] = set()
    for start in above:
        chain: list[str] = []
        at = start
        while at in above and at not in seen:
            seen.add(at)
            chain.append(at)
            at = above[at]
        if at in chain:
            cycle = chain[chain.index(at) :]
            turn = cycle.index(min(cycle))
            names = [*cycle[turn:], *cycle[:turn], min(cycle)]
            message = MESSAGE.format(field=field, chain=" → ".join(f"`{id}`" for id in names))
            yield Finding(entries[min(cycle)].at(field), message)
