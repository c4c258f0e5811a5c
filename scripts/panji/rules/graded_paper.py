"""No paper with a security grading is in a public register."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding
from panji.file import File
from panji.passages import of_text

FAMILY = "privacy"
TITLE = Bilingual(hi="पत्र पर गोपनीयता का अंकन है", en="A paper with a security grading")
WHY = Bilingual(
    hi="जिस पत्र पर गोपनीय, गुप्त या उससे ऊपर की श्रेणी अंकित है, वह सार्वजनिक पंजी में नहीं रखा जा सकता। git के इतिहास से उसे बाद में "
    "हटाना भी कठिन है।",
    en="A paper marked confidential, secret or above cannot be kept in a public register. Nor is it easily taken out of "
    "the history of git later.",
)
FIX = Bilingual(
    hi="अभिलेख को पंजी में न जोड़ें। यदि अंकन हटाया जा चुका है तो अंकन की पंक्ति हटाएँ और अवर्गीकरण के आदेश का संदर्भ लिखें।",
    en="Keep the record out of the register. If the grading was lifted, delete the line and cite the order that did it.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="**गोपनीय**\n\nविषय: तैयारियों की समीक्षा", en="**CONFIDENTIAL**\n\nSubject: review of preparations"
    ),
    right=Bilingual(hi="विषय: तैयारियों की समीक्षा", en="Subject: review of preparations"),
)

MESSAGE = Bilingual(hi="पत्र पर `{grade}` अंकित है", en="the paper is marked `{grade}`")

# The grades of the Central Secretariat Manual of Office Procedure, and what is written for them in Hindi.
GRADE = (
    r"(?:top\s+secret|most\s+secret|secret|confidential|restricted|for\s+official\s+use\s+only"
    r"|(?:अति|परम|अत्यन्त|अत्यंत|सर्वथा)[ -]?(?:गोपनीय|गुप्त)|गोपनीय|गुप्त|प्रतिबंधित|प्रतिबन्धित|सीमित वितरण"
    r"|केवल (?:कार्यालय|कार्यालयीन|शासकीय) (?:उपयोग|प्रयोग) (?:हेतु|के लिए))"
)
# Alone on its line, whatever marks stand around it; or as the grade that a line names.
LINE = compile(rf"[\s\W\d_]*({GRADE})(?:\s*/\s*{GRADE})?[\s\W\d_]*", IGNORECASE)
NAMED = compile(
    rf"[\s\W]*(?:(?:security|secrecy)\s+(?:grading|grade|classification)|(?:सुरक्षा|गोपनीयता)\s*(?:श्रेणी|वर्गीकरण|ग्रेड))[\s\W]*({GRADE})[\s\W]*",
    IGNORECASE,
)  # fmt: skip
IN_TITLE = compile(rf"[\s\W]*({GRADE})\s*(?:[:)\]]|[-–—]\s).*|.*[(\[]\s*({GRADE})\s*[)\]]\s*", IGNORECASE)
HINDI_STEMS = ("गोपनीय", "गुप्त", "प्रतिबंधित", "प्रतिबन्धित", "सीमित वितरण", "केवल का", "केवल शा")
ENGLISH_STEMS = (b"secret", b"confidential", b"restricted")
SECRETARY = b"secretar"
"""Nearly every paper has one."""
HEAD, FOOT = 400, 200
"""Characters in which a grading is looked for at all."""
FIRST, LAST = 5, 3
"""Lines with words on them, at the head and at the foot of a paper, where a grading stands."""


def check_file(file: File) -> Iterator[Finding]:
    if not file.text:
        return
    ends = f"{file.text.title} {file.text.body[:HEAD]} {file.text.body[-FOOT:]}"
    hindi = file.signs & signs.DEVANAGARI and any(stem in ends for stem in HINDI_STEMS)
    if not hindi and not (file.signs & signs.LATIN and _may_have_english_grade(ends)):
        return
    for passage in of_text(file):
        if passage.route == ("title",):
            if match := IN_TITLE.fullmatch(passage.words):
                which = 1 if match[1] else 2
                yield Finding(passage.place(*match.span(which)), MESSAGE.format(grade=match[which]))
        elif not passage.route:
            for start, end in _head_and_foot(passage.words):
                line = passage.words[start:end]
                if match := LINE.fullmatch(line) or NAMED.fullmatch(line):
                    place = passage.place(start + match.start(1), start + match.end(1))
                    yield Finding(place, MESSAGE.format(grade=match[1]))


def _may_have_english_grade(words: str) -> bool:
    latin = words.encode("ascii", "ignore").lower().replace(SECRETARY, b"")
    return any(stem in latin for stem in ENGLISH_STEMS) or (b"official" in latin and b"only" in latin)


def _head_and_foot(body: str) -> list[tuple[int, int]]:
    """Where the first and the last lines with words on them begin and end."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(body) and len(found) < FIRST:
        end = body.find("\n", start) if "\n" in body[start : start + 1000] else len(body)
        if body[start:end].strip():
            found.append((start, end))
        start = end + 1
    end, last = len(body), []
    while end > start and len(last) < LAST:
        begin = body.rfind("\n", 0, end) + 1
        if body[begin:end].strip():
            last.append((begin, end))
        end = begin - 1
    return [(start, end) for start, end in found + last[::-1] if end - start < 100]
