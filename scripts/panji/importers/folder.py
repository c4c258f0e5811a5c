"""Import a folder of Markdown files with front matter. Nothing is guessed.

What the collection does not have is left out, marked in the record (``source.missing``) and listed in the report.
Everything is prepared and read back in memory: see :func:`run`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, get_origin

import frontmatter
import yaml
from rapidfuzz import process

from panji.body import raw_html
from panji.diagnostic import START, Bilingual, Diagnostic, Fault, Severity
from panji.document import Document, parse
from panji.file import read as read_file
from panji.importers import disk
from panji.importers.ledger import Account, Entry, same
from panji.importers.mapping import RULE, Data, Plan, Relations, Wrong, error, fault_at, pick, read_mapping, words
from panji.record import RELATIONS, RecordId
from panji.record_types import record_types

NO_FILES = Bilingual(hi="इस नाम की कोई फ़ाइल फ़ोल्डर में नहीं है", en="no file in the folder has such a name")
NO_FIELD = Bilingual(hi="किसी फ़ाइल में `{name}` नहीं है", en="no file has a field `{name}`")
NEAREST = Bilingual(hi="क्या आशय `{name}` से है?", en="did you mean `{name}`?")
NO_LIST = Bilingual(hi="`{file}` में संबंधों की सूची नहीं मिली: {detail}", en="`{file}` has no list of relations: {detail}")
OTHER = Bilingual(hi="इस स्थान पर दूसरा अभिलेख है; बदलने के लिए `--replace` दें",
                  en="another file lies here; to replace it, give `--replace`")
TAKEN = Bilingual(hi="इस पहचान का अभिलेख पंजी में पहले से है: `{other}`", en="the register has a record of this id: `{other}`")
REPLACED = Bilingual(hi="यह फ़ाइल बदली गई", en="this file was replaced")
KEPT = Bilingual(hi="यह फ़ाइल पहले से है और वैसी ही रखी गई", en="this file was here and was kept as it is")
LEFT_OUT = Bilingual(hi="नहीं लिया गया: {reason}", en="left out: {reason}")

UNREADABLE = Bilingual(hi="पढ़ने योग्य नहीं", en="unreadable")
NO_VALUE = Bilingual(hi="`{name}` का मान नहीं: `{value}`", en="no {name}: `{value}`")
CLASH = Bilingual(hi="पहचान या नाम पहले से लिया हुआ", en="its id or name is another's")
NOT_VALID = Bilingual(hi="अभिलेख ठीक नहीं बनता", en="makes no valid record")
ESCAPED = Bilingual(hi="HTML के `<` के आगे `\\` लगाया", en="`<` of HTML escaped as `\\<`")
IN_PART = Bilingual(hi="{kind}, आंशिक", en="{kind}, in part")
NO_SOURCE = Bilingual(hi="संबंध बताने वाला अभिलेख नहीं है", en="the later record is not here")
NO_KIND = Bilingual(hi="`{verb}` के लिए कोई संबंध नहीं बताया गया", en="no relation is given for `{verb}`")
NO_EDGE = Bilingual(hi="संबंध के दो छोर नहीं हैं", en="not a relation with two ends")
NOT_HERE = Bilingual(hi="संग्रह में नहीं", en="not in the collection")
LATER = Bilingual(hi="बाद के अभिलेख से संबंध", en="the target is later than its source")
UNDATED = Bilingual(hi="एक ही वर्ष के, तिथि के बिना: क्रम ज्ञात नहीं", en="same year, undated: the order is not known")
ITSELF = Bilingual(hi="स्वयं से संबंध", en="a relation to itself")
TWICE = Bilingual(hi="उन्हीं दो अभिलेखों के बीच कई संबंध", en="several relations between the same two records")
YEAR = Bilingual(hi="पहचान का वर्ष तिथि से अलग", en="the year of the id is not the date's")


class Dumper(yaml.CSafeDumper):
    """Quotes what YAML would take for a number or a truth value, but no dates: Panji reads strings."""


Dumper.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeDumper.yaml_implicit_resolvers.items()
}
STYLE: dict[str, Any] = {"Dumper": Dumper, "sort_keys": False, "width": 1_000_000}


@dataclass
class Item:
    """One file on its way to a record."""

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


class Prepared(NamedTuple):
    """Records by path, ready to be written; the account of them; the files left out, with the place and reason."""

    files: dict[str, bytes]
    account: Account
    left_out: tuple[tuple[str, Any, Bilingual], ...]


class Import(NamedTuple):
    """What an import did: the account (for its report), what to tell the user, and how many files were touched."""

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
        Wrong: the mapping is not right, or a record would be overwritten. Nothing was written.
        OSError: something could not be read or written. Nothing was written.
    """
    plan, document = read_mapping(str(mapping), mapping.read_bytes())
    sources = disk.collect(folder, plan.files)
    if not sources:
        raise Wrong([error(document, ("files",), NO_FILES)])
    lists, wrong = [], []
    for index, relations in enumerate(plan.relations):
        try:
            lists.append(disk.edges(folder / relations.file, relations.within) if relations.file else None)
        except (OSError, ValueError) as failure:
            message = NO_LIST.format(file=relations.file, detail=failure)
            wrong.append(error(document, ("relations", index, "file"), message))
    setup = set_up(plan, document, wrong)
    items = parse_all(plan, sources)
    check_names(plan, document, items, wrong)
    if wrong:
        raise Wrong(wrong)
    prepared = prepare(plan, items, lists)
    placing = disk.compare(into, prepared.files, setup)

    def at(path: str, severity: Severity, message: Bilingual) -> Diagnostic:
        return Diagnostic(str(into / path), START, severity, RULE, message)

    taken = [at(path, Severity.ERROR, TAKEN.format(other=other)) for path, other in placing.taken.items()]
    if taken or (placing.different and not replace):
        raise Wrong(taken + [at(path, Severity.ERROR, OTHER) for path in placing.different])
    if not dry_run:
        disk.write(into, placing.new | placing.different)
    diagnostics = [
        Diagnostic(str(folder / path), span, Severity.WARNING, RULE, LEFT_OUT.format(reason=reason))
        for path, span, reason in prepared.left_out
    ]
    diagnostics += [at(path, Severity.ADVICE, REPLACED) for path in placing.different]
    diagnostics += [at(path, Severity.ADVICE, KEPT) for path in placing.kept]
    return Import(prepared.account, diagnostics, len(placing.new), len(placing.different), placing.unchanged)


