"""The correspondence that a letter belongs to, and whether it has been answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from panji import duties, language, letters, pieces
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record
from panji.record_types import record_types
from panji.record_types.letter import Letter
from panji.site import Site

TITLE = Bilingual(hi="पत्र-व्यवहार का क्रम", en="The correspondence")
RECEIVED = Bilingual(hi="प्राप्त", en="received")
SENT = Bilingual(hi="प्रेषित", en="sent")
THIS = Bilingual(hi="यह पत्र", en="this letter")
WAITING = Bilingual(
    hi="उत्तर {day} तक अपेक्षित है; पंजी में अभी कोई उत्तर नहीं है।",
    en="An answer is wanted by {day}; there is none in the register yet.",
)
REMINDED = Bilingual(hi="स्मरण कराया गया: {days}।", en="A reminder was sent: {days}.")
ANSWERED = Bilingual(hi="उत्तर {day} को दिया गया।", en="Answered on {day}.")
IN_TIME = Bilingual(
    hi="उत्तर {day} को दिया गया, नियत तिथि {by} के भीतर।", en="Answered on {day}, by the day that was set ({by})."
)
TOO_LATE = Bilingual(
    hi="उत्तर {day} को दिया गया, नियत तिथि {by} के {late} बाद।", en="Answered on {day}, {late} after it was due ({by})."
)
RECALLS = Bilingual(hi="यह {letter} का स्मरण-पत्र है।", en="This is a reminder of {letter}.")


def section(record: Record, site: Site, lang: str) -> str:
    if not isinstance(record, Letter):
        return ""
    papers = letters.thread(record, site.register)
    sentences = list(_sentences(record, site, lang))
    if len(papers) < 2 and not sentences:
        return ""
    said = f"<p>{' '.join(sentences)}</p>\n" if sentences else ""
    lines = "".join([_line(paper, paper is record, site, lang) for paper in papers]) if len(papers) > 1 else ""
    thread = f"<ol class=thread>\n{lines}</ol>\n" if lines else ""
    return f"<section>\n<h2 id=correspondence>{TITLE[lang]}</h2>\n{said}{thread}</section>\n"


def shown(record: Record, site: Site) -> Iterable[Record]:
    return letters.thread(record, site.register)


def _sentences(letter: Letter, site: Site, lang: str) -> Iterable[str]:
    register = site.register
    for first in letters.recalled(letter, register)[:1]:
        yield RECALLS[lang].format(letter=pieces.link(first.number or first.id, pieces.href(first, site, lang)))
    reply, by = letters.answer(letter, register, date.max), letter.reply_by
    if reply and reply.issued:
        day = pieces.day(reply.issued, lang)
        if by is None:
            yield ANSWERED[lang].format(day=day)
        elif reply.issued <= by:
            yield IN_TIME[lang].format(day=day, by=pieces.day(by, lang))
        else:
            late = duties.days((reply.issued - by).days, lang)
            yield TOO_LATE[lang].format(day=day, by=pieces.day(by, lang), late=late)
    elif by:
        yield WAITING[lang].format(day=pieces.day(by, lang))
    again = letters.reminders(letter, register, date.max)
    if again:
        days = [pieces.link(_day(each, lang), pieces.href(each, site, lang)) for each in again]
        yield REMINDED[lang].format(days=", ".join(days))


def _day(letter: Letter, lang: str) -> str:
    return language.date(letter.issued, lang) if letter.issued else pieces.UNDATED[lang]


def _line(paper: Record, current: bool, site: Site, lang: str) -> str:
    if isinstance(paper, Letter):
        way = RECEIVED[lang] if paper.received else SENT[lang]
        kind = "in" if paper.received else "out"
    else:
        way, kind = record_types()[paper.type].label[lang], "out"
    words, other = pieces.title(paper, lang)
    number = f"<b class=number>{escape(paper.number)}</b>" if paper.number else ""
    day = pieces.day(paper.issued, lang) or pieces.UNDATED[lang]
    mark = f" lang={other}" if other else ""
    title = f"<span{mark}>{escape(words)}</span>" if current else pieces.title_link(paper, site, lang)
    here = f" <em>({THIS[lang]})</em>" if current else ""
    return (
        f"<li class=thread__{kind}{' aria-current=true' if current else ''}><p class=thread__facts><span>{escape(way)}</span> "
        f"{day} {number}{here}</p>{title}\n"
    )
