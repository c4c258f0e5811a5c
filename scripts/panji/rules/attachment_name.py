"""An attachment's name works everywhere: on the site beside the record's own pages, and on any computer."""

import unicodedata
from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.file import LANGUAGES, File
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="संलग्नक का नाम मान्य नहीं है", en="An attachment has a name that does not work")
WHY = Bilingual(
    hi="संलग्नक अभिलेख के पृष्ठ के साथ ही प्रकाशित होता है: `index.html` या `en` नाम उसी के पृष्ठ का है, और तब साइट बनती ही नहीं। `nul.pdf` या "
    "`:` वाले नाम Windows पर खुलते नहीं, जिससे पूरी पंजी वहाँ उतारी नहीं जा सकती।",
    en="Attachments are published beside the record's page: `index.html` or `en` is that page's own name, and the site could "
    "not be made. Windows cannot open names such as `nul.pdf` or with a `:`, so that nobody there could check the register out.",
)
FIX = Bilingual(
    hi="फ़ाइल को सरल नाम दें, जैसे `annexure-1.pdf` या `प्रपत्र-1.csv`, और `attachments` में भी वही लिखें।",
    en="Give the file a plain name, such as `annexure-1.pdf`, and write the same under `attachments`.",
)
EXAMPLE = Example(
    wrong="attachments:\n  - {file: index.html, sha256: …}", right="attachments:\n  - {file: form-1.csv, sha256: …}"
)

OWN_PAGE = Bilingual(hi="`{name}` अभिलेख के अपने पृष्ठ का नाम है", en="`{name}` is the name of the record's own page")
RESERVED = Bilingual(hi="`{name}` नाम Windows में आरक्षित है", en="Windows keeps the name `{name}` for itself")
SIGN = Bilingual(
    hi="`{name}` में `{sign}` है, जिसे Windows फ़ाइल के नाम में नहीं लेता",
    en="`{name}` has a `{sign}` in it, which Windows takes in no name",
)
END = Bilingual(
    hi="`{name}` के आरंभ या अंत में रिक्त स्थान या बिंदु है", en="`{name}` begins or ends with a space or a full stop"
)
NOT_NFC = Bilingual(
    hi="`{name}` के अक्षर यूनिकोड के मानक रूप (NFC) में नहीं हैं, अतः वही नाम लिखने पर भी फ़ाइल नहीं मिलेगी",
    en="`{name}` is not in Unicode's normal form (NFC), so that the same name as people type it would not be found",
)
SAME = Bilingual(
    hi="`{name}` और `{other}` कई कंप्यूटरों पर एक ही नाम हैं", en="`{name}` and `{other}` are one name on many computers"
)
OTHER = Bilingual(hi="दूसरी फ़ाइल", en="the other file")
HINT = Bilingual(hi="नाम `{name}` रखें", en="name it `{name}`")

OWN_PAGES = frozenset(("index.html", *LANGUAGES))
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(1, 10)))
)
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""
FORBIDDEN = '<>:"|?*\\'


def check_file(file: File) -> Iterator[Finding]:
    if file.kind != "attachment":
        return
    name = file.path.rpartition("/")[2]
    fault = _fault(name)
    if fault:
        yield Finding(Place(file.path), *fault)


def _fault(name: str) -> tuple[Bilingual, Bilingual | None] | None:
    """What is wrong with a name, and a better one."""
    if name.casefold() in OWN_PAGES:
        return OWN_PAGE.format(name=name), None
    if name.split(".")[0].strip().casefold() in DEVICES:
        return RESERVED.format(name=name), HINT.format(name=f"file-{name}")
    if sign := next((each for each in name if each in FORBIDDEN), None):
        return SIGN.format(name=name, sign=sign), HINT.format(name="-".join(filter(None, _split(name))))
    if name != name.strip(" ") or name.endswith("."):
        return END.format(name=name), HINT.format(name=name.strip(" ").rstrip(". "))
    if not unicodedata.is_normalized("NFC", name):
        return NOT_NFC.format(name=name), None
    return None


def _split(name: str) -> list[str]:
    for sign in FORBIDDEN:
        name = name.replace(sign, "\n")
    return [part.strip(" ") for part in name.split("\n")]


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for files in register.attachments.values():
        if len(files) > 1:
            first: dict[str, str] = {}
            for name, file in files.items():
                other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
                if other is not name:
                    related = ((Place(files[other].path), OTHER),)
                    yield Finding(Place(file.path), SAME.format(name=name, other=other), None, related)
