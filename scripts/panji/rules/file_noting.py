"""No noting of a file is in a public record."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import anywhere, of_text

FAMILY = "privacy"
TITLE = Bilingual(hi="पाठ में पत्रावली की टिप्पणी है", en="A file noting in the text")
WHY = Bilingual(
    hi="आदेश जारी होता है, टिप्पणी नहीं। टिप्पणी में वह विचार-विमर्श रहता है जिस पर अभी निर्णय नहीं हुआ; वह प्रायः प्रारूप के साथ भूल से "
    "चिपक जाती है।",
    en="Orders are issued, notings are not: they hold what had not been decided. They mostly come along by mistake when a "
    "draft is copied.",
)
FIX = Bilingual(
    hi="टिप्पणी के वाक्य हटाएँ और हस्ताक्षरित प्रति से मिलान करें कि शेष पाठ वही है जो जारी हुआ।",
    en="Delete the sentences of the noting, and compare what is left with the paper as issued.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="आदेश दिया जाता है कि खाते बनाए जाएँ।\n\nपत्रावली अनुमोदनार्थ प्रस्तुत है।",
        en="It is ordered that accounts be opened.\n\nPut up for orders please.",
    ),
    right=Bilingual(hi="आदेश दिया जाता है कि खाते बनाए जाएँ।", en="It is ordered that accounts be opened."),
)
SEVERITY = Severity.WARNING

MESSAGE = Bilingual(hi="`{words}` पत्रावली की टिप्पणी का वाक्य है", en="`{words}` is a phrase of a file noting")

# What is put up is a noting; what shall be put up is an order. So the sentence has to end there, in the present.
END = r"(?=\s*(?:है|हैं|करता हूँ|करती हूँ)?\s*(?:[।.|]|$|\n))"
WHAT = "(?:अनुमोदन|आदेश|अवलोकन|हस्ताक्षर|निर्णय)(?:ार्थ|\\s*हेतु)"
HINDI = compile(
    rf"{WHAT}(?:\s*(?:एवं|व|तथा)\s*{WHAT})?\s*(?:सादर\s+)?प्रस्तुत{END}"
    r"|कृपया\s+(?:अवलोकन\s+कर\s+)?(?:अनुमोदन|आदेश)\s+प्रदान\s+(?:करें|करना\s+चाहें)"
)
FOR = r"for (?:kind )?(?:approval|orders?|perusal|signature|consideration)(?: and (?:approval|orders?|signature))?"
ENGLISH = compile(
    r"\b(?:DS|JS|AS|US|Secretary|CS|CM|HCM|Minister|competent authority|he|she)\s+may\s+"
    r"(?:kindly\s+(?:approve|see|peruse|sign)|like\s+to\s+(?:see|approve|peruse))\b"
    r"|\bmay kindly (?:see|peruse)\b"
    rf"|\b(?:put up|submitted|resubmitted) {FOR},? please\b"
    rf"|(?:(?<=[.\n] )|(?<=\n)|\A|(?:\b(?:case|file|matter|draft(?: \w+)?|papers) (?:is |are )?))(?:re-?)?put up {FOR}(?=\s*(?:[.]|$|\n))",
    IGNORECASE,
)


NEEDLES = {"hi": ("प्रस्तुत", "प्रदान कर"), "en": ("may kindly", "may like to", "ut up for", "ubmitted for")}


def check_file(file: File) -> Iterator[Finding]:
    pattern, needles = (HINDI, NEEDLES["hi"]) if file.language == "hi" else (ENGLISH, NEEDLES["en"])
    if anywhere(file, *needles):
        for passage in of_text(file):
            for match in pattern.finditer(passage.words):
                yield Finding(passage.place(*match.span()), MESSAGE.format(words=match[0].strip()))
