"""Times Panji beside stock MkDocs and Hugo on the same synthetic records: `publish.py [N]`, or `make bench`.

Every tool runs once in each round, so that a busy minute of the machine meets all of them. Figures are medians over
rounds. Exits with 1 only if something failed to run or left out a file; times are reported, never judged.
"""

import argparse
import gzip
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
BIN = Path(sys.executable).parent
SHARED_MEMORY = Path("/dev/shm")
BYTES_PER_RECORD = 250_000  # room for the register and for all sites at once
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # with it, every run would compile all of Panji anew
SAMPLING_SECONDS = 0.25
PANJI_COLD = "build, cold"


class Text(NamedTuple):
    """A record in one language: where its file lies under `records/`."""

    issuer: str
    type: str
    year: str
    serial: str
    language: str

    @classmethod
    def at(cls, path: Path) -> "Text":
        *issuer, type, year, name = path.parts
        serial, language, _ = name.split(".")
        return cls("/".join(issuer), type, year, serial, language)

    @property
    def file(self) -> Path:
        return Path(self.issuer, self.type, self.year, f"{self.serial}.{self.language}.md")

    @property
    def record(self) -> str:
        """The record's id."""
        return f"{self.issuer}/{self.type}/{self.year}/{int(self.serial)}"

    @property
    def address(self) -> str:
        """Of its page, in Panji and in Hugo: the record's, and for a second text its language below."""
        return f"{self.record}/" if self.language == "hi" else f"{self.record}/{self.language}/"


HEAVY = 15_000
"""Bytes that the page of a record should not have, so that it comes quickly over a slow line."""


class Cost(NamedTuple):
    """What one run took: seconds, seconds of all cores, and bytes of memory; of all processes, if that was sampled."""

    wall: float
    cpu: float
    largest_process: int
    all_processes: int = 0


class Output(NamedTuple):
    """What a tool made: files and bytes, and the sizes of the pages of records; of the largest, also as it is sent."""

    files: int
    size: int
    median_page: int
    largest_page: int
    largest_sent: int
    heavy_pages: int


@dataclass
class Case:
    """One thing to time: a command, and what surrounds it, untimed. ``memory`` is of all its processes together."""

    label: str
    command: list[str]
    around: Callable[[], AbstractContextManager] = nullcontext
    costs: list[Cost] = field(default_factory=list)
    memory: int = 0
    error: str = ""


class Data(NamedTuple):
    """Where a tool puts what programs read: JSON of a text's record, the text's Markdown, JSON of all records."""

    record: Callable[[Text], str]
    markdown: Callable[[Text], str]
    register: str


@dataclass
class Tool:
    """A program, the cases it is timed in, and where it puts the page of a text, and its data if it makes them."""

    name: str
    cases: list[Case]
    site: Path
    page: Callable[[Text], str]
    data: Data | None = None


def panji_command(project: Path, command: str, *arguments: str) -> list[str]:
    """The one place that knows Panji's command line. It runs in a project of its own, as in a clone."""
    return [str(BIN / "panji"), command, "--register", str(project), *arguments]


