"""The words of a file, piece by piece, and the place of whatever is found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from panji.diagnostic import Bilingual, Edit, Finding, Span
from panji.document import Document
from panji.figures import Kind
from panji.file import File
from panji.record import Passage, Record
from panji.register import Register
from panji.signs import prose


def passages(file: File, signs: int) -> Iterator[Passage]:
    """All passages of a file that has some of these :mod:`~panji.signs`; none of one that has not."""
    if file.signs & signs:
        line = file.text.body_line if file.text else 1
        for route, words in file.words():
            if words:
                yield Passage(words, file.path, route, line)


def anywhere(file: File, *needles: str) -> bool:
    """Whether what :func:`of_text` gives has one of these in it, which takes less than to go through it."""
    text = file.text
    if text is None:
        return False
    others = (text.title, text.summary, *[words for _, words in file.points()])
    together = "\n".join(others)  # the body is long, and seldom needs to be copied
    return any(needle in text.body or needle in together for needle in needles)


def found(file: File, signs: int, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Passage]]:
    """Every match of a pattern in a file that has some of these signs, with the passage it stands in."""
    for passage in passages(file, signs):
        for match in pattern.finditer(passage.words):
            yield match, passage


def of_text(file: File) -> Iterator[Passage]:
    """The passages that are in the language of a file's text: title, summary, points and body."""
    if text := file.text:
        first_line = text.body_line
        yield Passage(text.title, file.path, ("title",), first_line)
        yield Passage(text.summary, file.path, ("summary",), first_line)
        if text.points:
            for route, words in file.points():
                yield Passage(words, file.path, route, first_line)
        yield Passage(text.body, file.path, (), first_line)


LANGUAGE_NAMES = {"hi": Bilingual(hi="हिन्दी", en="Hindi"), "en": Bilingual(hi="अंग्रेज़ी", en="English")}


def apart(
    record: Record, register: Register, kind: Kind, different: Bilingual, missing: Bilingual, there: Bilingual
) -> Iterator[Finding]:
    """What rules say of figures of one kind on which the texts of a record do not agree.

    Args:
        different: the message where there is another figure in each text, with ``{here}``, ``{there}`` and ``{language}``.
        missing: the message where only one of them has it, with ``{here}`` and ``{language}``, the one that has not.
        there: what to say of the place in the other text.
    """
    mark = register.files[record.first.path].figures
    if all(mark == register.files[text.path].figures != 0 for text in record.texts.values()):
        return
    for text, one, other, (ours, theirs) in record.figures_apart:
        first, second = (LANGUAGE_NAMES[each.language] for each in (record.first, text))
        if theirs and theirs.kind == kind:
            here, place = other.words[theirs.start : theirs.end], other.place(theirs.start, theirs.end)
            if ours:
                message = different.format(here=here, there=one.words[ours.start : ours.end], language=first)
                yield Finding(place, message, None, ((one.place(ours.start, ours.end), there.format(language=first)),))
            else:
                yield Finding(place, missing.format(here=here, language=first))
        elif ours and ours.kind == kind:
            here = one.words[ours.start : ours.end]
            yield Finding(one.place(ours.start, ours.end), missing.format(here=here, language=second))


def edits(document: Document, pattern: re.Pattern[str], change: Callable[[str], str]) -> Iterator[Edit]:
    """Edits that change every match of a pattern in a file's words: not in code, addresses and names of files."""
    starts = [0]
    for line in document.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    names = [span for route, span in document.spans.items() if route[-1] == "file"]
    for match in pattern.finditer(prose(document.text)):
        if (after := change(match[0])) != match[0]:
            (line, column), (end_line, end_column) = (
                (number := bisect_right(starts, offset), offset - starts[number - 1] + 1) for offset in match.span()
            )
            span = Span(line, column, end_line, end_column)
            if not any(name[:2] <= span[:2] and span[2:] <= name[2:] for name in names):
                yield Edit(span, after)


def labels(passage: Passage, start: int) -> str:
    """What may say of a value what it is: the words before it on its line, and the head of the table it stands in."""
    begin, _ = passage.line(start)
    before = passage.words[begin:start]
    if not before.lstrip().startswith("|"):
        return before[-60:]
    head = begin
    while head and passage.words[passage.line(head - 1)[0] :].lstrip(" \t").startswith("|"):
        head = passage.line(head - 1)[0]
    return f"{passage.words[slice(*passage.line(head))]} {before[-60:]}"


def masked(written: str, shown: int) -> str:
    """A number as it may be repeated: all its letters and digits but the last few are X."""
    hidden = sum(each.isalnum() for each in written) - shown
    found = []
    for each in written:
        if each.isalnum():
            hidden -= 1
            found.append("X" if hidden >= 0 else each)
        else:
            found.append(each)
    return "".join(found)
