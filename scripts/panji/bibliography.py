"""Records as reference managers read them: BibTeX, and CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).

There is a file of each for all papers that an issuer gave out in a year, and none for a single record: two files more
for each of 10,000 records would be a third more files, of which creating each costs as much as making it. The page of
a record takes its own entry out of such a file (docs/assets/cite.js).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic_core import to_json

from panji import pieces
from panji.letters import correspondent
from panji.record import Record
from panji.record_types import record_types
from panji.record_types.letter import Letter
from panji.site import Site

Item = dict[str, Any]
"""A record as CSL-JSON describes it."""

ENDINGS = {"BibTeX": "bib", "CSL-JSON": "csl.json"}
"""The formats, with how their files end."""

CSL_TYPES = {"letter": "personal_communication", "manual": "book", "report": "report", "event": "event"}
"""What CSL has for a record's type. An order of a government is a `regulation`; all else, a `document`."""

LANGUAGES = {"hi": "hindi", "en": "english"}
"""As biblatex calls them."""

SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{each: f"\\{each}" for each in "{}#$%&_"},
}
"""Characters that mean something to TeX, as they are written there."""
_SPECIAL = re.compile("[" + re.escape("".join(SPECIAL)) + "]")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def path_of(record: Record, site: Site, lang: str, ending: str) -> str:
    """Where the file lies in which a record's entry stands."""
    return f"{site.prefix(lang)}cite/{record.issuer}/{record.id.year}.{ending}"


def key_of(record: Record) -> str:
    """What a record is called in a bibliography: its id, in letters that every program takes there."""
    return record.id.replace("/", "-")


def items(records: Iterable[Record], site: Site, lang: str) -> list[Item]:
    """Records as items of CSL-JSON, valid by its schema 1.0."""
    return [_item(record, site, lang) for record in records]


def csl(items: Iterable[Item]) -> bytes:
    """The file of these items."""
    return to_json(items, indent=1) + b"\n"


def bibtex(items: Iterable[Item]) -> bytes:
    """The same as entries of BibTeX, one behind the other, with an empty line between."""
    return "\n".join([_entry(item) for item in items]).encode()


def _item(record: Record, site: Site, lang: str) -> Item:
    title, other = pieces.title(record, lang)
    issuer = _author(record, site, lang)
    issued = record.issued
    item = {
        "id": key_of(record),
        "type": CSL_TYPES.get(record.type, "regulation" if record.binding else "document"),
        "author": [{"literal": issuer}],
        "authority": issuer,
        "genre": record_types()[record.type].label[lang],
        "number": record.number,
        "title": title,
        "issued": {"date-parts": [[issued.year, issued.month, issued.day] if issued else [record.id.year]]},
        "language": other or lang,
        "URL": site.permanent(f"{record.id}/"),
    }
    return {name: value for name, value in item.items() if value}


def _author(record: Record, site: Site, lang: str) -> str:
    """Whose paper it is: a letter that came in is its sender's."""
    if isinstance(record, Letter) and record.received:
        return correspondent(record, site.register)[lang]
    return pieces.issuer(record, site, lang)


def _entry(item: Item) -> str:
    """``techreport`` is the one entry that prints what kind of paper it is, and its number.

    The author stands in braces of its own, since it is no person's name; BibTeX knows months as words.
    """
    issuer = _escaped(item["authority"])
    number = f"  number = {{{_escaped(item['number'])}}},\n" if "number" in item else ""
    year, *rest = item["issued"]["date-parts"][0]
    day = ""
    if rest:
        month, day_of_month = rest
        day = f"  month = {MONTHS[month - 1]},\n  date = {{{year}-{month:02}-{day_of_month:02}}},\n"
    return (
        f"@techreport{{{item['id']},\n"
        f"  author = {{{{{issuer}}}}},\n"
        f"  title = {{{{{_escaped(item['title'])}}}}},\n"
        f"  institution = {{{issuer}}},\n"
        f"  type = {{{_escaped(item['genre'])}}},\n"
        f"{number}"
        f"  year = {{{year}}},\n"
        f"{day}"
        f"  langid = {{{LANGUAGES[item['language']]}}},\n"
        f"  url = {{{item['URL']}}},\n"
        "}\n"
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: SPECIAL[match[0]], text)
