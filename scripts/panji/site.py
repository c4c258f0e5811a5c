"""What is published: the pages and files that views make from the register, before they are written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from markupsafe import Markup

from panji import cores
from panji.accounts import Account, Accounts, account_of
from panji.chains import chains_of
from panji.cited import Links, links
from panji.file import LANGUAGES
from panji.history import UNKNOWN, History
from panji.ledger import Ledger, ledger_of
from panji.occasions import Occasion, occasions, offices_of
from panji.record import Point, Record, RecordId
from panji.register import Register, Standing

RELEASE = "data/release/"
"""Where the release of the data lies, which ``panji export`` writes into the site."""


class Page(NamedTuple):
    """A page: what is set into the frame of its language.

    ``address`` counts from the site's root and ends in ``/`` (empty: the first page); ``alternates`` has the address
    of the same page in each language. ``body`` makes the HTML when it is needed; ``key`` says what it is made of: as
    long as the key is the same, so is the page. Without a key it is made every time.
    """

    address: str
    language: str
    title: str
    body: Callable[[], str]
    description: str = ""
    alternates: Mapping[str, str] = MappingProxyType({})
    head: str = ""
    key: str | None = None


class Data(NamedTuple):
    """A file that is no page: its path from the site's root, its bytes when they are needed, and what they depend on."""

    path: str
    content: Callable[[], bytes]
    key: str | None = None


class Copy(NamedTuple):
    """A file published as it is: the path it gets, the path it has under the register's root, and its digest."""

    path: str
    source: str
    key: str | None = None


Product = Page | Data | Copy


class Bundle(NamedTuple):
    """Products that depend on the same things, and so are made together or not at all.

    ``paths`` are those of the files that ``make`` gives, in its order; ``key`` as a page's.
    """

    paths: tuple[str, ...]
    key: str
    make: Callable[[], Iterable[Product]]


class Batch(NamedTuple):
    """Products that are listed only if something that they depend on has changed.

    ``name`` is like that of no other batch; as long as ``key`` is the same, so are the products, their paths and keys.
    Without a key they are listed every time, and there may be batches with keys among them. ``ahead`` begins to
    work out what many products need, where all are made; what it gives back waits for the end of that. A few are made
    before.
    """

    name: str
    key: str | None
    products: Callable[[], Iterable[Product | Bundle | Batch]]
    ahead: Callable[[], Callable[[], None]] | None = None


Piece = tuple[str, str, Callable[[], bytes]]
"""A piece of a large file: its name, the key of what it depends on, and what makes it."""


def make_all(name: str, pieces: Iterable[Piece]) -> list[bytes]:
    return [make() for _, _, make in pieces]


def _digest(key: str) -> str:
    return hashlib.blake2b(key.encode(), digest_size=16).hexdigest()


