"""A summary says more than the title."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.numbering import plain
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="सारांश में शीर्षक ही दोहराया गया है", en="A summary repeats the title")
WHY = Bilingual(
    hi="सारांश नागरिक के लिए है: सरल शब्दों में कि क्या करना है और किसे। शीर्षक दोहराने से वही पंक्ति दो बार दिखती है।",
    en="The summary is for the citizen: in plain words, what is to be done and by whom. A repeated title only shows the "
    "same line twice.",
)
FIX = Bilingual(
    hi="एक-दो सरल वाक्यों में आदेश का सार लिखें, या `summary` की पंक्ति हटा दें।",
    en="Give the gist of the order in a plain sentence or two, or delete the line of `summary`.",
)
SEVERITY = Severity.ADVICE
EXAMPLE = Example(
    wrong=Bilingual(
        hi="title: जनसुनवाई की व्यवस्था\nsummary: जनसुनवाई की व्यवस्था।",
        en="title: Arrangements for public hearings\nsummary: Arrangements for public hearings.",
    ),
    right=Bilingual(
        hi="title: जनसुनवाई की व्यवस्था\nsummary: कलक्टर हर माह के द्वितीय गुरुवार को जनसुनवाई करेंगे।",
        en="title: Arrangements for public hearings\nsummary: Collectors hear the public on the second Thursday of every month.",
    ),
)

MESSAGE = Bilingual(hi="सारांश वही है जो शीर्षक है", en="the summary is the title over again")
OTHER = Bilingual(hi="शीर्षक", en="the title")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    for text in record.texts.values():
        if text.summary and abs(len(text.summary) - len(text.title)) < 5 and _bare(text.summary) == _bare(text.title):
            yield Finding(text.at("summary"), MESSAGE, None, ((text.at("title"), OTHER),))


def _bare(words: str) -> str:
    return plain(words).rstrip(".।|")
