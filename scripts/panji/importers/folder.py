"""Import a folder of Markdown files with front matter: see :func:`run`.

Nothing is guessed. What the collection does not have is left out, marked in the record (``source.missing``) and
listed in the report. Everything is prepared, and read back, in memory.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, get_origin

from rapidfuzz import process

from panji.body import raw_html
from panji.diagnostic import START, Bilingual, Diagnostic, Fault, Route, Severity, Span
from panji.document import Document, parse
from panji.file import read as read_file
from panji.importers import disk, dump
from panji.importers.ledger import Account, Entry, same
from panji.importers.mapping import RULE, Data, Plan, Relations, Wrong, error, explain, pick, read_mapping
from panji.record import RELATIONS, RecordId
from panji.record_types import record_types

NO_FILES = Bilingual(hi="इस नाम की कोई फ़ाइल फ़ोल्डर में नहीं है", en="no file in the folder has such a name")
NO_FIELD = Bilingual(hi="किसी फ़ाइल में `{name}` नहीं है", en="no file has a field `{name}`")
NEAREST = Bilingual(hi="क्या आशय `{name}` से है?", en="did you mean `{name}`?")
NO_LIST = Bilingual(hi="`{file}` में संबंधों की सूची नहीं मिली ({detail})", en="no list of relations in `{file}` ({detail})")
OTHER = Bilingual(hi="यहाँ इसी नाम की दूसरी फ़ाइल है", en="another file lies here already")
GIVE_REPLACE = Bilingual(hi="उसे बदलना हो तो `--replace` दें", en="to replace it, give `--replace`")
TAKEN = Bilingual(hi="इस पहचान का अभिलेख पहले से है: `{other}`", en="there is a record of this id already: `{other}`")
REPLACED = Bilingual(hi="यह फ़ाइल बदल दी गई", en="this file was replaced")
KEPT = Bilingual(hi="यह फ़ाइल पहले से थी और वैसी ही रखी गई", en="this file was here already and was kept as it is")
LEFT_OUT = Bilingual(hi="नहीं लिया गया: {reason}", en="left out: {reason}")

UNREADABLE = Bilingual(hi="पढ़ा नहीं जा सका", en="unreadable")
NO_VALUE = Bilingual(hi="`{name}` नहीं मिला", en="no `{name}`")
FOUND = Bilingual(hi="`{name}` नहीं मिला: `{value}`", en="no `{name}`: `{value}`")
CLASH = Bilingual(hi="`{name}` दूसरे का है", en="its `{name}` is another's")
CLASHES = Bilingual(hi="`{name}` `{value}` दूसरे का है: {other}", en="its `{name}` `{value}` is another's: {other}")
NOT_VALID = Bilingual(hi="अभिलेख मान्य नहीं बनता", en="would not be a valid record")
ESCAPED = Bilingual(hi="HTML बनाने वाले `<` के आगे `\\` लगाया", en="a `\\` put before each `<` that would begin HTML")
IN_PART = Bilingual(hi="{kind}, आंशिक", en="{kind}, in part")
AGAIN = Bilingual(hi="{detail}, दोबारा", en="{detail}, again")
NO_EDGE = Bilingual(hi="दोनों सिरे नहीं बताए गए", en="does not name both ends")
NO_KIND = Bilingual(hi="`{verb}` के लिए कोई संबंध नहीं बताया गया", en="no relation is given for `{verb}`")
NO_SOURCE = Bilingual(hi="बाद वाला अभिलेख नहीं है", en="the later record is not here")
NOT_HERE = Bilingual(hi="संग्रह में नहीं", en="not in the collection")
LATER = Bilingual(hi="संबंध बाद के अभिलेख से है", en="the target is later than its source")
UNDATED = Bilingual(hi="एक ही वर्ष के, पर तिथि नहीं: क्रम ज्ञात नहीं", en="of one year and undated: the order is not known")
ITSELF = Bilingual(hi="स्वयं से संबंध", en="a relation to itself")
SEVERAL = Bilingual(hi="उन्हीं दो अभिलेखों के बीच एक से अधिक संबंध", en="several relations between the same two records")
YEAR = Bilingual(hi="पहचान का वर्ष तिथि के वर्ष से अलग है", en="the year of the id is not that of the date")


@dataclass
class Item:
    """One file on its way to a record. Its id has serial 0 until it is numbered."""

    path: str
    data: Data
    ref: str
    body: str
    id: RecordId
    front: dict[str, Any] = field(default_factory=dict)

    @property
    def date(self) -> str:
        return self.front.get("issued", "")

    def to(self, language: str) -> str:
        return f"records/{self.id.issuer}/{self.id.type}/{self.id.year}/{self.id.serial:04}.{language}.md"


class LeftOut(NamedTuple):
    """A file that gave no record: the place in it, the kind of reason, and the reason."""

    path: str
    group: Bilingual
    reason: Bilingual
    span: Span = START


class Prepared(NamedTuple):
    """The register's new files by path, the account of them, and what was left out."""

    files: dict[str, bytes]
    account: Account
    left_out: list[LeftOut]


