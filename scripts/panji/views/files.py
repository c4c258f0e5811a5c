"""What stands beside a record's page: its texts as Markdown, as they lie in git, and its attachments."""

from __future__ import annotations

from collections.abc import Iterator

from panji.record import Record
from panji.site import Copy, Site


def paths_of(record: Record, site: Site) -> list[str]:
    return [copy.path for copy in render_record(record, site)]


def render_record(record: Record, site: Site) -> Iterator[Copy]:
    for language, text in record.texts.items():
        yield Copy(f"{record.id}.{language}.md", text.path)
    files = site.register.attachments.get(record.id)
    if files:
        listed = {attachment.file for attachment in record.attachments}
        for name, file in files.items():
            if name in listed:
                yield Copy(f"{record.id}/{name}", file.path)
