"""Writing a folder: it holds exactly what was made, nothing is touched that has not changed, and no mishap lasts."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panji import output
from panji.output import Batch, Target, Unsafe, Written

Content = dict[str, bytes]


def write(folder: Path, targets: list[Target | Batch], memory: Path, **rest: object) -> Written:
    """As `output.write`, of one batch without a key; or of two, so that there is something for another core."""
    halves = targets[::2], targets[1::2]
    batches = [Batch(str(number), None, lambda half=half: half) for number, half in enumerate(halves)]
    return output.write(folder, batches, memory, **rest)


class Folder:
    """A folder and what remembers it."""

    def __init__(self, root: Path) -> None:
        self.path = root / "site"
        self.memory = root / ".panji" / "site"

    def write(self, content: Content, keys: dict[str, str | None] | None = None) -> Written:
        return write(self.path, targets(content, keys), self.memory)

    def holds(self) -> Content:
        return {
            path.relative_to(self.path).as_posix(): path.read_bytes()
            for path in sorted(self.path.rglob("*"))
            if path.is_file() or path.is_symlink()
        }

    def folders(self) -> set[str]:
        return {path.relative_to(self.path).as_posix() for path in self.path.rglob("*") if path.is_dir()}

    def touched(self) -> dict[str, tuple[int, int]]:
        """What changes when a file is written: every write makes a new one and moves it into place."""
        return {
            path.relative_to(self.path).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
            for path in self.path.rglob("*")
        }


def targets(content: Content, keys: dict[str, str | None] | None = None) -> list[Target]:
    keys = keys or {}
    return [Target((path,), lambda data=data: [data], keys.get(path, str(data))) for path, data in content.items()]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture(params=["serial", "parallel"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Once in this process, once in several."""
    monkeypatch.setattr("panji.output.batches.PARALLEL_FROM", 10**9 if request.param == "serial" else 1)
    cores = {0} if request.param == "serial" else {0, 1}
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: cores, raising=False)
    yield


CONTENT = {"index.html": b"home", "cmo/order/1/index.html": b"an order", "cmo/order/1.json": b"{}", "empty": b""}


def test_writes(folder: Folder, both_ways: None) -> None:
    assert folder.write(CONTENT) == Written(4, 0, 0)
    assert folder.holds() == CONTENT


def test_where_all_is_made_something_may_be_worked_out_ahead(folder: Folder, both_ways: None) -> None:
    said: list[str] = []

    def outer(key: str) -> Batch:
        def ahead() -> Callable[[], None]:
            said.append("begun")
            return lambda: said.append("ended")

        def inner() -> list[Target]:
            said.append("listed")
            return [Target((path,), lambda: ["".join(said).encode()], key) for path in CONTENT]

        return Batch("outer", None, lambda: [Batch("inner", key, inner)], ahead)

    output.write(folder.path, [outer("one key")], folder.memory)
    assert set(folder.holds().values()) == {b"begunlistedended"}
    said.clear()
    output.write(folder.path, [outer("another")], folder.memory)
    assert set(folder.holds().values()) == {b"listed"}


@pytest.mark.parametrize("other", ["other", "3"])
def test_where_all_is_made_some_is_made_in_memory_while_the_rest_is_listed(
    folder: Folder, both_ways: None, tmp_path: Path, other: str
) -> None:
    alike, log = {str(number): b"%d" % number for number in range(40)}, tmp_path / "made"
    log.touch()

    def make(path: str) -> list[bytes]:
        with log.open("a") as stream:
            stream.write(f"{path}\n")
        return [alike[path]]

    def listed() -> list[Target]:
        end = time.monotonic() + 60
        while len(os.sched_getaffinity(0)) > 1 and not log.read_text() and time.monotonic() < end:
            time.sleep(0.01)
        begun.append((len(log.read_text().split()), folder.path.exists()))
        return targets({other: b"other"})

    begun: list[tuple[int, bool]] = []
    records = Batch("records", None, lambda: [Target((path,), partial(make, path), path) for path in alike], no_wait)
    batches = [records, Batch("others", None, listed)]
    if other in alike:
        with pytest.raises(Unsafe, match=r"^3: "):
            output.write(folder.path, batches, folder.memory)
        assert not folder.path.exists()
    else:
        assert output.write(folder.path, batches, folder.memory) == Written(41, 0, 0)
        assert folder.holds() == alike | {other: b"other"}
        assert sorted(log.read_text().split()) == sorted(alike)  # each once
    (made, written), *_ = begun
    assert (made > 0) == (len(os.sched_getaffinity(0)) > 1)
    assert not written