class Site:
    """A register as it is published on a day: what views share.

    Args:
        register: what is published.
        as_of: the day for which it says what is in force.
        keep: gives the pieces of something large that has a name; some it may have kept from an earlier run.
        history: what is known of when the texts were published.
    """

    def __init__(
        self,
        register: Register,
        as_of: date,
        keep: Callable[[str, Iterable[Piece]], list[bytes]] = make_all,
        history: History = UNKNOWN,
    ) -> None:
        self.history = history
        self.keep = keep
        self.register = register
        self.as_of = as_of
        self.settings = register.settings
        self.base = register.settings.site.rstrip("/") + "/"
        self.languages = LANGUAGES
        self.published: dict[RecordId, bytes] = {}
        self.rows: dict[str, dict[RecordId, str]] = {language: {} for language in self.languages}
        self.cells: dict[tuple[str, str], dict[object, str]] = {}
        self.series: dict[tuple[str, str, str], Any] = {}
        self.addressees: dict[tuple[str, date | None, str], str] = {}
        self.points: dict[RecordId, dict[str, Point]] = {}
        self.offices: dict[tuple[str | None, str], tuple[str, Markup]] = {}
        self.tiles: dict[tuple[object, ...], Any] = {}
        self.asked: dict[tuple[RecordId, str], dict[str, Any]] = {}
        self.alike: dict[tuple[object, ...], Any] = {}
        self._keys: dict[RecordId, str] = {}
        self._keys_of_offices: dict[str, str] = {}
        self._said: dict[RecordId, str] = {}

    def share(self, anew: bool = False) -> None:
        """Work out what nearly every view asks for, before they are shared out among processes.

        Args:
            anew: nothing was kept from an earlier run, so that every record will be looked into.
        """
        self.register.records  # noqa: B018
        if anew:
            self.unpack()
        cited = cores.aside(partial(links, self.register, self.keep))
        self.faces, self.accounts  # noqa: B018
        self.cited = cited()

    def unpack(self) -> None:
        """Have all records at hand: processes that are forked then need not unpack them each for itself."""
        for record in self.register.records.values():
            record.unpack()

    def prefix(self, language: str) -> str:
        """Where the pages in a language stand: nothing for the first language, ``en/`` for another."""
        return "" if language == self.languages[0] else f"{language}/"

    def alternates(self, path: str) -> dict[str, str]:
        """The address in each language of a page that is not a record's."""
        return {language: self.prefix(language) + path for language in self.languages}

    def address(self, record: Record, language: str) -> str:
        """A record's page: the record's own address in the first language, the language beneath it in another."""
        return f"{record.id}/" if language == self.languages[0] else f"{record.id}/{language}/"

    def permanent(self, address: str) -> str:
        """The whole address, with the host, under which a page is published."""
        return self.base + address

    def standing(self, record: Record) -> Standing:
        return self.standings[record.id]

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """What is in force on the site's day, by record."""
        return {id: self.register.in_force(record, self.as_of) for id, record in self.register.records.items()}

    @cached_property
    def faces(self) -> dict[RecordId, str]:
        """What others show of each record, and more: as long as its face is the same, a page that lists it is the same."""
        files, attachments = self.register.files, self.register.attachments
        faces = {}
        for record, (id, standing) in zip(self.register.records.values(), self.standings.items(), strict=True):
            made_of = [files[text.path].digest[:16] for text in record.texts.values()]
            if id in attachments:
                made_of += [file.digest[:16] for file in attachments[id].values()]
            faces[record.id] = f"{id} {' '.join(made_of)} {standing.state} {standing.since}"
        return faces

    @cached_property
    def whole(self) -> str:
        """A key for what depends on every record."""
        return _digest("\n".join(self.faces.values()))

    def key(self, records: Iterable[Record], *rest: object) -> str:
        """A key for a page that shows these records and depends on the rest besides."""
        return "\n".join([*map(self.faces.__getitem__, map(attrgetter("id"), records)), *map(str, rest)])

    def key_of(self, record: Record) -> str:
        """A key for all that is made of one record: it shows those to which it stands in a relation, and its neighbours."""
        if record.id not in self._keys:
            self._keys[record.id] = self._key_of(record)
        return self._keys[record.id]

    def _key_of(self, record: Record) -> str:
        records, id = self.register.records, record.id
        related = [record, *[each.source for each in self.register.relations_to(record)]]
        named = [*[relation.record for _, _, relation in record.stated], *record.speaks_of]
        related += [records[each] for each in named if each in records]
        related += [each for each in self.spoken_of.get(id, ()) if not each.follows_up]
        related += filter(None, self.neighbours[id])
        if id in self.cited:
            related += [records[each.record] for some in self.cited[id].values() for each in some]
        known = (id in self.reports_on, len(self.chains.get(id, ())), self.history.mark(id))
        return self.key(related, *self.accounts.tally_of(record), *known)

    @cached_property
    def chains(self) -> dict[str, tuple[str, ...]]:
        """The chains of records that end, change or explain one another, by each record in one."""
        return chains_of(self.register)

    @cached_property
    def cited(self) -> Links:
        """What is cited in the texts and becomes a link there."""
        return links(self.register, self.keep)

    @cached_property
    def ledger(self) -> Ledger:
        return ledger_of(self.register)

    @cached_property
    def spoken_of(self) -> dict[str, list[Record]]:
        """Who speaks of each record, in fields of its own type: a report on its points, the file in which it lies."""
        found: dict[str, list[Record]] = {}
        for record in self.register.records.values():
            for id in record.speaks_of:
                found.setdefault(id, []).append(record)
        return found

    @cached_property
    def reports_on(self) -> dict[str, list[Record]]:
        """Those who say what was done about each record: reports on its points, meetings that look at it."""
        found = {id: [each for each in records if each.follows_up] for id, records in self.spoken_of.items()}
        return {id: records for id, records in found.items() if records}

    @cached_property
    def review(self) -> Record | None:
        """The last review before the site's day."""
        reviews = (each for each in self.newest_first if each.reviews and each.issued and each.issued < self.as_of)
        return next(reviews, None)

    @cached_property
    def accounts(self) -> Accounts:
        """What is owed because of each record, as of the site's day."""
        day = self.review.issued if self.review else None
        owed = [record for record in self.register.records.values() if record.owed_by]
        pieces = ((record.id, f"{self.said_of(record)} {day}", partial(self._account, record, day)) for record in owed)
        kept = self.keep("accounts", pieces)
        accounts = {record.id: Account(each) for record, each in zip(owed, kept, strict=True)}
        places = self.register.vocabulary["places"]
        parents = {
            place.id: place.parent
            for place in places.values()
            if place.parent in places and places[place.parent].parent  # above divisions there is the whole state
        }
        return Accounts(accounts, parents, self.as_of, day)

    @cached_property
    def followed(self) -> frozenset[str]:
        """The records whose compliance has a page: somebody has reported or looked at it, or a group owes it.

        What a single office owes and nobody has yet spoken of stands on the record's page and on the office's.
        """
        groups, records = self.register.vocabulary["groups"], self.register.records
        return frozenset(
            id
            for id, account in self.accounts.by_record.items()
            if sum(account.tally) and (id in self.reports_on or not groups.keys().isdisjoint(records[id].owed_by))
        )

    @cached_property
    def owed(self) -> str:
        """A key for what depends on nothing but what is owed because of any record, and what was done about that."""
        records = [self.register.records[id] for id in self.accounts.by_record]
        return _digest("\n".join([str(self.accounts.review), *map(self.said_of, records)]))

    def _account(self, record: Record, review: date | None) -> bytes:
        return account_of(self.ledger, record, self.as_of, review).packed

    def key_of_office(self, id: str) -> str:
        """A key for what is made of the duties that an office or place has, or had."""
        if id not in self._keys_of_offices:
            rows = [*self.accounts.by_office.get(id, ()), *self.accounts.passed_on.get(id, ())]
            records = [self.register.records[each] for each in dict.fromkeys([row.record for row in rows])]
            marks = [row.mark for row in rows]
            self._keys_of_offices[id] = _digest(
                self.key(records, *marks, *[each.id in self.followed for each in records])
            )
        return self._keys_of_offices[id]

    def said_of(self, record: Record) -> str:
        """A key for all that is known of what was done about a record."""
        if record.id not in self._said:
            self._said[record.id] = self._said_of(record)
        return self._said[record.id]

    def _said_of(self, record: Record) -> str:
        reports = self.reports_on.get(record.id, ())
        return _digest("\n".join([self.faces[record.id], *[self._faces_of_reports[report.id] for report in reports]]))

    @cached_property
    def _faces_of_reports(self) -> dict[str, str]:
        """The face of each that says what was done, with those of the records that correct it."""
        faces, told = self.faces, {report.id: report for reports in self.reports_on.values() for report in reports}
        return {
            id: "\n".join([faces[id], *[faces[each.source.id] for each in self.register.relations_to(report)]])
            for id, report in told.items()
        }

    @cached_property
    def occasions(self) -> list[Occasion]:
        """All that takes place, in order: see :func:`panji.occasions.occasions`."""
        return occasions(self.register, self.as_of)

    @cached_property
    def occasions_of(self) -> dict[str, list[Occasion]]:
        """What of that concerns each office and place, as far as anything does: these have a calendar of their own."""
        found: dict[str, list[Occasion]] = {}
        for occasion in self.occasions:
            for id in offices_of(occasion, self.register):
                found.setdefault(id, []).append(occasion)
        return found

    @cached_property
    def newest_first(self) -> list[Record]:
        return list(reversed(self.register.records.values()))

    @cached_property
    def addressed(self) -> dict[str, list[Record]]:
        """By office, place and group: the dated records that name it, or a group in which it then was; newest first."""
        expand, groups = self.register.vocabulary.expand, self.register.vocabulary["groups"]
        found: dict[str, list[Record]] = {}
        for record in self.newest_first:
            if not record.issued:
                continue
            ids = set(record.named)
            for id in ids & groups.keys():
                ids.update(member.id for member in expand(id, record.issued))
            for id in ids:
                found.setdefault(id, []).append(record)
        return {id: found[id] for id in sorted(found)}

    @cached_property
    def issuers(self) -> frozenset[str]:
        return frozenset(record.issuer for record in self.register.records.values())

    @cached_property
    def types(self) -> frozenset[str]:
        return frozenset(record.type for record in self.register.records.values())

    @cached_property
    def neighbours(self) -> dict[str, tuple[Record | None, Record | None]]:
        """The record before and the one after each, in the series of its issuer and type."""
        series: dict[str, list[tuple[int, int, Record]]] = {}
        for id, record in self.register.records.items():
            name, year, serial = id.rsplit("/", 2)
            series.setdefault(name, []).append((int(year), int(serial), record))
        found = {}
        for some in series.values():
            records = [record for _, _, record in sorted(some)]
            for before, record, after in zip([None, *records[:-1]], records, [*records[1:], None], strict=True):
                found[record.id] = (before, after)
        return found
