"""What happened to every file and every relation of an import, and the report of it. Each is entered once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from panji.diagnostic import Bilingual

HEADINGS = {
    "left-out": Bilingual(hi="नहीं लिए गए अभिलेख", en="Left out"),
    "missing": Bilingual(hi="जो मूल में नहीं है", en="Missing in the source"),
    "refused": Bilingual(hi="मूल के मान जो नहीं लिए गए", en="Values of the source that were not taken"),
    "counted": Bilingual(hi="क्रम से दिए गए क्रमांक", en="Serials given by counting"),
    "mended": Bilingual(hi="पाठ में बदलाव", en="Changed in the text"),
    "relation": Bilingual(hi="अभिलेखों के बीच संबंध", en="Relations between records"),
    "outside": Bilingual(hi="पंजी से बाहर के संदर्भ", en="Relations to what is not here"),
    "repeated": Bilingual(hi="दोहराए गए संबंध", en="Relations that repeat another"),
    "no-relation": Bilingual(hi="नहीं लिए गए संबंध", en="Relations left out"),
    "contradiction": Bilingual(hi="विरोध, जिन्हें देखना है", en="Contradictions, to be looked at"),
}
"""The kinds of entries, in the report's order."""

FOR_RELATIONS = ("relation", "outside", "repeated", "no-relation")


def same(text: str) -> Bilingual:
    """What reads the same in both languages."""
    return Bilingual(text, text)


class Entry(NamedTuple):
    """One thing that happened: of which kind and group, to which file or record, and the detail."""

    kind: str
    group: Bilingual
    subject: str
    detail: Bilingual = same("")


TITLE = Bilingual(hi="आयात: {collection}", en="Import: {collection}")
FILES = Bilingual(
    hi="फ़ाइलें: {total} = {written} अभिलेख + {left} नहीं लिए गए", en="Files: {total} = {written} records + {left} left out"
)
RELATIONS = Bilingual(
    hi="संबंध: {total} = {inside} अभिलेखों के बीच + {outside} बाहर के + {repeated} दोहराए गए + {left} नहीं लिए गए",
    en="Relations: {total} = {inside} between records + {outside} to what is not here + {repeated} repeated "
    "+ {left} left out",
)
EVERY = Bilingual(hi="सभी अभिलेख", en="every record")


class Account(NamedTuple):
    """The whole import in numbers and entries. Pure: the same input gives the same report."""

    collection: str
    files: int
    records: int
    relations: int
    entries: tuple[Entry, ...]

    def of(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == kind]

    def report(self, language: str) -> str:
        """The report, in Markdown.

        Args:
            language: ``hi`` or ``en``.
        """
        return "\n".join(self._lines(language)) + "\n"

    def _lines(self, language: str) -> Iterator[str]:
        inside, outside, repeated, no_relation = (len(self.of(kind)) for kind in FOR_RELATIONS)
        yield f"# {TITLE[language].format(collection=self.collection)}"
        yield ""
        yield f"- {FILES[language].format(total=self.files, written=self.records, left=len(self.of('left-out')))}"
        yield "- " + RELATIONS[language].format(
            total=self.relations, inside=inside, outside=outside, repeated=repeated, left=no_relation
        )
        for kind, heading in HEADINGS.items():
            entries = self.of(kind)
            if not entries:
                continue
            groups = Counter(entry.group[language] for entry in entries)
            yield f"\n## {heading[language]}: {len(entries)}"
            for group in sorted(groups):
                members = [entry for entry in entries if entry.group[language] == group]
                yield f"\n### {group}: {len(members)}\n"
                if len({member.subject for member in members}) == self.records == len(members):
                    yield f"- {EVERY[language]}"
                    continue
                for member in members:
                    detail = member.detail[language]
                    yield f"- {member.subject}: {detail}" if detail else f"- {member.subject}"