def test_leaves_no_pipe_open(folder: Folder, both_ways: None) -> None:
    before = len(os.listdir("/dev/fd"))
    folder.write(CONTENT)
    folder.write(CONTENT | {"index.html": b"a new home"})
    assert len(os.listdir("/dev/fd")) == before


def no_wait() -> Callable[[], None]:
    return lambda: None


@pytest.mark.parametrize("keys", [{}, dict.fromkeys(CONTENT)], ids=["keys", "no-keys"])
def test_twice_touches_nothing(folder: Folder, keys: dict[str, None]) -> None:
    folder.write(CONTENT, keys)
    before = folder.touched()
    assert folder.write(CONTENT, keys) == Written(0, 4, 0)
    assert folder.touched() == before


def test_what_has_its_key_is_not_even_made(folder: Folder) -> None:
    folder.write(CONTENT)

    def fails() -> bytes:
        raise AssertionError("made")

    assert (
        write(folder.path, [Target((path,), fails, str(data)) for path, data in CONTENT.items()], folder.memory).written
        == 0
    )


def test_another_key_with_the_same_content_touches_nothing(folder: Folder) -> None:
    folder.write(CONTENT)
    before = folder.touched()
    assert folder.write(CONTENT, dict.fromkeys(CONTENT, "another")) == Written(0, 4, 0)
    assert folder.touched() == before


def test_only_what_changed(folder: Folder, both_ways: None) -> None:
    folder.write(CONTENT)
    before = folder.touched()
    assert folder.write(CONTENT | {"index.html": b"HOME"}) == Written(1, 3, 0)
    after = folder.touched()
    assert {path for path in after if after[path] != before[path]} == {"index.html"}
    assert folder.holds()["index.html"] == b"HOME"


def test_forgotten_state_touches_nothing(folder: Folder) -> None:
    folder.write(CONTENT)
    before = folder.touched()
    folder.memory.unlink()
    assert folder.write(CONTENT) == Written(0, 4, 0)
    assert folder.touched() == before


