"""What was issued stays as it was issued: text, number, dates, signatory, addressees, points and relations.

Also where the record moves to another id: what says something else is another record.
"""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Any

from pydantic_core import to_jsonable_python

from panji import body, signs
from panji.change import Change
from panji.diagnostic import Bilingual, Example, Finding, Place, Route, Span
from panji.file import File
from panji.record import RELATIONS, Record, Text
from panji.redirects import PATH
from panji.register import Register

FAMILY = "change"
TITLE = Bilingual(hi="जारी अभिलेख बदला गया है", en="An issued record was changed")
WHY = Bilingual(
    hi="जिसने आदेश पर कार्यवाही की उसके पास वही पाठ था जो जारी हुआ। पंजी का पाठ बाद में बदल जाए तो यह सिद्ध नहीं किया जा सकता "
    "कि उस दिन क्या आदेश था।",
    en="Whoever acted on the order had the text as it was issued. If the register's text changes later, nobody can show "
    "what was ordered on that day.",
)
FIX = Bilingual(
    hi="मूल पत्र में ही भूल हो तो पाठ यथावत रखें और शुद्धि-पत्र को `corrects` सहित नए अभिलेख के रूप में जोड़ें। केवल पंजी में उतारने में "
    "भूल हुई हो तो पाठ सुधारें और उसी परिवर्तन में `transcription: [{date: 2026-11-22, reason: …}]` जोड़ें। सारांश, विषय, छूट, "
    "अनुवाद और छूटे हुए संबंध बिना इसके भी जोड़े जा सकते हैं।",
    en="If the paper itself is wrong, leave the text and add the corrigendum as a new record with `corrects`. If it was "
    "only copied wrongly into the register, mend it and add `transcription: [{date: 2026-11-22, reason: …}]` in the same "
    "change. Summary, subjects, exemptions, translations and relations that were left out may be added without it.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="issued: 2026-11-21  # 2026-11-20 को जारी हुआ था",
        en="issued: 2026-11-21  # it was issued on 2026-11-20",
    ),
    right=Bilingual(
        hi="issued: 2026-11-21\ntranscription:\n  - {date: 2026-11-25, reason: मूल पत्र पर 21 नवम्बर अंकित है}",
        en="issued: 2026-11-21\ntranscription:\n  - {date: 2026-11-25, reason: the paper is dated 21 November}",
    ),
)
EXEMPTIBLE = False

FREE = {"summary", "subjects", "attachments", "exempt", "transcription", "removed", "source"}
"""Fields that describe the record or have a rule of their own; the paper does not say them."""

Difference = tuple[Route, Any, Any]
"""Where two values differ, and what stood there and stands there now; None for nothing."""

CHANGED = Bilingual(
    hi="जारी होते समय `{field}` में `{old}` था, अब `{new}` है",
    en="`{field}` was `{old}` when this was issued, now it is `{new}`",
)
ADDED = Bilingual(
    hi="जारी होते समय `{field}` नहीं था, अब `{new}` है",
    en="`{field}` was not there when this was issued, now it is `{new}`",
)
GONE = Bilingual(
    hi="जारी होते समय `{field}` में `{old}` था, अब नहीं है", en="`{field}` was `{old}` when this was issued, now it is gone"
)
LINE = Bilingual(
    hi="पाठ वह नहीं है जो जारी हुआ था; यहाँ `{old}` था", en="the text is not as it was issued: here stood `{old}`"
)
NEW_LINE = Bilingual(hi="यह पंक्ति जारी पाठ में नहीं थी", en="this line was not in the text as it was issued")
TRANSLATION = Bilingual(
    hi="यह प्रामाणिक पाठ था, अब अनुवाद बताया गया है",
    en="this was the authentic text, now it says that it is a translation",
)
HINT = Bilingual(
    hi="पहले जैसा करें; मूल पत्र में यही लिखा हो तो साथ में `transcription: [{{date: {today}, reason: …}}]` जोड़ें, मूल पत्र ही गलत हो "
    "तो शुद्धि-पत्र जोड़ें",
    en="put it back; if the paper says what stands here now, add `transcription: [{{date: {today}, reason: …}}]`; if the "
    "paper itself is wrong, add a corrigendum",
)
CORRIGENDUM = Bilingual(
    hi="पहले जैसा करें: शुद्धि-पत्र `{id}` बताता है कि क्या पढ़ा जाए, जारी पाठ वही रहता है",
    en="put it back: the corrigendum `{id}` says what is to be read, and the issued text stays",
)
MOVED = Bilingual(
    hi="पहचान बदलने पर भी अभिलेख वही रहता है: जो `{old}` में था वही रखें; मूल पत्र में यही लिखा हो तो साथ में "
    "`transcription: [{{date: {today}, reason: …}}]` जोड़ें; यह दूसरा ही पत्र या उसकी दूसरी प्रति हो तो पुरानी फ़ाइल वापस रखें और उसमें "
    "`removed: {{date: {today}, reason: …, see: {new}}}` लिखें",
    en="a record that moves stays the same: put back what `{old}` said; if the paper says what stands here now, add "
    "`transcription: [{{date: {today}, reason: …}}]`; if this is another paper, or another copy of it, "
    "put the old file back with `removed: {{date: {today}, reason: …, see: {new}}}`",
)
HERE = Bilingual(hi="यहाँ से आया", en="it came from here")


