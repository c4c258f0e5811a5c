"""The keys of a front matter stand in the order in which their record type has them."""

from collections.abc import Collection, Iterator

from panji.diagnostic import Bilingual, Edit, Example, Finding, Severity, Span
from panji.document import Document
from panji.file import File
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="कुंजियाँ नियत क्रम में नहीं हैं", en="The keys are not in their order")
WHY = Bilingual(
    hi="हर अभिलेख में क्रमांक, विषय, दिनांक आदि एक ही क्रम में हों तो जाँचने वाले की दृष्टि तुरंत सही पंक्ति पर जाती है, "
    "और जो छूटा है वह भी दिख जाता है।",
    en="When number, title, date and the rest stand in the same order in every record, whoever reviews one finds each "
    "at once, and sees what is missing.",
)
FIX = Bilingual(
    hi="पंक्तियों को उसी क्रम में रखें जो अभिलेख के प्रकार के पृष्ठ पर दिया है।",
    en="Put the lines into the order in which the page of the record type lists them.",
)
EXAMPLE = Example(
    wrong="issued: 2026-04-01\nnumber: प.3(1)मुमका/2026",
    right="number: प.3(1)मुमका/2026\nissued: 2026-04-01",
)
SEVERITY = Severity.ADVICE

MESSAGE = Bilingual(hi="`{key}` की पंक्ति `{above}` से ऊपर होनी चाहिए", en="`{key}` belongs above `{above}`")
HINT = Bilingual(hi="यहाँ की कुंजियों का क्रम: {order}", en="the order of the keys here: {order}")


def check_file(file: File) -> Iterator[Finding]:
    for fault in file.faults:
        if fault.kind == "key-order":
            values = dict(fault.values)
            order = ", ".join(f"`{key}`" for key in values.pop("order").split(", "))
            yield Finding(file.at(fault), MESSAGE.format(**values), HINT.format(order=order))


def fix(document: Document, register: Register, added: Collection[str]) -> Iterator[Edit]:
    """Move whole lines: what stands beneath a key, and the comment above it, goes with it."""
    fault = next((fault for fault in register.files[document.path].faults if fault.kind == "key-order"), None)
    if fault is None:
        return
    lines = document.text.split("\n")
    starts = {}
    for key in document.data:
        line, column, *_ = document.keys[(key,)]
        if column != 1:
            return  # all keys on one line, in braces
        while lines[line - 2].startswith("#"):
            line -= 1
        starts[key] = line
    end = document.body_line - 1  # the line of the closing `---`
    stops = dict(zip(starts, [*list(starts.values())[1:], end], strict=True))
    order = dict(fault.values)["order"].split(", ")
    block = [line for key in order for line in lines[starts[key] - 1 : stops[key] - 1]]
    first = min(starts.values())
    yield Edit(Span(first, 1, end, 1), "".join(f"{line}\n" for line in block))
