"""No line ends in spaces."""

from collections.abc import Collection, Iterator

from panji.diagnostic import Bilingual, Edit, Example, Finding, Severity
from panji.document import Document, spaces_at_line_ends
from panji.file import File
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="पंक्ति के अंत में रिक्त स्थान", en="Spaces at the end of a line")
WHY = Bilingual(
    hi="पंक्ति के अंत के रिक्त स्थान दिखाई नहीं देते। कोई संपादक उन्हें हटा दे तो बिना किसी वास्तविक परिवर्तन के भी "
    "पूरी पंक्ति बदली हुई दिखती है, और जाँचने वाला उसमें अंतर ढूँढता रह जाता है।",
    en="Nobody sees spaces at the end of a line. When an editor takes them away, the line looks changed though nothing "
    "was, and whoever reviews it looks for a difference in vain.",
)
FIX = Bilingual(
    hi="पंक्ति के अंत के रिक्त स्थान हटा दें। मूल पाठ में पंक्ति तोड़नी हो तो अंत में ठीक दो रिक्त स्थान रखे जा सकते हैं।",
    en="Delete the spaces. In the text, two spaces at the end of a line may stay where the line is to break there.",
)
EXAMPLE = Example(wrong="issued: 2026-04-01␣\nto: [all-districts]", right="issued: 2026-04-01\nto: [all-districts]")
SEVERITY = Severity.ADVICE

MESSAGE = Bilingual(hi="पंक्ति के अंत में रिक्त स्थान है", en="the line ends in spaces")
MESSAGES = Bilingual(
    hi="{count} पंक्तियों के अंत में रिक्त स्थान है; पहली यह है", en="{count} lines end in spaces, this one first"
)


def check_file(file: File) -> Iterator[Finding]:
    for fault in file.faults:
        if fault.kind == "trailing-space":
            count = int(dict(fault.values)["count"])
            yield Finding(file.at(fault), MESSAGE if count == 1 else MESSAGES.format(count=count))


def fix(document: Document, register: Register, added: Collection[str]) -> Iterator[Edit]:
    body_line = None if document.path.endswith(".yml") else document.body_line
    return (Edit(span, "") for span in spaces_at_line_ends(document.text, body_line))
