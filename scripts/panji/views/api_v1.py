"""The data for machines, version 1: ``api/v1/records.json`` and a JSON file beside each record.

The published types are written out here, apart from the internal ones: a change inside Panji cannot change them by
accident. Within version 1, fields are only added.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal

from pydantic import BaseModel, Field

from panji.diagnostic import Bilingual
from panji.record import RELATIONS, Record
from panji.record_types import record_types
from panji.register import State
from panji.site import Data, Site


class Names(BaseModel):
    """The same words in the languages that have them."""

    hi: str | None = None
    en: str | None = None


class PublishedRelation(BaseModel):
    """A relation, seen from this record: `kind` is what it does to `record`, or what `record` did to it."""

    kind: str
    record: str | None = Field(None, description="id of the other record")
    external: str | None = Field(None, description="an instrument outside the register, as cited")
    scope: Names | None = Field(None, description="the part that is meant; none: the whole")
    effective: date | None = None
    until: date | None = None


class PublishedStanding(BaseModel):
    """Whether the record is in force on the day of publication."""

    as_of: date
    state: State
    in_force: bool | None = Field(description="null where it cannot be known, or is not a matter of being in force")
    since: date | None = None
    by: list[str] = Field(description="ids of the records that ended it")


class PublishedPoint(BaseModel):
    """One instruction of the record."""

    id: str
    text: Names
    owners: list[str]
    level: Literal["state", "division", "district"] | None = None
    due: str | None = Field(None, description="a date, or how often")
    unit: str | None = None
    target: Decimal | None = None


class PublishedAttachment(BaseModel):
    """A file of the record."""

    file: str
    url: str
    role: str
    title: Names | None = None
    sha256: str
    bytes: int | None = None


class PublishedText(BaseModel):
    """The record in one language."""

    language: str
    translation: str | None = Field(description="null: this text is authentic")
    url: str = Field(description="the page")
    markdown: str = Field(description="the file, as it lies in git")


class PublishedSignatory(BaseModel):
    """Who signed."""

    post: str
    name: str | None = None


class PublishedRecord(BaseModel):
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
    relations: list[PublishedRelation] = Field(description="as this record states them")
    incoming: list[PublishedRelation] = Field(description="as later records state them, to this one")
    points: list[PublishedPoint]
    attachments: list[PublishedAttachment]
    texts: list[PublishedText]
    source: dict | None = Field(description="where an imported record came from")
    details: dict[str, str] = Field(description="what only records of its type have")


class PublishedDetail(PublishedRecord):
    """A record as its own file has it: with the bodies of its texts, in Markdown, by language."""

    bodies: dict[str, str]


class Records(BaseModel):
    """The whole register."""

    version: Literal[1] = 1
    register_name: Names
    as_of: date
    count: int
    records: list[PublishedRecord]


def render(site: Site) -> Iterator[Data]:
    records = list(site.register.records.values())
    yield Data("api/v1/records.json", partial(_all, site), site.key(records))
    for record in records:
        incoming = [each.source for each in site.register.relations_to(record)]
        yield Data(f"{record.id}.json", partial(_one, record, site), site.key([record, *incoming]))
    for name, model in record_types().items():
        yield Data(f"api/v1/schema/{name}.json", partial(_schema, name), "")
    for name, model in (("records", Records), ("record", PublishedDetail)):
        yield Data(f"api/v1/schema/published-{name}.json", partial(_published_schema, model), "")


def _all(site: Site) -> bytes:
    records = [PublishedRecord(**_published(record, site)) for record in site.register.records.values()]
    name = site.settings.name
    whole = Records(register_name=Names(hi=name.hi, en=name.en), as_of=site.as_of, count=len(records), records=records)
    return whole.model_dump_json().encode() + b"\n"


def _one(record: Record, site: Site) -> bytes:
    bodies = {language: text.body for language, text in record.texts.items()}
    return PublishedDetail(**_published(record, site), bodies=bodies).model_dump_json(indent=1).encode() + b"\n"


def _published(record: Record, site: Site) -> dict:
    standing = site.standing(record)
    knowable = standing.state not in ("unknown", "for-information")
    texts = record.texts.items()
    files = site.register.attachments.get(str(record.id), {})
    own = [name for name in record_types()[record.type].model_fields if name not in Record.model_fields]
    return {
        "id": str(record.id),
        "url": site.permanent(f"{record.id}/"),
        "type": record.type,
        "issuer": record.issuer,
        "year": record.id.year,
        "serial": record.id.serial,
        "number": record.number,
        "title": Names(**{language: text.title or None for language, text in texts}),
        "summary": Names(**{language: text.summary or None for language, text in texts}),
        "issued": record.issued,
        "effective": record.effective,
        "expires": record.expires,
        "signatory": record.signatory and PublishedSignatory(**record.signatory.model_dump()),
        "to": record.to,
        "copy_to": record.copy_to,
        "subjects": record.subjects,
        "standing": PublishedStanding(
            as_of=site.as_of,
            state=standing.state,
            in_force=standing.in_force if knowable else None,
            since=standing.since,
            by=[str(cause.source.id) for cause in standing.causes],
        ),
        "relations": [
            PublishedRelation(kind=kind, **relation.model_dump()) for kind, _, relation in record.relations()
        ],
        "incoming": [
            PublishedRelation(kind=each.kind, **(each.relation.model_dump() | {"record": str(each.source.id)}))
            for kind in RELATIONS
            for each in site.register.relations_to(record)
            if each.kind == kind
        ],
        "points": [
            PublishedPoint(
                id=point.id,
                text=Names(**{language: text.points.get(point.id) for language, text in texts}),
                owners=list(point.owner),
                level=point.level,
                due=str(point.due) if point.due else None,
                unit=point.measure.unit if point.measure else None,
                target=point.measure.target if point.measure else None,
            )
            for point in record.points
        ],
        "attachments": [
            PublishedAttachment(
                file=each.file,
                url=site.permanent(f"{record.id}/{each.file}"),
                role=each.role,
                title=Names(**each.title._asdict()) if each.title else None,
                sha256=each.sha256,
                bytes=files[each.file].size if each.file in files else None,
            )
            for each in record.attachments
        ],
        "texts": [
            PublishedText(
                language=language,
                translation=text.translation,
                url=site.permanent(site.address(record, language) if language in site.languages else f"{record.id}/"),
                markdown=site.permanent(f"{record.id}.{language}.md"),
            )
            for language, text in texts
        ],
        "source": record.source.model_dump(exclude_none=True) if record.source else None,
        "details": {name: value[site.languages[0]] if isinstance(value, Bilingual) else str(value) for name in own if (value := getattr(record, name)) is not None},
    }


def _schema(name: str) -> bytes:
    """The JSON Schema of a type's front matter (draft 2020-12), for editors."""
    model = record_types()[name]
    schema = model.model_json_schema() | {"required": list(model.required), "title": model.label.en}
    return _json({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema)


def _published_schema(model: type[BaseModel]) -> bytes:
    schema = model.model_json_schema(mode="serialization")
    return _json({"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
