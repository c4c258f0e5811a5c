"""Nobody is given a post or a department that another still holds."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.organisation import clashes
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="एक ही पद या विभाग एक साथ दो के पास", en="A post or a department is held twice at once")
WHY = Bilingual(
    hi="दो आदेश लागू हों और दोनों एक ही पद या विभाग अलग-अलग को दें, तो पाठक नहीं जान सकता कि उस दिन उत्तरदायी कौन था।",
    en="Where two orders in force give the same post or department to two, no reader can tell who answered for it on the day.",
)
FIX = Bilingual(
    hi="बाद का आदेश पहले को अधिक्रमित करता हो तो `supersedes` लिखें; अन्यथा `from` या `until` का दिनांक मूल आदेश देखकर सुधारें। यदि एक से अधिक पद हैं "
    "तो `records/vocabulary/posts.yml` में `count` दें।",
    en="If the later order replaces the earlier, say so with `supersedes`; else correct `from` or `until` from the paper. If there "
    "are several such posts, give their `count` in `records/vocabulary/posts.yml`.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="# cmo/order/2024/1: {post: secretary-to-cm, from: 2024-01-01, until: 2024-12-31}\n"
        "appoints:\n  - {post: secretary-to-cm, from: 2024-06-01}",
        en="# cmo/order/2024/1: {post: secretary-to-cm, from: 2024-01-01, until: 2024-12-31}\n"
        "appoints:\n  - {post: secretary-to-cm, from: 2024-06-01}",
    ),
    right="supersedes: [cmo/order/2024/1]\nappoints:\n  - {post: secretary-to-cm, from: 2024-06-01}",
)

MESSAGE = Bilingual(
    hi="`{id}` ({label}) `{start}` को `{order}` के अनुसार पहले से किसी के पास है",
    en="`{id}` ({label}) is already held on `{start}`, by `{order}`",
)

EARLIER = Bilingual(hi="पहले यहाँ दिया गया", en="it was given here before")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for clash in clashes(register, as_of):
        later = clash.later
        list = "posts" if later.route[0] == "appoints" else "offices"
        entry = register.vocabulary[list].get(later.what)
        label = entry.label if entry else Bilingual(later.what, later.what)
        message = MESSAGE.format(id=later.what, label=label, start=later.start, order=clash.earlier.order.id)
        yield Finding(
            later.order.at(*later.route), message, None, ((clash.earlier.order.at(*clash.earlier.route), EARLIER),)
        )
