"""A danda stands right behind its sentence."""

from collections.abc import Iterator
from re import compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import anywhere, of_text

FAMILY = "language"
TITLE = Bilingual(hi="पूर्ण विराम से पहले रिक्त स्थान", en="A space before a danda")
WHY = Bilingual(
    hi="रिक्त स्थान होने पर पूर्ण विराम अकेला अगली पंक्ति के आरंभ में जा सकता है।",
    en="With a space before it, the danda may stand alone at the beginning of the next line.",
)
FIX = Bilingual(
    hi="पूर्ण विराम शब्द से सटाकर लिखें और रिक्त स्थान उसके बाद दें।",
    en="Write the danda right behind the word, and the space behind the danda.",
)
EXAMPLE = Example(wrong="आदेश जारी किया जाता है ।", right="आदेश जारी किया जाता है।")
SEVERITY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="पूर्ण विराम से पहले रिक्त स्थान है; इस अंश में ऐसे स्थान: {count}",
    en="there is a space before the danda; places like this in the passage: {count}",
)

SPACE = compile("(?<=[^\\s|])[ \t\xa0]+(?=[।॥])")


def check_file(file: File) -> Iterator[Finding]:
    if not (file.signs & signs.DEVANAGARI and anywhere(file, " ।")):
        return
    for passage in of_text(file):
        if " ।" in passage.words:
            places = [match.span() for match in SPACE.finditer(passage.words)]
            if places:
                yield Finding(passage.place(*places[0]), MESSAGE.format(count=len(places)))
