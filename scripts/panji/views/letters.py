"""Which answers to letters are due, from this office and to it; with whom letters are exchanged; the register of letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup

from panji import duties, language, letters, pieces, tables
from panji.diagnostic import Bilingual
from panji.letters import Due
from panji.record import Record
from panji.record_types.letter import Letter
from panji.site import Bundle, Data, Page, Product, Site
from panji.views import fill

PATH = "letters/"
TITLE = Bilingual(hi="पत्राचार: देय उत्तर", en="Letters: answers due")
LEAD = Bilingual(
    hi="किन पत्रों का उत्तर हमें देना है, किनका हमें मिलना है, और कितने दिन से। उत्तर आते ही पत्र यहाँ से हट जाता है।",
    en="Which letters we have yet to answer, which answers have yet to come to us, and for how long. A letter leaves this "
    "page when it is answered.",
)
OURS = Bilingual(hi="हमें उत्तर देना है", en="Answers due from us")
THEIRS = Bilingual(hi="हमें उत्तर मिलना है", en="Answers due to us")
EXCHANGES = Bilingual(hi="किससे कितना पत्राचार", en="With whom we correspond")
LATE_ANSWERS = Bilingual(hi="नियत तिथि के बाद दिए गए उत्तर", en="Answered after the day that was set")
ALL_GIVEN = Bilingual(hi="कोई उत्तर शेष नहीं है।", en="No answer is outstanding.")
ALL_IN_TIME = Bilingual(hi="सभी उत्तर समय पर दिए गए।", en="All answers came in time.")
NO_LETTERS = Bilingual(hi="अभी कोई पत्र नहीं है।", en="There are no letters yet.")

LETTER = Bilingual(hi="पत्र", en="Letter")
CORRESPONDENT = Bilingual(hi="किससे", en="Correspondent")
FROM = Bilingual(hi="किससे प्राप्त", en="From")
TO = Bilingual(hi="किसे प्रेषित", en="To")
OFFICE = Bilingual(hi="कार्यालय", en="Office")
DUE = Bilingual(hi="नियत तिथि", en="Due")
STATE = Bilingual(hi="स्थिति", en="State")
REMINDERS = Bilingual(hi="स्मरण-पत्र", en="Reminders")
GIVEN = Bilingual(hi="उत्तर", en="Answer")
LATE_BY = Bilingual(hi="विलम्ब", en="Late by")
RECEIVED = Bilingual(hi="प्राप्त", en="Received")
SENT = Bilingual(hi="प्रेषित", en="Sent")
OF_US = Bilingual(hi="हमसे देय", en="Due from us")
OF_THEM = Bilingual(hi="उनसे देय", en="Due from them")

LATE = Bilingual(hi="{days} विलम्बित", en="{days} late")
TODAY = Bilingual(hi="आज देय", en="due today")
LEFT = Bilingual(hi="{days} शेष", en="{days} left")
OF_WHICH_LATE = Bilingual(hi="{count}, विलम्बित {late}", en="{count}, {late} late")

OWED_FILE = Bilingual(hi="देय उत्तर (CSV)", en="Answers due (CSV)")
ALL_FILE = Bilingual(hi="पत्र-पंजिका: सभी पत्र (CSV)", en="Register of letters: all of them (CSV)")
ID = Bilingual(hi="पहचान", en="id")
NUMBER = Bilingual(hi="क्रमांक", en="number")
DATE = Bilingual(hi="दिनांक", en="date")
SUBJECT = Bilingual(hi="विषय", en="subject")
DAYS_LATE = Bilingual(hi="विलम्ब (दिन)", en="days late")
WHO_OWES = Bilingual(hi="उत्तर किससे देय", en="answer due from")
DIRECTION = Bilingual(hi="प्राप्त या प्रेषित", en="received or sent")
DIARY = Bilingual(hi="आवक क्रमांक", en="diary number")
DIARY_DATE = Bilingual(hi="आवक दिनांक", en="diary date")
DISPATCH = Bilingual(hi="जावक क्रमांक", en="dispatch number")
DISPATCH_DATE = Bilingual(hi="जावक दिनांक", en="dispatch date")
MODE = Bilingual(hi="माध्यम", en="mode")
REPLY_BY = Bilingual(hi="उत्तर की नियत तिथि", en="answer wanted by")
ANSWERED_ON = Bilingual(hi="उत्तर का दिनांक", en="answered on")

OWED_HEADS = (WHO_OWES, ID, NUMBER, DATE, SUBJECT, OFFICE, CORRESPONDENT, DUE, DAYS_LATE, REMINDERS)
ALL_HEADS = (
    *(ID, NUMBER, DATE, DIRECTION, OFFICE, CORRESPONDENT, SUBJECT, DIARY, DIARY_DATE, DISPATCH, DISPATCH_DATE, MODE),
    *(REPLY_BY, GIVEN, ANSWERED_ON, DAYS_LATE),
)


def render(site: Site) -> Iterator[Bundle]:
    register = site.register
    found = [record for record in register.records.values() if isinstance(record, Letter)]
    replies = [each.source for letter in found for each in register.relations_to(letter) if each.kind == "replies_to"]
    alternates = site.alternates(PATH)
    paths = [
        f"{address}{name}" for address in alternates.values() for name in ("index.html", "owed.csv", "letters.csv")
    ]
    yield Bundle(tuple(paths), site.key([*found, *replies], site.as_of), partial(_products, found, site))


def _products(found: list[Letter], site: Site) -> Iterator[Product]:
    alternates = site.alternates(PATH)
    dues = letters.owed(site.register, site.as_of)
    for lang in site.languages:
        address = alternates[lang]
        yield Page(
            address=address,
            language=lang,
            title=TITLE[lang],
            description=LEAD[lang],
            alternates=alternates,
            body=partial(_body, found, dues, site, lang),
        )
        heads = [head[lang] for head in OWED_HEADS]
        yield Data(f"{address}owed.csv", partial(_csv, heads, partial(_owed_rows, dues, site, lang)))
        heads = [head[lang] for head in ALL_HEADS]
        yield Data(f"{address}letters.csv", partial(_csv, heads, partial(_all_rows, found, site, lang)))


def _body(found: list[Letter], dues: list[Due], site: Site, lang: str) -> str:
    ours, theirs = [due for due in dues if due.ours], [due for due in dues if not due.ours]
    several = len({letter.issuer for letter in found}) > 1
    return fill(
        "tables.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=TITLE[lang],
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        totals=[],
        parts=[
            _due_part("from-us", OURS, FROM, ours, several, site, lang),
            _due_part("to-us", THEIRS, TO, theirs, several, site, lang),
            _exchange_part(site, lang),
            _late_part(site, lang),
        ],
        files=[
            Markup('<a href="{}" download>{}</a>').format(f"{site.prefix(lang)}{PATH}{name}", words[lang])
            for name, words in (("owed.csv", OWED_FILE), ("letters.csv", ALL_FILE))
        ],
    )


def _due_part(
    anchor: str, title: Bilingual, whom: Bilingual, dues: list[Due], several: bool, site: Site, lang: str
) -> dict:
    heads = (LETTER, *([OFFICE] if several else []), whom, DUE, STATE, REMINDERS)
    return {
        "anchor": anchor,
        "title": title[lang],
        "count": _count(len(dues), sum(due.late > 0 for due in dues), lang),
        "heads": [head[lang] for head in heads],
        "rows": [_due_row(due, several, site, lang) for due in dues],
        "empty": ALL_GIVEN[lang],
    }


def _due_row(due: Due, several: bool, site: Site, lang: str) -> list[str]:
    reminders = [_dated_link(each, site, lang) for each in due.reminders]
    return [
        pieces.full_link(due.letter, site, lang),
        *([pieces.issuer_link(due.letter, site, lang)] if several else []),
        letters.correspondent(due.letter, site.register)[lang],
        pieces.day(due.by, lang) or "",
        state(due, lang),
        Markup(", ").join(reminders) or "–",
    ]


def state(due: Due, lang: str) -> Markup:
    """Whether it is late, and by how many days: a shape, a colour and words."""
    if due.late > 0:
        return _tag("late", LATE[lang].format(days=duties.days(due.late, lang)))
    return _tag("going", LEFT[lang].format(days=duties.days(-due.late, lang)) if due.late else TODAY[lang])


def _tag(kind: str, words: str) -> Markup:
    return Markup('<span class="duty duty--{}">{}</span>').format(kind, words)


def _dated_link(record: Record, site: Site, lang: str) -> Markup:
    """A link by its date, which stays on one line."""
    day = pieces.day(record.issued, lang) or pieces.UNDATED[lang]
    return Markup('<a href="{}">{}</a>').format(pieces.href(record, site, lang), day)


def _count(count: int, late: int, lang: str) -> str:
    if not late:
        return language.number(count, lang)
    return OF_WHICH_LATE[lang].format(count=language.number(count, lang), late=language.number(late, lang))


def _exchange_part(site: Site, lang: str) -> dict:
    return {
        "anchor": "correspondents",
        "title": EXCHANGES[lang],
        "numbers": True,
        "heads": [head[lang] for head in (CORRESPONDENT, RECEIVED, SENT, OF_US, OF_THEM)],
        "rows": [
            [
                each.whom[lang],
                language.number(each.received, lang),
                language.number(each.sent, lang),
                _count(each.ours, each.ours_late, lang),
                _count(each.theirs, each.theirs_late, lang),
            ]
            for each in letters.exchanges(site.register, site.as_of)
        ],
        "empty": NO_LETTERS[lang],
    }


def _late_part(site: Site, lang: str) -> dict:
    return {
        "anchor": "answered-late",
        "title": LATE_ANSWERS[lang],
        "heads": [head[lang] for head in (LETTER, CORRESPONDENT, DUE, GIVEN, LATE_BY)],
        "rows": [
            [
                pieces.full_link(each.letter, site, lang),
                letters.correspondent(each.letter, site.register)[lang],
                pieces.day(each.by, lang) or "",
                _dated_link(each.reply, site, lang),
                _tag("late", duties.days(each.late, lang)),
            ]
            for each in letters.answered_late(site.register, site.as_of)
        ],
        "empty": ALL_IN_TIME[lang],
    }


# -- tables to download


def _csv(heads: list[str], rows: partial) -> bytes:
    return tables.written(heads, rows()).encode()


def _owed_rows(dues: Iterable[Due], site: Site, lang: str) -> Iterator[tuple]:
    for due in dues:
        letter, whom = due.letter, letters.correspondent(due.letter, site.register)[lang]
        office = pieces.issuer(letter, site, lang)
        yield (
            *(
                office if due.ours else whom,
                str(letter.id),
                letter.number,
                letter.issued,
                pieces.title(letter, lang)[0],
            ),
            *(office, whom, due.by, due.late, " ".join(str(each.id) for each in due.reminders)),
        )


def _all_rows(found: Iterable[Letter], site: Site, lang: str) -> Iterator[tuple]:
    words = language.LABELS
    for letter in found:
        reply = letters.answer(letter, site.register, site.as_of)
        answered = reply.issued if reply else None
        diary, dispatch = letter.diary, letter.dispatch
        mode = dispatch.mode if dispatch else None
        yield (
            *(str(letter.id), letter.number, letter.issued, words[f"direction_{letter.direction or 'in'}"][lang]),
            *(pieces.issuer(letter, site, lang), letters.correspondent(letter, site.register)[lang]),
            *(pieces.title(letter, lang)[0], diary and diary.number, diary and diary.date),
            *(dispatch and dispatch.number, dispatch and (dispatch.date or letter.issued)),
            *(mode and words[f"dispatch_mode_{mode}".replace("-", "_")][lang], letter.reply_by),
            *(reply and str(reply.id), answered),
            max((answered - letter.reply_by).days, 0) if answered and letter.reply_by else None,
        )
