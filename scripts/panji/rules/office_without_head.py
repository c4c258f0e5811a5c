"""An office that issues records has a post that signs for it."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.register import Register

FAMILY = "register"
TITLE = Bilingual(hi="कार्यालय का कोई पद सूची में नहीं है", en="An office without a post")
WHY = Bilingual(
    hi="पद सूची में हो तभी यह जाँचा जा सकता है कि हस्ताक्षरकर्ता उसी कार्यालय का था, और पाठक जान सकता है कि कार्यालय किसके अधीन है।",
    en="Only with its posts in the vocabulary can it be checked that whoever signed belonged to the office, and can a "
    "reader see who heads it.",
)
FIX = Bilingual(
    hi="`records/vocabulary/posts.yml` में कार्यालय के प्रमुख का पद `office` सहित जोड़ें।",
    en="Add the post that heads the office to `records/vocabulary/posts.yml`, with its `office`.",
)
SEVERITY = Severity.ADVICE
DOCTOR = True
EXAMPLE = Example(
    wrong=Bilingual(
        hi='# posts.yml में dept/it का कोई पद नहीं\nsecretary-to-cm: {hi: "सचिव, मुख्यमंत्री", en: Secretary to the Chief Minister, office: cmo}',
        en='# no post of dept/it in posts.yml\nsecretary-to-cm: {hi: "सचिव, मुख्यमंत्री", en: Secretary to the Chief Minister, office: cmo}',
    ),
    right='secretary-to-cm: {hi: "सचिव, मुख्यमंत्री", en: Secretary to the Chief Minister, office: cmo}\n'
    'secretary-it: {hi: "शासन सचिव, सूचना प्रौद्योगिकी", en: "Secretary, Information Technology", office: dept/it}',
)

MESSAGE = Bilingual(
    hi="`{id}` ने {count} अभिलेख जारी किए हैं, पर उसका कोई पद `posts` में नहीं है",
    en="`{id}` has issued records ({count}), but no post in `posts` belongs to it",
)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    with_posts = {post.office for post in register.vocabulary["posts"].values()}
    issued: dict[str, int] = {}
    for record in register.records.values():
        if not record.imported:
            issued[record.issuer] = issued.get(record.issuer, 0) + 1
    for id, office in register.vocabulary["offices"].items():
        if id in issued and id not in with_posts:
            yield Finding(office.at(), MESSAGE.format(id=id, count=issued[id]))
