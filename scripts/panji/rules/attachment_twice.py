"""A record lists a file once, and holds it once."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="एक ही संलग्नक दो बार", en="An attachment is there twice")
WHY = Bilingual(
    hi="पाठक सोचेगा कि दो भिन्न परिशिष्ट हैं और दोनों को मिलाता रहेगा। प्रायः दूसरी बार कोई अन्य फ़ाइल रखी जानी थी।",
    en="Readers would take it for two annexures and compare them. Usually another file was meant the second time.",
)
FIX = Bilingual(
    hi="दोहराई गई प्रविष्टि हटा दें, या उसमें सही फ़ाइल का नाम लिखें।",
    en="Delete the repeated entry, or name the right file there.",
)
EXAMPLE = Example(
    wrong="attachments:\n  - {file: form-1.csv, sha256: 5be0…}\n  - {file: form-1.csv, sha256: 5be0…}",
    right="attachments:\n  - {file: form-1.csv, sha256: 5be0…}",
)
SEVERITY = Severity.WARNING

LISTED = Bilingual(hi="`{file}` सूची में पहले ही है", en="`{file}` is in the list already")
SAME = Bilingual(hi="`{file}` वही फ़ाइल है जो `{other}`", en="`{file}` is the same file as `{other}`")
FIRST = Bilingual(hi="पहली बार यहाँ", en="the first time here")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if len(record.attachments) < 2:
        return
    names: dict[str, int] = {}
    contents: dict[str, int] = {}
    for index, attachment in enumerate(record.attachments):
        first = names.setdefault(attachment.file, index)
        same = contents.setdefault(attachment.sha256, index)
        if first == index == same:
            continue
        earlier = first if first != index else same
        other = record.attachments[earlier].file
        message = (LISTED if first != index else SAME).format(file=attachment.file, other=other)
        place = record.at("attachments", index, "file")
        yield Finding(place, message, None, ((record.at("attachments", earlier, "file"), FIRST),))
