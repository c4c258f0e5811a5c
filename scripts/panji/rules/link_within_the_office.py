"""A link can be followed by everybody, not only within the office's own network."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from panji.body import links
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="कड़ी केवल कार्यालय के भीतर खुलेगी", en="A link opens only inside the office")
WHY = Bilingual(
    hi="कार्यालय के आंतरिक नेटवर्क का पता नागरिक के पास नहीं खुलता, और उससे आंतरिक व्यवस्था भी प्रकट होती है। अंकों वाला (IP) पता कभी भी बदल "
    "सकता है।",
    en="An address of the office's own network opens for no citizen, and tells how that network is built. An address made "
    "of digits (IP) may change at any time.",
)
FIX = Bilingual(
    hi="सार्वजनिक साइट का पता उसके नाम से लिखें (`https://…`), या दस्तावेज़ को अभिलेख का संलग्नक बनाएँ।",
    en="Write the public site's address by its name (`https://…`), or attach the paper to the record.",
)
EXAMPLE = Example(
    wrong=Bilingual("[प्रपत्र](http://10.68.9.21/form.pdf)", "[the form](http://10.68.9.21/form.pdf)"),
    right=Bilingual("[प्रपत्र](form.pdf)", "[the form](form.pdf)"),
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="`{host}` इंटरनेट पर किसी साइट का नाम नहीं है", en="`{host}` is not the name of a site on the internet"
)
PASSWORD = Bilingual(
    hi="`{host}` की कड़ी में प्रयोक्ता नाम या पासवर्ड लिखा है", en="the link to `{host}` has a user name or password in it"
)
DIGITS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}", re.ASCII)
OWN_NETWORK = (".local", ".lan", ".internal", ".intranet", ".localdomain", ".home", ".corp")


def check_file(file: File) -> Iterator[Finding]:
    if not (file.text and any(map(_fault, file.addresses))):
        return
    for link in links(file.text.body, file.text.body_line):
        if found := _fault(link.text):
            yield Finding(Place(file.path, span=link.span), found)


def _fault(address: str) -> Bilingual | None:
    """What is wrong with an address, if it leads into an office's own network."""
    if not address.lower().startswith(("http://", "https://", "//")):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:  # [ without ]
        return None
    if parts.username:
        return PASSWORD.format(host=host)
    inside = "." not in host.rstrip(".") or host.endswith(OWN_NETWORK) or ":" in host or DIGITS.fullmatch(host)
    return MESSAGE.format(host=host) if inside else None
