"""No sanction has the name of anybody who gets money."""

from collections.abc import Iterator
from re import IGNORECASE, compile

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Passage, strings
from panji.record_types.sanction import Sanction
from panji.register import Register

FAMILY = "privacy"
TITLE = Bilingual(hi="स्वीकृति में किसी व्यक्ति का नाम है", en="A person is named in a sanction")
WHY = Bilingual(
    hi="सहायता पाने वाले का नाम, उसके पिता या पति का नाम और उसका रोग सदा के लिए सार्वजनिक हो जाते हैं। स्वीकृति की जाँच के लिए संख्या, "
    "प्रयोजन और स्थान पर्याप्त हैं।",
    en="Whoever is helped would be known for ever, with the family and the illness. To see how money was granted, the "
    "number, the purpose and the place are enough.",
)
FIX = Bilingual(
    hi="नाम हटाएँ; `beneficiaries` में संख्या लिखें। नाम पत्रावली में रहता है, जिसका क्रमांक यहाँ लिखा जा सकता है।",
    en="Delete the name, and write the number in `beneficiaries`. The name belongs in the file, whose number may stand here.",
)
EXAMPLE = Example(
    wrong=Bilingual(hi="note: श्री कखग पुत्र श्री चछज, हृदय रोग उपचार", en="note: treatment of Shri Xyz, S/o Shri Abc"),
    right=Bilingual(hi="note: हृदय रोग उपचार", en="note: treatment of a heart disease"),
)
SECRET = True
EXEMPTIBLE = False

MESSAGE = Bilingual(
    hi="`{sign}` के साथ किसी व्यक्ति का नाम प्रतीत होता है", en="`{sign}` appears to stand with a person's name"
)
COLUMN = Bilingual(hi="तालिका में `{sign}` का स्तम्भ है", en="a table has a column for the `{sign}`")

RELATIVE = compile(
    r"(?<!\w)(?:पुत्र|पुत्री|पत्नी|धर्मपत्नी|विधवा|पिता|माता|पति|आत्मज|आत्मजा)\s+(?:स्व(?:\.|०|र्गीय)\s*)?(?:श्री|श्रीमती|सुश्री)\s+(?=\w)"
    r"|(?<!\w)[SDW]/[Oo]\.?\s+(?=(?:Late\s+)?(?:Sh\.?|Shri|Smt\.?|Mr\.?|Mrs\.?|[A-Z]))"
    r"|\b(?:son|daughter|wife|widow|husband|father|mother)\s+of\s+(?:late\s+)?(?:Shri|Smt|Sh\b|Mr|Mrs)\b",
)
"""Whose son, daughter, wife … somebody is: nobody writes it of an office or a place."""
TITLED = compile(r"(?<!\w)(?:श्री|श्रीमती|सुश्री)\s+(?=[^\W\d])|(?<!\w)(?:Shri|Smt|Sushri|Kumari|Mrs?|Ms)\b\.?\s+(?=[A-Z])")
PUBLIC = compile(
    r"मंत्री|राज्यपाल|सचिव|आयुक्त|कलक्टर|अध्यक्ष|निदेशक|अधिकारी|न्यायाधीश|Minister|Governor|Secretary|Commissioner|Collector|"
    r"Chair|Director|Officer|Judge|Justice",
)
"""Who is named because of a post."""
INSTITUTION = compile(
    r"चिकित्सालय|अस्पताल|विद्यालय|महाविद्यालय|विश्वविद्यालय|संस्थान|मंदिर|मन्दिर|न्यास|ट्रस्ट|धर्मशाला|गोशाला|गौशाला|स्टेडियम|सदन|भवन|छात्रावास|मार्ग|"
    r"नगर\b|समिति|महावीरजी|डूंगरगढ़|गंगानगर|माधोपुर|विजयनगर|करणपुर|Hospital|School|College|University|Institut|Temple|Trust|Mandir|"
    r"Mahaveerji|Hostel|Stadium|Bhawan|Bhavan|Sadan|Dharamshala|Gaushala|Goshala|Samiti",
    IGNORECASE,
)
"""What is named after somebody."""
NAMES = compile(
    r"लाभान्वित(?:ों)?\s*(?:का|के)\s*नाम|लाभार्थी(?:यों)?\s*(?:का|के)\s*नाम|आवेदक\s*का\s*नाम|पिता(?:/पति)?\s*का\s*नाम|पति\s*का\s*नाम|"
    r"names?\s+of\s+(?:the\s+)?(?:beneficiar|applicant|patient)\w*|(?:beneficiary|applicant|patient|father|husband)['’]?s?\s+name",
    IGNORECASE,
)
NAME = compile(r"\s*[^\s,;।|()]+(?:[ \t]+[^\s,;।|()]+){0,5}")
"""What is not repeated: the words after such a sign, of which it is not known how many are the name."""
NEAR = 60
SIGNS = ("श्री", "Shri", "Smt", "Sushri", "Kumari", "Mr", "Ms", "/o", "/O", " of ")


def check_alone(record: Sanction, register: Register) -> Iterator[Finding]:
    for passage in _passages(record):
        words = passage.words
        found: list[tuple[int, int]] = []
        if any(sign in words for sign in SIGNS):
            found = [match.span() for match in RELATIVE.finditer(words)]
            for match in TITLED.finditer(words):
                if not _of_public_life(words, *match.span()):
                    found.append(match.span())
        last = -1
        for start, end in sorted(found):
            if start >= last:  # one finding for `X, son of Y`
                name = NAME.match(words, end)
                last = name.end() if name else end
                yield Finding(passage.place(start, last), MESSAGE.format(sign=words[start:end].strip()))
        if not passage.route and "|" in words:
            for match in NAMES.finditer(words):
                begin, _ = passage.line(match.start())
                if words[begin:].lstrip().startswith("|"):
                    yield Finding(passage.place(*match.span()), COLUMN.format(sign=match[0]))


def _passages(record: Sanction) -> Iterator[Passage]:
    for text in record.texts.values():
        yield Passage(text.title, text.path, ("title",), text.body_line)
        yield Passage(text.summary, text.path, ("summary",), text.body_line)
        for id, words in text.points.items():
            yield Passage(words, text.path, _point(record, id, text is record.first), text.body_line)
        yield Passage(text.body, text.path, (), text.body_line)
    first = record.first
    for index, line in enumerate(record.lines):
        for route, words in strings(("lines", index, "note"), line.note):
            yield Passage(words, first.path, route, first.body_line)


def _point(record: Sanction, id: str, first: bool) -> tuple[str | int, ...]:
    position = next((index for index, point in enumerate(record.points) if point.id == id), 0)
    return ("points", position, "text") if first else ("points", id)


def _of_public_life(words: str, start: int, end: int) -> bool:
    """Whether the name stands beside a post, or is that of an institution or a place."""
    before = words[max(0, start - NEAR) : start].replace("।", "\n").rpartition("\n")[2]
    after = words[end : end + NEAR].replace("।", "\n").partition("\n")[0]
    return bool(PUBLIC.search(before) or PUBLIC.search(after) or INSTITUTION.search(after))
