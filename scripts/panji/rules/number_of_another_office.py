"""A number carries the short name of the office that issued it, not of another one."""

import re
from collections.abc import Iterator
from functools import lru_cache

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.numbering import plain
from panji.record import Record
from panji.register import Register
from panji.vocabulary import Entry

FAMILY = "identity"
TITLE = Bilingual(hi="क्रमांक किसी अन्य कार्यालय का है", en="A number is another office's")
WHY = Bilingual(
    hi="फ़ाइल जिस फ़ोल्डर में रखी जाती है, पंजी में अभिलेख उसी कार्यालय का माना जाता है। गलत फ़ोल्डर में रखा आदेश ऐसे "
    "कार्यालय के नाम से दिखेगा जिसने उसे जारी ही नहीं किया।",
    en="A record counts as issued by the office in whose folder it lies. In the wrong folder it is shown as the order "
    "of an office that never issued it.",
)
FIX = Bilingual(
    hi="फ़ाइल को जारी करने वाले कार्यालय के फ़ोल्डर में ले जाएँ, या मूल पत्र देखकर `number` सुधारें। कार्यालयों के "
    "संक्षिप्त नाम `records/vocabulary/offices.yml` में `abbr` में हैं।",
    en="Move the file into the folder of the office that issued it, or correct `number` from the paper. The short names "
    "stand as `abbr` in `records/vocabulary/offices.yml`.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong="# records/cmo/circular/2026/0007.hi.md\nnumber: प.12(1)सू.प्रौ./2026",
    right="# records/dept/it/circular/2026/0007.hi.md\nnumber: प.12(1)सू.प्रौ./2026",
)

MESSAGE = Bilingual(
    hi="क्रमांक `{number}` में `{other}` ({other_label}) है, पर अभिलेख `{issuer}` ({label}) का है",
    en="the number `{number}` names `{other}` ({other_label}), but the record is of `{issuer}` ({label})",
)
SHORTEST = 4
"""Letters. A shorter name may stand for something else: `राज.` for the state, `CMO` for a Chief Medical Officer."""
SEPARATOR = re.compile(r"[\d/()\[\],;:\s-]+")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if not record.number or record.received:
        return
    offices, (short, owners) = register.vocabulary["offices"], _names(register)
    own = short.get(record.issuer)
    if not own:
        return
    words = {_bare(word) for word in SEPARATOR.split(record.number)}
    if not words.isdisjoint(own) or words.isdisjoint(owners):
        return
    kin = _kin(offices[record.issuer])
    for word in sorted(words & owners.keys()):
        others = sorted(owners[word])
        if kin.isdisjoint(others) and not any(record.issuer in _kin(offices[other]) for other in others):
            message = MESSAGE.format(
                number=record.number,
                other=others[0],
                other_label=offices[others[0]].label,
                issuer=record.issuer,
                label=offices[record.issuer].label,
            )
            yield Finding(record.at("number"), message)
            return


@lru_cache(maxsize=1)
def _names(register: Register) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The short names of each office, and the offices that each short name of some length may mean."""
    short = {id: set(map(_bare, entry.abbr)) for id, entry in register.vocabulary["offices"].items() if entry.abbr}
    owners: dict[str, set[str]] = {}
    for id, names in short.items():
        for name in names:
            if len(name) >= SHORTEST:
                owners.setdefault(name, set()).add(id)
    return short, owners


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """A short name without its dots: `सू.प्रौ.` and `सूप्रौ` are one."""
    return plain(word).replace(".", "")


def _kin(entry: Entry) -> set[str | None]:
    """The offices whose papers may carry this one's name: itself, the one above it and the one that followed it."""
    return {entry.id, entry.parent, entry.successor}