def set_up(plan: Plan, document: Document, wrong: list[Diagnostic]) -> dict[str, bytes]:
    """The settings and vocabularies that the mapping has, as files. What is not right is added to ``wrong``."""
    parts = {"records/register.yml": (("register",), plan.register_)} if plan.register_ else {}
    for name, entries in plan.vocabulary.items():
        parts[f"records/vocabulary/{name}.yml"] = (("vocabulary", name), entries)
    files = {}
    for path, (route, data) in parts.items():
        files[path] = yaml.dump(data, allow_unicode=True, **STYLE).encode()
        wrong += [fault_at(document, fault, *route) for fault in read_file(path, files[path], "").faults]
    return files


def parse_all(plan: Plan, sources: Mapping[str, bytes | Fault]) -> list[tuple[Document, Data]]:
    """Every file, parsed, with what counts as no value taken out and its own name added."""
    parsed = []
    for path, content in sources.items():
        document = Document(path, faults=(content,)) if isinstance(content, Fault) else parse(path, content)
        data: dict[str, Any] = {name: _without(plan.empty, value) for name, value in document.data.items()}
        folder, _, name = path.rpartition("/")
        parsed.append((document, data | {"@path": path, "@folder": folder, "@name": name.rpartition(".")[0] or name}))
    return parsed


def _without(empty: tuple[str, ...], value: Any) -> Any:
    if isinstance(value, list):
        return [item for item in value if item not in empty]
    return None if isinstance(value, str) and value in empty else value


def check_names(plan: Plan, document: Document, items: list[tuple[Document, Data]], wrong: list[Diagnostic]) -> None:
    """A field that no file has is a slip in the mapping."""
    known = {name for _, data in items for name in data}
    named = [((*route, key), name) for route, take in plan.takes() for name, key in take.names()]
    named += [(("relations", i, "to"), each.target) for i, each in enumerate(plan.relations) if not each.file]
    for route, name in named:
        if name not in known:
            nearest = process.extractOne(name, known, score_cutoff=70)
            hint = NEAREST.format(name=nearest[0]) if nearest else None
            wrong.append(error(document, route, NO_FIELD.format(name=name), hint=hint))


