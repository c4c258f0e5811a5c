"""The sample register's site, built and served for a browser: under a sub-path, as on GitHub Pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

REPOSITORY = Path(__file__).parents[2]
AS_OF = "2026-11-22"
SUB_PATH = "/govt/panji/"
SITE = f"https://panji.example{SUB_PATH}"


def build(folder: Path) -> Path:
    """Build a copy, so that whoever works in the repository meanwhile is not disturbed; returns the site."""
    source, site = folder / "source", folder / "site"
    for name in ("docs", "records"):
        shutil.copytree(REPOSITORY / name, source / name)
    for name in ("mkdocs.yml", "scripts/mkdocs_hooks.py"):
        (source / name).parent.mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / name, source / name)
    for name in ("mkdocs.yml", "records/register.yml"):
        text = (source / name).read_text("utf-8")
        (source / name).write_text(text.replace("https://panji.example/", SITE), "utf-8")
    under_git(source)
    for command in (["build", "--site", site], ["export", "--into", site / "data/release"]):  # as `make site`
        whole = [sys.executable, "-m", "panji", *command, "--lang", "en", "--as-of", AS_OF, "--register", source]
        done = subprocess.run(whole, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"the site was not built:\n{done.stdout}{done.stderr}"
    return site


CORRECTED = "cmo/circular/2026/2"
"""A record of which there was another version before, at another address."""
FORMERLY = "cmo/order/2019/9001"


def under_git(source: Path) -> None:
    """Publish the records on a day, mend one of them on another, and have that one moved."""
    with (source / "records" / "redirects.yml").open("a", encoding="utf-8") as redirects:
        redirects.write(f"{FORMERLY}: {CORRECTED}\n")
    issuer, type, year, serial = CORRECTED.split("/")
    path = source / "records" / issuer / type / year / f"{int(serial):04}.hi.md"
    text = path.read_text("utf-8")
    for day, content in (("2026-11-20", f"{text}\nयह वाक्य भूल से उतारा गया था।\n"), ("2026-11-21", text)):
        path.write_text(content, "utf-8")
        who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        when = {f"GIT_{role}_DATE": f"{day}T12:00:00+05:30" for role in ("AUTHOR", "COMMITTER")}
        for command in (["init", "-q"], ["add", "-A", "records"], ["commit", "-q", "-m", day]):
            subprocess.run(["git", *command], cwd=source, env=os.environ | who | when, check=True)


class Server(ThreadingHTTPServer):
    """A folder under a sub-path of 127.0.0.1. It notes what it was asked for."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.base = f"http://127.0.0.1:{self.server_port}{SUB_PATH}"
        self.asked: list[str] = []  # paths, from the site's root
        self.stray: list[str] = []  # paths outside the site
        self.headers: dict[str, str] = {}  # sent with every answer


class Handler(SimpleHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".json": "application/json",
        ".md": "text/markdown; charset=utf-8",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
        ".atom": "application/atom+xml",
    }

    def do_GET(self) -> None:
        if not self.path.startswith(SUB_PATH):
            self.server.stray.append(self.path)
            self.answer_missing()
            return
        self.server.asked.append(self.path.removeprefix(SUB_PATH))
        super().do_GET()

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)
        return super().translate_path(path.removeprefix(SUB_PATH.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.answer_missing()

    def answer_missing(self) -> None:
        body = (self.server.folder / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    server = Server(folder)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
