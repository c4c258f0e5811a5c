"""The new text of a paragraph is given in each language in which the earlier record has a text."""

from collections.abc import Iterator
from datetime import date

from panji.consolidation import operations
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="अनुच्छेद का नया पाठ एक ही भाषा में है", en="The new text of a paragraph is in one language only")
WHY = Bilingual(
    hi="पूर्व अभिलेख दोनों भाषाओं में है। नया पाठ एक ही भाषा में हो तो दूसरी भाषा के समेकित पाठ में बीच में अन्य भाषा का अनुच्छेद आ जाता है।",
    en="The earlier record is in both languages. Where the new text is in one, the consolidated text in the other language has "
    "a foreign paragraph in its midst.",
)
FIX = Bilingual(hi="`text` में दोनों भाषाएँ लिखें: `{hi: …, en: …}`।", en="Write `text` in both languages: `{hi: …, en: …}`.")
EXAMPLE = Example(
    wrong=Bilingual(
        hi="operations:\n  - replace: para-3\n    text: विवरण प्रत्येक माह भिजवाएं।",
        en="operations:\n  - replace: para-3\n    text: Statements shall be sent every month.",
    ),
    right="operations:\n  - replace: para-3\n    text:\n      hi: विवरण प्रत्येक माह भिजवाएं।\n      en: Statements shall be sent every month.",
)
SEVERITY = Severity.WARNING

MESSAGE = Bilingual(
    hi="`{paragraph}` का नया पाठ दोनों भाषाओं में एक-सा है, जबकि `{target}` दोनों भाषाओं में है",
    en="the new text of `{paragraph}` is the same in both languages, and `{target}` is in two",
)


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, place, operation in operations(record):
        target = register.records.get(getattr(record, kind)[index].record or "")
        if target and len(target.texts) > 1 and operation.text and operation.text.hi == operation.text.en:
            yield Finding(
                record.at(kind, index, "operations", place, "text"),
                MESSAGE.format(paragraph=operation.paragraph, target=target.id),
            )
