"""The attachments of an issued record stay, byte for byte."""

from collections.abc import Iterator
from datetime import date

from panji.change import Change
from panji.diagnostic import Bilingual, Example, Finding, Place
from panji.register import Register

FAMILY = "change"
TITLE = Bilingual(hi="जारी अभिलेख का संलग्नक बदला गया है", en="An attachment of an issued record was replaced")
WHY = Bilingual(
    hi="हस्ताक्षरित प्रति और परिशिष्ट आदेश के अंग हैं। लोग उन्हें डाउनलोड कर चुके हैं और उनके `sha256` से असली प्रति पहचानते हैं।",
    en="The signed copy and the annexures are part of the order. People have downloaded them, and tell the genuine copy "
    "by its `sha256`.",
)
FIX = Bilingual(
    hi="मूल फ़ाइल वापस रखें; नई फ़ाइल दूसरे नाम से जोड़ें, या शुद्धि-पत्र के साथ। यदि पंजी में गलत फ़ाइल रखी गई थी तो उसी परिवर्तन में "
    "`transcription: [{date: 2026-11-22, reason: …}]` जोड़ें।",
    en="Put the old file back; add the new one under another name, or with a corrigendum. If the wrong file had been put "
    "into the register, add `transcription: [{date: 2026-11-22, reason: …}]` in the same change.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="attachments:\n  - {file: signed.pdf, role: signed, sha256: 60303ae2…}  # वही नाम, दूसरी फ़ाइल",
        en="attachments:\n  - {file: signed.pdf, role: signed, sha256: 60303ae2…}  # the same name, another file",
    ),
    right="attachments:\n  - {file: signed.pdf, role: signed, sha256: 9f86d081…}\n"
    "  - {file: annexure-2.pdf, role: annexure, sha256: 60303ae2…}",
)
EXEMPTIBLE = False

REPLACED = Bilingual(
    hi="`{file}` जारी अभिलेख `{id}` का संलग्नक है; उसकी जगह दूसरी फ़ाइल रख दी गई है",
    en="`{file}` belongs to the issued record `{id}`, and another file was put in its place",
)
GONE = Bilingual(
    hi="`{file}` जारी अभिलेख `{id}` का संलग्नक था; वह हटा दिया गया है",
    en="`{file}` belonged to the issued record `{id}`, and was deleted",
)
HINT = Bilingual(
    hi="मूल फ़ाइल वापस रखें (`sha256: {digest}`); यदि वही गलत रखी गई थी तो `transcription: [{{date: {today}, reason: …}}]` जोड़ें",
    en="put the old file back (`sha256: {digest}`); if that one was wrong, add "
    "`transcription: [{{date: {today}, reason: …}}]`",
)


def check_change(change: Change, register: Register, as_of: date) -> Iterator[Finding]:
    before, now = change.before, change.now(register)
    if not (before and before.kind == "attachment" and before.sound and change.record and now):
        return
    file = change.path.rsplit("/", 1)[1]
    after = register.attachments.get(now.id, {}).get(file)
    listed = any(each.file == file for each in change.record.attachments)
    if not listed or change.declared(register) or (after and after.digest == before.digest):
        return
    place = Place(after.path) if after else now.at("attachments")
    message = (REPLACED if after else GONE).format(file=file, id=now.id)
    yield Finding(place, message, HINT.format(digest=before.digest, today=as_of))
