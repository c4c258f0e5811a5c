"""Which edition of a work came before another, and where it stands what changed from the one to the other."""

from __future__ import annotations

from panji import language
from panji.diagnostic import Bilingual
from panji.record import Text
from panji.record_types.manual import Manual
from panji.site import Site

EDITION = Bilingual(hi="संस्करण {number}", en="Edition {number}")
FROM_TO = Bilingual(
    hi="संस्करण {before} से {after} में क्या बदला", en="What changed from edition {before} to edition {after}"
)


def name(manual: Manual, lang: str) -> str:
    """Edition 15, and as what it is known."""
    number = EDITION[lang].format(number=language.number(manual.edition, lang) if manual.edition else "–")
    return f"{number}: {manual.edition_name[lang]}" if manual.edition_name else number


def before(manual: Manual, site: Site) -> Manual | None:
    """The edition that it supersedes, where the register has it: of several, the latest."""
    found = [site.register.records.get(relation.record or "") for relation in manual.supersedes]
    of_work = [each for each in found if isinstance(each, Manual) and each.work == manual.work]
    return max(of_work, key=lambda each: each.edition or 0, default=None)


def texts(before: Manual, after: Manual, lang: str) -> tuple[Text, Text] | None:
    """The texts to be compared for readers of a language: both in it, else both in another that both have."""
    for each in (lang, *after.texts):
        if each in before.texts and each in after.texts and before.texts[each].body and after.texts[each].body:
            return before.texts[each], after.texts[each]
    return None


def comparable(before: Manual, after: Manual) -> bool:
    """Whether there is a language in which both have a text."""
    return texts(before, after, after.first.language) is not None


def page(manual: Manual, site: Site, lang: str) -> str:
    """The address of the page of what changed, from the site's root."""
    return f"{site.address(manual, lang)}changes/"
