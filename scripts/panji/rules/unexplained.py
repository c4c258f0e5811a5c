"""What is dropped, put off or falls has its reason."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.report import Report
from panji.register import Register

TITLE = Bilingual(hi="कारण नहीं लिखा है", en="A reason is missing")
WHY = Bilingual(
    hi="घोषणा त्यागना या समय-सीमा बढ़ाना निर्णय है; किसने किससे पूछकर किया, यह अभिलेख में रहे।",
    en="To drop a work or to put it off is a decision; who took it, and whom they asked, belongs on record.",
)
FIX = Bilingual(
    hi="`reason` लिखें; त्यागने पर `consulted` में उन कार्यालयों की पहचान भी, जिनसे परामर्श हुआ।",
    en="Write the `reason`; for what is dropped also, under `consulted`, the offices that were asked.",
)
FAMILY = "compliance"
EXAMPLE = Example(
    wrong="status: dropped",
    right="status: dropped, reason: भूमि उपलब्ध नहीं, consulted: [dept/revenue]",
)

MESSAGE = Bilingual(hi="`{point}`: `{what}` के साथ `{field}` आवश्यक है", en="`{point}`: `{what}` needs `{field}`")


def check_alone(record: Report, register: Register) -> Iterator[Finding]:
    for index, item in enumerate(record.items):
        needs = []
        if item.status == "dropped":
            needs += [("status: dropped", field) for field in ("reason", "consulted")]
        elif item.revised_due:
            needs.append(("revised_due", "reason"))
        for what, field in needs:
            if not getattr(item, field):
                place = record.at("items", index, what.partition(":")[0])
                yield Finding(place, MESSAGE.format(point=item.point, what=what, field=field))