class Import(NamedTuple):
    """What an import did: the account (for its report), what the user should know, and how many files it touched."""

    account: Account
    diagnostics: list[Diagnostic]
    new: int
    replaced: int
    unchanged: int


def run(folder: Path, mapping: Path, into: Path, *, replace: bool = False, dry_run: bool = False) -> Import:
    """Bring a folder into a register.

    Args:
        folder: the collection.
        mapping: the mapping file.
        into: the folder that holds ``records/``, or shall hold it.
        replace: overwrite records that are there already with another content.
        dry_run: do everything but write.

    Returns:
        What was done. Its diagnostics are no errors: they say which files were left out, replaced, or kept.

    Raises:
        Wrong: the mapping is not right, or a file would be overwritten. Nothing was written.
        OSError: something could not be read or written. Nothing was written.
    """
    plan, document = read_mapping(str(mapping), mapping.read_bytes())
    sources = disk.collect(folder, plan.files)
    if not sources:
        raise Wrong([error(document, ("files",), NO_FILES)])
    parsed = parse_all(plan, sources)
    setup, wrong = set_up(plan, document)
    wrong += unknown_names(plan, document, parsed)
    lists: list[list[Any] | None] = []
    for index, relations in enumerate(plan.relations):
        try:
            lists.append(disk.edges(folder / relations.file, relations.within) if relations.file else None)
        except (OSError, ValueError) as failure:
            message = NO_LIST.format(file=relations.file, detail=getattr(failure, "strerror", None) or failure)
            wrong.append(error(document, ("relations", index, "file"), message))
    if wrong:
        raise Wrong(wrong)
    files, account, left_out = prepare(plan, parsed, lists)
    placing = disk.compare(into, files, setup)

    def told(severity: Severity, path: str, message: Bilingual, hint: Bilingual | None = None) -> Diagnostic:
        return Diagnostic(str(into / path), START, severity, RULE, message, hint)

    wrong += [told(Severity.ERROR, path, TAKEN.format(other=other)) for path, other in placing.taken.items()]
    if not replace:
        wrong += [told(Severity.ERROR, path, OTHER, GIVE_REPLACE) for path in placing.different]
    if wrong:
        raise Wrong(wrong)
    if not dry_run:
        disk.write(into, placing.new | placing.different)
    diagnostics = [
        Diagnostic(str(folder / path), span, Severity.WARNING, RULE, LEFT_OUT.format(reason=reason))
        for path, _, reason, span in left_out
    ]
    diagnostics += [told(Severity.ADVICE, path, REPLACED) for path in placing.different]
    diagnostics += [told(Severity.ADVICE, path, KEPT) for path in placing.kept]
    return Import(account, diagnostics, len(placing.new), len(placing.different), placing.unchanged)


