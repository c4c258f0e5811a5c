"""Makes a register of N synthetic bilingual records to measure with: `synthetic.py N DIR [--seed S]`.

Record i depends on the seed, on i and on the records before it, never on N: the first 500 of 10,000 are the 500.
Offices, places, posts and subjects are the repository's own; so are the words, drawn as in real prose, where the
word of rank r comes up about 1/r as often as the commonest.
"""

import argparse
import random
import re
import shutil
from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import yaml

RECORDS = Path(__file__).parents[2] / "records"
FIRST_DAY, DAYS = date(2001, 1, 1), 25 * 365
ISSUING_DEPARTMENTS = 11  # and the Chief Minister's Office, which issues half of all
TYPES = {"directive": 20, "circular": 30, "order": 20, "notification": 10, "letter": 15, "press-release": 5}
BINDING = {"directive", "circular", "order", "notification"}  # supersede and amend one another; others only cite
RELATIONS = {"supersedes": 45, "amends": 25, "cites": 30}
TRANSLATIONS = ("official", "courtesy", "machine")
LETTERS = {"hi": re.compile(r"[\u0900-\u0963\u0971-\u097f]+"), "en": re.compile(r"[a-z]+")}
STOP = {"hi": "।", "en": "."}
HEADINGS = {
    "hi": ("पृष्ठभूमि", "निर्देश", "समय-सीमा", "अनुपालन", "संदर्भ"),
    "en": ("Background", "Instructions", "Time limits", "Compliance", "References"),
}

Fields = dict[str, str]  # front matter: a key and its value as it will be written


class Record(NamedTuple):
    """What the path of a record says, and its day."""

    issuer: str
    type: str
    serial: int
    issued: date

    @property
    def id(self) -> str:
        return f"{self.issuer}/{self.type}/{self.issued.year}/{self.serial}"

    def path(self, language: str) -> str:
        return f"{self.issuer}/{self.type}/{self.issued.year}/{self.serial:04}.{language}.md"


class Relation(NamedTuple):
    """One relation to an earlier record."""

    kind: str
    target: str
    partial: bool


class Vocabulary:
    """The offices, places, posts and subjects that a record of a given day may name."""

    def __init__(self, directory: Path):
        self.lists = {
            path.stem: yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in directory.glob("*.yml")
        }
        departments = sorted(id for id in self.lists["offices"] if id.startswith("dept/"))
        self.issuers = ["cmo", *departments[:ISSUING_DEPARTMENTS]]

    def existing(self, name: str, day: date, prefix: str = "") -> list[str]:
        """The ids in the list `name` that begin with `prefix` and exist on `day`."""
        today = day.isoformat()
        return [
            id
            for id, entry in self.lists[name].items()
            if id.startswith(prefix) and entry.get("from", "") <= today < entry.get("until", "9999")
        ]

    def posts(self, office: str, day: date) -> list[str]:
        """The posts of an office; those at the top, who sign for any, where it has none of its own."""
        posts = self.existing("posts", day)
        of = {id: self.lists["posts"][id].get("office", "") for id in posts}
        return [id for id in posts if of[id] == office] or [id for id in posts if of[id] and "/" not in of[id]]

    def abbreviation(self, office: str) -> str:
        return self.lists["offices"][office].get("abbr", {}).get("hi") or office.rpartition("/")[2]


