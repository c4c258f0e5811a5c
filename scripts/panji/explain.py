"""A rule in words, for whoever meets its name in a report."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from panji.diagnostic import Bilingual
from panji.language import LABELS
from panji.rules import Rule, by_family

WIDTH = 100


def explain(rule: Rule, language: str) -> Iterator[str]:
    """Why it is there, how to satisfy it, an example, and how much it weighs: line by line."""
    yield f"{rule.name}: {rule.title[language]}"
    for label, text in (("why", rule.why), ("fix", rule.fix)):
        yield from (
            "",
            f"{_label(label, language)}:",
            *wrap(text[language], WIDTH, break_long_words=False, break_on_hyphens=False),
        )
    for label, text in (("example_wrong", rule.example.wrong), ("example_right", rule.example.right)):
        written = text[language] if isinstance(text, Bilingual) else text
        yield from ("", f"{_label(label, language)}:", *(f"    {line}" for line in written.split("\n")))
    yield ""
    yield f"{_label('severity', language)}: {_label(f'severity_{rule.severity}', language)}"
    if rule.legacy is not rule.severity:
        yield f"{_label('rule_imported', language)}: {_label(f'severity_{rule.legacy}', language)}"
    for label in remarks(rule):
        yield _label(label, language)


def remarks(rule: Rule) -> list[str]:
    """What else is to be said of a rule, as names of labels."""
    found = ["rule_fixable"] if rule.fixable else []
    if rule.doctor:
        found.append("rule_doctor")
    found.append("rule_exemptible" if rule.exemptible else "rule_not_exemptible")
    return found


def overview(language: str) -> Iterator[str]:
    """All rules by family, each with its title."""
    widest = max(len(rule.name) for some in by_family().values() for rule in some)
    for family, some in by_family().items():
        yield _label(f"family_{family}", language)
        yield from (f"  {rule.name:{widest}}  {rule.title[language]}" for rule in some)
        yield ""


def _label(name: str, language: str) -> str:
    return LABELS[name][language]
