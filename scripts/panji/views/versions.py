"""Every version of a record that was published: a list with what changed, word by word, and each earlier text whole.

Only a record whose texts changed after they were published has these pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from panji import body, differences, language, pieces, publications
from panji.diagnostic import Bilingual
from panji.file import File
from panji.history import Version
from panji.later import label, versions_page
from panji.record import RELATIONS, Record, Relation, Text
from panji.record_page import crumbs
from panji.sections import Change, Run, Section, changes, marked, sections
from panji.site import Page, Site
from panji.views import fill

TITLE = Bilingual(hi="{of}: प्रकाशित रूप", en="{of}: published versions")
ONE = Bilingual(hi="{of}: रूप {number}", en="{of}: version {number}")
LEAD = Bilingual(
    hi="यह अभिलेख इस पंजी में जिन रूपों में प्रकाशित रहा, और उनमें क्या बदला। मूल पत्र सदा वही है; बदली है केवल उसकी पंजी की प्रति।",
    en="The versions in which this record was published in this register, and what changed between them. The paper itself "
    "is what it was; only the register's copy of it changed.",
)
ALL = Bilingual(hi="प्रकाशित रूप", en="Published versions")
NUMBERED = Bilingual(hi="रूप {number}", en="Version {number}")
CURRENT = Bilingual(hi="वर्तमान रूप", en="the version of today")
READ = Bilingual(hi="यह रूप पूरा पढ़ें", en="Read this version whole")
WITHHELD = Bilingual(
    hi="इस रूप का पाठ नहीं दिखाया जाता: उसमें ऐसी जानकारी थी जो प्रकाशित नहीं की जा सकती, या अभिलेख पंजी से हटा दिया गया है।",
    en="The text of this version is not shown: it held what may not be published, or the record was removed from the register.",
)
OLD = Bilingual(
    hi="यह पुराना रूप है, जो पंजी में {since} से {until} तक प्रकाशित था। {now}",
    en="This is an old version, which was published in the register from {since} to {until}. {now}",
)
NOW = Bilingual(hi="आज का रूप", en="The version of today")
UNREADABLE = Bilingual(
    hi="इस रूप की फ़ाइल आज के नियमों से नहीं पढ़ी जा सकती; वह git में है।",
    en="The file of this version cannot be read by the rules of today; it is in git.",
)
OPENING = Bilingual(hi="आरम्भ", en="Opening")
HEADING = Bilingual(hi="शीर्षक", en="Title")
POINT = Bilingual(hi="बिंदु {id}", en="Point {id}")
OPERATIONS = {
    "replace": Bilingual(hi="{paragraph} के स्थान पर “{text}”", en="“{text}” in place of {paragraph}"),
    "insert_after": Bilingual(hi="{paragraph} के पश्चात् “{text}”", en="“{text}” after {paragraph}"),
    "omit": Bilingual(hi="{paragraph} विलोपित", en="{paragraph} omitted"),
}


def paths_of(record: Record, site: Site) -> list[str]:
    ends = ["", *(f"{number}/" for number in _shown(record, site))]
    if len(site.history.versions.get(record.id, ())) < 2:
        return []
    return [f"{versions_page(record, site, lang)}{end}index.html" for end in ends for lang in site.languages]


def render_record(record: Record, site: Site) -> Iterator[Page]:
    versions = site.history.versions.get(record.id, ())
    if len(versions) < 2:
        return
    addresses = {lang: versions_page(record, site, lang) for lang in site.languages}
    for lang in site.languages:
        yield Page(
            address=addresses[lang],
            language=lang,
            title=TITLE[lang].format(of=_name(record, lang)),
            alternates=addresses,
            body=partial(_list, record, versions, site, lang),
        )
    for number in _shown(record, site):
        alternates = {lang: f"{address}{number}/" for lang, address in addresses.items()}
        for lang in site.languages:
            yield Page(
                address=alternates[lang],
                language=lang,
                title=ONE[lang].format(of=_name(record, lang), number=number),
                alternates=alternates,
                head='<meta name="robots" content="noindex">',
                body=partial(_one, record, versions, number, site, lang),
            )


def _shown(record: Record, site: Site) -> list[int]:
    """The earlier versions that have a page."""
    versions = site.history.versions.get(record.id, ())
    return [number for number, version in enumerate(versions[:-1], 1) if not version.withheld]


def _name(record: Record, lang: str) -> str:
    return record.number or pieces.title(record, lang)[0]


# -- the list


def _list(record: Record, versions: tuple[Version, ...], site: Site, lang: str) -> str:
    found = []
    for number, version in enumerate(versions, 1):
        before = versions[number - 2] if number > 1 else None
        last = number == len(versions)
        page = pieces.href(record, site, lang) if last else f"{versions_page(record, site, lang)}{number}/"
        compared = before is not None and not before.withheld and not version.withheld
        found.append(
            {
                "id": f"version-{number}",
                "title": NUMBERED[lang].format(number=number),
                "current": CURRENT[lang] if last else None,
                "day": pieces.day(version.day, lang),
                "commit": publications.commit(version.commit, site),
                "what": [label(kind, lang) for kind in version.kinds],
                "reasons": _reasons(before, version, lang) if before else [],
                "link": pieces.link(READ[lang], page) if not version.withheld else None,
                "withheld": WITHHELD[lang] if version.withheld else None,
                "fields": _fields(before, version, site, lang) if before and compared else [],
                "texts": _texts(before, version, lang) if before and compared else [],
            }
        )
    return fill(
        "versions.html",
        lang,
        crumbs=[*crumbs(record, site, lang), pieces.title_link(record, site, lang)],
        title=TITLE[lang].format(of=_name(record, lang)),
        lead=LEAD[lang],
        legend=differences.LEGEND[lang],
        versions=list(reversed(found)),
    )


def _reasons(before: Version, after: Version, lang: str) -> list[str]:
    """Which slips of copying were mended, in the words of whoever mended them."""
    known = before.record.transcription if before.record else ()
    return [each.reason[lang] for each in (after.record.transcription if after.record else ()) if each not in known]


def _fields(before: Version, after: Version, site: Site, lang: str) -> list[dict]:
    """The fields that differ, apart from the texts' own, with what stood there and stands there now."""
    old, new = before.record, after.record
    if old is None or new is None:
        return []
    found = []
    for name in {**type(old).model_fields, **type(new).model_fields}:
        one, other = getattr(old, name, None), getattr(new, name, None)
        if one == other or name in ("transcription", "title", "summary", "points"):
            continue
        words = [_value(name, each, site, lang) for each in (one, other)]
        if words[0] == words[1]:
            words = ["", ""]
        runs = [Run(kind, each) for kind, each in zip(("removed", "added"), words, strict=True) if each]
        found.append(
            {
                "name": _label(name, lang),
                "change": Markup(" ").join(differences.run(run) for run in runs) if runs else "",
            }
        )
    return found


