"""Read a register from disk: every file once, on all cores, and only what changed since the last time."""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, NamedTuple

from panji import cores, document, file
from panji.change import Changes
from panji.code import code_digest
from panji.diagnostic import Finding
from panji.file import File
from panji.history import Commit, History, Known, Touched, history_of
from panji.record import Record
from panji.register import Register

CACHE = ".panji/files"
CACHE_CHANGES = ".panji/files-changed"
CACHE_HISTORY = ".panji/history"
PARALLEL_FROM = 200
"""Records. Below that, starting a second process costs more than it saves."""

RACY = 2_000_000_000
"""Nanoseconds. A file younger than that when it was read may have been written again within the same tick."""


LINK, NO_ACCESS = -1, -2
"""Sizes of what is not a file, and of what cannot be looked at."""


class NoHistory(Exception):
    """Why git cannot say what changed: ``problem`` is one of ``no-git``, ``no-repository``, ``unknown``, ``unrelated``
    and ``failed``, ``detail`` what git said.
    """

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(f"{problem}: {detail}")
        self.problem, self.detail = problem, detail


Said = tuple[str, Finding]
Inspect = Callable[[File], tuple[Said, ...]]
Judge = Callable[[Record, Register], tuple[Said, ...]]


class Seen(NamedTuple):
    """A file as it was read, and the size and time that its content then had."""

    size: int
    modified: int
    trusted: bool
    file: File


class Packed(NamedTuple):
    """Files as they were read. The words of their texts stand apart, one behind the other: a run needs few of them."""

    files: bytes
    lengths: list[int]
    words: bytes | memoryview


class Found(NamedTuple):
    """A file as it lies on disk, and as it was read before; ``same``, if it is still that, by its size and time.

    ``owner`` is the id of the record that it belongs to; its own path, where it belongs to none. ``surrounds`` is whether
    rules may ask it about any record.
    """

    path: str
    size: int
    modified: int
    known: Seen | None
    same: bool
    owner: str
    surrounds: bool


class Difference(NamedTuple):
    """What git says of a branch.

    ``before`` and ``added_there`` are as :class:`~panji.change.Changes` has them; ``unknown`` are the paths under
    ``records/`` that git does not know: files of the register, or not.
    """

    before: dict[str, File | None]
    unknown: frozenset[str]
    added_there: list[str]

    def in_register(self, register: Register) -> Changes:
        """The same, of a register as it was read."""
        before = self.before | {path: None for path in sorted(self.unknown) if path in register.files}
        return Changes(register, before, self.added_there)


class Past(NamedTuple):
    """What git said of the published branch, files that it once had, by the names of their blobs, and what is known of
    the differences between them.
    """

    code: str = ""
    mark: str = ""
    commits: tuple[Commit, ...] = ()
    files: Mapping[str, File] = {}
    known: Known | None = None


