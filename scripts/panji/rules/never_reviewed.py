"""What has been in force for ten years without a word is looked at again."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "register"
TITLE = Bilingual(hi="वर्षों से पुनरीक्षण नहीं हुआ", en="Not reviewed for years")
WHY = Bilingual(
    hi="पुराने निर्देश बिना किसी के देखे लागू बने रहते हैं, जबकि कार्यालय, नियम और व्यवस्था बदल चुकी होती है। तब यह भी निश्चित नहीं रहता कि "
    "उनका पालन अपेक्षित है या नहीं।",
    en="Old instructions stay in force with nobody looking at them, while offices, rules and ways of working change. "
    "Then nobody is sure whether they are still to be obeyed.",
)
FIX = Bilingual(
    hi="निर्देश देखें: आवश्यक न हो तो निरस्त करें, बदलना हो तो नया जारी करें; यथावत रखना हो तो यह बात बाद के किसी परिपत्र में "
    "`cites` सहित लिखी जा सकती है।",
    en="Look at the instruction: rescind it if it is not needed, or issue a new one; if it shall stay as it is, a later "
    "circular can say so and name it under `cites`.",
)
SEVERITY = Severity.ADVICE
DOCTOR = True
EXAMPLE = Example(
    wrong=Bilingual(
        hi="issued: 2009-04-01  # लागू है; बाद के किसी अभिलेख में उल्लेख नहीं",
        en="issued: 2009-04-01  # in force; no later record mentions it",
    ),
    right=Bilingual(
        hi="# cmo/circular/2026/12\nsupersedes: [cmo/circular/2009/3]",
        en="# cmo/circular/2026/12\nsupersedes: [cmo/circular/2009/3]",
    ),
)

MESSAGE = Bilingual(
    hi="यह {since} से लागू है और {years} वर्षों में किसी अभिलेख ने इसका उल्लेख नहीं किया",
    en="it has been in force since {since}, and no record has mentioned it for {years} years",
)
YEARS = 10


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    start = record.in_force_from
    if not (start and record.binding) or _years(start, as_of) < YEARS:
        return
    mentioned = (each.source.issued for each in register.relations_to(record))
    last = max([day for day in mentioned if day], default=start)
    if (years := _years(last, as_of)) >= YEARS and register.in_force(record, as_of).in_force:
        yield Finding(record.at("issued"), MESSAGE.format(since=start, years=years))


def _years(start: date, end: date) -> int:
    """Whole years between two days."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