def panji(project: Path, texts: list[Text]) -> Tool:
    """The project is the register with the repository's frame: mkdocs.yml, docs/ and scripts/."""
    for name in ("docs", "scripts"):
        shutil.copytree(REPOSITORY / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "mkdocs.yml", project)
    site = project / "site"
    build = panji_command(project, "build", "--no-search", "--site", str(site))
    record = next(project / "records" / text.file for text in texts[len(texts) // 2 :] if text.language == "hi")
    cases = [
        Case("check, cold", panji_command(project, "check"), cold(project / ".panji")),
        Case(PANJI_COLD, build, cold(site, project / ".panji")),
        Case("build, nothing changed", build),
        Case("build, one record changed", build, lambda: retitled(record)),
    ]
    data = Data(
        lambda text: f"{text.record}.json",
        lambda text: f"{text.record}.{text.language}.md",
        "api/v1/records.json",
    )
    return Tool(f"Panji {version('panji')}", cases, site, lambda text: f"{text.address}index.html", data)


def mkdocs(project: Path, texts: list[Text]) -> Tool:
    """MkDocs and Material as they come, every text a page."""
    home = project / "mkdocs"
    shutil.copytree(HERE / "mkdocs", home)
    (home / "docs" / "records").symlink_to(project / "records")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(home / "mkdocs.yml")]
    name = f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"
    return Tool(
        name,
        [Case("build, no search", command, cold(home / "site"))],
        home / "site",
        lambda text: f"records/{text.file.with_suffix('')}/index.html",
    )


def hugo(project: Path, texts: list[Text]) -> Tool:
    """Hugo with a plain theme."""
    return hugo_in(project / "hugo", project / "records", texts)


def hugo_files(project: Path, texts: list[Text]) -> Tool:
    """The same theme and, as further output formats of Hugo, the data that Panji makes beside its pages."""
    home = project / "hugo-files"
    shutil.copytree(HERE / "hugo-files", home)
    plain = hugo_in(home, project / "records", texts, "--config", "hugo.yaml,files.yaml")
    data = Data(
        lambda text: f"{text.record}/index.json",
        lambda text: f"{text.address}index.md",
        "index.json",
    )
    return replace(plain, name=f"{plain.name}, with JSON and Markdown", data=data)


TOOLS = {"panji": panji, "mkdocs": mkdocs, "hugo": hugo, "hugo-files": hugo_files}


def hugo_in(home: Path, records: Path, texts: list[Text], *arguments: str) -> Tool:
    """Hugo, called without its Python wrapper; it gets what a path says as front matter."""
    package = distribution("hugo")
    shutil.copytree(HERE / "hugo", home, dirs_exist_ok=True)
    write_hugo_content(records, home / "content", texts)
    binary = str(package.locate_file("hugo/binaries/hugo"))
    command = [binary, "--quiet", "--source", str(home), "--cacheDir", str(home / "cache"), *arguments]
    return Tool(
        f"Hugo {package.version}",
        [Case("build", command, cold(home / "public", home / "resources", home / "cache"))],
        home / "public",
        lambda text: f"{text.address}index.html",
    )


def write_hugo_content(records: Path, content: Path, texts: list[Text]) -> None:
    """The same texts in sections by year, with the keys that Hugo's lists need in every text."""
    known = {}
    for text in sorted(texts, key=lambda text: text.language != "hi"):
        _, header, body = (records / text.file).read_text("utf-8").split("---\n", 2)
        record = text[:-1]
        if text.language == "hi":
            fields = yaml.load(header, yaml.CBaseLoader)
            places = [id for id in fields["to"] if id.startswith(("district/", "division/"))]
            lists = {"types": [text.type], "issuers": [text.issuer], "places": places}
            known[record] = lists | {"issued": fields["issued"], "subjects": fields["subjects"]}
            added = lists
        else:
            added = known[record]
        lines = "".join(f"{key}: {value}\n" for key, value in added.items())
        target = content / text.year / text.issuer / text.type / text.file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\nurl: /{text.address}\n{lines}{header}---\n{body}", "utf-8")


def cold(*paths: Path) -> Callable[[], AbstractContextManager]:
    """Before the run, removes what earlier runs left."""

    @contextmanager
    def remove() -> Iterator[None]:
        for path in paths:
            shutil.rmtree(path, ignore_errors=True)
        yield

    return remove


@contextmanager
def retitled(record: Path) -> Iterator[None]:
    """Changes a record's title, which stands in many lists too, for the time of a run."""
    before = record.read_text("utf-8")
    record.write_text(before.replace("\ntitle: ", "\ntitle: संशोधित ", 1), "utf-8")
    try:
        yield
    finally:
        record.write_text(before, "utf-8")


def measure(command: list[str], directory: Path, sample: bool = False) -> Cost:
    """Runs a command to its end. Time and the largest process come from the kernel, summed memory from samples: to take
    them slows the command down.
    """
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=directory, env=ENVIRONMENT, stdout=log, stderr=subprocess.STDOUT)
        with sampled_memory(process.pid) if sample else nullcontext([]) as samples:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f"exit {process.returncode}: {log.read().decode(errors='replace').strip()[-500:]}")
    peak = usage.ru_maxrss * 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak, max(samples, default=peak) if sample else 0)


