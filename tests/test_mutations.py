"""Three hundred single mistakes, made at random in the sample register and proposed: does the rule that should see them?

Each kind of mistake names the rules of which one has to find it, in the record or list where it was made. Whatever slips
through is printed, with what was changed.
"""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pytest

from panji import file
from panji.change import Changes
from panji.check import check
from panji.record_types import record_types
from panji.register import Register
from panji.rules import inspect, rules

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 22)
COUNT, SEED, ENOUGH = 300, 20261122, 0.97

GUIDES = ("docs/guide/check.md", "docs/en/guide/check.md")
UNSEEN = {
    "a full stop that is none": ("दोनों ओर रिक्त स्थान वाला `|`", "a `|` with a space on either side"),
    "what should have been filled in": ("खाली छोड़ी गई जगह (`_____`)", "a blank (`_____`)"),
}
"""The kinds of which some are missed, and the words with which the guides to the check tell of them."""

Edit = dict[str, bytes | None]
"""The files that are other now; None for one that is gone."""


@dataclass(frozen=True)
class Paper:
    """A text of the sample register, to be written again with one thing changed."""

    path: str
    front: str
    body: str

    @property
    def first(self) -> bool:
        return "\ntranslation:" not in f"\n{self.front}"

    @cached_property
    def id(self) -> str:
        return str(file.spot(self.path).id)

    def has(self, key: str) -> bool:
        return f"\n{key}:" in f"\n{self.front}"

    def value(self, key: str) -> str:
        return re.search(rf"^{key}: *(.*)$", self.front, re.MULTILINE)[1]

    def with_front(self, front: str) -> Edit:
        return {self.path: f"---\n{front}\n---\n{self.body}".encode()}

    def with_body(self, body: str) -> Edit:
        return {self.path: f"---\n{self.front}\n---\n{body}".encode()}

    def with_value(self, key: str, value: str) -> Edit:
        """One field changed, or added after the title."""
        line = f"{key}: {value}"
        if not self.has(key):
            return self.with_front(re.sub(r"(?m)^title:.*$", lambda title: f"{title[0]}\n{line}", self.front, count=1))
        return self.with_front(
            re.sub(rf"^{key}:.*(?:\n[ -].*)*", lambda _: line, self.front, count=1, flags=re.MULTILINE)
        )


