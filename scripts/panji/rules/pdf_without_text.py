"""What a PDF says can be read by everybody: it has a text layer, or the record has the same text.

A scan of the signed paper is as it should be, since its text is the record's body.
"""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="PDF में केवल चित्र है, पाठ नहीं", en="A PDF has pictures of pages but no text")
WHY = Bilingual(
    hi="स्कैन किए गए परिशिष्ट को न खोजा जा सकता है, न स्क्रीन रीडर पढ़ सकता है, न उससे सारणी ली जा सकती है (GIGW 3.0, WCAG 1.1.1)।",
    en="A scanned annexure can be neither searched nor read aloud, and no table can be taken from it (GIGW 3.0, "
    "WCAG 1.1.1).",
)
FIX = Bilingual(
    hi="जिस प्रोग्राम में परिशिष्ट बना है उसी से PDF सहेजें, या उसे CSV में दें। केवल स्कैन ही हो तो OCR से उसमें पाठ जोड़ें।",
    en="Save the PDF from the program that the annexure was made in, or give it as CSV. Where there is nothing but the scan, "
    "add its text by OCR.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        "attachments:\n  - {file: scan.pdf, title: लक्ष्य, sha256: …}",
        "attachments:\n  - {file: scan.pdf, title: Targets, sha256: …}",
    ),
    right=Bilingual(
        "attachments:\n  - {file: lakshya.csv, title: लक्ष्य, sha256: …}",
        "attachments:\n  - {file: targets.csv, title: Targets, sha256: …}",
    ),
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(hi="`{name}` में पाठ नहीं, केवल पृष्ठों के चित्र हैं", en="`{name}` has no text, only pictures of its pages")
SIGNED = Bilingual(
    hi="`{name}` में केवल पृष्ठों के चित्र हैं, और अभिलेख का पाठ भी नहीं है",
    en="`{name}` has only pictures of its pages, and the record has no text either",
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if not record.attachments:
        return
    present = register.attachments.get(record.id, {})
    for index, attachment in enumerate(record.attachments):
        file = present.get(attachment.file)
        if file and file.has_text is False:
            if attachment.role != "signed":
                yield Finding(record.at("attachments", index, "file"), MESSAGE.format(name=attachment.file))
            elif not record.first.body.strip():
                yield Finding(record.at("attachments", index, "file"), SIGNED.format(name=attachment.file))
