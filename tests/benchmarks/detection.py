"""Counts what the rules on language and privacy find: nothing in good texts, everything in bad ones. `make bench-detection`.

False alarms are counted in the sample register and in folders of Markdown that are named, each a collection of texts
that are good in these respects. Misses are counted among specimens: sentences of the sample register as they would be
typed for Kruti Dev, and Aadhaar numbers made up with a right check digit. Prints a table; exits with 1 if more is
missed than `--misses` allows, or if a rule of `--silent` finds something.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "scripts")]

from specimens import PLACES, SAMPLE, aadhaar_numbers, file_of, sentences  # noqa: E402
from typewriter import typed  # noqa: E402

from panji.diagnostic import Finding  # noqa: E402
from panji.file import File  # noqa: E402
from panji.register import Register  # noqa: E402
from panji.rules import by_family  # noqa: E402

RULES = [rule for family in ("language", "privacy") for rule in by_family()[family]]
AS_OF = date(2026, 11, 22)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--english", type=Path, action="append", default=[], help="a folder of good English texts")
    parser.add_argument("--hindi", type=Path, action="append", default=[], help="a folder of good Hindi texts")
    parser.add_argument("--specimens", type=int, default=100, help="of each kind")
    parser.add_argument("--misses", type=int, default=1, help="of each kind that are borne")
    parser.add_argument("--silent", default="legacy-font,aadhaar-number", help="rules that may find nothing")
    parser.add_argument("--show", default="", metavar="RULE", help="print each false alarm of a rule")
    options = parser.parse_args()

    folders = {"sample, Hindi": (SAMPLE, "hi"), "sample, English": (SAMPLE, "en")}
    folders |= {f"{folder.name}, English": (folder, "en") for folder in options.english}
    folders |= {f"{folder.name}, Hindi": (folder, "hi") for folder in options.hindi}
    alarms: dict[str, Counter[str]] = {}
    texts: dict[str, int] = {}
    for name, (folder, language) in folders.items():
        found: Counter[str] = Counter()
        texts[name] = 0
        for path, file in read_all(folder, language):
            texts[name] += 1
            for rule, finding in findings(file):
                found[rule] += 1
                if rule == options.show:
                    print(f"{path}: {finding.message.en}", file=sys.stderr)
        alarms[name] = found
    print("| rule | " + " | ".join(f"{name} ({texts[name]})" for name in folders) + " |")
    print("| --- |" + " --: |" * len(folders))
    for rule in RULES:
        print(f"| {rule.name} | " + " | ".join(str(alarms[name][rule.name]) for name in folders) + " |")

    print("\n| specimens | of | missed |\n| --- | --: | --: |")
    worst = 0
    for name, missed in misses(options.specimens).items():
        print(f"| {name} | {options.specimens} | {len(missed)} |")
        worst = max(worst, len(missed))
        for each in missed:
            print(f"missed: {each}", file=sys.stderr)
    noise = sum(found[rule] for found in alarms.values() for rule in options.silent.split(","))
    return int(worst > options.misses or noise > 0)


def read_all(folder: Path, language: str) -> Iterator[tuple[Path, File]]:
    """Every Markdown file of a folder as if it were a text of a register; of a register only those in the language."""
    for path in sorted(folder.rglob("*.md")):
        if (tail := re.search(r"\.(hi|en)\.md$", path.name)) and tail[1] != language:
            continue
        front, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        said = re.search(r"^lang: *(hi|en)$", front, re.MULTILINE)
        title = re.search(r"^title: *['\"]?(.*?)['\"]?$", front, re.MULTILINE)
        yield path, file_of(body, re.sub(r"['\\]", "", title[1]) if title else "", said[1] if said else language)


def findings(file: File) -> Iterator[tuple[str, Finding]]:
    register = Register([file])
    for rule in RULES:
        if hasattr(rule.module, "check_file"):
            yield from ((rule.name, finding) for finding in rule.module.check_file(file))
        if hasattr(rule.module, "check_alone"):
            for record in register.records.values():
                yield from ((rule.name, finding) for finding in rule.module.check_alone(record, register))
        if hasattr(rule.module, "check_record"):
            for record in register.records.values():
                yield from ((rule.name, finding) for finding in rule.module.check_record(record, register, AS_OF))


def misses(count: int) -> dict[str, list[str]]:
    """The specimens of each kind that are not found."""
    chance = random.Random(20261122)
    known = sentences()
    chosen = chance.sample(known, count)
    numbers = aadhaar_numbers(chance)
    written = [(next(numbers), chance.choice(PLACES)) for _ in range(count)]
    kinds = {
        "Kruti Dev, a sentence as the body": [(each, file_of(typed(each))) for each in chosen],
        "Kruti Dev, a sentence as the title": [
            (each, file_of("पाठ।", typed(each).replace("'", "’"))) for each in chosen
        ],
        "Kruti Dev, one line among Unicode": [
            (each, file_of(f"{chance.choice(known)}\n\n{typed(each)}\n\n{chance.choice(known)}")) for each in chosen
        ],
        "Aadhaar numbers": [(number, file_of(place.format(number))) for number, place in written],
        "Aadhaar numbers, in English": [
            (number, file_of(place.format(number), "Relief", "en")) for number, place in written
        ],
    }
    wanted = {name: "aadhaar-number" if "Aadhaar" in name else "legacy-font" for name in kinds}
    return {
        name: [each for each, file in specimens if wanted[name] not in {rule for rule, _ in findings(file)}]
        for name, specimens in kinds.items()
    }


if __name__ == "__main__":
    sys.exit(main())
