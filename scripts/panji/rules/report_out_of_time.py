"""A report speaks of a time that there was, after what it reports on."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.report import Report
from panji.register import Register

TITLE = Bilingual(hi="प्रतिवेदन का दिनांक असंगत है", en="The day of a report cannot be")
WHY = Bilingual(
    hi="भविष्य का, या निर्देश से पहले का प्रतिवेदन पालना के क्रम को बिगाड़ देता है।",
    en="A report of the future, or from before the instruction, upsets the order in which things were done.",
)
FIX = Bilingual(
    hi="`as_on` वह दिन है जिस दिन की स्थिति बताई गई है: प्रतिवेदन के दिनांक तक का, और निर्देश के बाद का।",
    en="`as_on` is the day for which it speaks: not after the report's own date, and not before the instruction's.",
)
FAMILY = "compliance"
EXAMPLE = Example(
    wrong="issued: 2024-04-02\nas_on: 2024-04-30",
    right="issued: 2024-05-02\nas_on: 2024-04-30",
)

FUTURE = Bilingual(
    hi="`as_on` (`{as_on}`) प्रतिवेदन के दिनांक `{issued}` के बाद का है",
    en="`as_on` (`{as_on}`) is after the report was issued (`{issued}`)",
)
BEFORE = Bilingual(
    hi="`as_on` (`{as_on}`) उस निर्देश से पहले का है, जो `{start}` से प्रभावी है",
    en="`as_on` (`{as_on}`) is before the instruction, which takes effect on `{start}`",
)


def check_record(record: Report, register: Register, as_of: date) -> Iterator[Finding]:
    if record.as_on is None:
        return
    if record.issued and record.as_on > record.issued:
        yield Finding(record.at("as_on"), FUTURE.format(as_on=record.as_on, issued=record.issued))
    for index, item in enumerate(record.items):
        named = register.records.get(item.point.partition("#")[0])
        start = named.issued if named else None
        if start and record.as_on < start:
            yield Finding(record.at("items", index, "point"), BEFORE.format(as_on=record.as_on, start=start))
