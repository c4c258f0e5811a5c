"""An entry of a vocabulary stays: what ends gets an `until`."""

from collections.abc import Iterator
from datetime import date

from panji.change import Change
from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.register import Register
from panji.vocabulary import ADDRESSABLE

FAMILY = "change"
TITLE = Bilingual(hi="शब्द-सूची की प्रविष्टि हटाई गई है", en="An entry of a vocabulary was removed")
WHY = Bilingual(
    hi="कार्यालय, स्थान और पद की पहचान पुराने अभिलेखों और उनके पतों में रहती है। प्रविष्टि मिटे या उसका नाम बदले तो वे किसी की ओर संकेत नहीं करते।",
    en="The ids of offices, places and posts stand in old records and in addresses. If an entry goes, or gets another "
    "id, they point to nothing.",
)
FIX = Bilingual(
    hi="प्रविष्टि वापस रखें; जो समाप्त हुआ उसमें `until` और, यदि हो, `successor` लिखें। नाम बदला हो तो पहचान वही रखकर नई प्रविष्टि जोड़ें।",
    en="Put the entry back; give what has ended an `until` and, if there is one, a `successor`. If it has a new id, add "
    "that as a new entry and keep the old one.",
)
EXAMPLE = Example(
    wrong=Bilingual(hi="(`district/kekri` की पंक्ति हटा दी गई)", en="(the line of `district/kekri` is deleted)"),
    right="district/kekri: {hi: केकड़ी, en: Kekri, until: 2024-12-30, successor: district/ajmer}",
)
EXEMPTIBLE = False

MESSAGE = Bilingual(hi="सूची `{list}` से `{id}` हटा दिया गया है", en="`{id}` was removed from the list `{list}`")
HINT = Bilingual(hi="पंक्ति वापस रखें; समाप्त हुआ हो तो `until` जोड़ें", en="put the line back; if it has ended, add `until`")
FILE = Bilingual(hi="सूची `{list}` हटा दी गई है", en="the list `{list}` was deleted")
FILE_HINT = Bilingual(hi="फ़ाइल वापस रखें", en="put the file back")


def check_change(change: Change, register: Register, as_of: date) -> Iterator[Finding]:
    if not (change.before and change.before.entries):
        return
    name = change.path.rsplit("/", 1)[1].removesuffix(".yml")
    if change.after is None:
        yield Finding(Place(change.path), FILE.format(list=name), FILE_HINT)
        return
    for entry in change.before.entries:
        if not register.may_have("addressable" if name in ADDRESSABLE else name, entry.id):
            yield Finding(Place(change.path), MESSAGE.format(id=entry.id, list=name), HINT)