def set_up(plan: Plan, document: Document) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The settings and vocabularies that the mapping has, as files; and what is wrong with them."""
    parts: list[tuple[str, Route, Any]] = [("records/register.yml", ("register",), plan.settings)] * bool(plan.settings)
    parts += [(f"records/vocabulary/{name}.yml", ("vocabulary", name), data) for name, data in plan.vocabulary.items()]
    files, wrong = {}, []
    for path, route, data in parts:
        files[path] = dump.whole(data)
        wrong += explain(document, list(read_file(path, files[path], "").faults), route)
    return files, wrong


def parse_all(plan: Plan, sources: Mapping[str, bytes | Fault]) -> list[tuple[Document, Data]]:
    """Every file, parsed, with what counts as no value taken out and its own name added."""
    parsed = []
    for path, content in sources.items():
        document = Document(path, faults=(content,)) if isinstance(content, Fault) else parse(path, content)
        data: dict[str, Any] = {}
        for name, value in document.data.items():
            items = [item for item in (value if isinstance(value, list) else [value]) if item not in plan.empty]
            data[name] = items if isinstance(value, list) else items[0] if items else None
        folder, _, name = path.rpartition("/")
        parsed.append((document, data | {"@path": path, "@folder": folder, "@name": name.rpartition(".")[0] or name}))
    return parsed


def unknown_names(plan: Plan, document: Document, parsed: list[tuple[Document, Data]]) -> list[Diagnostic]:
    """A field that no file has is a slip in the mapping."""
    known = {name for _, data in parsed for name in data}
    named = [((*route, key), name) for route, take in plan.takes() for key, name in take.names()]
    named += [(("relations", i, "to"), each.target) for i, each in enumerate(plan.relations) if not each.file]
    wrong = []
    for route, name in named:
        if name not in known:
            nearest = process.extractOne(name, sorted(known), score_cutoff=70)
            hint = NEAREST.format(name=nearest[0]) if nearest else None
            wrong.append(error(document, route, NO_FIELD.format(name=name), hint))
    return wrong


def prepare(plan: Plan, parsed: list[tuple[Document, Data]], lists: list[list[Any] | None]) -> Prepared:
    """Make the records in memory. Pure.

    Args:
        plan: the mapping.
        parsed: the collection's files, in order of path.
        lists: for each of the mapping's `relations` its edges; None where they stand in the records themselves.
    """
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    items: list[Item] = []
    for document, data in parsed:
        fatal = [fault for fault in document.faults if fault.fatal]
        if fatal:
            found = explain(document, fatal)[0]
            left_out.append(LeftOut(document.path, UNREADABLE, found.message, found.span))
            continue
        named = {name: pick(getattr(plan, name), data) for name in ("ref", "issuer", "type", "year")}
        sound = {name: bool(picked.one) for name, picked in named.items()}
        sound["type"] = named["type"].one in record_types()
        sound["year"] = bool(re.fullmatch("[0-9]{4}", named["year"].one))
        if bad := next((name for name in sound if not sound[name]), None):
            left_out.append(LeftOut(document.path, *_without(bad, named[bad].refused or named[bad].values)))
            continue
        id = RecordId.of(named["issuer"].one, named["type"].one, int(named["year"].one), 0)
        item = Item(document.path, data, named["ref"].one, document.body.strip("\n"), id)
        entries += [Entry("mended", found.message, item.ref) for found in explain(document, list(document.faults))]
        entries += fill(plan, item)
        items.append(item)
    left_out += number(plan, items, entries)

    made: dict[str, Item] = {}
    files: dict[str, bytes] = {}
    for item in (item for item in items if item.id.serial):
        path, content = item.to(plan.language), file_of(item)
        file = read_file(path, content, "")
        if file.sound:
            made[item.ref], files[path] = item, content
        else:
            found = explain(Document(path), list(file.faults))[0]
            left_out.append(LeftOut(item.path, NOT_VALID, found.message))
    total = relate(plan, made, lists, entries)
    for item in made.values():
        if not item.front.keys().isdisjoint(RELATIONS):
            path = item.to(plan.language)
            files[path] = file_of(item)
            assert read_file(path, files[path], "").sound, path
    assert len(parsed) == len(files) + len(left_out)
    entries = [entry for entry in entries if entry.subject in made or entry.kind == "no-relation"]
    entries += [Entry("left-out", group, path, reason) for path, group, reason, _ in left_out]
    return Prepared(files, Account(plan.source.collection, len(parsed), len(files), total, tuple(entries)), left_out)


def _without(name: str, values: tuple[str, ...]) -> tuple[Bilingual, Bilingual]:
    """The group and the reason of a record that cannot be placed."""
    group = NO_VALUE.format(name=name)
    return group, FOUND.format(name=name, value=", ".join(values)) if values else group


def fill(plan: Plan, item: Item) -> list[Entry]:
    """Fill in a record's front matter and mend its body. Returns what is missing, was not taken, or was changed."""
    entries, front, model = [], item.front, record_types()[item.id.type]

    def enter(kind: str, group: Bilingual, detail: str = "") -> None:
        entries.append(Entry(kind, group, item.ref, same(detail)))

    for name, takes in plan.fields.items():
        values, refused = pick(takes, item.data)
        for value in refused:
            enter("refused", same(name), f"`{' '.join(value.replace('`', chr(39)).split())}`")
        outer, _, inner = name.partition(".")
        if not values and not refused:
            enter("missing", same(name))
        elif values and inner:
            front.setdefault(outer, {})[inner] = values[0]
        elif values:
            many = outer in model.model_fields and get_origin(model.model_fields[outer].annotation) is tuple
            front[name] = list(values) if many else values[0]
    missing = [name for name in model.required if name not in front]
    for name in missing:
        if not any(known.partition(".")[0] == name for known in plan.fields):
            enter("missing", same(name))
    if plan.no_text and plan.no_text.fullmatch(item.body.strip()):
        item.body = ""
    item.body, escaped = escape(item.body)
    if escaped:
        enter("mended", ESCAPED, f"{escaped} ×")
    if not item.body.strip():
        missing.append("text")
        enter("missing", same("text"))
    if item.date and not item.date.startswith(f"{item.id.year}-"):
        enter("contradiction", YEAR, f"{item.id.year}, {item.date}")
    url = pick(plan.source.url, item.data).one
    if plan.source.url and not url:
        enter("missing", same("source.url"))
    source = {"collection": plan.source.collection, "ref": item.ref, "url": url, "licence": plan.source.licence}
    front["source"] = {key: value for key, value in (source | {"missing": missing}).items() if value}
    return entries


