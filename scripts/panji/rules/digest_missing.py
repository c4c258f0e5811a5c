"""Every attachment is listed with the SHA-256 of its bytes."""

from collections.abc import Collection, Iterator
from datetime import date

from panji.diagnostic import Bilingual, Edit, Example, Finding, Span
from panji.document import Document
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="संलग्नक की अंगुलि-छाप नहीं लिखी है", en="An attachment's fingerprint is missing")
WHY = Bilingual(
    hi="`sha256` फ़ाइल की अंगुलि-छाप है: उसी से सिद्ध होता है कि किसी के पास आई प्रति वही है जो दर्ज की गई थी।",
    en="`sha256` is the fingerprint of the file: it proves that a copy somebody has is the one that was entered.",
)
FIX = Bilingual(
    hi="फ़ाइल को अभिलेख के फ़ोल्डर में रखें; जाँच की टिप्पणी में उसका `sha256` मिलेगा, उसे वैसा ही लिख दें।",
    en="Put the file into the record's folder. The check then says its `sha256`; write it as it stands there.",
)
EXAMPLE = Example(
    wrong="attachments:\n  - {file: signed.pdf, role: signed}",
    right="attachments:\n  - {file: signed.pdf, role: signed, sha256: 60303ae2…}",
)
EXEMPTIBLE = False

MISSING = Bilingual(hi="`{file}` का `sha256` नहीं लिखा है", en="`{file}` has no `sha256`")
MALFORMED = Bilingual(hi="`{value}` किसी फ़ाइल का `sha256` नहीं हो सकता", en="`{value}` cannot be the `sha256` of a file")
HINT = Bilingual(hi="यह लिखें: `sha256: {digest}`", en="write `sha256: {digest}`")
NO_FILE = Bilingual(
    hi="पहले `{file}` को `{folder}` में रखें; तब जाँच उसका `sha256` बता देगी",
    en="first put `{file}` into `{folder}`; the check then says its `sha256`",
)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for path, file in register.files.items():
        for fault in file.faults:
            if fault.kind == "digest-missing":
                values = dict(fault.values)
                present = register.attachments.get(file.id or "", {}).get(values["file"])
                folder = f"{path.partition('.')[0]}/"
                hint = HINT.format(digest=present.digest) if present else NO_FILE.format(folder=folder, **values)
                message = MALFORMED if values["value"] else MISSING
                yield Finding(file.at(fault), message.format(**values), hint if values["file"] else None)


def fix(document: Document, register: Register, added: Collection[str]) -> Iterator[Edit]:
    """Fill in what is not there, or no digest at all; nobody can have relied on it."""
    file = register.files[document.path]
    lines = document.text.split("\n")
    for fault in file.faults:
        values = dict(fault.values)
        present = register.attachments.get(file.id or "", {}).get(values.get("file", ""))
        if fault.kind != "digest-missing" or not present:
            continue
        if fault.route in document.spans:
            span = document.spans[fault.route]
            yield Edit(span, present.digest if span[:2] < span[2:] else f" {present.digest}")
            continue
        attachment, name = document.spans[fault.route[:-1]], document.spans[*fault.route[:-1], "file"]
        if lines[attachment.line - 1][attachment.column - 1] == "{":
            end = Span(name.end_line, name.end_column, name.end_line, name.end_column)
            yield Edit(end, f", sha256: {present.digest}")
        else:
            end = len(lines[name.end_line - 1]) + 1
            below = Span(name.end_line, end, name.end_line, end)
            yield Edit(below, f"\n{' ' * (attachment.column - 1)}sha256: {present.digest}")
