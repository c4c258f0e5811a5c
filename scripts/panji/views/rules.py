"""A page for each rule that records are checked against, and their index."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from panji import language, pieces
from panji.rules import Rule, rules
from panji.site import ROOT, Page, Site
from panji.views import fill


def render(site: Site) -> Iterator[Page]:
    for lang in site.languages:
        words = language.labels(lang)
        yield Page(
            address=f"{site.prefix(lang)}rules/",
            language=lang,
            title=words.rules,
            alternates=site.alternates("rules/"),
            body=partial(_index, site, lang),
            key="",
        )
        for rule in rules().values():
            path = f"rules/{rule.name}/"
            yield Page(
                address=site.prefix(lang) + path,
                language=lang,
                title=f"{rule.title[lang]} · {rule.name}",
                description=rule.why[lang],
                alternates=site.alternates(path),
                body=partial(_rule, site, lang, rule),
                key="",
            )


def _index(site: Site, lang: str) -> str:
    return fill(
        "rules.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang)],
        title=language.labels(lang).rules,
        rules=[
            {
                "name": rule.name,
                "href": f"{ROOT}{site.prefix(lang)}rules/{rule.name}/",
                "summary": rule.title[lang],
                "severity": rule.severity.value,
            }
            for rule in rules().values()
        ],
    )


def _rule(site: Site, lang: str, rule: Rule) -> str:
    words = language.labels(lang)
    return fill(
        "rule.html",
        lang,
        crumbs=[pieces.home_crumb(site, lang), pieces.link(words.rules, f"{ROOT}{site.prefix(lang)}rules/")],
        name=rule.name,
        severity=rule.severity.value,
        summary=rule.title[lang],
        why=pieces.code(rule.why[lang]),
        fix=pieces.code(rule.fix[lang]),
        examples=[],
    )
