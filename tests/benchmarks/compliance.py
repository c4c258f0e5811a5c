"""Times the site of a register in which much is owed and reported: `compliance.py [--directives N] [--months N]`.

N directives to all districts, each with a monthly point, and a report of every district for every month, which speaks of
all of them: 200 directives, 41 districts and 24 months make 196,800 items. Of the districts one never reports and one falls
silent. Exits with 1 if a run failed or a page is larger than 300 kB; times are reported, never judged.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta
from pathlib import Path

from publish import REPOSITORY, cold, machine, markdown_table, measure, panji_command, place, say
from synthetic import RECORDS, Prose, Vocabulary, block, document, mapping

START = date(2025, 1, 1)
LARGEST_PAGE = 300_000
BYTES_PER_ITEM = 3_000


class Maker:
    """Makes the directives and the reports, path and content of each text."""

    def __init__(self, directives: int, months: int, seed: int = 1):
        self.rng = random.Random(seed)
        self.hindi, self.english = Prose("hi", RECORDS), Prose("en", RECORDS)
        vocabulary = Vocabulary(RECORDS / "vocabulary")
        self.subjects = vocabulary.existing("subjects", START)
        self.districts = vocabulary.existing("places", START, "district/")
        self.days = [month_end(START, number) for number in range(months)]
        self.count = directives

    def texts(self) -> Iterator[tuple[str, str]]:
        yield from self.directives()
        for number, day in enumerate(self.days, 1):
            for position, district in enumerate(self.districts):
                if position and not (position == 1 and number > len(self.days) / 2):
                    yield self.report(district, number, day)
        yield self.meeting(self.days[-1])

    def directives(self) -> Iterator[tuple[str, str]]:
        for serial in range(1, self.count + 1):
            first = {
                "number": f"प.9({serial})मुमका/{START.year}",
                "title": self.hindi.words(self.rng, 8),
                "issued": f"{START}",
                "signatory": mapping({"post": "secretary-to-cm"}),
                "to": "[all-districts]",
                "subjects": f"[{self.rng.choice(self.subjects)}]",
                "points": block([f"- {mapping(self.point(serial))}"]),
            }
            second = {
                "translation": "official",
                "title": self.english.words(self.rng, 8),
                "points": block([f'"1": {self.english.words(self.rng, 10)}']),
            }
            path = f"cmo/directive/{START.year}/{serial:04}"
            yield f"{path}.hi.md", document(first, self.hindi.paragraph(self.rng, 3))
            yield f"{path}.en.md", document(second, self.english.paragraph(self.rng, 3))

    def point(self, serial: int) -> dict[str, str]:
        """Monthly; every tenth has a number to reach, and every fifth a day instead."""
        point = {"id": '"1"', "text": self.hindi.words(self.rng, 10), "due": "monthly"}
        if serial % 5 == 0:
            point["due"] = f"{START + timedelta(days=serial * 3)}"
        if serial % 10 == 0:
            point["measure"] = "{unit: percent, target: 90}"
        return point

    def report(self, district: str, number: int, day: date) -> tuple[str, str]:
        items = [self.item(serial, number / len(self.days)) for serial in range(1, self.count + 1)]
        front = {
            "title": "मासिक पालना प्रतिवेदन",
            "issued": f"{day}",
            "as_on": f"{day}",
            "items": block(f"- {mapping(item)}" for item in items),
        }
        return f"{district}/report/{day.year}/{number:04}.hi.md", document(front, "प्रतिवेदन संलग्न है।\n")

    def item(self, serial: int, share: float) -> dict[str, str]:
        """The later, the likelier it is done."""
        item = {"point": f"cmo/directive/{START.year}/{serial}#1", "status": "in-progress"}
        if self.rng.random() < share / 2:
            item |= {"status": "complied", "evidence": "निरीक्षण प्रतिवेदन"}
        if serial % 10 == 0:
            item["value"] = str(min(100, round(share * 100 * self.rng.uniform(0.7, 1.2))))
        return item

    def meeting(self, day: date) -> tuple[str, str]:
        about = [f"cmo/directive/{START.year}/{serial}" for serial in range(1, min(10, self.count) + 1)]
        front = {
            "title": "समीक्षा बैठक",
            "issued": f"{day}",
            "chair": "सचिव, मुख्यमंत्री",
            "agenda": block([f"- {{text: निर्देशों की पालना, about: [{', '.join(about)}]}}"]),
        }
        return f"cmo/meeting/{day.year}/0001.hi.md", document(front, self.hindi.paragraph(self.rng, 2))


def month_end(start: date, number: int) -> date:
    year, month = divmod(start.year * 12 + start.month + number, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def write_register(maker: Maker, directory: Path) -> int:
    """Writes DIR/records, and says how many texts there are."""
    records = directory / "records"
    shutil.copytree(RECORDS / "vocabulary", records / "vocabulary")
    shutil.copy(RECORDS / "register.yml", records)
    texts = list(maker.texts())
    for path, text in texts:
        (records / path).parent.mkdir(parents=True, exist_ok=True)
        (records / path).write_text(text, "utf-8")
    return len(texts)


@contextmanager
def one_more(maker: Maker, project: Path) -> Iterator[None]:
    """One district reports once more, for the time of a run."""
    path, text = maker.report(maker.districts[-1], 900, maker.days[-1])
    file = project / "records" / path
    file.write_text(text, "utf-8")
    try:
        yield
    finally:
        file.unlink()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--directives", type=int, default=200)
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument("--tmp", type=Path, help="where register and site are made (default: memory, if there is room)")
    parser.add_argument(
        "--keep", type=Path, help="make the register in this new folder, build nothing, and leave it there"
    )
    options = parser.parse_args()
    maker = Maker(options.directives, options.months)
    if options.keep:
        print(f"{write_register(maker, options.keep):,} texts in {options.keep}")
        return 0

    items = options.directives * options.months * len(maker.districts)
    started = f"{machine()}; {options.directives:,} directives, {items:,} items"
    parent = options.tmp or place(items * BYTES_PER_ITEM // 250_000)
    with tempfile.TemporaryDirectory(prefix="panji-bench-", dir=parent) as directory:
        project = Path(directory)
        say(f"making {items:,} items in {project}")
        write_register(maker, project)
        for name in ("docs", "scripts"):
            shutil.copytree(REPOSITORY / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(REPOSITORY / "mkdocs.yml", project)
        site = project / "site"
        build = panji_command(project, "build", "--as-of", f"{maker.days[-1] + timedelta(days=1)}", "--site", str(site))
        cases = {
            "build, cold": cold(site, project / ".panji"),
            "build, nothing changed": nullcontext,
            "build, one report more": lambda: one_more(maker, project),
        }
        costs = {}
        for sample in (False, True):  # each case leaves what the next one begins with
            for label, around in cases.items():
                say(f"{label}, memory" if sample else label)
                with around():
                    costs[label, sample] = measure(build, project, sample)
        rows = []
        for label in cases:
            cost, all_processes = costs[label, False], costs[label, True].all_processes
            memory = (f"{cost.largest_process / 1e6:.0f}", f"{all_processes / 1e6:.0f}")
            rows.append([label, f"{cost.wall:.1f}", f"{cost.cpu:.1f}", *memory])
        pages = sorted(((path.stat().st_size, path) for path in site.rglob("*.html")), reverse=True)
    print(
        started,
        markdown_table(["run", "wall s", "CPU s", "largest process MB", "all processes MB"], rows, words=1),
        sep="\n\n",
    )
    print(f"\n{len(pages):,} pages; the largest:\n")
    print("\n".join(f"- {size:,} bytes: {path.relative_to(site)}" for size, path in pages[:5]))
    too_large = [path for size, path in pages if size > LARGEST_PAGE]
    if too_large:
        print(f"\n{len(too_large)} pages are larger than {LARGEST_PAGE:,} bytes")
    return bool(too_large)


if __name__ == "__main__":
    sys.exit(main())
