"""A body is written in Markdown, without HTML."""

from collections.abc import Iterator

from panji.body import raw_html
from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="पाठ में HTML है", en="HTML in the text")
WHY = Bilingual(
    hi="HTML से पृष्ठ का रूप बिगड़ सकता है और उसमें हानिकारक कूट छिपाया जा सकता है। प्रकाशन के समय ऐसे अंश हटा दिए "
    "जाते हैं, जिससे आदेश का पाठ अधूरा रह सकता है।",
    en="HTML can break the page and hide harmful code. It is cut out when the page is made, and part of the order "
    "may go with it.",
)
FIX = Bilingual(
    hi="वही बात Markdown में लिखें: तालिका के लिए `|`, गहरे अक्षरों के लिए `**…**`, सूची के लिए `1.`। `<` चिह्न ही "
    "लिखना हो तो `\\<` लिखें।",
    en="Write it in Markdown: `|` for tables, `**…**` for bold, `1.` for lists. For a plain `<` write `\\<`.",
)
EXAMPLE = Example(
    wrong="<b>तत्काल</b> पालना की जाए।<br>",
    right="**तत्काल** पालना की जाए।",
)

MESSAGE = Bilingual(hi="पाठ में HTML `{html}` है", en="there is the HTML `{html}` in the text")
HINTS = {
    "<table": Bilingual(hi="तालिका `|` से बनाएँ", en="make the table with `|`"),
    "<b>": Bilingual(hi="`**…**` लिखें", en="write `**…**`"),
    "<strong": Bilingual(hi="`**…**` लिखें", en="write `**…**`"),
    "<i>": Bilingual(hi="`*…*` लिखें", en="write `*…*`"),
    "<em": Bilingual(hi="`*…*` लिखें", en="write `*…*`"),
    "<br": Bilingual(hi="पंक्ति के अंत में `\\` लिखें", en="end the line with `\\`"),
    "<a ": Bilingual(hi="`[शब्द](पता)` लिखें", en="write `[words](address)`"),
    "<img": Bilingual(hi="`![विवरण](फ़ाइल)` लिखें", en="write `![what it shows](file)`"),
}


def check_file(file: File) -> Iterator[Finding]:
    if file.text and "<" in file.text.body:
        for found in raw_html(file.text.body, file.text.body_line):
            hint = next((hint for tag, hint in HINTS.items() if found.text.lower().startswith(tag)), None)
            yield Finding(Place(file.path, span=found.span), MESSAGE.format(html=found.text), hint)
