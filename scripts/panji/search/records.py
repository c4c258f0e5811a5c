"""What the search takes from the register: the records with the words of all their texts, and what their facets are called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import get_args

from panji import language, pieces
from panji.language import FACETS
from panji.record import Record
from panji.record_types import record_types
from panji.register import State
from panji.search.entry import Entry, Facts, Row, Shown
from panji.search.index import Equivalents
from panji.search.words import BODY, POINTS, TITLE, Field, without_copies
from panji.site import Site

ANYBODY = "anybody"
"""The value of ``pending`` of every record on which anything is still to be done; the others are offices and places."""


def rows(site: Site) -> list[Row]:
    """Every record, from the oldest to the newest."""
    faces, history, pending = site.faces, _histories(site), _pending(site)
    return [
        Row(
            str(record.id),
            f"{faces[record.id]} {history[record.id]} {_digest((*pending.get(record.id, ()), *_ended(site, record)))}",
            partial(_entry, site, record, history[record.id], pending.get(record.id, ())),
        )
        for record in site.register.records.values()
    ]


def equivalents(site: Site) -> Equivalents:
    """Groups of words and phrases that mean one thing, each with a name that stays the same."""
    groups = [(synonyms.id, (*synonyms.hi, *synonyms.en)) for synonyms in site.register.glossary]
    for office in site.register.vocabulary["offices"].values():
        names = dict.fromkeys([office.hi, office.en, *(office.abbr or ())])
        if len(names) > 1:
            groups.append((f"office/{office.id}", tuple(names)))
    return sorted(groups)


History = tuple[tuple[str, str], ...]


def _histories(site: Site) -> dict[str, History]:
    """Of each record the days on which its state changed, with the state from then on; the first is that of its issue.

    Nothing, where it has been in force ever since.
    """
    return {id: _history(site, record) for id, record in site.register.records.items()}


def _history(site: Site, record: Record) -> History:
    register = site.register
    incoming = register.relations_to(record)
    if not incoming and not record.expires and record.binding and record.issued and not record.effective:
        return ()
    issued = record.issued
    days = {issued, record.effective, record.expires and record.expires + timedelta(days=1)}
    for each in incoming:
        days |= {each.start, each.relation.until and each.relation.until + timedelta(days=1)}
        days |= {each.source.expires and each.source.expires + timedelta(days=1)}
        days |= {other.start for other in register.relations_to(each.source)}
    first = issued or min(filter(None, days), default=site.as_of)
    history: list[tuple[str, str]] = []
    for day in sorted({first, *(day for day in days if day and day > first)}):
        state = register.in_force(record, day).state
        if state != (history[-1][1] if history else "in-force"):
            history.append((day.isoformat(), state))
    return tuple(history)


def _pending(site: Site) -> dict[str, tuple[str, ...]]:
    """Who has yet to do something on each record that asks for anything."""
    found = {}
    for id, account in site.accounts.by_record.items():
        owing = dict.fromkeys(
            row.owing or row.office for row in account.rows if row.group in ("going", "late", "silent")
        )
        if owing:
            found[id] = (ANYBODY, *owing)
    return found


def _digest(values: tuple[str, ...]) -> str:
    return hashlib.blake2b(" ".join(values).encode(), digest_size=6).hexdigest() if values else ""


def _entry(site: Site, record: Record, history: History, pending: tuple[str, ...]) -> Entry:
    fields = [_fields(record, lang) for lang in record.texts]
    fields[0] += [Field(POINTS, " · ".join(_names(record, site)))]
    if record.issued:
        fields[0] += [Field(BODY, language.date(record.issued, lang)) for lang in site.languages]
    return Entry(
        id=str(record.id),
        issued=record.issued.isoformat() if record.issued else "",
        number=record.number or "",
        languages=tuple(record.texts),
        shown={lang: Shown(*pieces.title(record, lang)) for lang in site.languages},
        fields=fields,
        facts=Facts(
            day=record.issued.isoformat() if record.issued else f"{record.id.year:04}-01-01",
            facets={
                "type": (record.type,),
                "issuer": (record.issuer,),
                "subject": record.subjects,
                "place": tuple(_places(record, site)),
                "pending": pending,
            },
            state=site.standing(record).state,
            states=history,
        ),
        ended=_ended(site, record),
    )


def _ended(site: Site, record: Record) -> tuple[str, ...]:
    """Since when it is no longer in force, and which record ended it."""
    standing = site.standing(record)
    if standing.state not in ("superseded", "rescinded", "expired"):
        return ()
    since = standing.since.isoformat() if standing.since else ""
    by = [cause.source for cause in standing.causes[:1] if standing.state != "expired"]
    return (since, *(word for each in by for word in (str(each.id), each.number or "")))


def _fields(record: Record, lang: str) -> list[Field]:
    text = record.texts[lang]
    return [
        # Every report's title names its office and year: with a title's weight, all of them would come before a directive.
        Field(BODY if record.routine else TITLE, text.title),
        *([Field(TITLE, record.number)] if text is record.first and record.number else ()),
        Field(POINTS, text.summary),
        *(Field(POINTS, point) for point in text.points.values()),
        Field(BODY, without_copies(text.body)),
    ]


def _names(record: Record, site: Site) -> Iterator[str]:
    """What the pages call its type, its issuer, its subjects and whom it went to, in each language."""
    vocabulary = site.register.vocabulary
    entries = [vocabulary.addressable.get(record.issuer)]
    entries += [vocabulary["subjects"].get(id) for id in record.subjects]
    entries += [vocabulary.addressable.get(id) for id in record.to]
    for lang in site.languages:
        yield record_types()[record.type].label[lang]
    for entry in filter(None, entries):
        yield from dict.fromkeys([entry.hi, entry.en, *(entry.abbr or ())])


def _places(record: Record, site: Site) -> Iterator[str]:
    """The places and groups that it went to, or whose points it has."""
    vocabulary = site.register.vocabulary
    named = dict.fromkeys([*record.to, *(owner for point in record.points for owner in point.owner)])
    return (id for id in named if id in vocabulary["places"] or id in vocabulary["groups"])


def labels(site: Site, lang: str) -> dict[str, dict[str, str] | list[str]]:
    """What the values of facets are called in a language, and the months."""
    vocabulary = site.register.vocabulary
    issuers = sorted({record.issuer: record for record in site.newest_first}.items())
    owing = sorted({id for several in _pending(site).values() for id in several} - {ANYBODY})
    return {
        "type": {name: model.label[lang] for name, model in record_types().items()},
        "issuer": {id: pieces.issuer(record, site, lang) for id, record in issuers},
        "subject": {id: entry.label[lang] for id, entry in vocabulary["subjects"].items()},
        "place": {id: entry.label[lang] for name in ("groups", "places") for id, entry in vocabulary[name].items()},
        "state": {state: pieces.state_label(state, lang) for state in sorted(get_args(State))},
        "pending": {ANYBODY: language.LABELS["anybody"][lang]}
        | {id: vocabulary.addressable[id].label[lang] for id in owing if id in vocabulary.addressable},
        "facets": {name: language.LABELS[f"facet_{name}"][lang] for name in FACETS},
        "months": language.months(lang),
    }
