"""Whether a file is an Atom feed: every rule of RFC 4287, sections 3 and 4, that a feed without foreign markup can break.

The schema in the RFC's appendix allows what its words forbid (two equal alternate links, dates that are none), and may
not be copied by its licence of 2005; so the rules stand here, each with its section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]+")

ONCE = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated"}}
AT_MOST_ONCE = {
    "feed": {"generator", "icon", "logo", "rights", "subtitle"},
    "entry": {"content", "published", "rights", "source", "summary"},
}
ANY = {
    "feed": {"author", "category", "contributor", "link", "entry"},
    "entry": {"author", "category", "contributor", "link"},
}
ATTRIBUTES = {
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    "category": {"term", "scheme", "label"},
    "content": {"type", "src"},
    "generator": {"uri", "version"},
    "title": {"type"},
    "subtitle": {"type"},
    "summary": {"type"},
    "rights": {"type"},
}


def faults(content: bytes) -> list[str]:
    """What is wrong with a feed; nothing, if it is one."""
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        return [f"no XML: {error}"]
    return list(_feed(root))


def _feed(root: Element) -> Iterator[str]:
    if root.tag != f"{ATOM}feed":
        yield f"4.1.1: the root is {root.tag}"
        return
    yield from _container(root, "feed")
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        yield from _container(entry, "entry")
        if not root.findall(f"{ATOM}author") and not entry.findall(f"{ATOM}author"):
            yield "4.1.2: an entry has no author, nor has the feed"
        alternate = any(link.get("rel", "alternate") == "alternate" for link in entry.findall(f"{ATOM}link"))
        if entry.find(f"{ATOM}content") is None and not alternate:
            yield "4.1.2: an entry has neither content nor an alternate link"
    versions = Counter((each.findtext(f"{ATOM}id"), each.findtext(f"{ATOM}updated")) for each in entries)
    for (id, _), count in versions.items():
        if count > 1:
            yield f"4.1.1: {count} entries have the id {id} and the same date"
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        yield "4.1.1: no link to the feed itself"


def _container(element: Element, kind: str) -> Iterator[str]:
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    for name in sorted(ONCE[kind]):
        if counts[name] != 1:
            yield f"4.1: {kind} has {name} {counts[name]} times, not once"
    for name in sorted(AT_MOST_ONCE[kind]):
        if counts[name] > 1:
            yield f"4.1: {kind} has {name} {counts[name]} times"
    for name in sorted(counts.keys() - ONCE[kind] - AT_MOST_ONCE[kind] - ANY[kind]):
        yield f"4.1: {kind} has an element {name}"
    yield from _attributes(element, set())
    links = Counter()
    for child in element:
        name = child.tag.removeprefix(ATOM)
        if name == "link" and child.get("rel", "alternate") == "alternate":
            links[child.get("type"), child.get("hreflang")] += 1
        if name != "entry":
            yield from _child(child, name)
    if any(count > 1 for count in links.values()):
        yield f"4.1: {kind} has two alternate links of one type and language"


def _child(element: Element, name: str) -> Iterator[str]:
    yield from _attributes(element, ATTRIBUTES.get(name, set()))
    text = element.text or ""
    if name in ("updated", "published"):
        yield from _moment(text, name)
    elif name == "id":
        yield from _address(text, "4.2.6: id")
    elif name in ("author", "contributor"):
        yield from _person(element)
    elif name == "link":
        yield from _link(element)
    elif name == "category":
        if not element.get("term"):
            yield "4.2.2.1: a category without a term"
    elif name in ("title", "subtitle", "summary", "rights"):
        if element.get("type", "text") not in ("text", "html", "xhtml"):
            yield f"3.1.1: {name} is of type {element.get('type')}"
        if element.get("type", "text") != "xhtml" and len(element):
            yield f"3.1.1.1: {name} has elements in it"
    if name == "title" and not text.strip() and not len(element):
        yield "4.2.14: an empty title says nothing"


def _attributes(element: Element, known: set[str]) -> Iterator[str]:
    name = element.tag.removeprefix(ATOM)
    for attribute, value in element.attrib.items():
        if attribute == f"{XML}lang":
            if not LANGUAGE.fullmatch(value):
                yield f"2: {name} is in the language {value!r}"
        elif attribute == f"{XML}base":
            yield from _address(value, f"2: base of {name}")
        elif attribute not in known:
            yield f"2: {name} has an attribute {attribute}"


def _moment(text: str, name: str) -> Iterator[str]:
    """Section 3.3: a date-time of RFC 3339, with `T` and `Z` in capitals."""
    if not RFC_3339.fullmatch(text):
        yield f"3.3: {name} is {text!r}"
        return
    try:
        datetime.fromisoformat(text)
    except ValueError:
        yield f"3.3: {name} is {text!r}"


def _person(element: Element) -> Iterator[str]:
    names = [child.tag.removeprefix(ATOM) for child in element]
    if names.count("name") != 1 or not (element.findtext(f"{ATOM}name") or "").strip():
        yield "3.2.1: a person without a name"
    if set(names) - {"name", "uri", "email"} or any(names.count(each) > 1 for each in names):
        yield f"3.2: a person has {names}"


def _link(element: Element) -> Iterator[str]:
    yield from _address(element.get("href", ""), "4.2.7.1: href")
    if not element.get("rel", "alternate"):
        yield "4.2.7.2: an empty rel"
    if element.get("type") and not MEDIA.fullmatch(element.get("type", "")):
        yield f"4.2.7.3: a link of type {element.get('type')}"
    if element.get("hreflang") and not LANGUAGE.fullmatch(element.get("hreflang", "")):
        yield f"4.2.7.4: a link in the language {element.get('hreflang')}"


def _address(text: str, what: str) -> Iterator[str]:
    """An IRI with its scheme and host, without what no IRI has (RFC 3987)."""
    parts = urlsplit(text)
    if not parts.scheme or not parts.netloc or re.search(r"""[\s<>"{}|\\^`]""", text):
        yield f"{what} is {text!r}"
