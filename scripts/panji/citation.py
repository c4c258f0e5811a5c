"""Numbers of orders cited in a text, and the records that they mean.

How numbers are printed is learnt from the register's own: `प.3(1)मुमका/2026` teaches the form `प.#(#)मुमका/@`, and every
text is searched for all forms at once. So nothing is taken for a number that is not printed as an office of this
register prints them; spaces, full stops, capitals, either digits and words such as `No.` make no difference.

Where numbers begin anew each year, so that one number means many orders, the date or year beside it decides. Nothing is
guessed: without one, no record is meant.

An office that prints its numbers in Hindi cites them otherwise in English: `प.3(1)मुमका/2026` is `F.3(1)CMO/2026`. The
short forms of offices in the vocabulary say so; both are one number here. `समसंख्यक आदेश दिनांक 05.04.2024` (order of even
number) means the paper of the citing one's own number that has this date.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from panji.record import Record

NEAR = 330
"""Characters behind a number that may belong to it: its date, with the title between them."""
MOST_FORMS = 500
"""Forms that are searched for, the most used ones first; an office has two or three."""

LETTERS = "A-Za-z\u00c0-\u024f\u0900-\u0963\u0970-\u097f"
LETTER = re.compile(f"[{LETTERS}]")
DIGIT = "[0-9०-९]"
DIGITS = "0123456789०१२३४५६७८९"
RUN = re.compile(rf"({DIGIT}+)")
YEAR = re.compile("(?:19|20|१९|२०)[0-9०-९]{2}")
ASCII_WORD = re.compile("[a-z]")
PART = re.compile(rf"(?<=@)-[{LETTERS}]+(?:-#)?$")
"""What a number of a part of a file has behind the file's own."""
SLOTS = {"#": f"{DIGIT}{{1,6}}", "@": f"(?:{YEAR.pattern})"}
"""What stands for digits in a form, and the regular expression of it."""
TOKEN = re.compile(rf"[{LETTERS}]+|\S")
PIECE = re.compile(rf"[{LETTERS}]+|.")
HYPHENS = frozenset("-–—−‑")
COMMON = "etaoinsrhldcumfpgwybvkxjqzािरेकनीसपतमहंलवजयटदगए"[::-1]
"""Letters of one script, the rarest first; others are not found, which makes them rarer still."""
NO_MORE_DIGITS = rf"(?!{DIGIT}|[./-]{DIGIT}|\((?!(?:1[89]|20)\d\d\)){DIGIT})"
NO_MORE_LETTERS = rf"(?![{LETTERS}0-9०-९])"
FILLING = frozenset(("no", "nos", "number", "numbers", "संख्या", "सं", "क्रमांक", "क्र"))
NUMBER_WORD = r"(?:[Nn][Oo][Ss]?|[Nn][Uu][Mm][Bb][Ee][Rr][Ss]?|संख्या|सं|क्रमांक|क्र)"
CONTINUED = re.compile(
    rf"\s*(?:,|;|and|&|एवं|तथा|व)\s*(?:and\s+)?(?:{NUMBER_WORD}[\s.]*)?({DIGIT}{{1,5}})(?![\d/(-]|[.,]\d|\s*(?:days|hours|%))"
)

FILE = ("प", "एफ", "f", "p")
"""What stands for the word file before a number: of either script one, as the office likes it."""
IN_NUMBERS = {
    "नियम": ("rules",),
    "व्यय": ("exp",),
    "अनु": ("sec",),
    "ग्रुप": ("gr", "group"),
    "पार्ट": ("part",),
    "क": ("k",),
    "ख": ("kh",),
}
"""Words of file numbers, and what English texts of the same office write for them."""
SAME_NUMBER = re.compile(
    rf"""सम[\s-]*संख्यक(?:\s+(?!दि)[{LETTERS}-]{{2,15}}){{0,3}}[\s,:-]*(?=दि)
    | \bof\s+(?:even|the\s+same)\s+(?:[Nn]umber|[Nn]o\b\.?)[\s,]*(?=[Dd]a?te?d)""",
    re.VERBOSE,
)
"""What says that a paper has the number of the one that cites it, and stands before its date."""

