"""The id of a vocabulary entry is made of small letters, digits and hyphens: it becomes an address."""

import re
from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.register import Register

FAMILY = "register"
TITLE = Bilingual(hi="सूची का कूट पते के योग्य नहीं है", en="An id cannot be an address")
WHY = Bilingual(
    hi="कूट से ही साइट का पता और अभिलेखों का फ़ोल्डर बनता है। बड़े अक्षर, रिक्त स्थान या देवनागरी से पता भाँति-भाँति से लिखा जाने "
    "लगता है और टूट जाता है।",
    en="An id becomes an address of the site and a folder of records. With capitals, spaces or other scripts it gets written in "
    "several ways and breaks.",
)
FIX = Bilingual(
    hi="कूट केवल a-z, 0-9 और `-` से बनाएँ; भागों के बीच `/` हो, जैसे `dept/local-self-government`। नाम `hi` और `en` में रहता है।",
    en="Make the id of a-z, 0-9 and `-`, with `/` between its parts, such as `dept/local-self-government`. The name stands in "
    "`hi` and `en`.",
)
EXAMPLE = Example(
    wrong="dept/Local Self Government: {hi: स्वायत्त शासन विभाग, en: Local Self Government Department}",
    right="dept/local-self-government: {hi: स्वायत्त शासन विभाग, en: Local Self Government Department}",
)

MESSAGE = Bilingual(
    hi="कूट `{id}` में a-z, 0-9, `-` और `/` के अतिरिक्त भी कुछ है",
    en="the id `{id}` has more in it than a-z, 0-9, `-` and `/`",
)
HINT = Bilingual(hi="`{id}` लिखें", en="write `{id}`")

PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for entry in register.vocabulary.entries():
        if not PLAIN.fullmatch(entry.id):
            plain = "/".join(re.sub("[^a-z0-9]+", "-", part).strip("-") for part in entry.id.lower().split("/"))
            hint = HINT.format(id=plain) if PLAIN.fullmatch(plain) else None
            yield Finding(entry.at()._replace(key=True), MESSAGE.format(id=entry.id), hint)
