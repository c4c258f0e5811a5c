"""No folder has more faults of a kind than `known-faults.yml` lets in."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.known_faults import Count

FAMILY = "register"
TITLE = Bilingual(hi="ज्ञात से अधिक त्रुटियाँ", en="More faults than are known")
WHY = Bilingual(
    hi="पुराना संग्रह अपनी पुरानी त्रुटियों के साथ लिया जा सकता है, पर उनकी संख्या बढ़ नहीं सकती। बढ़ने का अर्थ है कि इस "
    "परिवर्तन से नई त्रुटि आई है।",
    en="An old collection may come in with its old faults, but their number must not grow. If it does, this change has "
    "brought a new one.",
)
FIX = Bilingual(
    hi="उस फ़ोल्डर में उस नियम की सभी त्रुटियाँ साथ में दिखाई गई हैं; उनमें से जो नई हों उन्हें सुधारें। नया पुराना संग्रह लेते समय "
    "`panji check --write-known-faults` चलाएँ।",
    en="All faults of that rule in that folder are shown along with this; mend the new ones. After importing another old "
    "collection, run `panji check --write-known-faults`.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="raw-html:\n  cmo/press-release: 12  # अब 13 हैं",
        en="raw-html:\n  cmo/press-release: 12  # there are 13 now",
    ),
    right=Bilingual(
        hi="raw-html:\n  cmo/press-release: 12  # 12 हैं",
        en="raw-html:\n  cmo/press-release: 12  # there are 12",
    ),
)
EXEMPTIBLE = False

MESSAGE = Bilingual(
    hi="`{folder}` में `{rule}` की त्रुटियाँ: अब {found}, जबकि ज्ञात {known}",
    en="faults of `{rule}` in `{folder}`: {found} now, only {known} known",
)
HINT = Bilingual(
    hi="इन {found} में से जो इस परिवर्तन में नई आई हों, उन्हें सुधारें", en="mend those of the {found} that this change has brought"
)


def check_count(count: Count) -> Iterator[Finding]:
    if count.found > count.known:
        yield Finding(count.place, MESSAGE.format(**count._asdict()), HINT.format(found=count.found))
