"""No text is typed for a font from before Unicode: Kruti Dev, DevLys, Chanakya."""

from collections.abc import Iterator

from panji import signs
from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.file import File
from panji.legacy_fonts import Run, from_kruti_dev, runs
from panji.passages import passages
from panji.record import Passage

FAMILY = "language"
TITLE = Bilingual(hi="पाठ पुराने फ़ॉन्ट (कृतिदेव आदि) में टाइप किया हुआ है", en="A text is typed for a legacy font")
WHY = Bilingual(
    hi="कृतिदेव, डेवलिस और चाणक्य जैसे फ़ॉन्ट में टाइप किया हुआ पाठ वास्तव में रोमन अक्षर होता है। वह फ़ॉन्ट न होने पर "
    "उसे कोई पढ़ नहीं सकता, और खोज, अनुवाद तथा वाचक यंत्र कभी नहीं।",
    en="What is typed for Kruti Dev, DevLys or Chanakya is really made of Latin letters. Without the font nobody can "
    "read it; search, translation and screen readers never can.",
)
FIX = Bilingual(
    hi="पाठ को यूनिकोड में बदलें (परिवर्तक से, या इनस्क्रिप्ट कुंजीपटल पर फिर से टाइप करके) और मूल पत्र से मिलान करें।",
    en="Convert the text to Unicode, or type it again on an Inscript keyboard, and compare it with the paper.",
)
EXAMPLE = Example(
    wrong="title: eq[;ea=h dk;kZy; ds leLr vf/kdkfj;ksa gsrq funsZ'k",
    right="title: मुख्यमंत्री कार्यालय के समस्त अधिकारियों हेतु निर्देश",
)
LEGACY = Severity.WARNING

MESSAGES = {
    "kruti-dev": Bilingual(
        hi="यह पाठ कृतिदेव या डेवलिस फ़ॉन्ट में टाइप किया हुआ है: `{words}`",
        en="this is typed for the font Kruti Dev or DevLys: `{words}`",
    ),
    "chanakya": Bilingual(
        hi="यह पाठ चाणक्य फ़ॉन्ट में टाइप किया हुआ है: `{words}`", en="this is typed for the font Chanakya: `{words}`"
    ),
}
HINT = Bilingual(hi="यूनिकोड में: `{words}`; मूल पत्र से मिलान कर लें", en="in Unicode: `{words}`; compare it with the paper")


def check_file(file: File) -> Iterator[Finding]:
    for passage in passages(file, signs.LEGACY_FONT):
        for group in _together(list(runs(passage.words)), passage):
            first = group[0]
            words = passage.words[first.start : first.end]
            yield Finding(
                passage.place(first.start, group[-1].end),
                MESSAGES[first.font].format(words=_quoted(words, group)),
                HINT.format(words=_quoted(from_kruti_dev(words), group)) if first.font == "kruti-dev" else None,
            )


def _together(found: list[Run], passage: Passage) -> list[list[Run]]:
    """Runs with nothing but blanks between them: a page in such a font is one finding, not forty."""
    groups: list[list[Run]] = []
    for run in found:
        if groups and not passage.words[groups[-1][-1].end : run.start].strip():
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _quoted(words: str, group: list[Run]) -> str:
    more = " …" if len(group) > 1 else ""
    return words.replace("`", "ˋ") + more  # a key of Kruti Dev, and the mark around what a message quotes