def prepare(plan: Plan, parsed: list[tuple[Document, Data]], lists: list[list[Any] | None]) -> Prepared:
    """Make the records in memory. Pure.

    Args:
        plan: the mapping.
        parsed: the collection's files, in order of path.
        lists: for each of the mapping's `relations` its edges; None where they stand in the records themselves.
    """
    entries: list[Entry] = []
    left_out = []

    def leave_out(path: str, group: Bilingual, detail: Bilingual, span: Any = START) -> None:
        entries.append(Entry("left-out", group, path, detail))
        left_out.append((path, span, detail))

    items = []
    for document, data in parsed:
        fatal = [fault for fault in document.faults if fault.fatal]
        if fatal:
            leave_out(document.path, UNREADABLE, words(fatal[0]), fatal[0].span or START)
            continue
        names = {name: pick(getattr(plan, name), data) for name in ("ref", "type", "issuer", "year")}
        bad = next((name for name, picked in names.items() if not picked.one), "")
        bad = bad or ("" if re.fullmatch(r"\d{4}", names["year"].one, re.ASCII) else "year")
        if bad:
            value = ", ".join(names[bad].refused) or names[bad].one
            leave_out(document.path, same(bad), NO_VALUE.format(name=bad, value=value))
            continue
        id = RecordId(names["issuer"].one, names["type"].one, int(names["year"].one), 0)
        item = Item(document.path, data, names["ref"].one, document.body.strip("\n"), id)
        entries += [Entry("mended", words(fault), item.ref) for fault in document.faults]
        entries += fill(plan, item)
        items.append(item)
    for item, detail in number(plan, items, entries):
        leave_out(item.path, CLASH, detail)

    made: dict[str, Item] = {}
    for item in (item for item in items if item.id.serial):
        file = read_file(item.to(plan.language), dump(item), "")
        if file.sound:
            made[item.ref] = item
        else:
            leave_out(item.path, NOT_VALID, words(file.faults[0]))
    total = relate(plan, made, lists, entries)
    files = {item.to(plan.language): dump(item) for item in made.values()}
    assert all(read_file(path, content, "").sound for path, content in files.items())
    assert len(parsed) == len(files) + len(left_out)
    entries = [entry for entry in entries if entry.subject in made or entry.kind in ("left-out", "no-relation")]
    return Prepared(files, Account(plan.source.collection, len(parsed), len(files), total, tuple(entries)), tuple(left_out))


def fill(plan: Plan, item: Item) -> list[Entry]:
    """Fill in a record's front matter and mend its body. Returns what is missing, was not taken, or was changed."""
    entries, front = [], item.front
    model = record_types()[item.id.type]
    for name, takes in plan.fields.items():
        picked = pick(takes, item.data)
        entries += [Entry("refused", same(name), item.ref, same(code(value))) for value in picked.refused]
        if not picked.values and not picked.refused:
            entries.append(Entry("missing", same(name), item.ref))
        if not picked.values:
            continue
        outer, _, inner = name.partition(".")
        many = outer in model.model_fields and get_origin(model.model_fields[outer].annotation) is tuple
        if inner:
            front.setdefault(outer, {})[inner] = picked.one
        else:
            front[name] = list(picked.values) if many else picked.one
    if plan.no_text and plan.no_text.fullmatch(item.body.strip()):
        item.body = ""
    item.body, escaped = escape(item.body)
    entries += [Entry("mended", ESCAPED, item.ref, same(str(escaped)))] if escaped else []
    missing = [name for name in model.required if name not in front]
    entries += [Entry("missing", same(name), item.ref) for name in missing if name not in plan.fields]
    if not item.body.strip():
        missing.append("text")
        entries.append(Entry("missing", same("text"), item.ref))
    if item.date and not item.date.startswith(f"{item.id.year}-"):
        entries.append(Entry("contradiction", YEAR, item.ref, same(f"{item.id.year}, {item.date}")))
    url = pick(plan.source.url, item.data)
    entries += [Entry("missing", same("source.url"), item.ref)] if plan.source.url and not url.values else []
    source = {"collection": plan.source.collection, "ref": item.ref, "url": url.one, "licence": plan.source.licence}
    front["source"] = {key: value for key, value in (source | {"missing": missing}).items() if value}
    return entries


def escape(body: str) -> tuple[str, int]:
    """A body without raw HTML: each `<` that would begin some gets a backslash. Returns how many did."""
    count = 0
    while places := [found.span for found in raw_html(body, 1) if "<" in found.text]:
        lines = body.split("\n")
        for span in reversed(places):
            line = lines[span.line - 1]
            at = line.index("<", span.column - 1)
            lines[span.line - 1] = f"{line[:at]}\\{line[at:]}"
        body, count = "\n".join(lines), count + len(places)
    return body, count


