"""The page of a record, without the frame.

It is set together here and not by a template: it is made as often as all other pages together, and a template would
take three times as long. Each function makes a part of the page, or nothing where the record has nothing for it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import NamedTuple
from urllib.parse import quote, unquote

from panji import bibliography, body, consolidation, duties, language, later, pieces
from panji.accounts import tally
from panji.diagnostic import Bilingual
from panji.markup import attribute, escape, light
from panji.record import Attachment, Point, Provenance, Record
from panji.record_page import of_type, relations, timeline, values
from panji.record_page.banner import banner
from panji.site import Site

ON_THAT_DAY = Bilingual(hi="जारी होने के दिन {count}", en="{count} on the day of issue")
FOLLOW = Bilingual(hi="फ़ीड: आगे क्या होता है", en="Feed: what happens to it")
IN_REGISTER = Bilingual(hi="पंजी में प्रकाशित", en="Published here")
VERSIONS = Bilingual(hi="{count} प्रकाशित रूप", en="{count} published versions")
NOW = Bilingual(hi="अब {name}", en="now {name}")
BEHIND_PATH = re.compile("(?=[?#])")
WHOLE_CHAIN = Bilingual(hi="पूरी शृंखला का चित्र ({count} अभिलेख)", en="The whole chain as a picture ({count} records)")


class Series(NamedTuple):
    """What the pages of all records of one issuer and type have in common, in a language; made once.

    The steps to them, the type as a link, the row of facts with the issuer, and how a citation of them begins.
    """

    way: tuple[str, ...]
    type: str
    issuer: str
    cited: str


def page(record: Record, site: Site, lang: str) -> str:
    """The HTML of a record's page in a language."""
    series = _series(record, site, lang)
    return "".join(
        (
            pieces.crumbs(crumbs(record, site, lang), lang),
            _head(record, series, site, lang),
            "<div class=record>\n",
            _facts(record, series, site, lang),
            "<div class=record__main>\n",
            _points(record, site, lang),
            _compliance(record, site, lang),
            values.tables(record, site, lang),
            of_type.section(record, site, lang),
            _text(record, site, lang),
            _relations(record, site, lang),
            "</div>\n<div class=record__side>\n",
            _attachments(record, site, lang) if record.attachments else "",
            _citation(record, series, site, lang),
            _downloads(record, site, lang),
            _transcription(record, lang) if record.transcription else "",
            _exemptions(record, site, lang) if record.exempt else "",
            _source(record.source, lang) if record.source else "",
            "</div>\n</div>\n",
            _neighbours(record, site, lang),
        )
    )


def crumbs(record: Record, site: Site, lang: str) -> list[str]:
    """The way to a record: its issuer, its type, its year."""
    year = record.id.year
    return [*_series(record, site, lang).way, pieces.link(str(year), f"{site.prefix(lang)}year/{year}/")]


def _series(record: Record, site: Site, lang: str) -> Series:
    key = (record.issuer, record.type, lang)
    made = site.series.get(key)
    if made is None:
        type, issuer = pieces.type_link(record.type, site, lang), pieces.issuer_link(record, site, lang)
        called = record.called.get("issuer")
        made = site.series[key] = Series(
            way=(pieces.home_crumb(site, lang), issuer, type),
            type=type,
            issuer=_row(escape(called[lang]) if called else pieces.words(lang).issuer, issuer),
            cited=f"{escape(pieces.issuer(record, site, lang))}, {escape(record.label[lang])}",
        )
    return made


def _head(record: Record, series: Series, site: Site, lang: str) -> str:
    title, other = pieces.title(record, lang)
    mark = f" lang={other}" if other else ""
    number = f" <b class=number>{escape(record.number)}</b>" if record.number else ""
    summary = record.text(lang).summary
    return (
        f"<header class=record-head>\n<p class=kicker>{series.type}{number}</p>\n"
        f"<h1{mark}>{escape(title)}</h1>\n{banner(record, site, lang)}"
        + (f"<p class=summary{mark}>{escape(summary)}</p>\n" if summary else "")
        + "</header>\n"
    )


