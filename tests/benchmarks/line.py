"""A server on a line as slow as wished, which counts what it sends."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

PACKED = {".html", ".js", ".json", ".md", ".css", ".svg", ".txt", ".xml"}
"""What GitHub Pages sends packed with gzip; other files, such as Pagefind's, go as they are."""

HEADERS = 300
"""Bytes that are counted for the head of an answer."""

PIECE = 1460


class Line(NamedTuple):
    """Bits a second, and seconds until an answer begins. All answers share the line."""

    name: str
    rate: float
    latency: float


FULL_SPEED = Line("full speed", 0, 0)
SLOW = Line("1.6 Mbit/s, 150 ms", 1.6e6, 0.15)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    line = FULL_SPEED

    def __init__(self, folder: Path, made: Callable[[str], bytes | None]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.made = made  # a file that is not on the disk
        self.base = f"http://127.0.0.1:{self.server_port}/"
        self.sent = 0
        self.sent_unpacked = 0
        self.requests = 0
        self._busy = threading.Lock()
        self._free_at = 0.0

    def count(self, sent: int, unpacked: int) -> None:
        with self._busy:
            self.requests += 1
            self.sent += sent + HEADERS
            self.sent_unpacked += unpacked + HEADERS

    def reset(self) -> None:
        self.sent = self.sent_unpacked = self.requests = 0

    def wait(self, size: int) -> None:
        """Until so many bytes have gone over the line, behind all that are on it already."""
        if not self.line.rate:
            return
        with self._busy:
            self._free_at = max(self._free_at, time.monotonic()) + size * 8 / self.line.rate
            until = self._free_at
        time.sleep(max(0.0, until - time.monotonic()))


class Handler(SimpleHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.server.folder / self.path.partition("?")[0].lstrip("/")
        if path.is_dir():
            path /= "index.html"
        time.sleep(self.server.line.latency)
        plain = path.read_bytes() if path.is_file() else self.server.made(self.path.lstrip("/"))
        if plain is None:
            self.send_error(404)
            return
        pack = path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = gzip.compress(plain, 6, mtime=0) if pack else plain
        self.server.count(len(content), len(plain))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if pack:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            self.server.wait(len(piece))
            self.wfile.write(piece)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve(folder: Path, made: Callable[[str], bytes | None] = lambda path: None) -> Iterator[Server]:
    server = Server(folder, made)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
