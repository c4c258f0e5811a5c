"""Nobody verifies what it reported itself."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.report import Report
from panji.register import Register

TITLE = Bilingual(hi="कार्यालय ने अपना ही सत्यापन किया है", en="An office verified its own report")
WHY = Bilingual(
    hi="सत्यापन का अर्थ ही यह है कि दूसरे ने देखा।",
    en="To verify means that somebody else has looked.",
)
FIX = Bilingual(
    hi="`verified_by` में उस कार्यालय की पहचान लिखें जिसने सत्यापित किया, जैसे संभाग; नहीं हुआ हो तो हटा दें।",
    en="Name the office that verified it, such as the division, or leave `verified_by` out.",
)
FAMILY = "compliance"
EXAMPLE = Example(
    wrong="verified_by: district/jaipur",
    right="verified_by: division/jaipur",
)

MESSAGE = Bilingual(hi="`{office}` ने अपने ही प्रतिवेदन का सत्यापन किया है", en="`{office}` verified its own report")


def check_alone(record: Report, register: Register) -> Iterator[Finding]:
    for index, item in enumerate(record.items):
        if item.verified_by in (record.issuer, item.on_behalf_of) and item.verified_by:
            yield Finding(record.at("items", index, "verified_by"), MESSAGE.format(office=item.verified_by))
