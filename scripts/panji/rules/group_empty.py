"""A group stands for somebody on the day of the record that names it."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "register"
TITLE = Bilingual(hi="समूह में कोई नहीं है", en="A group stands for nobody")
WHY = Bilingual(
    hi="समूह को भेजा गया निर्देश उन पर लागू होता है जो उस दिन समूह में थे। समूह खाली हो तो निर्देश किसी पर लागू नहीं होता और पालना "
    "किसी से नहीं माँगी जाती।",
    en="A directive to a group binds whoever was in it on the day. To an empty group it binds nobody, and nobody is asked to "
    "comply.",
)
FIX = Bilingual(
    hi="`records/vocabulary/groups.yml` में समूह के `members` सुधारें, या सदस्यों के दिनांक; या अभिलेख में सही समूह लिखें।",
    en="Correct `members` of the group in `records/vocabulary/groups.yml`, or the members' dates; or name the right group in "
    "the record.",
)
EXAMPLE = Example(
    wrong='all-districts: {hi: समस्त जिला कलक्टर, en: All District Collectors, members: ["districts/*"]}',
    right='all-districts: {hi: समस्त जिला कलक्टर, en: All District Collectors, members: ["district/*"]}',
)

NEVER = Bilingual(hi="समूह `{id}` में किसी भी समय कोई सदस्य नहीं है", en="the group `{id}` has no members at any time")
THAT_DAY = Bilingual(
    hi="समूह `{id}` में `{issued}` को कोई सदस्य नहीं था", en="the group `{id}` had no members on `{issued}`"
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    vocabulary = register.vocabulary
    groups = vocabulary["groups"]
    if not groups or record.issued is None:
        return
    for _, id, route in record.terms():
        if id in groups and not vocabulary.expand(id, record.issued) and vocabulary.expand(id, None):
            yield Finding(record.at(*route), THAT_DAY.format(id=id, issued=record.issued))


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    unread = any(
        file.kind == "vocabulary" and any(fault.fatal for fault in file.faults) for file in register.files.values()
    )
    for entry in register.vocabulary["groups"].values():
        if not register.vocabulary.expand(entry.id, None) and not unread:
            yield Finding(entry.at("members"), NEVER.format(id=entry.id))
