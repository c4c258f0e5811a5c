"""No figure of a brief is of a later day than the brief, nor is its source."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.brief import Brief
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="आँकड़ा या उसका स्रोत तथ्य-पत्रक के बाद का है", en="A figure, or its source, is later than its brief")
WHY = Bilingual(
    hi="पाठक देखता है कि आँकड़ा कितने दिन पुराना है। जो दिन जारी होने के बाद का हो, वह लिखने की भूल है और आँकड़े को उससे नया दिखाता है जितना वह है।",
    en="Readers are shown how old a figure is. A day after that of issue is a slip, and makes the figure look newer than it is.",
)
FIX = Bilingual(
    hi="`as_on` में वह दिन लिखें जिस दिन की स्थिति है; स्रोत वह हो जो उस दिन तक जारी हो चुका था। नए आँकड़ों के लिए नया तथ्य-पत्रक जारी करें जो पिछले को अधिक्रमित करे।",
    en="In `as_on`, write the day for which the figure holds; the source had to be there when the brief was issued. For newer figures issue a new brief that supersedes this one.",
)
EXAMPLE = Example(
    wrong="issued: 2026-11-01\nmeasures:\n  - {what: {hi: प्रकरण, en: Cases}, value: 12, as_on: 2026-11-30, external: …}",
    right="issued: 2026-11-01\nmeasures:\n  - {what: {hi: प्रकरण, en: Cases}, value: 12, as_on: 2026-10-31, external: …}",
)

MESSAGE = Bilingual(
    hi="आँकड़ा `{day}` का है, तथ्य-पत्रक `{issued}` का", en="the figure is of `{day}`, the brief of `{issued}`"
)

SOURCE = Bilingual(
    hi="स्रोत `{id}` दिनांक `{day}` को जारी हुआ, तथ्य-पत्रक `{issued}` को",
    en="the source `{id}` was issued on `{day}`, the brief on `{issued}`",
)


def check_record(record: Brief, register: Register, as_of: date) -> Iterator[Finding]:
    if record.issued is None:
        return
    for index, figure in enumerate(record.measures):
        if figure.as_on > record.issued:
            message = MESSAGE.format(day=figure.as_on, issued=record.issued)
            yield Finding(record.at("measures", index, "as_on"), message)
        source = register.records.get(figure.source or "")
        if source and source.issued and source.issued > record.issued:
            message = SOURCE.format(id=source.id, day=source.issued, issued=record.issued)
            yield Finding(record.at("measures", index, "source"), message)
