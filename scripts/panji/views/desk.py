"""The first page for those inside: what came in and went out this week, what falls due in the next, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from panji import almanac, duties, language, letters, pieces, work
from panji.accounts import tally
from panji.desk import Desk, Together, desk_of
from panji.diagnostic import Bilingual
from panji.letters import Due
from panji.record import Record
from panji.retention import Keeping
from panji.site import Bundle, Page, Site
from panji.views import fill

PATH = "desk/"
TITLE = Bilingual(hi="कार्यालय का दिन", en="The office today")
LEAD = Bilingual(
    hi="पिछले सात दिन में क्या आया और क्या गया, अगले सात दिन में क्या करना है, और क्या लंबित है।",
    en="What came in and went out in the last seven days, what the next seven ask for, and what is waiting.",
)
CAME = Bilingual(hi="प्राप्त", en="Came in")
WENT = Bilingual(hi="जारी", en="Went out")
WEEK = Bilingual(hi="पिछले सात दिन", en="The last seven days")
NEXT = Bilingual(hi="अगले सात दिन", en="The next seven days")
WAITING = Bilingual(hi="जो लंबित है", en="What is waiting")
OCCASIONS = Bilingual(hi="बैठक, दौरे और आयोजन", en="Meetings, tours and events")
ANSWERS = Bilingual(hi="देय उत्तर", en="Answers that fall due")
POINTS = Bilingual(hi="देय कार्य-बिंदु", en="Points that fall due")
CEASING = Bilingual(hi="तीस दिन में अवधि समाप्त", en="Ceasing to be in force within thirty days")
LATE_ANSWERS = Bilingual(hi="विलम्बित उत्तर", en="Answers that are late")
FILES = Bilingual(hi="पुनरावलोकन या निस्तारण हेतु पत्रावलियाँ", en="Files to be reviewed or disposed of")
COMPLIANCE = Bilingual(hi="पालना", en="Compliance")
NOTHING = Bilingual(hi="कुछ नहीं।", en="Nothing.")
REPORTS = Bilingual(
    hi="इसके अतिरिक्त {count} पालना प्रतिवेदन प्राप्त हुए।", en="Besides these, {count} compliance reports came in."
)
OURS = Bilingual(hi="हमें देना है", en="due from us")
THEIRS = Bilingual(hi="हमें मिलना है", en="due to us")
BY = Bilingual(hi="{day} तक", en="by {day}")
LATE = Bilingual(hi="{days} विलम्बित", en="{days} late")
OFFICES = Bilingual(hi="{count} कार्यालयों से", en="from {count} offices")
UNTIL = Bilingual(hi="{day} तक लागू", en="in force until {day}")
REVIEW = Bilingual(hi="पुनरावलोकन देय", en="to be reviewed")
DISPOSAL = Bilingual(hi="निस्तारण देय", en="to be disposed of")
SINCE = Bilingual(hi="{day} से", en="since {day}")
MORE = Bilingual(hi="सभी देखें", en="See all")

SHOWN = 12
"""Entries of a list on this page; the rest stands where the list's own link leads."""


def render(site: Site) -> Iterator[Bundle]:
    office = site.settings.publisher
    if office in site.register.vocabulary["offices"]:
        paths = [f"{address}index.html" for address in site.alternates(PATH).values()]
        owed = "\n".join(account.digest for account in site.accounts.by_record.values())
        yield Bundle(tuple(paths), f"{site.whole}\n{owed}", partial(_pages, office, site))


def _pages(office: str, site: Site) -> Iterator[Page]:
    found = desk_of(office, site)
    for lang in site.languages:
        yield Page(
            address=site.alternates(PATH)[lang],
            language=lang,
            title=TITLE[lang],
            description=LEAD[lang],
            alternates=site.alternates(PATH),
            body=partial(_body, found, office, site, lang),
        )


