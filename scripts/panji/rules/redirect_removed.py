"""An old id leads on for ever."""

from collections.abc import Iterator
from datetime import date

from panji.change import Change
from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.redirects import PATH
from panji.register import Register

FAMILY = "change"
TITLE = Bilingual(hi="पुरानी पहचान की प्रविष्टि हटा दी गई है", en="The entry of an old id was taken out")
WHY = Bilingual(
    hi="पुराना पता वर्षों बाद भी किसी पत्र या निर्णय में मिल सकता है। प्रविष्टि हटते ही वह पता कहीं नहीं ले जाता।",
    en="The old address may turn up in a letter or a judgment years later. Without its entry it leads nowhere.",
)
FIX = Bilingual(
    hi="पंक्ति वापस रखें। अभिलेख फिर दूसरे स्थान पर गया हो तो पुरानी पहचान के सामने नई से नई पहचान लिखें।",
    en="Put the line back. If the record has moved again, write its newest id behind the old one.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="# `cmo/circular/2024/7: cmo/order/2024/3` हटाई गई",
        en="# `cmo/circular/2024/7: cmo/order/2024/3` was taken out",
    ),
    right="cmo/circular/2024/7: cmo/order/2024/3",
)
EXEMPTIBLE = False

MESSAGE = Bilingual(
    hi="`{old}` अब कहीं नहीं ले जाता; पहले `{new}` पर ले जाता था", en="`{old}` leads nowhere now; it led to `{new}`"
)
HINT = Bilingual(hi="`{old}: {new}` वापस लिखें", en="put back `{old}: {new}`")


def check_change(change: Change, register: Register, as_of: date) -> Iterator[Finding]:
    if not (change.before and change.before.redirects) or (change.after and not change.after.sound):
        return
    for old, new in change.before.redirects.items():
        if old not in register.redirects and old not in register.records:
            latest = register.moved(new)
            yield Finding(
                Place(PATH), MESSAGE.format(old=old, new=new), HINT.format(old=old, new=latest.id if latest else new)
            )
