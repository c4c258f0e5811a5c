"""There is one signed copy of a paper, or one in each language."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="एक से अधिक हस्ताक्षरित प्रतियाँ", en="More signed copies than texts")
WHY = Bilingual(
    hi="हस्ताक्षरित प्रति वही पत्र है जो जारी हुआ। दो हों तो पता नहीं चलता कि कौन-सी प्रामाणिक है; प्रायः एक परिशिष्ट होती है या कोई अन्य पत्र।",
    en="The signed copy is the paper as issued. Of two, nobody knows which one counts; usually one of them is an annexure or "
    "another paper.",
)
FIX = Bilingual(
    hi="`role: signed` केवल जारी हुए पत्र पर रखें, शेष पर `annexure` लिखें। अन्य पत्र हो तो उसका अलग अभिलेख बनाएँ।",
    en="Leave `role: signed` on the paper as issued and write `annexure` on the others. Another paper is a record of its own.",
)
EXAMPLE = Example(
    wrong="attachments:\n  - {file: order.pdf, role: signed, sha256: …}\n  - {file: list.pdf, role: signed, sha256: …}",
    right="attachments:\n  - {file: order.pdf, role: signed, sha256: …}\n  - {file: list.pdf, role: annexure, sha256: …}",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="यहाँ {copies} हस्ताक्षरित प्रतियाँ हैं, पर अभिलेख का पाठ {texts} भाषा में है",
    en="there are {copies} signed copies, but the record's text is in {texts} language",
)
MESSAGE_TWO = Bilingual(
    hi="यहाँ {copies} हस्ताक्षरित प्रतियाँ हैं, पर अभिलेख के पाठ {texts} भाषाओं में हैं",
    en="there are {copies} signed copies, but the record's texts are in {texts} languages",
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if len(record.attachments) < 2:
        return
    signed = [index for index, attachment in enumerate(record.attachments) if attachment.role == "signed"]
    if len(signed) > len(record.texts):
        message = MESSAGE if len(record.texts) == 1 else MESSAGE_TWO
        place = record.at("attachments", signed[-1], "role")
        yield Finding(place, message.format(copies=len(signed), texts=len(record.texts)))
