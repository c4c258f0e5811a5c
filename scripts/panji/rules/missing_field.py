"""A record has all fields that its type requires, and every text has a title."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.file import File
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="आवश्यक प्रविष्टि नहीं है", en="A required field is missing")
WHY = Bilingual(
    hi="क्रमांक, दिनांक, हस्ताक्षरकर्ता और प्रेषिती के बिना यह सिद्ध नहीं होता कि आदेश किसने, कब और किसे दिया।",
    en="Without number, date, signatory and addressees nobody can show who ordered what, when and to whom.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर प्रविष्टि जोड़ें। आयातित अभिलेख में जो स्रोत में ही नहीं है, उसका नाम `source` के `missing` में लिखें।",
    en="Add the field from the paper. In an imported record, name what the source does not have under `missing` of "
    "`source`.",
)
EXAMPLE = Example(
    wrong="number: प.4(12)मुमका/2026\ntitle: परिवादों का निस्तारण\nissued: 2026-11-20\nto: [all-districts]",
    right="number: प.4(12)मुमका/2026\ntitle: परिवादों का निस्तारण\nissued: 2026-11-20\nsignatory: {post: secretary-to-cm}\nto: [all-districts]",
)
DRAFTS = True

MESSAGE = Bilingual(hi="{type} में `{field}` आवश्यक है, पर नहीं लिखा है", en="`{field}` is missing; every {type} has it")
PART = Bilingual(hi="यहाँ `{field}` आवश्यक है, पर नहीं लिखा है", en="`{field}` is missing here")
SECOND = Bilingual(hi="दूसरी भाषा के पाठ में `title` नहीं है", en="the second text has no `title`")


def check_file(file: File) -> Iterator[Finding]:
    # A misspelt key is one slip, not two: where a key is unknown, what seems missing may be meant by it.
    misspelt = {fault.route[:-1] for fault in file.faults if fault.kind == "unknown-key"} if file.faults else ()
    for fault in file.faults:
        if fault.kind == "missing-field" and fault.route[:-1] not in misspelt:
            yield Finding(file.at(fault), PART.format(**dict(fault.values)))


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    faults = register.files[record.first.path].faults
    known_missing = {fault.route[0] for fault in faults if fault.fatal and fault.route}  # written, though not rightly
    if any(fault.kind == "unknown-key" and len(fault.route) == 1 for fault in faults):
        return
    for field in record.required:
        if field in known_missing:
            continue
        if not getattr(record, field) and not (record.source and field in record.source.missing):
            label = Bilingual(record.label.hi, record.label.en.lower())
            yield Finding(record.at(field), MESSAGE.format(field=field, type=label))
    if len(record.texts) > 1:
        for text in record.texts.values():
            if text.translation and not text.title:
                yield Finding(text.at("title"), SECOND)
