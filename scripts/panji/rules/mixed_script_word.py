"""No Devanagari word runs on in Latin letters."""

from collections.abc import Iterator
from re import compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import passages

FAMILY = "language"
TITLE = Bilingual(hi="देवनागरी शब्द से जुड़ा रोमन अक्षर", en="A Latin letter stuck to a Devanagari word")
WHY = Bilingual(
    hi="कुंजीपटल बदलना भूल जाने से शब्द के अंत में रोमन अक्षर रह जाता है, या दो शब्दों के बीच रिक्त स्थान छूट जाता है। ऐसा "
    "शब्द खोज में नहीं मिलता।",
    en="When one forgets to switch the keyboard, a Latin letter is left at a word's end, or the space between two words "
    "is missing. No search finds such a word.",
)
FIX = Bilingual(
    hi="अनावश्यक अक्षर हटाएँ, या दोनों शब्दों के बीच रिक्त स्थान या योजक चिह्न दें: `ई-mail`।",
    en="Delete the stray letter, or put a space or a hyphen between the two words.",
)
EXAMPLE = Example(wrong="title: जिला स्तरीय समितिk की बैठक", right="title: जिला स्तरीय समिति की बैठक")
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="`{word}` में देवनागरी के ठीक बाद रोमन `{latin}` है", en="`{word}` has Latin `{latin}` right behind Devanagari"
)

WORD = compile(r"[\u0900-\u0963\u0971-\u097f]+([A-Za-z]+)[\u0900-\u0963\u0971-\u097f]*")


def check_file(file: File) -> Iterator[Finding]:
    for passage in passages(file, signs.TOUCHING):
        for match in WORD.finditer(signs.prose(passage.words)):
            yield Finding(passage.place(*match.span()), MESSAGE.format(word=match[0], latin=match[1]))
