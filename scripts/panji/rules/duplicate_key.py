"""A key stands only once in a front matter."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.file import File

FAMILY = "fields"
TITLE = Bilingual(hi="कुंजी दो बार लिखी है", en="A key is written twice")
WHY = Bilingual(
    hi="एक ही कुंजी के दो मान हों तो यह निश्चित नहीं रहता कि कौन-सा मान्य है; प्रणाली चुपचाप एक को छोड़ देती।",
    en="With two values for one key nobody can tell which one counts; one of them would be dropped in silence.",
)
FIX = Bilingual(hi="दोनों में से सही मान रखें और दूसरी पंक्ति हटा दें।", en="Keep the right value and delete the other line.")
EXAMPLE = Example(
    wrong="to: [all-districts]\nto: [dept/it]",
    right="to: [all-districts, dept/it]",
)
EXEMPTIBLE = False

MESSAGE = Bilingual(hi="`{key}` पहले ही पंक्ति {line} में लिखा है", en="`{key}` is already written on line {line}")


def check_file(file: File) -> Iterator[Finding]:
    for fault in file.faults:
        if fault.kind == "duplicate-key":
            yield Finding(file.at(fault), MESSAGE.format(**dict(fault.values)))
