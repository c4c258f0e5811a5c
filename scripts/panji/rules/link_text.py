"""The words of a link say where it leads."""

from collections.abc import Iterator

from panji.body import link_words, links
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="कड़ी के शब्दों से गंतव्य स्पष्ट नहीं", en="A link does not say where it leads")
WHY = Bilingual(
    hi="स्क्रीन रीडर से पढ़ने वाले प्रायः केवल कड़ियों की सूची सुनते हैं; छपे हुए पृष्ठ पर तो शब्द ही रह जाते हैं। “यहाँ क्लिक करें” से कुछ "
    "पता नहीं चलता (WCAG 2.4.4)।",
    en="Whoever has the page read aloud often hears a list of its links only, and on paper nothing but the words remains. "
    "“Click here” tells them nothing (WCAG 2.4.4).",
)
FIX = Bilingual(
    hi="कड़ी के शब्दों में लिखें कि वह किस आदेश, प्रपत्र या साइट पर ले जाती है, जैसे उसका क्रमांक और दिनांक।",
    en="Name in the link's words the order, form or site that it leads to, such as its number and date.",
)
EXAMPLE = Example(
    wrong=Bilingual("प्रपत्र के लिए [यहाँ क्लिक करें](form-1.csv)।", "For the form [click here](form-1.csv)."),
    right=Bilingual("प्रगति [प्रपत्र-1](form-1.csv) में भेजें।", "Send the progress in [Form 1](form-1.csv)."),
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

VAGUE = Bilingual(
    hi="कड़ी के शब्द `{words}` से पता नहीं चलता कि वह कहाँ ले जाती है", en="the words `{words}` do not say where the link leads"
)
EMPTY = Bilingual(
    hi="`{address}` की कड़ी में कोई शब्द नहीं है, अतः वह पृष्ठ पर दिखेगी ही नहीं",
    en="the link to `{address}` has no words, so nobody can see it on the page",
)
HINT = Bilingual(hi="शब्दों में लिखें कि `{address}` पर क्या है", en="say in words what there is at `{address}`")
NOTHING_SAID = frozenset(
    """
    यहाँ|यहां|यहाँ क्लिक करें|यहां क्लिक करें|क्लिक करें|यहाँ देखें|यहां देखें|लिंक|इस लिंक|इस लिंक पर|कड़ी|अधिक|अधिक जानकारी|और पढ़ें|आगे पढ़ें|
    here|click|click here|see here|link|this link|more|read more|learn more|details|this|this page|download|
    """.replace("\n    ", "").split("|")
)

LONGEST = max(map(len, NOTHING_SAID)) + 4


def check_file(file: File) -> Iterator[Finding]:
    if not file.text or not any(map(_says_nothing, link_words(file.text.body))):
        return
    for link in links(file.text.body, file.text.body_line):
        if not link.image and _says_nothing(link.words):
            message = VAGUE.format(words=link.words) if link.words else EMPTY.format(address=link.text)
            yield Finding(Place(file.path, span=link.span), message, HINT.format(address=link.text))


def _says_nothing(words: str) -> bool:
    return len(words) <= LONGEST and " ".join(words.lower().split()).strip(" .,:;।()[]\"'“”") in NOTHING_SAID
