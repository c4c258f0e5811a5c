"""A file is disposed of by an order that was there before."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record_types.file import CaseFile
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="निस्तारण का आदेश नहीं है", en="A disposal without an order")
WHY = Bilingual(
    hi="पत्रावली नष्ट या हस्तान्तरित किसके आदेश से हुई, यही एक बात उसके बाद सिद्ध की जा सकती है।",
    en="By whose order a file was destroyed or handed over is the one thing about it that can be shown afterwards.",
)
FIX = Bilingual(
    hi="निस्तारण का आदेश पंजी में जोड़ें और उसकी पहचान `disposal` में `order` के सामने लिखें। आदेश निस्तारण के दिन या उससे पहले का हो।",
    en="Enter the order of disposal in the register and write its id under `disposal`, as `order`. It is of the day of "
    "disposal or earlier.",
)
LEGACY = Severity.ADVICE
EXAMPLE = Example(
    wrong="disposal: {how: destroyed, date: 2026-09-01}",
    right="disposal: {how: destroyed, date: 2026-09-01, order: cmo/order/2026/1}",
)

MISSING = Bilingual(
    hi="पत्रावली निस्तारित है, पर `order` नहीं लिखा है", en="the file was disposed of, but there is no `order`"
)
LATER = Bilingual(
    hi="निस्तारण `{day}` का है, पर उसका आदेश `{order}` `{issued}` का है",
    en="the disposal is of `{day}`, but its order `{order}` of `{issued}`",
)
ORDER = Bilingual(hi="आदेश का दिनांक", en="the date of the order")


def check_record(record: CaseFile, register: Register, as_of: date) -> Iterator[Finding]:
    if record.disposal is None:
        return
    disposal = record.disposal
    if disposal.order is None:
        yield Finding(record.at("disposal"), MISSING)
        return
    order = register.records.get(disposal.order)
    if order and order.issued and disposal.date < order.issued:
        message = LATER.format(day=disposal.date, order=order.id, issued=order.issued)
        yield Finding(record.at("disposal", "date"), message, None, ((order.at("issued"), ORDER),))
