"""The banner of a record's page: in words, whether it is in force today, and why not."""

from __future__ import annotations

from functools import cache

from panji import language, pieces
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record
from panji.register import Incoming, Standing
from panji.site import Site

SINCE = Bilingual(hi="{day} से लागू", en="In force since {day}")
UNTIL = Bilingual(hi="अंतिम प्रभावी दिन {day}", en="Its last day in force is {day}")
STARTS = Bilingual(hi="{day} से लागू होगा", en="It takes effect on {day}")
EXPIRED = Bilingual(hi="{day} तक ही लागू था", en="It was in force until {day}")
ENDED = {
    "supersedes": Bilingual(hi="{link} ने {day}इसका स्थान लिया", en="{link} took its place{day}"),
    "rescinds": Bilingual(hi="{link} द्वारा {day}निरस्त", en="{link} rescinded it{day}"),
}
CHANGED = {
    "supersedes": Bilingual(hi="{scope}{link} द्वारा {day}अधिक्रमित", en="{scope}superseded by {link}{day}"),
    "rescinds": Bilingual(hi="{scope}{link} द्वारा {day}निरस्त", en="{scope}rescinded by {link}{day}"),
    "amends": Bilingual(hi="{scope}{link} द्वारा {day}संशोधित", en="{scope}amended by {link}{day}"),
}
READ_WITH = {
    "corrects": Bilingual(hi="शुद्धि-पत्र {link} के साथ पढ़ें", en="To be read with the corrigendum {link}"),
    "clarifies": Bilingual(hi="स्पष्टीकरण {link} के साथ पढ़ें", en="To be read with the clarification {link}"),
    "extends": Bilingual(hi="{link} द्वारा अवधि बढ़ाई गई", en="Extended by {link}"),
    "revives": Bilingual(hi="{link} द्वारा {day}पुनः लागू", en="Put in force again by {link}{day}"),
}
FROM = Bilingual(hi="{day} से ", en=" with effect from {day}")
REMOVED = Bilingual(hi="{day} को हटाया गया: {reason}", en="Removed on {day}: {reason}")
INSTEAD = Bilingual(hi="इसके स्थान पर {link} देखें", en="See {link} instead")
NOTHING_ENDS_IT = Bilingual(
    hi="यह अभिलेख अन्य संग्रह से लिया गया है। इस पंजी का कोई अभिलेख इसे समाप्त नहीं करता, पर इससे यह सिद्ध नहीं होता कि यह लागू है।",
    en="It was imported from another collection. No record in this register ends it, which does not prove that it is in force.",
)


def banner(record: Record, site: Site, lang: str) -> str:
    """The section with the state on the site's day, and each reason for it."""
    standing = site.standing(record)
    reasons = "".join([f"<li>{reason}\n" for reason in _reasons(record, standing, site, lang)])
    reasons = f"<ul>\n{reasons}</ul>\n" if reasons else ""
    day = f"<p class=banner__day>{pieces.words(lang).as_on}: {pieces.day(site.as_of, lang)}</p>\n"
    return f"{_beginning(standing.state, lang)}{reasons}{day}</section>\n"


@cache
def _beginning(slug: str, lang: str) -> str:
    words = pieces.words(lang)
    heading = getattr(words, "banner_" + slug.replace("-", "_"))
    return (
        f'<section class="banner banner--{slug}" aria-label="{words.status_on}">\n<p class=banner__head>{heading}</p>\n'
    )


def _reasons(record: Record, standing: Standing, site: Site, lang: str) -> list[str]:
    reasons = []
    if record.removed:
        day, reason = language.date(record.removed.date, lang), escape(record.removed.reason[lang])
        reasons.append(REMOVED[lang].format(day=day, reason=reason))
        instead = site.register.records.get(record.removed.see or "")
        if instead:
            reasons.append(INSTEAD[lang].format(link=pieces.full_link(instead, site, lang)))
    elif standing.state in ("superseded", "rescinded"):
        reasons += [_because(ENDED[cause.kind], cause, site, lang) for cause in standing.causes]
    elif standing.state == "expired" and standing.last_day:
        reasons.append(EXPIRED[lang].format(day=language.date(standing.last_day, lang)))
    elif standing.state == "not-yet" and standing.since:
        reasons.append(STARTS[lang].format(day=language.date(standing.since, lang)))
    elif standing.state == "unknown":
        reasons.append(NOTHING_ENDS_IT[lang])
    elif standing.in_force and standing.since:
        reasons.append(SINCE[lang].format(day=language.date(standing.since, lang)))
    if standing.last_day and standing.state in ("in-force", "partly-changed", "not-yet", "unknown"):
        reasons.append(UNTIL[lang].format(day=language.date(standing.last_day, lang)))
    reasons += [_because(CHANGED[change.kind], change, site, lang) for change in standing.changes]
    for other in site.register.relations_to(record):
        if other.kind in READ_WITH and other.works_on(site.as_of) and not site.register.is_void(other):
            reasons.append(_because(READ_WITH[other.kind], other, site, lang))
    return reasons


def _because(sentence: Bilingual, relation: Incoming, site: Site, lang: str) -> str:
    scope, start = relation.relation.scope, relation.start
    return sentence[lang].format(
        scope=f"{escape(scope[lang])}: " if scope else "",
        link=pieces.full_link(relation.source, site, lang),
        day=FROM[lang].format(day=language.date(start, lang)) if start else "",
    )