def escape(body: str) -> tuple[str, int]:
    """A body without raw HTML: each `<` that would begin some gets a backslash. Returns how many did, too."""
    count = 0
    while spans := [found.span for found in raw_html(body, 1) if "<" in found.text]:
        lines = body.split("\n")
        for span in reversed(spans):
            line = lines[span.line - 1]
            at = line.index("<", span.column - 1)
            lines[span.line - 1] = f"{line[:at]}\\{line[at:]}"
        body, count = "\n".join(lines), count + len(spans)
    return body, count


def number(plan: Plan, items: list[Item], entries: list[Entry]) -> Iterator[LeftOut]:
    """Give each record the serial of its id, in order of date and ref. Yields those that get none."""
    refs: dict[str, Item] = {}
    ids: dict[RecordId, Item] = {}
    waiting = []
    for item in sorted(items, key=lambda item: (item.id.year, item.date or "~", item.ref, item.path)):
        picked = pick(plan.serial, item.data)
        serial = int(picked.one) if re.fullmatch("[0-9]{1,6}", picked.one) else 0
        id = item.id.numbered(serial)
        if refs.setdefault(item.ref, item) is not item:
            other = refs[item.ref].path
            yield LeftOut(item.path, CLASH.format(name="ref"), CLASHES.format(name="ref", value=item.ref, other=other))
        elif serial and ids.setdefault(id, item) is item:
            item.id = id
        elif plan.count:
            waiting.append(item)
        elif serial:
            other = CLASHES.format(name="serial", value=serial, other=ids[id].path)
            yield LeftOut(item.path, CLASH.format(name="serial"), other)
        else:
            yield LeftOut(item.path, *_without("serial", picked.refused or picked.values))
    last: Counter[RecordId] = Counter()
    for id in ids:
        last[id.numbered(0)] = max(last[id.numbered(0)], id.serial)
    for item in waiting:
        last[item.id] += 1
        item.id = item.id.numbered(last[item.id])
        entries.append(Entry("counted", same(f"{item.id.type} {item.id.year}"), item.ref, same(str(item.id))))


