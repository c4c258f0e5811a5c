"""What all tests share."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

# A machine that is busy with something else fails no test.
settings.register_profile("panji", deadline=None)
settings.load_profile("panji")

# The command turns the collector off; here it runs seldom, for what hundreds of tests leave behind has to go some time.
gc.set_threshold(100_000, 10, 10)

# Nothing that a test makes may depend on the day or the place it runs in.
os.environ.pop("SOURCE_DATE_EPOCH", None)

# A shell has its background jobs ignore an interrupt, and so would all that tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="write what is expected anew; read the difference before you commit it"
    )


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores, since tests wait half of their time: for a browser, a server, git."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file that says what it should be; with ``--bless`` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            if not path.is_file() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8", newline="\n")
            return
        assert path.is_file(), f"{path} is not there: run pytest --bless and read what it writes"
        assert text == path.read_text("utf-8"), f"not as in {path}: if the new text is right, run pytest --bless"

    return compare


WORLD = Path(__file__).parent / "world"
CHECKOUT = Path(__file__).parents[1]


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Once:
    """Makes a folder by what is given; pytest-xdist's workers share it: the first makes it, whoever needs it too waits."""
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        shared = shared.parent

    def once(name: str, make: Callable[[Path], object]) -> Path:
        folder, made = shared / name, shared / f"{name}-is-made"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                make(folder)
                made.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def published(once: Once) -> Path:
    """The folder in which plain `mkdocs build` and `panji export` made the world's whole site: ``site/``, as of
    2026-11-22. Only to be read.
    """
    return once("published", publish_world)


def publish_world(root: Path) -> None:
    shutil.copytree(WORLD / "records", root / "records")
    shutil.copytree(CHECKOUT / "docs", root / "docs")
    shutil.copy(CHECKOUT / "mkdocs.yml", root)
    (root / "scripts").mkdir()
    shutil.copy(CHECKOUT / "scripts" / "mkdocs_hooks.py", root / "scripts")
    midnight = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
    environment = os.environ | {"SOURCE_DATE_EPOCH": f"{midnight:.0f}", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    release = [sys.executable, "-m", "panji", "export", "--into", "site/data/release"]
    for each in (command, release):
        done = subprocess.run(each, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A folder with a copy of the world's register, to be changed at will."""
    shutil.copytree(WORLD / "records", tmp_path / "world" / "records")
    return tmp_path / "world"


@pytest.fixture
def no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four seconds saved on a new machine: the web font is not made."""
    monkeypatch.setattr("panji.views.fonts._kept", lambda installed: b"font")
