"""Jinja's templates of the views, with the labels of a language set in, compiled once and kept."""

from __future__ import annotations

import re
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, Template
from jinja2.compiler import CodeGenerator
from jinja2.ext import Extension
from jinja2.nodes import Node

from panji.language import labels
from panji.markup import escape


def _with_labels(source: str, language: str) -> str:
    """A template with the labels set into it: they are the same on every page of a language."""
    words = labels(language)
    return re.sub(r"\{\{ t\.(\w+) \}\}", lambda match: escape(getattr(words, match[1])), source)


class _Labels(Extension):
    """Sets the labels into a template when it is compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _with_labels(source, self.environment.globals["lang"])


_HOW_THEY_ARE_COMPILED = Path(__file__).read_text("utf-8")
"""What is kept was compiled by this very module: another one may compile otherwise."""


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, kept beside the packages: compiling them takes longer than making a page."""

    def __init__(self, language: str) -> None:
        self.language = language
        folder = Path(sys.prefix, "share", "panji", "templates")
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder), f"{language}-%s.cache")

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(_with_labels(source, self.language) + _HOW_THEY_ARE_COMPILED)


class _Generator(CodeGenerator):
    """Makes templates escape by :func:`panji.markup.escape`: a page has a hundred places where something is set in."""

    def writeline(self, x: str, node: Node | None = None, extra: int = 0) -> None:
        if x.startswith("from jinja2.runtime import "):
            x += "\nfrom panji.markup import escape"
        super().writeline(x, node, extra)


class _Environment(Environment):
    """Looks a dict's values up as what they are: Jinja would first try and fail to find an attribute of that name."""

    code_generator_class = _Generator

    def getattr(self, obj: object, attribute: str) -> object:
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As one dict: Jinja's chain of two would be copied for each page, name by name."""
        return {**self.globals, **(d or {})}


@cache
def _environment(language: str) -> Environment:
    environment = _Environment(
        loader=PackageLoader("panji.views"), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
    )
    with suppress(OSError):  # an installation that may only be read compiles them each time
        environment.bytecode_cache = _Compiled(language)
    environment.globals |= {"t": labels(language), "lang": language}
    environment.add_extension(_Labels)
    return environment


@cache
def _template(name: str, language: str) -> Template:
    return _environment(language).get_template(name)


def fill(template: str, language: str, **context: object) -> str:
    """A template of ``templates/`` filled in, with the labels of the language as ``t``."""
    return _template(template, language).render(context)
