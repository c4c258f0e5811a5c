"""The vocabularies have no entries that nobody uses."""

from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatchcase

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.register import Register

FAMILY = "register"
TITLE = Bilingual(hi="शब्द-सूची में अनुपयुक्त प्रविष्टियाँ", en="Entries that nobody uses")
WHY = Bilingual(
    hi="लंबी सूची में सही प्रविष्टि खोजना कठिन होता है, और एक ही बात की दो प्रविष्टियाँ प्रायः इसी तरह पकड़ में आती हैं कि एक का उपयोग "
    "कोई नहीं करता।",
    en="In a long list the right entry is hard to find; and where one thing has two entries, it often shows in that "
    "nobody uses one of them.",
)
FIX = Bilingual(
    hi="देखें कि प्रविष्टि किसी और का दूसरा नाम तो नहीं है। आगे काम आनी हो तो रहने दें; यह केवल सुझाव है।",
    en="See whether the entry is another name for one that is used. If it will be needed, leave it: this is advice.",
)
SEVERITY = Severity.ADVICE
DOCTOR = True
EXAMPLE = Example(
    wrong="grievance: {hi: परिवाद, en: Grievance}\ngrievances: {hi: परिवाद, en: Grievances}",
    right="grievances: {hi: परिवाद, en: Grievances}",
)

MESSAGE = Bilingual(
    hi="सूची `{list}` की {all} में से {count} प्रविष्टियों का उपयोग कहीं नहीं है: {names}",
    en="{count} of the {all} entries of the list `{list}` are used nowhere: {names}",
)
LISTS = ("offices", "places", "groups", "posts", "subjects", "funds", "purposes", "works")
SHOWN = 12


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    used = {id for record in register.records.values() for _, id, _ in record.terms()} | {register.settings.publisher}
    for entry in register.vocabulary.entries():
        used.update(filter(None, (entry.parent, entry.successor, entry.office, entry.subject)))
    patterns = [pattern for group in register.vocabulary["groups"].values() for pattern in group.members]
    for name in LISTS:
        entries = register.vocabulary[name]
        unused = [
            entry
            for id, entry in entries.items()
            if id not in used and (name == "groups" or not any(fnmatchcase(id, pattern) for pattern in patterns))
        ]
        if unused:
            names = ", ".join(f"`{entry.id}`" for entry in unused[:SHOWN]) + (" …" if len(unused) > SHOWN else "")
            message = MESSAGE.format(list=name, all=len(entries), count=len(unused), names=names)
            yield Finding(unused[0].at(), message)
