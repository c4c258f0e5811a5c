"""Connects MkDocs and Panji: the only module that knows MkDocs, and it does nothing else.

MkDocs renders the hand-written pages and the empty frames into a folder of its own; Panji then makes the site from
them and from the register. So a build that fails half-way leaves the last site whole, and nothing that has not
changed is written again.
"""

from __future__ import annotations

import gc
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from panji.corpus import Corpus
from panji.generator import RENDERED, made_of

if TYPE_CHECKING:
    from panji.preview import Preview

SERVED = Path(".panji/served")
POLL = 0.3
"""Seconds between two looks at the records; more, where a look takes long."""

log = logging.getLogger("mkdocs.hooks.panji")


class Session:
    """What lives as long as the MkDocs process: under `serve`, only what changed is read again."""

    serving = False
    root: Path
    site: Path
    corpus: Corpus | None = None
    preview: Preview
    rendered_from = ""


def on_startup(command, dirty):
    Session.serving = command == "serve"
    gc.disable()  # a register lives until the next one replaces it: there is little to collect, and much to look through


def on_config(config):
    root = Path(config.config_file_path).parent
    if Session.corpus is None:
        Session.corpus = Corpus(root, measure=False)
        if Session.serving:
            from panji.__main__ import today
            from panji.preview import Preview

            Session.preview = Preview(Session.corpus, root / RENDERED, root / SERVED, today)
    Session.root = root
    Session.site = Path(config.site_dir)
    config.site_dir = str(root / RENDERED)
    register = Session.corpus.outline()
    settings, publisher = register.settings, register.vocabulary["offices"].get(register.settings.publisher)
    config.site_name = settings.name.hi
    if not Session.serving:  # there MkDocs knows the address better
        config.site_url = settings.site
    config.extra["name"] = settings.name._asdict()
    for line in ("notice", "licence"):
        words = getattr(settings, line)
        config.extra[line] = words._asdict() if words else {}
    config.extra["publisher"] = publisher.label._asdict() if publisher else settings.name._asdict()
    config.extra["repository"] = settings.repository
    (styles,) = Path(config.theme.dirs[1]).glob("assets/stylesheets/main.*.min.css")  # its name has a digest in it
    config.extra["stylesheet"] = f"assets/stylesheets/{styles.name}"
    return config


def on_post_build(config):
    if os.environ.get("PANJI_ONLY_RENDER"):  # `panji build` publishes by itself
        return
    if Session.serving:
        Session.rendered_from = made_of(Session.root)
        refresh()
        return
    from panji.__main__ import today
    from panji.publish import Search, publish

    register = Session.corpus.read()
    rendered = Session.root / RENDERED
    with refusing():
        made = publish(Session.root, register, today(), rendered, Session.site, Search.FRESH, Session.corpus)
    log.info("%d records: %d files written, %d unchanged, %d removed", register.size, *made)


def refresh():
    with refusing():
        log.info("%d records", Session.preview.refresh())


@contextmanager
def refusing() -> Iterator[None]:
    """Why a site cannot be made is said in one line."""
    from panji.output import Unsafe

    try:
        yield
    except Unsafe as error:
        raise Abort(str(error)) from None


def on_serve(server, config, builder):
    def rebuild():
        if made_of(Session.root) != Session.rendered_from:
            builder()
        else:
            refresh()

    def answer(environ, start_response):
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(server.mount_path):
            Session.preview.provide(path[len(server.mount_path) :])
        return server.serve_request(environ, start_response)

    def error_page(code):
        page = Session.root / SERVED / f"{code}.html"
        Session.preview.provide(page.name)
        return page.read_bytes() if page.is_file() else None

    server.root = str(Session.root / SERVED)
    server.error_handler = error_page
    server.builder = rebuild
    server.set_app(answer)
    threading.Thread(target=watch_records, args=[server], daemon=True).start()
    return server


def watch_records(server):
    """Have the server rebuild when a record changes. Its own watching takes as long as a rebuild at 20,000 files."""
    seen = Session.corpus.stamp()
    while True:
        start = time.monotonic()
        now = Session.corpus.stamp()
        if now != seen:
            seen = now
            with server._rebuild_cond:  # MkDocs has no other way to say so; its last release is of 2024
                server._want_rebuild = True
                server._rebuild_cond.notify_all()
        time.sleep(max(POLL, 3 * (time.monotonic() - start)))
