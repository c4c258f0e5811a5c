"""Every file in a record's folder is listed among its attachments."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="संलग्नक किसी अभिलेख में दर्ज नहीं है", en="An attachment is not listed")
WHY = Bilingual(
    hi="जो फ़ाइल `attachments` में दर्ज नहीं है, वह साइट पर नहीं आती और उसके बदले जाने का पता भी नहीं चलता।",
    en="A file that is not among the `attachments` is not published, and nobody would notice if it were changed.",
)
FIX = Bilingual(
    hi="फ़ाइल को अभिलेख की `attachments` सूची में `sha256` सहित जोड़ें, या फ़ोल्डर से हटा दें।",
    en="Add the file to the record's `attachments` with its `sha256`, or delete it from the folder.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="# फ़ोल्डर 0012/ में form-1.csv है, पर attachments में नहीं",
        en="# form-1.csv lies in the folder 0012/, but is not among the attachments",
    ),
    right="attachments:\n  - {file: form-1.csv, sha256: …}",
)

MESSAGE = Bilingual(
    hi="`{file}` अभिलेख `{id}` के `attachments` में नहीं है", en="`{file}` is not among the `attachments` of `{id}`"
)
HINT = Bilingual(hi="यह जोड़ें: `{{file: {file}, sha256: {digest}}}`", en="add `{{file: {file}, sha256: {digest}}}`")
NO_RECORD = Bilingual(
    hi="`{id}` नाम का कोई अभिलेख नहीं है, जिसका यह संलग्नक हो", en="there is no record `{id}` that this could belong to"
)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for id, files in register.attachments.items():
        record = register.records.get(id)
        if record is None and id in register.unread:
            continue
        listed = {attachment.file for attachment in record.attachments} if record else set()
        for name, file in files.items():
            if name in listed or not file.sound:
                continue
            if record:
                hint = HINT.format(file=name, digest=file.digest)
                yield Finding(Place(file.path), MESSAGE.format(file=name, id=id), hint)
            else:
                yield Finding(Place(file.path), NO_RECORD.format(id=id))
