"""Records as reference managers read them: BibTeX, and CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).

There is a file of each for all papers that an issuer gave out in a year, and none for a single record: two files more
for each of 10,000 records would be a third more files, of which creating each costs as much as making it. The page of
a record takes its own entry out of such a file (docs/assets/cite.js).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from panji import pieces
from panji.letters import correspondent
from panji.record import Record
from panji.record_types import record_types
from panji.record_types.letter import Letter
from panji.site import Site

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


def bibtex(records: Iterable[Record], site: Site, lang: str) -> str:
    """The entries of some records, one behind the other, with an empty line between."""
    return "\n".join([_entry(record, site, lang) for record in records])


def csl(records: Iterable[Record], site: Site, lang: str) -> list[dict[str, Any]]:
    """The items of some records, valid by the schema of CSL-JSON 1.0."""
    return [_item(record, site, lang) for record in records]


def csl_text(items: list[dict[str, Any]]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _entry(record: Record, site: Site, lang: str) -> str:
    """``techreport`` is the one entry that prints what kind of paper it is, and its number."""
    title, other = pieces.title(record, lang)
    issuer = _author(record, site, lang)
    fields = {
        "author": f"{{{_escaped(issuer)}}}",  # in braces of its own: it is no person's name
        "title": f"{{{_escaped(title)}}}",
        "institution": _escaped(issuer),
        "type": _escaped(record_types()[record.type].label[lang]),
        "number": _escaped(record.number or ""),
        "year": str(record.issued.year if record.issued else record.id.year),
    }
    if record.issued:
        fields |= {"month": MONTHS[record.issued.month - 1], "date": record.issued.isoformat()}
    fields |= {"langid": LANGUAGES[other or lang], "url": site.permanent(f"{record.id}/")}
    lines = [f"  {name} = {_value(name, value)},\n" for name, value in fields.items() if value]
    return f"@techreport{{{key_of(record)},\n{''.join(lines)}}}\n"


def _author(record: Record, site: Site, lang: str) -> str:
    """Whose paper it is: a letter that came in is its sender's."""
    if isinstance(record, Letter) and record.received:
        return correspondent(record, site.register)[lang]
    return pieces.issuer(record, site, lang)


def _value(name: str, value: str) -> str:
    return value if name == "month" else f"{{{value}}}"  # months are words that BibTeX knows


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: SPECIAL[match[0]], text)


def _item(record: Record, site: Site, lang: str) -> dict[str, Any]:
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
