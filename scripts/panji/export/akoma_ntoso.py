"""A text of a record as Akoma Ntoso 3.0 (https://docs.oasis-open.org/legaldocml/akn-core/v1.0/), the OASIS standard.

It is made from the text as the page shows it, so that its parts have the same names: what is ``#para-3`` there is the
paragraph ``para_3`` here. Sections and numbered paragraphs are the hierarchy; what stands between them is a container of
its own. The points, which are the register's and not the paper's, are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html.parser import HTMLParser
from urllib.parse import quote, unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from panji import body, sections
from panji.record import Record, Text
from panji.record_types import record_types
from panji.register import ENDS, Incoming
from panji.site import Site
from panji.vocabulary import Entry

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
COUNTRY = "in"
LANGUAGES = {"hi": "hin", "en": "eng"}
"""ISO 639-2, which the standard's addresses have."""

HIERARCHY = {1: "section", 2: "section", 3: "subsection"}
INLINE = {"strong": "b", "em": "i", "del": "del"}
MIXED = frozenset(("p", "heading", "block"))
BLOCKS = frozenset(("p", "ol", "ul", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"))
VOID = frozenset(("br", "hr", "img"))


class Node:
    """An element of the rendered text."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Node | str] = []

    def elements(self, *tags: str) -> list[Node]:
        return [each for each in self.children if isinstance(each, Node) and (not tags or each.tag in tags)]

    def holds_blocks(self) -> bool:
        """Whether there is a block in it: so it is only where somebody wrote HTML."""
        return any(each.tag in BLOCKS or each.holds_blocks() for each in self.elements())

    def words(self) -> str:
        return "".join(each if isinstance(each, str) else each.words() for each in self.children)


class _Tree(HTMLParser):
    """Reads what the renderer wrote, where every element that is opened is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Node("", {})
        self.open = [self.root]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def document(record: Record, site: Site, language: str) -> bytes:
    """A text of a record.

    Raises:
        KeyError: the record has no text in this language.
    """
    text = record.texts[language]
    root = Element("akomaNtoso", {"xmlns": NAMESPACE})
    whole = SubElement(root, "doc", {"name": record.type})
    _meta(SubElement(whole, "meta"), record, text, site)
    _preface(SubElement(whole, "preface"), record, text)
    _Body(SubElement(whole, "mainBody"), _rendered(record, text, site)).fill()
    _indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _indent(element: Element, depth: int = 0) -> None:
    """Lay the document out for people, but for what has words beside its elements: there a space would be a word's end."""
    if element.tag in MIXED or not len(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * depth


def _rendered(record: Record, text: Text, site: Site) -> str:
    def resolve(address: str) -> str:
        if address.startswith("/"):
            return site.permanent(address.lstrip("/"))
        here = unquote(address) in site.register.attachments.get(record.id, {})
        return site.permanent(f"{record.id}/{address}") if here else address

    html = body.html(text.body, resolve)
    return sections.addressed(html) if record.sectioned else sections.numbered(html)


# -- what is known about it


def work(record: Record) -> str:
    """The address of a record, as the standard's naming convention has it: country, kind, type, author, date, number."""
    day = record.issued.isoformat() if record.issued else str(record.id.year)
    return f"/akn/{COUNTRY}/doc/{record.type}/{record.issuer.replace('/', '-')}/{day}/{record.id.serial}"


def _language(code: str) -> str:
    return LANGUAGES.get(code, code)


def _meta(meta: Element, record: Record, text: Text, site: Site) -> None:
    day = (record.issued or date(record.id.year, 1, 1)).isoformat()
    day_of = {"date": day, "name": "issued" if record.issued else "year"}  # a date there has to be; the year is known
    here, language = work(record), _language(text.language)
    expression = f"{here}/{language}@{day}"
    identification = SubElement(meta, "identification", {"source": "#publisher"})
    levels = (("FRBRWork", here, ""), ("FRBRExpression", expression, ""), ("FRBRManifestation", expression, ".xml"))
    for name, address, ending in levels:
        level = SubElement(identification, name)
        SubElement(level, "FRBRthis", {"value": f"{address}/!main{ending}"})
        SubElement(level, "FRBRuri", {"value": address + ending})
        if name != "FRBRManifestation":
            page = f"{record.id}/" if name == "FRBRWork" else site.address(record, text.language)
            SubElement(level, "FRBRalias", {"value": site.permanent(page), "name": "panji"})
        SubElement(level, "FRBRdate", day_of)
        SubElement(level, "FRBRauthor", {"href": "#issuer"})
        if name == "FRBRWork":
            SubElement(level, "FRBRcountry", {"value": COUNTRY})
            SubElement(level, "FRBRsubtype", {"value": record.type})
            SubElement(level, "FRBRnumber", {"value": record.number or str(record.id.serial)})
            SubElement(level, "FRBRprescriptive", {"value": str(record_types()[record.type].binding).lower()})
        elif name == "FRBRExpression":
            SubElement(level, "FRBRauthoritative", {"value": str(text.translation is None).lower()})
            SubElement(level, "FRBRlanguage", {"language": language})
        else:
            SubElement(level, "FRBRformat", {"value": "application/akn+xml"})
    _keywords(meta, record, text, site)
    events = list(_events(record, site))
    if events:
        lifecycle = SubElement(meta, "lifecycle", {"source": "#publisher"})
        for event in events:
            lifecycle.append(event)
    _references(SubElement(meta, "references", {"source": "#publisher"}), record, text, site)


def _keywords(meta: Element, record: Record, text: Text, site: Site) -> None:
    known = site.register.vocabulary["subjects"]
    subjects = [known[id] for id in dict.fromkeys(record.subjects) if id in known]
    if subjects:
        classification = SubElement(meta, "classification", {"source": "#publisher"})
        for entry in subjects:
            dictionary = site.permanent("subject/")
            words = {"value": entry.id, "showAs": entry.label[text.language], "dictionary": dictionary}
            SubElement(classification, "keyword", words)


def _events(record: Record, site: Site) -> Iterator[Element]:
    if record.issued:
        attributes = {"date": record.issued.isoformat(), "source": "#original", "type": "generation"}
        yield Element("eventRef", {"eId": "event_1", **attributes})
    for number, (kind, incoming) in enumerate(_changes(record, site), 2):
        if incoming.start:
            source = f"#{_passive(number)}"
            attributes = {"date": incoming.start.isoformat(), "source": source, "type": kind}
            yield Element("eventRef", {"eId": f"event_{number}", **attributes})


def _changes(record: Record, site: Site) -> list[tuple[str, Incoming]]:
    """What later records did to it, up to the site's day."""
    standing = site.standing(record)
    ended = [("repeal", each) for each in standing.causes if each.kind in ENDS]
    return [*(("amendment", each) for each in standing.changes), *ended]


def _passive(number: int) -> str:
    return f"passive_{number}"


def _references(references: Element, record: Record, text: Text, site: Site) -> None:
    vocabulary, lang = site.register.vocabulary, text.language
    attributes = {"eId": "original", "href": work(record), "showAs": record.number or str(record.id)}
    SubElement(references, "original", attributes)
    for number, (_, each) in enumerate(_changes(record, site), 2):
        name = each.source.number or str(each.source.id)
        SubElement(references, "passiveRef", {"eId": _passive(number), "href": work(each.source), "showAs": name})
    for number, (_, _, relation) in enumerate(record.relations(), 1):
        target = site.register.records.get(relation.record or "")
        if target is not None:
            name = target.number or str(target.id)
            SubElement(references, "activeRef", {"eId": f"active_{number}", "href": work(target), "showAs": name})
    for number, each in enumerate(record.attachments, 1):
        address = site.permanent(f"{record.id}/{quote(each.file)}")
        words = {"showAs": each.title[lang] if each.title else each.file, "type": each.role}
        SubElement(references, "hasAttachment", {"eId": f"attachment_{number}", "href": address, **words})
    offices = vocabulary.addressable
    publisher = site.settings.publisher
    for id, office in (("issuer", record.issuer), ("publisher", publisher)):
        entry: Entry | None = offices.get(office)
        label = entry.label[lang] if entry else office or site.settings.name[lang]
        address = site.permanent(f"office/{office}/" if office else "")
        SubElement(references, "TLCOrganization", {"eId": id, "href": address, "showAs": label})


def _preface(preface: Element, record: Record, text: Text) -> None:
    title = SubElement(SubElement(preface, "p"), "docTitle")
    title.text = text.title or record.number or str(record.id)
    line = SubElement(preface, "p")
    if record.number:
        SubElement(line, "docNumber").text = record.number
    if record.issued:
        day = SubElement(line, "docDate", {"date": record.issued.isoformat()})
        day.text = record.issued.isoformat()
    if not len(line):
        preface.remove(line)


# -- the text itself


def name_of(anchor: str) -> str:
    """The name of a part, from that of the same part on the page: ``para-3`` is ``para_3``."""
    return anchor.replace("-para-", "__para_").replace("-", "_")


class _Body:
    """Fills the main body of a document with a rendered text."""

    def __init__(self, main: Element, html: str) -> None:
        self.main = main
        self.nodes = _Tree(html).root.children
        self.counts: dict[str, int] = {}

    def fill(self) -> None:
        parents: list[tuple[int, Element]] = [(0, self.main)]
        run: list[Node | str] = []

        def flush() -> None:
            if any(isinstance(each, Node) or each.strip() for each in run):
                here = SubElement(parents[-1][1], "hcontainer", {"name": "text", "eId": self._next("text")})
                self._content(here, run)
            run.clear()

        for node in self.nodes:
            tag = node.tag if isinstance(node, Node) else ""
            if isinstance(node, Node) and tag[:1] == "h" and tag[1:].isdigit():
                flush()
                level = int(tag[1:])
                while parents[-1][0] >= level:
                    parents.pop()
                parents.append((level, self._section(parents[-1][1], node, level)))
            elif (
                isinstance(node, Node) and tag == "ol" and any("id" in each.attributes for each in node.elements("li"))
            ):
                flush()
                self._paragraphs(parents[-1][1], node)
            else:
                run.append(node)
        flush()
        if not len(self.main):
            SubElement(self.main, "p")

    def _next(self, kind: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{kind}_{self.counts[kind]}"

    def _section(self, parent: Element, node: Node, level: int) -> Element:
        anchor = node.attributes.get("id")
        name = name_of(anchor) if anchor else self._next("heading")
        kind = HIERARCHY.get(level)
        found = (
            SubElement(parent, kind, {"eId": name})
            if kind
            else SubElement(parent, "hcontainer", {"name": "part", "eId": name})
        )
        self._inline(SubElement(found, "heading"), node.children)
        return found

    def _paragraphs(self, parent: Element, node: Node) -> None:
        first = int(node.attributes.get("start", "1"))
        for number, item in enumerate(node.elements("li"), first):
            anchor = item.attributes.get("id")
            found = SubElement(parent, "paragraph", {"eId": name_of(anchor) if anchor else self._next("item")})
            SubElement(found, "num").text = f"{number}."
            self._content(found, item.children)

    def _content(self, parent: Element, nodes: Iterable[Node | str]) -> None:
        content = SubElement(parent, "content", {"eId": f"{parent.get('eId')}__content"})
        self._blocks(content, nodes)

    def _blocks(self, parent: Element, nodes: Iterable[Node | str]) -> None:
        """Blocks, one after another; words that stand in none are a paragraph."""
        loose: list[Node | str] = []

        def flush() -> None:
            if any(isinstance(each, Node) or each.strip() for each in loose):
                self._inline(SubElement(parent, "p"), loose)
            loose.clear()

        for node in nodes:
            if isinstance(node, str) or (node.tag in (*INLINE, "a", "code", "img", "br") and not node.holds_blocks()):
                loose.append(node)
            else:
                flush()
                self._block(parent, node)
        flush()
        if not len(parent):
            SubElement(parent, "p")

    def _block(self, parent: Element, node: Node) -> None:
        if node.tag in ("ol", "ul"):
            found = SubElement(parent, "blockList", {"eId": self._next("list")})
            first = int(node.attributes.get("start", "1"))
            for number, item in enumerate(node.elements("li"), first):
                place = SubElement(found, "item", {"eId": f"{found.get('eId')}__item_{number}"})
                if node.tag == "ol":
                    SubElement(place, "num").text = f"{number}."
                self._blocks(place, item.children) if item.children else SubElement(place, "p")
        elif node.tag == "table":
            self._table(SubElement(parent, "table", {"eId": self._next("table")}), node)
        elif node.tag == "blockquote":
            self._blocks(SubElement(parent, "blockContainer", {"eId": self._next("quote")}), node.children)
        elif node.tag == "pre":
            SubElement(parent, "block", {"name": "code"}).text = node.words()
        elif node.tag not in BLOCKS and node.holds_blocks():
            self._blocks(parent, node.children)
        elif node.tag != "hr":
            self._inline(SubElement(parent, "p"), node.children)

    def _table(self, table: Element, node: Node) -> None:
        parts = node.elements("thead", "tbody")
        rows = [row for part in parts for row in ([part] if part.elements("th") else part.elements("tr"))]
        for row in rows:
            line = SubElement(table, "tr")
            for cell in row.elements("th", "td"):
                self._blocks(SubElement(line, cell.tag), cell.children)

    def _inline(self, parent: Element, nodes: Iterable[Node | str]) -> None:
        last: Element | None = None
        for node in nodes:
            if isinstance(node, str):
                words = " ".join(node.split("\n"))
                if last is None:
                    parent.text = (parent.text or "") + words
                else:
                    last.tail = (last.tail or "") + words
                continue
            if node.tag == "br":
                last = SubElement(parent, "eol")
            elif node.tag == "img":
                last = SubElement(
                    parent, "img", {"src": node.attributes.get("src", ""), "alt": node.attributes.get("alt", "")}
                )
            elif node.tag == "a":
                last = SubElement(parent, "a", {"href": node.attributes.get("href", "")})
                self._inline(last, node.children)
            elif node.tag in INLINE:
                last = SubElement(parent, INLINE[node.tag])
                self._inline(last, node.children)
            else:
                last = SubElement(parent, "inline", {"name": node.tag})
                self._inline(last, node.children)
