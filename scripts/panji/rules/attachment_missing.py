"""Every attachment that a record lists lies in its folder."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="संलग्नक की फ़ाइल नहीं है", en="An attachment is missing")
WHY = Bilingual(
    hi="हस्ताक्षरित प्रति और परिशिष्ट आदेश के अंग हैं। सूची में नाम हो और फ़ाइल न हो तो पाठक को टूटी हुई कड़ी मिलेगी।",
    en="The signed copy and the annexures are part of the order. A listed file that is not there gives the reader "
    "a dead link.",
)
FIX = Bilingual(
    hi="फ़ाइल को अभिलेख के फ़ोल्डर में रखें, या `file` में उसका नाम सुधारें।",
    en="Put the file into the record's folder, or correct its name under `file`.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="attachments:  # फ़ोल्डर में signed.pdf है\n  - {file: Signed.pdf, role: signed, sha256: …}",
        en="attachments:  # in the folder lies signed.pdf\n  - {file: Signed.pdf, role: signed, sha256: …}",
    ),
    right="attachments:\n  - {file: signed.pdf, role: signed, sha256: …}",
)

MESSAGE = Bilingual(hi="`{file}` फ़ोल्डर `{folder}` में नहीं है", en="`{file}` is not in the folder `{folder}`")
HINT = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if not record.attachments:
        return
    present = register.attachments.get(record.id, {})
    listed = {attachment.file for attachment in record.attachments}
    for index, attachment in enumerate(record.attachments):
        if attachment.file not in present:
            folder = f"records/{record.issuer}/{record.type}/{record.id.year}/{record.id.serial:04}/"
            free = [name for name in present if name not in listed]
            nearest = process.extractOne(attachment.file, free, scorer=fuzz.ratio, score_cutoff=60)
            hint = HINT.format(nearest=nearest[0]) if nearest else None
            yield Finding(
                record.at("attachments", index, "file"), MESSAGE.format(file=attachment.file, folder=folder), hint
            )