@contextmanager
def sampled_memory(pid: int) -> Iterator[list[int]]:
    """Samples, from a thread, the memory of a process and all below it, shared pages counted once."""
    samples, finished = [], threading.Event()

    def sample() -> None:
        while not finished.wait(SAMPLING_SECONDS):
            samples.append(sum(proportional_memory(process) for process in family(pid)))

    sampler = threading.Thread(target=sample)
    sampler.start()
    try:
        yield samples
    finally:
        finished.set()
        sampler.join()


def family(pid: int) -> Iterator[int]:
    """A process and its descendants."""
    yield pid
    try:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from family(int(child))
    except OSError:  # it has ended
        return


def proportional_memory(pid: int) -> int:
    """The bytes of a process; a page that n processes share counts 1/n in each."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def output_of(tool: Tool, texts: list[Text]) -> Output:
    """What the tool made. Raises FileNotFoundError if the page of any text is not there."""
    sizes = {page: page.stat().st_size for page in (tool.site / tool.page(text) for text in texts)}
    pages, largest = list(sizes.values()), max(sizes, key=lambda page: sizes[page])
    files = [path.stat().st_size for path in tool.site.rglob("*") if path.is_file()]
    sent, heavy = len(gzip.compress(largest.read_bytes())), sum(size > HEAVY for size in pages)
    return Output(len(files), sum(files), int(median(pages)), sizes[largest], sent, heavy)


def check_data(tool: Tool, texts: list[Text]) -> None:
    """Raises FileNotFoundError if a file for programs is not there, ValueError if it is not what its place says."""
    if tool.data is None:
        return
    for text in texts:
        record = read_json(tool.site / tool.data.record(text))
        markdown = tool.site / tool.data.markdown(text)
        body = record.get("bodies", {}).get(text.language)
        if record.get("id") != text.record or not body or not markdown.read_text("utf-8").endswith(body):
            raise ValueError(f"{markdown} and the JSON of {text.record} are not of the same text")
    register = tool.site / tool.data.register
    if {record["id"] for record in read_json(register)["records"]} != {text.record for text in texts}:
        raise ValueError(f"{register} has other records than the register")


def read_json(path: Path) -> dict:
    try:
        return json.loads(path.read_bytes())
    except ValueError as error:
        raise ValueError(f"{path} is no JSON: {error}") from error


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def prepare(names: list[str], project: Path, texts: list[Text]) -> list[Tool]:
    tools = []
    for name in names:
        try:
            tools.append(TOOLS[name](project, texts))
        except PackageNotFoundError:
            say(f"{name} is not installed: left out")
    return tools


def run(tools: list[Tool], rounds: int, project: Path) -> None:
    """All cases of all tools, round after round, and once more for their memory. A case that fails is not tried again."""
    for number in range(1, rounds + 2):
        sample = number > rounds
        name = "memory" if sample else f"round {number} of {rounds}"
        for tool in tools:
            for case in tool.cases:
                if case.error:
                    continue
                say(f"{name}: {tool.name}: {case.label}")
                try:
                    with case.around():
                        cost = measure(case.command, project, sample)
                except (RuntimeError, OSError) as error:
                    case.error = str(error)
                    say(f"  failed: {error}")
                    continue
                if sample:
                    case.memory = cost.all_processes
                else:
                    case.costs.append(cost)


def medians(case: Case) -> Cost | None:
    """Of all rounds; None if there was none to the end."""
    return Cost(*map(median, zip(*case.costs, strict=True)))._replace(all_processes=case.memory) if case.costs else None


def cost_table(tools: list[Tool], records: int) -> str:
    """Time and memory of every case; the ratios are to Panji's cold build."""
    costs = {(tool.name, case.label): medians(case) for tool in tools for case in tool.cases}
    base = next((cost for (_, label), cost in costs.items() if label == PANJI_COLD), None)
    rows = []
    for (name, label), cost in costs.items():
        if cost is None:
            rows.append([name, label, "failed", *"——————"])
            continue
        ratios = (f"{cost.wall / base.wall:.2f}", f"{cost.cpu / base.cpu:.2f}") if base else "——"
        per_record = f"{cost.wall / records * 1000:.3f}"
        memory = (f"{cost.largest_process / 1e6:.0f}", f"{cost.all_processes / 1e6:.0f}")
        rows.append([name, label, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", per_record, *memory, *ratios])
    heads = "tool|run|wall s|CPU s|wall ms a record|largest process MB|all processes MB|wall ÷ Panji|CPU ÷ Panji"
    return markdown_table(heads.split("|"), rows, words=2)


def output_table(outputs: dict[str, Output]) -> str:
    """Number and size of what each tool made."""
    rows = [
        [
            name,
            f"{made.files:,}",
            f"{made.size / 1e6:.1f}",
            f"{made.median_page:,}",
            f"{made.largest_page:,}",
            f"{made.largest_sent:,}",
            f"{made.heavy_pages:,}",
        ]
        for name, made in outputs.items()
    ]
    heads = "tool|files|site MB|record page, median bytes|largest bytes|the same, gzip|pages over 15,000"
    return markdown_table(heads.split("|"), rows, words=1)


def markdown_table(heads: list[str], rows: list[list[str]], words: int) -> str:
    """A table whose first columns are words and the others figures."""
    rule = ["---"] * words + ["--:"] * (len(heads) - words)
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))


