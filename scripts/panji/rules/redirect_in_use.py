"""An id that leads elsewhere is not the id of a record too."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.redirects import PATH
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="पुरानी पहचान फिर काम में ली गई है", en="An old id is in use again")
WHY = Bilingual(
    hi="जिसने पुराना पता उद्धृत किया था उसका आशय किसी और अभिलेख से था। वही पहचान नए अभिलेख को मिल जाए तो पाठक गलत आदेश पर पहुँचेगा।",
    en="Whoever cited the old address meant another record. If a new one gets that id, the reader lands on the wrong order.",
)
FIX = Bilingual(
    hi="नए अभिलेख को अगला खाली क्रम दें। यदि अभिलेख अपने पुराने स्थान पर लौट आया हो तो `redirects.yml` में दिशा उलट दें।",
    en="Give the new record the next free serial. If the record has come back to its old place, turn the entry in "
    "`redirects.yml` round.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="cmo/circular/2024/7: cmo/order/2024/3\n# जबकि records/cmo/circular/2024/0007.hi.md भी है",
        en="cmo/circular/2024/7: cmo/order/2024/3\n# while there is records/cmo/circular/2024/0007.hi.md",
    ),
    right=Bilingual(
        hi="cmo/circular/2024/7: cmo/order/2024/3\n# नया परिपत्र: records/cmo/circular/2024/0008.hi.md",
        en="cmo/circular/2024/7: cmo/order/2024/3\n# the new circular is records/cmo/circular/2024/0008.hi.md",
    ),
)
EXEMPTIBLE = False

MESSAGE = Bilingual(
    hi="`{old}` से `{new}` पर जाना है, पर इस पहचान का अभिलेख भी है",
    en="`{old}` leads to `{new}`, but there is a record of this id too",
)
HERE = Bilingual(hi="वह अभिलेख", en="that record")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for old, new in register.redirects.items():
        record = register.records.get(old)
        if record:
            related = ((Place(record.first.path), HERE),)
            yield Finding(Place(PATH, (old,), key=True), MESSAGE.format(old=old, new=new), None, related)
