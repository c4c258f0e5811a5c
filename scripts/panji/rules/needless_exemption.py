"""A record is exempt only from a rule that would otherwise find something in it."""

from collections.abc import Collection, Iterator, Mapping

from rapidfuzz import fuzz, process

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record

FAMILY = "register"
TITLE = Bilingual(hi="अनावश्यक छूट", en="An exemption is not needed")
WHY = Bilingual(
    hi="छूट अभिलेख के पृष्ठ पर दिखती है और नियम को उसके लिए मौन कर देती है। कारण समाप्त होने पर भी छूट बनी रहे तो अगली त्रुटि "
    "किसी को नहीं दिखेगी।",
    en="An exemption stands on the record's page and silences a rule there. If it outlives its reason, nobody will see "
    "the next mistake.",
)
FIX = Bilingual(
    hi="`exempt` से वह प्रविष्टि हटा दें। नियम के नाम में भूल हो तो नाम सुधारें।",
    en="Delete the entry from `exempt`. If the rule's name is misspelt, correct it.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="exempt:\n  - {rule: duplicate-numbre, reason: दोनों आदेश इसी क्रमांक से जारी हुए}",
        en="exempt:\n  - {rule: duplicate-numbre, reason: both orders were issued under this number}",
    ),
    right=Bilingual(
        hi="exempt:\n  - {rule: duplicate-number, reason: दोनों आदेश इसी क्रमांक से जारी हुए}",
        en="exempt:\n  - {rule: duplicate-number, reason: both orders were issued under this number}",
    ),
)
EXEMPTIBLE = False

NOTHING = Bilingual(
    hi="नियम `{rule}` को इस अभिलेख में कुछ नहीं मिलता, इसलिए छूट की आवश्यकता नहीं है",
    en="`{rule}` finds nothing in this record, so it need not be exempt",
)
TWICE = Bilingual(hi="नियम `{rule}` से छूट पहले ही लिखी है", en="the record is exempt from `{rule}` already")
DELETE = Bilingual(hi="यह प्रविष्टि हटा दें", en="delete this entry")
UNKNOWN = Bilingual(hi="`{rule}` नाम का कोई नियम नहीं है", en="there is no rule `{rule}`")
NEAREST = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")
NEVER = Bilingual(hi="नियम `{rule}` से छूट नहीं दी जा सकती", en="no record can be exempt from `{rule}`")
MEND = Bilingual(
    hi="जो त्रुटि बताई गई है उसे सुधारें और यह प्रविष्टि हटा दें", en="mend what the rule finds and delete this entry"
)


def check_exemptions(record: Record, used: Collection[str], exemptible: Mapping[str, bool]) -> Iterator[Finding]:
    seen = set()
    for index, exemption in enumerate(record.exempt):
        rule, place = exemption.rule, record.at("exempt", index)
        if rule not in exemptible:
            nearest = process.extractOne(rule, list(exemptible), scorer=fuzz.ratio, score_cutoff=60)
            hint = NEAREST.format(nearest=nearest[0]) if nearest else DELETE
            yield Finding(record.at("exempt", index, "rule"), UNKNOWN.format(rule=rule), hint)
        elif not exemptible[rule]:
            yield Finding(place, NEVER.format(rule=rule), MEND)
        elif rule in seen:
            yield Finding(place, TWICE.format(rule=rule), DELETE)
        elif rule not in used:
            yield Finding(place, NOTHING.format(rule=rule), DELETE)
        seen.add(rule)
