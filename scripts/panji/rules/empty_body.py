"""Every text says something: it has a body, or the record has points."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "body"
TITLE = Bilingual(hi="अभिलेख में पाठ नहीं है", en="A record without a text")
WHY = Bilingual(
    hi="पाठ के बिना अभिलेख न पढ़ा जा सकता है, न खोजा। केवल हस्ताक्षरित PDF पर्याप्त नहीं है: मोबाइल और स्क्रीन रीडर पर पाठ ही पढ़ा जाता है।",
    en="Without its text a record can be neither read nor found. A signed PDF is not enough: on a phone or by a screen "
    "reader it is the text that is read.",
)
FIX = Bilingual(
    hi="दूसरी `---` पंक्ति के नीचे आदेश का पाठ लिखें। आयातित अभिलेख का पाठ स्रोत में ही न हो तो `source` के `missing` में `text` लिखें। "
    "अनुवाद न हो तो दूसरी भाषा की फ़ाइल ही न रखें।",
    en="Put the order's text below the second `---`. If the source of an imported record has no text, name `text` under "
    "`missing` of `source`. Where there is no translation, leave out the second text's file.",
)
EXAMPLE = Example(
    wrong=Bilingual("---\ntitle: पेयजल की समीक्षा\n---", "---\ntitle: Review of drinking water\n---"),
    right=Bilingual(
        "---\ntitle: पेयजल की समीक्षा\n---\nआज पेयजल की समीक्षा हुई।",
        "---\ntitle: Review of drinking water\n---\nDrinking water was reviewed today.",
    ),
)
LEGACY = Severity.WARNING

FIRST = Bilingual(hi="अभिलेख में न पाठ है, न `points`", en="the record has neither a text nor `points`")
SECOND = Bilingual(hi="मूल पाठ है, पर इस भाषा का पाठ खाली है", en="the first text has a body, but this one is empty")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    first = record.first
    empty = not first.body or first.body.isspace()
    if empty and not record.points and not (record.source and "text" in record.source.missing):
        yield Finding(first.at(), FIRST)
    if not empty and len(record.texts) > 1:
        for text in record.texts.values():
            if not text.body or text.body.isspace():
                yield Finding(text.at(), SECOND)