class Sample:
    """The sample register in memory."""

    def __init__(self) -> None:
        self.contents = {
            path.relative_to(ROOT).as_posix(): path.read_bytes()
            for path in sorted((ROOT / "records").rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }
        self.files = {path: self.read(path, content) for path, content in self.contents.items()}
        self.papers = [
            Paper(path, *content.decode().removeprefix("---\n").split("\n---\n", 1))
            for path, content in self.contents.items()
            if path.endswith(".md")
        ]
        self.register = Register(self.files.values())

    @staticmethod
    def read(path: str, content: bytes) -> file.File:
        read = file.read(path, content, hashlib.sha256(content).hexdigest()).measured()
        return read._replace(findings=inspect(read))

    def found(self, edit: Edit) -> list[tuple[str, str]]:
        """The rules that `panji check --base` gives of an edit, each with the file."""
        files, contents = dict(self.files), self.contents | edit
        for path, content in edit.items():
            files.pop(path, None)
            if content is not None:
                files[path] = self.read(path, content)
        register = Register(files.values())
        changes = Changes(register, {path: self.files.get(path) for path in edit})

        def locate(path: str):
            content = contents.get(path)
            return file.document_of(path, content) if content is not None else file.document_of(path, b"")

        checked = check(register, AS_OF, locate, changes=changes)
        return [(each.rule, path) for each in checked.found for path in (each.path, *(at.path for at in each.related))]


class Slip(NamedTuple):
    """A kind of mistake: who should find it, and how it is made."""

    name: str
    rules: tuple[str, ...]
    make: Callable[[random.Random, Sample], Edit]


SLIPS: list[Slip] = []


def slip(*names: str):
    """Make a function a kind of mistake, to be found by one of these rules."""

    def keep(make: Callable[[random.Random, Sample], Edit]):
        SLIPS.append(Slip(make.__name__.replace("_", " "), names, make))
        return make

    return keep


def pick(rng: random.Random, sample: Sample, fits: Callable[[Paper], bool]) -> Paper:
    return rng.choice([paper for paper in sample.papers if fits(paper)])


def at_random(rng: random.Random, pattern: str, new: Callable[[str], str], text: str) -> str:
    """The text with one of the pattern's matches replaced."""
    match = rng.choice(list(re.finditer(pattern, text, re.MULTILINE)))
    return text[: match.start()] + new(match[0]) + text[match.end() :]


def in_body(rng: random.Random, sample: Sample, pattern: str, new: Callable[[str], str], where: str = "") -> Edit:
    """One place changed in the text of a file that has such a place, and `where` in its name."""
    paper = pick(rng, sample, lambda paper: where in paper.path and bool(re.search(pattern, paper.body, re.MULTILINE)))
    return paper.with_body(at_random(rng, pattern, new, paper.body))


def in_front(rng: random.Random, sample: Sample, pattern: str, new: Callable[[str], str], first: bool = True) -> Edit:
    """One place changed in the front matter of a first text that has such a place, or of a second."""

    def fits(paper: Paper) -> bool:
        return paper.first is first and bool(re.search(pattern, paper.front, re.MULTILINE))

    paper = pick(rng, sample, fits)
    return paper.with_front(at_random(rng, pattern, new, paper.front))


FIGURE = r"\b\d+(?= (?:per cent|days|lakh|crore))"
"""A number of the translation that says how much or how long."""


DUE = r"(?<=[ {])due: \d{4}"


def binding(paper: Paper) -> bool:
    return paper.first and paper.has("to") and paper.has("signatory") and "/letter/" not in paper.path


# -- fields


@slip("missing-field")
def a_required_key_is_left_out(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first and paper.has("number"))
    required = record_types()[file.spot(paper.path).id.type].required
    key = rng.choice([key for key in required if paper.has(key)])
    return paper.with_front(
        re.sub(rf"^{key}:.*\n?(?:[ -].*\n?)*", "", paper.front, count=1, flags=re.MULTILINE).rstrip("\n")
    )


@slip("missing-field", "empty-value")
def a_value_is_left_out(rng: random.Random, sample: Sample) -> Edit:
    return pick(rng, sample, binding).with_value(rng.choice(["number", "title", "issued", "to"]), "")


@slip("unknown-key")
def a_key_is_misspelt(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first)
    key = rng.choice(re.findall(r"^([a-z_]{5,}):", paper.front, re.MULTILINE))
    at = rng.randrange(len(key) - 1)
    wrong = rng.choice(
        [key[:at] + key[at + 1] + key[at] + key[at + 2 :], key[:at] + key[at + 1 :], key + "s", key.title()]
    )
    if wrong == key:
        wrong = key + key[-1]
    return paper.with_front(re.sub(rf"^{key}:", f"{wrong}:", paper.front, count=1, flags=re.MULTILINE))


@slip("duplicate-key")
def a_key_stands_twice(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first)
    line = rng.choice(re.findall(r"^[a-z_]+: .+$", paper.front, re.MULTILINE))
    return paper.with_front(f"{line}\n{paper.front}")


@slip("wrong-type")
def a_date_is_written_as_on_paper(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first)
    year, month, day = paper.value("issued").split("-")
    return paper.with_value("issued", rng.choice([f"{day}.{month}.{year}", f"{day}/{month}/{year}", f"{year}-{month}"]))


@slip("wrong-type")
def a_day_that_does_not_exist(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first)
    return paper.with_value("issued", f"{paper.value('issued')[:4]}-{rng.choice(['02-30', '13-01', '06-31', '00-10'])}")


@slip("wrong-type")
def a_list_is_no_list(rng: random.Random, sample: Sample) -> Edit:
    key = rng.choice(["to", "subjects"])
    paper = pick(rng, sample, lambda paper: paper.first and paper.has(key) and paper.value(key).startswith("["))
    return paper.with_value(key, paper.value(key).strip("[]").split(",")[0])


@slip("wrong-type")
def a_word_that_is_no_choice(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: not paper.first)
    return paper.with_value("translation", rng.choice(["oficial", "human", "yes"]))


# -- identity


@slip("misplaced-file", "number-year-differs")
def the_year_of_issue_is_another(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first)
    issued = paper.value("issued")
    return paper.with_value("issued", f"{int(issued[:4]) - rng.randint(1, 3)}{issued[4:]}")


@slip("misplaced-file")
def a_file_lies_elsewhere(rng: random.Random, sample: Sample) -> Edit:
    path = pick(rng, sample, lambda paper: paper.first).path
    folder, name = path.rsplit("/", 1)
    year = folder.rsplit("/", 1)[1]
    other = rng.choice([f"{folder}s/{name}", f"{folder}/{name.lstrip('0')}", f"{folder}/{name.replace('.hi.', '.').replace('.en.', '.')}",
                        f"{folder.replace(f'/{year}', '')}/{name}", f"{folder}/0{name}"])  # fmt: skip
    return {path: None, other: sample.contents[path]}


@slip("duplicate-number")
def a_number_of_another_record(rng: random.Random, sample: Sample) -> Edit:
    def series(paper: Paper) -> str:
        return f"{file.spot(paper.path).id.issuer} {paper.value('issued')[:4]}"

    numbered = [
        paper for paper in sample.papers if paper.first and paper.has("number") and "/letter/" not in paper.path
    ]
    often = {name for name, count in Counter(map(series, numbered)).items() if count > 1}
    paper = rng.choice([paper for paper in numbered if series(paper) in often])
    other = rng.choice([each for each in numbered if series(each) == series(paper) and each != paper])
    return paper.with_value("number", other.value("number"))


@slip("duplicate-id")
def a_translation_says_not_that_it_is_one(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: not paper.first and not paper.has("points"))
    return paper.with_front(re.sub(r"^translation:.*\n", "", paper.front, flags=re.MULTILINE) + "\nissued: 2026-01-01")


@slip("second-text-without-first", "duplicate-id", "missing-field")
def the_authentic_text_says_it_is_a_translation(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first)
    title = f"translation: official\ntitle: {paper.value('title')}"
    return paper.with_front(title)


# -- dates


@slip("effective-before-issued", "expires-before-effective")
def dates_are_swapped(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: binding(paper) and paper.value("issued")[5:7] > "01")
    issued = paper.value("issued")
    earlier = f"{issued[:4]}-01-{rng.randint(1, 28):02}"
    return paper.with_value(rng.choice(["effective", "expires"]), earlier)


@slip("future-date", "misplaced-file")
def a_day_to_come(rng: random.Random, sample: Sample) -> Edit:
    return pick(rng, sample, lambda paper: paper.first).with_value("issued", f"2026-12-{rng.randint(1, 28):02}")


@slip("far-future")
def a_century_too_late(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, binding)
    return paper.with_value("expires", f"21{rng.randint(10, 99)}-03-31")


@slip("due-before-issued", "milestone-order", "wrong-type")
def a_point_is_due_before_it_is_ordered(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first and bool(re.search(DUE, paper.front)))
    before = f"due: {int(paper.value('issued')[:4]) - 1}"
    return paper.with_front(at_random(rng, DUE, lambda _: before, paper.front))


# -- vocabulary


@slip("unknown-term")
def a_name_is_misspelt(rng: random.Random, sample: Sample) -> Edit:
    pattern = r"(?:^(?:to|copy_to|subjects): \[|\{post: )[a-z/-]*[a-z]{3}(?=[,\]}])"
    return in_front(rng, sample, pattern, lambda found: f"{found[:-2]}{found[-1]}{found[-2]}x")


@slip("term-not-in-use")
def an_addressee_that_is_no_more(rng: random.Random, sample: Sample) -> Edit:
    gone = [entry for entry in sample.register.vocabulary["places"].values() if entry.until]
    paper = pick(rng, sample, lambda paper: binding(paper) and paper.value("issued") > "2025-01-01")
    return paper.with_value("to", f"[{rng.choice(gone).id}]")


@slip("term-not-in-use", "signatory-not-of-office")
def a_signatory_of_another_time(rng: random.Random, sample: Sample) -> Edit:
    gone = [
        post for post in sample.register.vocabulary["posts"].values() if post.until and post.until < date(2000, 1, 1)
    ]
    paper = pick(rng, sample, lambda paper: binding(paper) and "/cmo/" in paper.path and paper.value("issued") > "2000")
    return paper.with_value("signatory", f"{{post: {rng.choice(gone).id}}}")


# -- relations


@slip("partial-without-scope", "missing-field", "wrong-type")
def an_amendment_of_no_part(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: binding(paper) and paper.value("issued") > "2024")
    target = pick(rng, sample, lambda other: binding(other) and other.value("issued") < "2020")
    return paper.with_value("amends", f"[{target.id}]")


@slip("dangling-relation", "target-later-than-source")
def a_relation_leads_to_nothing(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, binding)
    target = at_random(
        rng, r"\d+$", lambda serial: str(int(serial) + rng.choice([40, 100, 900])), pick(rng, sample, binding).id
    )
    return paper.with_value("cites", f"[{target}]")


@slip("relation-to-itself")
def a_relation_leads_to_itself(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, binding)
    return paper.with_value(rng.choice(["supersedes", "cites", "amends"]), f"[{paper.id}]")


@slip("target-later-than-source", "relation-cycle")
def a_relation_leads_forward(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: binding(paper) and paper.value("issued") < "2025")
    later = pick(rng, sample, lambda other: binding(other) and other.value("issued") > paper.value("issued"))
    return paper.with_value(rng.choice(["supersedes", "amends", "implements"]), f"[{later.id}]")


# -- points and second texts


@slip("duplicate-point")
def two_points_of_one_number(rng: random.Random, sample: Sample) -> Edit:
    return in_front(rng, sample, r'id: "2"', lambda _: 'id: "1"')


@slip("point-text-missing")
def a_point_is_not_translated(rng: random.Random, sample: Sample) -> Edit:
    edit = in_front(rng, sample, r'^ +"\d+": .*$\n?', lambda _: "", first=False)
    return {path: content.replace(b"\n\n---", b"\n---") for path, content in edit.items()}


# -- characters


@slip("unclean-text")
def saved_by_another_editor(rng: random.Random, sample: Sample) -> Edit:
    path = pick(rng, sample, lambda paper: True).path
    content = sample.contents[path]
    return {path: rng.choice([b"\xef\xbb\xbf" + content, content.replace(b"\n", b"\r\n")])}


@slip("unreadable-file")
def a_front_matter_that_is_none(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first)
    text = sample.contents[paper.path].decode()
    return {paper.path: rng.choice([
        text.replace("\n---\n", "\n", 1).encode(),
        text.removeprefix("---\n").encode(),
        text.replace("\ntitle: ", "\n\ttitle: ", 1).encode(),
        text.replace("\ntitle: ", "\ntitle: a: ", 1).encode(),
        text.replace("[", "{", 1).encode(),
        text.encode("utf-16"),
        b"",
    ])}  # fmt: skip


@slip("not-nfc")
def letters_in_two_pieces(rng: random.Random, sample: Sample) -> Edit:
    whole = {unicodedata.normalize("NFD", chr(code)): chr(code) for code in range(0x958, 0x960)}
    return in_body(rng, sample, "[\u0921\u0922\u0915]\u093c", whole.__getitem__)


@slip("legacy-font")
def text_in_a_legacy_font(rng: random.Random, sample: Sample) -> Edit:
    line = rng.choice([
        "eq[;ea=h dk;kZy; }kjk tkjh funsZ'kksa dh ikyuk lqfuf'pr dh tkosA",
        "mi;qZDr fo\"k;kUrxZr ys[k gS fd leLr ftyk dyDVj ikyuk lqfuf'pr djsaA",
        "jktLFkku ljdkj ds leLr foHkkxksa dks lwfpr fd;k tkrk gSA",
        "is;ty vkiwfrZ dh lkIrkfgd leh{kk dh tkos rFkk izxfr fHktokbZ tkosA",
    ])  # fmt: skip
    return in_body(rng, sample, r"^[^#|\n].*$", lambda _: line, ".hi.")


@slip("mixed-digits")
def a_number_in_two_scripts(rng: random.Random, sample: Sample) -> Edit:
    at = rng.choice([0, 1])
    turned = lambda number: number[:at] + chr(0x966 + int(number[at])) + number[at + 1 :]  # noqa: E731
    return in_body(rng, sample, r"(?<![\w./(])\d\d+(?![\w./)])", turned)


@slip("invisible-character")
def an_invisible_character(rng: random.Random, sample: Sample) -> Edit:
    sign = rng.choice("\u200b\u2060\ufeff\u00ad")
    return in_body(rng, sample, r"(?<=\w)(?=\w)", lambda _: sign)


@slip("bidirectional-control")
def a_character_that_turns_the_direction(rng: random.Random, sample: Sample) -> Edit:
    sign = rng.choice("\u202e\u202d\u2066\u2067\u200f")
    return in_body(rng, sample, r"(?<= )(?=\w)", lambda _: sign)


@slip("look-alike-letters", "mixed-script-word")
def a_letter_that_only_looks_right(rng: random.Random, sample: Sample) -> Edit:
    alike = dict(zip("aeocpx", "аеосрх", strict=True))
    return in_body(rng, sample, r"(?<=[a-z])[aeocpx](?=[a-z])", alike.__getitem__, ".en.")


@slip("space-before-danda", "pipe-for-danda")
def a_full_stop_that_is_none(rng: random.Random, sample: Sample) -> Edit:
    wrong = rng.choice([" ।", " |", "|"])
    return in_body(rng, sample, r"(?<=\S)।", lambda _: wrong, ".hi.")


# -- the text


@slip("raw-html")
def html_in_the_text(rng: random.Random, sample: Sample) -> Edit:
    tag = rng.choice(
        ["{}<br>", "<b>{}</b>", "<u>{}</u>", "<script>{}</script>", '<font color="red">{}</font>', "<p>{}</p>"]
    )
    return in_body(rng, sample, r"(?<= )[^\s()\[\]*`]+(?= )", tag.format)


@slip("broken-link")
def a_link_that_leads_nowhere(rng: random.Random, sample: Sample) -> Edit:
    wrong = rng.choice([lambda found: f"{found[:-2]}9/)", "x{}".format, lambda found: found.replace("/)", ")")])
    return in_body(rng, sample, r"(?<=\]\(/)[^)#]+/\)", wrong)


@slip("broken-fragment", "broken-link")
def a_link_to_a_point_that_is_not_there(rng: random.Random, sample: Sample) -> Edit:
    fragment = f"#point-{rng.randint(50, 99)}"
    return in_body(rng, sample, r"(?<=\]\(/)[^)#]+/\)", lambda address: f"{address[:-1]}{fragment})")


@slip("heading-one", "heading-level")
def a_heading_of_the_wrong_level(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: True)
    return paper.with_body(f"\n{rng.choice(['#', '####'])} निर्देश\n{paper.body}")


@slip("template-text-left", "placeholder-value")
def what_should_have_been_filled_in(rng: random.Random, sample: Sample) -> Edit:
    left = rng.choice(["_____", "<दिनांक>", "XXX", "[दिनांक]", "TODO", "……"])
    return in_body(rng, sample, r"\d\d\.\d\d\.\d{4}", lambda _: left, ".hi.")


@slip("empty-body", "missing-field")
def the_text_is_left_out(rng: random.Random, sample: Sample) -> Edit:
    return pick(rng, sample, lambda paper: paper.first and not paper.has("points")).with_body("\n")


# -- what should not be published


def verhoeff(digits: str) -> str:
    """The digits with their check digit behind (Verhoeff 1969), as Aadhaar numbers have it."""
    turn = [[(a + b) % 5 if a < 5 and b < 5 else 0 for b in range(10)] for a in range(10)]
    for a in range(10):
        for b in range(10):
            if a < 5 <= b:
                turn[a][b] = 5 + (a + b) % 5
            elif b < 5 <= a:
                turn[a][b] = 5 + (a - b) % 5
            elif a >= 5 and b >= 5:
                turn[a][b] = (a - b) % 5
    step, place = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4], list(range(10))
    sum, places = 0, []
    for _ in range(8):
        places.append(place)
        place = [step[each] for each in place]
    for position, digit in enumerate(reversed(digits), 1):
        sum = turn[sum][places[position % 8][int(digit)]]
    return digits + str(turn[sum].index(0))