def _label(name: str, lang: str) -> str:
    known = language.LABELS.get(name)
    return known[lang] if known else name


def _value(name: str, value: Any, site: Site, lang: str) -> str:
    """A field's value in words, where it can be said in a line."""
    if value is None or value == ():
        return ""
    if isinstance(value, Bilingual):
        return value[lang]
    if isinstance(value, date):
        return language.date(value, lang)
    if name in RELATIONS:
        return ", ".join(_relation(each, lang) for each in value)
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return ", ".join(_term(name, each, site, lang) for each in value)
    return str(value) if isinstance(value, (str, int)) else ""


def _relation(relation: Relation, lang: str) -> str:
    """The earlier record, which part of it is meant, and what becomes of its paragraphs."""
    scope = f" ({relation.scope[lang]})" if relation.scope else ""
    operations = [
        OPERATIONS[each.change][lang].format(paragraph=each.paragraph, text=each.text[lang] if each.text else "")
        for each in relation.operations
    ]
    return f"{relation.target}{scope}{': ' if operations else ''}{'; '.join(operations)}"


def _term(name: str, id: str, site: Site, lang: str) -> str:
    """What an id of the vocabulary is called."""
    entry = site.register.vocabulary["subjects" if name == "subjects" else "addressable"].get(id)
    return entry.label[lang] if entry else id


