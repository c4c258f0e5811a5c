"""A shelf: terms in their order, with their postings and their lexicon, each cut into files.

It is made anew out of the old one and of what has changed, so that one record costs what its words cost. What comes
out is the same as if there had been no old one.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, NamedTuple

from panji.search import fold, packing, postings
from panji.search.postings import Packed
from panji.search.words import PAIR

LEXICON_FILE = 6000
POSTINGS_FILE = 16000
"""The most characters that a file may have, unless one item alone has more."""

Files = dict[str, str]
Lists = Mapping[str, Packed | None]
"""By term its list; None, where nothing is left of it."""


class Place(NamedTuple):
    """Where a list stands: the name of its file, and which it is there."""

    file: str
    index: int


class Cut(NamedTuple):
    """A file: from which term to which it goes, how many there are, its name, its words, and what else it says."""

    first: str
    last: str
    count: int
    name: str
    words: str = ""
    rest: str = ""


@dataclass(frozen=True)
class Shelf:
    """By term, in their order: its key, in how many records it stands, and how long its list is; and the files."""

    terms: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    posts: tuple[Cut, ...] = ()
    lexicon: tuple[tuple[str, Cut], ...] = ()
    backwards: tuple[tuple[str, Cut], ...] = ()

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where the list of each term stands."""
        listed = [term for term, (_, count, _) in self.terms.items() if count]
        places = [Place(cut.name, index) for cut in self.posts for index in range(cut.count)]
        return dict(zip(listed, places, strict=True))

    def __getstate__(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


class Notes(NamedTuple):
    """What the lexicon says of terms besides: the groups of equivalents, and how records spell a word."""

    groups: Mapping[str, Sequence[list[Any]]]
    spellings: Mapping[str, str]


def named(folder: str, content: str, files: Files) -> str:
    """Put a file among the others under a name made from its content; returns that name."""
    name = hashlib.blake2b(content.encode(), digest_size=5).hexdigest()
    files[f"{folder}/{name}.js"] = content
    return name


def to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def mark(name: str) -> int:
    """As good as random, and always the same."""
    return zlib.crc32(name.encode())


def place(term: str) -> str:
    """Where a term stands: that of parts of numbers is their own, that of a phrase that of its first word."""
    return term[1:] if term[0] == PAIR else fold.place(term.partition(" ")[0])


def stock(old: Shelf, changed: Lists, bare: Iterable[str], read: Callable[[str], str], files: Files) -> Shelf:
    """A shelf with its postings, without a lexicon.

    Args:
        old: what there was.
        changed: the lists that are new or have changed; None for a term that no record has any more.
        bare: terms that stand on the shelf even if no record has them.
        read: gives the content of an old file by its name.
        files: gets the new files.
    """
    terms = {term: there for term, there in old.terms.items() if there[1]}
    for term, there in changed.items():
        if there is None:
            terms.pop(term, None)
        else:
            known = terms.get(term)
            terms[term] = known[0] if known else place(term), there.count, len(there.text)
    for term in bare:
        if term not in terms:
            terms[term] = place(term), 0, 0
    if terms.keys() != old.terms.keys():
        terms = dict(sorted(terms.items(), key=lambda each: (each[1][0], each[0])))
    else:
        terms = {term: terms[term] for term in old.terms}
    listed = [term for term, (_, count, _) in terms.items() if count]
    reused = {cut[:3]: cut for cut in old.posts}
    posts = []
    for start, end in postings.cut([terms[term][2] for term in listed], [mark(term) for term in listed], POSTINGS_FILE):
        part = listed[start:end]
        cut = reused.get((part[0], part[-1], len(part)))
        if cut is None or not changed.keys().isdisjoint(part):
            where = {term: old.places[term] for term in part if term not in changed}
            opened = {name: postings.lists(read(f"post/{name}")) for name in {place.file for place in where.values()}}
            lists = [
                opened[where[term].file][where[term].index] if term in where else changed[term].text for term in part
            ]
            cut = Cut(part[0], part[-1], len(part), named("post", to_json("".join(lists)), files))
        posts.append(cut)
    return Shelf(terms, tuple(posts))


def catalogue(shelf: Shelf, old: Shelf, changed: Lists, notes: Notes, family: str, files: Files) -> Shelf:
    """The shelf with its lexicon: files of words, counts, files of postings, groups and spellings.

    Args:
        shelf: what :func:`stock` gave.
        old: the shelf that it was made from.
        changed: as there.
        notes: what is to be said of terms.
        family: ``hi``, ``en`` or ``no``.
        files: gets the new files.
    """
    reused = {cut[:3]: cut for _, cut in old.lexicon}
    other = shelf.terms.keys() ^ old.terms.keys()
    lexicon = []
    for key, part in _stretches([(there[0], term) for term, there in shelf.terms.items()]):
        rest = to_json(_rest(part, shelf.places, notes))
        cut = reused.get((part[0], part[-1], len(part)))
        if cut is None or cut.rest != rest or not changed.keys().isdisjoint(part):
            words = cut.words if cut and other.isdisjoint(part) else to_json(_words(part, family))
            counts = "".join([packing.number(shelf.terms[term][1]) for term in part])
            name = named("lex", f"[{words},{to_json(counts)},{rest[1:]}", files)
            cut = Cut(part[0], part[-1], len(part), name, words, rest)
        lexicon.append((key, cut))
    backwards = old.backwards
    if family != "no" and shelf.terms.keys() != old.terms.keys():
        backwards = tuple(_backwards(shelf, old, family, files))
    return replace(shelf, lexicon=tuple(lexicon), backwards=backwards)


def _rest(part: Sequence[str], where: Mapping[str, Place], notes: Notes) -> list[list]:
    """Of a file of the lexicon the files of postings, each with the first index there and how many words have theirs
    in it; the groups; and the spellings.
    """
    posts: list[list] = []
    groups = []
    spellings = []
    for index, term in enumerate(part):
        there = where.get(term)
        if there:
            if not posts or posts[-1][0] != there.file:
                posts.append([*there, 0])
            posts[-1][2] += 1
        groups += [[index, *group] for group in notes.groups.get(term, ())]
        if term in notes.spellings:
            spellings.append([index, notes.spellings[term]])
    return [posts, groups, spellings]


def _backwards(shelf: Shelf, old: Shelf, family: str, files: Files) -> Iterator[tuple[str, Cut]]:
    """The lexicon's words in the order of their keys read backwards."""
    reused = {cut[:3]: cut for _, cut in old.backwards}
    new = shelf.terms.keys() - old.terms.keys()
    turned = sorted((key[::-1], term) for term, (key, count, _) in shelf.terms.items() if count)
    for key, part in _stretches(turned):
        cut = reused.get((part[0], part[-1], len(part)))
        if cut is None or not new.isdisjoint(part):
            name = named("lex", to_json([_words(part, family)]), files)
            cut = Cut(part[0], part[-1], len(part), name)
        yield key, cut


def _stretches(keyed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """The files of a lexicon: the key of the first word, and the words. Words of one key are never parted."""
    parts: dict[str, list[str]] = {}
    for key, term in keyed:
        if key in parts:
            parts[key].append(term)
        else:
            parts[key] = [term]
    keys = list(parts)
    sizes = [sum([len(term) for term in part]) // 2 + 4 * len(part) for part in parts.values()]
    for start, end in postings.cut(sizes, [mark(key) for key in keys], LEXICON_FILE):
        yield keys[start], [term for key in keys[start:end] for term in parts[key]]


def _words(terms: Iterable[str], family: str) -> str:
    return packing.sorted_words(packing.word(term) if family == "hi" else term.removeprefix(PAIR) for term in terms)
