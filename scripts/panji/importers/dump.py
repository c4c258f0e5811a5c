"""Front matter as it is written: in the order given, with quotes where another reader would take a word for something else."""

from __future__ import annotations

from typing import Any

import frontmatter
import yaml


class Dumper(yaml.CSafeDumper):
    """Quotes what other readers would take for a number or a truth value, but no dates."""


Dumper.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeDumper.yaml_implicit_resolvers.items()
}
STYLE: dict[str, Any] = {"Dumper": Dumper, "sort_keys": False, "width": 1_000_000}


def document(front: dict[str, Any], body: str) -> bytes:
    """A Markdown file with a front matter."""
    return (frontmatter.dumps(frontmatter.Post(body, **front), **STYLE) + "\n").encode()


def whole(data: dict[str, Any]) -> bytes:
    """A YAML file."""
    return yaml.dump(data, allow_unicode=True, **STYLE).encode()


def flow(data: dict[str, Any]) -> str:
    """A mapping on one line: ``{point: cmo/directive/2026/3#1, status: complied}``."""
    return yaml.dump(data, allow_unicode=True, default_flow_style=True, **STYLE).strip()
