"""Faults that were in the register when it was taken over: how many, of which rule, in which folder.

An old collection is let in with them, and from then on their number may only fall. They stand in
``records/known-faults.yml``: a rule, below it folders, and behind each the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from panji.diagnostic import Place
from panji.record import Line, RecordId

FILE = "known-faults.yml"
PATH = f"records/{FILE}"
HEAD = """\
# जाँच आरम्भ करते समय जो त्रुटियाँ पहले से थीं: नियम, फ़ोल्डर, संख्या। यह संख्या केवल घट सकती है।
# Faults that were there when checking began: rule, folder, number. The numbers may only fall.
# panji check --write-known-faults
"""


def _number(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"[1-9]\d{0,8}", value, re.ASCII):
        return int(value)
    raise PydanticCustomError("not_a_count", "not a count")


KnownFaults = dict[Line, dict[Line, Annotated[int, BeforeValidator(_number)]]]
"""What ``records/known-faults.yml`` says: by rule and folder, how many faults are known."""


class Count(NamedTuple):
    """How many faults of a rule are known in a folder, and how many there are."""

    rule: str
    folder: str
    known: int
    found: int

    @property
    def place(self) -> Place:
        return Place(PATH, (self.rule, self.folder))


def folder(path: str, id: RecordId | None) -> str:
    """Where a fault is counted: ``<issuer>/<type>``, ``vocabulary``, or ``.`` for whatever lies elsewhere.

    Args:
        path: of the file that it is in.
        id: of the record that the file belongs to, if it does.
    """
    if id:
        return f"{id.issuer}/{id.type}"
    return "vocabulary" if path.startswith("records/vocabulary/") else "."


def write(counts: Mapping[tuple[str, str], int]) -> bytes:
    """The file that says these numbers, by rule and folder."""
    lines, last = [HEAD], ""
    for (rule, place), count in sorted(counts.items()):
        if rule != last:
            lines.append(f"{rule}:\n")
            last = rule
        lines.append(f"  {place}: {count}\n")
    return "".join(lines).encode()
