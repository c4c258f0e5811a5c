"""Connects MkDocs and Panji: the only module that knows MkDocs, and it does nothing else.

MkDocs renders the hand-written pages and the empty frames into a folder of its own; Panji then makes the site from
them and from the register. So a build that fails half-way leaves the last site whole, and nothing that has not
changed is written again.
"""

import gc
import logging
import os
from pathlib import Path

from panji.__main__ import RENDERED, today
from panji.corpus import Corpus
from panji.publish import Search, publish

SERVED = ".panji/served"

log = logging.getLogger("mkdocs.hooks.panji")


class Session:
    """What lives as long as the MkDocs process: under `serve`, only what changed is read again."""

    corpus: Corpus | None = None
    serving = False
    site: Path
    root: Path


def on_startup(command, dirty):
    Session.serving = command == "serve"
    gc.disable()  # a register lives until the next one replaces it: there is little to collect, and much to look through


def on_config(config):
    root = Path(config.config_file_path).parent
    if Session.corpus is None:
        Session.corpus = Corpus(root)
    Session.root = root
    Session.site = root / SERVED if Session.serving else Path(config.site_dir)
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
    return config


def on_post_build(config):
    if os.environ.get("PANJI_ONLY_RENDER"):  # `panji build` publishes by itself
        return
    register = Session.corpus.read()
    search = Search.KEPT if Session.serving else Search.FRESH  # an edit is to be seen at once, found later
    made = publish(Session.root, register, today(), Session.root / RENDERED, Session.site, search)
    log.info("%d records: %d files written, %d unchanged, %d removed", len(register.records), *made)


def on_serve(server, config, builder):
    server.root = str(Session.site)
    return server
