"""Addresses of e-mail are those of offices."""

from collections.abc import Iterator
from re import IGNORECASE, compile
from urllib.parse import urlsplit

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.passages import found
from panji.record import Record
from panji.register import Register

FAMILY = "privacy"
TITLE = Bilingual(hi="ई-मेल का पता शासकीय नहीं है", en="An e-mail address that is not an office's")
WHY = Bilingual(
    hi="निजी पते पर भेजी गई रिपोर्ट शासकीय अभिलेख में नहीं रहती और अधिकारी बदलने पर खो जाती है। आवेदक का पता निजी जानकारी है।",
    en="What is sent to a private address is kept in no office, and lost when the officer leaves. An applicant's address "
    "is personal data.",
)
FIX = Bilingual(
    hi="`gov.in` या `nic.in` का पदनाम वाला पता लिखें। किसी अन्य संस्था का डोमेन शासकीय हो तो उसे `register.yml` के "
    "`official_domains` में जोड़ें।",
    en="Write the post's address at `gov.in` or `nic.in`. If another domain is official, add it to `official_domains` "
    "in `register.yml`.",
)
EXAMPLE = Example(
    wrong=Bilingual(hi="रिपोर्ट asha.sharma@mail.example पर भेजें।", en="Send the report to asha.sharma@mail.example."),
    right=Bilingual(hi="रिपोर्ट nodal.it@rajasthan.gov.in पर भेजें।", en="Send the report to nodal.it@rajasthan.gov.in."),
)
SEVERITY = Severity.WARNING
SECRET = True

MESSAGE = Bilingual(hi="`…@{domain}` शासकीय पता नहीं है", en="`…@{domain}` is not an official address")

ADDRESS = compile(
    r"(?:(?<=mailto:)|(?<![\w:/.%+-]))[A-Z0-9._%+-]+(?:@|\s?[\[(]at[\])]\s?)((?:[A-Z0-9-]+(?:\.|\s?[\[(]dot[\])]\s?))+[A-Z]{2,})(?![A-Z0-9@-])",
    IGNORECASE,
)
DOT = compile(r"\s?[\[(]dot[\])]\s?", IGNORECASE)
GOVERNMENT = ("gov.in", "nic.in")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    for text in record.texts.values():
        file = register.files[text.path]
        if not file.signs & signs.AT:
            continue
        official = (*GOVERNMENT, *register.settings.official_domains, urlsplit(register.settings.site).hostname or "")
        for match, passage in found(file, signs.AT, ADDRESS):
            domain = DOT.sub(".", match[1]).lower()
            if not any(domain == each or domain.endswith(f".{each}") for each in official):
                yield Finding(passage.place(*match.span()), MESSAGE.format(domain=domain))