@given(st.binary(max_size=40))
def test_damaged_state(tmp_path_factory: pytest.TempPathFactory, damage: bytes) -> None:
    folder = Folder(tmp_path_factory.mktemp("damaged"))
    folder.memory.parent.mkdir()
    folder.memory.write_bytes(damage)
    assert folder.write(CONTENT) == Written(4, 0, 0)
    whole = folder.memory.read_bytes()
    folder.memory.write_bytes(whole[: len(whole) // 2] + damage)
    assert folder.write(CONTENT) == Written(0, 4, 0)


def test_state_of_another_folder(folder: Folder, tmp_path: Path) -> None:
    """A folder that was moved away and made anew has none of the files that its namesake had."""
    folder.write(CONTENT)
    folder.path.rename(tmp_path / "away")
    folder.path.mkdir()
    (folder.path / "orphan").write_bytes(b"")
    assert folder.write(CONTENT) == Written(4, 0, 1)
    assert folder.holds() == CONTENT


def test_orphans_go_and_the_folders_they_leave_empty(folder: Folder) -> None:
    folder.write(CONTENT | {"a/b/c/d": b"", "cmo/order/2/index.html": b""})
    assert folder.write(CONTENT) == Written(0, 4, 2)
    assert folder.holds() == CONTENT
    assert folder.folders() == {"cmo", "cmo/order", "cmo/order/1"}


def test_orphans_of_a_folder_never_written_before(folder: Folder) -> None:
    (folder.path / "old" / "er").mkdir(parents=True)
    (folder.path / "old" / "er" / "page.html").write_bytes(b"old")
    (folder.path / "gone.html.part").write_bytes(b"of a run that died")
    assert folder.write(CONTENT) == Written(4, 0, 2)
    assert folder.holds() == CONTENT
    assert "old" not in folder.folders()


@pytest.mark.parametrize("damage", [
    lambda path: path.unlink(),
    lambda path: path.write_bytes(b"an"),
    lambda path: path.write_bytes(b""),
    lambda path: shutil.rmtree(path.parents[2]),
    lambda path: (path.unlink(), path.mkdir(), (path / "x").write_bytes(b"")),
    lambda path: (shutil.rmtree(path.parent), path.parent.write_bytes(b"a file")),
], ids=["deleted", "truncated", "emptied", "folder-deleted", "made-a-folder", "folder-made-a-file"])  # fmt: skip
def test_damaged_files_are_noticed(folder: Folder, damage: Callable[[Path], object], both_ways: None) -> None:
    folder.write(CONTENT)
    damage(folder.path / "cmo/order/1/index.html")
    assert folder.write(CONTENT).written >= 1
    assert folder.holds() == CONTENT
    assert folder.write(CONTENT) == Written(0, 4, 0)


def test_a_file_becomes_a_folder_and_the_reverse(folder: Folder, both_ways: None) -> None:
    one = {"a": b"file", "b/c/d": b"in a folder", "b/e": b"too", "z": b""}
    other = {"a/x/y": b"in a folder", "a/z": b"too", "b": b"file", "z": b""}
    for content in (one, other, one, other):
        folder.write(content)
        assert folder.holds() == content
        folder.memory.unlink()
        assert folder.write(content) == Written(0, 4, 0)


@pytest.mark.parametrize("path", [
    "/etc/panji", "../out", "a/../../out", "a/..", ".", "..", "", "a//b", "a/", "./a", "a/./b", "index.html",
])  # fmt: skip
def test_unsafe_paths_are_refused_before_anything_is_written(folder: Folder, path: str) -> None:
    folder.write(CONTENT)
    with pytest.raises(Unsafe, match="^" + path.replace(".", r"\.") + ": "):
        write(folder.path, [*targets({"new": b"", **CONTENT}), Target((path,), lambda: [b"bad"], None)], folder.memory)
    assert folder.holds() == CONTENT


@pytest.mark.parametrize("paths", [["a", "a/b"], ["a/b/c", "a"], ["a/b/c/d", "a/b/x", "a/b"]])
def test_a_file_and_a_folder_of_one_name(folder: Folder, paths: list[str]) -> None:
    with pytest.raises(Unsafe, match=r"^a(/b)?: .*file.*folder"):
        folder.write(dict.fromkeys(paths, b""))
    assert not folder.path.exists()


def test_a_failure_is_mended_by_the_next_run(folder: Folder, both_ways: None) -> None:
    old = {f"{number}/index.html": b"old %d" % number for number in range(40)}
    new = {path: data.replace(b"old", b"new") for path, data in old.items()}
    folder.write(old)

    def fails() -> bytes:
        raise RuntimeError("no content")

    failing = [
        target if target.paths != ("20/index.html",) else Target(target.paths, fails, "new key")
        for target in targets(new)
    ]
    with pytest.raises(RuntimeError, match="no content"):
        write(folder.path, failing, folder.memory)
    assert all(data in (old[path], new[path]) for path, data in folder.holds().items())
    assert folder.holds().keys() == old.keys()
    # Back to the old content, of the same size as the new and under the old keys: what was half written must not stay.
    folder.write(old)
    assert folder.holds() == old
    with pytest.raises(RuntimeError):
        write(folder.path, failing, folder.memory)
    folder.write(new)
    assert folder.holds() == new
    assert folder.write(new).written == 0


def test_a_failure_before_anything_is_written_forgets_nothing(folder: Folder) -> None:
    folder.write(CONTENT)
    failing = [Target(("new",), lambda: [Path("not there")], None), *targets(CONTENT)]
    with pytest.raises(FileNotFoundError):  # all in one batch: of two, another core may be the first to make anything
        output.write(folder.path, [Batch("0", None, lambda: failing)], folder.memory)
    assert folder.memory.exists()
    assert folder.holds() == CONTENT


def test_a_path_is_copied(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"\x00bytes")
    write(folder.path, [Target(("a/copy",), lambda: [tmp_path / "source"], "key")], folder.memory)
    assert folder.holds() == {"a/copy": b"\x00bytes"}


def test_files_that_are_made_together(folder: Folder) -> None:
    def target(*contents: bytes, key: str) -> list[Target]:
        return [Target(tuple(f"{number}.txt" for number in range(len(contents))), lambda: contents, key)]

    assert write(folder.path, target(b"a", b"b", key="1"), folder.memory) == Written(2, 0, 0)
    assert write(folder.path, target(b"not", b"made", key="1"), folder.memory) == Written(0, 2, 0)
    assert write(folder.path, target(b"a", b"B", key="2"), folder.memory) == Written(1, 1, 0)
    (folder.path / "0.txt").unlink()
    assert write(folder.path, target(b"a", b"B", key="2"), folder.memory) == Written(1, 1, 0)
    assert write(folder.path, target(b"a", key="2"), folder.memory) == Written(0, 1, 1)
    assert folder.holds() == {"0.txt": b"a"}


class TestBatches:
    """A batch is opened only when its key is another one, or one of its files was spoilt."""

    def batches(self, content: dict[str, Content]) -> list[Batch]:
        return [Batch(name, str(files), lambda files=files: targets(files)) for name, files in content.items()]

    def test_what_has_its_key_is_not_even_listed(self, folder: Folder) -> None:
        content = {"a": {"a/1": b"1", "a/2": b"2"}, "b": {"b/1": b"3"}}
        assert write(folder.path, self.batches(content), folder.memory) == Written(3, 0, 0)

        def fails() -> list[Target]:
            raise AssertionError("listed")

        closed = [Batch(name, str(files), fails) for name, files in content.items()]
        assert write(folder.path, closed, folder.memory) == Written(0, 3, 0)
        content["b"]["b/2"] = b"4"
        assert write(folder.path, [closed[0], *self.batches(content)[1:]], folder.memory) == Written(1, 3, 0)
        (folder.path / "a/2").unlink()
        with pytest.raises(AssertionError, match="listed"):
            write(folder.path, [closed[0], *self.batches(content)[1:]], folder.memory)
        assert write(folder.path, self.batches(content), folder.memory) == Written(1, 3, 0)
        assert folder.holds() == {"a/1": b"1", "a/2": b"2", "b/1": b"3", "b/2": b"4"}

    @pytest.mark.parametrize("path", ["a/1", "a", "a/1/2", "never"])
    def test_unsafe_paths_are_refused(self, folder: Folder, path: str) -> None:
        """Also where the other one stands in a batch that is not opened."""
        known = {"a": {"a/1": b"1"}}
        write(folder.path, self.batches(known), folder.memory)
        with pytest.raises(Unsafe):
            never = {"never": "a reason"}
            write(folder.path, self.batches(known | {"b": {path: b"2"}}), folder.memory, never=never)
        assert folder.holds() == {"a/1": b"1"}
        with pytest.raises(ValueError, match="two batches"):
            write(folder.path, 2 * self.batches(known), folder.memory)

    @given(
        st.lists(
            st.dictionaries(
                st.sampled_from("abcdef"), st.tuples(st.sampled_from(["", "x", "y", "z"]), st.binary(max_size=1))
            ),
            max_size=6,
        )
    )
    def test_any_change_of_any_batches(
        self, tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, tuple[str, bytes]]]
    ) -> None:
        """Files come, go, change, and move from batch to batch, or out of all of them."""
        folder = Folder(tmp_path_factory.mktemp("batches"))
        before: Content = {}
        for state in states:
            content: dict[str, Content] = {}
            for path, (name, data) in state.items():
                content.setdefault(name, {})[path] = data
            alone = targets(content.pop("", {}))
            done = write(folder.path, [*self.batches(content), *alone], folder.memory)
            now = {path: data for path, (_, data) in state.items()}
            assert folder.holds() == now
            written = sum(before.get(path) != data for path, data in now.items())
            assert done == Written(written, len(now) - written, len(before.keys() - now.keys()))
            before = now