def machine() -> str:
    """What the figures were taken on."""
    processors = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in processors if line.startswith("model name")), "?")
    cores, load = len(os.sched_getaffinity(0)), os.getloadavg()[0]
    return f"{cores} cores, {model}; load {load:.1f} at the start; Python {platform.python_version()}"


def place(records: int) -> Path:
    """Shared memory where there is room, so that no tool is timed by the disk; else the usual folder."""
    roomy = SHARED_MEMORY.is_dir() and shutil.disk_usage(SHARED_MEMORY).free > records * BYTES_PER_RECORD
    return SHARED_MEMORY if roomy else Path(tempfile.gettempdir())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", metavar="N", type=int, nargs="?", default=10_000)
    parser.add_argument("--repeat", type=int, default=3, help="rounds (default: 3)")
    parser.add_argument("--only", default=",".join(TOOLS), help="tools, by comma (default: %(default)s)")
    parser.add_argument(
        "--tmp", type=Path, help="where register and sites are made (default: memory, if there is room)"
    )
    options = parser.parse_args()

    parent = options.tmp or place(options.records)
    started = (
        f"{machine()}; {options.records:,} records in two languages, {options.repeat} rounds, medians; in {parent}"
    )
    with tempfile.TemporaryDirectory(prefix="panji-bench-", dir=parent) as directory:
        project = Path(directory)
        say(f"making {options.records:,} records in {project}")
        subprocess.run([sys.executable, str(HERE / "synthetic.py"), str(options.records), directory], check=True)
        records = project / "records"
        texts = [Text.at(path.relative_to(records)) for path in sorted(records.rglob("*.md"))]
        tools = prepare(options.only.split(","), project, texts)
        run(tools, options.repeat, project)
        outputs, incomplete = {}, []
        for tool in tools:
            try:
                outputs[tool.name] = output_of(tool, texts)
                check_data(tool, texts)
            except FileNotFoundError as error:
                incomplete.append(f"{tool.name} made no file {error.filename}")
            except ValueError as error:
                incomplete.append(f"{tool.name}: {error}")
    failures = incomplete + [
        f"{tool.name}: {case.label}: {case.error}" for tool in tools for case in tool.cases if case.error
    ]
    print(started, cost_table(tools, options.records), output_table(outputs), *failures, sep="\n\n")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
