"""How old the figures of a brief are on a day, in words; and which briefs are the latest of their kind."""

from __future__ import annotations

from datetime import date

from panji import language
from panji.diagnostic import Bilingual
from panji.record_types.brief import Brief, Figure
from panji.register import Register

FRESH = 92
"""For how many days a figure is new enough: a quarter, as most of what is reported comes every quarter or oftener."""
LONG = 730

TODAY = Bilingual(hi="आज का", en="of today")
ONE_DAY = Bilingual(hi="1 दिन पुराना", en="1 day old")
DAYS = Bilingual(hi="{count} दिन पुराना", en="{count} days old")
YEARS = Bilingual(hi="{count} वर्ष से अधिक पुराना", en="over {count} years old")


def days_old(figure: Figure, day: date) -> int:
    return (day - figure.as_on).days


def is_stale(figure: Figure, day: date) -> bool:
    """Whether a figure is too old to be given without a word about its age."""
    return days_old(figure, day) > FRESH


def oldest(brief: Brief) -> Figure | None:
    return min(brief.measures, key=lambda figure: figure.as_on, default=None)


def age(figure: Figure, day: date, lang: str) -> str:
    """How old a figure is: in days, and what is older than two years in years."""
    days = days_old(figure, day)
    if days <= 1:
        return (ONE_DAY if days == 1 else TODAY)[lang]
    if days > LONG:
        return YEARS[lang].format(count=language.number(days // 365, lang))
    return DAYS[lang].format(count=language.number(days, lang))


def latest(register: Register, as_of: date) -> list[Brief]:
    """The briefs that no later one has taken the place of, the newest first."""
    return [
        record
        for record in reversed(register.records.values())
        if record.type == "brief"
        and isinstance(record, Brief)
        and register.in_force(record, as_of).state == "for-information"
    ]
