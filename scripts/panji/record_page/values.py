"""The fields that only some types of records have, on a record's page: rows of its facts, and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter
from types import SimpleNamespace
from urllib.parse import quote

from panji import language, money, pieces
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Part, Record, Rupees
from panji.site import Site

Lists = Callable[[], dict[str, str]]
"""What says, once somebody asks, from which list of the vocabulary each field takes its values."""

POINT_OF = Bilingual(hi="{record}, बिंदु {id}", en="{record}, point {id}")


def rows(record: Record, site: Site, lang: str) -> Iterator[tuple[str, str]]:
    """Of each field of its own that is no table: what it is called, and what stands in it, as HTML."""
    own = [(name, value) for name, value in _own(record) if not _is_table(value)]
    if own:
        words, lists = pieces.words(lang), cache(partial(_lists, record))
        for name, value in own:
            yield getattr(words, name), _html(name, value, lists, site, lang)
    named = {
        speaker.type: speaker.spoken_of_as for speaker in site.spoken_of.get(record.id, ()) if speaker.spoken_of_as
    }
    for type, label in named.items():
        links = [pieces.full_link(speaker, site, lang) for speaker in site.spoken_of[record.id] if speaker.type == type]
        yield escape(label[lang]), _several(links)


def tables(record: Record, site: Site, lang: str) -> str:
    """The fields of its type that are lists of parts, each as a table."""
    return "".join([table(name, record, site, lang) for name, value in _own(record) if _is_table(value)])


def table(name: str, record: Record, site: Site, lang: str) -> str:
    """A field that is a list of parts, as a table of the parts' fields that are used; nothing, where the list is empty."""
    words, lists, parts = pieces.words(lang), cache(partial(_lists, record)), getattr(record, name)
    if not parts:
        return ""
    columns = _columns(parts)
    titles = {column: _title(words, name, column) for column in columns}
    heads = "".join([f"<th{_mark(values[0])} data-label>{titles[column]}" for column, values in columns.items()])
    cells = [_cells(column, titles[column], values, lists, site, lang) for column, values in columns.items()]
    lines = "\n<tr>".join(map("".join, zip(*cells, strict=True)))
    return (
        f"<section>\n<h2>{getattr(words, name)}</h2>\n<table class=fields>\n<thead><tr>{heads}</thead>\n"
        f"<tr>{lines}\n</table>\n</section>\n"
    )


def _own(record: Record) -> Iterator[tuple[str, object]]:
    """The fields of its type that it has, with their values, but for those that the section of its type shows."""
    for name in record.own_fields():
        value = getattr(record, name)
        if value is not None and value != () and name not in record.in_section:
            yield name, value


def _lists(record: Record) -> dict[str, str]:
    """From which list of the vocabulary the fields of its type take their values, as far as they take them from one."""
    if type(record).terms is Record.terms:
        return {}
    own, found = record.own_fields(), {}
    for name, _, route in record.terms():
        if route and route[0] in own:
            found[next(step for step in reversed(route) if isinstance(step, str))] = name
    return found


def _is_table(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Part)


def _html(name: str, value: object, lists: Lists, site: Site, lang: str) -> str:
    """A value of a field that only some types have: its own type says how it is written."""
    if value is None:
        return ""
    if isinstance(value, date):
        return language.date(value, lang)
    if isinstance(value, Rupees):
        return money.figures(value, lang)
    if isinstance(value, Decimal | int):
        return language.number(value, lang)
    if isinstance(value, Bilingual):
        entry = site.register.vocabulary.addressable.get(value.en)
        return pieces.entry_link(entry, entry.id, site, lang) if entry else escape(value[lang])
    if isinstance(value, tuple):
        return _several([_html(name, one, lists, site, lang) for one in value])
    if isinstance(value, Part):
        each = [
            _html(f"{name}_{column}", getattr(value, column), lists, site, lang) for column in type(value).model_fields
        ]
        return " · ".join(filter(None, each))
    return _line(name, str(value), lists, site, lang)


def _several(values: list[str]) -> str:
    """One value as it is, several as a list, none as nothing."""
    if len(values) < 2:
        return "".join(values)
    return f"<ul class=plain><li>{'<li>'.join(values)}</ul>"


def _line(name: str, value: str, lists: Lists, site: Site, lang: str) -> str:
    """A line as people read it: a word that the site knows, an entry of a list, a record or a point of one, or itself."""
    if label := language.LABELS.get(f"{name}_{value}".replace("-", "_")):
        return escape(label[lang])
    if entry := site.register.vocabulary[lists().get(name, "addressable")].get(value):
        return pieces.entry_link(entry, value, site, lang)
    id, _, point = value.partition("#")
    record = site.register.records.get(id)
    if record is None:
        return escape(value)
    if not point:
        return pieces.full_link(record, site, lang)
    words, mark = pieces.title(record, lang)
    text = POINT_OF[lang].format(record=record.number or words, id=point)
    return pieces.link(text, f"{pieces.href(record, site, lang)}#point-{quote(point)}", None if record.number else mark)


def _cells(column: str, title: str, values: list, lists: Lists, site: Site, lang: str) -> list[str]:
    """The cells of a column. The same few values stand in most reports' tables, so each is made once."""
    made = site.cells.setdefault((title, lang), {})
    for value in {*values} - made.keys():
        html = _html(column, value, lists, site, lang)
        made[value] = f"<td{_mark(value)}>{html}"
    return [made[value] for value in values]


def _mark(value: object) -> str:
    """Amounts stand below one another."""
    return " class=amount" if isinstance(value, Rupees) else ""


def _columns(parts: tuple[Part, ...]) -> dict[str, list]:
    """The fields in which any part has something, with what each part has there."""
    columns = {column: list(map(attrgetter(column), parts)) for column in type(parts[0]).model_fields}
    return {column: values for column, values in columns.items() if {*values} - {None, ()}}


def _title(words: SimpleNamespace, field: str, column: str) -> str:
    """What a column is called: in this field, else anywhere."""
    return getattr(words, f"{field}_{column}", None) or getattr(words, column)
