"""Who reports owes what it reports."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.ledger import owing_on, owners, resolve
from panji.record_types.report import Report
from panji.register import Register

TITLE = Bilingual(
    hi="प्रतिवेदन ऐसे बिंदु का है जिसका दायित्व इस कार्यालय पर नहीं", en="A report on a point that its office does not owe"
)
WHY = Bilingual(
    hi="दूसरे के दायित्व पर दी गई सूचना गणना में नहीं आती; भूल प्रायः बिंदु या कार्यालय की पहचान में होती है।",
    en="What is said of another's duty is not counted; mostly the point or the office is a slip.",
)
FIX = Bilingual(
    hi="बिंदु की पहचान जाँचें। समाप्त हो चुके जिले या कार्यालय के स्थान पर प्रतिवेदन हो तो `for` में उसकी पहचान लिखें।",
    en="Check the point. Where it is for an ended district or office whose work you took over, name it under `for`.",
)
FAMILY = "compliance"
EXAMPLE = Example(
    wrong="- {point: cmo/directive/2024/1#1, status: complied}",
    right="- {point: cmo/directive/2024/1#1, for: district/dudu, status: complied}",
)

MESSAGE = Bilingual(hi="`{point}` का दायित्व `{office}` पर नहीं है", en="`{office}` does not owe `{point}`")
NOT_YET = Bilingual(
    hi="`{office}` का दायित्व `{day}` को `{successor}` के पास नहीं था",
    en="the duties of `{office}` were not with `{successor}` on `{day}`",
)
FOR = Bilingual(
    hi="क्या यह `{office}` की ओर से है? तो `for: {office}` लिखें", en="is it for `{office}`? then write `for: {office}`"
)


def check_record(record: Report, register: Register, as_of: date) -> Iterator[Finding]:
    if record.issued is None:
        return
    for index, item in enumerate(record.items):
        found = resolve(register, item.point)
        if found is None:
            continue
        owing, office = owners(register, *found), item.on_behalf_of or record.issuer
        field = "for" if item.on_behalf_of else "point"
        place = record.at("items", index, field)
        if office not in owing:
            passed = [each for each in owing if each != office and owing_on(register, each, record.issued) == office]
            hint = FOR.format(office=passed[0]) if passed and not item.on_behalf_of else None
            yield Finding(place, MESSAGE.format(point=item.point, office=office), hint)
        elif item.on_behalf_of and owing_on(register, office, record.issued) != record.issuer:
            values = {"office": office, "successor": record.issuer, "day": record.issued}
            yield Finding(place, NOT_YET.format(**values))
