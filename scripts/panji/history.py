"""When each text was published, and what became of it since: worked out from the commits of the published branch.

Published is what is on that branch. So its first parents are followed: a proposal that was worked on for a week counts
from the day on which it was accepted. Days are those of India. What is not committed is not in it, so that the same
commit gives the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from panji.file import LANGUAGES, File
from panji.record import RELATIONS, Record, RecordId, Text
from panji.register import Register

INDIA = timezone(timedelta(hours=5, minutes=30))
DETAILS = frozenset(("summary", "subjects", "attachments", "exempt", "transcription", "removed", "source"))
"""Fields that the paper does not say: whoever adds to them changes no text."""


class Touched(NamedTuple):
    """A text in a commit: the blobs before and after it; empty, where there was none or is none any more."""

    id: RecordId
    language: str
    path: str
    before: str
    after: str


class Commit(NamedTuple):
    """A commit of the published branch. Of one that is not ``whole``, git does not know what was there before it."""

    id: str
    moment: int
    whole: bool
    touched: tuple[Touched, ...]

    @property
    def day(self) -> date:
        return datetime.fromtimestamp(self.moment, INDIA).date()


class Version(NamedTuple):
    """A record as it was published from a commit on.

    ``kinds`` say what had changed, see :data:`KINDS`; ``texts`` are its files by language. A ``withheld`` one has none:
    it held what may not be published.
    """

    day: date
    commit: str
    kinds: tuple[str, ...]
    texts: Mapping[str, File]
    withheld: bool = False

    @property
    def record(self) -> Record | None:
        return _of(self.texts)


KINDS = (
    "published",
    "moved",
    "removed",
    "returned",
    "corrected",
    "text",
    "translated",
    "translation",
    "untranslated",
    "relations",
    "details",
)
"""What can happen to a record's texts; ``text`` is a change of words of which no note says that a copy was mended."""


class Event(NamedTuple):
    """Something that happened to a record on a day: one of :data:`KINDS`, or what a relation of ``other`` does to it."""

    day: date
    commit: str
    id: str
    kind: str
    other: str = ""


class History(NamedTuple):
    """What is known of the past.

    ``problem`` says why nothing is, as :class:`panji.corpus.NoHistory` has it. Where not all is ``complete``, the copy of
    the repository has only its latest commits. ``began`` is the day of the first commit that has a record. ``published``
    has the day of each record, ``versions`` those records that have more than one; ``events`` are in their order.
    """

    problem: str = ""
    complete: bool = True
    commit: str = ""
    began: date | None = None
    published: Mapping[str, date] = {}
    versions: Mapping[str, tuple[Version, ...]] = {}
    events: tuple[Event, ...] = ()

    def mark(self, id: str) -> str:
        """A key for what is known of a record."""
        versions = self.versions.get(id, ())
        return f"{self.published.get(id)} {versions[-1].commit if versions else ''} {len(versions)}"


UNKNOWN = History("unasked")

State = dict[str, str]
"""Of a record at some time: the blob of each text, by language."""


class Step(NamedTuple):
    """A commit that touched a record, how its texts were from then on, and whether it got another id there."""

    commit: Commit
    state: State
    moved: bool


Known = dict[tuple[tuple[tuple[str, str], ...], ...], tuple[tuple[str, ...], bool]]
"""By the states before and after a commit: what had changed, and whether from then on what was before is withheld."""


def history_of(
    commits: Iterable[Commit],
    register: Register,
    files: Callable[[Mapping[str, str]], Mapping[str, File]],
    known: Known,
) -> History:
    """What the commits say of the records that there are now.

    Args:
        commits: of the published branch, the first one first.
        register: the records, and which of them had another id before.
        files: gives what git has under some names, each with the path that it had there.
        known: what was found out before by comparing two texts; what is found out now is added.
    """
    commits = list(commits)
    steps, paths = _steps(commits, register)
    wanted = {
        blob: paths[blob] for some in steps.values() if len(some) > 1 for each in some for blob in each.state.values()
    }
    read = files(wanted) if wanted else {}
    versions: dict[str, tuple[Version, ...]] = {}
    events: list[Event] = []
    records = register.records
    days = {commit.id: commit.day for commit in commits}
    for id, some in steps.items():
        first = some[0].commit
        if first.whole:
            events.append(Event(days[first.id], first.id, id, "published"))
        if len(some) > 1:
            found = _versions(some, read, known)
            events += [Event(each.day, each.commit, id, kind) for each in found[1:] for kind in each.kinds]
            if len(found) > 1:
                versions[id] = _withheld(found, records[id])
    published = {each.id: each for each in events if each.kind == "published"}
    for id in steps:
        if records[id].relations():
            events += _done_to_others(records[id], register, published.get(id), versions.get(id, ()))
    place = {commit.id: number for number, commit in enumerate(commits)}
    events.sort(key=lambda each: (place[each.commit], each.kind != "published", each.id, each.kind, each.other))
    whole = all(commit.whole for commit in commits)
    return History(
        "",
        whole,
        commits[-1].id if commits else "",
        next((commit.day for commit in commits if commit.touched), None) if whole else None,
        {id: event.day for id, event in published.items()},
        versions,
        tuple(events),
    )