def check_change(change: Change, register: Register, as_of: date) -> Iterator[Finding]:
    before, after, now = change.before, change.after, change.now(register)
    moved = now if now and now.id != change.record_id else None
    if moved:
        after = register.files[moved.first.path]
    if not (before and before.record and before.text and after) or before.record.removed or change.declared(register):
        return
    hint, related = HINT.format(today=as_of), ()
    if moved:
        hint = MOVED.format(old=change.record_id, new=moved.id, today=as_of)
        related = ((Place(PATH, (change.record_id,)), HERE),)
    for incoming in register.incoming.get(now.id if now else "", ()):
        if incoming.kind == "corrects":
            hint = CORRIGENDUM.format(id=incoming.source.id)
    if after.record and after.text:
        for place, message in (*_fields(before.record, after, register), *_body(before.text, after.text)):
            yield Finding(place, message, hint, related)
    elif after.text:
        yield Finding(after.text.at("translation", key=True), TRANSLATION, hint, related)


def _fields(before: Record, after: File, register: Register) -> Iterator[tuple[Place, Bilingual]]:
    assert after.record
    for name in type(before).model_fields:
        if name in FREE or name in before.kept_up or name not in type(after.record).model_fields:
            continue
        old, new = getattr(before, name), getattr(after.record, name)
        if old == new or (before.source and not old):  # what an imported record lacked may be filled in
            continue
        find = partial(_lost_relation, register) if name in RELATIONS else _difference
        if difference := find((name,), to_jsonable_python(old), to_jsonable_python(new)):
            route, was, is_now = difference
            field = ".".join(str(step) for step in route if isinstance(step, str))
            message = GONE if is_now is None else ADDED if was is None else CHANGED
            yield Place(after.path, route), message.format(field=field, old=_shown(was), new=_shown(is_now))


def _lost_relation(register: Register, route: Route, old: list[Any], new: list[Any]) -> Difference | None:
    """The first relation that is no longer there. More may be added, and one may lead into the register now.

    That a relation says now in which paragraph it changes what, is only more exact; and one to a record that has another
    id now has to name that.
    """
    unsaid = [{**each, "operations": []} for each in new]
    for relation in old:
        outside = [{**each, "record": None, "external": relation["external"]} for each in new if each["record"]]
        moved = register.moved(relation["record"] or "")
        now = {**relation, "record": moved.id} if moved else relation
        if relation not in (*new, *outside, *unsaid) and now not in (*new, *unsaid):
            return route, relation["record"] or relation["external"], None
    return None


def _difference(route: Route, old: Any, new: Any) -> Difference | None:
    """The first place at which two values differ, with what stands there in either; None for nothing."""
    if isinstance(old, dict) and isinstance(new, dict):
        pairs = [(key, old.get(key), new.get(key)) for key in {**old, **new}]
    elif isinstance(old, list) and isinstance(new, list):
        if lost := next((each for each in old if _id(each) not in map(_id, new)), None):
            return route, lost, None
        known = {_id(each): each for each in old}
        pairs = [(index, known.get(_id(each)), each) for index, each in enumerate(new)]
    else:
        same = isinstance(old, str) and isinstance(new, str) and tidy(old) == tidy(new)
        return None if old == new or same else (route, old, new)
    return next(filter(None, (_difference((*route, key), was, is_now) for key, was, is_now in pairs)), None)


def _id(value: Any) -> str:
    """What tells the items of a list apart: of points their id, of names themselves."""
    return str(value.get("id")) if isinstance(value, dict) else tidy(str(value))


def _shown(value: Any) -> str:
    """A value in a message: of a point its words, of a signatory the post."""
    if isinstance(value, dict):
        return str(value.get("text") or next(filter(None, value.values()), ""))
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)


def tidy(text: str) -> str:
    """The text with one kind of digits, composed letters and single spaces, without what cannot be seen.

    All that may be tidied up later; `panji check --fix` does it.
    """
    seen = signs.INVISIBLE.sub("", text)
    return " ".join(unicodedata.normalize("NFC", seen).translate(DIGITS).split())


DIGITS = {ord("०") + digit: str(digit) for digit in range(10)}


def _body(before: Text, after: Text) -> Iterator[tuple[Place, Bilingual]]:
    """The first line that says something else. Links, headings and emphasis may be added: they are not the paper's."""
    if before.body == after.body or _said(before.body) == _said(after.body):
        return
    for read in (_words, tidy):  # the second sees the numbers of lists
        old, new = _lines(before, read), _lines(after, read)
        same = sum(1 for _ in takewhile(lambda pair: pair[0][1] == pair[1][1], zip(old, new, strict=False)))
        if same < max(len(old), len(new)):
            break
    number, _, line = new[min(same, len(new) - 1)] if new else (after.body_line, "", "")
    place = Place(after.path, span=Span(number, 1, number, len(line) + 1))
    yield place, LINE.format(old=old[same][2].strip().replace("`", "'")) if same < len(old) else NEW_LINE


def _lines(text: Text, read: Callable[[str], str]) -> list[tuple[int, str, str]]:
    """The lines that have words in them: the number in the file, what is compared, and the line itself."""
    lines = ((number, read(line), line) for number, line in enumerate(text.body.split("\n"), text.body_line))
    return [each for each in lines if each[1]]


def _words(markdown: str) -> str:
    return tidy(body.plain(markdown))


def _said(markdown: str) -> tuple[str, list[int]]:
    return _words(markdown), body.numbering(markdown)
