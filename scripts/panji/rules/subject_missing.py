"""Every record has a subject, so that the index by subject leads to it."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="विषय-सूचक नहीं है", en="A record has no subject")
WHY = Bilingual(
    hi="एक विषय के सभी आदेश एक पृष्ठ पर विषय-सूचक से ही आते हैं। जिसमें वह नहीं, वह उस विषय को देखने वाले को नहीं मिलेगा।",
    en="All orders on a matter stand on one page by their `subjects`. One without any is missed by whoever looks there.",
)
FIX = Bilingual(
    hi="`records/vocabulary/subjects.yml` से एक या अधिक विषय-सूचक `subjects` में लिखें।",
    en="Write one or more ids from `records/vocabulary/subjects.yml` under `subjects`.",
)
SEVERITY = Severity.ADVICE
DOCTOR = True
EXAMPLE = Example(
    wrong="to: [all-districts]\n---", right="to: [all-districts]\nsubjects: [public-hearing, grievances]\n---"
)

MESSAGE = Bilingual(hi="अभिलेख में `subjects` नहीं है", en="the record has no `subjects`")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if not record.subjects and not record.source and register.vocabulary["subjects"]:
        yield Finding(record.at("subjects"), MESSAGE)
