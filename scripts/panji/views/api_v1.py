"""The data for machines, version 1: ``api/v1/records.json`` and a JSON file beside each record.

The published types are written out here, apart from the internal ones: a change inside Panji cannot change them by
accident. Within version 1, fields are only added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import Field
from pydantic_core import to_json
from typing_extensions import TypedDict

from panji import cores, endpoints, schemas
from panji.diagnostic import Bilingual
from panji.endpoints import Endpoint
from panji.record import RELATIONS, Record, Relation
from panji.register import Incoming, State
from panji.reports.json import CheckReport
from panji.site import Data, Piece, Site


def note(text: str) -> Any:
    return Field(description=text)


class Names(TypedDict, total=False):
    """The same words in the languages that have them."""

    hi: str
    en: str


class PublishedOperation(TypedDict):
    """A change of one numbered paragraph of the earlier text."""

    change: Literal["replace", "insert_after", "omit"]
    paragraph: Annotated[str, note("that is replaced or omitted, or after which a new one comes, such as `para-3`")]
    text: Annotated[Names | None, note("the new paragraph; null where one is omitted")]


class PublishedRelation(TypedDict):
    """A relation, seen from this record: `kind` is what it does to `record`, or what `record` did to it."""

    kind: str
    record: Annotated[str | None, note("id of the other record")]
    external: Annotated[str | None, note("an instrument outside the register, as cited")]
    scope: Annotated[Names | None, note("the part that is meant; null: the whole")]
    effective: date | None
    until: date | None
    operations: Annotated[list[PublishedOperation], note("what becomes of which paragraph, where the paper says so")]


class PublishedStanding(TypedDict):
    """Whether the record is in force on the day of publication."""

    as_of: date
    state: State
    in_force: Annotated[bool | None, note("null where it cannot be known, or is not a matter of being in force")]
    since: date | None
    by: Annotated[list[str], note("ids of the records that ended it")]


class PublishedPoint(TypedDict):
    """One instruction of the record."""

    id: str
    text: Names
    owners: list[str]
    level: Literal["state", "division", "district"] | None
    due: Annotated[str | None, note("a date, or how often")]
    unit: str | None
    target: Decimal | None


class PublishedAttachment(TypedDict):
    """A file of the record."""

    file: str
    url: str
    role: str
    title: Names | None
    sha256: str
    bytes: int | None


class PublishedExemption(TypedDict):
    """A rule of the check that the record need not keep."""

    rule: str
    reason: Names


class PublishedTranscription(TypedDict):
    """A slip of copying that was mended in the register later."""

    date: date
    reason: Names


class PublishedRemoval(TypedDict):
    """When and why the record was removed from the register."""

    date: date
    reason: Names
    see: Annotated[str | None, note("id of the record to be looked at instead")]


class PublishedText(TypedDict):
    """The record in one language."""

    language: str
    translation: Annotated[str | None, note("null: this text is authentic")]
    url: Annotated[str, note("the page")]
    markdown: Annotated[str, note("the file, as it lies in git")]


class PublishedSignatory(TypedDict):
    """Who signed."""

    post: str
    name: str | None


class PublishedRecord(TypedDict):
    """A record as the list has it: everything but the bodies of its texts."""

    id: str
    url: str
    type: str
    issuer: str
    year: int
    serial: int
    number: str | None
    title: Names
    summary: Names
    issued: date | None
    effective: date | None
    expires: date | None
    signatory: PublishedSignatory | None
    to: list[str]
    copy_to: list[str]
    subjects: list[str]
    standing: PublishedStanding
    relations: Annotated[list[PublishedRelation], note("as this record states them")]
    incoming: Annotated[list[PublishedRelation], note("as later records state them, to this one")]
    points: list[PublishedPoint]
    attachments: list[PublishedAttachment]
    texts: list[PublishedText]
    exempt: list[PublishedExemption]
    transcription: list[PublishedTranscription]
    removed: PublishedRemoval | None
    source: Annotated[dict[str, Any] | None, note("where an imported record came from")]
    details: Annotated[dict[str, Any], note("what only records of its type have")]


class PublishedDetail(PublishedRecord):
    """A record as its own file has it: with the bodies of its texts, in Markdown, by language."""

    bodies: dict[str, str]


class Records(TypedDict):
    """The whole register."""

    version: Literal[1]
    register_name: Names
    as_of: date
    count: int
    records: list[PublishedRecord]


_as_json = partial(to_json, by_alias=False)
"""What only some types have comes as it is in the record: by the name that the field has here."""


ENDPOINTS = (
    Endpoint("api/v1/records.json", Bilingual(hi="सभी अभिलेख", en="all records"), Records),
    Endpoint(
        "{record}.json", Bilingual(hi="एक अभिलेख, उसके पाठों सहित", en="one record, with its texts"), PublishedDetail
    ),
    Endpoint("api/v1/schema/{schema}.json", Bilingual(hi="JSON Schema", en="a JSON Schema"), dict[str, Any]),
)


def render(site: Site) -> Iterator[Data]:
    yield Data("api/v1/records.json", partial(_all, site), site.whole)
    for name in schemas.OTHERS:
        yield Data(f"api/v1/schema/{name}.json", partial(schemas.file, name, site.register.vocabulary), "")
    yield Data("api/v1/schema/published-records.json", partial(endpoints.schema, Records), "")
    yield Data("api/v1/schema/published-record.json", partial(endpoints.schema, PublishedDetail), "")
    yield Data("api/v1/schema/check-report.json", partial(endpoints.schema, CheckReport), "")


def paths_of(record: Record, site: Site) -> list[str]:
    return [f"{record.id}.json"]


def render_record(record: Record, site: Site) -> Iterator[Data]:
    yield Data(f"{record.id}.json", partial(line, record, site))


def ahead(site: Site) -> Callable[[], None]:
    """Begin to work out what the list has of each record: it is the most of each record's own file."""
    kept = cores.aside(partial(_kept, site))

    def wait() -> None:
        rows = [row for piece in kept() for row in piece.split(BETWEEN)]
        site.published |= zip([record.id for record in site.register.records.values()], rows, strict=True)

    return wait


