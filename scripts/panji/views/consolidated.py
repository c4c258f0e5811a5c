"""Consolidated texts: a record as later ones have changed it, today and on each day on which it changed.

Only records have one of which some later record says, paragraph by paragraph, what it changes. An amendment that does
not say so stands beneath the text, in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from panji import body, consolidation, language, pieces
from panji.consolidation import Paragraph
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Operation, Record
from panji.record_page import crumbs, resolve
from panji.register import Incoming
from panji.site import Bundle, Page, Site

TITLE = Bilingual(hi="समेकित पाठ: {of}", en="Consolidated text: {of}")
AS_ON = Bilingual(hi="दिनांक {day} को", en="as on {day}")
UNOFFICIAL = Bilingual(
    hi="यह प्रामाणिक पाठ नहीं है। पंजी ने इसे पढ़ने की सुविधा के लिए मूल पाठ और उसके संशोधनों से स्वयं तैयार किया है; किसी ने इस पर हस्ताक्षर नहीं किए हैं। "
    "प्रामाणिक हैं {original} और प्रत्येक संशोधन का अपना पाठ।",
    en="This is not an official text. The register has put it together, for convenience, from the text as issued and what "
    "later amended it; nobody has signed it. Authentic are {original} and the text of each amendment.",
)
ORIGINAL = Bilingual(hi="मूल पाठ", en="the text as issued")
ENDED = Bilingual(hi="यह अभिलेख स्वयं अब लागू नहीं है।", en="The record itself is no longer in force.")
DAYS = Bilingual(hi="किस दिन का पाठ", en="The text on other days")
TODAY = Bilingual(hi="आज", en="Today")
AS_ISSUED = Bilingual(hi="जैसा जारी हुआ", en="As issued")
EARLIER = Bilingual(hi="पूर्व पाठ", en="Earlier text")
BECAUSE = {
    "replace": Bilingual(hi="[{link} द्वारा {day} से प्रतिस्थापित]", en="[Replaced by {link} with effect from {day}]"),
    "insert_after": Bilingual(hi="[{link} द्वारा {day} से अंतःस्थापित]", en="[Inserted by {link} with effect from {day}]"),
    "omit": Bilingual(hi="[{link} द्वारा {day} से विलोपित]", en="[Omitted by {link} with effect from {day}]"),
    "corrects": Bilingual(hi="[शुद्धि-पत्र {link}, {day} द्वारा शुद्ध]", en="[Corrected by {link}, {day}]"),
}
NOT_CARRIED_OUT = Bilingual(hi="जो ऊपर सम्मिलित नहीं है", en="What is not in the text above")
NO_OPERATIONS = Bilingual(
    hi="{link} से भी पाठ का एक अंश बदला है{scope}, पर वह किसी अनुच्छेद के शब्दों में नहीं लिखा है; अतः इसे ऊपर के पाठ के साथ पढ़ें:",
    en="{link} also changes a part{scope}, but not in words of a paragraph. So it has to be read with the text above:",
)
LOST = Bilingual(
    hi="{link} में {paragraph} का उल्लेख है, जो इस पाठ में नहीं मिला।",
    en="{link} names {paragraph}, which was not found in this text.",
)


def render(site: Site) -> Iterator[Bundle]:
    register = site.register
    for id, incoming in register.incoming.items():
        if id in register.records and any(each.relation.operations for each in incoming):
            record = register.records[id]
            found = consolidation.amendments(record, register)
            for day in (None, *consolidation.days(found)) if found else ():
                yield Bundle(
                    tuple([f"{_address(record, day, site, lang)}index.html" for lang in site.languages]),
                    site.key([record, *[each.source for each in found]], *consolidation.days(found)),
                    partial(_pages, record, found, day, site),
                )


def _address(record: Record, day: date | None, site: Site, lang: str) -> str:
    return f"{site.address(record, lang)}consolidated/" + (f"{day}/" if day else "")


def _pages(record: Record, found: list[Incoming], day: date | None, site: Site) -> Iterator[Page]:
    alternates = {lang: _address(record, day, site, lang) for lang in site.languages}
    for lang, address in alternates.items():
        title = TITLE[lang].format(of=record.number or pieces.title(record, lang)[0])
        yield Page(
            address=address,
            language=lang,
            title=f"{title}, {AS_ON[lang].format(day=language.date(day, lang))}" if day else title,
            alternates=alternates,
            body=partial(_page, record, found, day, site, lang),
        )


def _page(record: Record, found: list[Incoming], day: date | None, site: Site, lang: str) -> str:
    on = day or site.as_of
    text, worked = record.text(lang), [each for each in found if each.works_on(on)]
    made = consolidation.consolidated(record, lang, worked, partial(resolve, record, site, lang))
    title, other = pieces.title(record, lang)
    way = pieces.crumbs([*crumbs(record, site, lang), pieces.title_link(record, site, lang)], lang)
    original = pieces.link(ORIGINAL[lang], f"{pieces.href(record, site, lang)}#text")
    ended = "" if site.register.in_force(record, on).in_force else f" {ENDED[lang]}"
    html = "".join(
        [piece if isinstance(piece, str) else _paragraph(piece, text.language, site, lang) for piece in made.pieces]
    )
    left = [_apart(each, site, lang) for each in worked if not each.relation.operations]
    left += [_lost(*each, site, lang) for each in made.lost]
    rest = f'<section>\n<h2 id="besides">{NOT_CARRIED_OUT[lang]}</h2>\n{"".join(left)}</section>\n' if left else ""
    mark = f' lang="{other}"' if other else ""
    return (
        f'{way}<header class="list-head">\n<h1>{TITLE[lang].format(of=f"<span{mark}>{escape(title)}</span>")}</h1>\n'
        f'<p class="lead">{AS_ON[lang].format(day=pieces.day(on, lang))}</p>\n'
        f'<p class="note">{UNOFFICIAL[lang].format(original=original)}{ended}</p>\n</header>\n'
        f"{_days(record, found, day, site, lang)}"
        f'<section class="text">\n<div class="body consolidated" lang="{text.language}">\n{html}\n</div>\n</section>\n{rest}'
    )


def _days(record: Record, found: list[Incoming], day: date | None, site: Site, lang: str) -> str:
    """The way to the text on each other day."""
    entries = [pieces.link(AS_ISSUED[lang], f"{pieces.href(record, site, lang)}#text")]
    for each in (*consolidation.days(found), None):
        words = language.date(each, lang) if each else TODAY[lang]
        current = ' aria-current="page"' if each == day else ""
        entries.append(f'<a href="{_address(record, each, site, lang)}"{current}>{words}</a>')
    items = "".join([f"<li>{entry}</li>\n" for entry in entries])
    return f'<nav class="narrow noprint" aria-label="{DAYS[lang]}">\n<h2>{DAYS[lang]}</h2>\n<ul class="chips">\n{items}</ul>\n</nav>\n'


def _paragraph(piece: Paragraph, written: str, site: Site, lang: str) -> str:
    """A numbered paragraph with what became of it: marked, with its source, and with the text that it had before."""
    if piece.kind == "same":
        return f'<li id="{piece.anchor}">{piece.after}</li>'
    mark = f' lang="{lang}"' if lang != written else ""
    notes = "".join([f'<p class="change"{mark}>{_because(*each, site, lang)}</p>\n' for each in piece.history])
    was = ""
    if piece.before:
        was = f"<details><summary{mark}>{EARLIER[lang]}</summary>\n<div>{piece.before}</div>\n</details>\n"
    now = f"<ins>{piece.after}</ins>\n" if piece.after else ""
    opening = f'<li id="{piece.anchor}">'
    if not piece.before:
        number = consolidation.number(piece.anchor, written)
        place = "".join(filter(str.isdigit, number))
        opening = f'<li id="{piece.anchor}" value="{place}" class="added">\n<b>{number}.</b> '
    return f"{opening}{now}{notes}{was}</li>\n"


def _because(operation: Operation, incoming: Incoming, site: Site, lang: str) -> str:
    change = operation.change
    sentence = BECAUSE["corrects" if incoming.kind == "corrects" and change == "replace" else change][lang]
    return sentence.format(
        link=_link(incoming, site, lang), day=pieces.day(incoming.start, lang) or pieces.UNDATED[lang]
    )


def _link(incoming: Incoming, site: Site, lang: str) -> str:
    """The number of a later record, leading to it."""
    source = incoming.source
    return pieces.link(source.number or pieces.title(source, lang)[0], pieces.href(source, site, lang))


def _apart(incoming: Incoming, site: Site, lang: str) -> str:
    """An amendment that does not say in which paragraph, in full."""
    source, scope = incoming.source, incoming.relation.scope
    text = source.text(lang)
    part = f" ({escape(scope[lang])})" if scope else ""
    html = body.html(text.body, partial(resolve, source, site, lang))
    return (
        f"<p>{NO_OPERATIONS[lang].format(link=pieces.full_link(source, site, lang), scope=part)}</p>\n"
        f'<blockquote class="body" lang="{text.language}">\n{html}\n</blockquote>\n'
    )


def _lost(operation: Operation, incoming: Incoming, site: Site, lang: str) -> str:
    return f"<p>{LOST[lang].format(link=_link(incoming, site, lang), paragraph=f'<code>{escape(operation.paragraph)}</code>')}</p>\n"
