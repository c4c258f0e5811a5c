"""Compliance for machines, version 1: ``api/v1/compliance/`` has a file for the state, each record and each office.

As in :mod:`panji.views.api_v1`, the published types are written out here, and within version 1 fields are only added.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic_core import to_json
from typing_extensions import TypedDict

from panji import downloads, duties, endpoints
from panji.accounts import Change, Group, Owed, Tally, change_of
from panji.diagnostic import Bilingual
from panji.endpoints import Endpoint
from panji.ledger import State
from panji.record import Record
from panji.site import Bundle, Data, Site


def note(text: str) -> Any:
    return Field(description=text)


class PublishedTally(TypedDict):
    """How many duties are in each group. One duty is one point, owed by one office."""

    done: Annotated[int, note("complied, verified or not")]
    going: Annotated[int, note("nothing is late")]
    late: Annotated[int, note("overdue, or without a recent report")]
    silent: Annotated[int, note("due, and never reported")]
    off: Annotated[int, note("not applicable, dropped, or no longer owed")]


class PublishedDuty(TypedDict):
    """What one office has done about one point."""

    record: str
    point: str
    text: Annotated[dict[str, str], note("what is to be done, by language")]
    office: Annotated[str, note("as it was addressed")]
    owing: Annotated[str | None, note("who has the duty now: the office, its successor, or nobody")]
    state: State
    group: Group
    due: Annotated[date | None, note("of what recurs, the last due date that has passed, else the first")]
    cadence: Annotated[str | None, note("how often, for what recurs")]
    late_days: int
    missed: Annotated[int, note("periods without a report")]
    report: Annotated[str | None, note("id of the last report")]
    as_on: Annotated[date | None, note("the day for which it speaks")]
    value: Decimal | None
    target: Decimal | None
    direction: Annotated[Literal["up", "down"] | None, note("down: the value has to fall to the target")]
    unit: str | None
    met: Annotated[bool | None, note("whether the value reaches the target, in its direction")]
    reason: str | None
    evidence: str | None
    verified_by: Annotated[str | None, note("the office that verified it")]
    consulted: Annotated[list[str], note("who was asked before it was dropped")]
    state_at_review: Annotated[State | None, note("on the day of the last review; null: it was not owed then")]
    change: Annotated[Change | None, note("since the last review")]


class OfOffice(TypedDict):
    """The totals of an office, without those beneath it."""

    office: str
    parent: str | None
    totals: PublishedTally


class OfRecord(TypedDict):
    """The totals of a record."""

    record: str
    totals: PublishedTally


class OfSubject(TypedDict):
    """The totals of a subject; a record with several counts under each."""

    subject: str
    totals: PublishedTally


class OfAge(TypedDict):
    """What has been late for so long."""

    from_days: int
    to_days: Annotated[int | None, note("null: or more")]
    totals: PublishedTally


class OfDay(TypedDict):
    """The totals of a day."""

    date: date
    totals: PublishedTally


class ComplianceOfState(TypedDict):
    """The whole register."""

    version: Literal[1]
    as_of: date
    review: Annotated[date | None, note("the day of the last review")]
    totals: PublishedTally
    offices: list[OfOffice]
    records: list[OfRecord]
    subjects: list[OfSubject]
    ages: list[OfAge]
    trend: list[OfDay]


class ComplianceOfRecord(TypedDict):
    """What was done about one record."""

    version: Literal[1]
    as_of: date
    record: str
    url: str
    totals: PublishedTally
    duties: list[PublishedDuty]


class ComplianceOfOffice(TypedDict):
    """What one office, district or division has to do."""

    version: Literal[1]
    as_of: date
    office: str
    parent: str | None
    url: str
    totals: PublishedTally
    duties: Annotated[list[PublishedDuty], note("those that it has now")]
    passed_on: Annotated[list[PublishedDuty], note("those that it had, and another has now")]


SCHEMAS = {
    "compliance-state": ComplianceOfState,
    "compliance-record": ComplianceOfRecord,
    "compliance-office": ComplianceOfOffice,
}

ENDPOINTS = (
    Endpoint(
        downloads.state_data(), Bilingual(hi="पालना: पूरा राज्य", en="compliance: the whole state"), ComplianceOfState
    ),
    Endpoint(
        downloads.record_data("{record}"),
        Bilingual(hi="पालना: एक अभिलेख", en="compliance: one record"),
        ComplianceOfRecord,
        everywhere=False,
    ),
    Endpoint(
        downloads.office_data("{office}"),
        Bilingual(hi="पालना: एक कार्यालय, जिला या संभाग", en="compliance: one office, district or division"),
        ComplianceOfOffice,
        everywhere=False,
    ),
)


def key(site: Site) -> str:
    return site.owed


def render(site: Site) -> Iterator[Bundle | Data]:
    for name, content in SCHEMAS.items():
        yield Data(f"api/v1/schema/{name}.json", partial(endpoints.schema, content), "")
    digests = (account.digest for account in site.accounts.by_record.values())
    yield Data(downloads.state_data(), partial(_state, site), site.key((), *site.accounts.by_record, *digests))
    for id in sorted(site.accounts.offices):
        yield Data(downloads.office_data(id), partial(_office, id, site), site.key_of_office(id))
    for record in duties.followed(site):
        key = site.key([record], site.said_of(record))
        yield Data(downloads.record_data(record.id), partial(_record, record, site), key)


def _state(site: Site) -> bytes:
    accounts = site.accounts
    subjects: dict[str, Tally] = {}
    for id, account in accounts.by_record.items():
        for subject in site.register.records[id].subjects:
            subjects[subject] = subjects.get(subject, Tally()).plus(account.tally)
    ends = [limit for limit, _ in duties.AGES]
    whole = ComplianceOfState(
        version=1,
        as_of=site.as_of,
        review=accounts.review,
        totals=_totals(accounts.whole),
        offices=[
            OfOffice(office=id, parent=accounts.parents.get(id), totals=_totals(accounts.tally_of_office(id)))
            for id in sorted(accounts.offices)
        ],
        records=[
            OfRecord(record=str(id), totals=_totals(account.tally))
            for id, account in accounts.by_record.items()
            if account.rows
        ],
        subjects=[OfSubject(subject=id, totals=_totals(subjects[id])) for id in sorted(subjects)],
        ages=[
            OfAge(from_days=first, to_days=last, totals=_totals(each))
            for first, last, (_, each) in zip(
                [0, *(end + 1 for end in ends)], [*ends, None], duties.ages(accounts.rows), strict=True
            )
        ],
        trend=[OfDay(date=day, totals=_totals(each)) for day, each in accounts.trend],
    )
    return to_json(whole, indent=1) + b"\n"


def _office(id: str, site: Site) -> bytes:
    rows = site.accounts.by_office.get(id, [])
    whole = ComplianceOfOffice(
        version=1,
        as_of=site.as_of,
        office=id,
        parent=site.accounts.parents.get(id),
        url=site.permanent(f"compliance/{id}/"),
        totals=_totals(site.accounts.tally_of_office(id)),
        duties=_duties(rows, site),
        passed_on=_duties(site.accounts.passed_on.get(id, ()), site),
    )
    return to_json(whole, indent=1) + b"\n"


def _record(record: Record, site: Site) -> bytes:
    whole = ComplianceOfRecord(
        version=1,
        as_of=site.as_of,
        record=str(record.id),
        url=site.permanent(duties.page_of(record, site, site.languages[0])),
        totals=_totals(site.accounts.tally_of(record)),
        duties=_duties(site.accounts.of(record), site),
    )
    return to_json(whole, indent=1) + b"\n"


def _totals(each: Tally) -> PublishedTally:
    return PublishedTally(**each._asdict())


def _duties(rows: Iterable[Owed], site: Site) -> list[PublishedDuty]:
    return [_duty(row, site) for row in rows]


def _duty(row: Owed, site: Site) -> PublishedDuty:
    """A duty. Most of it stands in those of other offices too."""
    made = duties.once(_made, row, site, site.languages[0])
    return {**made, "office": row.office, "owing": row.owing}


def _made(row: Owed, site: Site, lang: str) -> PublishedDuty:
    point = duties.point_of(row, site)
    texts = site.register.records[row.record].texts.items()
    return PublishedDuty(
        record=str(row.record),
        point=row.point,
        text={language: text.points[row.point] for language, text in texts if row.point in text.points},
        office=row.office,
        owing=row.owing,
        state=row.state,
        group=row.group,
        due=row.due,
        cadence=point.due if isinstance(point.due, str) else None,
        late_days=row.late,
        missed=row.missed,
        report=str(row.report) if row.report else None,
        as_on=row.as_on,
        value=row.value,
        target=point.measure.target if point.measure else None,
        direction=point.measure.direction if point.measure else None,
        unit=point.measure.unit if point.measure else None,
        met=row.met,
        reason=row.reason,
        evidence=row.evidence,
        verified_by=row.verified_by,
        consulted=list(row.consulted),
        state_at_review=row.then,
        change=change_of(row) if site.review else None,
    )
