"""Every figure of a brief says where it was taken from."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.brief import Brief
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="आँकड़े का स्रोत नहीं मिलता", en="A figure without a source")
WHY = Bilingual(
    hi="तथ्य-पत्रक से मुख्यमंत्री सदन और बैठक में उत्तर देते हैं। जिस संख्या का स्रोत नहीं, उसकी न जाँच हो सकती है, न उसे अद्यतन किया जा सकता है।",
    en="From a brief the Chief Minister answers in the House and in meetings. A number without a source can be neither checked "
    "nor brought up to date.",
)
FIX = Bilingual(
    hi="`source` में उस अभिलेख की पहचान लिखें जिससे संख्या ली गई; पंजी से बाहर का स्रोत हो तो `external` में उसका पूरा नाम और दिनांक।",
    en="In `source`, write the id of the record that the number comes from; for a source outside the register, give its name and "
    "date in `external`.",
)
EXAMPLE = Example(
    wrong="- {what: {hi: मंत्रालय, en: Ministries}, value: 75, as_on: 2019-12-27}",
    right="- {what: {hi: मंत्रालय, en: Ministries}, value: 75, as_on: 2019-12-27, source: union/personnel/press-release/2019/1}",
)

NEITHER = Bilingual(hi="इस आँकड़े में न `source` है, न `external`", en="this figure has neither `source` nor `external`")
MESSAGE = Bilingual(hi="`{id}` पंजी में नहीं है", en="`{id}` is not in the register")
NEAREST = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_record(record: Brief, register: Register, as_of: date) -> Iterator[Finding]:
    for index, figure in enumerate(record.measures):
        if figure.source is None:
            if figure.external is None:
                yield Finding(record.at("measures", index), NEITHER)
        elif figure.source not in register.records and figure.source not in register.unread:
            nearest = register.nearest(figure.source, record)
            hint = NEAREST.format(nearest=nearest) if nearest else None
            yield Finding(record.at("measures", index, "source"), MESSAGE.format(id=figure.source), hint)
