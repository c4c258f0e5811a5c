"""The timeline of a record, on its page: what happened to it, day by day, and what is still to come."""

from __future__ import annotations

from panji import language, pieces
from panji.chains import Event, events_of
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record
from panji.register import Incoming
from panji.site import Site

SHOWN = 9
"""Events on the record's own page: the first one and the last ones; all of them stand on the page of its relations."""

KINDS = {
    "issued": Bilingual(hi="जारी", en="Issued"),
    "effective": Bilingual(hi="प्रभावी", en="Took effect"),
    "supersedes": Bilingual(hi="अधिक्रमित", en="Superseded"),
    "rescinds": Bilingual(hi="निरस्त", en="Rescinded"),
    "amends": Bilingual(hi="संशोधित", en="Amended"),
    "corrects": Bilingual(hi="शुद्धि-पत्र", en="Corrected"),
    "clarifies": Bilingual(hi="स्पष्टीकरण", en="Clarified"),
    "extends": Bilingual(hi="अवधि-वृद्धि", en="Extended"),
    "revives": Bilingual(hi="पुनः लागू", en="Put in force again"),
    "consolidates": Bilingual(hi="समेकित", en="Consolidated"),
    "expires": Bilingual(hi="अंतिम प्रभावी दिन", en="Last day in force"),
    "removed": Bilingual(hi="पंजी से हटाया गया", en="Removed from the register"),
}
IN_PART = {
    "supersedes": Bilingual(hi="आंशिक रूप से अधिक्रमित", en="Superseded in part"),
    "rescinds": Bilingual(hi="आंशिक रूप से निरस्त", en="Rescinded in part"),
}
TO_COME = Bilingual(hi="आगामी", en="to come")
UNTIL = Bilingual(hi="{day} तक", en="until {day}")
ALL_OF_THEM = Bilingual(hi="सभी {count} घटनाएँ", en="All {count} events")


def relations_in(events: list[Event]) -> set[tuple[str, str, int]]:
    """Which relations a timeline speaks of: the lists beside it need not say them again."""
    return {each.key for event in events for each in event.because}


def events(record: Record, site: Site) -> list[Event]:
    """What is on the record's timeline; nothing, where that would be the day of issue alone."""
    found = events_of(record, site.register, site.standing(record))
    return found if len(found) > 1 else []


def timeline(found: list[Event], record: Record, site: Site, lang: str, shown: int | None = SHOWN) -> str:
    """The list of a record's events, as the figure that it looks like; empty, where there are none.

    Args:
        found: what :func:`events` gives.
        record: whose they are.
        site: where the records behind them have their pages.
        lang: the page's language.
        shown: how many at most, with a link to the page that has all; None: all of them.
    """
    if not found:
        return ""
    some = found if shown is None or len(found) <= shown else [found[0], *found[1 - shown :]]
    entries = [_entry(event, site, lang) for event in some]
    if len(some) < len(found):
        text = ALL_OF_THEM[lang].format(count=language.number(len(found), lang))
        more = pieces.link(text, f"{pieces.href(record, site, lang)}relations/#timeline")
        entries.insert(1, f"<li>{more}\n")
    return f"<ol class=timeline>\n{''.join(entries)}</ol>\n"


def _entry(event: Event, site: Site, lang: str) -> str:
    words = [_word(kind, index, event, lang) for index, kind in enumerate(event.kinds)]
    day = pieces.day(event.day, lang) or pieces.UNDATED[lang]
    ahead = event.day is not None and event.day > site.as_of
    opening = "<li class=ahead>" if ahead else "<li>"
    mark = f" <small>({TO_COME[lang]})</small>" if ahead else ""
    source = f": {pieces.full_link(event.because[0].source, site, lang)}" if event.because else ""
    return f"{opening}{day}{mark} <b>{', '.join(words)}</b>{source}\n"


def _word(kind: str, index: int, event: Event, lang: str) -> str:
    if not event.because:
        return KINDS[kind][lang]
    because = event.because[index]
    word = (IN_PART if because.relation.scope and kind in IN_PART else KINDS)[kind][lang]
    return f"{word} ({note})" if (note := _note(because, lang)) else word


def _note(each: Incoming, lang: str) -> str:
    """The part that is meant, or the day to which a term was lengthened."""
    until = each.relation.until
    notes = [
        escape(each.relation.scope[lang]) if each.relation.scope else "",
        UNTIL[lang].format(day=language.date(until, lang)) if until else "",
    ]
    return ", ".join(filter(None, notes))
