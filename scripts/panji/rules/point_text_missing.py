"""A second text has a text for every point of the record, and for no other."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "language"
TITLE = Bilingual(hi="अनुवाद और मूल के बिंदु मेल नहीं खाते", en="The points of two texts do not match")
WHY = Bilingual(
    hi="जिस भाषा में बिंदु का पाठ नहीं है, उसके पाठक को ज्ञात ही नहीं होगा कि उसे क्या पालना करनी है।",
    en="Readers of a text that lacks a point never learn what they have to do.",
)
FIX = Bilingual(
    hi='दूसरी भाषा के पाठ में `points` के नीचे मूल पाठ के प्रत्येक बिंदु की पहचान और उसका पाठ लिखें: `"1": …`',
    en='Under `points` of the second text, write the id and the text of every point of the first: `"1": …`',
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi='# 0012.hi.md में बिंदु 1 और 2 हैं; 0012.en.md:\npoints:\n  "1": Dispose of every grievance in 15 days.',
        en='# 0012.hi.md has the points 1 and 2; 0012.en.md:\npoints:\n  "1": Dispose of every grievance in 15 days.',
    ),
    right='points:\n  "1": Dispose of every grievance in 15 days.\n  "2": Report every month.',
)

LACKS = Bilingual(hi="बिंदु {ids} का पाठ इस भाषा में नहीं है", en="the text of point {ids} is missing in this language")
UNKNOWN = Bilingual(hi="मूल पाठ में बिंदु `{id}` नहीं है", en="the first text has no point `{id}`")
POINT = Bilingual(hi="मूल पाठ का बिंदु", en="the point in the first text")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if len(record.texts) < 2:
        return
    indices = {point.id: index for index, point in enumerate(record.points)}
    for text in record.texts.values():
        if not text.translation:
            continue
        lacking = [id for id in indices if id not in text.points]
        if lacking:
            message = LACKS.format(ids=", ".join(f"`{id}`" for id in lacking))
            yield Finding(
                text.at("points"), message, None, ((record.at("points", indices[lacking[0]], "text"), POINT),)
            )
        for id in text.points:
            if id not in indices:
                yield Finding(text.at("points", id, key=True), UNKNOWN.format(id=id))
