"""Bibliographies: for each issuer and year a file of BibTeX and one of CSL-JSON, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from panji.bibliography import bibtex, csl, csl_text, path_of
from panji.record import Record
from panji.site import Data, Site


def render(site: Site) -> Iterator[Data]:
    by_year: dict[tuple[str, int], list[Record]] = {}
    for record in site.register.records.values():
        by_year.setdefault((record.issuer, record.id.year), []).append(record)
    for records in by_year.values():
        key = site.key(records)
        for lang in site.languages:
            yield Data(path_of(records[0], site, lang, "bib"), partial(_bibtex, records, site, lang), key)
            yield Data(path_of(records[0], site, lang, "csl.json"), partial(_csl, records, site, lang), key)


def _bibtex(records: list[Record], site: Site, lang: str) -> bytes:
    return bibtex(records, site, lang).encode()


def _csl(records: list[Record], site: Site, lang: str) -> bytes:
    return csl_text(csl(records, site, lang)).encode()
