"""From a register and the rendered frame to the whole site."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum, auto
from functools import partial
from pathlib import Path

from panji import output
from panji.code import code_digest
from panji.corpus import Corpus
from panji.frame import Frame
from panji.generator import MADE_OF
from panji.history import UNKNOWN
from panji.output import Look, Target, Unsafe, Written, keep, looked_at, marked, memory_of, write
from panji.register import Register
from panji.site import Batch, Bundle, Copy, Page, Product, Site
from panji.views import render_all


class Search(Enum):
    """Which search index a site gets: one of its records as they are, an earlier one if there is any, or none."""

    FRESH = auto()
    KEPT = auto()
    NONE = auto()


KEPT = ".panji/kept"
_last: object = None
"""What was planned last, with all that was worked out for it: a command ends sooner that need not free it."""

LEFT_OUT = ("frame/", "sitemap.xml", "sitemap.xml.gz", MADE_OF)
"""What the site generator writes and the site does not need: the frames themselves, and a sitemap of them."""


def publish(
    root: Path,
    register: Register,
    as_of: date,
    rendered: Path,
    site: Path,
    search: Search = Search.FRESH,
    corpus: Corpus | None = None,
    seen: Callable[[], Look] | None = None,
) -> Written:
    """Write the whole site: what the site generator rendered, and all that views make of the register.

    Args:
        root: the folder that holds ``records/``.
        register: what lies there.
        as_of: the day for which the site says what is in force.
        rendered: what the site generator wrote: the hand-written pages, the theme's files and the frames.
        site: the folder to write.
        search: which search index the site gets.
        corpus: where the register was read, to be asked for its history; without it the site has none.
        seen: what :func:`panji.output.looked_at` gave, where somebody has begun to look.

    Raises:
        FileNotFoundError: there is no rendered frame.
        BrokenFrame: it lacks a placeholder.
        Unsafe: two things have the same address, or the site would be written over what it is made of.
    """
    for source in (root, root / "records", rendered):
        if source.resolve().is_relative_to(site.resolve()):
            raise Unsafe(f"{site}: a site cannot be written here, since {source} would be lost")
    memory, seen = memory_of(root, site), seen or looked_at(root, site)
    made_of = [path + file.digest for path, file in register.files.items()]
    commit = corpus.commit() if corpus else ""
    mark = _digest([code_digest(), as_of.isoformat(), search.name, commit, *made_of, *_state(rendered)])
    if marked(site, memory) == mark and seen().spoilt == {}:
        return Written(0, seen().count, 0)
    global _last
    _last = batches, salt = plan(root, register, as_of, rendered, search, corpus)
    return write(site, batches, memory, salt, mark, seen, never(register))


def plan(
    root: Path,
    register: Register,
    as_of: date,
    rendered: Path,
    search: Search = Search.FRESH,
    corpus: Corpus | None = None,
) -> tuple[list[output.Batch], str]:
    """All files of the site, to be made, and what they all depend on besides their keys. See :func:`publish`."""
    settings = [file.digest for file in register.files.values() if file.kind in ("settings", "vocabulary")]
    made_by = _digest([code_digest(), *settings, as_of.isoformat()])
    history = corpus.history(register) if corpus else UNKNOWN
    whole = Site(register, as_of, lambda name, pieces: keep(root / f"{KEPT}-{name}", made_by, pieces), history)
    frames = {language: _frame(rendered, whole, language) for language in whole.languages}
    salt = _digest([made_by, *(frame.html for frame in frames.values())])
    whole.share(anew=not any(root.glob(f"{KEPT}-*")))
    batches = [_batch(each, frames, root) for each in render_all(whole)]
    batches.append(output.Batch("", None, partial(_rendered, rendered)))
    if search is not Search.NONE:
        batches.append(output.Batch("search/", None, partial(_search, whole, salt, root / ".panji", search)))
    return batches, salt


def _digest(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _state(folder: Path) -> Iterator[str]:
    """The files of a folder, with what is in them."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield f"{file.relative_to(folder)} {hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()}"


def never(register: Register) -> dict[str, str]:
    """Paths that no file of the site may have, and why: records keep to folders of their own, and an issuer named
    ``year`` would stand among the years.
    """
    return {
        f"{top}/index.html": f"records/{top}: no issuer can have this name, since the site has a page at {top}/"
        for top in dict.fromkeys(id.partition("/")[0] for id in register.records)
    }


def _frame(rendered: Path, site: Site, language: str) -> Frame:
    address = f"{site.prefix(language)}frame/"
    html = (rendered / address / "index.html").read_text("utf-8")
    return Frame(html, address, site.permanent)


def _batch(batch: Batch, frames: dict[str, Frame], root: Path) -> output.Batch:
    def targets() -> Iterator[Target | output.Batch]:
        for each in batch.products():
            yield _batch(each, frames, root) if isinstance(each, Batch) else _target(each, frames, root)

    return output.Batch(batch.name, batch.key, targets, batch.ahead)


def _target(product: Product | Bundle, frames: dict[str, Frame], root: Path) -> Target:
    if isinstance(product, Bundle):
        return Target(product.paths, partial(_contents, product, frames, root), product.key)
    return Target((_path(product),), lambda: [_content(product, frames, root)], product.key)


def _contents(bundle: Bundle, frames: dict[str, Frame], root: Path) -> Iterator[bytes | str]:
    for path, product in zip(bundle.paths, bundle.make(), strict=True):
        if path != _path(product):
            raise ValueError(f"{_path(product)} was made where {path} was announced")
        yield _content(product, frames, root)


def _path(product: Product) -> str:
    return f"{product.address}index.html" if isinstance(product, Page) else product.path


def _content(product: Product, frames: dict[str, Frame], root: Path) -> bytes | str:
    if isinstance(product, Page):
        return frames[product.language].fill(product)
    return f"{root}/{product.source}" if isinstance(product, Copy) else product.content()  # a path takes as long again


def _rendered(folder: Path) -> Iterator[Target]:
    """The site generator's own files."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and not path.removeprefix("en/").startswith(LEFT_OUT):
            yield _copy(path, file, None)


def _copy(path: str, file: Path, key: str | None) -> Target:
    return Target((path,), lambda: [file], key)


def _search(site: Site, salt: str, memory: Path, search: Search) -> Iterator[Target]:
    """The files of the search, kept until a record changes."""
    folder, mark = memory / "search", memory / "search-key"
    made_of = mark.read_text() if folder.is_dir() and mark.exists() else ""
    key = _digest([salt, site.whole, repr(site.register.redirects)])
    if made_of != key and search is Search.FRESH:
        from panji.search import build as build_search  # the slowest to import, and seldom needed

        mark.unlink(missing_ok=True)
        build_search(site, folder, memory / "search-memory")
        mark.write_text(key)
        made_of = key
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield _copy(f"search/{file.relative_to(folder).as_posix()}", file, made_of)