def test_kept_pieces_are_not_made_again(tmp_path: Path) -> None:
    made = []

    def piece(name: str, key: str) -> tuple[str, str, Callable[[], bytes]]:
        return name, key, lambda: made.append(name) or f"{name}{key}".encode()

    memory = tmp_path / "kept"
    assert output.keep(memory, "salt", [piece("a", "1"), piece("b", "1")]) == [b"a1", b"b1"]
    assert output.keep(memory, "salt", [piece("b", "2"), piece("a", "1"), piece("c", "1")]) == [b"b2", b"a1", b"c1"]
    assert made == ["a", "b", "b", "c"]
    output.keep(memory, "other salt", [piece("a", "1")])
    memory.write_bytes(b"damaged")
    assert output.keep(memory, "other salt", [piece("a", "1")]) == [b"a1"]
    assert made == ["a", "b", "b", "c", "a", "a"]


def test_parallel_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = {f"{number % 7}/{number}/index.html": b"x" * number for number in range(100)}
    changed = {path: data + b"!" for path, data in content.items() if len(data) % 3} | {"new": b""}
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    results = []
    for limit in (1, 10**9):
        monkeypatch.setattr("panji.output.batches.PARALLEL_FROM", limit)
        folder = Folder(tmp_path / str(limit))
        done = [folder.write(content), folder.write(content), folder.write(changed), folder.write(changed)]
        results.append((done, folder.holds(), folder.folders()))
        assert folder.holds() == changed
    assert results[0] == results[1]


