"""Whoever signs holds a post of the office that issues."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding, Severity
from panji.record import Record
from panji.register import Register
from panji.vocabulary import Vocabulary

FAMILY = "fields"
TITLE = Bilingual(hi="हस्ताक्षरकर्ता किसी अन्य कार्यालय का है", en="The signatory is of another office")
WHY = Bilingual(
    hi="आदेश वही मान्य है जिस पर जारी करने वाले कार्यालय के अधिकारी के हस्ताक्षर हों। भिन्न पद का अर्थ प्रायः यह है कि पद का कूट "
    "गलत है, या फ़ाइल गलत कार्यालय के फ़ोल्डर में है।",
    en="An order is valid when an officer of the office that issues it has signed. A post of another office usually means "
    "that the id of the post is wrong, or that the file lies in the wrong office's folder.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर `post` सुधारें, या फ़ाइल को जारी करने वाले कार्यालय के फ़ोल्डर में ले जाएँ। यदि सूची में पद का कार्यालय "
    "गलत है तो `records/vocabulary/posts.yml` सुधारें।",
    en="Correct `post` from the paper, or move the file into the folder of the office that issued it. If the list has the "
    "wrong office for the post, correct `records/vocabulary/posts.yml`.",
)
SEVERITY = Severity.WARNING
LEGACY = Severity.ADVICE
EXAMPLE = Example(
    wrong="# records/dept/it/circular/2026/0004.hi.md\nsignatory: {post: secretary-to-cm}",
    right="# records/dept/it/circular/2026/0004.hi.md\nsignatory: {post: secretary-it}",
)

MESSAGE = Bilingual(
    hi="`{post}` ({label}) कार्यालय `{office}` का पद है, अभिलेख `{issuer}` का है",
    en="`{post}` ({label}) is a post of `{office}`, but the record is of `{issuer}`",
)


def check_alone(record: Record, register: Register) -> Iterator[Finding]:
    signatory = record.signatory
    if signatory is None or record.received:
        return
    vocabulary = register.vocabulary
    post = vocabulary["posts"].get(signatory.post)
    if post is None or not post.office or post.office == record.issuer:
        return
    if record.issuer not in vocabulary["offices"] or post.office not in vocabulary["offices"]:
        return
    if "/" in record.issuer and "/" not in post.office:
        return  # the Chief Secretary (`cs`) may sign what any department issues
    if not _kin(post.office, vocabulary).isdisjoint(_kin(record.issuer, vocabulary)):
        return
    values = {"post": post.id, "label": post.label, "office": post.office, "issuer": record.issuer}
    yield Finding(record.at("signatory", "post"), MESSAGE.format(**values))


def _kin(id: str, vocabulary: Vocabulary) -> set[str]:
    """An office with those above it and those that took its work over."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        entry = vocabulary["offices"].get(waiting.pop())
        if entry and entry.id not in found:
            found.add(entry.id)
            waiting += [each for each in (entry.parent, entry.successor) if each]
    return found
