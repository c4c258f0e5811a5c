"""No two records have the same body. Routine reports may: what they say stands in their items."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Place, Severity, Span
from panji.record import Record, Text
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="दो अभिलेखों का पाठ एक ही है", en="Two records have the same body")
WHY = Bilingual(
    hi="एक ही पाठ दो स्थानों पर हो तो या तो एक पत्र दो बार दर्ज हुआ है, या किसी अभिलेख में दूसरे का पाठ चिपक गया है और "
    "उसका अपना पाठ पंजी में है ही नहीं।",
    en="Either one paper was entered twice, or the text of one was pasted under the other, whose own text is then "
    "missing from the register.",
)
FIX = Bilingual(
    hi="दोनों मूल पत्र देखें। पत्र एक ही हो तो दूसरी प्रविष्टि हटा दें; भिन्न हों तो सही पाठ रखें। यदि आदेश उसी पाठ के साथ "
    "फिर जारी हुआ है तो उनका संबंध लिखें, जैसे `supersedes`।",
    en="Look at both papers. If they are one, delete the second entry; if not, put the right text in. If the order was "
    "issued again with the same text, state the relation, such as `supersedes`.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE
EXAMPLE = Example(
    wrong=Bilingual(
        hi="# 0004.hi.md\nउपर्युक्त विषयान्तर्गत लेख है कि …\n\n# 0005.hi.md\nउपर्युक्त विषयान्तर्गत लेख है कि …",
        en="# 0004.en.md\nWith reference to the subject cited above …\n\n# 0005.en.md\nWith reference to the subject cited above …",
    ),
    right=Bilingual(
        hi="# 0004.hi.md\nउपर्युक्त विषयान्तर्गत लेख है कि …\n\n# 0005.hi.md\nइस कार्यालय के परिपत्र दिनांक 05.03.2026 के क्रम में …",
        en="# 0004.en.md\nWith reference to the subject cited above …\n\n# 0005.en.md\nIn continuation of the circular of 5 March 2026 …",
    ),
)

MESSAGE = Bilingual(hi="यह पाठ शब्दशः वही है जो `{other}` का है", en="this body is word for word that of `{other}`")
OTHER = Bilingual(hi="वही पाठ यहाँ है", en="the same body is here")
SHORTEST = 200
"""Characters. A line or two may well be the same: `The rules below are published for general information.`"""


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    first: dict[int, tuple[Record, Text]] = {}
    for record in register.records.values():
        if record.routine:
            continue
        for text in record.texts.values():
            other, text_of_other = first.setdefault(text.fingerprint, (record, text))
            if other is not record and _same(text, text_of_other) and not _related(record, other):
                yield Finding(
                    _first_line(text), MESSAGE.format(other=other.id), None, ((_first_line(text_of_other), OTHER),)
                )


def _same(one: Text, other: Text) -> bool:
    return len(body := one.body.strip()) >= SHORTEST and body == other.body.strip()


def _related(one: Record, other: Record) -> bool:
    return any(
        relation.record == target.id
        for source, target in ((one, other), (other, one))
        for _, _, relation in source.relations()
    )


def _first_line(text: Text) -> Place:
    """The place of the first line of a body that is not empty."""
    lines = text.body.split("\n")
    index = next(index for index, line in enumerate(lines) if line.strip())
    line = text.body_line + index
    return text.at()._replace(span=Span(line, 1, line, len(lines[index]) + 1))