def relate(plan: Plan, made: dict[str, Item], lists: list[list[Any] | None], entries: list[Entry]) -> int:
    """Write the relations into the records' front matter, each once. Returns how many the collection has."""
    total, seen, pairs = 0, set(), Counter()
    for relations, edges in zip(plan.relations, lists, strict=True):
        if edges is None:
            edges = [{"@ref": item.ref, **item.data} for item in made.values() if item.data.get(relations.target)]
        for source, target, edge in ends(relations, edges):
            total += 1
            verb = str(edge.get(relations.verb, ""))
            kind = relations.kind or relations.kinds.get(verb)
            detail = same(f"{target} ({verb})" if verb else target)
            if not (source and target and kind and source in made):
                why = NO_EDGE if not (source and target) else NO_SOURCE if kind else NO_KIND.format(verb=verb)
                entries.append(Entry("no-relation", why, source or "?", detail))
                continue
            later, earlier = made[source], made.get(target)
            relation: dict[str, Any] = {"record": str(earlier.id)} if earlier else {"external": target}
            if relations.scope and edge.get(relations.partial) in (True, "true"):
                scope = relations.scope
                relation["scope"] = scope.en if scope.hi == scope.en else scope._asdict()
            key = (source, kind, str(relation))
            again = key in seen
            seen.add(key)
            if not again:
                later.front.setdefault(kind, []).append(relation)
            if not earlier:
                group = same(str(edge[relations.group])) if edge.get(relations.group) else NOT_HERE
                entries.append(Entry("outside", group, source, AGAIN.format(detail=detail) if again else detail))
                continue
            group = IN_PART.format(kind=kind) if "scope" in relation else same(kind)
            entries.append(Entry("repeated" if again else "relation", group, source, detail))
            pairs[source, target] += not again
            if doubt := ITSELF if later is earlier else order(later, earlier):
                entries.append(Entry("contradiction", doubt, source, detail))
    entries += [Entry("contradiction", SEVERAL, source, same(target)) for (source, target), n in pairs.items() if n > 1]
    for item in made.values():
        for kind in item.front.keys() & set(RELATIONS):
            written = sorted(item.front[kind], key=lambda each: ("external" in each, *map(str, each.values())))
            item.front[kind] = [each["record"] if each.keys() == {"record"} else each for each in written]
    return total


def ends(relations: Relations, edges: list[Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """The later and the earlier record's ref of each relation, and what else the list says about it."""
    for edge in edges:
        data = edge if isinstance(edge, dict) else {}
        targets = data.get(relations.target)
        for target in targets if isinstance(targets, list) else [targets]:
            yield str(data.get(relations.source or "@ref") or ""), str(target or ""), data


def order(later: Item, earlier: Item) -> Bilingual | None:
    """What is wrong with the order of two records; None if nothing."""
    if later.date and earlier.date:
        return LATER if earlier.date > later.date else None
    if later.id.year == earlier.id.year:
        return UNDATED
    return LATER if earlier.id.year > later.id.year else None


def file_of(item: Item) -> bytes:
    """The record's file, its keys in the order of the model."""
    front = {name: item.front[name] for name in record_types()[item.id.type].model_fields if name in item.front}
    front |= item.front  # what the type does not have: reading it back says so
    return dump.document(front, item.body)