OTHER_OFFICE = re.compile(
    rf"""(?!(?:इस|अपने|हमारे|उक्त|कृपया|एवं|तथा|और|में|को|से|पर|अनुसार)\s)(?<![{LETTERS}])([{LETTERS}]{{2,20}})(?:\s*\([^()]{{1,30}}\))?\s+(?:विभाग|मंत्रालय|निदेशालय)\s+(?:के|का|की)\s*\Z
    | \b(?![Tt]his\s|[Tt]he\s|[Oo]ur\s)([A-Za-z]+)\s+(?:Department|Ministry|Directorate)['’]s\s+[a-z]+\s*\Z""",
    re.VERBOSE,
)
"""An office by name, of which a paper is: the first word of its name."""
ANOTHERS = re.compile(
    r"(?:President(?:ial|['’]s)|Federal|Central|Union|National|State|Gubernatorial|Governor['’]s)\s+\Z"
)
"""Whose orders bear the same name as those of the register's offices."""
TITLE_CASE = re.compile(r"(?<![A-Za-z])([A-Z][a-z'’]+)\s+\Z")
NO_NAMES = re.compile(
    "the|this|that|these|those|an?|in|of|by|to|under|see|per|and|or|with|from|our|its|also|vide|amending|revoking",
    re.IGNORECASE,
)

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december",
    "जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितम्बर|अक्टूबर|नवम्बर|दिसम्बर",
    "जनवरी|फ़रवरी|मार्च|अप्रेल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर",
)
MONTH = {name: number for names in MONTHS for number, name in enumerate(names.split("|"), 1)}
MONTH |= {name[:3]: number for name, number in MONTH.items() if name.isascii()} | {"sept": 9}
"""By name or English short form, its number."""
WORDS_BEFORE = r"dated?|dtd?|issued|signed|of|for\s+the\s+year|in|दिनां?कित|दिनांक|दिनाँक|दि|तारीख|वर्ष"
WHEN = re.compile(
    rf"""(?:\]\([^()\s]*\))?[\s,.;:'"‘’“”—–-]*
    (?:(?:entitled|regarding|विषयक)\s*["“‘][^"”’]{{3,250}}["”’][\s,.]*)?
    (?:[{LETTERS}]{{3,12}}\s*,\s*(?=दिनां|[Dd]ate))?
    \(?\s*(?:(?:{WORDS_BEFORE})[\s.,:'"‘’-]*(?:on\s+|the\s+)?)?\(?[\s'‘]*
    (?:
      (?P<d1>{DIGIT}{{1,2}})[./-](?P<m1>{DIGIT}{{1,2}})[./-](?P<y1>{DIGIT}{{4}}|{DIGIT}{{2}})(?!\d)
    | (?P<m2>[A-Za-z]{{3,9}})[.,]?\s*(?P<d2>[^\s,.]{{1,3}}(?:\s\d)?)(?:st|nd|rd|th)?[,.\s]+(?P<y2>\d{{4}})(?!\d)
    | (?P<d3>{DIGIT}{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s.]+(?P<m3>[{LETTERS}]{{2,9}})[,.]?\s+(?P<y3>{DIGIT}{{4}})(?!\d)
    | (?P<y4>(?<=of)\s?\d{{4}}|(?<=year\s)\d{{4}}|(?<=\()\d{{4}}|(?<=वर्ष\s)\d{{4}})(?!\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
HEAD = 400
"""Characters at the beginning of a text, where a record's own heading stands: as scanned, its number or year may be wrong."""
EARLIEST = 1800
"""No order that is cited today is older; a year before it is a slip."""

Outcome = Literal["record", "itself", "not-here", "no-year", "implausible-year", "other-date", "several"]


class When(NamedTuple):
    """A year, which may have two digits, and the days that may be meant: 05.04. is in April, or in May; '24, in any century."""

    year: int | None = None
    days: tuple[date, ...] = ()


class Citation(NamedTuple):
    """A number found in a text, where it stands, and what is written right behind it.

    ``same`` where the number is not printed, but said to be the one of the paper that cites it. ``read`` is the date, once
    somebody has read it.
    """

    key: str
    form: str
    start: int
    end: int
    behind: str
    same: bool = False
    read: When | None = None

    def when(self) -> When:
        """The date or year that stands beside it."""
        return self.read or _when(self.behind)


class Citations:
    """The numbers of a register, and what texts cite of them.

    Args:
        records: all records, in the order of their dates.
        names: short names of offices in Hindi, as they stand in numbers, with those that English texts have for them.
    """

    def __init__(self, records: Iterable[Record], names: Mapping[str, Iterable[str]] = MappingProxyType({})) -> None:
        self._records: dict[str, list[Record]] = {}
        self._of_file: dict[str, list[Record]] = {}
        self._found: dict[str, tuple[Citation, ...]] = {}
        self._keys: dict[str, str] = {}
        self._files: dict[str, str] = {}
        scripts = _Scripts(names)
        forms: Counter[str] = Counter()
        several: set[str] = set()
        for record in records:
            if record.number:
                form, digits = _form(record.number)
                if _is_telling(form):
                    forms[form] += 1
                    form = scripts.canonical(form)
                    self._keys[record.id] = key = _key(form, digits)
                    others = self._records.setdefault(key, [])
                    if others and _year(others[-1]) != _year(record):
                        several.add(form)
                    others.append(record)
                    of_file = _without_part(form)
                    self._files[record.id] = file = key if of_file == form else _key(of_file, digits)
                    self._of_file.setdefault(file, []).append(record)
        self.begin_anew = frozenset(several)
        """Forms whose numbers begin anew each year, and do not say which."""
        common = sorted(forms, key=lambda form: (-forms[form], form))[:MOST_FORMS]
        self._canonical = {each: scripts.canonical(form) for form in common for each in scripts.variants(form)}
        self._forms = sorted(self._canonical, key=len, reverse=True)
        self._pattern = _pattern(self._forms) if common else None
        self.digest = hashlib.blake2b(
            "\n".join([*self._forms, *self._canonical.values()]).encode(), digest_size=16
        ).hexdigest()
        """Says what is searched for: as long as it is the same, the same is found in a text."""

    def of(self, record: Record) -> tuple[Citation, ...]:
        """What the body of a record's first text cites."""
        if record.id not in self._found:
            self._found[record.id] = self.in_text(record.first.body, record)
        return self._found[record.id]

    def in_text(self, text: str, record: Record) -> tuple[Citation, ...]:
        """What a text of a record cites, in the order of the text."""
        same = tuple(self._same_number(text, record))
        found = tuple(self.find(text))
        return tuple(sorted(found + same, key=lambda each: each.start)) if same else found

    def find(self, text: str) -> Iterator[Citation]:
        """The numbers in a text that are printed as one of the register's are."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            form = self._canonical[self._forms[(match.lastindex or 1) - 1]]
            digits = RUN.findall(match[0])
            end = match.end()
            begun = match.start()
            while begun and LETTER.match(text, begun - 1):  # the pattern begins within the first word
                begun -= 1
            if form[1].isalpha() and _is_anothers(form, text[max(0, begun - 30) : begun]):
                continue
            yield Citation(_key(form, digits), form, begun, end, text[end : end + NEAR])
            before = match[0].rstrip(DIGITS + " .\n").casefold()
            if form.count("#") == 1 and form.endswith("#") and before.endswith("s"):  # "Orders 152, 153 and 154"
                while more := CONTINUED.match(text, end):
                    end = more.end(1)
                    yield Citation(_key(form, [more[1]]), form, more.start(1), end, text[end : end + NEAR])

    def _same_number(self, text: str, record: Record) -> Iterator[Citation]:
        """Papers that are cited as having the record's own number, with the date that tells which."""
        if record.id not in self._keys or not (
            "संख्यक" in text or "even n" in text or "even N" in text or "same n" in text
        ):
            return
        for match in SAME_NUMBER.finditer(text):
            when = WHEN.match(text, match.end())
            whose = OTHER_OFFICE.search(text, max(0, match.start() - 60), match.start())
            if whose and (whose[1] or whose[2]).casefold() not in self._keys[record.id]:
                continue
            if when and not when["y4"]:
                yield Citation(self._keys[record.id], "", match.start(), when.end(), when[0], same=True)

    def named(self, citation: Citation) -> list[Record]:
        """The records that have a number, of whatever year."""
        return self._records.get(citation.key, [])

    def trace(self, citation: Citation, record: Record) -> tuple[Outcome, list[Record]]:
        """Which records a citation means that stands in a record's text; or why none can be named."""
        own, (year, days) = _year(record), citation.when()
        anew = citation.form in self.begin_anew
        if year is not None and year < 100:
            year = own - (own - year) % 100  # 91 is the last one before this record
            days = tuple(day for day in days if day.year == year)
        if citation.same:
            return self._trace_same(record, days)
        if citation.key == self._keys.get(record.id) and (year in (None, own) or not anew or citation.start < HEAD):
            return "itself", []
        if (
            citation.start < HEAD
            and record.issued in days
            and not any(each.issued in days for each in self.named(citation))
        ):
            return "itself", []  # its own heading, the number misread
        if year is not None and not EARLIEST <= year <= own:
            return "implausible-year", []
        if anew and year is None:
            return "no-year", []
        found = [each for each in self._records.get(citation.key, ()) if each is not record]
        if anew or (year is not None and not days and "@" not in citation.form):
            found = [each for each in found if year in (_year(each), each.id.year)]
        if record.issued:
            found = [each for each in found if each.issued is None or each.issued <= record.issued]
        if not found:
            return "not-here", []
        of_day = [each for each in found if each.issued is None or each.issued in days] if days else found
        if not of_day:
            return "other-date", found
        own_office = [each for each in of_day if each.issuer == record.issuer]
        return ("record", own_office or of_day) if len(own_office or of_day) == 1 else ("several", of_day)

    def _trace_same(self, record: Record, days: tuple[date, ...]) -> tuple[Outcome, list[Record]]:
        """Which paper of a record's own file has one of these dates: a part of a file has the file's number, too."""
        if record.issued in days:
            return "itself", []  # as copies of it are endorsed
        found = [each for each in self._of_file[self._files[record.id]] if each.issuer == record.issuer]
        found = [each for each in found if each is not record and each.issued]
        if record.issued:
            found = [each for each in found if each.issued <= record.issued]
        of_day = [each for each in found if each.issued in days]
        if not of_day:
            return ("other-date", found) if found else ("not-here", [])
        return ("record" if len(of_day) == 1 else "several"), of_day


class _Scripts:
    """One form for what an office prints in Hindi and in English: `प#(#)मुमका/@` also for `F.#(#)CMO/@`.

    Args:
        names: Hindi short names of offices with their English ones.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        pairs = [(_form_of(hi), _form_of(each)) for hi, en in {**IN_NUMBERS, **names}.items() for each in en]
        self._hindi = _replacing({en: hi for hi, en in pairs})
        english: dict[str, list[str]] = {}
        for hi, en in pairs:
            english.setdefault(hi, []).append(en)
        self._english = english
        self._known = lru_cache(maxsize=None)(self._canonical)

    def canonical(self, form: str) -> str:
        """The form that stands for all ways of printing a number."""
        return self._known(form)

    def _canonical(self, form: str) -> str:
        if form.isascii():
            hindi = self._hindi(form)
            if hindi == form or ASCII_WORD.search(hindi[1:]):
                return form
            form = hindi
        first, rest = _first(form)
        return FILE[0] + rest if first in FILE else form

    def variants(self, form: str) -> list[str]:
        """All ways of printing it; in English, only what can wholly be said there."""
        canonical = self.canonical(form)
        ways = [canonical]
        for hi, words in self._english.items():
            if hi in canonical:
                replaced = [_replacing({hi: en})(way) for way in ways for en in words]
                ways += [way for way in replaced if way not in ways]
        found = dict.fromkeys([form])
        for way in ways:
            first, rest = _first(way)
            if first not in FILE:
                found[way] = None
            elif way == canonical:
                found |= dict.fromkeys([each + rest for each in FILE if not each.isascii()])
            else:
                # Only capital letters: to stop at each small f and p of a text takes as long as all the rest.
                found |= dict.fromkeys([each.upper() + rest for each in FILE if each.isascii() and each + rest != form])
        return [each for each in found if each == form or each.isascii() or not ASCII_WORD.search(each)]


def _first(form: str) -> tuple[str, str]:
    """The word before a form's first number, where it begins with one, and the rest."""
    word, slot, rest = form.partition("#")
    return word, slot + rest


def _replacing(words: Mapping[str, str]) -> Callable[[str], str]:
    """What replaces whole words of a form."""
    if not words:
        return str
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"(?<![{LETTERS}])(?:{'|'.join(map(re.escape, longest))})(?![{LETTERS}])")
    return lambda form: pattern.sub(lambda match: words[match[0]], form)


