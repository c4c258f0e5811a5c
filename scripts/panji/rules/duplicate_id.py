"""A record has one first text; an entry of the vocabulary has an id of its own."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.register import Register
from panji.vocabulary import ADDRESSABLE, Entry

FAMILY = "identity"
TITLE = Bilingual(hi="एक ही पहचान दो बार", en="An id is taken twice")
WHY = Bilingual(
    hi="एक अभिलेख का मूल (प्रामाणिक) पाठ एक ही होता है। दो हों तो यह विवाद रहेगा कि किसकी भाषा मान्य है।",
    en="A record has one authentic text. With two of them it is open to dispute which wording counts.",
)
FIX = Bilingual(
    hi="जो पाठ अनुवाद है उसमें `translation:` (`official`, `courtesy` या `machine`) लिखें और केवल शीर्षक, सारांश, "
    "बिंदु तथा पाठ रखें। "
    "यदि दोनों अलग आदेश हैं तो एक को नया क्रम दें।",
    en="Put `translation:` (`official`, `courtesy` or `machine`) into the text that is a translation, and keep "
    "there only title, "
    "summary, points and text. If they are two different orders, give one of them a new serial.",
)
EXAMPLE = Example(
    wrong="# 0012.en.md\n---\nnumber: प.4(12)मुमका/2026\ntitle: Disposal of grievances\nissued: 2026-11-20\n---",
    right="# 0012.en.md\n---\ntranslation: courtesy\ntitle: Disposal of grievances\n---",
)
EXEMPTIBLE = False

MESSAGE = Bilingual(
    hi="`{id}` का एक मूल पाठ पहले से है; यह दूसरा मूल पाठ है", en="`{id}` has a first text already; this is a second one"
)
OTHER = Bilingual(hi="इसका मूल पाठ यह है", en="its first text is this one")
HINT = Bilingual(
    hi="यदि यह अनुवाद है तो `translation: courtesy` जोड़ें", en="if this is a translation, add `translation: courtesy`"
)
ENTRY = Bilingual(hi="`{id}` सूची `{list}` में पहले से है", en="`{id}` is already in the list `{list}`")
ENTRY_OTHER = Bilingual(hi="यहाँ", en="here")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for first, rival in register.rivals:
        yield Finding(Place(rival.path), MESSAGE.format(id=first.id), HINT, ((Place(first.path), OTHER),))
    taken: dict[str, Entry] = {}
    for name in ADDRESSABLE:
        for id, entry in register.vocabulary[name].items():
            other = taken.setdefault(id, entry)
            if other is not entry:
                yield Finding(entry.at(), ENTRY.format(id=id, list=other.list), None, ((other.at(), ENTRY_OTHER),))
