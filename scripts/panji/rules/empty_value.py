"""A key has a value; what a paper does not have, its record does not name."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File

FAMILY = "fields"
TITLE = Bilingual(hi="कुंजी के आगे कुछ नहीं लिखा है", en="A key has no value")
WHY = Bilingual(
    hi="खाली कुंजी ऐसे मानी जाती है मानो लिखी ही न हो। पाठक को लग सकता है कि मान भरना रह गया, या भूल से मिट गया।",
    en="An empty key counts as not being there. To a reader it looks as if its value was forgotten or lost.",
)
FIX = Bilingual(hi="मान लिखें, या पूरी पंक्ति हटा दें।", en="Write the value, or delete the whole line.")
SEVERITY = Severity.ADVICE
EXAMPLE = Example(wrong="issued: 2026-04-01\nexpires:\ncopy_to: []", right="issued: 2026-04-01")

MESSAGE = Bilingual(hi="`{key}` के आगे कुछ नहीं लिखा है", en="`{key}` has no value")


def check_file(file: File) -> Iterator[Finding]:
    empty = [fault for fault in file.faults if fault.kind == "empty-value"]
    if not empty:
        return
    # An unknown key or a field that must not be missing is for another rule to say.
    said = {
        fault.route[:length]
        for fault in file.faults
        if fault.kind != "empty-value"
        for length in range(1, len(fault.route) + 1)
    }
    if file.record:
        said |= {(field,) for field in file.record.required}
    if file.text:
        said.add(("title",))
    for fault in empty:
        if fault.route not in said:
            yield Finding(file.at(fault), MESSAGE.format(key=fault.route[-1]))
