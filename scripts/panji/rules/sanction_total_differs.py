"""The total that a sanction prints is the sum of its lines."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.money import figures
from panji.record_types.sanction import Sanction
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="स्वीकृति का योग पंक्तियों से नहीं मिलता", en="The total of a sanction is not the sum of its lines")
WHY = Bilingual(
    hi="निधियों के सभी योग पंक्तियों से बनते हैं। किसी राशि में एक शून्य कम या अधिक हो तो वह छपे हुए योग से मिलाने पर ही पकड़ में आता है।",
    en="All sums of the funds are made of the lines. A nought too many or too few in an amount shows only where the "
    "lines are compared with the total on the paper.",
)
FIX = Bilingual(
    hi="प्रत्येक पंक्ति की राशि और `total` को पत्र से मिलाएँ। पत्र में योग छपा ही न हो तो `total` न लिखें।",
    en="Compare each line's amount and `total` with the paper. Where the paper prints no total, leave `total` out.",
)
EXAMPLE = Example(
    wrong="lines:\n  - {fund: relief-fund, amount: 1250000, purpose: treatment}\n"
    "  - {fund: relief-fund, amount: 500000, purpose: hardship}\ntotal: 1300000",
    right="lines:\n  - {fund: relief-fund, amount: 1250000, purpose: treatment}\n"
    "  - {fund: relief-fund, amount: 500000, purpose: hardship}\ntotal: 1750000",
)

MESSAGE = Bilingual(
    hi="`total` `{total}` है, पर पंक्तियों का योग `{sum}` है; अंतर `{difference}`",
    en="`total` is `{total}`, but the lines make `{sum}`; the difference is `{difference}`",
)


def check_alone(record: Sanction, register: Register) -> Iterator[Finding]:
    if record.total is not None and record.total != record.amount:
        amounts = {"total": record.total, "sum": record.amount, "difference": record.total - record.amount}
        said = {name: Bilingual(figures(value, "hi"), figures(value, "en")) for name, value in amounts.items()}
        yield Finding(record.at("total"), MESSAGE.format(**said))
