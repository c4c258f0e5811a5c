"""Manuals, and reports that come again: each work with its editions, and the one that is in use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from panji import editions, language, pieces
from panji.diagnostic import Bilingual
from panji.record_types.manual import Manual
from panji.site import Bundle, Page, Site
from panji.views import fill
from panji.vocabulary import Entry

PATH = "manuals/"
LEAD = Bilingual(
    hi="कार्यालय जिन नियमावलियों से चलता है, और जो प्रतिवेदन समय-समय पर निकलते हैं: कौन-सा संस्करण लागू है, पहले कौन-से थे, और एक से दूसरे में क्या बदला।",
    en="The manuals by which offices work, and reports that come again: which edition is in use, which ones came before, "
    "and what changed from one to the next.",
)
LEAD_OF_ONE = Bilingual(hi="इस कृति के सभी संस्करण, नवीनतम पहले।", en="All editions of this work, the latest first.")
EMPTY = Bilingual(hi="अभी कोई नियमावली पंजी में नहीं है।", en="There is no manual in the register yet.")
NONE = Bilingual(hi="पंजी में इसका कोई संस्करण नहीं है।", en="No edition of it is in the register.")
WHAT_CHANGED = Bilingual(hi="क्या बदला", en="What changed")
IN_USE = Bilingual(hi="लागू संस्करण", en="In use")
NOT_IN_USE = Bilingual(hi="कोई संस्करण लागू नहीं है।", en="No edition is in use.")


def render(site: Site) -> Iterator[Bundle]:
    works = site.register.vocabulary["works"]
    found: dict[str, list[Manual]] = {id: [] for id in works}
    for record in site.register.records.values():
        if isinstance(record, Manual) and record.work:
            found.setdefault(record.work, []).append(record)
    for some in found.values():
        some.sort(key=lambda manual: manual.edition or 0, reverse=True)
    shown = [(None, found), *((id, {id: found[id]}) for id in works)]
    for id, of in shown:
        alternates = site.alternates(PATH + (f"{id}/" if id else ""))
        manuals = [manual for some in of.values() for manual in some]
        key = site.key(manuals, repr([(each.id, each.label, each.office) for each in works.values()]))
        paths = tuple(f"{address}index.html" for address in alternates.values())
        yield Bundle(paths, key, partial(_pages, works[id] if id else None, of, alternates, site))


def _pages(
    work: Entry | None, found: dict[str, list[Manual]], alternates: dict[str, str], site: Site
) -> Iterator[Page]:
    for lang in site.languages:
        manuals = language.labels(lang).manuals
        yield Page(
            address=alternates[lang],
            language=lang,
            title=f"{work.label[lang]} · {manuals}" if work else manuals,
            description=(LEAD_OF_ONE if work else LEAD)[lang],
            alternates=alternates,
            body=partial(_body, work, found, site, lang),
        )


def _body(work: Entry | None, found: dict[str, list[Manual]], site: Site, lang: str) -> str:
    crumbs = [pieces.home_crumb(site, lang)]
    if work:
        crumbs.append(pieces.link(language.labels(lang).manuals, f"{site.prefix(lang)}{PATH}"))
    return fill(
        "manuals.html",
        lang,
        crumbs=crumbs,
        title=work.label[lang] if work else language.labels(lang).manuals,
        lead=(LEAD_OF_ONE if work else LEAD)[lang],
        what_changed=WHAT_CHANGED[lang],
        empty=EMPTY[lang] if not found else None,
        works=[_work(id, some, work is None, site, lang) for id, some in found.items() if some or work],
    )


def _work(id: str, manuals: list[Manual], among_others: bool, site: Site, lang: str) -> dict:
    entry = site.register.vocabulary["works"].get(id)
    office = site.register.vocabulary["offices"].get(entry.office or "") if entry else None
    in_use = next((manual for manual in manuals if site.standing(manual).in_force), None)
    return {
        "id": id,
        "title": (pieces.entry_link(entry, id, site, lang) if entry else id) if among_others else None,
        "office": pieces.entry_link(office, office.id, site, lang) if office else None,
        "in_use": {"label": IN_USE[lang], "link": pieces.title_link(in_use, site, lang)} if in_use else None,
        "not_in_use": None if in_use else (NOT_IN_USE if manuals else NONE)[lang],
        "editions": [_edition(manual, site, lang) for manual in manuals],
    }


def _edition(manual: Manual, site: Site, lang: str) -> dict:
    before = editions.before(manual, site)
    return {
        "edition": editions.name(manual, lang),
        "link": pieces.title_link(manual, site, lang),
        "day": pieces.day(manual.issued, lang),
        "state": pieces.state(site.standing(manual).state, lang),
        "changes": (
            pieces.link(
                editions.FROM_TO[lang].format(before=before.edition, after=manual.edition),
                editions.page(manual, site, lang),
            )
            if before and editions.comparable(before, manual)
            else Markup("")
        ),
    }
