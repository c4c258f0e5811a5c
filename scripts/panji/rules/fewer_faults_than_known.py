"""`known-faults.yml` lets in no more faults than there are."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.known_faults import Count

FAMILY = "register"
TITLE = Bilingual(hi="ज्ञात त्रुटियाँ घट गई हैं", en="Fewer faults than are known")
WHY = Bilingual(
    hi="जो त्रुटि सुधर गई वह लौटकर न आए, इसके लिए `known-faults.yml` की संख्या भी उसके साथ घटाई जाती है।",
    en="So that a fault, once mended, does not come back, the number in `known-faults.yml` falls with it.",
)
FIX = Bilingual(
    hi="फ़ाइल में नई संख्या लिखें, शून्य हो तो पंक्ति हटा दें; या `panji check --write-known-faults` चलाएँ।",
    en="Write the new number into the file, or delete the line if it is nought; or run "
    "`panji check --write-known-faults`.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="raw-html:\n  cmo/press-release: 12  # अब 11 हैं",
        en="raw-html:\n  cmo/press-release: 12  # there are 11 now",
    ),
    right="raw-html:\n  cmo/press-release: 11",
)
EXEMPTIBLE = False

MESSAGE = Bilingual(
    hi="`{folder}` में `{rule}` की त्रुटियाँ: अब {found}, यहाँ लिखी हैं {known}",
    en="faults of `{rule}` in `{folder}`: {found} now, {known} written here",
)
LOWER = Bilingual(hi="`{found}` लिखें", en="write `{found}`")
DELETE = Bilingual(hi="यह पंक्ति हटा दें", en="delete this line")


def check_count(count: Count) -> Iterator[Finding]:
    if count.found < count.known:
        hint = LOWER.format(found=count.found) if count.found else DELETE
        yield Finding(count.place, MESSAGE.format(**count._asdict()), hint)
