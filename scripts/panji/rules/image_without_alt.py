"""Every image says in words what it shows."""

from collections.abc import Iterator

from panji.body import links, may_have_images
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="चित्र का विवरण नहीं है", en="An image without a description")
WHY = Bilingual(
    hi="जो चित्र नहीं देख सकते, उनके लिए और धीमे नेटवर्क पर चित्र के स्थान पर उसका विवरण ही पढ़ा जाता है (WCAG 1.1.1, GIGW)।",
    en="Those who cannot see the image, or whose line is too slow for it, get its description instead (WCAG 1.1.1, GIGW).",
)
FIX = Bilingual(
    hi="`![…]` के भीतर एक वाक्य में लिखें कि चित्र में क्या है। चित्र में जो लिखा है, वह भी विवरण में आए।",
    en="Say within `![…]`, in a sentence, what the image shows, including the words in it.",
)
EXAMPLE = Example(
    wrong="![](naksha.png)",
    right=Bilingual(
        "![जिले के सात उपखण्डों का मानचित्र](naksha.png)", "![Map of the district's seven sub-divisions](naksha.png)"
    ),
)
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(hi="चित्र `{address}` का विवरण नहीं लिखा है", en="the image `{address}` has no description")
HINT = Bilingual(hi="`![चित्र में क्या है]({address})` लिखें", en="write `![what it shows]({address})`")


def check_file(file: File) -> Iterator[Finding]:
    if file.text and may_have_images(file.text.body):
        for link in links(file.text.body, file.text.body_line):
            if link.image and not link.words:
                place = Place(file.path, span=link.span)
                yield Finding(place, MESSAGE.format(address=link.text), HINT.format(address=link.text))
