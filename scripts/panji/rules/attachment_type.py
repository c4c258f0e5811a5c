"""An attachment is of a type that the register takes, and is what its name says."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="संलग्नक का प्रकार मान्य नहीं है", en="An attachment is of the wrong type")
WHY = Bilingual(
    hi="संलग्नक नागरिक के मोबाइल पर बिना किसी विशेष प्रोग्राम के खुलना चाहिए और उसमें कोई प्रोग्राम छिपा नहीं होना चाहिए। जिस फ़ाइल का नाम कुछ "
    "और कहे और सामग्री कुछ और हो, वह खुलेगी ही नहीं।",
    en="An attachment has to open on a citizen's phone without special programs, and none may hide a program. A file whose "
    "name says one thing and whose content is another does not open at all.",
)
FIX = Bilingual(
    hi="फ़ाइल को मान्य प्रकार में, अच्छा हो PDF या CSV में, सहेजकर फिर रखें। केवल नाम बदलना पर्याप्त नहीं है, जब तक सामग्री भी वही न हो। मान्य "
    "प्रकार `records/register.yml` के `attachments` में बदले जा सकते हैं।",
    en="Save the file as one of the accepted types, best as PDF or CSV, and add that. A new name alone does not help, unless "
    "the content is what it says. Which types are accepted can be changed under `attachments` in `records/register.yml`.",
)
EXAMPLE = Example(
    wrong="attachments:\n  - {file: pragati.exe, sha256: …}", right="attachments:\n  - {file: pragati.csv, sha256: …}"
)
LEGACY = Severity.WARNING

MISMATCH = Bilingual(
    hi="`{name}` के नाम के अनुसार यह {expected} होनी चाहिए, पर सामग्री {found} की है",
    en="`{name}` should be {expected} by its name, but its content is {found}",
)
RENAME = Bilingual(hi="सामग्री सही हो तो फ़ाइल का नाम `{name}` रखें", en="if the content is right, name the file `{name}`")
SAVE = Bilingual(
    hi="फ़ाइल को संबंधित प्रोग्राम में खोलकर `.{ending}` के रूप में सहेजें", en="open it in its program and save it as `.{ending}`"
)
AS_UTF_8 = Bilingual(hi="फ़ाइल को UTF-8 में सहेजें", en="save it as UTF-8")
NOT_ACCEPTED = Bilingual(
    hi="`.{ending}` प्रकार के संलग्नक मान्य नहीं हैं", en="attachments of the type `.{ending}` are not accepted"
)
NO_ENDING = Bilingual(
    hi="`{name}` के नाम से उसका प्रकार पता नहीं चलता", en="the name `{name}` does not say of which type it is"
)
ONE_OF = Bilingual(hi="इनमें से एक प्रकार में रखें: {types}", en="use one of {types}")
EMPTY = Bilingual(hi="`{name}` खाली फ़ाइल है", en="`{name}` is an empty file")
PUT_THERE = Bilingual(hi="पूरी फ़ाइल फिर से रखें", en="put the whole file there")

CONTENT = {
    "jpg": "jpeg",
    "csv": "text",
    "txt": "text",
    "tsv": "text",
    "json": "text",
    "doc": "ole",
    "xls": "ole",
    "ppt": "ole",
}
"""By ending, the content that it stands for, where that is not named as the ending is."""
UNKNOWN = Bilingual(hi="किसी अज्ञात प्रकार", en="of no known type")
NAMES = {
    "text": Bilingual(hi="UTF-8 पाठ", en="a text in UTF-8"),
    "ole": Bilingual(hi="पुराने Office", en="of an old Office format"),
    "exe": Bilingual(hi="प्रोग्राम", en="a program"),
    "html": Bilingual(hi="HTML या SVG पृष्ठ", en="an HTML or SVG page"),
    "binary": UNKNOWN,
}


def check_file(file: File) -> Iterator[Finding]:
    if file.kind != "attachment" or not file.sound or file.media == "lfs-pointer":
        return
    name, _, ending = _parts(file)
    expected = CONTENT.get(ending, ending)
    if file.media == "empty":
        yield Finding(Place(file.path), EMPTY.format(name=name), PUT_THERE)
    elif ending in KNOWN and file.media != expected:
        message = MISMATCH.format(name=name, expected=_said(expected), found=_said(file.media))
        yield Finding(Place(file.path), message, _hint(file))


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    types = register.settings.attachments.types
    for files in register.attachments.values():
        for file in files.values():
            name, dot, ending = _parts(file)
            if ending not in types and file.sound:
                message = NOT_ACCEPTED.format(ending=ending) if dot else NO_ENDING.format(name=name)
                hint = ONE_OF.format(types=", ".join(f"`.{each}`" for each in types))
                yield Finding(Place(file.path), message, hint)


KNOWN = frozenset(("pdf", "png", "jpg", "jpeg", "webp", "gif", "docx", "xlsx", "pptx", "odt", "ods", "odp", *CONTENT))
"""Endings whose content can be told."""


def _parts(file: File) -> tuple[str, str, str]:
    """The file's name, the full stop in it, and what stands behind that."""
    name = file.path.rpartition("/")[2]
    _, dot, ending = name.rpartition(".")
    return name, dot, ending.lower() if dot else ""


def _said(content: str) -> Bilingual:
    return NAMES.get(content) or Bilingual(hi=f"`{content.upper()}`", en=f"`{content.upper()}`")


def _hint(file: File) -> Bilingual | None:
    name, _, ending = _parts(file)
    content = file.media
    if content == "binary" and CONTENT.get(ending) == "text":
        return AS_UTF_8
    if content in KNOWN and content not in NAMES:
        return RENAME.format(name=f"{name[: len(name) - len(ending)]}{content}")
    return SAVE.format(ending=ending)
