"""Every attachment is, byte for byte, the file that was entered."""

from collections.abc import Collection, Iterator

from panji.diagnostic import Bilingual, Edit, Example, Finding
from panji.document import Document
from panji.record import Record
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="संलग्नक बदल गया है", en="An attachment has changed")
WHY = Bilingual(
    hi="`sha256` इस बात का प्रमाण है कि फ़ाइल वही है जो दर्ज की गई थी। अंतर का अर्थ है कि फ़ाइल बदली गई या यह मान गलत लिखा गया।",
    en="`sha256` proves that the file is the one that was entered. If it differs, the file was changed or the "
    "value was written wrongly.",
)
FIX = Bilingual(
    hi="पहले निश्चित करें कि फ़ाइल सही है। सही हो तो `sha256` में नया मान लिखें; न हो तो मूल फ़ाइल वापस रखें। जारी "
    "आदेश की हस्ताक्षरित प्रति कभी न बदलें।",
    en="First make sure which file is right. If this one is, write the new value as `sha256`; if not, put the old "
    "file back. "
    "Never change the signed copy of an issued order.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="attachments:  # फ़ाइल का sha256 60303ae2… है\n  - {file: form-1.csv, sha256: 9f86d081…}",
        en="attachments:  # the sha256 of the file is 60303ae2…\n  - {file: form-1.csv, sha256: 9f86d081…}",
    ),
    right="attachments:\n  - {file: form-1.csv, sha256: 60303ae2…}",
)
EXEMPTIBLE = False
OFFER_FIX = False

MESSAGE = Bilingual(
    hi="`{file}` का `sha256` `{found}…` है, अभिलेख में `{written}…` लिखा है",
    en="`{file}` has the sha256 `{found}…`, but `{written}…` is written here",
)
HINT = Bilingual(hi="यदि फ़ाइल सही है तो यह लिखें: `sha256: {digest}`", en="if the file is right, write `sha256: {digest}`")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if not record.attachments:
        return
    present = register.attachments.get(record.id, {})
    for index, attachment in enumerate(record.attachments):
        file = present.get(attachment.file)
        if file and file.sound and file.digest != attachment.sha256:
            message = MESSAGE.format(file=attachment.file, found=file.digest[:12], written=attachment.sha256[:12])
            yield Finding(record.at("attachments", index, "sha256"), message, HINT.format(digest=file.digest))


def fix(document: Document, register: Register, added: Collection[str]) -> Iterator[Edit]:
    """Only of a file that is new: one that others have may have been changed by mistake."""
    present = register.attachments.get(register.files[document.path].id or "", {})
    for index, attachment in enumerate(document.data.get("attachments", ())):
        file = present.get(attachment["file"])
        if file and file.path in added and file.digest != attachment["sha256"]:
            yield Edit(document.spans["attachments", index, "sha256"], file.digest)