def sentence(rng: random.Random, sample: Sample, words: str) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first and ".hi." in paper.path)
    return paper.with_body(f"{paper.body.rstrip()}\n\n{words}\n")


@slip("aadhaar-number")
def the_aadhaar_number_of_somebody(rng: random.Random, sample: Sample) -> Edit:
    number = verhoeff(str(rng.randint(2, 9)) + "".join(rng.choices("0123456789", k=10)))
    written = rng.choice(
        [number, f"{number[:4]} {number[4:8]} {number[8:]}", f"{number[:4]}-{number[4:8]}-{number[8:]}"]
    )
    return sentence(rng, sample, f"आवेदक का आधार क्रमांक {written} है।")


@slip("pan-number")
def the_pan_of_somebody(rng: random.Random, sample: Sample) -> Edit:
    letters, digits = "".join(rng.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=5)), rng.randint(1000, 9999)
    return sentence(rng, sample, f"आवेदक का पैन {letters[:3]}P{letters[4]}{digits}{rng.choice('ABCDEFGH')} है।")


@slip("personal-mobile")
def the_mobile_of_somebody(rng: random.Random, sample: Sample) -> Edit:
    number = f"{rng.choice('6789')}{rng.randint(10**8, 10**9 - 1)}"
    return sentence(rng, sample, f"सम्पर्क: {rng.choice(['', '+91 ', '+91-', '0'])}{number}")


