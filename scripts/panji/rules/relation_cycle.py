"""Relations never lead in a circle.

A relation to a later record is another rule's finding and is left out here; so what remains are circles among records
of one day, or without a date.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(hi="संबंध चक्र में घूमते हैं", en="Relations lead in a circle")
WHY = Bilingual(
    hi="यदि दो आदेश एक-दूसरे को अधिक्रमित करें तो दोनों में से कौन-सा प्रभावी है, यह कोई नहीं बता सकता।",
    en="If two orders supersede each other, nobody can say which one is in force.",
)
FIX = Bilingual(
    hi="मूल पत्र देखकर निश्चित करें कि कौन-सा अभिलेख बाद का है। संबंध केवल उसी में रखें, पूर्व के अभिलेख से हटा दें।",
    en="Find out from the papers which record is the later one. Keep the relation there and delete it from the "
    "earlier one.",
)
EXAMPLE = Example(
    wrong="# cmo/circular/2026/1\nsupersedes: [cmo/circular/2026/2]\n# cmo/circular/2026/2\nsupersedes: [cmo/circular/2026/1]",
    right="# cmo/circular/2026/2\nsupersedes: [cmo/circular/2026/1]",
)

MESSAGE = Bilingual(hi="यहाँ से संबंध घूमकर इसी पर लौटते हैं: {chain}", en="from here the relations lead back to here: {chain}")
OTHER = Bilingual(hi="यहाँ `{kind}` से `{target}` पर", en="here `{kind}` leads to `{target}`")


class Edge(NamedTuple):
    source: str
    target: str
    kind: str
    index: int


def check_register(register: Register, as_of: date) -> Iterator[Finding]:
    known = register.incoming  # a record to which nothing leads is on no circle
    edges = {id: _edges(id, record, register) for id, record in register.records.items() if id in known}
    edges = {id: leaving for id, leaving in edges.items() if leaving}
    position = {id: number for number, id in enumerate(edges)}
    for group in _groups(edges):
        first, *rest = _circle(max(group, key=position.__getitem__), group, edges)
        chain = " → ".join(f"`{edge.source}`" for edge in (first, *rest, first))
        others = tuple(
            (register.records[edge.source].at(edge.kind, edge.index), OTHER.format(kind=edge.kind, target=edge.target))
            for edge in rest
        )
        place = register.records[first.source].at(first.kind, first.index)
        yield Finding(place, MESSAGE.format(chain=chain), None, others)


def _edges(id: str, record: Record, register: Register) -> list[Edge]:
    """The relations of a record to others that are not dated later; citing one another harms nobody."""
    found = []
    for kind, index, relation in record.relations():
        target = register.records.get(relation.record or "")
        if target is None or target is record or kind == "cites":
            continue
        if not (target.issued and record.issued and target.issued > record.issued):
            found.append(Edge(id, str(target.id), kind, index))
    return found


def _groups(edges: dict[str, list[Edge]]) -> Iterator[set[str]]:
    """The records that lead to one another: Tarjan's strongly connected components, without recursion."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: list[str] = []
    settled: set[str] = set()
    for start in edges:
        if start in order:
            continue
        order[start] = lowest[start] = len(order)
        waiting.append(start)
        path = [(start, iter(edges[start]))]
        while path:
            id, leaving = path[-1]
            edge = next(leaving, None)
            if edge is not None:
                target = edge.target
                if target not in order:
                    order[target] = lowest[target] = len(order)
                    waiting.append(target)
                    path.append((target, iter(edges.get(target, ()))))
                elif target not in settled:
                    lowest[id] = min(lowest[id], order[target])
                continue
            path.pop()
            if path:
                lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[id])
            if lowest[id] == order[id]:
                group = set()
                while id not in group:
                    group.add(waiting.pop())
                settled |= group
                if len(group) > 1:
                    yield group


def _circle(start: str, group: set[str], edges: dict[str, list[Edge]]) -> list[Edge]:
    """A shortest way from a record of a group back to itself."""
    came: dict[str, Edge] = {}
    pending = [start]
    for id in pending:  # grows while it is read
        for edge in edges[id]:
            if edge.target in group and edge.target not in came:
                came[edge.target] = edge
                pending.append(edge.target)
        if start in came:
            break
    circle = [came[start]]
    while circle[-1].source != start:
        circle.append(came[circle[-1].source])
    return circle[::-1]
