"""What a text cites stands among the record's relations, so that it can be followed both ways."""

from collections.abc import Iterator
from datetime import date

from panji.body import links
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.passages import Passage
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="पाठ में उद्धृत आदेश संबंधों में नहीं है", en="An order cited in the text is not among the relations")
WHY = Bilingual(
    hi="पूर्व आदेश के पृष्ठ पर वही दिखता है जो संबंधों में लिखा हो। केवल पाठ में लिखे क्रमांक से न कड़ी बनती है, न यह पता चलता है कि पूर्व आदेश के साथ बाद में क्या हुआ।",
    en="An order's page shows what later records state as relations. A number in the text alone makes no link, and nobody "
    "learns from the earlier order's page what became of it.",
)
FIX = Bilingual(
    hi="मूल पत्र में जो संबंध हो वही लिखें (`supersedes`, `amends`, `implements` …); केवल उल्लेख हो तो `cites`।",
    en="State the relation that the paper has (`supersedes`, `amends`, `implements` …); where it is only mentioned, `cites`.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        "---\nnumber: प.3(1)मुमका/2026\n---\nपरिपत्र प.4(2)मुमका/2024 के क्रम में …",
        "---\nnumber: F.3(1)CMO/2026\n---\nIn continuation of circular F.4(2)CMO/2024 …",
    ),
    right=Bilingual(
        "---\nnumber: प.3(1)मुमका/2026\ncites: [cmo/circular/2024/2]\n---\nपरिपत्र प.4(2)मुमका/2024 के क्रम में …",
        "---\nnumber: F.3(1)CMO/2026\ncites: [cmo/circular/2024/2]\n---\nIn continuation of circular F.4(2)CMO/2024 …",
    ),
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="यहाँ `{written}` अर्थात् `{id}` उद्धृत है, पर संबंधों में नहीं है",
    en="`{written}` is `{id}`, which is not among the relations",
)
HINT = Bilingual(
    hi="`{id}` को `cites` में जोड़ें, या जो संबंध हो उसमें", en="add `{id}` to `cites`, or to the relation that it is"
)


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    first, citations = record.first, register.citations
    found: dict[str, tuple[str, Place]] = {}
    for citation in citations.of(record):
        if all(_known(each, record) for each in citations.named(citation)):
            continue
        outcome, targets = citations.trace(citation, record)
        if outcome == "record" and not _known(targets[0], record):
            passage = Passage(first.body, first.path, (), first.body_line)
            written = " ".join(first.body[citation.start : citation.end].split())
            found.setdefault(targets[0].id, (written, passage.place(citation.start, citation.end)))
    if any(_linked(each, record, register) for each in register.files[first.path].addresses):
        for link in links(first.body, first.body_line):
            if target := _linked(link.text, record, register):
                found.setdefault(target.id, (link.words or target.id, first.at()._replace(span=link.span)))
    if found:
        elsewhere = record.model_dump_json(include=set(record.own_fields())) if record.own_fields() else ""
        for id, (written, place) in found.items():
            if f'"{id}"' not in elsewhere and f'"{id}#' not in elsewhere:  # as a report names the points it speaks of
                yield Finding(place, MESSAGE.format(written=written, id=id), HINT.format(id=id))


def _known(target: Record, record: Record) -> bool:
    return target is record or any(relation.record == target.id for _, _, relation in record.relations())


def _linked(address: str, record: Record, register: Register) -> Record | None:
    """The record that a link leads to, if it is not among the relations."""
    if not address.startswith("/"):
        return None
    path = address.partition("#")[0].strip("/")
    target = register.records.get(path) or register.records.get(path.rpartition("/")[0])
    return target if target and not _known(target, record) else None
