"""Only a sanction that amends or corrects an earlier one takes money back."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.sanction import Sanction
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="राशि वापस ली गई, पर किस स्वीकृति से?", en="Money is taken back, but from which sanction")
WHY = Bilingual(
    hi="ऋण चिह्न वाली राशि किसी पूर्व स्वीकृति का अन्तर है। पूर्व स्वीकृति का उल्लेख न हो तो निधि का योग ऐसा घटता है जिसे कोई समझ नहीं सकता।",
    en="An amount with a minus is the difference from an earlier sanction. Without that sanction, a fund's sum falls and "
    "nobody can tell why.",
)
FIX = Bilingual(
    hi="पूर्व स्वीकृति को `amends` में, या शुद्धि-पत्र हो तो `corrects` में लिखें। पूरी स्वीकृति वापस ली गई हो तो पंक्तियाँ नहीं, `rescinds` लिखें।",
    en="Name the earlier sanction in `amends`, or in `corrects` for a corrigendum. Where the whole sanction is withdrawn, "
    "write `rescinds` and no line with a minus.",
)
EXAMPLE = Example(
    wrong="lines:\n  - {fund: relief-fund, amount: -250000, purpose: treatment}",
    right="amends:\n  - {record: cmo/sanction/2026/1, scope: line 1}\n"
    "lines:\n  - {fund: relief-fund, amount: -250000, purpose: treatment}",
)

MESSAGE = Bilingual(
    hi="`{value}` ऋण है, पर यह अभिलेख किसी स्वीकृति में संशोधन नहीं करता",
    en="`{value}` is less than nothing, but this amends no sanction",
)


def check_alone(record: Sanction, register: Register) -> Iterator[Finding]:
    if not record.amends and not record.corrects:
        for index, line in enumerate(record.lines):
            for field in ("amount", "beneficiaries"):
                if (getattr(line, field) or 0) < 0:
                    yield Finding(record.at("lines", index, field), MESSAGE.format(value=getattr(line, field)))
