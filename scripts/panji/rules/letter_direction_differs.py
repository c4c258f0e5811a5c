"""A letter received is addressed to the office that keeps it, a letter sent is not."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="पत्र की दिशा प्रेषिती से मेल नहीं खाती", en="A letter's direction does not fit its addressees")
WHY = Bilingual(
    hi="`direction` उलटा हो तो पत्र उस कार्यालय के नाम से दिखता है जिसने उसे भेजा ही नहीं, और उत्तर की प्रतीक्षा गलत ओर से की जाती है।",
    en="With `direction` the wrong way round a letter is shown as sent by an office that never sent it, and the answer is "
    "awaited from the wrong side.",
)
FIX = Bilingual(
    hi="मूल पत्र में भेजने वाले और पाने वाले को देखें। प्राप्त पत्र में `direction: in` हो और `to` में अपना कार्यालय; भेजे गए पत्र में "
    "`direction: out` और `to` में दूसरा कार्यालय।",
    en="See on the paper who sent it to whom. A letter received has `direction: in` and your own office in `to`; one sent "
    "has `direction: out` and the other office.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE
EXAMPLE = Example(
    wrong="# records/cmo/letter/2026/0004.hi.md\ndirection: out\nto: [cmo]",
    right="# records/cmo/letter/2026/0004.hi.md\ndirection: in\nto: [cmo]",
)

TO_ITSELF = Bilingual(
    hi="पत्र `direction: out` अर्थात् प्रेषित है, पर `{issuer}` को ही संबोधित है",
    en="the letter is `direction: out`, sent, but it is addressed to `{issuer}` itself",
)
NOT_TO = Bilingual(
    hi="पत्र `direction: in` अर्थात् प्राप्त है, पर न `to` में `{issuer}` है, न `copy_to` में",
    en="the letter is `direction: in`, received, but `{issuer}` is neither in `to` nor in `copy_to`",
)
BY_ITSELF = Bilingual(
    hi="पत्र `direction: in` अर्थात् प्राप्त है, पर `{post}` इसी कार्यालय `{issuer}` का पद है",
    en="the letter is `direction: in`, received, but `{post}` is a post of `{issuer}` itself",
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if getattr(record, "direction", None) is None:
        return
    issuer, vocabulary = record.issuer, register.vocabulary
    if not record.received:
        if issuer in record.to:
            yield Finding(record.at("to", record.to.index(issuer)), TO_ITSELF.format(issuer=issuer))
        return
    post = vocabulary["posts"].get(record.signatory.post) if record.signatory else None
    if post and post.office == issuer:
        yield Finding(record.at("signatory", "post"), BY_ITSELF.format(post=post.id, issuer=issuer))
        return
    named = (*record.to, *record.copy_to)
    reached = {member.id for id in named for member in vocabulary.expand(id, record.issued)}
    if named and issuer not in reached:
        yield Finding(record.at("to"), NOT_TO.format(issuer=issuer))
