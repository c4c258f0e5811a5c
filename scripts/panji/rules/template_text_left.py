"""Nothing of a template is left in an issued text.

Only what cannot be meant is found: `[…]` and `xxx` also stand for words left out of a quotation, and blanks (`____`)
belong to forms.
"""

import re
from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.passages import Passage

FAMILY = "body"
TITLE = Bilingual(hi="प्रारूप का अंश भरा नहीं गया", en="A part of the template was not filled in")
WHY = Bilingual(
    hi="पंजी में वही पाठ आता है जो जारी हुआ। `XX`, `[दिनांक]` या `TODO` शेष रह जाए तो आदेश अधूरा प्रकाशित होगा।",
    en="The register holds the text as it was issued. Where `XX`, `[date]` or `TODO` is left, the order would be published "
    "unfinished.",
)
FIX = Bilingual(
    hi="हस्ताक्षरित प्रति देखकर सही शब्द लिखें, या अनावश्यक पंक्ति हटा दें।",
    en="Write what stands in the signed paper, or delete the line if it is not needed.",
)
EXAMPLE = Example(
    wrong=Bilingual("बैठक दिनांक XX.XX.2026 को होगी।", "The meeting shall be held on XX.XX.2026."),
    right=Bilingual("बैठक दिनांक 14.12.2026 को होगी।", "The meeting shall be held on 14.12.2026."),
)
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(hi="`{found}` प्रारूप का शेष अंश है", en="`{found}` is left over from a template")
UNFINISHED = Bilingual(hi="यह अनुच्छेद `…` पर रुक जाता है", en="this paragraph breaks off at `…`")

NAMED = r"नाम|दिनांक|क्रमांक|विषय|पदनाम|स्थान|date|number|name|subject|designation|place"
TOLD = r"(?:यहाँ|यहां|insert|enter|type|write) [^\]\n]{1,60}"
PATTERNS = (
    # one of these signs has to be in the text, for it to be searched for that
    (("TODO", "FIXME", "TBD"), re.compile(r"\b(?:TODO|FIXME|TBD)\b")),
    (("psum",), re.compile(r"[Ll]orem ipsum")),
    (("[",), re.compile(rf"\[(?i:{NAMED}|{TOLD})\](?![(\[:])")),
    (("<",), re.compile(r"(?<!\()<[\u0900-\u097f…][^<>\n]{0,60}>")),
    (
        ("XX", "xx"),
        re.compile(
            r"(?<![\w.])(?:[Xx]{2}[./-](?:[Xx]{2}|\d\d)[./-](?:[Xx]{2,4}|(?:19|20)(?:\d\d|[Xx]{2}))|\d\d[./-][Xx]{2}[./-]\d{4})"
            r"(?!\w)|(?<!\w)20[Xx]{2}(?!\w)"
        ),
    ),
    (
        ("XX", "xx", "…"),
        re.compile(
            r"(?:क्रमांक|संख्या|दिनांक|(?<!\w)(?i:no\.?|number|dated?))[ \t:]*(?:[Xx]{2,}(?!\w|[./-][Xx\d]{2}[./-])|\[?…\]?)(?!\w)"
        ),
    ),
)
SIGN = re.compile("TODO|FIXME|TBD|psum|\\[|<|XX|xx|…|यहा")
"""What all that is looked for in a body has in it."""
SIGN_IN_FIELD = re.compile("XX|xx|__|…|TODO")
WHOLE_LINE = re.compile(
    r"^[^\w\n]*(?:यहाँ|यहां)[ \t]+(?:पाठ[ \t]+|अपना[ \t]+पाठ[ \t]+)?(?:लिखें|लिखिए|भरें)[^\w\n]*$", re.MULTILINE
)
BREAKS_OFF = re.compile(r"[^\s.…][ \t]+…[ \t]*(?=\n[ \t]*(?:\n|\Z)|\Z)")
IN_FIELD = re.compile(r"\bTODO\b|_{2,}|[Xx]{4,}|[Xx]{2,}\W+(?:\w+\W+)?[Xx]{2,}|…\s*/|[(/]\s*…")


def check_file(file: File) -> Iterator[Finding]:
    text = file.text
    if text is None:
        return
    fields = {"title": text.title, "summary": text.summary, "number": (file.record and file.record.number) or ""}
    if SIGN_IN_FIELD.search("\n".join(fields.values())):
        for field, value in fields.items():
            if found := IN_FIELD.search(value):
                passage = Passage(value, file.path, (field,), 0)
                yield Finding(passage.place(*found.span()), MESSAGE.format(found=found[0]))
    body = Passage(text.body, file.path, (), text.body_line)
    there = set(SIGN.findall(text.body))
    if not there:
        return
    for some, pattern in PATTERNS:
        if not there.isdisjoint(some):
            for found in pattern.finditer(body.words):
                yield Finding(body.place(*found.span()), MESSAGE.format(found=found[0]))
    if "…" in there:
        for found in BREAKS_OFF.finditer(body.words):
            yield Finding(body.place(*found.span()), UNFINISHED)
    if "यहा" in there:
        for found in WHOLE_LINE.finditer(body.words):
            yield Finding(body.place(*found.span()), MESSAGE.format(found=found[0].strip()))
