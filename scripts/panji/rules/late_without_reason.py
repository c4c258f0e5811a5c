"""Who reports after the due date that a point is not done says why."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.ledger import ledger_of, resolve
from panji.record_types.report import Report
from panji.register import Register

TITLE = Bilingual(hi="विलम्ब का कारण नहीं लिखा है", en="Late, and no reason is given")
WHY = Bilingual(
    hi="समीक्षा बैठक में विलम्बित बिंदु पर पहला प्रश्न कारण का होता है; वह टिप्पणी में इसी प्रतिवेदन से आता है।",
    en="Of a point that is late, a review asks first for the reason; the meeting's pack takes it from this report.",
)
FIX = Bilingual(
    hi="`reason` में कारण लिखें; समय-सीमा बढ़ाई गई हो तो `revised_due` भी।",
    en="Write the `reason`; where the due date was put off, `revised_due` as well.",
)
FAMILY = "compliance"
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong="status: in-progress",
    right="status: in-progress, reason: भूमि का आवंटन शेष",
)

MESSAGE = Bilingual(
    hi="`{point}` की समय-सीमा `{due}` थी; `{as_on}` को `{status}` है, और कारण नहीं लिखा",
    en="`{point}` was due on `{due}`; as on `{as_on}` it is `{status}`, without a `reason`",
)


def check_record(record: Report, register: Register, as_of: date) -> Iterator[Finding]:
    if record.as_on is None:
        return
    for index, item in enumerate(record.items):
        if item.reason or item.revised_due or item.status not in ("not-started", "in-progress"):
            continue
        found = resolve(register, item.point)
        due = found[1].due if found else None
        if isinstance(due, date) and due < record.as_on and not _put_off(register, item.point, record):
            values = {"point": item.point, "due": due, "as_on": record.as_on, "status": item.status}
            yield Finding(record.at("items", index, "status"), MESSAGE.format(**values))


def _put_off(register: Register, point: str, record: Report) -> bool:
    """Whether the office had said by then that the point was put off to a later day."""
    said = ledger_of(register).said.get((point, record.issuer), ())
    return any(each.item.revised_due and each.report.as_on <= record.as_on <= each.item.revised_due for each in said)
