"""What stands beside a record's page: its texts as Markdown, as they lie in git, and its attachments."""

from __future__ import annotations

from collections.abc import Iterator

from panji.diagnostic import Bilingual
from panji.endpoints import Endpoint
from panji.record import Record
from panji.site import Copy, Site

ENDPOINTS = (
    Endpoint(
        "{record}.{language}.md",
        Bilingual(hi="अभिलेख का पाठ, जैसा वह git में है", en="a record's text, as it lies in git"),
        media_type="text/markdown",
        everywhere=False,
    ),
)


def paths_of(record: Record, site: Site) -> list[str]:
    return [f"{record.id}.{language}.md" for language in record.texts] + [
        f"{record.id}/{name}" for name in _published(record, site)
    ]


def render_record(record: Record, site: Site) -> Iterator[Copy]:
    for language, text in record.texts.items():
        yield Copy(f"{record.id}.{language}.md", text.path)
    for name, path in _published(record, site).items():
        yield Copy(f"{record.id}/{name}", path)


def _published(record: Record, site: Site) -> dict[str, str]:
    """Its attachments, as far as it lists them, with the paths of their files."""
    files = site.register.attachments.get(record.id)
    if not files:
        return {}
    listed = {attachment.file for attachment in record.attachments}
    return {name: file.path for name, file in files.items() if name in listed}
