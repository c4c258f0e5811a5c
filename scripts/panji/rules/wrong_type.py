"""Every value is of the kind that its field takes: a date, a list, one of a few words …"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from panji.diagnostic import Bilingual, Example, Fault, Finding
from panji.file import File
from panji.numbering import DIGITS

FAMILY = "fields"
TITLE = Bilingual(hi="मान का प्रकार सही नहीं है", en="A value is of the wrong kind")
WHY = Bilingual(
    hi="प्रभावी दिनांक, समय-सीमा और लक्ष्य की गणना इन्हीं मानों से होती है। जो दिनांक या संख्या पढ़ी न जा सके, "
    "उससे गलत परिणाम निकलेगा।",
    en="What is in force, due or reached is computed from these values. A date or number that cannot be read would "
    "give wrong answers.",
)
FIX = Bilingual(
    hi="दिनांक `2026-04-01` के रूप में, सूची `[क, ख]` के रूप में और शेष मान दिए गए विकल्पों में से लिखें।",
    en="Write dates as `2026-04-01`, lists as `[a, b]`, and other values as one of those that are offered.",
)
EXAMPLE = Example(
    wrong="issued: 20.11.2026\nsubjects: grievances",
    right="issued: 2026-11-20\nsubjects: [grievances]",
)
EXEMPTIBLE = False

MESSAGES = {
    "not_a_date": Bilingual(
        hi="`{field}` में `{value}` लिखा है; दिनांक `वर्ष-माह-दिन` के रूप में लिखें",
        en="`{field}` is `{value}`, not a date written as `YYYY-MM-DD`",
    ),
    "date_type": Bilingual(hi="`{field}` में एक दिनांक होना चाहिए", en="`{field}` has to be one date"),
    "no_such_day": Bilingual(
        hi="`{field}` में `{value}` लिखा है; पंचांग में ऐसा कोई दिन नहीं है",
        en="`{field}` is `{value}`, a day that is not in the calendar",
    ),
    "not_a_due": Bilingual(
        hi="`{field}` में `{value}` लिखा है; यह न दिनांक है, न आवृत्ति",
        en="`{field}` is `{value}`, neither a date nor how often",
    ),
    "literal_error": Bilingual(
        hi="`{field}` में `{value}` लिखा है, जो विकल्पों में नहीं है",
        en="`{field}` is `{value}`, which is not one of its values",
    ),
    "string_pattern_mismatch": Bilingual(
        hi="`{field}` में `{value}` लिखा है, जो उचित रूप में नहीं है",
        en="`{field}` is `{value}`, which is not in the form it should have",
    ),
    "tuple_type": Bilingual(hi="`{field}` में सूची होनी चाहिए", en="`{field}` has to be a list"),
    "too_short": Bilingual(hi="`{field}` की सूची खाली है", en="the list `{field}` is empty"),
    "one_target": Bilingual(
        hi="`{field}` में `record` या `external` में से कोई एक होना चाहिए",
        en="`{field}` needs either `record` or `external`, one of the two",
    ),
    "not_words": Bilingual(
        hi="`{field}` में एक पंक्ति का पाठ, या दोनों भाषाओं का पाठ होना चाहिए",
        en="`{field}` has to be a line of text, or a text in both languages",
    ),
    "one_change": Bilingual(
        hi="`{field}` में `replace`, `insert_after` और `omit` में से ठीक एक होना चाहिए; पहले दो के साथ `text` भी, `omit` के साथ नहीं",
        en="`{field}` needs just one of `replace`, `insert_after` and `omit`; the first two with a `text`, `omit` without",
    ),
    "string_type": Bilingual(hi="`{field}` में एक पंक्ति का पाठ होना चाहिए", en="`{field}` has to be a line of text"),
    "string_too_short": Bilingual(hi="`{field}` में खाली मान है", en="`{field}` has an empty value"),
    "dict_type": Bilingual(hi="`{field}` में `कुंजी: मान` होने चाहिए", en="`{field}` has to be made of `key: value`"),
    "not_a_number": Bilingual(
        hi="`{field}` में `{value}` लिखा है, जो संख्या नहीं है", en="`{field}` is `{value}`, which is not a number"
    ),
    "not_whole": Bilingual(
        hi="`{field}` में `{value}` लिखा है; यहाँ पूर्ण संख्या केवल अंकों में होनी चाहिए",
        en="`{field}` is `{value}`; it has to be a whole number, in digits alone",
    ),
    "not_a_count": Bilingual(
        hi="`{field}` में `{value}` लिखा है; यहाँ त्रुटियों की संख्या होनी चाहिए, 1 या अधिक",
        en="`{field}` is `{value}`, not a number of faults, 1 or more",
    ),
    "no_such_type": Bilingual(
        hi="`{field}`: इस नाम का कोई अभिलेख प्रकार नहीं है", en="`{field}`: there is no record type of that name"
    ),
    "pattern_braces": Bilingual(
        hi="`{field}` में `{value}` लिखा है, जो क्रमांक का प्रारूप नहीं है",
        en="`{field}` is `{value}`, which is not a pattern of numbers",
    ),
    "pattern_brackets": Bilingual(
        hi="`{field}` में `{value}` लिखा है, जिसका कोष्ठक `[` `]` पूरा नहीं है",
        en="`{field}` is `{value}`, where a bracket `[` `]` has no partner",
    ),
    "pattern_empty": Bilingual(
        hi="`{field}` में `{value}` लिखा है; इसमें न `{{n}}` है, न `{{year}}`",
        en="`{field}` is `{value}`, with neither `{{n}}` nor `{{year}}` in it",
    ),
    "not_years": Bilingual(
        hi="`{field}` में `{value}` लिखा है; यहाँ वर्षों की संख्या होनी चाहिए, 1 या अधिक",
        en="`{field}` is `{value}`, not a number of years, 1 or more",
    ),
    "not_bilingual": Bilingual(hi="`{field}` दोनों भाषाओं में नहीं है", en="`{field}` is not in both languages"),
}
MESSAGES["model_type"] = MESSAGES["dict_type"]
MESSAGES["decimal_type"] = MESSAGES["not_a_number"]
OTHER = Bilingual(hi="`{field}` का मान मान्य नहीं है (`{what}`)", en="the value of `{field}` is not valid (`{what}`)")

LIST = Bilingual(hi="सूची के रूप में लिखें: `[{value}]`", en="write a list: `[{value}]`")
ONE_OF = Bilingual(hi="इनमें से एक लिखें: {expected}", en="write one of {expected}")
NEAREST = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")
PLAIN_NUMBER = Bilingual(hi="`{number}` लिखें", en="write `{number}`")
ISO = Bilingual(hi="`{date}` लिखें", en="write `{date}`")
SECOND = Bilingual(
    hi="यदि यह दूसरी भाषा का पाठ है तो `translation: courtesy` जोड़ें",
    en="if this is a second text, add `translation: courtesy`",
)
HINTS = {
    "not_a_due": Bilingual(
        hi="दिनांक लिखें, या इनमें से एक: `weekly`, `fortnightly`, `monthly`, `quarterly`, `yearly`",
        en="write a date, or one of `weekly`, `fortnightly`, `monthly`, `quarterly`, `yearly`",
    ),
    "not_bilingual": Bilingual(hi="`{hi: …, en: …}` लिखें", en="write `{hi: …, en: …}`"),
    "one_target": Bilingual(
        hi="पंजी के अभिलेख के लिए उसकी पहचान लिखें, अन्य के लिए `{external: क्रमांक}`",
        en="write the id of a record, or `{external: its number}` for what is not in the register",
    ),
    "not_words": Bilingual(
        hi="`{hi: …, en: …}` लिखें; अल्पविराम वाले पाठ को उद्धरण चिह्न में रखें",
        en="write `{hi: …, en: …}`; put a text with a comma in it into quotes",
    ),
    "one_change": Bilingual(
        hi="जैसे `{replace: para-3, text: {hi: …, en: …}}` या `{omit: para-5}`",
        en="such as `{replace: para-3, text: {hi: …, en: …}}` or `{omit: para-5}`",
    ),
    "posted": Bilingual(hi="समय `18:25` के रूप में लिखें", en="write the time as `18:25`"),
    "dict_type": Bilingual(hi='`{"1": …, "2": …}` के रूप में लिखें', en='write `{"1": …, "2": …}`'),
    "model_type": Bilingual(hi="`{कुंजी: मान}` के रूप में लिखें", en="write `{key: value}`"),
    "pattern_braces": Bilingual(
        hi="बदलने वाले अंशों के लिए `{n}` (संख्या), `{year}` (वर्ष) और `{word}` (शब्द) लिखें",
        en="for what differs write `{n}` (a number), `{year}` or `{word}`",
    ),
    "pattern_brackets": Bilingual(
        hi="`[…]` के भीतर वह अंश लिखें जो कभी नहीं भी होता", en="put a part that may be missing between `[` and `]`"
    ),
}
AS_PEOPLE_WRITE = re.compile(r"(?:रु\.|₹|Rs\.?)?\s*([\d,_]*\d(?:\.\d+)?)\s*(?:%|प्रतिशत|per ?cent)?", re.IGNORECASE)
DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)


def check_file(file: File) -> Iterator[Finding]:
    for fault in file.faults:
        if fault.kind == "wrong-type":
            field = ".".join(str(step) for step in fault.route if isinstance(step, str)) or "…"
            values = dict(fault.values) | {"field": field, "what": fault.what}
            message = MESSAGES.get(fault.what, OTHER)
            if fault.what in ("not_a_date", "not_a_due") and not values["value"]:
                message = MESSAGES["string_too_short"]
            yield Finding(file.at(fault), message.format(**values), _hint(fault, values))


def _hint(fault: Fault, values: dict[str, str]) -> Bilingual | None:
    field, value = str(fault.route[-1]) if fault.route else "", values["value"]
    if fault.what == "literal_error":
        either = values["expected"].replace("'", "`")
        return ONE_OF.format(expected=Bilingual(either.replace(" or ", " या "), either))
    if fault.what == "tuple_type":
        if value == "{…}":
            return SECOND if field == "points" else LIST.format(value="…")
        return LIST.format(value=value)
    if fault.what in ("not_a_date", "not_a_due") and (match := DAY_FIRST.fullmatch(value)):
        day, month, year = match.groups()
        return ISO.format(date=f"{year}-{month:0>2}-{day:0>2}")
    if fault.what in ("not_a_number", "not_whole") and (match := AS_PEOPLE_WRITE.fullmatch(value)):
        number = match[1].translate(DIGITS).replace(",", "").replace("_", "").lstrip("0")
        if fault.what == "not_whole" and not number.isdecimal():
            return None
        return PLAIN_NUMBER.format(number=f"0{number}" if number[:1] in ("", ".") else number)
    if fault.what == "no_such_type":
        nearest = process.extractOne(field, values["expected"].split(", "), scorer=fuzz.ratio, score_cutoff=60)
        return NEAREST.format(nearest=nearest[0]) if nearest else None
    return HINTS.get(fault.what) or HINTS.get(field)
