"""What stands at the old addresses of records: small pages that lead on, and the list for hosts that can send on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field
from pydantic_core import to_json
from typing_extensions import TypedDict

from panji import pieces
from panji.diagnostic import Bilingual
from panji.endpoints import Endpoint
from panji.markup import escape
from panji.record import Record
from panji.site import Bundle, Data, Site

TITLE = Bilingual(hi="यह अभिलेख अब दूसरे पते पर है", en="This record has another address now")
PAGE = """\
<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}: {name}</title>
<link rel="canonical" href="{permanent}">
<link rel="icon" href="{up}assets/logo.svg">
<meta name="robots" content="noindex">
<script>location.replace("{href}" + location.hash)</script>
<meta http-equiv="refresh" content="0; url={href}">
<h1>{title}</h1>
<p><a href="{href}"{mark}>{name}</a></p>
</html>
"""
"""The script keeps the paragraph or point that was asked for; without it the page leads to the record's beginning."""


class MovedRecord(TypedDict):
    """What stands at a record's old JSON address."""

    id: Annotated[str, Field(description="the one that it had")]
    moved_to: Annotated[str, Field(description="its id today")]
    url: Annotated[str, Field(description="its JSON file")]


class Redirects(TypedDict):
    """The records that have another id now."""

    version: Literal[1]
    redirects: Annotated[dict[str, str], Field(description="by old id the one of today")]


PATH = "api/v1/redirects.json"
ENDPOINTS = (
    Endpoint(PATH, Bilingual(hi="जिन अभिलेखों की पहचान बदली", en="the records that have another id now"), Redirects),
    Endpoint(
        "{record}.json",
        Bilingual(hi="पहचान बदली हो तो नई पहचान", en="where its id has changed, the new one"),
        MovedRecord,
    ),
)


def render(site: Site) -> Iterator[Bundle | Data]:
    moved = site.register.moves
    for old, record in moved.items():
        paths = [f"{_address(old, site, lang)}index.html" for lang in site.languages]
        yield Bundle((*paths, f"{old}.json"), site.key([record]), partial(_files, old, record, site))
    pairs = {old: str(record.id) for old, record in moved.items()}
    yield Data(PATH, partial(_list, pairs), repr(pairs))
    if moved:
        languages = {old: list(record.texts) for old, record in moved.items()}
        key = f"{pairs} {languages}"
        yield Data("_redirects", partial(_for_hosts, pairs, languages, urlsplit(site.permanent("")).path), key)


def _address(old: str, site: Site, lang: str) -> str:
    return f"{old}/" if lang == site.languages[0] else f"{old}/{lang}/"


def _files(old: str, record: Record, site: Site) -> Iterator[Data]:
    for lang in site.languages:
        yield Data(f"{_address(old, site, lang)}index.html", partial(_page, old, record, site, lang))
    yield Data(f"{old}.json", partial(_json, old, record, site))


def _page(old: str, record: Record, site: Site, lang: str) -> bytes:
    up = "../" * _address(old, site, lang).count("/")
    other = pieces.title(record, lang)[1]
    return PAGE.format(
        lang=lang,
        title=TITLE[lang],
        name=escape(pieces.full_title(record, lang)),
        mark=f' lang="{other}"' if other else "",
        permanent=escape(site.permanent(site.address(record, lang))),
        up=up,
        href=up + site.address(record, lang),
    ).encode()


def _json(old: str, record: Record, site: Site) -> bytes:
    return (
        to_json(MovedRecord(id=old, moved_to=str(record.id), url=site.permanent(f"{record.id}.json")), indent=1) + b"\n"
    )


def _list(pairs: dict[str, str]) -> bytes:
    return to_json(Redirects(version=1, redirects=pairs), indent=1) + b"\n"


def _for_hosts(pairs: dict[str, str], languages: dict[str, list[str]], root: str) -> bytes:
    """In the form that Netlify, Cloudflare Pages and others read."""
    lines = []
    for old, new in pairs.items():
        ends = [".json", *(f".{language}.md" for language in languages[old])]
        lines += [f"{root}{old}{end} {root}{new}{end} 301" for end in ends]
        lines.append(f"{root}{old}/* {root}{new}/:splat 301")
    return ("\n".join(lines) + "\n").encode()
