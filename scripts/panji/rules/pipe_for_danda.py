"""A Hindi sentence ends with a danda, not with a pipe."""

from collections.abc import Iterator
from re import MULTILINE, compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import anywhere, of_text

FAMILY = "language"
TITLE = Bilingual(hi="पूर्ण विराम के स्थान पर खड़ी रेखा", en="A pipe in place of a danda")
WHY = Bilingual(
    hi="खड़ी रेखा `|` पूर्ण विराम `।` जैसी दिखती है, पर Markdown में वह तालिका का चिह्न है, और वाक्य का अंत न खोज पहचानती है, "
    "न वाचक यंत्र।",
    en="A pipe looks like a danda, but in Markdown it draws tables, and neither a search nor a screen reader knows "
    "that the sentence has ended.",
)
FIX = Bilingual(hi="`|` के स्थान पर पूर्ण विराम `।` (U+0964) लिखें।", en="Write the danda (U+0964) in place of the pipe.")
EXAMPLE = Example(wrong="यह आदेश तुरन्त प्रभाव से लागू होगा |", right="यह आदेश तुरन्त प्रभाव से लागू होगा।")
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(hi="`{words}` के बाद `|` है, पूर्ण विराम नहीं", en="there is a `|` behind `{words}`, not a danda")
HINT = Bilingual(hi="`।` लिखें", en="write `\N{DEVANAGARI DANDA}`")

PIPE = compile(r"\|{1,2}(?=[\s*_”’\"')]*$|[ \t]+[*_“\"']*[\u0900-\u0963])", MULTILINE)
AROUND = " \t*_”’\"')"
WORD = compile(r"[\u0900-\u0963]+[ \t]?\Z")
RULES_OF_TABLES = ("-|", "|-", "- |", "| -", "|:", ":|")
"""What is in the second line of a table."""


def check_file(file: File) -> Iterator[Finding]:
    if not (file.signs & signs.DEVANAGARI and anywhere(file, "|")):
        return
    for passage in of_text(file):
        words = passage.words
        if "|" not in words:
            continue
        tables = any(rule in words for rule in RULES_OF_TABLES)
        if tables and all(line.startswith("|") for line in words.split("\n") if "|" in line):
            continue
        for match in PIPE.finditer(words):
            begin, end = passage.line(match.start())
            if tables and words.startswith("|", begin):
                continue
            last = not words[match.end() : end].strip(AROUND)
            before = WORD.search(words, max(begin, match.start() - 40), match.start())
            if not before or not (last or words[match.start() - 1].strip()):  # within a line a cell may end so
                continue
            if not tables or words[begin:end].replace("||", "|").count("|") < 2:
                yield Finding(passage.place(*match.span()), MESSAGE.format(words=before[0].strip()), HINT)