@slip("personal-email")
def the_address_of_somebody(rng: random.Random, sample: Sample) -> Edit:
    return sentence(
        rng,
        sample,
        f"विवरण {rng.choice(['a.b', 'xyz123', 'officer'])}@{rng.choice(['gmail.com', 'yahoo.co.in', 'outlook.com'])} पर भिजवाएं।",
    )


@slip("bank-account")
def the_account_of_somebody(rng: random.Random, sample: Sample) -> Edit:
    code = f"{rng.choice(['SBIN', 'PUNB', 'BARB'])}0{rng.randint(10**5, 10**6 - 1)}"
    return sentence(rng, sample, f"राशि बैंक खाता संख्या {rng.randint(10**10, 10**11 - 1)}, IFSC {code} में जमा की जाए।")


@slip("graded-paper")
def a_secret_paper(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first and ".hi." in paper.path)
    return paper.with_body(f"\n{rng.choice(['गोपनीय', '**अति गोपनीय**', 'CONFIDENTIAL', 'गुप्त'])}\n{paper.body}")


# -- two texts of one record


@slip("amounts-differ", "numbers-differ", "dates-differ")
def a_figure_of_the_translation_is_another(rng: random.Random, sample: Sample) -> Edit:
    def fits(paper: Paper) -> bool:
        return not paper.first and bool(re.search(FIGURE, paper.body))

    paper = pick(rng, sample, fits)
    return paper.with_body(at_random(rng, FIGURE, lambda found: str(int(found) + rng.choice([1, 10, 100])), paper.body))