def _texts(before: Version, after: Version, lang: str) -> list[dict]:
    """Of each language, what changed in its text; of one that is new, that it is."""
    found = []
    for each in {**before.texts, **after.texts}:
        one, other = _text(before.texts.get(each)), _text(after.texts.get(each))
        if one is None or other is None:
            continue
        sides = [[*_own_words(text, lang), *sections(body.html(text.body))] for text in (one, other)]
        changed = [change for change in changes(*sides) if change.kind != "same"]
        if changed:
            name = language.LABELS[f"lang_{each}"][lang]
            found.append({"lang": each, "name": name, "sections": [_section(change, lang) for change in changed]})
    return found


def _own_words(text: Text, lang: str) -> list[Section]:
    """Title, summary and points, as if they were sections."""
    own = [("title", HEADING[lang], text.title), ("summary", language.LABELS["summary"][lang], text.summary)]
    own += [(f"point-{id}", POINT[lang].format(id=id), words) for id, words in text.points.items()]
    return [Section(anchor, 2, "", heading, (words,)) for anchor, heading, words in own if words]


def _section(change: Change, lang: str) -> dict:
    section = change.after or change.before
    assert section
    return {"title": section.title or OPENING[lang], "paragraphs": Markup("\n").join(_paragraphs(change))}


def _paragraphs(change: Change) -> Iterator[Markup]:
    if change.before and change.after:
        for paragraph in marked(change.before, change.after):
            yield Markup("<p>{}</p>").format(Markup(" ").join(differences.run(run) for run in paragraph))
        return
    kind = "added" if change.after else "removed"
    for words in (change.after or change.before or Section("", 0, "", "", ())).paragraphs:
        yield Markup("<p>{}</p>").format(differences.run(Run(kind, words)))


def _text(file: File | None) -> Text | None:
    if file is None:
        return None
    return file.text or (file.draft[1] if file.draft else None)


# -- an earlier version, whole


def _one(record: Record, versions: tuple[Version, ...], number: int, site: Site, lang: str) -> str:
    version, following = versions[number - 1], versions[number]
    texts = {each: text for each, file in version.texts.items() if (text := _text(file))}
    text = texts.get(lang) or next(iter(texts.values()), None)
    old, list_page = version.record, versions_page(record, site, lang)
    facts = []
    for name in ("number", "issued", "effective", "expires", "to", "subjects") if old else ():
        if value := _value(name, getattr(old, name, None), site, lang):
            facts.append({"name": _label(name, lang), "value": value})
    return fill(
        "version.html",
        lang,
        crumbs=[
            *crumbs(record, site, lang),
            pieces.title_link(record, site, lang),
            pieces.link(ALL[lang], list_page),
        ],
        title=ONE[lang].format(of=_name(record, lang), number=number),
        notice=Markup(OLD[lang]).format(
            since=pieces.day(version.day, lang),
            until=pieces.day(following.day, lang),
            now=pieces.link(NOW[lang], pieces.href(record, site, lang)),
        ),
        facts=facts,
        heading=text.title if text else "",
        other=text.language if text and text.language != lang else None,
        text_language=text.language if text else lang,
        summary=text.summary if text else "",
        points=list(text.points.items()) if text else [],
        body=Markup(body.html(text.body, partial(_resolve, record, site))) if text else None,
        unreadable=None if text else UNREADABLE[lang],
        previous=number - 1 if number > 1 and not versions[number - 2].withheld else None,
        base=list_page,
    )


def _resolve(record: Record, site: Site, address: str) -> str:
    """Where a link of an earlier text leads: as it did, or to the record where it leads nowhere any more."""
    if address.startswith("/"):
        return f"./{address.lstrip('/')}"
    if address.startswith("#") or ":" in address:
        return address
    return (
        f"{record.id}/{address}"
        if unquote(address) in site.register.attachments.get(record.id, {})
        else f"{record.id}/"
    )
