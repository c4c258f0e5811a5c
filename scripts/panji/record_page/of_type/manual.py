"""A manual's contents, each section with its address; and what changed since the edition before."""

from __future__ import annotations

from panji import body, editions, pieces
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record
from panji.record_types.manual import Manual
from panji.sections import sections
from panji.site import Site

CONTENTS = Bilingual(hi="विषय-सूची", en="Contents")


def section(record: Record, site: Site, lang: str) -> str:
    if not isinstance(record, Manual):
        return ""
    text = record.text(lang)
    mark = f" lang={text.language}" if text.language != lang else ""
    lines = "".join(
        [
            f'<li class=contents--{each.level}><a href="#{each.anchor}">{escape(each.title)}</a>\n'
            for each in sections(body.html(text.body))
            if each.anchor
        ]
    )
    before = editions.before(record, site)
    changes = ""
    if before and editions.comparable(before, record):
        words = editions.FROM_TO[lang].format(before=before.edition, after=record.edition)
        changes = f"<p class=chips>{pieces.link(words, editions.page(record, site, lang))}</p>\n"
    if not lines:
        return changes
    return f"<section>\n<h2 id=contents>{CONTENTS[lang]}</h2>\n<ul class=contents{mark}>\n{lines}</ul>\n{changes}</section>\n"
