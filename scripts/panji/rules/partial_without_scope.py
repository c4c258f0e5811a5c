"""A relation that changes only a part says which.

An amendment or a corrigendum is always about a part. Of a whole `supersedes` or `rescinds` the text is asked: where it
cites the earlier record only as `para 3 of …`, and ends that, the rest stays in force. What a heading says in brackets,
`(Supersedes order 7)`, is short for what the text then says in full. A compliance report that corrects another takes
the place of the whole.
"""

import re
from collections.abc import Iterator
from datetime import date

from panji.citation import Citation
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.passages import Passage
from panji.record import Record
from panji.record_types.report import Report
from panji.register import ENDS, Register

FAMILY = "relations"
TITLE = Bilingual(hi="किस अंश पर लागू है, यह नहीं लिखा", en="A relation does not say which part it means")
WHY = Bilingual(
    hi="`scope` के बिना `supersedes` और `rescinds` पूरे पूर्व आदेश को समाप्त कर देते हैं। संशोधन या शुद्धि-पत्र में अंश न लिखा हो तो पाठक को पूरा आदेश "
    "मिलाकर ढूँढना पड़ता है कि क्या बदला।",
    en="Without `scope`, `supersedes` and `rescinds` end the whole earlier order. And where an amendment or corrigendum does "
    "not name the part, the reader has to compare everything to find out what changed.",
)
FIX = Bilingual(
    hi="संबंध में `scope` जोड़ें: `{record: cmo/circular/2024/5, scope: {hi: पैरा 3, en: para 3}}`। पूरा आदेश ही समाप्त होता हो तो पाठ में भी "
    "वैसा ही लिखा हो।",
    en="Add `scope` to the relation: `{record: cmo/circular/2024/5, scope: para 3}`. If the whole order does end, see "
    "whether the text says so.",
)
EXAMPLE = Example(
    wrong="amends: [cmo/directive/2025/3]",
    right="amends:\n  - {record: cmo/directive/2025/3, scope: {hi: बिंदु 2, en: point 2}}",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="`{kind}` में नहीं लिखा कि `{target}` का कौन-सा अंश है", en="`{kind}` does not say which part of `{target}` it means"
)
HINT = Bilingual(hi="`scope` जोड़ें, जैसे `scope: पैरा 3`", en="add a `scope`, such as `scope: para 3`")
WHOLE = Bilingual(
    hi="`{kind}` से पूरा `{target}` समाप्त हो जाता है, पर पाठ में केवल एक अंश की बात है",
    en="`{kind}` ends the whole of `{target}`, but the text speaks of a part",
)
HERE = Bilingual(hi="पाठ में यहाँ", en="here in the text")

ALWAYS = ("amends", "corrects")
"""Relations that are about a part by their nature."""
PART_BEFORE = re.compile(
    r"""(?:sections?|sub-?sections?|(?:sub)?divisions?|(?:sub-?)?paragraphs?|paras?|clauses?|items?|articles?|points?|parts?
    |schedules?|annexures?|§+|¶+)\s*[(\"“]?[\w.]{1,6}[^.।;]{0,60}?\s(?:of|in|to)\s+
    (?:(?:the|said|that|prior|earlier|this|office|government|state|mayoral
    |orders?|circulars?|directives?|directions?|notifications?|letters?|memorandum|instructions?|no\.?|number)\s+)*$""",
    re.IGNORECASE | re.VERBOSE,
)
PART_BEHIND = re.compile(
    r"[^।;]{0,60}?\s(?:के|का|की|में)\s+(?:अनुच्छेद|पैरा|पैराग्राफ|बिंदु|बिन्दु|उप-?बिंदु|खण्ड|खंड|धारा|उप-?धारा|क्रम|परिशिष्ट|प्रपत्र|तालिका|शर्त)\s*\S"
)
ENDING = re.compile(
    r"repeal|revo[kc]|rescind|rescission|supers[ei]|delet|withdraw|cancel|अधिक्रम|निरस्त|विलोपित|प्रतिस्थापित|अतिष्ठित|हटा",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[।;§]|\.\s+(?=[A-Z“\"])")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations(*ALWAYS):
        if not relation.scope and not isinstance(record, Report):
            message = MESSAGE.format(kind=kind, target=relation.target)
            yield Finding(record.at(kind, index), message, HINT)
    for kind, index, relation in record.relations(*ENDS):
        if relation.record and not relation.scope and (part := _part_of(relation.record, record, register)):
            first = record.first
            passage = Passage(first.body, first.path, (), first.body_line)
            message = WHOLE.format(kind=kind, target=relation.record)
            yield Finding(record.at(kind, index), message, HINT, ((passage.place(part.start, part.end), HERE),))


def _part_of(target: str, record: Record, register: Register) -> Citation | None:
    """A citation of a record that ends a part of it, if there is none that ends the whole."""
    citations, body = register.citations, record.first.body
    part = None
    for citation in citations.of(record):
        if any(each.id == target for each in citations.trace(citation, record)[1]) and not _in_note(
            body, citation.start
        ):
            before = " ".join(body[max(0, citation.start - 120) : citation.start].split()) + " "
            behind = SENTENCE_END.split(citation.behind)[0]
            if PART_BEFORE.search(before) or PART_BEHIND.match(behind):
                if ENDING.search(behind):
                    part = part or citation
            elif ENDING.search(behind) or ENDING.search(SENTENCE_END.split(before)[-1]):
                return None
    return part


def _in_note(body: str, place: int) -> bool:
    """Whether a place is in brackets with which its line begins: no clause of the order."""
    line = body[body.rfind("\n", 0, place) + 1 : place]
    return line.startswith("(") and line.count("(") > line.count(")")
