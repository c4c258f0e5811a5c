"""Records as linked data: which terms of schema.org, ELI and Dublin Core say what a record says, and a page's JSON-LD.

- schema.org/Legislation: https://schema.org/Legislation
- ELI, the European Legislation Identifier's ontology: http://data.europa.eu/eli/ontology
- DCMI Metadata Terms: http://purl.org/dc/terms/

A page carries the essentials (it has to stay light); all the rest is in the Turtle file of a release.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic_core import to_json

from panji import pieces
from panji.record import Record, Relation
from panji.record_types import record_types
from panji.register import ENDS, Standing
from panji.site import Site

SCHEMA, ELI, TERMS = "https://schema.org/", "http://data.europa.eu/eli/ontology#", "http://purl.org/dc/terms/"


class Said(NamedTuple):
    """How a relation is said: a property of schema.org's Legislation, of ELI, and of Dublin Core."""

    legislation: str
    eli: str
    terms: str


WHOLE = {
    "supersedes": Said("legislationRepeals", "repeals", "replaces"),
    "rescinds": Said("legislationRepeals", "repeals", "relation"),
    "amends": Said("legislationAmends", "amends", "relation"),
    "corrects": Said("legislationCorrects", "corrects", "relation"),
    "revives": Said("legislationChanges", "changes", "relation"),
    "extends": Said("legislationChanges", "changes", "relation"),
    "consolidates": Said("legislationConsolidates", "consolidates", "relation"),
    "implements": Said("legislationEnsuresImplementationOf", "ensures_implementation_of", "relation"),
}
"""What the words of the register are in the others. None of them knows revival and extension: they are changes."""
IN_PART = WHOLE["amends"]
MENTION = Said("citation", "cites", "references")
"""`clarifies`, `replies_to` and `cites` change nothing."""

MOST = 10
"""So many values of a property a page says by itself; a master circular may consolidate a hundred circulars."""


def said(kind: str, relation: Relation) -> Said:
    """How a relation is said; what ends only a part of a record amends it."""
    return IN_PART if kind in ENDS and relation.scope else WHOLE.get(kind, MENTION)


def force(standing: Standing) -> str | None:
    """Whether a record is in force: the name of the term, with which those of schema.org and ELI end; None: not known."""
    if standing.state in ("unknown", "for-information", "removed"):
        return None
    if not standing.in_force:
        return "NotInForce"
    return "PartiallyInForce" if any(each.kind in ENDS for each in standing.changes) else "InForce"


def scripts(record: Record, site: Site) -> dict[str, str]:
    """By language, the element by which a record's page says the essentials as JSON-LD (https://www.w3.org/TR/json-ld11/).

    The pages differ in a name and its language alone, which are set in before the type.
    """
    before, mark, behind = _as_json(_essentials(record, site)).partition(',"@type":')
    found = {}
    for lang in site.languages:
        words = f'"name":{_as_json(pieces.title(record, lang)[0])},"inLanguage":"{record.text(lang).language}"'
        found[lang] = f'<script type="application/ld+json">{before},{words}{mark}{behind}</script>'
    return found


def _as_json(said: object) -> str:
    # In HTML, `<` could end the element: https://www.w3.org/TR/json-ld11/#restrictions-for-contents-of-json-ld-script-elements
    return to_json(said).decode().replace("<", "\\u003c")


def _essentials(record: Record, site: Site) -> dict[str, Any]:
    """What all pages of a record say. The context stands in it: nobody has to fetch one from elsewhere to understand it."""
    found: dict[str, Any] = {
        "@context": {"@vocab": SCHEMA, "eli": ELI, "@base": site.permanent("")},
        "@id": f"{record.id}/",
    }
    legal = record_types()[record.type].binding
    found["@type"] = ["Legislation", "eli:LegalResource"] if legal else "CreativeWork"
    if record.number:
        found["legislationIdentifier" if legal else "identifier"] = record.number
    if record.issued:
        found["legislationDate" if legal else "dateCreated"] = record.issued.isoformat()
    standing = site.standing(record)
    if legal:
        found["legislationType"] = record.type
        if in_force := force(standing):
            found["legislationLegalForce"] = {"@id": SCHEMA + in_force}
        for kind, _, relation in record.relations():
            target = site.register.records.get(relation.record or "")
            if kind in WHOLE and target is not None and record_types()[target.type].binding:
                _add(found, said(kind, relation).legislation, f"{target.id}/")
    for cause in standing.causes:
        if cause.kind == "supersedes":
            found["@context"]["dc"] = TERMS
            _add(found, "dc:isReplacedBy", f"{cause.source.id}/")
    return found


def _add(found: dict[str, Any], name: str, id: str) -> None:
    """One more value of a property, each once, and not so many that the page gets heavy."""
    values = found.setdefault(name, [])
    if {"@id": id} not in values and len(values) < MOST:
        values.append({"@id": id})
