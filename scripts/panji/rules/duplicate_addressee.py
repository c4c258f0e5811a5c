"""Nobody is named twice among a record's addressees, or twice as the owner of a point."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register

FAMILY = "fields"
TITLE = Bilingual(hi="एक ही प्रेषिती दो बार", en="An addressee is named twice")
WHY = Bilingual(
    hi="दोहराया गया नाम प्रायः किसी दूसरे के स्थान पर लिखा जाता है: एक कार्यालय को दो बार, और किसी को एक बार भी नहीं।",
    en="A name that stands twice usually stands in another's place: one office gets the record twice, another not at all.",
)
FIX = Bilingual(
    hi="मूल पत्र की प्रेषण सूची से मिलाएँ। जिसे पत्र भेजा गया वह केवल `to` में रहे, जिसे प्रतिलिपि दी गई वह केवल `copy_to` में।",
    en="Compare with the list on the paper. Whoever the record is addressed to stands in `to` only, whoever gets a copy in "
    "`copy_to` only.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE
EXAMPLE = Example(
    wrong="to: [district/jaipur, district/jaipur]\ncopy_to: [dept/it]",
    right="to: [district/jaipur, district/jodhpur]\ncopy_to: [dept/it]",
)

MESSAGE = Bilingual(hi="`{id}` यहाँ भी है और `{field}` में भी", en="`{id}` stands here and in `{field}`")
AGAIN = Bilingual(hi="`{id}` `{field}` में दो बार है", en="`{id}` stands in `{field}` twice")
OTHER = Bilingual(hi="पहली बार यहाँ", en="first named here")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    to, copies = record.to, record.copy_to
    if len({*to, *copies}) < len(to) + len(copies):
        taken: dict[str, tuple[str, int]] = {}
        for field in ("to", "copy_to"):
            for index, id in enumerate(getattr(record, field)):
                first = taken.setdefault(id, (field, index))
                if first != (field, index):
                    message = AGAIN if first[0] == field else MESSAGE
                    others = ((record.at(*first), OTHER),)
                    yield Finding(record.at(field, index), message.format(id=id, field=first[0]), None, others)
    for index, point in enumerate(record.points):
        if len(point.owner) > 1 and len(set(point.owner)) < len(point.owner):
            for number, id in enumerate(point.owner):
                first_index = point.owner.index(id)
                if first_index < number:
                    place, other = (record.at("points", index, "owner", each) for each in (number, first_index))
                    yield Finding(place, AGAIN.format(id=id, field="owner"), None, ((other, OTHER),))
