"""What is cited as lying outside the register does not lie in it."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="बाहर का बताया गया आदेश पंजी में है", en="What is cited as outside is in the register")
WHY = Bilingual(
    hi="`external` से कड़ी नहीं बनती, और पूर्व आदेश के पृष्ठ पर नहीं दिखता कि बाद में उसके साथ क्या हुआ: अधिक्रमित आदेश लागू दिखता रहेगा।",
    en="An `external` makes no link, and the earlier order's page does not learn what became of it: a superseded order goes "
    "on to be shown as in force.",
)
FIX = Bilingual(hi="`external` के स्थान पर अभिलेख की पहचान लिखें।", en="Write the record's id instead of `external`.")
EXAMPLE = Example(wrong='supersedes: [{external: "प.1(5)मुमका/2019"}]', right="supersedes: [cmo/circular/2019/4]")
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(hi="`{external}` पंजी में है: `{id}`", en="`{external}` is in the register: `{id}`")
HINT = Bilingual(hi="`{id}` लिखें", en="write `{id}`")
THERE = Bilingual(hi="यह अभिलेख", en="this record")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, relation in record.relations():
        if relation.external and (target := _here(relation.external, record, register)):
            message = MESSAGE.format(external=relation.external, id=target.id)
            place = record.at(kind, index)
            yield Finding(place, message, HINT.format(id=target.id), ((target.at("number"), THERE),))


def _here(external: str, record: Record, register: Register) -> Record | None:
    """The record that is meant by what is cited as outside."""
    if target := register.records.get(external.strip()):
        return target
    found = [register.citations.trace(citation, record) for citation in register.citations.find(external)]
    return found[0][1][0] if len(found) == 1 and found[0][0] == "record" else None