def _all(site: Site) -> bytes:
    name, count = site.settings.name._asdict(), len(site.register.records)
    whole = Records(version=1, register_name=name, as_of=site.as_of, count=count, records=[])
    head, _, tail = _as_json(whole).rpartition(b"[]")
    first, *rest = _kept(site) or [b""]
    *others, last = b"".join((head, b"[\n", first)), *rest
    return BETWEEN.join((*others, b"".join((last, b"\n]", tail, b"\n"))))  # it is large: joined once


TOGETHER = 10
"""Records whose rows are kept as one piece."""

BETWEEN = b",\n"
"""Between two rows; none has it inside, since JSON writes the end of a line otherwise."""


def _kept(site: Site) -> list[bytes]:
    """What the list has of the records, kept from one run to the next: to make it all takes a second for 10,000 records."""
    records = list(site.register.records.values())
    starts = range(0, len(records), TOGETHER)
    return site.keep("records", [_piece(records[start : start + TOGETHER], str(start), site) for start in starts])


def _piece(records: list[Record], name: str, site: Site) -> Piece:
    shown = [*records, *[each.source for record in records for each in site.register.relations_to(record)]]
    return name, site.key(shown), lambda: BETWEEN.join([_row(record, site) for record in records])


def _row(record: Record, site: Site) -> bytes:
    return site.published.get(record.id) or _as_json(_published(record, site))


def line(record: Record, site: Site) -> bytes:
    """A record's own file, a line: what the list has of it, and behind that the bodies of its texts."""
    bodies = to_json({language: text.body for language, text in record.texts.items()})
    return b"".join((_row(record, site)[:-1], b',"bodies":', bodies, b"}\n"))


def _published(record: Record, site: Site) -> PublishedRecord:
    standing = site.standing(record)
    knowable = standing.state not in ("unknown", "for-information", "removed")
    texts = record.texts.items()
    files = site.register.attachments.get(record.id, {})
    incoming = site.register.relations_to(record)
    return PublishedRecord(
        id=record.id,
        url=site.permanent(f"{record.id}/"),
        type=record.type,
        issuer=record.issuer,
        year=record.id.year,
        serial=record.id.serial,
        number=record.number,
        title=Names(**{language: text.title for language, text in texts if text.title}),
        summary=Names(**{language: text.summary for language, text in texts if text.summary}),
        issued=record.issued,
        effective=record.effective,
        expires=record.expires,
        signatory=record.signatory and PublishedSignatory(post=record.signatory.post, name=record.signatory.name),
        to=list(record.to),
        copy_to=list(record.copy_to),
        subjects=list(record.subjects),
        standing=PublishedStanding(
            as_of=site.as_of,
            state=standing.state,
            in_force=standing.in_force if knowable else None,
            since=standing.since,
            by=[cause.source.id for cause in standing.causes],
        ),
        relations=[_relation(kind, relation, relation.record) for kind, _, relation in record.relations()],
        incoming=[_incoming(each) for each in sorted(incoming, key=_place)],
        points=[
            PublishedPoint(
                id=point.id,
                text=Names(**{language: text.points[point.id] for language, text in texts if point.id in text.points}),
                owners=list(point.owner),
                level=point.level,
                due=str(point.due) if point.due else None,
                unit=point.measure.unit if point.measure else None,
                target=point.measure.target if point.measure else None,
            )
            for point in record.points
        ],
        attachments=[
            PublishedAttachment(
                file=each.file,
                url=site.permanent(f"{record.id}/{quote(each.file)}"),
                role=each.role,
                title=_names(each.title),
                sha256=each.sha256,
                bytes=files[each.file].size if each.file in files else None,
            )
            for each in record.attachments
        ],
        texts=[
            PublishedText(
                language=language,
                translation=text.translation,
                url=site.permanent(site.address(record, language)),
                markdown=site.permanent(f"{record.id}.{language}.md"),
            )
            for language, text in texts
        ],
        transcription=[
            PublishedTranscription(date=each.date, reason=Names(**each.reason._asdict()))
            for each in record.transcription
        ],
        removed=record.removed
        and PublishedRemoval(
            date=record.removed.date, reason=Names(**record.removed.reason._asdict()), see=record.removed.see
        ),
        exempt=[PublishedExemption(rule=each.rule, reason=Names(**each.reason._asdict())) for each in record.exempt],
        source=record.source.model_dump(exclude_none=True) if record.source else None,
        details={name: _detail(value) for name in record.own_fields() if (value := getattr(record, name)) is not None},
    )


def _place(incoming: Incoming) -> int:
    return RELATIONS.index(incoming.kind)


def _incoming(incoming: Incoming) -> PublishedRelation:
    return _relation(incoming.kind, incoming.relation, str(incoming.source.id))


def _relation(kind: str, relation: Relation, record: str | None) -> PublishedRelation:
    return PublishedRelation(
        kind=kind,
        record=record,
        external=relation.external,
        scope=_names(relation.scope),
        effective=relation.effective,
        until=relation.until,
        operations=[
            PublishedOperation(change=each.change, paragraph=each.paragraph, text=_names(each.text))
            for each in relation.operations
        ],
    )


def _names(words: Bilingual | None) -> Names | None:
    return Names(**words._asdict()) if words else None


def _detail(value: object) -> object:
    return _names(value) if isinstance(value, Bilingual) else value
