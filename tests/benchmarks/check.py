"""Times the check of synthetic registers of several sizes, beside other validators: `check.py [SIZES]`, or `make bench-check`.

Every command runs once in each round, so that a busy minute of the machine meets all of them; figures are medians over
rounds. Exits with 1 only if something failed to run; times are reported, never judged.
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from publish import BIN, HERE, Case, Tool, cold, machine, markdown_table, medians, panji_command, place, retitled, say
from publish import run as run_rounds

from panji.corpus import Corpus
from panji.schemas import schema

READ = "import sys, gc; gc.disable(); from pathlib import Path; from panji.corpus import Corpus; Corpus(Path(sys.argv[1]), cache=False).read().records"
NOT_LATER = ("-c", "gc.auto=0", "-c", "maintenance.auto=false")  # else git packs what it got while others are timed
GIT = ("git", *NOT_LATER, "-c", "user.name=bench", "-c", "user.email=bench@example.org")
COLD, BASE = "check, cold", "check --base, one text changed"


class Front(NamedTuple):
    """The front matter of the same texts as files of YAML, by the schema that they have to fit."""

    folder: Path
    schemas: list[str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sizes", metavar="SIZES", nargs="?", default="1000,10000,40000", help="texts, by comma (default: %(default)s)"
    )
    parser.add_argument("--repeat", type=int, default=3, help="rounds (default: 3)")
    parser.add_argument("--peers-up-to", type=int, default=10_000, help="texts for other validators (default: 10000)")
    parser.add_argument("--slow-up-to", type=int, default=1000, help="texts for the slowest of them (default: 1000)")
    parser.add_argument("--tmp", type=Path, help="where registers are made (default: memory, if there is room)")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    parent = options.tmp or place(max(sizes))
    print(f"{machine()}; {options.repeat} rounds, medians; in {parent}\n", flush=True)
    rows, failures = [], []
    for texts in sizes:
        with tempfile.TemporaryDirectory(prefix="panji-bench-", dir=parent) as directory:
            project = Path(directory)
            tools = prepare(project, texts, texts <= options.peers_up_to, texts <= options.slow_up_to)
            run_rounds(tools, options.repeat, project)
            rows += figures(tools, texts)
            failures += [
                f"{tool.name}: {each.label}: {each.error}" for tool in tools for each in tool.cases if each.error
            ]
    print(table(rows), *failures, sep="\n\n")
    return bool(failures)


def prepare(project: Path, texts: int, peers: bool, slow: bool) -> list[Tool]:
    """A register of so many texts (half as many records) under git, and what is to be timed with it."""
    say(f"making {texts:,} texts in {project}")
    subprocess.run([sys.executable, str(HERE / "synthetic.py"), str(texts // 2), str(project)], check=True)
    (project / ".gitignore").write_text(".panji/\n", "utf-8")
    for command in (["init", "--quiet", "-b", "main"], ["add", "-A"], ["commit", "--quiet", "-m", "all"]):
        subprocess.run([*GIT, *command], cwd=project, check=True)
    tools = [panji(project)]
    if peers:
        front = front_matter(project)
        tools += [tool for tool in (check_jsonschema(front), yamllint(front)) if tool]
    if slow and (tool := pymarkdown(project)):
        tools.append(tool)
    return tools


def panji(project: Path) -> Tool:
    second = sorted((project / "records").rglob("*.en.md"))[7]
    check = panji_command(project, "check")
    forget = cold(project / ".panji")
    cases = [
        Case("reading alone", [sys.executable, "-c", READ, str(project)]),
        Case(COLD, check, forget),
        Case("check, nothing changed", check),
        Case(BASE, [*check, "--base", "main"], lambda: retitled(second)),
    ]
    return Tool("Panji", cases, project, str)


def front_matter(project: Path) -> Front:
    """Written beside the register, untimed, with the schemas that `panji editor` writes."""
    folder, vocabulary = project / "front", Corpus(project).outline().vocabulary
    for path in (project / "records").rglob("*.md"):
        fields = path.read_text("utf-8").split("---\n", 2)[1]
        kind = "second-text" if ".en." in path.name else path.parts[-3]
        target = folder / kind / f"{'-'.join(path.parts[-4:-1])}-{path.stem}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(fields, "utf-8")
    kinds = sorted(each.name for each in folder.iterdir())
    for kind in kinds:
        (project / f"{kind}.json").write_text(json.dumps(schema(kind, vocabulary)), "utf-8")
    return Front(folder, kinds)


def check_jsonschema(front: Front) -> Tool | None:
    """One run for each schema; its cost of starting is a quarter of a second each."""
    runs = [
        f"find {shlex.quote(str(front.folder / kind))} -name '*.yaml' -print0 | xargs -0 -n 20000 "
        f"{BIN / 'check-jsonschema'} --quiet --schemafile {shlex.quote(str(front.folder.parent / kind))}.json"
        for kind in front.schemas
    ]
    return peer("check-jsonschema", "front matter, our schemas", " && ".join(runs), front.folder)


def yamllint(front: Front) -> Tool | None:
    rules = "{extends: relaxed, rules: {line-length: disable}}"
    command = f"{BIN / 'yamllint'} --no-warnings -d {shlex.quote(rules)} {shlex.quote(str(front.folder))}"
    return peer("yamllint", "front matter, form of YAML alone", command, front.folder)


def pymarkdown(project: Path) -> Tool | None:
    command = f"{BIN / 'pymarkdown'} --stack-trace --set extensions.front-matter.enabled=\\$!True scan -r {project / 'records'}"
    return peer(
        "pymarkdownlnt", "Markdown, its own rules", f"{command} > {project / 'found.txt'}; test $? -le 1", project
    )


def peer(name: str, what: str, command: str, folder: Path) -> Tool | None:
    """Another validator, if it is installed."""
    try:
        return Tool(f"{name} {version(name)}", [Case(what, ["sh", "-c", command])], folder, str)
    except PackageNotFoundError:
        say(f"{name} is not installed: left out")
        return None


def figures(tools: list[Tool], texts: int) -> list[list[str]]:
    """Time and memory of every case; the ratios are to Panji's cold check of the same texts."""
    costs = [(tool.name, case.label, medians(case)) for tool in tools for case in tool.cases]
    base = next((cost for _, label, cost in costs if label == COLD), None)
    rows = []
    for name, label, cost in costs:
        if cost is None:
            rows.append([name, label, f"{texts:,}", *"——————"])
            continue
        ratio = f"{cost.cpu / base.cpu:.2f}" if base else "—"
        memory = (f"{cost.largest_process / 1e6:.0f}", f"{cost.all_processes / 1e6:.0f}")
        per_text = (f"{cost.wall / texts * 1000:.3f}", f"{cost.cpu / texts * 1000:.3f}")
        rows.append([name, label, f"{texts:,}", f"{cost.wall:.2f}", *per_text, *memory, ratio])
    return rows


def table(rows: list[list[str]]) -> str:
    heads = "tool|run|texts|wall s|wall ms a text|CPU ms a text|largest process MB|all processes MB|CPU ÷ Panji, cold"
    return markdown_table(heads.split("|"), rows, words=2)


if __name__ == "__main__":
    sys.exit(main())