class TestLinks:
    """A link in the folder is never followed: who can write there could have Panji write anywhere."""

    @pytest.fixture
    def outside(self, tmp_path: Path) -> Path:
        outside = tmp_path / "outside"
        (outside / "1").mkdir(parents=True)
        (outside / "index.html").write_bytes(b"home")
        (outside / "1" / "index.html").write_bytes(b"precious")
        return outside

    def unharmed(self, outside: Path) -> bool:
        found = {
            path.relative_to(outside).as_posix(): path.read_bytes() for path in outside.rglob("*") if path.is_file()
        }
        return found == {"index.html": b"home", "1/index.html": b"precious"}

    @pytest.mark.parametrize("known", [True, False])
    def test_in_a_file_s_place(self, folder: Folder, outside: Path, known: bool) -> None:
        folder.write(CONTENT)
        (folder.path / "index.html").unlink()
        (folder.path / "index.html").symlink_to(outside / "index.html")
        if not known:
            folder.memory.unlink()
        folder.write(CONTENT)
        assert not (folder.path / "index.html").is_symlink()
        folder.write(CONTENT | {"index.html": b"HOME"})
        assert folder.holds() == CONTENT | {"index.html": b"HOME"}
        assert self.unharmed(outside)

    def test_in_a_folder_s_place(self, folder: Folder, outside: Path, both_ways: None) -> None:
        folder.write(CONTENT)
        shutil.rmtree(folder.path / "cmo/order")
        (folder.path / "cmo/order").symlink_to(outside)
        folder.write(CONTENT)
        assert not (folder.path / "cmo/order").is_symlink()
        folder.write(CONTENT)  # what seemed unchanged lay behind the link, and went with it
        assert folder.holds() == CONTENT
        assert self.unharmed(outside)

    def test_orphans_behind_it_stay(self, folder: Folder, outside: Path) -> None:
        folder.write(CONTENT)
        shutil.rmtree(folder.path / "cmo/order")
        (folder.path / "cmo/order").symlink_to(outside)
        folder.write({"index.html": b"home"})
        assert self.unharmed(outside)

    def test_that_leads_nowhere(self, folder: Folder) -> None:
        folder.path.mkdir()
        (folder.path / "index.html").symlink_to("nowhere")
        (folder.path / "cmo").symlink_to("nowhere")
        (folder.path / "orphan").symlink_to("nowhere")
        folder.write(CONTENT)
        assert folder.holds() == CONTENT