def _facts(record: Record, series: Series, site: Site, lang: str) -> str:
    words = pieces.words(lang)
    rows = []
    if record.number:
        rows.append(f"<div><dt>{words.number}<dd class=number>{escape(record.number)}</div>\n")
    called = record.called.get("issued")
    rows.append(_row(escape(called[lang]) if called else words.issued, pieces.day(record.issued, lang) or "–"))
    rows.append(series.issuer)
    if record.effective:
        rows.append(_row(words.effective, language.date(record.effective, lang)))
    if record.expires:
        rows.append(_row(words.expires, language.date(record.expires, lang)))
    if record.signatory:
        post = site.register.vocabulary["posts"].get(record.signatory.post)
        signed = [record.signatory.name, post.label[lang] if post else record.signatory.post]
        rows.append(_row(words.signatory, escape(", ".join(filter(None, signed)))))
    rows += [_row(label, html) for label, html in values.rows(record, site, lang)]
    if record.to:
        rows.append(_row(words.to, _addressees(record.to, record, site, lang)))
    if record.copy_to:
        rows.append(_row(words.copy_to, _addressees(record.copy_to, record, site, lang)))
    if record.subjects:
        known = site.register.vocabulary["subjects"]
        links = [pieces.entry_link(known.get(id), id, site, lang) for id in record.subjects]
        rows.append(_row(words.subjects, ", ".join(links)))
    if published := _published(record, site, lang):
        rows.append(_row(IN_REGISTER[lang], published))
    return (
        f"<section class=record__facts>\n<h2>{words.facts}</h2>\n<dl class=facts>\n{''.join(rows)}</dl>\n</section>\n"
    )


def _published(record: Record, site: Site, lang: str) -> str:
    """Since when it has been in the register; with a link to its versions, where there are several."""
    found = [pieces.day(site.history.published.get(record.id), lang) or ""]
    if versions := site.history.versions.get(record.id):
        text = VERSIONS[lang].format(count=language.number(len(versions), lang))
        found.append(pieces.link(text, later.versions_page(record, site, lang)))
    return " · ".join(filter(None, found))


def _row(label: str, html: str) -> str:
    return f"<div><dt>{label}<dd>{html}</div>\n"


def _addressees(ids: tuple[str, ...], record: Record, site: Site, lang: str) -> str:
    return f"<ul class=plain>\n{''.join([_addressee(id, record, site, lang) for id in ids])}</ul>\n"


def _addressee(id: str, record: Record, site: Site, lang: str) -> str:
    """An addressee, with how many a group stood for on that day, or who has its work today; each is made once."""
    entry = site.register.vocabulary.addressable.get(id)
    key = (id, record.issued if entry and entry.list == "groups" else None, lang)
    made = site.addressees.get(key)
    if made is None:
        made = f"<li>{pieces.entry_link(entry, id, site, lang)}{_whom(id, record, site, lang)}\n"
        site.addressees[key] = made
    return made


def _whom(id: str, record: Record, site: Site, lang: str) -> str:
    vocabulary = site.register.vocabulary
    entry = vocabulary.addressable.get(id)
    if entry is None:
        return ""
    if entry.list == "groups":
        if record.issued is None:
            return ""
        count = language.number(len(vocabulary.expand(id, record.issued)), lang)
        era = pieces.era_anchor(vocabulary.era(id, record.issued))
        page = f"{site.prefix(lang)}{pieces.FOLDERS['groups']}/{id}/#{era}"
        return f" <small>{pieces.link(ON_THAT_DAY[lang].format(count=count), page)}</small>"
    successor = vocabulary.successor(entry, site.as_of)
    return f" <small>{escape(NOW[lang].format(name=successor.label[lang]))}</small>" if successor else ""


def _points(record: Record, site: Site, lang: str) -> str:
    if not record.points:
        return ""
    words = pieces.words(lang)
    text = record.text(lang)
    mark = f" lang={text.language}" if text.language != lang else ""
    measured = any(point.measure for point in record.points)
    rows = [_point(point, text.points.get(point.id, point.text), mark, measured, site, lang) for point in record.points]
    return (
        f"<section>\n<h2 id=points>{words.points}</h2>\n<table class=points>\n"
        f"<thead><tr><th>{words.point}<th>{words.point_text}<th>{words.owner}<th data-label>{words.due}"
        f"{f'<th data-label>{words.measure}' if measured else ''}</thead>\n"
        f"{''.join(rows)}</table>\n</section>\n"
    )


def _point(point: Point, text: str, mark: str, measured: bool, site: Site, lang: str) -> str:
    words, known = pieces.words(lang), site.register.vocabulary.addressable
    owners = ", ".join([pieces.entry_link(known.get(id), id, site, lang) for id in point.owner])
    level = f" <small>({getattr(words, point.level)})</small>" if point.level else ""
    due = "–"
    if point.due:
        due = language.date(point.due, lang) if isinstance(point.due, date) else getattr(words, point.due)
    target = ""
    if point.measure:
        target = f"{language.number(point.measure.target, lang)} {escape(pieces.unit(point.measure.unit, lang))}"
    return (
        f"<tr id={attribute(f'point-{point.id}')}><th scope=row>{escape(point.id)}<td{mark}>{escape(text)}<td>{owners}{level}"
        f"<td>{due}{f'<td>{target}' if measured else ''}\n"
    )


