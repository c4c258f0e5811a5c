"""No paragraph is turned into code by the spaces before it."""

from collections.abc import Iterator

from panji.body import indented
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.file import File

FAMILY = "body"
TITLE = Bilingual(hi="रिक्त स्थान से अनुच्छेद कोड बन गया", en="Spaces turn a paragraph into code")
WHY = Bilingual(
    hi="Markdown में चार रिक्त स्थान या टैब से आरंभ होने वाला अनुच्छेद कंप्यूटर कोड माना जाता है: वह टंकण-अक्षरों में, बिना पंक्ति तोड़े दिखता "
    "है और मोबाइल पर पूरा पढ़ा नहीं जाता।",
    en="In Markdown, a paragraph that begins with four spaces or a tab is computer code: it is shown in typewriter letters "
    "and on one line, which nobody can read on a phone.",
)
FIX = Bilingual(
    hi="पंक्तियों के आरंभ के रिक्त स्थान हटाएँ। सूची बनानी हो तो `-` या `1.` लिखें।",
    en="Delete the spaces at the beginning of the lines. For a list write `-` or `1.`.",
)
EXAMPLE = Example(
    wrong=Bilingual("    उपर्युक्त विषयान्तर्गत लेख है कि", "    With reference to the subject cited above"),
    right=Bilingual("उपर्युक्त विषयान्तर्गत लेख है कि", "With reference to the subject cited above"),
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="आरंभ के रिक्त स्थान से यह अंश कोड के रूप में दिखेगा: `{text}`",
    en="the spaces before it would show this as code: `{text}`",
)
HINT = Bilingual(hi="पंक्ति के आरंभ के रिक्त स्थान हटाएँ", en="delete the spaces at the beginning of the line")


def check_file(file: File) -> Iterator[Finding]:
    if file.text:
        for found in indented(file.text.body, file.text.body_line):
            text = found.text.split("\n")[0][:60].rstrip().replace("`", "'")
            yield Finding(Place(file.path, span=found.span), MESSAGE.format(text=text), HINT)
