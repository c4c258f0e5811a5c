"""A second text has a first one."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.register import Register

FAMILY = "language"
TITLE = Bilingual(hi="अनुवाद है, मूल पाठ नहीं", en="A second text has no first")
WHY = Bilingual(
    hi="क्रमांक, दिनांक और प्रेषिती केवल मूल पाठ में लिखे जाते हैं। उसके बिना अनुवाद किसका है, यह ज्ञात नहीं होता "
    "और वह प्रकाशित नहीं होता।",
    en="Number, date and addressees stand in the first text only. Without it nobody knows what was translated, and "
    "nothing is published.",
)
FIX = Bilingual(
    hi="मूल पाठ की फ़ाइल उसी क्रम से जोड़ें। यदि यही मूल पाठ है तो `translation` हटाकर शेष प्रविष्टियाँ भरें।",
    en="Add the file of the first text under the same serial. If this is the first text, delete `translation` and "
    "fill in the other fields.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="0012.en.md  # translation: courtesy; 0012.hi.md नहीं है",
        en="0012.en.md  # translation: courtesy; there is no 0012.hi.md",
    ),
    right="0012.hi.md\n0012.en.md  # translation: courtesy",
)

MESSAGE = Bilingual(
    hi="यह `{id}` का अनुवाद है, पर उसका मूल पाठ पंजी में नहीं है",
    en="this is a translation of `{id}`, whose first text is not in the register",
)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for file in register.orphans:
        yield Finding(Place(file.path, ("translation",)), MESSAGE.format(id=file.id))
