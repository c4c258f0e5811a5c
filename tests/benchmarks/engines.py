"""The search engines that are compared: each makes a site of documents, and a page that answers questions."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import yaml

from panji import search
from panji.search import fold, index
from panji.search.entry import Entry, Facts, Row, Shown
from panji.search.words import BODY, POINTS, TITLE, Field, without_copies

REPOSITORY = Path(__file__).parents[2]


class Document(NamedTuple):
    """A document of a corpus."""

    id: str
    language: str
    title: str
    number: str
    date: str
    names: str
    body: str


def corpus(folder: Path) -> list[Document]:
    """The documents of a folder, oldest first: Markdown with ``id``, ``lang``, ``title``, ``file_no`` and ``date``."""
    found = []
    for path in sorted(folder.glob("*.md")):
        _, header, body = path.read_text("utf-8").split("---\n", 2)
        said = yaml.load(header, yaml.CBaseLoader)
        names = " · ".join(said.get(name, "") for name in ("kind", "department", "place"))
        found.append(
            Document(
                said.get("id", path.stem),
                said.get("lang", "hi"),
                said.get("title", ""),
                said.get("file_no", ""),
                said.get("date", "2026-01-01"),
                names,
                body,
            )
        )
    return sorted(found, key=lambda document: (document.date, document.id))


class Engine(NamedTuple):
    """An engine: its name; what makes its site; and JavaScript that opens it.

    After that, ``ask(query)`` gives ids of documents, ``first(query)`` comes back when ten results can be shown, and
    ``rest()``, where there is one, when all is there that belongs to them.
    """

    name: str
    make: Callable[[list[Document], Path], None]
    script: str


# -- ours


def glossary() -> list[tuple[str, tuple[str, ...]]]:
    """The equivalent words of the sample register."""
    path = REPOSITORY / "records/vocabulary/glossary.yml"
    entries = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    return [(name, (*words["hi"], *words["en"])) for name, words in entries.items()]


def entry(number: int, document: Document) -> Entry:
    fields = [
        Field(TITLE, document.title),
        Field(TITLE, document.number),
        Field(POINTS, document.names),
        Field(BODY, without_copies(document.body)),
    ]
    shown = Shown(document.title, None)
    return Entry(
        f"corpus/document/2026/{number}",
        document.date,
        document.number,
        (document.language,),
        {"hi": shown, "en": shown},
        [fields],
        Facts(document.date, {"type": ("document",)}, "in-force"),
    )


def write_panji(rows: list[Row], folder: Path, groups: index.Equivalents = ()) -> None:
    """The index of some records, and the script that opens it."""
    made = index.make(rows, groups)
    named = {"type": {}, "issuer": {}, "state": {}, "months": [str(month) for month in range(1, 13)]}
    for name, content in search.finish(made, {"hi": named, "en": named}, {}).items():
        path = folder / "search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    shutil.copy(REPOSITORY / "docs/assets/search-engine.js", folder)


def panji(documents: list[Document], folder: Path) -> None:
    rows = [Row(f"corpus/document/2026/{at}", "", partial(entry, at, each)) for at, each in enumerate(documents)]
    write_panji(rows, folder, glossary())
    for number, document in enumerate(documents):
        path = folder / f"corpus/document/2026/{number}.{document.language}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document.body, "utf-8")
    names = {f"corpus/document/2026/{number}": document.id for number, document in enumerate(documents)}
    (folder / "ids.js").write_text(f"const IDS = {json.dumps(names)};", "utf-8")
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><script src="ids.js"></script><script src="search-engine.js"></script>'
    )


PANJI = """
  const engine = await PanjiSearch.open({ lang: "hi", base: new URL("./", location.href).href });
  globalThis.ask = async (query) => (await engine.search(query, { limit: 20, snippets: false })).results
    .map(({ id, match, guess }) => ({ id: IDS[id], match, guess }));
  globalThis.first = async (query) => {
    const { ticket, results } = await engine.search(query, { snippets: false });
    globalThis.rest = () => engine.snippets(ticket, results.map(({ id }) => id));
  };
"""


def without_fold() -> None:
    """Our engine without the rules of spelling, forms and sounds: to see what they are worth."""
    tables = fold.TABLES
    tables["spelling"] = tables["alike"] = tables["same_form"] = []
    tables["forms"] = []


# -- Pagefind


def pagefind(documents: list[Document], folder: Path) -> None:
    for document in documents:
        page = folder / document.id / "index.html"
        page.parent.mkdir(parents=True)
        text = re.sub(r"[#*|_]+|-{3,}", " ", document.body)
        page.write_text(
            f'<!doctype html><html lang="{document.language}"><meta charset="utf-8"><body data-pagefind-body>'
            f"<h1>{html.escape(document.title)}</h1><p>{html.escape(document.number)} {html.escape(document.names)}"
            f"<p>{html.escape(text)}",
            "utf-8",
        )
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--force-language", "hi", "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "index.html").write_text('<!doctype html><html lang="hi"><meta charset="utf-8">')


PAGEFIND = """
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  globalThis.ask = async (query, limit = 20) => {
    const { results } = await pagefind.search(query);
    const found = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    return found.map(({ raw_url }) => ({ id: raw_url.split("/")[1] }));
  };
  globalThis.first = (query) => ask(query, 10);
"""


# -- Material for MkDocs


def material(documents: list[Document], folder: Path) -> None:
    source = folder / ".source"
    (source / "docs").mkdir(parents=True)
    for document in documents:
        header = f"---\ntitle: {json.dumps(document.title, ensure_ascii=False)}\n---\n"
        text = f"{header}{document.number} {document.names}\n\n{document.body}"
        (source / "docs" / f"{document.id}.md").write_text(text, "utf-8")
    settings = {
        "site_name": "x",
        "docs_dir": "docs",
        "theme": {"name": "material", "language": "hi", "font": False},
        "plugins": [{"search": {"lang": ["hi", "en"]}}],
        "markdown_extensions": ["tables"],
        "validation": {"nav": {"omitted_files": "ignore"}},
    }
    (source / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "-f",
        str(source / "mkdocs.yml"),
        "-d",
        str(folder / "site"),
    ]
    subprocess.run(command, check=True, capture_output=True, env={"NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin:/bin"})
    for path in (folder / "site").iterdir():
        shutil.move(path, folder / path.name)
    worker = next((folder / "assets/javascripts/workers").glob("search.*.js")).name
    (folder / "index.html").write_text(f'<!doctype html><meta charset="utf-8"><body data-worker="{worker}">')


MATERIAL_SCRIPT = """
  const { config, docs } = await (await fetch("search/search_index.json")).json();
  const worker = new Worker(`assets/javascripts/workers/${document.body.dataset.worker}`);
  const tell = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data.data);
    worker.postMessage(message);
  });
  await tell({ type: 0, data: { config, docs, options: { suggest: false } } });
  globalThis.ask = async (query) => {
    const { items } = await tell({ type: 2, data: query });
    const ids = items.map((item) => (Array.isArray(item) ? item[0] : item).location.split("/")[0]);
    return [...new Set(ids)].slice(0, 20).map((id) => ({ id }));
  };
  globalThis.first = ask;
"""

ENGINES = {
    "panji": Engine("Panji", panji, PANJI),
    "pagefind": Engine(f"Pagefind {version('pagefind')}, Hindi forced", pagefind, PAGEFIND),
    "material": Engine(f"Material {version('mkdocs-material')}, hi and en", material, MATERIAL_SCRIPT),
}