def _is_anothers(form: str, before: str) -> bool:
    """Whether the words before a number that begins with words make another's of it: `Treasury Circular 7`."""
    if ANOTHERS.search(before):
        return True
    name = TITLE_CASE.search(before) if form.rstrip("#").isalpha() else None
    return name is not None and not NO_NAMES.fullmatch(name[1])


def _year(record: Record) -> int:
    return record.issued.year if record.issued else record.id.year


def _form(number: str) -> tuple[str, list[str]]:
    """A number's form, with `@` for each year, `#` for each other run of digits, and those digits."""
    parts = RUN.split(number)
    digits = parts[1::2]
    parts[1::2] = ["@" if len(run) == 4 and YEAR.fullmatch(run) else "#" for run in digits]
    return _form_of("".join(parts)), digits


@lru_cache(maxsize=4096)
def _form_of(number: str) -> str:
    """The form of a number whose digits are `#` and `@` already."""
    parts: list[str] = []
    last = ""
    tokens = TOKEN.findall(unicodedata.normalize("NFKC", number).casefold())
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if token in FILLING and parts and not following[:1].isalpha():
            continue
        if token == "." and not (last in SLOTS and following in SLOTS):
            continue
        both = (last in SLOTS and token in SLOTS) or (last[:1].isalpha() and token[0].isalpha())
        parts.append(f" {token}" if both else "-" if token in HYPHENS else token)
        last = token
    return "".join(parts)


