"""The same words are not the reason of three reports on end."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.ledger import Said, ledger_of
from panji.register import Register

TITLE = Bilingual(hi="तीन प्रतिवेदनों में एक ही कारण", en="One reason, three reports on end")
WHY = Bilingual(
    hi="हर बार वही शब्द दोहराने से पता नहीं चलता कि इस बीच कुछ हुआ या नहीं।",
    en="When the same words come back every time, nobody can tell whether anything has happened in between.",
)
FIX = Bilingual(
    hi="इस बार क्या हुआ और अब क्या शेष है, यह लिखें।",
    en="Write what has happened since, and what is left to do.",
)
FAMILY = "compliance"
SEVERITY = Severity.ADVICE
DOCTOR = True
EXAMPLE = Example(
    wrong="reason: कार्य प्रगति पर है",
    right="reason: निविदा 12 मार्च को खुली, कार्यादेश शेष",
)

MESSAGE = Bilingual(
    hi="`{point}`: वही कारण, जो `{first}` और `{second}` को लिखा गया था",
    en="`{point}`: the reason is that of `{first}` and of `{second}`, word for word",
)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for (name, _), said in ledger_of(register).said.items():
        if len(said) < 3:
            continue
        in_order = sorted(said, key=lambda each: (each.report.as_on, each.report.issued))
        for one, two, three in zip(in_order, in_order[1:], in_order[2:], strict=False):
            if three.item.reason and _words(one) == _words(two) == _words(three):
                report = three.report
                values = {"point": name, "first": one.report.as_on, "second": two.report.as_on}
                place = report.at("items", report.items.index(three.item), "reason")
                yield Finding(place, MESSAGE.format(**values))


def _words(said: Said) -> str:
    return " ".join((said.item.reason or "").split())
