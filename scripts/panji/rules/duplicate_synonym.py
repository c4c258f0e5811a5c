"""A word stands in the glossary once."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Route
from panji.file import File

FAMILY = "register"
TITLE = Bilingual(hi="शब्दावली में एक शब्द दो बार", en="A word stands in the glossary twice")
WHY = Bilingual(
    hi="खोज एक प्रविष्टि के सभी शब्दों को समान मानती है। एक ही शब्द दो प्रविष्टियों में हो तो दोनों के सब शब्द आपस में जुड़ जाते हैं "
    "और असंगत परिणाम मिलते हैं।",
    en="The search takes all words of an entry for one. A word in two entries would join the words of both, and bring "
    "up records that have nothing to do with it.",
)
FIX = Bilingual(
    hi="शब्द को केवल उस प्रविष्टि में रखें जिसके अर्थ में वह शासकीय पत्रों में प्रायः आता है। यदि दोनों प्रविष्टियों का अर्थ एक ही है तो "
    "उन्हें मिला दें।",
    en="Keep the word in the entry whose sense it mostly has in official papers. If both entries mean the same, join "
    "them.",
)
EXAMPLE = Example(
    wrong="jail: {hi: [कारागार, जेल], en: [jail]}\nprison: {hi: [जेल, बंदीगृह], en: [prison]}",
    right="jail: {hi: [कारागार, जेल, बंदीगृह], en: [jail, prison]}",
)

MESSAGE = Bilingual(hi="`{word}` पहले से `{id}` में है", en="`{word}` is already under `{id}`")
OTHER = Bilingual(hi="पहला स्थान", en="the first place")


def check_file(file: File) -> Iterator[Finding]:
    taken: dict[str, tuple[str, Route]] = {}
    for synonyms in file.synonyms:
        for language in ("hi", "en"):
            for index, word in enumerate(getattr(synonyms, language)):
                here = synonyms.at(language, index)
                id, route = taken.setdefault(" ".join(word.casefold().split()), (synonyms.id, here.route))
                if route != here.route:
                    first = here._replace(route=route)
                    yield Finding(here, MESSAGE.format(word=word, id=id), None, ((first, OTHER),))
