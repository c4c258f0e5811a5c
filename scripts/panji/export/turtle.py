"""The whole register as RDF, in Turtle (https://www.w3.org/TR/turtle/): ELI, schema.org, Dublin Core and SKOS.

A record is an ``eli:LegalResource``, and a ``schema:Legislation`` where its type is binding; each of its texts is an
``eli:LegalExpression`` (``#hi``, ``#en``), each of its files an ``eli:Format``, each of its points a part of it
(``#point-1``). Entries of the vocabulary are SKOS concepts, at the address of their page where they have one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

from panji import linked, pieces
from panji.dataset import Table
from panji.diagnostic import Bilingual
from panji.record import Record
from panji.record_types import record_types
from panji.site import RELEASE, Site
from panji.vocabulary import Entry

PATH = "register.ttl"
PREFIXES = {
    "dc": linked.TERMS,
    "eli": linked.ELI,
    "schema": linked.SCHEMA,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "language": "http://publications.europa.eu/resource/authority/language/",
}
LANGUAGES = {"hi": "HIN", "en": "ENG"}
"""The names that ELI has for languages: http://publications.europa.eu/resource/authority/language."""

Pairs = list[tuple[str, str]]


def render(site: Site, tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    yield PATH, "".join(_lines(site)).encode()


def _lines(site: Site) -> Iterator[str]:
    for prefix, address in PREFIXES.items():
        yield f"@prefix {prefix}: <{address}> .\n"
    names = {entry.list: None for entry in site.register.vocabulary.entries()}
    for name in names:
        title = Bilingual(f"शब्द-सूची {name}", f"vocabulary: {name}")
        yield _node(_scheme(name, site), [("a", "skos:ConceptScheme"), *_labels("dc:title", title)])
    for entry in site.register.vocabulary.entries():
        yield _node(_concept(entry, site), _of_entry(entry, site))
    for record in site.register.records.values():
        yield from _record(record, site)


def _node(subject: str, pairs: Pairs) -> str:
    return f"\n{subject}\n  " + " ;\n  ".join([f"{name} {value}" for name, value in pairs]) + " .\n"


def _iri(address: str) -> str:
    return f"<{address}>"


def _text(words: str, language: str = "") -> str:
    """A literal; what JSON escapes in a string, Turtle escapes likewise."""
    return json.dumps(words, ensure_ascii=False) + (f"@{language}" if language else "")


def _day(day: date) -> str:
    return f'"{day.isoformat()}"^^xsd:date'


def _labels(name: str, words: Bilingual) -> Pairs:
    return [(name, _text(each, language)) for language, each in words._asdict().items() if each]


# -- the vocabulary


def _scheme(name: str, site: Site) -> str:
    return _iri(site.permanent(f"{RELEASE}{PATH}#{name}"))


def _concept(entry: Entry, site: Site) -> str:
    folder, id = pieces.FOLDERS.get(entry.list), quote(entry.id)
    return _iri(site.permanent(f"{folder}/{id}/" if folder else f"{RELEASE}{PATH}#{entry.list}/{id}"))


def _of_entry(entry: Entry, site: Site) -> Pairs:
    known = site.register.vocabulary
    pairs: Pairs = [
        ("a", "skos:Concept"),
        ("skos:inScheme", _scheme(entry.list, site)),
        ("skos:notation", _text(entry.id)),
        *_labels("skos:prefLabel", entry.label),
        *(_labels("skos:altLabel", entry.abbr) if entry.abbr else []),
        *(_labels("skos:note", entry.note) if entry.note else []),
    ]
    if entry.since:
        pairs.append(("schema:foundingDate", _day(entry.since)))
    if entry.until:
        pairs.append(("schema:dissolutionDate", _day(entry.until)))
    for name, id in (("skos:broader", entry.parent), ("dc:isReplacedBy", entry.successor)):
        other = known[entry.list].get(id or "")
        if other is not None:
            pairs.append((name, _concept(other, site)))
    return pairs


# -- records


def _record(record: Record, site: Site) -> Iterator[str]:
    here = site.permanent(f"{record.id}/")
    yield _node(_iri(here), _of_record(record, here, site))
    for language, text in record.texts.items():
        formats = [_iri(site.permanent(f"{record.id}.{language}.md"))]
        known = f"language:{LANGUAGES[language]}" if language in LANGUAGES else _text(language)
        yield _node(
            _iri(f"{here}#{language}"),
            [
                ("a", "eli:LegalExpression"),
                ("eli:realizes", _iri(here)),
                ("eli:language", known),
                ("dc:language", _text(language)),
                ("schema:url", _iri(site.permanent(site.address(record, language)))),
                *([("eli:title", _text(text.title, language))] if text.title else []),
                *([("eli:description", _text(text.summary, language))] if text.summary else []),
                *[("eli:is_embodied_by", each) for each in formats],
            ],
        )
        yield _node(
            formats[0],
            [("a", "eli:Format"), ("eli:embodies", _iri(f"{here}#{language}")), ("dc:format", _text("text/markdown"))],
        )
    for point in record.points:
        texts = [
            (language, text.points[point.id]) for language, text in record.texts.items() if point.id in text.points
        ]
        yield _node(
            _iri(f"{here}#point-{quote(point.id)}"),
            [
                ("a", "eli:LegalResourceSubdivision"),
                ("eli:is_part_of", _iri(here)),
                ("dc:identifier", _text(point.id)),
                *[("dc:description", _text(words, language)) for language, words in texts],
                *_entries("schema:legislationResponsible", point.owner, site),
            ],
        )


def _of_record(record: Record, here: str, site: Site) -> Pairs:
    model = record_types()[record.type]
    standing = site.standing(record)
    pairs: Pairs = [
        ("a", f"eli:LegalResource, schema:{'Legislation' if model.binding else 'CreativeWork'}"),
        ("dc:identifier", _text(record.id)),
        *[("dc:title", _text(text.title, language)) for language, text in record.texts.items() if text.title],
        *_labels("dc:type", model.label),
        *_entries("dc:publisher", (record.issuer,), site),
        *_entries("dc:audience", dict.fromkeys((*record.to, *record.copy_to)), site),
    ]
    pairs += [
        ("dc:subject", _concept(site.register.vocabulary["subjects"][id], site))
        for id in dict.fromkeys(record.subjects)
        if id in site.register.vocabulary["subjects"]
    ]
    if record.number:
        pairs.append(("eli:number", _text(record.number)))
    if record.issued:
        pairs.append(("dc:issued", _day(record.issued)))
    if model.binding:
        pairs += _in_time(record, site)
    pairs += [("eli:is_realized_by", _iri(f"{here}#{language}")) for language in record.texts]
    pairs += [("eli:has_part", _iri(f"{here}#point-{quote(point.id)}")) for point in record.points]
    pairs += [("dc:hasFormat", _iri(f"{here}{quote(each.file)}")) for each in record.attachments]
    pairs += _relations(record, site)
    ended = [cause.source for cause in standing.causes if cause.kind == "supersedes"]
    pairs += [("dc:isReplacedBy", _iri(site.permanent(f"{each.id}/"))) for each in ended]
    return list(dict.fromkeys(pairs))


def _in_time(record: Record, site: Site) -> Pairs:
    """When it was made, and from when to when it is in force."""
    standing = site.standing(record)
    pairs: Pairs = []
    if record.issued:
        pairs.append(("eli:date_document", _day(record.issued)))
    if record.in_force_from:
        pairs.append(("eli:first_date_entry_in_force", _day(record.in_force_from)))
    if standing.state in ("superseded", "rescinded", "expired") and standing.since:
        pairs.append(("eli:date_no_longer_in_force", _day(standing.since)))
    if in_force := linked.force(standing):
        pairs.append(("eli:in_force", f"eli:InForce-{in_force[0].lower()}{in_force[1:]}"))
        pairs.append(("schema:legislationLegalForce", f"schema:{in_force}"))
    return pairs


def _entries(name: str, ids: Iterable[str], site: Site) -> Pairs:
    known = site.register.vocabulary.addressable
    return [(name, _concept(known[id], site)) for id in ids if id in known]


def _relations(record: Record, site: Site) -> Pairs:
    binding = record_types()[record.type].binding
    pairs: Pairs = []
    for kind, _, relation in record.relations():
        target = site.register.records.get(relation.record or "")
        said = linked.said(kind, relation)
        if target is None:
            pairs.append(("schema:citation", _text(relation.target)))
            continue
        there = _iri(site.permanent(f"{target.id}/"))
        if binding and record_types()[target.type].binding:
            pairs.append((f"eli:{said.eli}", there))
        pairs.append((f"dc:{said.terms}", there))
    return pairs