def _steps(commits: Iterable[Commit], register: Register) -> tuple[dict[str, list[Step]], dict[str, str]]:
    """By record, the commits that touched it; and the path of each blob."""
    now = {old: record.id for old, record in register.moves.items()}
    records = register.records
    found: dict[str, list[Step]] = {}
    paths: dict[str, str] = {}
    for commit in commits:
        here: dict[str, tuple[State, set[str]]] = {}
        for touched in commit.touched:
            id = now.get(touched.id, touched.id)
            if id not in records:
                continue
            known = here.get(id)
            if known is None:
                known = here[id] = (dict(found[id][-1].state) if id in found else {}, set())
            state, ids = known
            if touched.after:
                state[touched.language] = touched.after
                paths[touched.after] = touched.path
            elif state.get(touched.language) == touched.before:  # else its new place has one already
                del state[touched.language]
            ids.add(touched.id)
        for id, (state, ids) in here.items():
            moved = id in found and id in ids and len(ids) > 1
            found.setdefault(id, []).append(Step(commit, state, moved))
    return found, paths


def _versions(steps: list[Step], read: Mapping[str, File], known: Known) -> list[Version]:
    """The versions of a record; a commit that changes nothing a reader sees makes none."""
    found: list[Version] = []
    before: State = {}
    for commit, state, moved in steps:
        texts = {language: read[state[language]] for language in LANGUAGES if state.get(language) in read}
        kinds: tuple[str, ...] = ("published",)
        withholds = False
        if found:
            key = (tuple(sorted(before.items())), tuple(sorted(state.items())))
            if key not in known:
                known[key] = _what_changed(found[-1].texts, texts)
            kinds, withholds = known[key]
            kinds = ("moved", *kinds) if moved else kinds
        if kinds:
            found.append(Version(commit.day, commit.id, kinds, texts, withholds))
            before = state
    return found


def _what_changed(before: Mapping[str, File], after: Mapping[str, File]) -> tuple[tuple[str, ...], bool]:
    """What changed between two versions, and whether the later one says that what was before is withheld."""
    records = [_of(texts) for texts in (before, after)]
    withheld = [sum(each.withhold for each in record.transcription) if record else 0 for record in records]
    return tuple(sorted(_kinds(before, after), key=KINDS.index)), withheld[1] > withheld[0]


def _of(texts: Mapping[str, File]) -> Record | None:
    """The record that they make."""
    return next(filter(None, map(_record, texts.values())), None)


def _kinds(before: Mapping[str, File], after: Mapping[str, File]) -> list[str]:
    old, new = _of(before), _of(after)
    if old is None or new is None:
        return [] if old is new else ["removed" if new is None else "returned"]
    if bool(old.removed) != bool(new.removed):
        return ["removed" if new.removed else "returned"]
    kinds = set()
    if len(new.transcription) > len(old.transcription):
        kinds.add("corrected")
    for language in {**before, **after}:
        one, other = _text(before.get(language)), _text(after.get(language))
        if one is None or other is None:
            if one is not other:
                kinds.add("translated" if one is None else "untranslated")
        elif _words(one) != _words(other) or one.translation != other.translation:
            kinds.add("translation" if other.translation else "text")
        elif one.summary != other.summary:
            kinds.add("details")
    for name in {**type(old).model_fields, **type(new).model_fields}:
        if getattr(old, name, None) != getattr(new, name, None):
            kinds.add("relations" if name in RELATIONS else "details" if name in DETAILS else "text")
    if "corrected" in kinds:
        kinds.discard("text")
    return list(kinds - {"details"} or kinds)


def _record(file: File) -> Record | None:
    return file.record or (file.draft[0] if file.draft else None)


def _text(file: File | None) -> Text | None:
    return (file.text or (file.draft[1] if file.draft else None)) if file else None


def _words(text: Text) -> tuple[str, list[tuple[str, str]], list[str]]:
    return text.title, sorted(text.points.items()), text.body.split()


def _withheld(versions: list[Version], record: Record) -> tuple[Version, ...]:
    """The versions, without the texts of those that may not be shown any more: all before the last that says so."""
    last = max([number for number, version in enumerate(versions) if version.withheld], default=0)
    last = len(versions) - 1 if record.removed else last
    return tuple(
        version._replace(texts={} if number < last else version.texts, withheld=number < last)
        for number, version in enumerate(versions)
    )


TOLD = frozenset(("supersedes", "rescinds", "amends", "corrects", "extends", "revives"))
"""Relations that change what another record says or whether it is in force."""


def _done_to_others(
    record: Record, register: Register, published: Event | None, versions: tuple[Version, ...]
) -> list[Event]:
    """What a record does to others, from the day on which it was published, or on which it came to say so."""
    found = []
    for kind, _, relation in record.relations():
        target = relation.record
        if kind not in TOLD or target not in register.records:
            continue
        since = next((each for each in versions if each.record and _states(each.record, kind, target)), None)
        if since and since.kinds != ("published",):
            found.append(Event(since.day, since.commit, target, kind, record.id))
        elif published:
            found.append(published._replace(id=target, kind=kind, other=record.id))
    return found


def _states(record: Record, kind: str, target: str) -> bool:
    return any(relation.record == target for relation in getattr(record, kind))
