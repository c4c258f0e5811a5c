"""Every link of a body that stays within the site leads somewhere."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

from panji.body import links
from panji.diagnostic import Bilingual, Example, Finding
from panji.file import LANGUAGES
from panji.record import Record
from panji.register import Register

FAMILY = "body"
TITLE = Bilingual(hi="कड़ी कहीं नहीं ले जाती", en="A link leads to nothing")
WHY = Bilingual(
    hi="टूटी हुई कड़ी से पाठक उस आदेश तक नहीं पहुँच पाता जिसका संदर्भ दिया गया है।",
    en="A dead link keeps the reader from the order that is cited.",
)
FIX = Bilingual(
    hi="पंजी के अभिलेख की कड़ी `/cmo/circular/2026/14/` के रूप में लिखें (अंग्रेज़ी पाठ: "
    "`/cmo/circular/2026/14/en/`), अपने संलग्नक की केवल फ़ाइल के नाम से। "
    "अन्य साइट का पता `https://` से आरंभ हो।",
    en="Link to a record as `/cmo/circular/2026/14/` (its English text: `/cmo/circular/2026/14/en/`), to an "
    "attachment of the "
    "record itself by the file's name. The address of another site begins with `https://`.",
)
EXAMPLE = Example(
    wrong="[पूर्व परिपत्र](/cmo/circular/2024/05/)",
    right="[पूर्व परिपत्र](/cmo/circular/2024/5/)",
)

NO_RECORD = Bilingual(
    hi="`{address}` पर न कोई अभिलेख है, न संलग्नक", en="there is neither a record nor an attachment at `{address}`"
)
NO_ATTACHMENT = Bilingual(
    hi="`{address}` इस अभिलेख के संलग्नकों में नहीं है", en="`{address}` is not among the attachments of this record"
)
SCHEME = Bilingual(
    hi="`{address}` में `{scheme}:` है; कड़ी `https:`, `http:`, `mailto:` या `tel:` से आरंभ हो सकती है",
    en="`{address}` begins with `{scheme}:`; a link may begin with `https:`, `http:`, `mailto:` or `tel:`",
)
EMPTY = Bilingual(hi="कड़ी में पता नहीं लिखा है", en="the link has no address")
HINT = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")

SCHEMES = ("http", "https", "mailto", "tel")
WITH_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for text in record.texts.values():
        if not any(_fault(address, record, register) for address in register.files[text.path].addresses):
            continue
        for link in links(text.body, text.body_line):
            found = _fault(link.text, record, register)
            if found:
                yield Finding(text.at()._replace(span=link.span), *found)


def _fault(address: str, record: Record, register: Register) -> tuple[Bilingual, Bilingual | None] | None:
    """What is wrong with an address, and how to mend it."""
    if not address:
        return EMPTY, None
    if address.startswith(("#", "//")):
        return None
    if scheme := WITH_SCHEME.match(address):
        if scheme[1].lower() in SCHEMES:
            return None
        return SCHEME.format(address=address, scheme=scheme[1]), None
    path = unquote(re.split("[?#]", address, maxsplit=1)[0])
    if not path.startswith("/"):
        if any(path == attachment.file for attachment in record.attachments):
            return None
        as_record = path.strip("/").removesuffix(".md")
        nearest = f"/{as_record}/" if as_record in register.records else None
        return NO_ATTACHMENT.format(address=address), HINT.format(nearest=nearest) if nearest else None
    folder, _, name = path[1:].rpartition("/")
    if _leads_somewhere(folder, name, register):
        return None
    id = path.strip("/")
    without_language = id.removesuffix(f"/{LANGUAGES[0]}")
    nearest = without_language if without_language in register.records else register.nearest(id, record)
    return NO_RECORD.format(address=address), HINT.format(nearest=f"/{nearest}/") if nearest else None


def _leads_somewhere(folder: str, name: str, register: Register) -> bool:
    if folder in register.unread or (folder in register.redirects and not name):
        return True
    target = register.records.get(folder)
    if target:
        return not name or any(name == attachment.file for attachment in target.attachments)
    id, _, language = folder.rpartition("/")
    if id in register.unread or (id in register.redirects and not name):
        return True
    other = register.records.get(id)
    return not name and other is not None and language in LANGUAGES[1:]
