"""A master circular names all that it should: what its own office has in force on its subjects besides.

Only records are looked at of which every subject is the master's too: of what is also about something else, a part would
be lost with it.
"""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.register import Register

FAMILY = "relations"
DOCTOR = True
SEVERITY = Severity.ADVICE
TITLE = Bilingual(hi="समेकित परिपत्र में कोई पूर्व परिपत्र छूट गया", en="A master circular leaves out an earlier record")
WHY = Bilingual(
    hi="समेकित परिपत्र इसलिए जारी होता है कि उस विषय पर एक ही पत्र देखना पड़े। जो पूर्व पत्र उसमें न समेकित है, न अधिक्रमित, वह अलग से लागू रहता है और "
    "प्रायः किसी को स्मरण नहीं रहता।",
    en="A master circular is issued so that on its subject there is one paper to look at. An earlier one that it neither absorbs "
    "nor ends stays in force beside it, and nobody remembers it.",
)
FIX = Bilingual(
    hi="मूल पत्र देखें: उसमें नाम हो तो `consolidates` और `supersedes` में जोड़ें। न हो तो उस पत्र को समाप्त करने या उसका उल्लेख करने का आदेश प्रस्तावित करें; पृथक "
    "रखना हो तो अगले पत्र में `cites` से उसका उल्लेख करें।",
    en="See the paper: if it names the earlier one, add that to `consolidates` and `supersedes`. If not, propose an order that "
    "ends it; where it is to stand beside the master, let the next paper cite it.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="consolidates: [cmo/circular/2019/1]\n# cmo/circular/2021/1 भी उसी विषय पर लागू है",
        en="consolidates: [cmo/circular/2019/1]\n# cmo/circular/2021/1 is in force on the same subject",
    ),
    right="consolidates: [cmo/circular/2019/1, cmo/circular/2021/1]",
)

MESSAGE = Bilingual(
    hi="`{other}` इसी विषय पर, इससे पूर्व का और अब भी लागू है, पर इसमें समेकित नहीं है",
    en="`{other}` is older, on the same subject and still in force, and is not absorbed here",
)
HERE = Bilingual(hi="छूटा हुआ अभिलेख", en="left out")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for record in register.records.values():
        if not any(kind == "consolidates" for kind, _, _ in record.stated):
            continue
        if not register.in_force(record, as_of).in_force:
            continue
        named = {relation.record for _, _, relation in record.stated}
        spoken_for = named | {each.source.id for each in register.relations_to(record)}
        for other in register.records.values():
            if (
                other.issuer == record.issuer
                and other.binding
                and other.subjects
                and set(other.subjects) <= set(record.subjects)
                and other.id not in spoken_for
                and other is not record
                and other.issued
                and record.issued
                and other.issued <= record.issued
                and register.in_force(other, as_of).in_force
            ):
                place = ((other.at("subjects", key=True), HERE),)
                yield Finding(record.at("consolidates", key=True), MESSAGE.format(other=other.id), None, place)