def _compliance(record: Record, site: Site, lang: str) -> str:
    """What has come of its points, in a line, and where more of that stands."""
    rows, words = site.accounts.of(record), pieces.words(lang)
    links = ""
    if duties.has_page(record, site):
        links += f"{pieces.link(words.compliance_more, duties.page_of(record, site, lang))} "
    if duties.has_pack(record):
        links += f"{pieces.link(words.pack, duties.pack_of(record, site, lang))} "
    if not rows and not links:
        return ""
    sentence = f"<p>{escape(duties.summary(tally(rows), lang))}</p>\n" if rows else ""
    links = f"<p class=chips>{links}</p>\n" if links else ""
    return (
        f"<section>\n<h2 id=compliance>{words.compliance} <small>{words.as_on} {pieces.day(site.as_of, lang)}</small></h2>\n"
        f"{sentence}{links}</section>\n"
    )


def _text(record: Record, site: Site, lang: str) -> str:
    words, text = pieces.words(lang), record.text(lang)
    kind = text.translation or "authentic"
    notice = ""
    if text.translation:
        first = record.first.language
        original = (
            f" {pieces.link(words.read_authentic, pieces.href(record, site, first))}" if first in site.languages else ""
        )
        notice = f"<p class=note>{getattr(words, f'notice_{kind}')}{original}</p>\n"
    elif text.language != lang:
        notice = f"<p class=note>{words.notice_untranslated}</p>\n"
    consolidated = ""
    if consolidation.amendments(record, site.register):
        way = pieces.link(words.consolidated, f"{pieces.href(record, site, lang)}consolidated/")
        consolidated = f"<p class=note>{words.notice_amended} {way}</p>\n"
    links = site.cited.get(record.id, {}).get(text.language, ())
    markdown = body.linked(text.body, [(each.start, each.end, f"/{each.record}/") for each in links])
    html = body.html(markdown, partial(resolve, record, site, lang))
    html = consolidation.addressed(record, html)
    html = html if "<" in text.body else light(html)
    return (
        f"<section class=text>\n<h2 id=text>{words.text if kind == 'authentic' else words.text_translation} "
        f"<small>{getattr(words, 'lang_' + text.language)}, {getattr(words, kind)}</small></h2>\n{notice}{consolidated}"
        f"<div class=body lang={text.language}>\n{html}</div>\n</section>\n"
    )


def resolve(record: Record, site: Site, lang: str, address: str) -> str:
    """Where a link of the body leads on the page: to a record's page in the same language, to an attachment.

    ``./`` before what is neither: nothing that follows it can be read as another scheme.
    """
    if address.startswith("/"):
        path, *rest = BEHIND_PATH.split(address.lstrip("/"), maxsplit=1)
        target = site.register.records.get(path.rstrip("/"))
        return "".join((site.address(target, lang) if target else f"./{path}", *rest))
    if unquote(address) in site.register.attachments.get(record.id, {}):
        return f"{record.id}/{address}"
    return address


def _relations(record: Record, site: Site, lang: str) -> str:
    """What became of it, day by day; then the relations of which that does not speak; the way to the whole chain."""
    events = timeline.events(record, site)
    told = timeline.relations_in(events)
    lists = relations.relations(record, site, lang, level=3, shown=relations.SHOWN, but=told)
    line = timeline.timeline(events, record, site, lang)
    way = ""
    if record.id in site.chains:
        text = WHOLE_CHAIN[lang].format(count=language.number(len(site.chains[record.id]), lang))
        way = f"<p>{pieces.link(text, f'{pieces.href(record, site, lang)}relations/')}</p>\n"
    words = pieces.words(lang)
    line = f"<section>\n<h2 id=timeline>{words.timeline}</h2>\n{line}{way}</section>\n" if line else ""
    if lists or (way and not line):
        lists = f"<section class=relations>\n<h2 id=relations>{words.relations}</h2>\n{lists}{'' if line else way}</section>\n"
    return line + lists


def _attachments(record: Record, site: Site, lang: str) -> str:
    entries = "".join([_attachment(each, record, site, lang) for each in record.attachments])
    heading = f"<h2 id=attachments>{pieces.words(lang).attachments}</h2>"
    return f"<section>\n{heading}\n<ul class=files>\n{entries}</ul>\n</section>\n"


def _attachment(attachment: Attachment, record: Record, site: Site, lang: str) -> str:
    file = site.register.attachments.get(record.id, {}).get(attachment.file)
    words, digest = pieces.words(lang), attachment.sha256
    title = escape(attachment.title[lang] if attachment.title else attachment.file)
    return (
        f"<li><a href={record.id}/{quote(attachment.file)} download>{title}</a> "
        f"<small>{getattr(words, 'role_' + attachment.role)}, {_size(file.size) if file else '–'}</small>\n"
        f"<details class=hash><summary>{words.fingerprint} <code>{digest[:12]}…</code></summary>"
        f"<code>{digest}</code></details>\n"
    )


