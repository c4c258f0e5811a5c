"""A record of a type that is issued in both languages has both texts."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import LANGUAGES
from panji.passages import LANGUAGE_NAMES
from panji.record import Record
from panji.register import Register

FAMILY = "language"
TITLE = Bilingual(hi="दूसरी भाषा का पाठ नहीं है", en="The text in the other language is missing")
WHY = Bilingual(
    hi="इस पंजी ने तय किया है कि इस प्रकार के अभिलेख दोनों भाषाओं में हों (`register.yml` में `bilingual`)। एक ही भाषा में होने पर "
    "दूसरी भाषा का पाठक उससे वंचित रहता है।",
    en="This register wants records of this type in both languages (`bilingual` in `register.yml`). With one text only, "
    "readers of the other language go without.",
)
FIX = Bilingual(
    hi="दूसरी भाषा का पाठ उसी क्रम से जोड़ें, जैसे `0003.en.md`, और उसमें `translation` लिखें।",
    en="Add the text in the other language under the same serial, such as `0003.en.md`, with `translation` in it.",
)
EXAMPLE = Example(
    wrong="# records/cmo/directive/2026/\n0003.hi.md", right="# records/cmo/directive/2026/\n0003.hi.md\n0003.en.md"
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE

MESSAGE = Bilingual(hi="इस अभिलेख का {language} पाठ नहीं है", en="this record has no {language} text")
HINT = Bilingual(hi="`{path}` जोड़ें", en="add `{path}`")


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    if record.type not in register.settings.bilingual:
        return
    for language in LANGUAGES:
        if language not in record.texts:
            folder, _, name = record.first.path.rpartition("/")
            path = f"{folder}/{name.split('.')[0]}.{language}.md"
            if path not in register.files:  # one that cannot be read is another rule's business
                yield Finding(
                    record.at("title"), MESSAGE.format(language=LANGUAGE_NAMES[language]), HINT.format(path=path)
                )
