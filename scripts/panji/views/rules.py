"""A page for each rule that records are checked against, and their index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from panji import language, pieces
from panji.diagnostic import Bilingual
from panji.explain import remarks
from panji.rules import Rule, by_family, names, rules
from panji.site import Bundle, Page, Site
from panji.views import fill


def render(site: Site) -> Iterator[Page | Bundle]:
    for lang in site.languages:
        yield Page(
            address=f"{site.prefix(lang)}rules/",
            language=lang,
            title=language.labels(lang).rules,
            alternates=site.alternates("rules/"),
            body=partial(_index, site, lang),
            key="",
        )
    for name in names():
        paths = [f"{site.prefix(lang)}rules/{name}/index.html" for lang in site.languages]
        yield Bundle(tuple(paths), "", partial(_pages, site, name))


def _pages(site: Site, name: str) -> Iterator[Page]:
    """A rule's page in each language."""
    rule = rules()[name]
    for lang in site.languages:
        yield Page(
            address=f"{site.prefix(lang)}rules/{name}/",
            language=lang,
            title=f"{rule.title[lang]} · {name}",
            description=rule.why[lang],
            alternates=site.alternates(f"rules/{name}/"),
            body=partial(_rule, site, lang, rule),
        )


def _index(site: Site, lang: str) -> str:
    families = [
        {
            "id": family,
            "title": language.LABELS[f"family_{family}"][lang],
            "count": language.number(len(some), lang),
            "rules": [
                {
                    "name": rule.name,
                    "href": f"{site.prefix(lang)}rules/{rule.name}/",
                    "title": rule.title[lang],
                    "severity": rule.severity.value,
                }
                for rule in some
            ],
        }
        for family, some in by_family().items()
    ]
    crumbs = [pieces.home_crumb(site, lang)]
    return fill("rules.html", lang, crumbs=crumbs, title=language.labels(lang).rules, families=families)


def _rule(site: Site, lang: str, rule: Rule) -> str:
    words = language.labels(lang)
    index = f"{site.prefix(lang)}rules/"
    return fill(
        "rule.html",
        lang,
        crumbs=[
            pieces.home_crumb(site, lang),
            pieces.link(words.rules, index),
            pieces.link(language.LABELS[f"family_{rule.family}"][lang], f"{index}#{rule.family}"),
        ],
        name=rule.name,
        severity=rule.severity.value,
        imported=rule.legacy.value if rule.legacy is not rule.severity else "",
        title=rule.title[lang],
        why=pieces.code(rule.why[lang]),
        fix=pieces.code(rule.fix[lang]),
        examples=_examples(rule, lang),
        remarks=[pieces.code(language.LABELS[label][lang]) for label in remarks(rule)],
    )


def _examples(rule: Rule, lang: str) -> list[dict[str, str]]:
    found = []
    for kind, text in zip(rule.example._fields, rule.example, strict=True):
        source = text[lang] if isinstance(text, Bilingual) else text
        other = "en" if lang == "hi" else "hi"
        devanagari = re.search("[\u0900-\u097f]", source)
        mark = other if bool(devanagari) is (lang == "en") else ""
        found.append({"kind": kind, "source": source, "lang": mark})
    return found