class Prose:
    """Draws words, paragraphs and whole bodies in one language."""

    def __init__(self, language: str, sample: Path):
        words = Counter((Path(__file__).parent / f"words.{language}.txt").read_text("utf-8").split())
        for path in sorted(sample.glob(f"**/*.{language}.md")):
            body = path.read_text("utf-8").partition("\n---\n")[2]
            words.update(LETTERS[language].findall(body.lower()))
        self.by_rank = [word for word, _ in words.most_common()]
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.by_rank) + 1)))
        self.language = language

    def words(self, rng: random.Random, count: int) -> str:
        return " ".join(rng.choices(self.by_rank, cum_weights=self.weights, k=count)).capitalize()

    def paragraph(self, rng: random.Random, sentences: int) -> str:
        return " ".join(self.words(rng, 12) + STOP[self.language] for _ in range(sentences))

    def items(self, rng: random.Random, count: int, marker: str) -> str:
        return "\n".join(f"{marker} {self.words(rng, 8)}" for _ in range(count))

    def table(self, rng: random.Random) -> str:
        rows = [[self.words(rng, 2) for _ in range(3)] for _ in range(4)]
        rows.insert(1, ["---"] * 3)
        return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)

    def body(self, rng: random.Random, related: list[str], has_table: bool) -> str:
        """About 230 words under four headings or five: two lists, perhaps a table, and links to related records."""
        background, instructions, limits, compliance, references = HEADINGS[self.language]
        blocks = [
            self.paragraph(rng, 3),
            f"## {background}",
            self.paragraph(rng, 5),
            f"## {instructions}",
            self.items(rng, 4, "1."),
            f"## {limits}",
            self.paragraph(rng, 2),
            self.table(rng) if has_table else self.paragraph(rng, 2),
            f"## {compliance}",
            self.paragraph(rng, 3),
            self.items(rng, 3, "-"),
        ]
        if related:
            blocks += [f"## {references}", "\n".join(f"- [{id}](/{id}/)" for id in related)]
        return "\n\n".join(blocks) + "\n"


class Maker:
    """Makes one record after the other, and remembers what later ones need to know of earlier ones."""

    def __init__(self, seed: int, sample: Path):
        self.seed = seed
        self.vocabulary = Vocabulary(sample / "vocabulary")
        self.hindi, self.english = Prose("hi", sample), Prose("en", sample)
        self.serials = Counter()
        self.earlier = defaultdict(list)  # by issuer: its records, by day
        self.superseded, self.changed, self.expiring = set(), set(), set()

    def texts(self, count: int) -> Iterator[tuple[str, str]]:
        """Path and content of both texts of each record."""
        for number in range(count):
            rng = random.Random(f"{self.seed}:{number}")
            record = self.record(rng)
            relations = self.relations(rng, record) if rng.random() < 1 / 3 else []
            points = self.points(rng, record.issued) if rng.random() < 1 / 4 else []
            has_table = rng.random() < 1 / 4
            related = [relation.target for relation in relations]
            first = self.first_header(rng, record) | relation_fields(relations)
            second = self.second_header(rng)
            if "expires" in first:
                self.expiring.add(record)
            if points:
                first["points"] = block(f"- {mapping(point)}" for point in points)
                second["points"] = block(f"{point['id']}: {self.english.words(rng, 10)}" for point in points)
            if record.type == "letter":
                first |= self.letter(rng, record)
            yield record.path("hi"), document(first, self.hindi.body(rng, related, has_table))
            yield record.path("en"), document(second, self.english.body(rng, related, has_table))
            insort(self.earlier[record.issuer], record, key=attrgetter("issued"))

    def record(self, rng: random.Random) -> Record:
        issuer = "cmo" if rng.random() < 0.5 else rng.choice(self.vocabulary.issuers[1:])
        type = pick(rng, TYPES)
        issued = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        self.serials[issuer, type, issued.year] += 1
        return Record(issuer, type, self.serials[issuer, type, issued.year], issued)

    def first_header(self, rng: random.Random, record: Record) -> Fields:
        """The front matter of a first text, apart from relations and points."""
        day, series = record.issued, list(TYPES).index(record.type) + 1
        dates = {"issued": f"{day}"}
        if rng.random() < 0.1:
            dates["effective"] = f"{later(rng, day, 60)}"
        if rng.random() < 0.05:
            dates["expires"] = f"{later(rng, day + timedelta(days=90), 1500)}"
        return {
            "number": f"प.{series}({record.serial}){self.vocabulary.abbreviation(record.issuer)}/{day.year}",
            "title": self.hindi.words(rng, 8),
            "summary": self.hindi.paragraph(rng, 1),
            **dates,
            "signatory": mapping({"post": rng.choice(self.vocabulary.posts(record.issuer, day))}),
            "to": sequence(self.addressees(rng, record)),
            "subjects": sequence(rng.sample(self.vocabulary.existing("subjects", day), rng.randint(1, 3))),
        }

    def letter(self, rng: random.Random, record: Record) -> Fields:
        """What only a letter has. All of them are sent: those received have no signatory of this office."""
        return {"direction": "out", "correspondent": self.hindi.words(rng, 3)}

    def second_header(self, rng: random.Random) -> Fields:
        """The front matter of a second text, apart from points."""
        return {
            "translation": rng.choice(TRANSLATIONS),
            "title": self.english.words(rng, 8),
            "summary": self.english.paragraph(rng, 1),
        }

    def addressees(self, rng: random.Random, record: Record) -> list[str]:
        """A group half of the time, else one to three districts; and a department or two, but for those it has."""
        day = record.issued
        if rng.random() < 0.5:
            first = [rng.choice(self.vocabulary.existing("groups", day))]
        else:
            first = rng.sample(self.vocabulary.existing("places", day, "district/"), rng.randint(1, 3))
        departments = [id for id in self.vocabulary.existing("offices", day, "dept/") if id != record.issuer]
        return first + (rng.sample(departments, rng.randint(1, 2)) if first != ["all-departments"] else [])

    def points(self, rng: random.Random, day: date) -> list[Fields]:
        """Two to four points, owned by a department or by all districts, due on a day or every month."""
        owners = ["all-districts", *self.vocabulary.existing("offices", day, "dept/")]
        return [
            {
                "id": f'"{number}"',
                "text": self.hindi.words(rng, 10),
                "owner": rng.choice(owners),
                "due": rng.choice((f"{later(rng, day, 300)}", "monthly")),
            }
            for number in range(1, rng.randint(2, 4) + 1)
        ]

    def relations(self, rng: random.Random, record: Record) -> list[Relation]:
        """One to three relations to the issuer's earlier records; each record is superseded as a whole at most once.

        What is superseded, will expire, or was changed by a record of any day, is from then on only cited or amended.
        """
        found = []
        candidates = self.earlier[record.issuer]
        before = bisect_right(candidates, record.issued, key=attrgetter("issued"))
        for position in rng.sample(range(before), min(rng.randint(1, 3), before)):
            target, kind = candidates[position], pick(rng, RELATIONS)
            partial = kind == "amends" or (kind == "supersedes" and rng.random() < 0.3)
            over = target in self.superseded or target in self.expiring
            if over or not {record.type, target.type} <= BINDING or (target in self.changed and not partial):
                kind, partial = "cites", False
            if kind != "cites":
                (self.changed if partial else self.superseded).add(target)
            found.append(Relation(kind, target.id, partial))
        return sorted(found, key=lambda each: list(RELATIONS).index(each.kind))


