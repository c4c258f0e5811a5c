"""A Hindi sentence ends with a danda, not with a pipe."""

from collections.abc import Iterator
from re import MULTILINE, compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import passages

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

PIPE = compile(
    r"([\u0900-\u0963]+)[ \t]?(\|{1,2})(?=[\s*_”’\"')]*$)|([\u0900-\u0963]+)(\|)(?=[ \t]+[*_“\"']*[\u0900-\u0963])",
    MULTILINE,
)
RULE_OF_A_TABLE = compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\||$)", MULTILINE)


def check_file(file: File) -> Iterator[Finding]:
    for passage in passages(file, signs.DEVANAGARI):
        if "|" not in passage.words:
            continue
        tables = RULE_OF_A_TABLE.search(passage.words)
        for match in PIPE.finditer(passage.words):
            line = passage.words[slice(*passage.line(match.start()))]
            if tables and (line.lstrip().startswith("|") or line.replace("||", "|").count("|") > 1):
                continue
            which = 2 if match[2] else 4
            yield Finding(passage.place(*match.span(which)), MESSAGE.format(words=match[which - 1]), HINT)
