"""What changed from one edition of a manual to the next, section by section, word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from panji import body, differences, editions, language, pieces
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_page import crumbs
from panji.record_types.manual import Manual
from panji.sections import Change, Section, changes, marked, sections
from panji.site import Page, Site
from panji.views import fill

OF = Bilingual(hi="{title}: {what}", en="{title}: {what}")
KINDS = {
    "added": Bilingual(hi="जोड़ी गई", en="added"),
    "removed": Bilingual(hi="हटाई गई", en="removed"),
    "changed": Bilingual(hi="बदली गई", en="changed"),
    "renumbered": Bilingual(hi="केवल क्रमांक बदला", en="only renumbered"),
    "same": Bilingual(hi="यथावत", en="unchanged"),
}
COUNTS = Bilingual(hi="{kind} {count}", en="{kind} {count}")
SECTIONS = Bilingual(hi="धाराएँ", en="Sections")
OPENING = Bilingual(hi="आरम्भ", en="Opening")
WAS = Bilingual(hi="पहले: {title}", en="before: {title}")
ALL_SAME = Bilingual(hi="दोनों संस्करणों के पाठ समान हैं।", en="The texts of the two editions are the same.")
BOTH = Bilingual(hi="पूरे पाठ", en="The whole texts")
UNCHANGED = Bilingual(hi="जो धाराएँ यथावत रहीं", en="Sections that did not change")


def paths_of(record: Record, site: Site) -> list[str]:
    pair = _pair(record, site)
    return [f"{editions.page(pair[1], site, lang)}index.html" for lang in site.languages] if pair else []


def render_record(record: Record, site: Site) -> Iterator[Page]:
    if not (pair := _pair(record, site)):
        return
    before, after = pair
    alternates = {lang: editions.page(after, site, lang) for lang in site.languages}
    for lang in site.languages:
        what = editions.FROM_TO[lang].format(before=before.edition, after=after.edition)
        yield Page(
            address=alternates[lang],
            language=lang,
            title=OF[lang].format(title=pieces.title(after, lang)[0], what=what),
            description=what,
            alternates=alternates,
            body=partial(_body, before, after, what, site, lang),
        )


def _pair(record: Record, site: Site) -> tuple[Manual, Manual] | None:
    if not isinstance(record, Manual):
        return None
    before = editions.before(record, site)
    return (before, record) if before and editions.comparable(before, record) else None


def _body(before: Manual, after: Manual, what: str, site: Site, lang: str) -> str:
    pair = editions.texts(before, after, lang)
    assert pair
    found = changes(*[sections(body.html(text.body)) for text in pair])
    counts = Counter(change.kind for change in found)
    other = pair[1].language if pair[1].language != lang else None
    return fill(
        "manual_changes.html",
        lang,
        crumbs=[*crumbs(after, site, lang), pieces.title_link(after, site, lang)],
        title=what,
        of=SECTIONS[lang],
        other=other,
        notice=language.labels(lang).notice_untranslated if other else None,
        counts=[
            COUNTS[lang].format(kind=word[lang], count=language.number(counts[kind], lang))
            for kind, word in KINDS.items()
            if counts[kind]
        ],
        legend=differences.LEGEND[lang] if counts["changed"] else None,
        empty=ALL_SAME[lang] if set(counts) <= {"same"} else None,
        changes=[_change(change, after, site, lang) for change in found if change.kind != "same"],
        unchanged={
            "title": UNCHANGED[lang],
            "titles": [each.after.title or OPENING[lang] for each in found if each.kind == "same" and each.after],
        },
        both={"title": BOTH[lang], "links": [pieces.full_link(each, site, lang) for each in (after, before)]},
    )


def _change(change: Change, after: Manual, site: Site, lang: str) -> dict:
    section = change.after or change.before
    assert section
    title: str = section.title or OPENING[lang]
    was = None
    if change.before and change.after and change.before.title != change.after.title:
        was = WAS[lang].format(title=change.before.title or OPENING[lang])
    if change.after and change.after.anchor:
        title = pieces.link(title, f"{pieces.href(after, site, lang)}#{change.after.anchor}")
    return {
        "kind": change.kind,
        "word": KINDS[change.kind][lang],
        "title": title,
        "was": was,
        "paragraphs": Markup("\n").join(_paragraphs(change)),
    }


def _paragraphs(change: Change) -> Iterator[Markup]:
    if change.kind == "renumbered":
        return
    if change.before and change.after:
        for paragraph in marked(change.before, change.after):
            yield Markup("<p>{}</p>").format(Markup(" ").join(differences.run(run) for run in paragraph))
    else:
        yield from _plain(change.after or change.before)


def _plain(section: Section | None) -> Iterator[Markup]:
    for paragraph in section.paragraphs if section else ():
        yield Markup("<p>{}</p>").format(paragraph)
