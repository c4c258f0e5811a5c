"""Where an office adds the signed copy to its records of a year, none is without it.

Offices that add none are left alone: this is about what was forgotten.
"""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "attachments"
TITLE = Bilingual(hi="हस्ताक्षरित प्रति नहीं जोड़ी गई", en="The signed copy was not added")
WHY = Bilingual(
    hi="हस्ताक्षरित प्रति से कोई भी जाँच सकता है कि पंजी का पाठ वही है जो जारी हुआ। जिस कार्यालय के शेष अभिलेखों में वह है, उसके इस अभिलेख में वह "
    "प्रायः छूट गई है।",
    en="With the signed copy anybody can make sure that the register's text is the one that was issued. Where an office's "
    "other records have it, it was probably forgotten on this one.",
)
FIX = Bilingual(
    hi="हस्ताक्षरित पत्र का PDF अभिलेख के फ़ोल्डर में रखें और `attachments` में `role: signed` के साथ दर्ज करें।",
    en="Put the PDF of the signed paper into the record's folder and list it under `attachments` with `role: signed`.",
)
EXAMPLE = Example(
    wrong="attachments:\n  - {file: form-1.csv, role: form, sha256: …}",
    right="attachments:\n  - {file: signed.pdf, role: signed, sha256: …}\n  - {file: form-1.csv, role: form, sha256: …}",
)
SEVERITY = Severity.ADVICE
DOCTOR = True

MESSAGE = Bilingual(
    hi="हस्ताक्षरित प्रति नहीं है; उस वर्ष के ऐसे {all} अभिलेखों में से {signed} में है",
    en="there is no signed copy; {signed} of the {all} records of its series and year have one",
)
USUAL, FEWEST = 0.75, 3
"""The part of an office's records of a year, and the number, from which a signed copy counts as usual there."""


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    series: dict[tuple[str, str, int], list[Record]] = {}
    for record in register.records.values():
        series.setdefault((record.issuer, record.type, record.id.year), []).append(record)
    for records in series.values():
        without = [record for record in records if all(each.role != "signed" for each in record.attachments)]
        signed = len(records) - len(without)
        if without and signed >= max(FEWEST, len(records) * USUAL):
            for record in without:
                place = record.at("attachments", key=True)
                yield Finding(place, MESSAGE.format(all=len(records), signed=signed))
