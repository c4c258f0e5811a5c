"""Numbers cited in a text lead to a record, or to something that is named as lying outside the register.

What may keep one from it: the register does not have that order; it has it of another date; numbers begin anew each year
and the text does not say of which year this one is; or the year that it says cannot be.
"""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.passages import Passage
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="पाठ में उद्धृत क्रमांक पंजी में नहीं मिला", en="A number cited in the text was not found")
WHY = Bilingual(
    hi="उद्धृत आदेश न मिले तो पाठक नहीं जान सकता कि किस नियम पर यह आदेश टिका है। या तो वह आदेश पंजी में जोड़ना शेष है, या क्रमांक अथवा वर्ष लिखने में भूल है।",
    en="Where an order that is cited cannot be found, the reader cannot see what this one rests on. Either it still has to "
    "be entered, or its number or year is wrong.",
)
FIX = Bilingual(
    hi='उद्धृत आदेश पंजी में जोड़ें; वह इस पंजी का न हो तो `cites` में `{external: "क्रमांक"}` लिखें। क्रमांक के साथ दिनांक भी लिखें।',
    en='Enter the order that is cited; if it does not belong in this register, write `{external: "its number"}` under '
    "`cites`. Write the date beside the number.",
)
EXAMPLE = Example(
    wrong=Bilingual("आदेश प.9(9)मुमका/2018 के क्रम में …", "In continuation of order F.9(9)CMO/2018 …"),
    right=Bilingual("cites: [{external: प.9(9)मुमका/2018}]", "cites: [{external: F.9(9)CMO/2018}]"),
)
SEVERITY = Severity.ADVICE
DOCTOR = True

MESSAGES = {
    "not-here": Bilingual(hi="`{written}`{year} पंजी में नहीं है", en="`{written}`{year} is not in the register"),
    "no-year": Bilingual(
        hi="`{written}` के साथ वर्ष स्पष्ट नहीं है, और ये क्रमांक हर वर्ष नए सिरे से दिए जाते हैं",
        en="no year can be read beside `{written}`, and these numbers begin anew each year",
    ),
    "other-date": Bilingual(
        hi="यहाँ `{written}` का दिनांक `{day}` लिखा है, पर पंजी में यह क्रमांक (`{id}`) `{issued}` का है",
        en="`{written}` is dated `{day}` here, but the register has that number (`{id}`) of `{issued}`",
    ),
    "implausible-year": Bilingual(
        hi="`{written}` के साथ वर्ष `{said}` लिखा है, जो नहीं हो सकता",
        en="`{written}` is said to be of `{said}`, which cannot be",
    ),
}
OF_YEAR = Bilingual(hi=" (वर्ष {year})", en=" (of {year})")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    citations, first = register.citations, record.first
    said = set()
    for citation in citations.of(record):
        outcome, targets = citations.trace(citation, record)
        if outcome not in MESSAGES:
            continue
        year = citation.when().year
        if (citation.key, year) in said or _stated(citation.key, record, register):
            continue
        said.add((citation.key, year))
        written = " ".join(first.body[citation.start : citation.end].split())
        of_year = OF_YEAR.format(year=year) if year and str(year) not in written else Bilingual("", "")
        other = targets[0] if targets else record
        message = MESSAGES[outcome].format(
            written=written,
            year=of_year,
            said=year,
            id=other.id,
            issued=other.issued,
            day=next(iter(citation.when().days), ""),
        )
        passage = Passage(first.body, first.path, (), first.body_line)
        yield Finding(passage.place(citation.start, citation.end), message)


def _stated(key: str, record: Record, register: Register) -> bool:
    """Whether a relation names the same number as lying outside."""
    return any(
        citation.key == key
        for _, _, relation in record.relations()
        if relation.external
        for citation in register.citations.find(relation.external)
    )
