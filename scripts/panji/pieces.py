"""The small pieces of pages that are the same wherever they stand: links, dates, states, rows of lists. Each is made once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from types import SimpleNamespace

from markupsafe import Markup

from panji import language
from panji.diagnostic import Bilingual
from panji.markup import attribute, escape
from panji.record import Record
from panji.record_types import record_types
from panji.site import Site
from panji.vocabulary import Entry

FOLDERS = {
    "offices": "office",
    "places": "place",
    "groups": "place",
    "subjects": "subject",
    "funds": "funds",
    "portals": "portals",
    "works": "manuals",
}
"""Under which index an entry of a vocabulary has its page. Those of other lists have none."""

UNTITLED = Bilingual(hi="(शीर्षक उपलब्ध नहीं)", en="(no title)")
UNDATED = Bilingual(hi="दिनांक उपलब्ध नहीं", en="no date")


@cache
def words(lang: str) -> SimpleNamespace:
    """All labels in one language, as HTML: ``words("hi").issued``."""
    return SimpleNamespace(**{name: Markup(escape(label)) for name, label in vars(language.labels(lang)).items()})


@cache
def link(text: str, href: str, lang: str | None = None) -> Markup:
    """A link; ``lang`` where its words are in another language than the page."""
    mark = f" lang={lang}" if lang else ""
    return Markup(f"<a href={attribute(href)}{mark}>{escape(text)}</a>")


@cache
def day(value: date | None, lang: str) -> Markup | None:
    """A date as people write it, which machines can read."""
    return Markup(f"<time datetime={value.isoformat()}>{language.date(value, lang)}</time>") if value else None


@cache
def state(slug: str, lang: str) -> Markup:
    """Whether a record is in force: a shape, a colour and a word."""
    return Markup(f"<b class=state--{slug}>{escape(state_label(slug, lang))}</b>")


def state_label(slug: str, lang: str) -> str:
    return language.LABELS["state_" + slug.replace("-", "_")][lang]


def ended_words(lang: str) -> dict[str, str]:
    """What a script says of a record that is no longer in force, by state: `#` is the day, `@` what ended it."""
    states = ("superseded", "rescinded", "expired")
    return {name: language.LABELS[f"result_{name}"][lang] for each in states for name in (each, f"{each}_undated")}


def unit(name: str, lang: str) -> str:
    """What is counted, in words where the site has them."""
    label = language.LABELS.get("unit_" + name.replace("-", "_"))
    return label[lang] if label else name


def title(record: Record, lang: str) -> tuple[str, str | None]:
    """The title in the page's language, else in the first text's, and then that language; else the number."""
    for text in (record.text(lang), record.first):
        if text.title:
            return text.title, None if text.language == lang else text.language
    return record.number or UNTITLED[lang], None


def href(record: Record, site: Site, lang: str) -> str:
    return site.address(record, lang)


def title_link(record: Record, site: Site, lang: str) -> Markup:
    words, mark = title(record, lang)
    return link(words, href(record, site, lang), mark)


def full_link(record: Record, site: Site, lang: str) -> Markup:
    """The number and the title of a record, leading to it."""
    return link(full_title(record, lang), href(record, site, lang), title(record, lang)[1])


def full_title(record: Record, lang: str) -> str:
    """The number and the title of a record, as words."""
    words, _ = title(record, lang)
    return f"{record.number}: {words}" if record.number and words != record.number else words


def type_link(name: str, site: Site, lang: str) -> Markup:
    return link(record_types()[name].label[lang], f"{site.prefix(lang)}type/{name}/")


def entry_link(entry: Entry | None, id: str, site: Site, lang: str) -> Markup:
    """A link to the page of an entry; its name where it has none, and its id where the vocabulary does not have it."""
    if entry is None or entry.list not in FOLDERS:
        return Markup(escape(entry.label[lang] if entry else id))
    return link(entry.label[lang], f"{site.prefix(lang)}{FOLDERS[entry.list]}/{entry.id}/")


def era_anchor(start: date | None) -> str:
    """The place on a group's page that says for whom it stood from a day on."""
    return start.isoformat() if start else "start"


