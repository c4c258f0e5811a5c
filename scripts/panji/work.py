"""The work of an office besides its directives: of what a register has, where the page of each part stands."""

from __future__ import annotations

from typing import NamedTuple

from panji.diagnostic import Bilingual
from panji.site import Site


class Work(NamedTuple):
    """A part of the work: the path of its page, its name, what the page tells, and where that comes from.

    There is such work where there is a record of one of the ``types``, or an entry in one of the ``lists``.
    """

    path: str
    title: Bilingual
    text: Bilingual
    types: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


WORK = (
    Work(
        "in-force/",
        Bilingual(hi="विषयवार लागू निर्देश", en="In force by subject"),
        Bilingual(hi="प्रत्येक विषय पर आज क्या मानना है", en="What has to be obeyed today, on each subject"),
        lists=("subjects",),
    ),
    Work(
        "letters/",
        Bilingual(hi="पत्राचार", en="Letters"),
        Bilingual(hi="किन पत्रों का उत्तर देना या मिलना शेष है", en="Answers due from us, and to us"),
        types=("letter",),
    ),
    Work(
        "calendar/",
        Bilingual(hi="कैलेंडर", en="Calendar"),
        Bilingual(hi="बैठकें, सम्मेलन, कार्यशालाएँ, अदालतें और दौरे", en="Meetings, conferences, workshops, adalats and tours"),
        types=("event", "meeting", "tour"),
    ),
    Work(
        "tours/",
        Bilingual(hi="दौरे", en="Tours"),
        Bilingual(hi="कहाँ गए, क्या घोषित हुआ, उसका क्या हुआ", en="Where they went, what was announced, what became of it"),
        types=("tour",),
    ),
    Work(
        "funds/",
        Bilingual(hi="निधियाँ एवं स्वीकृतियाँ", en="Funds and sanctions"),
        Bilingual(
            hi="निधि, जिला, प्रयोजन और वर्षवार स्वीकृत राशि", en="What was sanctioned, by fund, district, purpose and year"
        ),
        types=("sanction",),
    ),
    Work(
        "files/",
        Bilingual(hi="पत्रावलियाँ", en="Files"),
        Bilingual(
            hi="किसके पास हैं, कब तक रखनी हैं, किनका पुनरावलोकन देय है",
            en="Who has them, how long they are kept, which are due for review",
        ),
        types=("file",),
    ),
    Work(
        "briefs/",
        Bilingual(hi="तथ्य-पत्र", en="Briefs"),
        Bilingual(hi="एक पृष्ठ में आँकड़े, उनका दिनांक और स्रोत", en="Figures on one page, each with its day and its source"),
        types=("brief",),
    ),
    Work(
        "manuals/",
        Bilingual(hi="नियमावलियाँ एवं प्रतिवेदन", en="Manuals and reports"),
        Bilingual(hi="कौन-सा संस्करण प्रचलन में है, और क्या बदला", en="Which edition is in use, and what changed"),
        types=("manual",),
    ),
    Work(
        "organisation/",
        Bilingual(hi="संगठन", en="Organisation"),
        Bilingual(
            hi="कार्यालय और पद, किसी भी दिन; मुख्यमंत्री के अपने विभाग",
            en="Offices and posts on any day; the Chief Minister's own departments",
        ),
        lists=("posts",),
    ),
    Work(
        "portals/",
        Bilingual(hi="पोर्टल एवं पहल", en="Portals and initiatives"),
        Bilingual(hi="किसका, किसलिए, और किन निर्देशों से", en="Whose, what for, and by which directives"),
        lists=("portals",),
    ),
)


def at_hand(site: Site, lang: str) -> list[dict[str, str]]:
    """The parts of the work that a register has anything of, as cards of a page."""
    vocabulary, base = site.register.vocabulary, site.prefix(lang)
    return [
        {"title": each.title[lang], "text": each.text[lang], "href": base + each.path}
        for each in WORK
        if not site.types.isdisjoint(each.types) or any(vocabulary[name] for name in each.lists)
    ]
