"""An old id leads to a record."""

from collections.abc import Iterator
from datetime import date

from rapidfuzz import process

from panji import redirects
from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.redirects import PATH
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="पुरानी पहचान किसी अभिलेख तक नहीं ले जाती", en="An old id leads to no record")
WHY = Bilingual(
    hi="पुराना पता पत्रों और निर्णयों में उद्धृत है। वह किसी अभिलेख तक न पहुँचे, या घूमकर वहीं लौट आए, तो पाठक खाली हाथ रह जाता है।",
    en="The old address stands in letters and judgments. If it leads to nothing, or round in a circle, its reader is left "
    "with nothing.",
)
FIX = Bilingual(
    hi="`redirects.yml` में पुरानी पहचान के सामने उस अभिलेख की पहचान लिखें जो अब पंजी में है।",
    en="In `redirects.yml`, write the id of a record that is in the register now behind the old one.",
)
EXAMPLE = Example(wrong="cmo/circular/2024/7: cmo/circular/2024/70", right="cmo/circular/2024/7: cmo/order/2024/3")
EXEMPTIBLE = False

NOTHING = Bilingual(
    hi="`{old}` से `{new}` पर जाना है, जो पंजी में नहीं है", en="`{old}` leads to `{new}`, which is not in the register"
)
CIRCLE = Bilingual(hi="`{old}` घूमकर फिर `{old}` पर ही लौट आता है", en="`{old}` leads round in a circle, back to `{old}`")
HINT = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for old, new in register.redirects.items():
        last = redirects.final(old, register.redirects)
        if last is None:
            yield Finding(Place(PATH, (old,)), CIRCLE.format(old=old))
        elif new not in register.redirects and new not in register.records and new not in register.unread:
            found = process.extractOne(new, register.records.keys(), score_cutoff=80)
            hint = HINT.format(nearest=found[0]) if found else None
            yield Finding(Place(PATH, (old,)), NOTHING.format(old=old, new=new), hint)