def issuer(record: Record, site: Site, lang: str) -> str:
    """The issuer's name."""
    entry = site.register.vocabulary.addressable.get(record.issuer)
    return entry.label[lang] if entry else record.issuer


def issuer_link(record: Record, site: Site, lang: str) -> Markup:
    return entry_link(site.register.vocabulary.addressable.get(record.issuer), record.issuer, site, lang)


def row(record: Record, site: Site, lang: str, note: str = "") -> Markup:
    """A record as a list shows it."""
    words, other = title(record, lang)
    mark = f" lang={other}" if other else ""
    number = f"<b class=number>{escape(record.number)}</b> " if record.number else ""
    noted = f"<span>{escape(note)}</span> " if note else ""
    return Markup(
        f"<li><a class=rows__title href={href(record, site, lang)}{mark}>{escape(words)}</a>\n"
        f"<p class=rows__facts>{number}<span>{day(record.issued, lang) or UNDATED[lang]}</span> "
        f"{_kind(record.type, issuer(record, site, lang), lang)}{noted}{state(site.standing(record).state, lang)}</p></li>"
    )


@cache
def _kind(type: str, issuer: str, lang: str) -> str:
    return f"<span>{escape(record_types()[type].label[lang])}</span> <span>{escape(issuer)}</span> "


def rows(records: Sequence[Record], site: Site, lang: str) -> Markup:
    """The rows of a list, one behind the other. The same row stands on half a dozen lists, and is made once."""
    made = site.rows[lang]
    for record in records:
        if record.id not in made:
            made[record.id] = row(record, site, lang)
    return Markup("\n".join([made[record.id] for record in records]))


def total(count: int, lang: str) -> str:
    words = language.labels(lang)
    return f"{language.number(count, lang)} {words.record_one if count == 1 else words.record_other}"


def crumbs(items: Iterable[str], lang: str) -> str:
    """The way to a page, from links."""
    steps = "".join([f"<li>{item}\n" for item in items])
    return f'<nav class=crumbs aria-label="{words(lang).crumbs}"><ol>\n{steps}</ol></nav>\n'


def home_crumb(site: Site, lang: str) -> Markup:
    return link(language.labels(lang).home, site.prefix(lang) or "./")


def pagination(base: str, current: int, pages: int) -> dict:
    """The links to the other pages of a list: first, last, and two on either side of the current one."""

    def address(number: int) -> str:
        return base + (f"{number}/" if number > 1 else "")

    entries: list[dict | None] = []
    for number in range(1, pages + 1):
        if number in (1, pages) or abs(number - current) <= 2:
            entries.append({"text": str(number), "href": address(number), "current": number == current})
        elif entries[-1] is not None:
            entries.append(None)
    return {
        "previous": address(current - 1) if current > 1 else None,
        "next": address(current + 1) if current < pages else None,
        "entries": entries,
    }


def as_on(facets: dict[str, tuple[str, ...]], site: Site, lang: str) -> Markup:
    """A form that leads to the search for the same as on another day.

    Args:
        facets: what the list is of, as the search names it.
        site: on whose day it begins.
        lang: the page's language.
    """
    t = words(lang)
    hidden = "".join(
        [f'<input type="hidden" name="{name}" value="{escape(value)}">' for name in facets for value in facets[name]]
    )
    return Markup(
        f'<form class="as-on noprint" action="{site.prefix(lang)}search/">{hidden}<label>{t.as_on_another_day} '
        f'<input type="date" name="on" value="{site.as_of}" min="1900-01-01" max="2199-12-31" required></label> '
        f"<button>{t.show}</button><noscript><p>{t.as_on_no_script}</p></noscript></form>\n"
    )


def code(text: str) -> Markup:
    """A sentence with `words in backticks` as a paragraph of HTML."""
    return Markup("<p>{}</p>").format(coded(text))


def coded(text: str) -> Markup:
    """Words with `some in backticks` as HTML."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if index % 2 else part for index, part in enumerate(parts)
    )
