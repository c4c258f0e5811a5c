"""A title, a summary and the like are no longer than a list can show."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record, Text
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="मान बहुत लंबा है", en="A value is too long")
WHY = Bilingual(
    hi="शीर्षक, सारांश और बिंदु सूचियों, खोज के परिणामों और फ़ीड में दिखते हैं। वहाँ पूरा अनुच्छेद पढ़ा नहीं जाता, और "
    "मोबाइल पर मुख्य बात छिप जाती है।",
    en="Titles, summaries and points stand in lists, search results and feeds. Nobody reads a paragraph there, and on a "
    "phone it hides what matters.",
)
FIX = Bilingual(
    hi="मुख्य बात रखकर संक्षिप्त करें; पूरा विवरण नीचे के पाठ में रहता है। यदि छपा हुआ विषय ही इतना लंबा है तो `title` में "
    "उसका सार लिखें और पूरा विषय पाठ में रखें।",
    en="Keep what matters; the details are in the body. If the subject as printed is that long, put its gist into `title` "
    "and the whole of it into the body.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(
    hi="`{field}` में {length} वर्ण हैं; अधिकतम {most} उपयुक्त हैं", en="`{field}` has {length} characters; at most {most} fit"
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="title: समस्त जिला कलक्टर, संभागीय आयुक्त एवं विभागाध्यक्षों द्वारा जनसुनवाई में प्राप्त परिवादों के … के संबंध में",
        en="title: Regarding the disposal by all District Collectors, Divisional Commissioners and heads of …",
    ),
    right=Bilingual(hi="title: जनसुनवाई के परिवादों का निस्तारण", en="title: Disposal of grievances from public hearings"),
)

MOST = {"number": 100, "title": 300, "summary": 600, "points": 600, "signatory.name": 100}
"""Characters. The longest title of 2,725 circulars of an Indian regulator has 283."""


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    for text in record.texts.values():
        yield from _look("title", text.title, text, "title")
        yield from _look("summary", text.summary, text, "summary")
        if text.translation:
            for id, words in text.points.items():
                yield from _look("points", words, text, "points", id)
    yield from _look("number", record.number or "", record.first, "number")
    for index, point in enumerate(record.points):
        yield from _look("points", point.text, record.first, "points", index, "text")
    if record.signatory and record.signatory.name:
        yield from _look("signatory.name", record.signatory.name, record.first, "signatory", "name")


def _look(field: str, value: str, text: Text, *route: str | int) -> Iterator[Finding]:
    if len(value) > MOST[field]:
        yield Finding(text.at(*route), MESSAGE.format(field=field, length=len(value), most=MOST[field]))
