"""Was it done? One page for the whole state, and the list of all records that somebody has to carry out, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from panji import charts, downloads, duties, language, maps, pieces
from panji.accounts import Owed, Tally, change_of
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.site import Bundle, Page, Site
from panji.views import fill

WORST, CHANGED, MEETINGS, PER_PAGE = 8, 5, 5, 50

TITLE = Bilingual(hi="पालना की स्थिति", en="State of compliance")
LEAD = Bilingual(
    hi="किस निर्देश, निर्णय और घोषणा पर क्या हुआ: राज्य, संभाग और जिले के स्तर पर, प्राप्त प्रतिवेदनों के अनुसार।",
    en="What was done about each directive, decision and announcement: by the state, its divisions and its districts, as reported.",
)
RECORDS_TITLE = Bilingual(hi="अभिलेखवार पालना", en="Compliance by record")
RECORD = Bilingual(hi="अभिलेख", en="Record")
OFFICE = Bilingual(hi="कार्यालय", en="Office")
PLACE = Bilingual(hi="संभाग और जिला", en="Division and district")
SUBJECT = Bilingual(hi="विषय", en="Subject")
AGE = Bilingual(hi="विलम्ब", en="Delay")
ALL_RECORDS = Bilingual(hi="सभी {count} अभिलेख", en="All {count} records")
ALL_DISTRICTS = Bilingual(hi="जिलावार: सभी {count} संभाग और जिले", en="By district: all {count} divisions and districts")
THE_REST = Bilingual(hi="शेष {count}", en="The other {count}")
MAP = Bilingual(hi="कहाँ कितना विलम्बित: आज के {count} जिले", en="What is late, where: today's {count} districts")
TODAYS = Bilingual(
    hi="संभाग में आज के जिले गिने गए हैं; पंजी में केवल आज के संभाग हैं। प्रत्येक दायित्व एक ही बार गिना गया है, उसके पास जो आज उत्तरदायी है।",
    en="A division is counted with its districts of today: the register knows only today's divisions. Each duty is counted once, "
    "with whoever has it today.",
)
MANY_SUBJECTS = Bilingual(
    hi="जिस अभिलेख के अनेक विषय हैं, वह प्रत्येक में गिना गया है।", en="A record with several subjects is counted under each."
)
SINCE = Bilingual(hi="पिछली समीक्षा बैठक ({day}) के बाद", en="Since the last review, on {day}")
HISTORY = Bilingual(hi="पिछले बारह माह", en="The last twelve months")
HISTORY_DESC = Bilingual(
    hi="प्रत्येक स्तम्भ एक माह का अंतिम दिन है; अंतिम स्तम्भ आज का। उसमें उस दिन के सभी दायित्व स्थिति के अनुसार हैं।",
    en="Each column is the last day of a month, the last one today, and shows all duties of that day by their state.",
)
CHANGES = (
    ("fell", Bilingual(hi="अब विलम्बित", en="Now late")),
    ("done", Bilingual(hi="अब पूर्ण", en="Now complied")),
    ("spoke", Bilingual(hi="पहली बार प्रतिवेदन प्राप्त", en="Reported for the first time")),
    ("new", Bilingual(hi="नए दायित्व", en="New duties")),
)
WAYS = {
    "silent": (
        Bilingual(hi="किसने प्रतिवेदन नहीं दिया", en="Who has not reported"),
        Bilingual(hi="मौन कार्यालय और जिले", en="Offices and districts that are silent"),
    ),
    "announcements": (
        Bilingual(hi="घोषणाएँ", en="Announcements"),
        Bilingual(hi="चरण और स्थिति के अनुसार", en="By milestone and status"),
    ),
    "cabinet-decisions": (
        Bilingual(hi="मंत्रिमण्डल निर्णय", en="Cabinet decisions"),
        Bilingual(hi="पूर्व निर्णयों की पालना", en="Whether they were carried out"),
    ),
    "adoption": (
        Bilingual(hi="ई-ऑफिस एवं अन्य लक्ष्य", en="eOffice and other targets"),
        Bilingual(hi="मापी गई प्रगति, समय के साथ", en="What is measured, over time"),
    ),
    "records": (RECORDS_TITLE, Bilingual(hi="सबसे अधिक विलम्बित पहले", en="The worst first")),
}


def key(site: Site) -> str:
    shown = [*_meetings(site), *filter(None, [site.review])]
    return site.key(shown, site.owed)


def render(site: Site) -> Iterator[Bundle]:
    followed = _followed(site)
    worst_first = sorted(followed, key=lambda record: _rank(site.accounts.tally_of(record)))
    digests = [site.accounts.by_record[record.id].digest for record in followed]
    meetings = _meetings(site)
    alternates = site.alternates("compliance/")
    yield Bundle(
        _paths(alternates),
        site.key([*followed, *meetings], *digests),
        partial(_state, worst_first, meetings, alternates, site),
    )
    count = max(1, -(-len(followed) // PER_PAGE))
    for number in range(1, count + 1):
        some = worst_first[(number - 1) * PER_PAGE : number * PER_PAGE]
        alternates = site.alternates("compliance/records/" + (f"{number}/" if number > 1 else ""))
        tallies = [(site.accounts.tally_of(record), duties.has_page(record, site)) for record in some]
        yield Bundle(
            _paths(alternates), site.key(some, tallies, count), partial(_records, some, number, count, alternates, site)
        )


def _paths(alternates: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{address}index.html" for address in alternates.values())


def _followed(site: Site) -> list[Record]:
    """The records that somebody owes something."""
    return [site.register.records[id] for id, account in site.accounts.by_record.items() if account.rows]


def _meetings(site: Site) -> list[Record]:
    """The latest reviews."""
    return [record for record in site.newest_first if duties.has_pack(record)][:MEETINGS]


def _rank(each: Tally) -> tuple[int, int]:
    return -each.behind, -each.owed


# -- the whole state


def _state(
    worst_first: Sequence[Record], meetings: Sequence[Record], alternates: dict[str, str], site: Site
) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=TITLE[lang],
            description=LEAD[lang],
            alternates=alternates,
            body=partial(_body, worst_first, meetings, site, lang),
        )


def _body(worst_first: Sequence[Record], meetings: Sequence[Record], site: Site, lang: str) -> str:
    accounts = site.accounts
    rows = list(accounts.rows)
    offices = accounts.tallies
    base = duties.home(site, lang)
    late = sorted((row for row in rows if row.late), key=lambda row: row.badness)[:WORST]
    places = _places(offices, site, lang)
    return fill(
        "compliance.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=TITLE[lang],
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang),
        patterns=charts.patterns(charts.SHAPES),
        totals=duties.totals(accounts.whole, TITLE[lang], lang, "totals"),
        map_title=MAP.format(count=language.number(len(maps.districts(site, site.as_of)), lang))[lang],
        map=maps.of_shares(offices, TITLE[lang], site, lang, "map"),
        places=duties.folded([line for line in places if not line.inner], places, ALL_DISTRICTS, PLACE[lang], lang),
        note=TODAYS[lang],
        ways=[
            {"title": title[lang], "text": text[lang], "href": f"{base}{name}/"} for name, (title, text) in WAYS.items()
        ],
        meetings=[_meeting(record, site, lang) for record in meetings],
        changes=_changes(rows, site, lang),
        ages=duties.table([duties.Line(name[lang], each) for name, each in duties.ages(rows)], AGE[lang], lang),
        worst=duties.table(_lines(worst_first[:WORST], site, lang), RECORD[lang], lang),
        all_records=pieces.link(
            ALL_RECORDS.format(count=language.number(len(worst_first), lang))[lang], f"{base}records/"
        ),
        late=duties.items(late, site, lang, whose=True),
        offices=_first(_offices(offices, site, lang), OFFICE[lang], lang),
        subjects=_first(_subjects(worst_first, site, lang), SUBJECT[lang], lang),
        subjects_note=MANY_SUBJECTS[lang],
        files=downloads.for_state(site, lang),
        history=duties.history(accounts.trend, HISTORY[lang], HISTORY_DESC[lang], lang, "history"),
    )


def _first(lines: Sequence[duties.Line], head: str, lang: str) -> Markup:
    """The worst of them, and the others to be unfolded."""
    return duties.folded(lines[:WORST], lines[WORST:], THE_REST, head, lang)


def _lines(records: Iterable[Record], site: Site, lang: str) -> list[duties.Line]:
    return [duties.Line(duties.record_link(record, site, lang), site.accounts.tally_of(record)) for record in records]


def _places(offices: Mapping[str, Tally], site: Site, lang: str) -> list[duties.Line]:
    """Each division with the sum of what it and its districts owe, the worst first, and beneath it its districts."""
    places = site.register.vocabulary["places"]
    divisions: dict[str, list[str]] = {}
    for office in offices:
        if office in places:
            divisions.setdefault(site.accounts.parents.get(office, office), []).append(office)
    found = []
    for division, members in divisions.items():
        whole = Tally()
        for member in members:
            whole = whole.plus(offices[member])
        inner = sorted((each for each in members if each != division), key=lambda each: _rank(offices[each]))
        found.append((whole, division, inner))
    lines = []
    for whole, division, inner in sorted(found, key=lambda each: _rank(each[0])):
        lines.append(duties.Line(duties.office_link(division, site, lang), whole))
        lines += [duties.Line(duties.office_link(each, site, lang), offices[each], inner=True) for each in inner]
    return lines


def _offices(offices: Mapping[str, Tally], site: Site, lang: str) -> list[duties.Line]:
    """Departments and other offices of the state, the worst first."""
    known = site.register.vocabulary["offices"]
    ours = sorted((office for office in offices if office in known), key=lambda office: _rank(offices[office]))
    return [duties.Line(duties.office_link(office, site, lang), offices[office]) for office in ours]


def _subjects(records: Iterable[Record], site: Site, lang: str) -> list[duties.Line]:
    subjects = site.register.vocabulary["subjects"]
    sums: dict[str, Tally] = {}
    for record in records:
        each = site.accounts.tally_of(record)
        for subject in record.subjects:
            sums[subject] = sums.get(subject, Tally()).plus(each)
    ordered = sorted(sums, key=lambda subject: _rank(sums[subject]))
    return [
        duties.Line(pieces.entry_link(subjects.get(subject), subject, site, lang), sums[subject]) for subject in ordered
    ]


def _meeting(record: Record, site: Site, lang: str) -> Markup:
    words, mark = pieces.title(record, lang)
    link = pieces.link(words, duties.pack_of(record, site, lang), mark)
    return Markup("{} <small>{}</small>").format(link, pieces.day(record.issued, lang) or "")


def _changes(rows: Sequence[Owed], site: Site, lang: str) -> dict | None:
    """What is otherwise than on the day of the last review: how many duties, and the first few of each kind."""
    review = site.review
    if review is None or review.issued is None:
        return None
    found: dict[str, list[Owed]] = {kind: [] for kind, _ in CHANGES}
    for row in rows:
        if kind := change_of(row):
            found[kind].append(row)
    words, mark = pieces.title(review, lang)
    return {
        "title": SINCE.format(day=language.date(review.issued, lang))[lang],
        "review": pieces.link(words, pieces.href(review, site, lang), mark),
        "kinds": [
            {
                "title": title[lang],
                "count": language.number(len(found[kind]), lang),
                "items": duties.items(
                    sorted(found[kind], key=lambda row: row.badness)[:CHANGED], site, lang, whose=True
                ),
            }
            for kind, title in CHANGES
            if found[kind]
        ],
    }


# -- all records


def _records(some: Sequence[Record], number: int, count: int, alternates: dict[str, str], site: Site) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=RECORDS_TITLE[lang] + (f" · {language.labels(lang).page} {number}" if number > 1 else ""),
            alternates=alternates,
            body=partial(_records_body, some, number, count, site, lang),
        )


def _records_body(some: Sequence[Record], number: int, count: int, site: Site, lang: str) -> str:
    return fill(
        "compliance_records.html",
        lang,
        crumbs=duties.crumbs(site, lang),
        title=RECORDS_TITLE[lang],
        as_on=pieces.day(site.as_of, lang),
        patterns=charts.patterns(),
        table=duties.table(_lines(some, site, lang), RECORD[lang], lang),
        pages=pieces.pagination(f"{duties.home(site, lang)}records/", number, count) if count > 1 else None,
    )
