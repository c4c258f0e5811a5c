"""Each record, whole, as a line of JSON (https://jsonlines.org), as its own file on the site has it; and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic_core import to_json

from panji.dataset import Table
from panji.site import Site
from panji.views import api_v1


def render(site: Site, tables: Iterable[Table]) -> Iterator[tuple[str, bytes]]:
    yield "records.jsonl", b"".join([api_v1.line(record, site) for record in site.register.records.values()])
    entries = (
        {"list": entry.list, "id": entry.id, **entry.model_dump(mode="json", exclude_defaults=True)}
        for entry in site.register.vocabulary.entries()
    )
    yield "vocabulary.jsonl", b"".join([to_json(entry) + b"\n" for entry in entries])
