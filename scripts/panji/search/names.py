"""What the values of facets are called, in both languages, so that a query may name them: ``circulars of 2023``.

``names.js`` finds these names in a query, in any form, spelling and script that the fold knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from panji import language
from panji.record_types import record_types
from panji.search.records import ANYBODY
from panji.site import Site
from panji.vocabulary import Vocabulary

Names = dict[str, list[tuple[list[str], list[str]]]]
"""Of each facet: values, and what they are called together."""

STATES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("in-force", "partly-changed"), ("लागू", "प्रभावी", "प्रवृत्त", "in force", "current", "effective")),
    (("superseded", "rescinded", "expired"), ("लागू नहीं", "अब लागू नहीं", "not in force", "no longer in force")),
    (("rescinded",), ("निरस्त", "रद्द", "rescinded", "cancelled", "withdrawn")),
    (("partly-changed",), ("संशोधित", "amended")),
    (("expired",), ("समाप्त",)),
)
"""What people call a state besides the name that the pages give it."""


PENDING = ("लंबित", "लंबित अनुपालना", "अनुपालना लंबित", "अनुपालना शेष", "pending", "pending with", "compliance pending")
"""What makes a query ask for what is still to be done."""


def names(site: Site, used: Mapping[str, Iterable[str]]) -> Names:
    """What the values of facets are called.

    Args:
        used: of each facet the values that records have. Others would find nothing.
    """
    vocabulary = site.register.vocabulary
    lists = {"issuer": vocabulary["offices"], "subject": vocabulary["subjects"]}
    found: Names = {}
    for facet, values in used.items():
        if facet == "place":
            found[facet] = _places(vocabulary, set(values))
            continue
        if facet == "pending":
            found[facet] = [([value], [*PENDING] if value == ANYBODY else []) for value in sorted(values)]
            continue
        rows = found[facet] = _states(set(values)) if facet == "state" else []
        taken = {name.casefold() for _, called in rows for name in called}
        for value in sorted(values):
            if facet == "type":
                model = record_types()[value]
                called = [*model.label, *model.labels]
            elif facet == "state":
                called = [*language.LABELS[f"state_{value.replace('-', '_')}"]]
            elif entry := lists.get(facet, {}).get(value):
                called = [*entry.label, *_turned(entry.en), *_short(entry.label, entry.abbr or ())]
            else:
                called = [value]
            rows.append(([value], [name for name in dict.fromkeys(called) if name.casefold() not in taken]))
    return found


def _states(used: set[str]) -> list[tuple[list[str], list[str]]]:
    rows = [([state for state in states if state in used], list(called)) for states, called in STATES]
    return [row for row in rows if row[0]]


def _places(vocabulary: Vocabulary, used: set[str]) -> list[tuple[list[str], list[str]]]:
    """A place, with the groups that it belongs to or once did: what went to all districts went to it, too."""
    groups = [(id, {member.id for member in vocabulary.expand(id, None)}) for id in vocabulary["groups"] if id in used]
    rows = []
    for id, entry in vocabulary["places"].items():
        also = [group for group, members in groups if id in members]
        if id in used or also:
            rows.append(([id, *also], list(dict.fromkeys(entry.label))))
    return rows


def _turned(name: str) -> list[str]:
    """Department of Personnel is also the Personnel Department."""
    if name.startswith("Department of "):
        return [f"{name.removeprefix('Department of ')} Department"]
    if name.endswith(" Department"):
        return [f"Department of {name.removesuffix(' Department')}"]
    return []


def _short(label: Iterable[str], abbr: Iterable[str]) -> list[str]:
    """The short forms that are names (CMO, मुमका), not merely one of the name's words (गृह, Home)."""
    words = set(" ".join(label).split())
    return [each for each in abbr if each not in words and not re.fullmatch(r"[A-Za-z]{1,2}|[A-Z]?[a-z]+\.?", each)]
