"""What is reported as done is shown."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record_types.report import Report
from panji.register import Register

TITLE = Bilingual(hi="पालना का साक्ष्य नहीं है", en="Complied, but nothing shows it")
WHY = Bilingual(
    hi="बिना साक्ष्य की पालना का सत्यापन नहीं हो सकता; समीक्षा में वही पूछा जाता है।",
    en="What nothing shows cannot be verified; it is what a review asks for first.",
)
FIX = Bilingual(
    hi="`evidence` में आदेश का क्रमांक, संलग्न फ़ाइल का नाम या पता लिखें।",
    en="Write the number of an order, an attached file or an address under `evidence`.",
)
FAMILY = "compliance"
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong="status: complied",
    right="status: complied, evidence: आदेश क्र. 12 दिनांक 05.03.2024",
)

MESSAGE = Bilingual(
    hi="`{point}` की पालना का साक्ष्य नहीं लिखा है", en="`{point}` is reported as complied, without `evidence`"
)


def check_alone(record: Report, register: Register) -> Iterator[Finding]:
    for index, item in enumerate(record.items):
        if item.status == "complied" and not item.evidence:
            yield Finding(record.at("items", index, "status"), MESSAGE.format(point=item.point))
