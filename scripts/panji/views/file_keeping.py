"""Which files wait for review and for disposal, who has which, and what was disposed of by which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup

from panji import language, pieces, tables
from panji.diagnostic import Bilingual
from panji.record_types.file import CaseFile
from panji.retention import WAITING, Keeping, holder, holding_post, keepings, last_movement, waiting
from panji.site import Bundle, Data, Page, Product, Site
from panji.views import fill

PATH = "files/"
TITLE = Bilingual(hi="पत्रावलियाँ: पुनरावलोकन एवं निस्तारण", en="Files: review and disposal")
LEAD = Bilingual(
    hi="किन पत्रावलियों का पुनरावलोकन या निस्तारण शेष है, कौन-सी किसके पास है, और कौन-सी किस आदेश से नष्ट या हस्तान्तरित हुई। "
    "संधारण अवधि बन्द होने के वर्ष के अन्त से गिनी जाती है; जो कार्य अपने वर्ष में न हो, वह विलम्बित है।",
    en="Which files wait for review or disposal, who has which, and which were destroyed or handed over by which order. The "
    "years of a class count from the end of the year of closing; what is not done in the year in which it falls due is late.",
)
FILE = Bilingual(hi="पत्रावली", en="File")
CLASS = Bilingual(hi="श्रेणी", en="Class")
CLOSED = Bilingual(hi="बन्द हुई", en="Closed")
UNTIL = Bilingual(hi="कब तक रखनी है", en="Kept until")
STATE = Bilingual(hi="स्थिति", en="State")
DECIDED = Bilingual(hi="निस्तारण का निर्णय", en="Decided on")
WITH = Bilingual(hi="किसके पास", en="With")
SINCE = Bilingual(hi="कब से", en="Since")
PURPOSE = Bilingual(hi="प्रयोजन", en="Purpose")
HOW = Bilingual(hi="कैसे", en="How")
ON = Bilingual(hi="दिनांक", en="On")
ORDER = Bilingual(hi="आदेश", en="Order")
HELD = Bilingual(hi="पत्रावलियाँ", en="Files")
IN_USE = Bilingual(hi="चालू", en="Open")
OPEN = Bilingual(hi="चालू", en="open")
WAIT = Bilingual(hi="कार्य शेष", en="Waiting")
LATE = Bilingual(hi="विलम्बित", en="Late")

DISPOSAL_DUE = Bilingual(hi="निस्तारण शेष", en="Due for disposal")
REVIEW_DUE = Bilingual(hi="पुनरावलोकन शेष", en="Due for review")
NEXT = Bilingual(hi="1 जनवरी {year} से पुनरावलोकन योग्य", en="Due for review from 1 January {year}")
CUSTODY = Bilingual(hi="किसके पास कितनी", en="Who has them")
OUT = Bilingual(hi="अन्य कार्यालयों को भेजी हुई", en="Out with other offices")
DISPOSED = Bilingual(hi="निस्तारित पत्रावलियाँ", en="Disposed of")
NONE = Bilingual(hi="कोई नहीं।", en="None.")
TAGS = {
    "review": Bilingual(hi="{year} से शेष", en="due since {year}"),
    "disposal": Bilingual(hi="{year} से शेष", en="due since {year}"),
}
LATE_SINCE = Bilingual(hi="विलम्बित, {year} से शेष", en="late, due since {year}")
OF_WHICH_LATE = Bilingual(hi="{count}, विलम्बित {late}", en="{count}, {late} late")
STATES = {
    "open": OPEN,
    "kept": Bilingual(hi="बन्द, रखी हुई", en="closed and kept"),
    "review": Bilingual(hi="पुनरावलोकन शेष", en="due for review"),
    "disposal": Bilingual(hi="निस्तारण शेष", en="due for disposal"),
    "disposed": Bilingual(hi="निस्तारित", en="disposed of"),
}
ANCHORS = {state: f"#{state}" for state in (*WAITING, "disposed")}
THIS_FILE = Bilingual(hi="सभी पत्रावलियाँ (CSV)", en="All files (CSV)")
HEADS = (
    Bilingual(hi="पहचान", en="id"),
    Bilingual(hi="पत्रावली क्रमांक", en="file number"),
    Bilingual(hi="विषय", en="subject"),
    Bilingual(hi="कार्यालय", en="office"),
    Bilingual(hi="खुली", en="opened"),
    CLOSED,
    CLASS,
    UNTIL,
    STATE,
    SINCE,
    LATE,
    WITH,
    Bilingual(hi="किस पद के पास", en="with which post"),
    Bilingual(hi="अभिलेख", en="records in it"),
    HOW,
    ON,
    ORDER,
)


def render(site: Site) -> Iterator[Bundle]:
    register = site.register
    found = [record for record in register.records.values() if isinstance(record, CaseFile)]
    orders = [
        register.records[file.disposal.order]
        for file in found
        if file.disposal and file.disposal.order in register.records
    ]
    alternates = site.alternates(PATH)
    paths = [f"{address}{name}" for address in alternates.values() for name in ("index.html", "files.csv")]
    yield Bundle(tuple(paths), site.key([*found, *orders], site.as_of), partial(_products, site))


def _products(site: Site) -> Iterator[Product]:
    alternates = site.alternates(PATH)
    found = keepings(site.register, site.as_of)
    for lang in site.languages:
        address = alternates[lang]
        yield Page(
            address=address,
            language=lang,
            title=TITLE[lang],
            description=LEAD[lang],
            alternates=alternates,
            body=partial(_body, found, site, lang),
        )
        yield Data(f"{address}files.csv", partial(_csv, found, site, lang))


def _body(found: list[Keeping], site: Site, lang: str) -> str:
    here = [each for each in found if each.state != "disposed"]
    year = site.as_of.year
    soon = [each for each in waiting(found, "kept") if each.until and each.until.year == year]
    away = [each for each in here if holder(each.file, site.as_of) != each.file.issuer]
    ended = sorted(waiting(found, "disposed"), key=lambda each: (each.since, each.file.id.parts), reverse=True)
    return fill(
        "tables.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=TITLE[lang],
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        totals=[
            {
                "value": language.number(len(waiting(found, state)), lang),
                "words": words[lang],
                "href": ANCHORS.get(state),
            }
            for state, words in STATES.items()
        ],
        parts=[
            _waiting_part("disposal", DISPOSAL_DUE, DECIDED, waiting(found, "disposal"), site, lang),
            _waiting_part("review", REVIEW_DUE, UNTIL, waiting(found, "review"), site, lang),
            _part("next", NEXT.format(year=str(year + 1)), (FILE, CLASS, CLOSED, UNTIL), soon, _soon, site, lang),
            _custody_part(here, site, lang),
            _part("out", OUT, (FILE, WITH, SINCE, PURPOSE), away, _away, site, lang),
            _part("disposed", DISPOSED, (FILE, HOW, ON, ORDER), ended, _ended, site, lang),
        ],
        files=[Markup('<a href="{}" download>{}</a>').format(f"{site.prefix(lang)}{PATH}files.csv", THIS_FILE[lang])],
    )


def _part(anchor: str, title: Bilingual, heads: Iterable[Bilingual], found: list[Keeping], row, site, lang) -> dict:
    return {
        "anchor": anchor,
        "title": title[lang],
        "count": language.number(len(found), lang) if found else None,
        "heads": [head[lang] for head in heads],
        "rows": [row(each, site, lang) for each in found],
        "empty": NONE[lang],
    }


def _waiting_part(anchor: str, title: Bilingual, when: Bilingual, found: list[Keeping], site: Site, lang: str) -> dict:
    part = _part(anchor, title, (FILE, CLASS, CLOSED, when, STATE), found, _waiting, site, lang)
    late = sum(each.late for each in found)
    if late:
        numbers = {"count": language.number(len(found), lang), "late": language.number(late, lang)}
        part["count"] = OF_WHICH_LATE[lang].format(**numbers)
    return part


def _waiting(each: Keeping, site: Site, lang: str) -> list:
    when = each.since if each.state == "disposal" else each.until
    words = LATE_SINCE if each.late else TAGS[each.state]
    tag = Markup('<span class="duty duty--{}">{}</span>').format(
        "late" if each.late else "going", words[lang].format(year=each.since.year if each.since else "–")
    )
    return [*_first(each, site, lang), pieces.day(when, lang) or "–", tag]


def _soon(each: Keeping, site: Site, lang: str) -> list:
    return [*_first(each, site, lang), pieces.day(each.until, lang) or "–"]


def _first(each: Keeping, site: Site, lang: str) -> list:
    return [
        pieces.full_link(each.file, site, lang),
        _class(each.file, site, lang),
        pieces.day(each.file.closed, lang) or "–",
    ]


def _away(each: Keeping, site: Site, lang: str) -> list:
    movement = last_movement(each.file, site.as_of)
    assert movement
    post = site.register.vocabulary["posts"].get(movement.post or "")
    return [
        pieces.full_link(each.file, site, lang),
        post.label[lang] if post else _office(movement.to, site, lang),
        pieces.day(movement.date, lang) or "–",
        movement.purpose[lang] if movement.purpose else "–",
    ]


def _ended(each: Keeping, site: Site, lang: str) -> list:
    disposal = each.file.disposal
    assert disposal
    how = language.LABELS[f"disposal_how_{disposal.how}"][lang]
    order = site.register.records.get(disposal.order or "")
    return [
        pieces.full_link(each.file, site, lang),
        f"{how}: {disposal.to[lang]}" if disposal.to else how,
        pieces.day(disposal.date, lang) or "–",
        pieces.link(order.number or order.id, pieces.href(order, site, lang)) if order else "–",
    ]


def _custody_part(found: list[Keeping], site: Site, lang: str) -> dict:
    by: dict[tuple[str, str], list[Keeping]] = {}
    for each in found:
        by.setdefault((holder(each.file, site.as_of), holding_post(each.file, site.as_of) or ""), []).append(each)
    rows = []
    for office, post in sorted(by):
        some = by[office, post]
        waits = [each for each in some if each.state in WAITING]
        counts = (len(some), len(waiting(some, "open")), len(waits), sum(each.late for each in waits))
        known = site.register.vocabulary["posts"].get(post)
        whom = known.label[lang] if known else post or _office(office, site, lang)
        rows.append([whom, *[language.number(count, lang) for count in counts]])
    return {
        "anchor": "custody",
        "title": CUSTODY[lang],
        "numbers": True,
        "heads": [head[lang] for head in (WITH, HELD, IN_USE, WAIT, LATE)],
        "rows": rows,
        "empty": NONE[lang],
    }


def _office(id: str, site: Site, lang: str) -> str:
    return pieces.entry_link(site.register.vocabulary.addressable.get(id), id, site, lang)


def _class(file: CaseFile, site: Site, lang: str) -> str:
    entry = site.register.vocabulary["retention"].get(file.retention or "")
    return entry.label[lang] if entry else file.retention or "–"


def _csv(found: list[Keeping], site: Site, lang: str) -> bytes:
    return tables.written([head[lang] for head in HEADS], (_line(each, site, lang) for each in found)).encode()


def _line(each: Keeping, site: Site, lang: str) -> tuple:
    file, disposal = each.file, each.file.disposal
    return (
        *(str(file.id), file.number, pieces.title(file, lang)[0], pieces.issuer(file, site, lang)),
        *(file.issued, file.closed, _class(file, site, lang), each.until, STATES[each.state][lang], each.since),
        *(
            LATE[lang] if each.late else None,
            holder(file, site.as_of),
            holding_post(file, site.as_of),
            len(file.contains),
        ),
        disposal and language.LABELS[f"disposal_how_{disposal.how}"][lang],
        *(disposal and disposal.date, disposal and disposal.order),
    )
