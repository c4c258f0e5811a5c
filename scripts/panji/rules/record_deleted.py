"""A record that was in the register keeps its address."""

from collections.abc import Iterator
from datetime import date

from panji.change import Change
from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.record import Record
from panji.register import Register

FAMILY = "change"
TITLE = Bilingual(hi="अभिलेख हटा दिया गया है", en="A record was deleted")
WHY = Bilingual(
    hi="अभिलेख का पता पत्रों, निर्णयों और समाचारों में उद्धृत होता है। पता मिट जाए तो पाठक नहीं जान पाता कि अभिलेख था भी या नहीं, और क्यों नहीं रहा।",
    en="The address of a record is cited in letters, judgments and news. If it vanishes, a reader cannot tell whether "
    "there ever was such a record, and why it is gone.",
)
FIX = Bilingual(
    hi="फ़ाइल वापस रखें और उसमें `removed: {date: 2026-11-22, reason: …}` लिखें; क्रमांक, शीर्षक, पाठ और अनुवाद हटाए जा सकते हैं। "
    "अभिलेख की पहचान ही बदली हो तो `records/redirects.yml` में `पुरानी पहचान: नई पहचान` लिखें; तब पुरानी फ़ाइल हट सकती है।",
    en="Put the file back with `removed: {date: 2026-11-22, reason: …}` in it; number, title, text and translations may "
    "go. If the record only has another id now, write `old id: new id` into `records/redirects.yml`; then the old file "
    "may go.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="(`records/cmo/circular/2026/0012.hi.md` हटा दी गई)",
        en="(`records/cmo/circular/2026/0012.hi.md` is deleted)",
    ),
    right=Bilingual(
        hi="---\nremoved:\n  date: 2026-11-25\n  reason: भूल से दो बार दर्ज हुआ\n  see: cmo/circular/2026/11\n---",
        en="---\nremoved:\n  date: 2026-11-25\n  reason: entered twice by mistake\n  see: cmo/circular/2026/11\n---",
    ),
)
EXEMPTIBLE = False

MESSAGE = Bilingual(hi="अभिलेख `{id}` हटा दिया गया है", en="the record `{id}` was deleted")
AUTHENTIC = Bilingual(hi="अभिलेख `{id}` का प्रामाणिक पाठ हटा दिया गया है", en="the authentic text of `{id}` was deleted")
BACK = Bilingual(hi="फ़ाइल वापस रखें", en="put the file back")
STUB = Bilingual(
    hi="फ़ाइल वापस रखें; उसमें केवल `removed: {{date: {today}, reason: …}}` पर्याप्त है",
    en="put the file back; no more need be in it than `removed: {{date: {today}, reason: …}}`",
)
MOVED = Bilingual(
    hi="इसकी पहचान अब `{new}` है, तो `records/redirects.yml` में `{id}: {new}` लिखें",
    en="since it is `{new}` now, write `{id}: {new}` into `records/redirects.yml`",
)


def check_change(change: Change, register: Register, as_of: date) -> Iterator[Finding]:
    id = change.record_id
    if (
        change.after
        or not (change.before and change.before.record)
        or id in register.unread
        or register.moved(id or "")
    ):
        return
    if id in register.records:
        if not register.records[id].removed:
            yield Finding(Place(change.path), AUTHENTIC.format(id=id), BACK)
        return
    new = next((each for each in register.records.values() if _same(each, change.before.record)), None)
    hint = MOVED.format(id=id, new=new.id) if new else STUB.format(today=as_of)
    yield Finding(Place(change.path), MESSAGE.format(id=id), hint)


def _same(one: Record, other: Record) -> bool:
    return one.issued == other.issued and one.title == other.title and one.number == other.number