class Corpus:
    """The files of one register on disk.

    Args:
        root: the folder that holds ``records/``.
        cache: whether to keep what was read under ``.panji/`` for the next run.
        inspect: what rules say about a file alone; it is kept with the file, so that it is said once.
        judge: what rules say about a record alone, of a register that has the vocabulary, the settings and at least
            this record; it is kept until one of them changes.
        measure: whether rules will look at the files at all: what is worked out for them takes a third of the reading.
    """

    def __init__(
        self,
        root: Path,
        cache: bool = True,
        inspect: Inspect | None = None,
        judge: Judge | None = None,
        measure: bool = True,
    ) -> None:
        self.root = root
        self.cache = cache
        self.inspect = inspect
        self.judge = judge
        self.measure = measure
        self._seen: dict[str, Seen] | None = None
        self._surroundings = ""
        self._base: dict[str, Seen] = {}
        self._base_mark = b""

    def read(self) -> Register:
        """The register as it lies on disk now. Called again, it reads only what changed.

        Raises:
            NotADirectoryError: there is no ``records/`` in the root.
        """
        if not (self.root / "records").is_dir():
            raise NotADirectoryError(str(self.root / "records"))
        walked = self._walk
        if self._seen is None:
            if self.cache and (self.root / CACHE).exists():
                walked = cores.aside(lambda: list(self._walk()))  # while what the last run read is unpacked
            self._seen = self._load()
        before, found = self._seen, [self._found(*each) for each in walked()]
        around = [each for each in found if each.surrounds]
        packed: list[Packed] = []
        done = self._done([[each] for each in around], [], packed)
        surroundings = [(done.get(each.path) or before[each.path]).file for each in around]
        mark = hashlib.sha256("".join(f"{each.path} {each.digest}\n" for each in surroundings).encode()).hexdigest()
        others = [each for each in found if not each.surrounds]
        done |= self._done(self._parts(others, before, mark != self._surroundings), surroundings, packed)
        self._seen = {each.path: done.get(each.path) or before[each.path] for each in found}
        if self.cache and (done or before.keys() != self._seen.keys() or mark != self._surroundings):
            self._surroundings = mark
            self._save(self._seen, done, packed)
        self._surroundings = mark
        return Register(seen.file for seen in self._seen.values())

    def _found(self, path: str, size: int, modified: int) -> Found:
        assert self._seen is not None
        known = self._seen.get(path)
        same = known is not None and known.trusted and (known.size, known.modified) == (size, modified)
        owner = known.file.id if known else file.spot(path).id
        return Found(path, size, modified, known, same, owner or path, owner is None and _is_surroundings(path))

    def _parts(self, found: list[Found], before: dict[str, Seen], all: bool) -> list[list[Found]]:
        """What has to be looked at, each record with all its files, for what is said of it is about all of them."""
        touched: set[str | None] = {each.owner for each in found if not each.same or self._wants(each.known.file)}
        touched.update(before[path].file.id for path in before.keys() - {each.path for each in found})
        if not (touched or all):
            return []
        parts: dict[str, list[Found]] = {}
        for each in found:
            if all or each.owner in touched:
                parts.setdefault(each.owner, []).append(each)
        return list(parts.values())

    def _wants(self, file: File) -> bool:
        """Whether rules have still to be asked about what was read before."""
        return bool(
            (self.measure and file.signs is None)
            or (self.inspect and file.findings is None)
            or (self.judge and file.record and file.judged is None)
        )

    def _done(self, parts: list[list[Found]], surroundings: list[File], packed: list[Packed]) -> dict[str, Seen]:
        """Those of these files that are not as they were, by path; ``packed`` gets the same, as the cache keeps it."""
        done: dict[str, Seen] = {}
        if parts:
            latest = max((each.modified for part in parts for each in part if not each.same), default=0)
            register = Register(surroundings)
            look = partial(_look, self.root, self.measure, self.inspect, self.judge, register, latest)
            for some in cores.share(look, parts, PARALLEL_FROM):
                done |= _unpacked(some)
                packed.append(some)
        return done

    def stamp(self) -> int:
        """A number that changes when a file does, by its size and time."""
        return hash(tuple(self._walk()))

    def outline(self) -> Register:
        """Only the settings and the vocabulary: what the site generator needs of the register. Never cached."""
        paths = sorted(
            path.relative_to(self.root).as_posix() for path in (self.root / "records" / "vocabulary").glob("*.yml")
        )
        found = [(path, *_state(self.root / path)) for path in ("records/register.yml", *paths)]
        return Register(_read(self.root, path, size, None) for path, size, _ in found)

    def document(self, path: str) -> document.Document:
        """A file parsed again for the places of its values: only a finding needs them, so they are not kept."""
        size, kind = _state(self.root / path)[0], file.spot(path).kind
        if not 0 <= size <= document.LARGEST or kind == "attachment":
            return document.Document(path)
        try:
            content = (self.root / path).read_bytes()
        except OSError:
            return document.Document(path)
        return file.document_of(path, content)

    def state(self) -> set[tuple[str, int, int]]:
        """Which files there are, of what size and time: while it is the same, nothing has changed."""
        return set(self._walk())

    def content(self, path: str) -> bytes:
        """The bytes of a file."""
        return (self.root / path).read_bytes()

    def difference(self, target: str) -> Difference:
        """What differs from where the branch began: committed or not, known to git or not.

        Seven processes at most, whatever the size of the register or of the change.

        Args:
            target: the branch (or any commit) that the changes are meant for.

        Raises:
            NoHistory: git cannot tell.
        """
        commit = self._git("unknown", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{target}^{{commit}}")[0]
        start = self._git("unrelated", "merge-base", commit, "HEAD")[0]
        diff = ("diff", "-z", "--no-renames", "--relative")
        states = iter(self._git("failed", *diff, "--raw", "--no-abbrev", start, "--", "records"))
        objects: dict[str, tuple[str, bool]] = {}
        for state, path in zip(states, states, strict=True):
            mode, _, blob, _, kind = state.removeprefix(":").split(" ")
            if kind != "U" and _is_read(path):
                objects[path] = ("" if kind == "A" else blob, mode.startswith("100"))
        others = frozenset(self._git("failed", "ls-files", "--others", "-z", "--", "records")) - objects.keys()
        contents = self._contents({blob for blob, _ in objects.values() if blob})
        before = {
            path: _as_it_was(path, contents.get(blob), regular) if blob else None
            for path, (blob, regular) in objects.items()
        }
        added = self._git("failed", *diff, "--name-only", "--diff-filter=A", start, commit, "--", "records")
        return Difference(before, others, added)

    def commit(self) -> str:
        """The commit that is checked out, and whether the copy has all before it; why git cannot tell, where it cannot."""
        try:
            return " ".join(self._git("failed", "rev-parse", "HEAD", "--is-shallow-repository")[0].split())
        except NoHistory as error:
            return error.problem

    def history(self, register: Register) -> History:
        """What became of each text since it was published, by the commits; what changed since the last run is asked.

        Five processes at most, whatever the size of the register.
        """
        past, mark = self._past(), self.commit()
        head, _, shallow = mark.partition(" ")
        if not shallow:
            return History(problem=mark)
        try:
            commits = past.commits if past.mark == mark else self._commits(past, head, shallow == "true")
            files, known = dict(past.files), dict(past.known or {})

            def read(wanted: Mapping[str, str]) -> Mapping[str, File]:
                contents = self._contents({blob for blob in wanted if blob not in files})
                files.update((blob, file.read(wanted[blob], content, blob)) for blob, content in contents.items())
                for blob in files.keys() - wanted.keys():
                    del files[blob]
                return files

            history = history_of(commits, register, read, known)
        except NoHistory as error:
            return History(problem=error.problem)
        if self.cache and (past.mark != mark or past.files.keys() != files.keys()):
            self._pickle(CACHE_HISTORY, Past(code_digest(), mark, commits, files, known))
        return history

    def _past(self) -> Past:
        """What the last run learned, where the same code did."""
        with suppress(Exception):  # a damaged file can raise anything; without it git is asked for everything
            past = self._unpickle(CACHE_HISTORY)
            if isinstance(past, Past) and past.code == code_digest():
                return past
        return Past()

    def _commits(self, past: Past, head: str, shallow: bool) -> tuple[Commit, ...]:
        """The commits of the branch, the first one first: what is known, and what came after it."""
        if past.commits and not shallow and past.mark.endswith("false"):
            last = past.commits[-1].id
            with suppress(NoHistory):  # it was rewritten, and what was known is gone
                new, parent = self._log(f"{last}..{head}", False)
                if parent == last:
                    return (*past.commits, *new)
        return tuple(self._log(head, shallow)[0])

    def _log(self, commits: str, shallow: bool) -> tuple[list[Commit], str]:
        """Some commits of the branch, the first one first, with what each changed; and the parent of that one.

        Those are left out that touch no text, but for the last one: from there it goes on.
        """
        arguments = ("--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "--no-color", "--relative", "-z")
        said = self._git(
            "unknown", "-c", "log.showRoot=true", "log", *arguments, "--format=%x01%H %ct %P", commits, "--"
        )
        found: list[tuple[str, int, list[str], list[Touched]]] = []
        states = iter(said)
        for each in states:
            if each.startswith("\x01"):
                id, moment, *parents = each[1:].split()
                found.append((id, int(moment), parents, []))
                continue
            _, mode, before, after, _ = each.lstrip("\n:").split(" ")
            path = next(states)
            place = file.spot(path) if path.startswith("records/") and _is_read(path) else None
            if place and place.kind == "text" and place.id:
                blobs = ["" if blob.strip("0") == "" else blob for blob in (before, after)]
                found[-1][3].append(
                    Touched(place.id, place.language, path, blobs[0], blobs[1] if mode.startswith("100") else "")
                )
        found.reverse()
        made = [
            Commit(id, moment, bool(parents) or not shallow, tuple(touched))
            for number, (id, moment, parents, touched) in enumerate(found, 1)
            if touched or number == len(found)
        ]
        return made, next(iter(found[0][2]), "") if found else ""

    def _contents(self, blobs: set[str]) -> dict[str, bytes]:
        """What git has under these names."""
        if not blobs:
            return {}
        answer = self._run_git("cat-file", "--batch", said="".join(f"{blob}\n" for blob in sorted(blobs))).stdout
        found, position = {}, 0
        while position < len(answer):
            end = answer.index(b"\n", position)
            name, *rest = answer[position:end].decode().split(" ")
            position = end + 1
            if len(rest) == 2:  # type and size; else it is missing
                found[name] = answer[position : position + int(rest[1])]
                position += int(rest[1]) + 1
        return found

    def _git(self, problem: str, *arguments: str) -> list[str]:
        """What git says: one line, or names with a NUL behind each."""
        done = self._run_git(*arguments)
        if done.returncode:
            detail = os.fsdecode(done.stderr).strip()
            raise NoHistory("no-repository" if "not a git repository" in detail else problem, detail)
        return [each.removesuffix("\n") for each in os.fsdecode(done.stdout).split("\0") if each]

    def _run_git(self, *arguments: str, said: str = "") -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
        try:
            return subprocess.run(
                ["git", *arguments],
                cwd=self.root,
                env=environment,
                input=said.encode(),
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise NoHistory("no-git", error.strerror or "") from None

    def write(self, path: str, content: bytes) -> None:
        """Write a file of the register, whole or not at all: whoever reads it meanwhile gets the old one or the new one.

        Raises:
            OSError: it cannot be written; it is as it was.
        """
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            part.write_bytes(content)
            if target.exists():
                part.chmod(stat.S_IMODE(target.stat().st_mode))
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    def move(self, path: str, target: str) -> None:
        """Give a file another path, at which there is none yet. A folder that it leaves empty goes.

        Raises:
            OSError: it cannot be moved; it is where it was.
        """
        (self.root / target).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).rename(self.root / target)
        with suppress(OSError):  # others are still in it
            (self.root / path).parent.rmdir()

    def _walk(self) -> Iterator[tuple[str, int, int]]:
        """All files under ``records/``, with size and time; a negative size for what is not to be read."""
        pending = ["records"]
        while pending:
            folder = pending.pop()
            try:
                with os.scandir(self.root / folder) as found:
                    entries = sorted(found, key=lambda entry: entry.name)
            except OSError:
                yield folder, NO_ACCESS, 0
                continue
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if not _is_read(path):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                else:
                    yield path, *_state(entry)

    def _load(self) -> dict[str, Seen]:
        """What the last run read, where the same code read it."""
        try:
            with (self.root / CACHE).open("rb") as stream:
                code, self._base_mark, parts = pickle.load(stream)
                if code != code_digest():
                    return {}
                words = memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ))[stream.tell() :]
            if len(words) != sum(sum(lengths) for _, lengths in parts):
                return {}
            seen = {}
            for files, lengths in parts:
                size = sum(lengths)
                seen |= _unpacked(Packed(files, lengths, words[:size]))
                words = words[size:]
            self._base = dict(seen)
            mark, surroundings, changed, gone = self._unpickle(CACHE_CHANGES)
            if mark == self._base_mark:
                seen |= _unpacked(changed)
                for path in gone:
                    del seen[path]
                self._surroundings = surroundings
            return seen
        except Exception:  # a damaged file can raise anything; without it everything is read again
            self._base = {}
            return {}

    def _save(self, seen: dict[str, Seen], done: dict[str, Seen], packed: list[Packed]) -> None:
        """Keep what was read. Where little differs from what is kept already, only that is written; else what is new,
        as it came packed, and with it what was there before."""
        changed = [each for path, each in seen.items() if self._base.get(path) is not each]
        gone = self._base.keys() - seen.keys()
        if self._base and len(changed) + len(gone) < len(seen) / 20:
            self._pickle(CACHE_CHANGES, (self._base_mark, self._surroundings, _packed(changed), gone))
        else:
            packed.append(_packed(each for path, each in seen.items() if path not in done))
            self._base, self._base_mark = dict(seen), os.urandom(8)
            self._pickle(CACHE_CHANGES, (self._base_mark, self._surroundings, _packed(()), set()))
            parts = [(each.files, each.lengths) for each in packed]
            self._pickle(CACHE, (code_digest(), self._base_mark, parts), *[each.words for each in packed])

    def _unpickle(self, path: str) -> Any:
        with (self.root / path).open("rb") as stream:
            return pickle.load(stream)

    def _pickle(self, path: str, content: object, *behind: bytes | memoryview) -> None:
        target = self.root / path
        part = target.with_suffix(f".{os.getpid()}")
        with suppress(OSError):  # a checkout that may only be read can be checked all the same
            target.parent.mkdir(exist_ok=True)
            with part.open("wb") as stream:
                pickle.dump(content, stream, pickle.HIGHEST_PROTOCOL)
                stream.writelines(behind)
            part.replace(target)