@slip("paragraphs-differ", "numbers-differ", "dates-differ", "amounts-differ")
def a_numbered_paragraph_is_not_translated(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(
        rng, sample, lambda paper: not paper.first and len(re.findall(r"^\d\. ", paper.body, re.MULTILINE)) > 3
    )
    return paper.with_body(at_random(rng, r"^\d\. (?:.+\n)+\n?", lambda _: "", paper.body))


# -- attachments


def listing(paper: Paper) -> bool:
    return paper.first and "sha256:" in paper.front


@slip("attachment-changed")
def a_fingerprint_is_another(rng: random.Random, sample: Sample) -> Edit:
    return in_front(rng, sample, r"sha256: [0-9a-f]{64}", lambda found: found[:-1] + str((int(found[-1], 16) + 1) % 10))


@slip("attachment-changed")
def a_file_is_another(rng: random.Random, sample: Sample) -> Edit:
    path = rng.choice([each.path for each in sample.files.values() if each.kind == "attachment"])
    return {path: sample.contents[path] + rng.choice([b"\n", b" ", b"x"])}


@slip("attachment-missing", "orphan-attachment")
def a_file_is_called_otherwise(rng: random.Random, sample: Sample) -> Edit:
    return in_front(rng, sample, r"file: [\w-]+\.", lambda found: found[:-1] + "1.")


@slip("orphan-attachment")
def a_file_is_not_listed(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first)
    return {
        f"{paper.path.rsplit('/', 1)[0]}/{paper.path.rsplit('/', 1)[1][:4]}/form-{rng.randint(2, 9)}.csv": b"a,b\n1,2\n"
    }


# -- changes to what was issued


@slip("issued-text-changed")
def an_issued_text_says_something_else(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: paper.first and len(paper.body) > 80)
    one, other = rng.sample(list(re.finditer(r"(?<= )[^\s()\[\]*`,।.]+(?= )", paper.body)), 2)
    new = rng.choice([other[0] if other[0] != one[0] else "नहीं", "", f"{one[0]} नहीं"])
    return paper.with_body(paper.body[: one.start()] + new + paper.body[one.end() :])


@slip("issued-text-changed")
def an_issued_number_or_date_is_another(rng: random.Random, sample: Sample) -> Edit:
    key = rng.choice(["number", "issued", "effective", "expires"])
    paper = pick(rng, sample, lambda paper: paper.first and paper.has(key))
    value = paper.value(key)
    if key == "number":
        return paper.with_value(key, at_random(rng, r"\d", lambda digit: str((int(digit) + 1) % 10), value))
    return paper.with_value(key, f"{value[:-2]}{int(value[-2:]) % 28 + 1:02}")


@slip("issued-text-changed")
def another_signed_or_was_told(rng: random.Random, sample: Sample) -> Edit:
    paper = pick(rng, sample, lambda paper: binding(paper) and "dept/it" not in paper.value("to"))
    return rng.choice([paper.with_value("to", "[dept/it]"), paper.with_value("signatory", "{post: chief-secretary}")])


@slip("issued-text-changed", "wrong-type")
def a_point_is_another(rng: random.Random, sample: Sample) -> Edit:
    return in_front(rng, sample, DUE, lambda found: f"due: {int(found[5:]) + 1}")


@slip("record-deleted")
def a_record_is_deleted(rng: random.Random, sample: Sample) -> Edit:
    id = pick(rng, sample, lambda paper: paper.first).id
    return {paper.path: None for paper in sample.papers if paper.id == id}


@slip("attachment-replaced")
def an_issued_file_is_another(rng: random.Random, sample: Sample) -> Edit:
    path = rng.choice([each.path for each in sample.files.values() if each.kind == "attachment"])
    content = sample.contents[path] + b"\n"
    paper = next(paper for paper in sample.papers if paper.first and file.spot(path).id == paper.id)
    digests = [hashlib.sha256(each).hexdigest() for each in (sample.contents[path], content)]
    return {path: content, **paper.with_front(paper.front.replace(*digests))}


@slip("vocabulary-entry-removed")
def an_entry_is_removed(rng: random.Random, sample: Sample) -> Edit:
    path = f"records/vocabulary/{rng.choice(['offices', 'places', 'posts', 'subjects'])}.yml"
    return {path: at_random(rng, r"^[a-z][\w/-]*: \{.*\n", lambda _: "", sample.contents[path].decode()).encode()}


@slip("vocabulary-date-changed")
def a_date_of_an_entry_is_another(rng: random.Random, sample: Sample) -> Edit:
    path = "records/vocabulary/places.yml"
    new = lambda found: f"{found[:-2]}{int(found[-2:]) % 28 + 1:02}"  # noqa: E731
    return {path: at_random(rng, r"from: \d{4}-\d\d-\d\d", new, sample.contents[path].decode()).encode()}


# -- the test


@pytest.fixture(scope="module")
def sample() -> Sample:
    return Sample()


def mistakes(sample: Sample) -> Iterator[tuple[Slip, Edit]]:
    for number in range(COUNT):
        kind = SLIPS[number % len(SLIPS)]
        yield kind, kind.make(random.Random(SEED + number), sample)


def difference(sample: Sample, edit: Edit) -> str:
    lines = []
    for path, content in edit.items():
        old = sample.contents.get(path, b"").decode("utf-8", "replace").split("\n")
        new = (content or b"").decode("utf-8", "replace").split("\n")
        lines.append(f"  {path}" + ("" if content is not None else " (deleted)"))
        lines += [f"    + {line[:160]!r}" for line in new if line not in old][:3]
        lines += [f"    - {line[:160]!r}" for line in old if line not in new][:3]
    return "\n".join(lines)


def test_every_rule_exists() -> None:
    assert {name for kind in SLIPS for name in kind.rules} <= rules().keys()


def test_nothing_is_wrong_to_begin_with(sample: Sample) -> None:
    assert sample.found({}) == []


def is_found(kind: Slip, edit: Edit, sample: Sample) -> tuple[bool, set[str]]:
    """Whether a rule that should has found it where it was made; and what was found at all."""
    assert any(sample.contents.get(path) != content for path, content in edit.items()), kind.name
    found = sample.found(edit)
    touched = {file.spot(path).id or path for path in edit}
    names = {rule for rule, _ in found}
    return any(rule in kind.rules and (file.spot(path).id or path) in touched for rule, path in found), names


def test_mistakes_are_found(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    missed, kinds = [], set()
    for kind, edit in mistakes(sample):
        seen, names = is_found(kind, edit, sample)
        if not seen:
            kinds.add(kind.name)
            missed.append(f"{kind.name} (found: {', '.join(sorted(names)) or 'nothing'})\n{difference(sample, edit)}")
    with capsys.disabled():
        print(f"\n{COUNT - len(missed)} of {COUNT} mistakes of {len(SLIPS)} kinds found; missed:\n" + "\n".join(missed))
    assert len(missed) <= COUNT * (1 - ENOUGH)
    assert kinds <= UNSEEN.keys(), "the guides to the check have to tell of these too"


@pytest.mark.parametrize("name", UNSEEN)
def test_readers_are_told_what_is_not_seen(name: str, sample: Sample) -> None:
    """The guides tell of each kind of which some are missed, and of none that is found by now."""
    for guide, words in zip(GUIDES, UNSEEN[name], strict=True):
        assert words in (ROOT / guide).read_text("utf-8")
    (kind,) = (kind for kind in SLIPS if kind.name == name)
    tries = (kind.make(random.Random(f"{name} {number}"), sample) for number in range(30))
    assert not all(is_found(kind, edit, sample)[0] for edit in tries)
