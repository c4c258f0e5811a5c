"""Every office, place, group, subject and post that is named stands in the vocabulary."""

from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz, process

from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.record import Record
from panji.register import Register
from panji.vocabulary import ADDRESSABLE, Entry

FAMILY = "fields"
TITLE = Bilingual(hi="नाम शब्द-सूची में नहीं है", en="A name is not in the vocabulary")
WHY = Bilingual(
    hi="कार्यालय, स्थान, पद और विषय बंद सूचियों से चुने जाते हैं। भिन्न वर्तनी का नाम न सूची-पृष्ठ पर मिलेगा, न "
    "खोज में, और अनुपालना किसकी है यह ज्ञात नहीं होगा।",
    en="Offices, places, posts and subjects come from closed lists. A name spelt otherwise is on no index page and "
    "in no search, "
    "and nobody can tell who has to comply.",
)
FIX = Bilingual(
    hi="सूची में दी गई पहचान लिखें। यदि कार्यालय, पद या विषय नया है तो उसे पहले `records/vocabulary/` की सूची में "
    "हिन्दी और अंग्रेज़ी नाम सहित जोड़ें।",
    en="Write the id as it stands in the list. If the office, post or subject is new, first add it to its list in "
    "`records/vocabulary/`, with its name in Hindi and English.",
)
EXAMPLE = Example(
    wrong="subjects: [greivances]",
    right="subjects: [grievances]",
)
DRAFTS = True

LISTS = {
    "addressable": Bilingual(hi="कार्यालयों, स्थानों और समूहों", en="offices, places and groups"),
    "offices": Bilingual(hi="कार्यालयों", en="offices"),
    "places": Bilingual(hi="स्थानों", en="places"),
    "groups": Bilingual(hi="समूहों", en="groups"),
    "posts": Bilingual(hi="पदों", en="posts"),
    "subjects": Bilingual(hi="विषयों", en="subjects"),
    "funds": Bilingual(hi="निधियों और मदों", en="funds and heads"),
    "purposes": Bilingual(hi="प्रयोजनों", en="purposes"),
    "works": Bilingual(hi="नियमावलियों", en="manuals"),
    "portals": Bilingual(hi="पोर्टलों", en="portals"),
    "retention": Bilingual(hi="संधारण श्रेणियों", en="retention classes"),
}
MESSAGE = Bilingual(hi="`{id}` {list} की सूची में नहीं है", en="`{id}` is not in the list of {list}")
ISSUER = Bilingual(
    hi="फ़ाइल के स्थान से जारीकर्ता `{id}` है, जो {list} की सूची में नहीं है",
    en="by the place of the file the issuer is `{id}`, which is not in the list of {list}",
)
HINT = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    vocabulary = register.vocabulary
    for name, id, route in record.terms():
        if id not in vocabulary[name] and not register.may_have(name, id):
            yield _finding(record.at(*route), name, id, register, MESSAGE if route else ISSUER)


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    for entry in register.vocabulary.entries():
        for name, id, route in _terms(entry):
            if not register.may_have(name, id):
                yield _finding(entry.at(*route), name, id, register, MESSAGE)
    settings = next((file for file in register.files.values() if file.settings), None)
    publisher = register.settings.publisher
    if settings and publisher and not register.may_have("offices", publisher):
        yield _finding(Place(settings.path, ("publisher",)), "offices", publisher, register, MESSAGE)
    for issuer in register.settings.numbers if settings else ():
        if not register.may_have("offices", issuer):
            yield _finding(Place(settings.path, ("numbers", issuer), key=True), "offices", issuer, register, MESSAGE)


def _terms(entry: Entry) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """The other entries that an entry of the vocabulary names."""
    if entry.successor:
        yield entry.list, entry.successor, ("successor",)
    if entry.parent:
        yield "addressable" if entry.list in ADDRESSABLE else entry.list, entry.parent, ("parent",)
    if entry.office:
        yield "offices", entry.office, ("office",)
    if entry.reports_to:
        yield "posts", entry.reports_to, ("reports_to",)
    if entry.subject:
        yield "subjects", entry.subject, ("subject",)
    for index, member in enumerate(entry.members):
        if "*" not in member:
            yield "addressable", member, ("members", index)


def _finding(place: Place, name: str, id: str, register: Register, message: Bilingual) -> Finding:
    nearest = process.extractOne(id, register.vocabulary[name].keys(), scorer=fuzz.WRatio, score_cutoff=75)
    hint = HINT.format(nearest=nearest[0]) if nearest else None
    return Finding(place, message.format(id=id, list=LISTS.get(name, Bilingual(name, name))), hint)