def _state(entry: os.DirEntry[str] | Path) -> tuple[int, int]:
    """Size and time of a file; a negative size says why it is not read. Links are never followed: they lead anywhere."""
    try:
        state = entry.stat(follow_symlinks=False)
    except OSError:
        return NO_ACCESS, 0
    return (state.st_size, state.st_mtime_ns) if stat.S_ISREG(state.st_mode) else (LINK, 0)


def _is_read(path: str) -> bool:
    """Whether a file or folder is a part of the register."""
    return path != "records/README.md" and "/." not in path


def _as_it_was(path: str, content: bytes | None, regular: bool) -> File:
    if content is None or not regular:
        return file.unreadable(path, "no-access" if regular else "link")
    if len(content) > document.LARGEST and file.spot(path).kind != "attachment":
        return file.unreadable(path, "too-large", f"{len(content) / 1024 / 1024:.1f}")
    return file.read(path, content, hashlib.sha256(content).hexdigest()).measured()


def _now() -> int:
    return time.time_ns()


def _is_surroundings(path: str) -> bool:
    """Whether a file may be asked by rules about any record: the settings, or a list of the vocabulary."""
    return path == "records/register.yml" or path.startswith("records/vocabulary/")


def _look(
    root: Path,
    measure: bool,
    inspect: Inspect | None,
    judge: Judge | None,
    surroundings: Register,
    latest: int,
    parts: Sequence[list[Found]],
) -> Packed:
    """What was read, and what rules say of it; without those files that are as they were, and what is said of
    them. ``latest`` is the time of the last change to any file that is read now.
    """
    found = [each for part in parts for each in part]
    files = {}
    for each in found:
        known = each.known.file if each.known else None
        file = known if each.same and known else _read(root, each.path, each.size, known)
        files[each.path] = file.measured() if measure else file
    judged: dict[str, tuple[Said, ...]] = {}
    if judge:
        judged = {path: () for path, file in files.items() if file.record}
        register = surroundings.around(files.values())
        for record in register.records.values():
            if not record.removed:
                judged[record.first.path] = judge(record, register)
    new = []
    for path, size, modified, known, same, *_ in found:
        file = files[path]
        findings = inspect(file) if inspect and file.findings is None else file.findings
        said = (findings, judged.get(path))
        if said != (file.findings, file.judged):
            file = file._replace(findings=findings, judged=judged.get(path))
        trusted = same or (bool(file.digest) and (modified < latest - RACY or modified < _now() - RACY))
        seen = Seen(size, modified, trusted, file)  # leave to read changes neither size nor time
        if not (known and known.file is file and known[:3] == seen[:3]):
            new.append(seen)
    return _packed(new)


