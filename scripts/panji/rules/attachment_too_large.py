"""An attachment is no larger than the register allows."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="संलग्नक बहुत बड़ा है", en="An attachment is too large")
WHY = Bilingual(
    hi="बड़ी फ़ाइल धीमे मोबाइल नेटवर्क पर नहीं खुलती। git के इतिहास में वह सदा के लिए रह जाती है और हर प्रतिलिपि के साथ उतरती है।",
    en="A large file does not open on a slow phone. In git it stays in the history for ever and is copied along each time.",
)
FIX = Bilingual(
    hi="स्कैन को 150 से 200 dpi पर, श्वेत-श्याम में सहेजें, या परिशिष्ट को भागों में बाँटें। सीमा `records/register.yml` के `attachments` में "
    "`limit` से तय होती है।",
    en="Save scans at 150 to 200 dpi in black and white, or split the annexure. The limit stands as `limit` under "
    "`attachments` in `records/register.yml`.",
)
EXAMPLE = Example(
    wrong="attachments:\n  - {file: scan-600dpi.pdf, sha256: …}",
    right="attachments:\n  - {file: scan-150dpi.pdf, sha256: …}",
)
LEGACY = Severity.WARNING

MESSAGE = Bilingual(
    hi="`{name}` {size} MB की है, सीमा {limit} MB है", en="`{name}` has {size} MB, and {limit} MB are allowed"
)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    limit = register.settings.attachments.limit
    for files in register.attachments.values():
        for name, file in files.items():
            if file.size > limit * 1_000_000:
                message = MESSAGE.format(name=name, size=f"{file.size / 1e6:.3g}", limit=f"{limit:g}")
                yield Finding(Place(file.path), message)