def number(plan: Plan, items: list[Item], entries: list[Entry]) -> Iterator[tuple[Item, Bilingual]]:
    """Give each record the serial of its id, in order of date and ref. Yields those that get none, and why."""
    taken: dict[RecordId, Item] = {}
    refs: dict[str, Item] = {}
    waiting = []
    for item in sorted(items, key=lambda item: (item.id.year, item.date or "~", item.ref)):
        serial = pick(plan.serial, item.data)
        valid = re.fullmatch(r"\d{1,6}", serial.one, re.ASCII)
        id = item.id._replace(serial=int(serial.one)) if valid else item.id
        if refs.setdefault(item.ref, item) is not item:
            yield item, NO_VALUE.format(name="ref", value=f"{item.ref} = {refs[item.ref].path}")
        elif id.serial and taken.setdefault(id, item) is item:
            item.id = id
        elif plan.count:
            waiting.append(item)
        else:
            value = f"{serial.one} = {taken[id].path}" if id.serial else ", ".join(serial.refused) or serial.one
            yield item, NO_VALUE.format(name="serial", value=value)
    last = Counter()
    for id in taken:
        last[id._replace(serial=0)] = max(last[id._replace(serial=0)], id.serial)
    for item in waiting:
        last[item.id] += 1
        item.id = item.id._replace(serial=last[item.id])
        entries.append(Entry("counted", same(f"{item.id.type}/{item.id.year}"), item.ref, same(str(item.id))))


def relate(plan: Plan, made: dict[str, Item], lists: list[list[Any] | None], entries: list[Entry]) -> int:
    """Write the relations into the records' front matter, each once. Returns how many the collection has."""
    total, seen, pairs = 0, set(), Counter()
    for relations, edges in zip(plan.relations, lists, strict=True):
        if edges is None:
            edges = [{"@ref": item.ref, **item.data} for item in made.values() if item.data.get(relations.target)]
        for source, target, edge in ends(relations, edges):
            total += 1
            verb = str(edge.get(relations.verb, ""))
            detail = same(f"{target} ({verb})" if verb else target)
            kind = relations.kind or relations.kinds.get(verb)
            if source not in made or not target or not kind:
                why = NO_EDGE if not (source and target) else NO_KIND.format(verb=verb) if source in made else NO_SOURCE
                entries.append(Entry("no-relation", why, source, detail))
                continue
            later, earlier = made[source], made.get(target)
            relation = {"record": str(earlier.id)} if earlier else {"external": target}
            if relations.partial and str(edge.get(relations.partial)).lower() == "true":
                relation["scope"] = relations.scope
            key = (source, kind, *relation.items())
            if key in seen:
                entries.append(Entry("repeated", same(kind), source, detail))
                continue
            seen.add(key)
            later.front.setdefault(kind, []).append(relation)
            if not earlier:
                entries.append(Entry("outside", same(str(edge.get(relations.group) or "")) or NOT_HERE, source, detail))
                continue
            entries.append(Entry("relation", IN_PART.format(kind=kind) if "scope" in relation else same(kind), source, detail))
            pairs[source, target] += 1
            doubt = ITSELF if later is earlier else order_of(later, earlier)
            entries += [Entry("contradiction", doubt, source, detail)] if doubt else []
    entries += [Entry("contradiction", TWICE, source, same(target)) for (source, target), n in pairs.items() if n > 1]
    for item in made.values():
        for kind in RELATIONS:
            if kind in item.front:
                item.front[kind].sort(key=lambda each: tuple(each.items()), reverse=False)
                item.front[kind] = [each["record"] if each.keys() == {"record"} else each for each in item.front[kind]]
    return total


def ends(relations: Relations, edges: list[Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """The later and the earlier record's ref of each relation, and what else the list says about it."""
    for edge in edges:
        data = edge if isinstance(edge, dict) else {}
        targets = data.get(relations.target)
        for target in targets if isinstance(targets, list) else [targets]:
            yield str(data.get(relations.source or "@ref") or ""), str(target or ""), data


def order_of(later: Item, earlier: Item) -> Bilingual | None:
    """What is wrong with the order of two records; None if nothing."""
    if later.date and earlier.date:
        return LATER if earlier.date > later.date else None
    if later.id.year == earlier.id.year:
        return UNDATED
    return LATER if earlier.id.year > later.id.year else None


def dump(item: Item) -> bytes:
    """The record's file, its keys in the order of the model."""
    front = {name: item.front[name] for name in record_types()[item.id.type].model_fields if name in item.front}
    front |= item.front  # what the type does not have: reading it back says so
    return (frontmatter.dumps(frontmatter.Post(item.body, **front), **STYLE) + "\n").encode()


def code(value: str) -> str:
    return f"`{' '.join(value.replace('`', chr(39)).split())}`"