def relation_fields(relations: list[Relation]) -> Fields:
    """Relations as front matter: a list for each kind."""
    kinds = defaultdict(list)
    for kind, target, partial in relations:
        kinds[kind].append(mapping({"record": target, "scope": "para 2"}) if partial else target)
    return {kind: sequence(items) for kind, items in kinds.items()}


def pick(rng: random.Random, weights: dict[str, int]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def later(rng: random.Random, day: date, within: int) -> date:
    return day + timedelta(days=rng.randint(1, within))


def sequence(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def mapping(fields: Fields) -> str:
    return f"{{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}"


def block(lines: Iterable[str]) -> str:
    return "".join(f"\n  {line}" for line in lines)


def document(fields: Fields, body: str) -> str:
    """A file: front matter and body."""
    lines = (f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}" for key, value in fields.items())
    return "\n".join(["---", *lines, "---", body])


def write_register(count: int, directory: Path, seed: int = 1, sample: Path = RECORDS) -> None:
    """Writes DIR/records: register.yml and the vocabulary of the sample register, and `count` records."""
    records = directory / "records"
    shutil.copytree(sample / "vocabulary", records / "vocabulary")
    shutil.copy(sample / "register.yml", records)
    for path, text in Maker(seed, sample).texts(count):
        file = records / path
        try:
            file.write_text(text, "utf-8")
        except FileNotFoundError:
            file.parent.mkdir(parents=True)
            file.write_text(text, "utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("count", metavar="N", type=int)
    arguments.add_argument("directory", metavar="DIR", type=Path, help="where `records` is made; it must not exist")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    write_register(options.count, options.directory, options.seed)