def _size(count: int) -> str:
    return f"{count} B" if count < 1000 else f"{count / 1000:.0f} kB" if count < 1e6 else f"{count / 1e6:.1f} MB"


def _citation(record: Record, series: Series, site: Site, lang: str) -> str:
    """Issuer, type, number, date, title; the address stands behind it."""
    words = pieces.words(lang)
    title, _ = pieces.title(record, lang)
    parts = [series.cited]
    if record.number:
        parts.append(f"{words.number} {escape(record.number)}")
    if record.issued:
        parts.append(language.date(record.issued, lang))
    if title != record.number:
        parts.append(f"“{escape(title)}”")
    address = site.permanent(f"{record.id}/")
    files = [
        f"<a href={bibliography.path_of(record, site, lang, ending)}>{name}</a>"
        for name, ending in bibliography.ENDINGS.items()
    ]
    return (
        f"<section>\n<h2 id=cite>{words.cite}</h2>\n<p class=cite>{', '.join(parts)}. "
        f"<a class=address href={attribute(address)}>{escape(address)}</a></p>\n"
        f"<p class=chips>{' '.join(files)}</p>\n</section>\n"
    )


def _downloads(record: Record, site: Site, lang: str) -> str:
    words, id = pieces.words(lang), record.id
    texts = "".join(
        [f"<a href={id}.{each}.md>Markdown ({getattr(words, 'lang_' + each)})</a> " for each in record.texts]
    )
    feed = f"<a href={later.feed_of(record, site, lang)}.atom>{FOLLOW[lang]}</a>"
    return (
        f"<section class=noprint>\n<h2>{words.downloads}</h2>\n<p class=chips><a href={id}.json>JSON</a> {texts}{feed}</p>\n"
        f"<p class=small>{_in_repository(record.text(lang).path, site, lang)}</p>\n</section>\n"
    )


def _in_repository(path: str, site: Site, lang: str) -> str:
    """Links to the file and to its history, where the register says where its repository is."""
    repository, branch, words = site.settings.repository, site.settings.branch, pieces.words(lang)
    if repository is None:
        return escape(path)
    base = repository.rstrip("/")
    return (
        f"<a href={attribute(f'{base}/blob/{branch}/{path}')}>{words.file}</a> · "
        f"<a href={attribute(f'{base}/commits/{branch}/{path}')}>{words.history}</a>"
    )


def _transcription(record: Record, lang: str) -> str:
    rows = [_row(pieces.day(each.date, lang) or "", escape(each.reason[lang])) for each in record.transcription]
    return _remarks("transcription", pieces.words(lang).transcription, rows)


def _exemptions(record: Record, site: Site, lang: str) -> str:
    base = f"{site.prefix(lang)}rules/"
    rows = [_row(pieces.link(each.rule, f"{base}{each.rule}/"), escape(each.reason[lang])) for each in record.exempt]
    return _remarks("exemptions", pieces.words(lang).exemptions, rows)


def _source(source: Provenance, lang: str) -> str:
    words = pieces.words(lang)
    linked = source.url and source.url.startswith(("https://", "http://"))
    rows = [
        _row(words.collection, escape(source.collection)),
        _row(words.reference, pieces.link(source.ref, source.url) if linked and source.url else escape(source.ref)),
    ]
    if source.licence:
        rows.append(_row(words.licence, escape(source.licence)))
    if source.missing:
        missing = [f"<li>{getattr(words, field, escape(field))}" for field in source.missing]
        rows.append(_row(words.missing, f"<ul>{''.join(missing)}</ul>"))
    return _remarks("source", words.provenance, rows)


def _remarks(id: str, heading: str, rows: list[str]) -> str:
    """Something about the record that few have, as rows under a heading."""
    return f"<section class=source>\n<h2 id={id}>{heading}</h2>\n<dl class=facts>\n{''.join(rows)}</dl>\n</section>\n"


def _neighbours(record: Record, site: Site, lang: str) -> str:
    before, after = site.neighbours[record.id]
    if not before and not after:
        return ""
    words = pieces.words(lang)
    previous = f"<span>{words.previous}: {_neighbour(before, site, lang)}</span>\n" if before else ""
    following = f"<span class=series__next>{words.next}: {_neighbour(after, site, lang)}</span>\n" if after else ""
    return f'<nav class=series aria-label="{words.series}">\n{previous}{following}</nav>\n'


def _neighbour(record: Record, site: Site, lang: str) -> str:
    words = escape(record.number or pieces.title(record, lang)[0])
    return f"<a href={pieces.href(record, site, lang)}>{words}</a>"
