"""What was announced on a tour is an announcement of the register, made when the tour had begun."""

from collections.abc import Iterator
from datetime import date

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.announcement import Announcement
from panji.record_types.tour import Tour
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="दौरे की घोषणा पंजी में नहीं है", en="A tour names what is no announcement made on it")
WHY = Bilingual(
    hi="दौरे का पृष्ठ इन्हीं से बताता है कि वहाँ की गई घोषणाओं का क्या हुआ; जो नहीं मिलती, उसकी पालना कोई नहीं देखेगा।",
    en="From these the tour's page tells what became of what was announced there; what is not found is not followed.",
)
FIX = Bilingual(
    hi="घोषणा की पहचान लिखें (`cmo/announcement/2026/2`)। घोषणा दौरे के पहले दिन या उसके बाद जारी हुई हो।",
    en="Write the id of an announcement (`cmo/announcement/2026/2`) that was issued on the first day of the tour or later.",
)
EXAMPLE = Example(
    wrong="announcements: [cmo/directive/2026/2]",
    right="announcements: [cmo/announcement/2026/2]",
)

UNKNOWN = Bilingual(hi="`{id}` पंजी में नहीं है", en="`{id}` is not in the register")
OTHER = Bilingual(hi="`{id}` घोषणा नहीं है", en="`{id}` is no announcement")
EARLIER = Bilingual(
    hi="`{id}` `{issued}` को जारी हुई, दौरे के पहले दिन (`{begins}`) से पूर्व",
    en="`{id}` was issued on `{issued}`, before the tour began (`{begins}`)",
)
NEAREST = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_record(record: Tour, register: Register, as_of: date) -> Iterator[Finding]:
    for index, id in enumerate(record.announcements):
        place, announced = record.at("announcements", index), register.records.get(id)
        if announced is None:
            if id not in register.unread:
                nearest = register.nearest(id, record)
                yield Finding(place, UNKNOWN.format(id=id), NEAREST.format(nearest=nearest) if nearest else None)
        elif not isinstance(announced, Announcement):
            yield Finding(place, OTHER.format(id=id))
        elif announced.issued and record.begins and announced.issued < record.begins:
            yield Finding(place, EARLIER.format(id=id, issued=announced.issued, begins=record.begins))
