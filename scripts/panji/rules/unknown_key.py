"""Every key of a front matter is one that the record type has."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from panji.diagnostic import Bilingual, Example, Finding
from panji.file import File
from panji.record import Record

FAMILY = "fields"
TITLE = Bilingual(hi="अमान्य कुंजी", en="A key is not known")
WHY = Bilingual(
    hi="कुंजी की वर्तनी में भूल हो तो उसका मान किसी के काम नहीं आता: `expries` लिखने से आदेश कभी समाप्त नहीं होगा।",
    en="The value of a misspelt key is lost: with `expries` an order would never expire.",
)
FIX = Bilingual(
    hi="कुंजी की वर्तनी सुधारें। दूसरी भाषा के पाठ में केवल `translation`, `title`, `summary` और `points` लिखे जाते हैं।",
    en="Correct the spelling of the key. A second text has only `translation`, `title`, `summary` and `points`.",
)
EXAMPLE = Example(
    wrong="expries: 2027-11-30",
    right="expires: 2027-11-30",
)
EXEMPTIBLE = False

MESSAGE = Bilingual(hi="`{key}` नाम की कोई कुंजी यहाँ नहीं होती", en="there is no key `{key}` here")
NEAREST = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")
KNOWN = Bilingual(hi="यहाँ ये कुंजियाँ होती हैं: {known}", en="the keys here are: {known}")
FIRST_TEXT = Bilingual(
    hi="यह केवल मूल पाठ में लिखी जाती है; दूसरी भाषा के पाठ से हटा दें",
    en="only the first text has it; delete it from this second text",
)
COMMA = Bilingual(
    hi='`{…}` में अल्पविराम के बाद अगली कुंजी मानी जाती है; पूरा मान उद्धरण-चिह्नों में लिखें, जैसे `text: "1,200 बिस्तर"`',
    en='a comma within `{…}` begins the next key; put the whole value in quotes, such as `text: "1,200 beds"`',
)


def check_file(file: File) -> Iterator[Finding]:
    without_value = {fault.route for fault in file.faults if fault.kind == "empty-value"}
    for fault in file.faults:
        if fault.kind == "unknown-key":
            values = dict(fault.values)
            key, known = values["key"], values["known"].split(", ")
            nearest = process.extractOne(key.lower(), known, scorer=fuzz.ratio, score_cutoff=70)
            if "translation" in known and key in Record.model_fields:
                hint = FIRST_TEXT
            elif fault.route in without_value and (" " in key.strip() or key[:1].isdecimal()):
                hint = COMMA
            elif nearest:
                hint = NEAREST.format(nearest=nearest[0])
            else:
                hint = KNOWN.format(known=", ".join(f"`{name}`" for name in known))
            yield Finding(file.at(fault), MESSAGE.format(key=key), hint)
