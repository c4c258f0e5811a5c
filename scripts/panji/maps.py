"""Maps of the districts as squares: what one record, or all of them, has come to in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from markupsafe import Markup

from panji import charts, duties, language, tiles
from panji.accounts import Group, Owed, Tally, tally
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.site import Site
from panji.vocabulary import Entry

SEVERITY: tuple[Group, ...] = ("silent", "late", "going", "done", "off")

LEVELS = (
    ("level0", Bilingual(hi="कुछ भी विलम्बित नहीं", en="nothing late")),
    ("level1", Bilingual(hi="10 % तक", en="up to 10 %")),
    ("level2", Bilingual(hi="25 % तक", en="up to 25 %")),
    ("level3", Bilingual(hi="50 % तक", en="up to 50 %")),
    ("level4", Bilingual(hi="50 % से अधिक", en="over 50 %")),
)
LIMITS = (0, 10, 25, 50)
"""Up to which share of what is owed, in percent, being late and silent is of each level."""

BEHIND = Bilingual(hi="{owed} में से {count} विलम्बित या अप्राप्त", en="{count} of {owed} late or not reported")
NOTHING = Bilingual(hi="कोई दायित्व नहीं", en="owes nothing")
DESC = Bilingual(
    hi="प्रत्येक वर्ग एक जिला है, लगभग अपने स्थान पर; उसमें जिले का संक्षिप्त नाम और विलम्बित या अप्राप्त बिंदुओं की संख्या है।",
    en="Each square is a district, about where it lies, with its short name and how many points are late or not reported.",
)
DISTRICT = Bilingual(hi="जिला", en="District")


def districts(site: Site, day: date) -> list[Entry]:
    """The districts of a day, as far as there is a drawing for them."""
    existing = [place for place in site.register.vocabulary["places"].values() if place.exists_on(day)]
    drawn = tiles.positions([place.id for place in existing])
    return [place for place in existing if place.id in drawn]


def by_place(rows: Iterable[Owed], now: bool) -> dict[str, Tally]:
    """How many duties of each office and place are in each group.

    Args:
        rows: the duties.
        now: whether a duty counts for whoever has it now, else for whoever it was addressed to.
    """
    found: dict[str, list[Owed]] = {}
    for row in rows:
        found.setdefault((row.owing if now else row.office) or "", []).append(row)
    return {place: tally(each) for place, each in found.items()}


def of_states(
    sums: Mapping[str, Tally], shown: Sequence[Entry], title: str, site: Site, lang: str, id: str
) -> Markup | None:
    """A map of the worst state in each of some districts; None, where there is none to be shown.

    Args:
        sums: the duties of each place: see :func:`by_place`.
        shown: the districts that are drawn: see :func:`districts`.
        title: what the map shows.
        id: unique on the page.
    """
    slugs = {place: _worst(each) for place, each in sums.items()}
    chart = _map(sums, slugs, shown, title, site, lang, id)
    words, legend = language.labels(lang).chart_table, duties.plain_legend(lang)
    return chart and Markup(
        f'<figure class="map">{chart}{legend}<details><summary>{escape(words)}</summary>'
        f"{_table(shown, sums, site, lang)}</details></figure>"
    )


@cache
def _worst(each: Tally) -> Group:
    return next(group for group in SEVERITY if getattr(each, group))


def of_shares(tallies: Mapping[str, Tally], title: str, site: Site, lang: str, id: str) -> Markup | None:
    """A map of today's districts by how much of what each owes is late or not reported; whoever shows it has the table."""
    slugs = {place: LEVELS[_level(each)][0] for place, each in tallies.items() if each.owed}
    legend = "".join(f"<li>{charts.swatch(slug)} {words[lang]}</li>" for slug, words in LEVELS)
    chart = _map(tallies, slugs, districts(site, site.as_of), title, site, lang, id)
    return chart and Markup('<figure class="map">{}<ul class="legend">{}</ul></figure>').format(chart, Markup(legend))


def _level(each: Tally) -> int:
    share = each.behind / each.owed * 100
    return sum(share > limit for limit in LIMITS)


def _map(
    tallies: Mapping[str, Tally],
    slugs: Mapping[str, str],
    shown: Sequence[Entry],
    title: str,
    site: Site,
    lang: str,
    id: str,
) -> Markup | None:
    if not any(place.id in slugs for place in shown):
        return None
    drawn = tiles.positions([place.id for place in shown])
    made = []
    for place in shown:
        key = (place.id, drawn[place.id], tallies.get(place.id), slugs.get(place.id, "none"), lang)
        made.append(site.tiles.get(key) or _tile(*key, site))
    return charts.tile_map(made, title, DESC[lang], id)


def _tile(id: str, position: tiles.Position, each: Tally | None, slug: str, lang: str, site: Site) -> charts.Tile:
    """A district as a map shows it. On the maps of many records it is the same."""
    made = site.tiles[id, position, each, slug, lang] = charts.Tile(
        *position,
        name=duties.office_name(id, site, lang),
        short=tiles.short(id, lang),
        number=str(each.behind or "") if each else "",
        slug=slug,
        says=BEHIND[lang].format(count=each.behind, owed=each.owed) if each and each.owed else NOTHING[lang],
        href=duties.office_href(id, site, lang) if id in site.accounts.offices else "",
    )
    return made


def _table(shown: Sequence[Entry], tallies: Mapping[str, Tally], site: Site, lang: str) -> Markup:
    lines = [
        duties.Line(duties.office_link(place.id, site, lang), tallies[place.id])
        for place in shown
        if place.id in tallies
    ]
    return duties.table(lines, DISTRICT[lang], lang)
