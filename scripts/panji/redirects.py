"""Records that have another id now: ``records/redirects.yml`` has each old id with the new one, for ever.

Somebody has cited the old address. It leads on, whatever happens: an entry is never taken out again, and where the new
id changes too, the old one leads to the newest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from panji.record import RecordId

FILE = "redirects.yml"
PATH = f"records/{FILE}"

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*/[a-z-]+/[12][0-9]{3}/[1-9][0-9]{0,5}$"),
    AfterValidator(RecordId),
]
Redirects = dict[Id, Id]
"""What ``records/redirects.yml`` says: by old id the new one."""


def final(old: str, redirects: Mapping[str, str]) -> str | None:
    """Where an id leads in the end; None, if it leads round in a circle, or is no old id at all."""
    seen = {old}
    new = redirects.get(old)
    while new in redirects:
        if new in seen:
            return None
        seen.add(new)
        new = redirects[new]
    return new
