"""The numbers in `known-faults.yml` do not grow unnoticed."""

from collections.abc import Iterator
from datetime import date

from panji.change import Change
from panji.diagnostic import Bilingual, Example, Finding, Place, Severity
from panji.register import Register

FAMILY = "change"
TITLE = Bilingual(hi="ज्ञात त्रुटियों की संख्या बढ़ाई गई है", en="More faults are let in")
WHY = Bilingual(
    hi="`known-faults.yml` पुराने संग्रह की त्रुटियों के लिए है। उसमें संख्या बढ़ाकर नई त्रुटि भी बिना सुधारे स्वीकार कराई जा सकती है।",
    en="`known-faults.yml` is for the faults of an old collection. By raising a number there, a new fault could get in "
    "without being mended.",
)
FIX = Bilingual(
    hi="नया संग्रह लिया गया हो तो प्रस्ताव में यह लिखें। अन्यथा संख्या पहले जैसी करें और त्रुटि सुधारें।",
    en="If another collection was imported, say so in the proposal. If not, put the number back and mend the fault.",
)
SEVERITY = Severity.WARNING
EXAMPLE = Example(
    wrong=Bilingual(
        hi="raw-html:\n  cmo/press-release: 13  # 12 थी", en="raw-html:\n  cmo/press-release: 13  # it was 12"
    ),
    right="raw-html:\n  cmo/press-release: 12",
)
EXEMPTIBLE = False

MESSAGE = Bilingual(
    hi="`{folder}` में `{rule}` की ज्ञात त्रुटियाँ {old} से बढ़ाकर {new} की गई हैं",
    en="the known faults of `{rule}` in `{folder}` were raised from {old} to {new}",
)


def check_change(change: Change, register: Register, as_of: date) -> Iterator[Finding]:
    before, after = (file and file.known_faults for file in (change.before, change.after))
    if before is None or after is None:
        return
    for rule, folders in after.items():
        for folder, new in folders.items():
            old = before.get(rule, {}).get(folder, 0)
            if new > old:
                message = MESSAGE.format(rule=rule, folder=folder, old=old, new=new)
                yield Finding(Place(change.path, (rule, folder)), message)
