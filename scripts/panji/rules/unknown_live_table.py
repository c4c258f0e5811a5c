"""A table that the register is to fill in is one that it knows, narrowed by what it can be narrowed by."""

from collections.abc import Collection, Iterator
from datetime import date

from rapidfuzz import fuzz, process

from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.ledger import resolve
from panji.live_tables import live_tables
from panji.record_types import record_types
from panji.record_types.brief import Brief
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="ऐसी स्वचालित तालिका या उसकी ऐसी सीमा नहीं है", en="There is no such live table or filter")
WHY = Bilingual(
    hi="तालिका प्रकाशन के दिन पंजी स्वयं भरती है। नाम या सीमा (`filter`) में भूल हो तो तथ्य-पत्रक में रिक्त स्थान रहेगा, या किसी और की तालिका।",
    en="The register fills the table in on the day of publication. A slip in the name or the filter leaves a hole in the brief, "
    "or shows somebody else's table.",
)
FIX = Bilingual(
    hi="`view` और `filter` वही लिखें जो मार्गदर्शिका के पृष्ठ “संगठन और तथ्य-पत्रक” में दिए हैं; मान शब्द-सूची से लें।",
    en="Write a `view` and a `filter` that the guide's page “The organisation, and briefs” has; values come from the vocabulary.",
)
EXAMPLE = Example(
    wrong="tables:\n  - {view: pending, filter: {division: division/ajmer}}",
    right="tables:\n  - {view: late, filter: {division: division/ajmer}}",
)

VIEW = Bilingual(
    hi="`{name}` कोई स्वचालित तालिका नहीं है; ये हैं: {known}", en="`{name}` is no live table; there are: {known}"
)
FILTER = Bilingual(
    hi="तालिका `{view}` को `{name}` से सीमित नहीं किया जा सकता; इनसे हो सकता है: {known}",
    en="the table `{view}` cannot be narrowed by `{name}`, but by: {known}",
)
VALUE = Bilingual(hi="`{value}` सूची `{list}` में नहीं है", en="`{value}` is not in the list `{list}`")
POINT = Bilingual(
    hi="`{value}` पंजी का ऐसा कार्य-बिंदु नहीं है जिसका लक्ष्य हो", en="`{value}` is no point of the register that has a target"
)
YEAR = Bilingual(hi="`{value}` वर्ष नहीं है; `2026` जैसा लिखें", en="`{value}` is no year such as `2026`")
NEEDED = Bilingual(hi="तालिका `{view}` में `{name}` आवश्यक है", en="the table `{view}` needs `{name}`")
NEAREST = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_record(record: Brief, register: Register, as_of: date) -> Iterator[Finding]:
    known = live_tables()
    for index, wanted in enumerate(record.tables):
        place = record.at("tables", index, "view")
        table = known.get(wanted.view)
        if table is None:
            message = VIEW.format(name=wanted.view, known=_listed(known))
            yield Finding(place, message, _nearest(wanted.view, known))
            continue
        for name in table.needed:
            if name not in wanted.filter:
                yield Finding(place, NEEDED.format(view=wanted.view, name=name))
        for name, value in wanted.filter.items():
            if name not in table.filters:
                message = FILTER.format(view=wanted.view, name=name, known=_listed(table.filters))
                at = Place(record.first.path, ("tables", index, "filter", name), key=True)
                yield Finding(at, message, _nearest(name, table.filters))
            else:
                yield from _value(record.at("tables", index, "filter", name), value, table.filters[name], register)


def _value(place: Place, value: str, list: str, register: Register) -> Iterator[Finding]:
    if list == "point":
        found = resolve(register, value)
        if (found is None or found[1].measure is None) and value.partition("#")[0] not in register.unread:
            yield Finding(place, POINT.format(value=value))
        return
    if list == "year":
        if not (value.isdecimal() and len(value) == 4):
            yield Finding(place, YEAR.format(value=value))
        return
    known: Collection[str] = record_types() if list == "types" else register.vocabulary[list]
    if value not in known and (list == "types" or not register.may_have(list, value)):
        yield Finding(place, VALUE.format(value=value, list=list), _nearest(value, known))


def _listed(names: Collection[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _nearest(name: str, known: Collection[str]) -> Bilingual | None:
    found = process.extractOne(name, list(known), scorer=fuzz.WRatio, score_cutoff=75)
    return NEAREST.format(nearest=found[0]) if found else None
