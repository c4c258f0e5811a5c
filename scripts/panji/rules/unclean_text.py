"""A file has neither a byte order mark nor carriage returns."""

from collections.abc import Collection, Iterator

from panji.diagnostic import Bilingual, Edit, Example, Finding
from panji.document import Document
from panji.file import File
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="फ़ाइल में अदृश्य चिह्न हैं", en="A file has invisible marks in it")
WHY = Bilingual(
    hi="कुछ संपादक फ़ाइल के आरंभ में या पंक्तियों के अंत में अदृश्य चिह्न जोड़ देते हैं। तब एक शब्द का संशोधन भी "
    "पूरी फ़ाइल का संशोधन दिखता है, "
    "और यह जाँचना कठिन हो जाता है कि वास्तव में क्या बदला गया।",
    en="Some editors add invisible marks at the start of a file or at the ends of lines. Then a change of one word "
    "looks like "
    "a change of the whole file, and nobody can see what was really changed.",
)
FIX = Bilingual(
    hi="संपादक में “UTF-8 (बिना BOM)” और पंक्ति अंत “LF” चुनकर फ़ाइल फिर सहेजें।",
    en="Save the file again as “UTF-8 without BOM” with line ends “LF”.",
)

EXAMPLE = Example(wrong="<BOM>---<CR><LF>\nissued: 2026-04-01<CR><LF>", right="---<LF>\nissued: 2026-04-01<LF>")

MESSAGES = {
    "byte-order-mark": Bilingual(
        hi="फ़ाइल अदृश्य चिह्न BOM से आरंभ होती है", en="the file begins with an invisible byte order mark"
    ),
    "carriage-return": Bilingual(
        hi="पंक्ति का अंत विंडोज़ के ढंग का (CRLF) है, LF होना चाहिए", en="the line ends as on Windows (CRLF), not with LF"
    ),
}


def check_file(file: File) -> Iterator[Finding]:
    for fault in file.faults:
        if fault.kind == "unclean-text":
            yield Finding(file.at(fault), MESSAGES[fault.what])


def fix(document: Document, register: Register, added: Collection[str]) -> Iterator[Edit]:
    return iter(())  # reading has put it right; to write what was read is all
