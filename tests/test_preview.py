"""The site under `mkdocs serve`: each file as the register is when somebody asks for it, and no other file."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from panji.corpus import Corpus
from panji.generator import RENDERED
from panji.output import Unsafe
from panji.preview import Preview

CHECKOUT = Path(__file__).parents[1]
RECORD = "records/cmo/circular/2025/0001.hi.md"
ADDRESS = "cmo/circular/2025/1/"


@pytest.fixture
def preview(world: Path, published: Path) -> Preview:
    preview = Preview(Corpus(world), published / RENDERED, world / "served", lambda: date(2026, 11, 22))
    preview.refresh()
    return preview


def files(preview: Preview) -> list[str]:
    return sorted(path.relative_to(preview.folder).as_posix() for path in preview.folder.rglob("*") if path.is_file())


def retitle(world: Path, title: str) -> None:
    path = world / RECORD
    path.write_text(re.sub(r"^title: .*$", f"title: {title}", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")


def test_only_what_is_asked_for(preview: Preview, published: Path) -> None:
    assert files(preview) == []
    preview.provide("year/2025/")
    assert files(preview) == ["en/year/2025/index.html", "year/2025/index.html"]
    preview.provide("../../etc/passwd")
    preview.provide("no/such/page/")
    assert len(files(preview)) == 2
    preview.provide("assets/panji.css")
    preview.provide("")
    assert "assets/panji.css" in files(preview)
    for path in files(preview):
        assert (preview.folder / path).read_bytes() == (published / "site" / path).read_bytes()


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS.rstrip("/"), f"{ADDRESS}index.html"])
def test_an_edit_is_seen(preview: Preview, world: Path, address: str) -> None:
    page = preview.folder / ADDRESS / "index.html"
    preview.provide(address)
    assert "शत-प्रतिशत" in page.read_text("utf-8")
    retitle(world, "बदला हुआ शीर्षक")
    preview.refresh()
    assert "बदला हुआ शीर्षक" not in page.read_text("utf-8")  # nobody has asked yet
    preview.provide(address)
    assert "बदला हुआ शीर्षक" in page.read_text("utf-8")


def test_after_an_edit_only_what_has_the_file_is_listed(preview: Preview, world: Path) -> None:
    retitle(world, "बदला हुआ शीर्षक")
    preview.refresh()
    preview.provide(ADDRESS)
    assert f"{ADDRESS}index.html" in preview.batches
    assert "year/index.html" not in preview.batches
    preview.provide("year/2025/")
    assert "बदला हुआ शीर्षक" in (preview.folder / "year/2025/index.html").read_text("utf-8")


def test_what_is_gone_is_not_shown(preview: Preview, world: Path) -> None:
    preview.provide("dept/it/order/2024/1/")
    (world / "records/dept/it/order/2024/0001.hi.md").unlink()
    preview.refresh()
    preview.provide("dept/it/order/2024/1/")
    assert not (preview.folder / "dept/it/order/2024/1/index.html").exists()


def test_no_issuer_has_the_name_of_a_folder_of_the_site(preview: Preview, world: Path) -> None:
    record = world / "records/year/order/2026/0001.hi.md"
    record.parent.mkdir(parents=True)
    shutil.copy(world / RECORD, record)
    with pytest.raises(Unsafe, match="no issuer can have this name"):
        preview.refresh()
    record.unlink()
    preview.refresh()
    preview.provide(ADDRESS)
    assert (preview.folder / ADDRESS / "index.html").exists()


@contextmanager
def served(root: Path) -> Iterator[Callable[[str], str]]:
    """`mkdocs serve` in a folder; gives what it answers to an address, with an empty answer while it has none."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL)

    def answer(address: str) -> str:
        try:
            with urlopen(f"http://127.0.0.1:{port}/{address}", timeout=60) as response:
                return response.read().decode()
        except (URLError, ConnectionError):
            return ""

    try:
        yield answer
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether something comes true; a busy machine may take a minute."""
    until = time.monotonic() + 60
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def test_serve(world: Path) -> None:
    for name in ("docs", "scripts"):
        shutil.copytree(CHECKOUT / name, world / name, ignore=shutil.ignore_patterns("__pycache__", "panji"))
    shutil.copy(CHECKOUT / "mkdocs.yml", world)
    with served(world) as answer:
        assert eventually(lambda: "शत-प्रतिशत" in answer(ADDRESS))
        retitle(world, "बदला हुआ शीर्षक")
        assert eventually(lambda: "बदला हुआ शीर्षक" in answer(ADDRESS))
        guide = world / "docs/guide/index.md"
        guide.write_text(guide.read_text("utf-8") + "\nएक नया वाक्य।\n", "utf-8")
        assert eventually(lambda: "एक नया वाक्य" in answer("guide/"))
        assert answer("no/such/page/") == ""
        assert not (world / "site").exists()
