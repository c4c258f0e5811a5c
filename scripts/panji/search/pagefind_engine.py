"""The index, made by Pagefind (https://pagefind.app): static files, of which a search loads only the few it needs.

Pagefind's Python wrapper waits a tenth of a second for each record, so its command is run over small pages instead.
"""

from __future__ import annotations

import json
import subprocess
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from panji.search import Entry, entries, facet_labels
from panji.site import Site

ENGINE = Path(__file__).with_name("engine.js")


def build(site: Site, folder: Path) -> None:
    """Write all files of the search into a folder: the engine's own, what its facets are called, and ``engine.js``.

    Raises:
        RuntimeError: Pagefind failed; with what it said.
    """
    with TemporaryDirectory() as pages:
        for entry in entries(site):
            page = Path(pages, entry.address, "index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_page(entry), "utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", pages, "--output-path", str(folder), "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"pagefind: {done.stderr.strip() or done.stdout.strip()}")
    for interface in folder.glob("pagefind-*ui.*"):  # the page is our own
        interface.unlink()
    for lang in site.languages:
        labels = json.dumps(facet_labels(site, lang), ensure_ascii=False, sort_keys=True)
        (folder / f"labels.{lang}.json").write_text(labels, "utf-8")
    (folder / "engine.js").write_bytes(ENGINE.read_bytes())


def _page(entry: Entry) -> str:
    """An entry as Pagefind reads it: what is searched as text, the rest as attributes."""
    meta = {"lang": entry.title_language, "number": entry.number, **entry.shown}
    marks = [_mark("meta", name, value) for name, value in meta.items() if value]
    marks += [_mark("filter", name, value) for name, values in entry.facets.items() for value in values]
    marks.append(_mark("sort", "issued", entry.issued))
    return (
        f'<!doctype html><html lang="{entry.language}"><body data-pagefind-body><h1>{escape(entry.title)}</h1>'
        f"<p>{escape(entry.content)}</p>{''.join(marks)}"
    )


def _mark(kind: str, name: str, value: str) -> str:
    return f'<i data-pagefind-{kind}="{name}[data-value]" data-value="{escape(value)}"></i>'
