"""Bibliographies: for each issuer and year a file of BibTeX and one of CSL-JSON, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from panji.bibliography import bibtex, csl, items, path_of
from panji.record import Record
from panji.site import Bundle, Data, Site

FORMATS = {"bib": bibtex, "csl.json": csl}


def render(site: Site) -> Iterator[Bundle]:
    by_year: dict[tuple[str, int], list[Record]] = {}
    for record in site.register.records.values():
        by_year.setdefault((record.issuer, record.id.year), []).append(record)
    for records in by_year.values():
        paths = [path_of(records[0], site, lang, ending) for lang in site.languages for ending in FORMATS]
        yield Bundle(tuple(paths), site.key(records), partial(_files, records, site))


def _files(records: list[Record], site: Site) -> Iterator[Data]:
    for lang in site.languages:
        found = items(records, site, lang)
        for ending, written in FORMATS.items():
            yield Data(path_of(records[0], site, lang, ending), partial(written, found))