@lru_cache(maxsize=4096)
def _is_telling(form: str) -> bool:
    """Whether a form is like no other text: it has a digit, and two letters, or one and a bracket."""
    letters = sum(each.isalpha() for each in form)
    return ("#" in form or "@" in form) and (letters >= 2 or (letters == 1 and "(" in form)) and len(form) <= 80


def _key(form: str, digits: list[str]) -> str:
    """The number that a form and digits make."""
    template, count = _template(form)
    return template % tuple(map(int, digits[:count]))


@lru_cache(maxsize=4096)
def _template(form: str) -> tuple[str, int]:
    return form.replace("%", "%%").replace("#", "%d").replace("@", "%d"), form.count("#") + form.count("@")


@lru_cache(maxsize=4096)
def _without_part(form: str) -> str:
    """The form of the file's own number."""
    return PART.sub("", form)


def _pattern(forms: list[str]) -> re.Pattern[str]:
    """What finds a number of any form; the empty group that matched last says of which.

    It begins with a set of single characters, so that the search steps over all others at once: of each form's first
    word the rarest letter. What forms begin with in common is tried once.
    """
    groups: dict[tuple[str, int], list[tuple[list[str], int]]] = {}
    for index, form in enumerate(forms):
        tokens = PIECE.findall(form)
        anchor = min(range(len(tokens[0])), key=lambda place: COMMON.find(tokens[0][place]))
        groups.setdefault((tokens[0], anchor), []).append((tokens[1:], index))
    anchors: set[str] = set()
    branches, order = [], []
    for (first, anchor), ways in groups.items():
        letter = DIGIT if first in SLOTS else _letters(first[anchor])
        anchors |= set(DIGITS if first in SLOTS else letter.strip("[]"))
        begun = _letters(first[:anchor]) + letter
        inner = _branch(first, ways, order)
        rest = f"{DIGIT}{{0,5}}" if first in SLOTS else _letters(first[anchor + 1 :])
        before = f"(?<![{LETTERS}0-9०-९/-]{begun})"
        if first in SLOTS:
            before += f"(?<![.(]{DIGIT})"
        branches.append(f"(?<={begun}){before}{rest}{inner}")
    forms[:] = [forms[index] for index in order]  # as their groups stand in the pattern
    return re.compile(f"[{''.join(map(re.escape, sorted(anchors)))}](?:{'|'.join(branches)})")


