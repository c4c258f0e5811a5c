"""What stands beside a record's page: its texts as Markdown, as they lie in git, and its attachments."""

from __future__ import annotations

from collections.abc import Iterator

from panji.site import Copy, Site


def render(site: Site) -> Iterator[Copy]:
    files = site.register.files
    for id, record in site.register.records.items():
        for language, text in record.texts.items():
            yield Copy(f"{id}.{language}.md", text.path, files[text.path].digest)
        listed = {attachment.file for attachment in record.attachments}
        for name, file in site.register.attachments.get(id, {}).items():
            if name in listed:
                yield Copy(f"{id}/{name}", file.path, file.digest)
