"""A file lies where its kind belongs: `<issuer>/<type>/<year>/<serial>.<language>.md`."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.file import LANGUAGES, File, spot
from panji.record import Record
from panji.record_types import record_types
from panji.register import Register

FAMILY = "identity"
TITLE = Bilingual(hi="फ़ाइल सही स्थान पर नहीं है", en="A file is in the wrong place")
WHY = Bilingual(
    hi="जारीकर्ता, प्रकार, वर्ष, क्रम और भाषा फ़ाइल के स्थान से ही पढ़े जाते हैं और उसी से अभिलेख का स्थायी पता "
    "बनता है। गलत स्थान पर रखी फ़ाइल पंजी में नहीं आती।",
    en="Issuer, type, year, serial and language are read from the place of the file, and the record's lasting "
    "address is made "
    "from them. A file in the wrong place is not in the register.",
)
FIX = Bilingual(
    hi="फ़ाइल को `records/<जारीकर्ता>/<प्रकार>/<वर्ष>/<क्रम>.<भाषा>.md` पर ले जाएँ, जैसे "
    "`records/cmo/circular/2026/0014.hi.md`। "
    "संलग्नक `records/cmo/circular/2026/0014/` में रखें।",
    en="Move the file to `records/<issuer>/<type>/<year>/<serial>.<language>.md`, such as "
    "`records/cmo/circular/2026/0014.hi.md`. "
    "Attachments go into `records/cmo/circular/2026/0014/`.",
)
EXAMPLE = Example(
    wrong="records/cmo/circulars/2026/12.md",
    right="records/cmo/circular/2026/0012.hi.md",
)
EXEMPTIBLE = False

MESSAGES = {
    "vocabulary": Bilingual(
        hi="शब्द-सूची `{name}` नाम से नहीं रखी जाती", en="`{name}` is not the name of a vocabulary file"
    ),
    "issuer": Bilingual(
        hi="जारीकर्ता का फ़ोल्डर `{issuer}` केवल a-z, 0-9 और `-` से बनना चाहिए",
        en="the issuer's folder `{issuer}` may only have a-z, 0-9 and `-` in it",
    ),
    "serial": Bilingual(
        hi="`{name}` से क्रम नहीं मिलता: वह चार अंकों का हो, जैसे `0014`",
        en="`{name}` gives no serial: it has four digits, such as `0014`",
    ),
    "name": Bilingual(
        hi="फ़ाइल का नाम `{name}` है; वह `0014.hi.md` जैसा होना चाहिए",
        en="the file is called `{name}`, not something like `0014.hi.md`",
    ),
    "language": Bilingual(
        hi="फ़ाइल के नाम `{name}` में भाषा {languages} में से नहीं है",
        en="the language in the file's name `{name}` is not one of {languages}",
    ),
    "folder": Bilingual(hi="इस फ़ोल्डर में अभिलेख नहीं रखे जाते", en="this folder is not one for records"),
}
HINTS = {
    "vocabulary": Bilingual(
        hi="सूचियाँ `records/vocabulary/offices.yml` जैसी होती हैं",
        en="lists are called something like `records/vocabulary/offices.yml`",
    ),
    "serial": Bilingual(hi="क्या आशय `{serial}` से है?", en="did you mean `{serial}`?"),
    "folder": Bilingual(
        hi="स्थान यह हो: `records/<जारीकर्ता>/<प्रकार>/<वर्ष>/`; प्रकार ये हैं: {types}",
        en="the place is `records/<issuer>/<type>/<year>/`, and the types are {types}",
    ),
}
YEAR = Bilingual(
    hi="अभिलेख `{issued}` को जारी हुआ, पर फ़ाइल वर्ष `{year}` के फ़ोल्डर में है",
    en="the record was issued on `{issued}`, but the file lies under the year `{year}`",
)
MOVE = Bilingual(hi="फ़ाइल को `{folder}` में ले जाएँ", en="move the file to `{folder}`")


def check_file(file: File) -> Iterator[Finding]:
    for fault in file.faults:
        if fault.kind == "misplaced-file":
            parts = file.path.split("/")
            name = parts[-1] if fault.what != "serial" or parts[-3] in record_types() else parts[-2]
            number = "".join(filter(str.isdecimal, name.split(".")[0]))
            values = {
                "name": name,
                "issuer": "/".join(parts[1:-3]),
                "languages": ", ".join(f"`{language}`" for language in LANGUAGES),
                "types": ", ".join(f"`{name}`" for name in record_types()),
                "serial": f"{int(number):04}" if 0 < len(number) < 7 else "",
            }
            hint = HINTS.get(fault.what)
            if fault.what == "serial" and values["serial"] in ("", "0000"):
                hint = None
            yield Finding(file.at(fault), MESSAGES[fault.what].format(**values), hint and hint.format(**values))


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if record.issued and record.issued.year != record.id.year:
        folder = f"records/{record.issuer}/{record.type}/{record.issued.year}/"
        message = YEAR.format(issued=record.issued, year=record.id.year)
        yield Finding(record.at("issued"), message, MOVE.format(folder=folder))


def move(path: str) -> str | None:
    """The place that was meant, where only the serial's zeros are missing or letters are in the wrong case."""
    *folders, name = path.split("/")
    stem, *rest = name.split(".")
    for candidate in (
        [*folders, ".".join([_serial(stem), *rest]).lower()],
        [*folders[:-1], _serial(folders[-1]), name],  # an attachment, in the folder of its record
    ):
        found = spot("/".join(candidate))
        if found.id and not found.wrong and candidate != path.split("/"):
            return "/".join(candidate)
    return None


def _serial(written: str) -> str:
    return f"{int(written):04}" if written.isdecimal() and len(written) < 7 else written