def _branch(before: str, ways: list[tuple[list[str], int]], order: list[int]) -> str:
    """The regular expression of what may follow a piece of a form; ``order`` gets the forms as they end."""
    following: dict[str, list[tuple[list[str], int]]] = {}
    ends = [index for tokens, index in ways if not tokens]
    for tokens, index in ways:
        if tokens:
            following.setdefault(tokens[0], []).append((tokens[1:], index))
    branches = [_piece(before, piece) + _branch(piece, rest, order) for piece, rest in following.items()]
    for index in ends:  # the longer form is tried first
        order.append(index)
        branches.append((NO_MORE_DIGITS if before in SLOTS else NO_MORE_LETTERS) + "()")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _piece(before: str, piece: str) -> str:
    """The regular expression of a piece of a form, with what may stand between it and the one before."""
    if piece == " ":
        return r"[\s.,-]*"
    word = SLOTS.get(piece) or _letters(piece)
    if before == " ":
        return word
    if piece in SLOTS and before[:1].isalpha():
        plural = "[Ss]?" if before.isascii() else ""
        return rf"{plural}[\s.]*(?:{NUMBER_WORD}[\s.,:]*)?{word}"
    if "." in (piece, before):
        return word
    return rf"[\s.]*/?[\s.]*{word}" if before == ")" and piece[0].isalpha() else rf"[\s.]*{word}"


def _letters(word: str) -> str:
    """The regular expression of a word in small or capital letters."""
    return "".join(f"[{each.upper()}{each}]" if each.upper() != each else re.escape(each) for each in word)


@lru_cache(maxsize=1024)
def _month(name: str) -> int | None:
    return MONTH.get(name) or MONTH.get(name[:3])


def _when(behind: str) -> When:
    """The date or year with which a text begins."""
    match = WHEN.match(behind)
    if not match:
        return When()
    if match["y4"]:
        return When(int(match["y4"]))
    group = next(each for each in "123" if match[f"y{each}"])
    year, month, day = int(match[f"y{group}"]), match[f"m{group}"], match[f"d{group}"]
    if group != "1":
        number = _month(month.casefold())
        return When(year, _days(year, (str(number), day))) if number else When()
    return When(year, _days(year, (month, day), (day, month)))


def _days(year: int, *ways: tuple[str, str]) -> tuple[date, ...]:
    """The days that a year with a month and a day makes, as far as they are in the calendar."""
    found = []
    for century in (0,) if year >= 100 else (2000, 1900, 1800):
        for month, day in ways:
            with suppress(ValueError):
                found.append(date(century + year, int(month), int(day)))
    return tuple(dict.fromkeys(found))