def _body(found: Desk, office: str, site: Site, lang: str) -> str:
    base = site.prefix(lang)
    reports = REPORTS[lang].format(count=language.number(found.reports, lang)) if found.reports else ""
    whole = tally(site.accounts.rows)
    summary = duties.summary(whole, lang) if sum(whole) else ""
    parts = [
        _part(
            "week",
            WEEK,
            [
                _list(
                    CAME,
                    [pieces.row(each, site, lang) for each in found.came],
                    f"{base}office/{office}/to/",
                    lang,
                    reports,
                ),
                _list(WENT, [pieces.row(each, site, lang) for each in found.went], f"{base}office/{office}/", lang),
            ],
            lang,
        ),
        _part(
            "next",
            NEXT,
            [
                _list(
                    OCCASIONS, [almanac.item(each, site, lang) for each in found.occasions], f"{base}calendar/", lang
                ),
                _list(ANSWERS, [_answer(due, site, lang) for due in found.answers], f"{base}letters/", lang),
                _list(POINTS, [_point(each, site, lang) for each in found.points], f"{base}compliance/", lang),
                _list(
                    CEASING,
                    [pieces.row(each, site, lang, _until(each, site, lang)) for each in found.ceasing],
                    f"{base}search/?state=in-force&issuer={office}",
                    lang,
                ),
            ],
            lang,
        ),
        _part(
            "waiting",
            WAITING,
            [
                _list(LATE_ANSWERS, [_answer(due, site, lang) for due in found.late], f"{base}letters/", lang),
                _list(FILES, [_file(each, site, lang) for each in found.files], f"{base}files/", lang),
                _list(COMPLIANCE, [], f"{base}compliance/", lang, summary),
            ],
            lang,
        ),
    ]
    return fill(
        "desk.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=TITLE[lang],
        office=duties.office_name(office, site, lang),
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        nothing=NOTHING[lang],
        parts=parts,
        work=work.at_hand(site, lang),
    )


def _part(anchor: str, title: Bilingual, lists: list[dict], lang: str) -> dict:
    return {"anchor": anchor, "title": title[lang], "lists": lists}


def _list(title: Bilingual, items: list[Markup], more: str, lang: str, note: str = "") -> dict:
    return {
        "title": title[lang],
        "count": language.number(len(items), lang) if items else None,
        "items": Markup("\n").join(items[:SHOWN]),
        "note": note,
        "more": pieces.link(MORE[lang], more),
    }


def _item(link: Markup, facts: list[str | Markup]) -> Markup:
    spans = Markup("").join(Markup("<span>{}</span>").format(fact) for fact in facts if fact)
    return Markup('<li>{}<p class="rows__facts">{}</p></li>').format(link, spans)


def _answer(due: Due, site: Site, lang: str) -> Markup:
    """An answer that is wanted: of which letter, from whom, by when, how late."""
    late = (
        Markup('<span class="duty duty--late">{}</span>').format(LATE[lang].format(days=duties.days(due.late, lang)))
        if due.late > 0
        else ""
    )
    facts = [
        late,
        OURS[lang] if due.ours else THEIRS[lang],
        letters.correspondent(due.letter, site.register)[lang],
        BY[lang].format(day=language.date(due.by, lang)),
    ]
    return _item(pieces.full_link(due.letter, site, lang), facts)


def _point(each: Together, site: Site, lang: str) -> Markup:
    """A point that falls due: from whom, by when."""
    first = each.rows[0]
    whose = (
        duties.office_link(first.owing, site, lang)
        if len(each.rows) == 1
        else OFFICES[lang].format(count=language.number(len(each.rows), lang))
    )
    facts = [whose, BY[lang].format(day=language.date(each.due, lang))]
    record = site.register.records[first.record]
    return _item(duties.asked(first, site, lang).link, [*facts, record.number or ""])


def _until(record: Record, site: Site, lang: str) -> str:
    last = site.standing(record).last_day
    return UNTIL[lang].format(day=language.date(last, lang)) if last else ""


def _file(each: Keeping, site: Site, lang: str) -> Markup:
    what = REVIEW if each.state == "review" else DISPOSAL
    slug = "late" if each.late else "going"
    since = SINCE[lang].format(day=language.date(each.since, lang)) if each.since else ""
    return _item(
        pieces.full_link(each.file, site, lang),
        [Markup('<span class="duty duty--{}">{}</span>').format(slug, what[lang]), since],
    )
