"""The publisher's office as it is made up: its posts today and in each era since it was set up, and who holds them.

An era begins on a day on which one of its posts begins or ends. Each has a page with a chart, so any date has one: the
era that it falls in. Who held a post stands there only where an order of the register says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from markupsafe import Markup

from panji import charts, language, organisation, pieces
from panji.charts import Box
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.organisation import Held, Node
from panji.record_types.order import Order
from panji.site import Bundle, Page, Site
from panji.views import fill
from panji.vocabulary import Entry

PATH = "organisation/"
ONE_DAY = timedelta(days=1)

TITLE = Bilingual(hi="{office}: संगठन", en="{office}: the organisation")
TITLE_THEN = Bilingual(hi="{office}: संगठन, {span}", en="{office}: the organisation, {span}")
LEAD = Bilingual(
    hi="कौन-से पद हैं, कौन किसके अधीन है, और यह कब बदला। किसी पद पर कौन था, यह केवल वहाँ दिया है जहाँ पंजी का कोई आदेश कहता है।",
    en="Which posts there are, who is under whom, and when that changed. Who held a post is given only where an order in this "
    "register says so.",
)
CRUMB = Bilingual(hi="संगठन", en="Organisation")
ON_ANY_DATE = Bilingual(hi="किसी भी दिनांक का संगठन", en="The organisation on any date")
SPAN = Bilingual(hi="{start} से {end} तक", en="{start} to {end}")
SINCE = Bilingual(hi="{start} से आज तक", en="since {start}")
COUNT = Bilingual(hi="{count} पद", en="{count} posts")
CHART = Bilingual(hi="संगठन का चार्ट", en="Chart of the organisation")
POSTS = Bilingual(hi="पद", en="Posts")
DESC = Bilingual(hi="{count} पद; यही संरचना नीचे सूची में भी है।", en="{count} posts; the list below has the same structure.")
UNDER = Bilingual(hi="{above} के अधीन: {below}.", en="Under {above}: {below}.")
HOLDER = Bilingual(hi="धारक", en="Held by")
UNNAMED = Bilingual(hi="पदस्थापित अधिकारी (नाम पंजी में नहीं)", en="the officer posted (no name in the register)")
FROM = Bilingual(hi="{start} से", en="from {start}")
BETWEEN = Bilingual(hi="{start} से {end} तक", en="{start} to {end}")
SINCE_UNKNOWN = Bilingual(hi="कब से, यह ज्ञात नहीं", en="since when is not known")
BY_ORDER = Bilingual(hi="आदेश", en="by order")
BEGAN = Bilingual(hi="इस दिन से नए पद", en="Posts that began on that day")
ENDED = Bilingual(hi="इस दिन समाप्त पद", en="Posts that ended on that day")
UNDATED = Bilingual(hi="अन्य पद, जिनके दिनांक ज्ञात नहीं", en="Other posts, of which no dates are known")
UNDATED_LEAD = Bilingual(
    hi="ये पद अभिलेखों पर हस्ताक्षर में आते हैं, पर स्रोत नहीं बताता कि कब से हैं; इसलिए चार्ट में नहीं हैं।",
    en="Records are signed by them, but no source says since when they exist; so they are not in the chart.",
)
OTHERS = Bilingual(hi="अन्य कार्यालयों के पद", en="Posts of other offices")
OFFICE = Bilingual(hi="कार्यालय", en="Office")
OWN = Bilingual(hi="मुख्यमंत्री के पास के विभाग", en="Departments that the Chief Minister holds")


class Era(NamedTuple):
    """Days between which no post of the office begins or ends: the first one, the first of the next era, and its page."""

    start: date
    end: date | None
    path: str


def render(site: Site) -> Iterator[Bundle]:
    office = site.settings.publisher
    eras = _eras(site)
    if not office or not eras:
        return
    by = organisation.orders(site.register)
    held = organisation.appointments(site.register, site.as_of, by)
    key = site.key(by)
    yield _bundle(PATH, eras[-1], True, eras, held, key, site)
    for era in eras:
        yield _bundle(era.path, era, False, eras, held, key, site)


def _eras(site: Site) -> list[Era]:
    """The eras of the publisher's office that have begun by the site's day, the earliest first."""
    days = [
        day
        for day in organisation.days_of_change(site.register.vocabulary, site.settings.publisher or "")
        if day <= site.as_of
    ]
    return [Era(start, end, f"{PATH}{start.isoformat()}/") for start, end in zip_longest(days, days[1:])]


def _bundle(
    path: str, era: Era, today: bool, eras: Sequence[Era], held: Sequence[Held], key: str, site: Site
) -> Bundle:
    alternates = site.alternates(path)
    return Bundle(
        tuple(f"{address}index.html" for address in alternates.values()),
        key,
        partial(_pages, alternates, era, today, eras, held, site),
    )


def _pages(
    alternates: dict[str, str], era: Era, today: bool, eras: Sequence[Era], held: Sequence[Held], site: Site
) -> Iterator[Page]:
    for lang in site.languages:
        yield Page(
            address=alternates[lang],
            language=lang,
            title=_title(era, today, site, lang),
            description=LEAD[lang],
            alternates=alternates,
            body=partial(_body, era, today, eras, held, site, lang),
        )


def _title(era: Era, today: bool, site: Site, lang: str) -> str:
    office = site.register.vocabulary["offices"].get(site.settings.publisher or "")
    name = office.label[lang] if office else ""
    return TITLE[lang].format(office=name) if today else TITLE_THEN[lang].format(office=name, span=_span(era, lang))


def _span(era: Era, lang: str) -> str:
    start = language.date(era.start, lang)
    if era.end is None:
        return SINCE[lang].format(start=start)
    return SPAN[lang].format(start=start, end=language.date(era.end - ONE_DAY, lang))


def _body(era: Era, today: bool, eras: Sequence[Era], held: Sequence[Held], site: Site, lang: str) -> str:
    vocabulary, office = site.register.vocabulary, site.settings.publisher or ""
    day = site.as_of if today else era.start
    nodes = organisation.structure(vocabulary, office, day)
    boxes = [_box(node, lang) for node in nodes]
    title, desc = CHART[lang], _desc(nodes, lang)
    crumb = pieces.link(CRUMB[lang], f"{site.prefix(lang)}{PATH}")
    base = site.prefix(lang)
    shown = [
        each
        for each in held
        if (each.on(site.as_of) if today else (era.end is None or each.start < era.end) and _after(each, era.start))
    ]
    return fill(
        "organisation.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang), *([] if today else [crumb])],
        title=_title(era, today, site, lang),
        lead=LEAD[lang],
        as_on=pieces.day(site.as_of, lang) if today else None,
        own={"text": OWN[lang], "href": f"{base}{PATH}own/"},
        timeline_title=ON_ANY_DATE[lang],
        timeline=[
            {"text": _span(each, lang), "href": base + each.path, "current": not today and each is era}
            for each in reversed(eras)
        ],
        chart_title=CHART[lang],
        charts=[
            charts.tree(boxes, title, desc, "tree"),
            charts.narrow_tree(boxes, title, desc, "narrow-tree"),
        ],
        changes=[] if today else _changes(era, site, lang),
        posts_title=POSTS[lang],
        posts=_list(nodes, shown, site, lang),
        undated_title=UNDATED[lang],
        undated_lead=UNDATED_LEAD[lang],
        undated=[_name(post, lang) for post in organisation.undated(vocabulary, office)] if today else [],
        others_title=OTHERS[lang],
        heads=(OFFICE[lang], POSTS[lang]),
        others=_others(office, shown, site, lang) if today else [],
    )


def _after(held: Held, day: date) -> bool:
    return held.until is None or day < held.until


def _box(node: Node, lang: str) -> Box:
    post = node.post
    return Box(
        post.abbr[lang] if post.abbr else post.label[lang],
        COUNT[lang].format(count=language.number(post.count, lang)) if post.count else "",
        tuple(_box(below, lang) for below in node.below),
    )


def _desc(nodes: Sequence[Node], lang: str) -> str:
    """The chart in words: how many posts, and who is under whom."""
    said, count, level = [], 0, list(nodes)
    while level:
        node = level.pop(0)
        count += node.post.count or 1
        level += node.below
        if node.below:
            below = ", ".join(_box(each, lang).label for each in node.below)
            said.append(UNDER[lang].format(above=_box(node, lang).label, below=below))
    return " ".join([DESC[lang].format(count=language.number(count, lang)), *said])


def _name(post: Entry, lang: str) -> Markup:
    count = f" ({COUNT[lang].format(count=language.number(post.count, lang))})" if post.count else ""
    return Markup(f'<span class="post">{escape(post.label[lang])}{escape(count)}</span>')


def _list(nodes: Sequence[Node], held: Sequence[Held], site: Site, lang: str) -> Markup:
    """The posts as a list within a list, each with what is known of it."""
    items = [
        f"<li>{_name(node.post, lang)}{_facts(node.post, held, site, lang)}"
        f"{_list(node.below, held, site, lang) if node.below else ''}</li>"
        for node in nodes
    ]
    return Markup(f"<ul>{''.join(items)}</ul>")


def _facts(post: Entry, held: Sequence[Held], site: Site, lang: str) -> str:
    said = []
    if post.since:
        said.append(FROM[lang].format(start=language.date(post.since, lang)))
    elif post.until:
        said.append(SINCE_UNKNOWN[lang])
    if post.note:
        said.append(post.note[lang])
    facts = f"<small>{escape(' · '.join(said))}</small>" if said else ""
    holders = "".join(f"<p>{_held(each, site, lang)}</p>" for each in held if each.what == post.id)
    return f"{facts}{holders}"


def _held(held: Held, site: Site, lang: str) -> Markup:
    """Who holds a post, from when, and by which order."""
    start = language.date(held.start, lang)
    span = (
        BETWEEN[lang].format(start=start, end=language.date(held.until - ONE_DAY, lang))
        if held.until
        else FROM[lang].format(start=start)
    )
    return Markup("{}: {}, {} <small>({} {})</small>").format(
        HOLDER[lang], held.by or UNNAMED[lang], span, BY_ORDER[lang], _order(held.order, site, lang)
    )


def _order(order: Order, site: Site, lang: str) -> Markup:
    words, mark = pieces.title(order, lang)
    return pieces.link(order.number or words, pieces.href(order, site, lang), None if order.number else mark)


def _changes(era: Era, site: Site, lang: str) -> list[dict]:
    """What began and what ended on the first day of an era."""
    posts = [post for post in site.register.vocabulary["posts"].values() if post.office == site.settings.publisher]
    found = (
        (BEGAN, [post for post in posts if post.since == era.start]),
        (ENDED, [post for post in posts if post.until == era.start]),
    )
    return [
        {"title": title[lang], "posts": Markup(", ").join(_name(post, lang) for post in those)}
        for title, those in found
        if those
    ]


def _others(but: str, held: Sequence[Held], site: Site, lang: str) -> list[dict]:
    """Other offices that have posts, each with them and who holds them."""
    vocabulary = site.register.vocabulary
    found: dict[str, list[Entry]] = {}
    for post in vocabulary["posts"].values():
        if post.office and post.office != but and post.exists_on(site.as_of):
            found.setdefault(post.office, []).append(post)
    return [
        {
            "office": pieces.entry_link(vocabulary["offices"].get(id), id, site, lang),
            "posts": Markup("").join(
                Markup("<li>{}{}</li>").format(_name(post, lang), Markup(_facts(post, held, site, lang)))
                for post in posts
            ),
        }
        for id, posts in sorted(found.items())
    ]