def _packed(seen: Iterable[Seen]) -> Packed:
    """Pack files as plain tuples: as named ones, they take half as long again."""
    words: list[pickle.PickleBuffer] = []
    files = pickle.dumps(
        [(*each[:3], tuple(each.file)) for each in seen], pickle.HIGHEST_PROTOCOL, buffer_callback=words.append
    )
    return Packed(files, [each.raw().nbytes for each in words], b"".join(words))


def _unpacked(packed: Packed) -> dict[str, Seen]:
    """The same files, by path. Their words stay where they are until they are asked for."""
    words = memoryview(packed.words)
    buffers = [
        words[end - length : end] for length, end in zip(packed.lengths, accumulate(packed.lengths), strict=True)
    ]
    files = pickle.loads(packed.files, buffers=buffers)
    made = tuple.__new__  # as named tuples are by themselves, they take twice the time
    return {file[0]: made(Seen, (*state, made(File, file))) for *state, file in files}


def _read(root: Path, path: str, size: int, known: File | None) -> File:
    if size < 0:
        return file.unreadable(path, "link" if size == LINK else "no-access")
    if size > document.LARGEST and file.spot(path).kind != "attachment":
        return file.unreadable(path, "too-large", f"{size / 1024 / 1024:.1f}")
    try:
        with open(f"{root}/{path}", "rb", buffering=0) as stream:  # a Path takes as long again
            content = stream.read(size + 1)  # to find where it ends takes as long again
            if len(content) > size:
                content += stream.read()
    except OSError as error:
        return file.unreadable(path, "no-access", error.strerror or "")
    digest = hashlib.sha256(content).hexdigest()
    if known and known.digest == digest:
        return known
    return file.read(path, content, digest)
