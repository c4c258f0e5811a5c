"""A page for each record, in each language of the register."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from types import SimpleNamespace
from urllib.parse import quote, unquote

from markupsafe import Markup

from panji import body, duties, language, pieces
from panji.accounts import tally
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import RELATIONS, Attachment, Part, Point, Record, Relation
from panji.record_types import record_types
from panji.register import Incoming
from panji.site import ROOT, Page, Site
from panji.views import fill

SINCE = Bilingual(hi="{day} से लागू", en="In force since {day}")
UNTIL = Bilingual(hi="अंतिम प्रभावी दिन {day}", en="Its last day in force is {day}")
STARTS = Bilingual(hi="{day} से लागू होगा", en="It takes effect on {day}")
EXPIRED = Bilingual(hi="{day} तक ही लागू था", en="It was in force until {day}")
ENDED = {
    "supersedes": Bilingual(hi="{link} ने {day}इसका स्थान लिया", en="{link} took its place{day}"),
    "rescinds": Bilingual(hi="{link} द्वारा {day}निरस्त", en="{link} rescinded it{day}"),
}
CHANGED = {
    "supersedes": Bilingual(hi="{scope}{link} द्वारा {day}अधिक्रमित", en="{scope}superseded by {link}{day}"),
    "rescinds": Bilingual(hi="{scope}{link} द्वारा {day}निरस्त", en="{scope}rescinded by {link}{day}"),
    "amends": Bilingual(hi="{scope}{link} द्वारा {day}संशोधित", en="{scope}amended by {link}{day}"),
}
READ_WITH = {
    "corrects": Bilingual(hi="शुद्धि-पत्र {link} के साथ पढ़ें", en="To be read with the corrigendum {link}"),
    "clarifies": Bilingual(hi="स्पष्टीकरण {link} के साथ पढ़ें", en="To be read with the clarification {link}"),
    "extends": Bilingual(hi="{link} द्वारा अवधि बढ़ाई गई", en="Extended by {link}"),
    "revives": Bilingual(hi="{link} द्वारा {day}पुनः लागू", en="Put in force again by {link}{day}"),
}
FROM = Bilingual(hi="{day} से ", en=" with effect from {day}")
REMOVED = Bilingual(hi="{day} को हटाया गया: {reason}", en="Removed on {day}: {reason}")
INSTEAD = Bilingual(hi="इसके स्थान पर {link} देखें", en="See {link} instead")
NOTHING_ENDS_IT = Bilingual(
    hi="यह अभिलेख अन्य संग्रह से लिया गया है। इस पंजी का कोई अभिलेख इसे समाप्त नहीं करता, पर इससे यह सिद्ध नहीं होता कि यह लागू है।",
    en="It was imported from another collection. No record in this register ends it, which does not prove that it is in force.",
)
ON_THAT_DAY = Bilingual(hi="जारी होने के दिन {count}", en="{count} on the day of issue")
NOW = Bilingual(hi="अब {name}", en="now {name}")
POINT_OF = Bilingual(hi="{record}, बिंदु {id}", en="{record}, point {id}")
ALL_RELATIONS = Bilingual(hi="{of}: सभी संबंधित अभिलेख", en="{of}: all related records")
ALL_OF_THEM = Bilingual(hi="सभी {count} देखें", en="See all {count}")
REVERSE = {
    "supersedes": "superseded_by",
    "amends": "amended_by",
    "rescinds": "rescinded_by",
    "revives": "revived_by",
    "corrects": "corrected_by",
    "clarifies": "clarified_by",
    "extends": "extended_by",
    "consolidates": "consolidated_by",
    "implements": "implemented_by",
    "replies_to": "replied_to_by",
    "cites": "cited_by",
}


SHOWN = 5
"""Relations of a kind on the record's own page: a much cited directive would not fit on a cheap phone."""


def paths_of(record: Record, site: Site) -> list[str]:
    ends = ("", "relations/") if _has_many(record, site) else ("",)
    return [f"{site.address(record, lang)}{end}index.html" for end in ends for lang in site.languages]


def render_record(record: Record, site: Site) -> Iterator[Page]:
    alternates = {lang: site.address(record, lang) for lang in site.languages}
    for lang in site.languages:
        title, _ = pieces.title(record, lang)
        yield Page(
            address=alternates[lang],
            language=lang,
            title=" · ".join(dict.fromkeys((title, record.number or pieces.issuer(record, site, lang)))),
            description=record.text(lang).summary or title,
            alternates=alternates,
            head=f'<link rel="alternate" type="application/json" href="{ROOT}{record.id}.json">',
            body=partial(page, record, site, lang),
        )
    if _has_many(record, site):
        for lang in site.languages:
            yield Page(
                address=f"{alternates[lang]}relations/",
                language=lang,
                title=ALL_RELATIONS.format(of=record.number or pieces.title(record, lang)[0])[lang],
                alternates={each: f"{address}relations/" for each, address in alternates.items()},
                body=partial(_relations_page, record, site, lang),
            )


def _has_many(record: Record, site: Site) -> bool:
    """Whether there are more relations of a kind than the record's own page shows."""
    for relations in (record.relations(), site.register.relations_to(record)):
        if len(relations) > SHOWN and max(Counter(each[0] for each in relations).values()) > SHOWN:
            return True
    return False


def _relations_page(record: Record, site: Site, lang: str) -> str:
    return fill(
        "relations.html",
        lang,
        crumbs=[*_crumbs(record, site, lang), pieces.title_link(record, site, lang)],
        title=ALL_RELATIONS.format(of=record.number or pieces.title(record, lang)[0])[lang],
        relations=_relations(record, site, lang, shown=None),
    )


def page(record: Record, site: Site, lang: str) -> str:
    """The HTML of a record's page, without the frame."""
    words = language.labels(lang)
    before, after = site.neighbours[record.id]
    text = record.text(lang)
    return fill(
        "record.html",
        lang,
        crumbs=_crumbs(record, site, lang),
        title=dict(zip(("text", "lang"), pieces.title(record, lang), strict=True)),
        type=pieces.type_link(record.type, site, lang),
        issuer=pieces.issuer_link(record, site, lang),
        number=record.number,
        issued=pieces.day(record.issued, lang),
        state=_state(record, site, lang),
        as_on=pieces.day(site.as_of, lang),
        facts=_facts(record, site, lang),
        tables=_tables(record, site, lang),
        to=[_addressee(id, record, site, lang) for id in record.to],
        copy_to=[_addressee(id, record, site, lang) for id in record.copy_to],
        subjects=[
            pieces.entry_link(site.register.vocabulary["subjects"].get(id), id, site, lang) for id in record.subjects
        ],
        summary=text.summary or None,
        points=[_point(point, record, site, lang) for point in record.points],
        compliance=_compliance(record, site, lang),
        points_lang=text.language if text.language != lang else None,
        text=_text(record, site, lang),
        relations=_relations(record, site, lang),
        attachments=[_attachment(each, record, site, lang) for each in record.attachments],
        transcription=[
            {"date": pieces.day(each.date, lang), "reason": each.reason[lang]} for each in record.transcription
        ],
        exemptions=[
            {
                "rule": pieces.link(each.rule, f"{ROOT}{site.prefix(lang)}rules/{each.rule}/"),
                "reason": each.reason[lang],
            }
            for each in record.exempt
        ],
        source=_source(record, lang),
        cite=_citation(record, site, lang),
        address=site.permanent(f"{record.id}/"),
        downloads=[
            pieces.link("JSON", f"{ROOT}{record.id}.json"),
            *(
                pieces.link(f"Markdown ({getattr(words, 'lang_' + each)})", f"{ROOT}{record.id}.{each}.md")
                for each in record.texts
            ),
        ],
        file=_in_repository("blob", words.file, text.path, site),
        history=_in_repository("commits", words.history, text.path, site),
        previous=_neighbour(before, site, lang),
        next=_neighbour(after, site, lang),
    )


def _crumbs(record: Record, site: Site, lang: str) -> list[Markup | str]:
    year = pieces.link(str(record.id.year), f"{ROOT}{site.prefix(lang)}year/{record.id.year}/")
    return [
        pieces.home_crumb(site, lang),
        pieces.issuer_link(record, site, lang),
        pieces.type_link(record.type, site, lang),
        year,
    ]


def _state(record: Record, site: Site, lang: str) -> dict:
    """The banner: in words, whether it is in force today, and why not."""
    standing = site.standing(record)
    reasons = []
    if record.removed:
        reasons.append(REMOVED.format(day=_date(record.removed.date, lang), reason=record.removed.reason)[lang])
        instead = site.register.records.get(record.removed.see or "")
        if instead:
            reasons.append(Markup(INSTEAD[lang].format(link=_record_link(instead, site, lang))))
    elif standing.state in ("superseded", "rescinded"):
        reasons += [_because(ENDED[cause.kind], cause, site, lang) for cause in standing.causes]
    elif standing.state == "expired":
        reasons.append(EXPIRED.format(day=_date(standing.last_day, lang))[lang])
    elif standing.state == "not-yet":
        reasons.append(STARTS.format(day=_date(standing.since, lang))[lang])
    elif standing.state == "unknown":
        reasons.append(NOTHING_ENDS_IT[lang])
    elif standing.in_force and standing.since:
        reasons.append(SINCE.format(day=_date(standing.since, lang))[lang])
    if standing.last_day and standing.state in ("in-force", "partly-changed", "not-yet", "unknown"):
        reasons.append(UNTIL.format(day=_date(standing.last_day, lang))[lang])
    reasons += [_because(CHANGED[change.kind], change, site, lang) for change in standing.changes]
    for other in site.register.relations_to(record):
        if other.works_on(site.as_of) and other.kind in READ_WITH:
            reasons.append(_because(READ_WITH[other.kind], other, site, lang))
    heading = language.LABELS["banner_" + standing.state.replace("-", "_")][lang]
    return {"slug": standing.state, "heading": heading, "reasons": reasons}


def _because(sentence: Bilingual, relation: Incoming, site: Site, lang: str) -> Markup:
    start = relation.start
    day = FROM.format(day=_date(start, lang))[lang] if start else ""
    scope = f"{relation.relation.scope[lang]}: " if relation.relation.scope else ""
    template = sentence[lang]
    filled = template.format(scope=escape(scope), link=_record_link(relation.source, site, lang), day=escape(day))
    return Markup(filled)


def _record_link(record: Record, site: Site, lang: str) -> Markup:
    words, mark = pieces.title(record, lang)
    if record.number and words != record.number:
        words = f"{record.number}: {words}"
    return pieces.link(words, pieces.href(record, site, lang), mark)


def _date(day: date | None, lang: str) -> str:
    return language.date(day, lang) if day else ""


def _facts(record: Record, site: Site, lang: str) -> list[dict]:
    """The rows that not every record has: those of its dates, its signatory, and its type's own fields."""
    words = language.labels(lang)
    rows = []
    for name in ("effective", "expires"):
        if value := getattr(record, name):
            rows.append({"label": getattr(words, name), "html": language.date(value, lang)})
    if record.signatory:
        post = site.register.vocabulary["posts"].get(record.signatory.post)
        signed = [record.signatory.name, post.label[lang] if post else record.signatory.post]
        rows.append({"label": words.signatory, "html": ", ".join(filter(None, signed))})
    for name, value in _own_values(record):
        if not _is_table(value):
            rows.append({"label": getattr(words, name), "html": _own_value(name, value, site, lang)})
    return rows


def _own_values(record: Record) -> Iterator[tuple[str, object]]:
    """The fields of its type that it has, with their values."""
    for name in record.own_fields():
        value = getattr(record, name)
        if value is not None and value != ():
            yield name, value


def _is_table(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Part)


def _own_value(name: str, value: object, site: Site, lang: str) -> Markup | str:
    """A value of a field that only some types have: its own type says how it is written."""
    if value is None:
        return ""
    if isinstance(value, date):
        return language.date(value, lang)
    if isinstance(value, Decimal):
        return language.number(value, lang)
    if isinstance(value, Bilingual):
        entry = site.register.vocabulary.addressable.get(value.en)
        return pieces.entry_link(entry, entry.id, site, lang) if entry else value[lang]
    if isinstance(value, tuple):
        entries = [_own_value(name, each, site, lang) for each in value]
        if len(entries) < 2:
            return entries[0] if entries else ""
        return Markup('<ul class="plain">{}</ul>').format(
            Markup("").join(Markup("<li>{}</li>").format(each) for each in entries)
        )
    return _line(name, str(value), site, lang)


def _line(name: str, value: str, site: Site, lang: str) -> Markup | str:
    """A line as people read it: a word that the site knows, an office or place, a record or a point of one, or itself."""
    if label := language.LABELS.get(f"{name}_{value}".replace("-", "_")):
        return label[lang]
    if entry := site.register.vocabulary.addressable.get(value):
        return pieces.entry_link(entry, value, site, lang)
    id, _, point = value.partition("#")
    record = site.register.records.get(id)
    if record is None:
        return value
    if not point:
        return _record_link(record, site, lang)
    words, mark = pieces.title(record, lang)
    text = POINT_OF.format(record=record.number or words, id=point)[lang]
    return pieces.link(text, f"{pieces.href(record, site, lang)}#point-{quote(point)}", None if record.number else mark)


def _tables(record: Record, site: Site, lang: str) -> list[dict]:
    """The fields of its type that are lists of parts, each as a table of the parts' fields that are used."""
    words = language.labels(lang)
    tables = []
    for name, value in _own_values(record):
        if isinstance(value, tuple) and _is_table(value):
            columns = {column: _column(words, name, column) for column in _columns(value)}
            rows = [
                "".join([_cell(column, title, getattr(part, column), site, lang) for column, title in columns.items()])
                for part in value
            ]
            body = Markup("<tr>" + "</tr>\n<tr>".join(rows) + "</tr>")
            tables.append({"title": getattr(words, name), "columns": list(columns.values()), "rows": body})
    return tables


def _cell(column: str, title: str, value: object, site: Site, lang: str) -> str:
    """A cell of a table. The same few values stand in most reports' tables, so each is made once."""
    key = (title, value, lang)
    made = site.cells.get(key)
    if made is None:
        html = escape(_own_value(column, value, site, lang))
        made = site.cells[key] = f'<td data-label="{escape(title)}">{html}</td>'
    return made


def _columns(parts: tuple[Part, ...]) -> list[str]:
    return [
        column
        for column in type(parts[0]).model_fields
        if any(getattr(part, column) not in (None, ()) for part in parts)
    ]


def _column(words: SimpleNamespace, field: str, column: str) -> str:
    """What a column is called: in this field, else anywhere."""
    return getattr(words, f"{field}_{column}", None) or getattr(words, column)


def _addressee(id: str, record: Record, site: Site, lang: str) -> dict:
    """An addressee, with how many a group stood for on that day, or who has its work today."""
    vocabulary = site.register.vocabulary
    entry = vocabulary.addressable.get(id)
    if entry and entry.list == "groups":
        name = pieces.entry_link(entry, id, site, lang)
        if record.issued is None:
            return {"name": name, "note": ""}
        count = language.number(len(vocabulary.expand(id, record.issued)), lang)
        era = pieces.era_anchor(vocabulary.era(id, record.issued))
        page = f"{ROOT}{site.prefix(lang)}{pieces.FOLDERS['groups']}/{id}/#{era}"
        return {"name": name, "note": pieces.link(ON_THAT_DAY.format(count=count)[lang], page)}
    successor = vocabulary.successor(entry, site.as_of) if entry else None
    note = NOW.format(name=successor.label)[lang] if successor else ""
    return {"name": pieces.entry_link(entry, id, site, lang), "note": note}


def _point(point: Point, record: Record, site: Site, lang: str) -> dict:
    words = language.labels(lang)
    if isinstance(point.due, date):
        due = language.date(point.due, lang)
    else:
        due = getattr(words, point.due) if point.due else None
    measure = point.measure and f"{language.number(point.measure.target, lang)} {pieces.unit(point.measure.unit, lang)}"
    known = site.register.vocabulary.addressable
    return {
        "id": point.id,
        "text": record.text(lang).points.get(point.id, point.text),
        "owners": [pieces.entry_link(known.get(id), id, site, lang) for id in point.owner],
        "level": getattr(words, point.level) if point.level else None,
        "due": due,
        "measure": measure,
    }


def _compliance(record: Record, site: Site, lang: str) -> dict | None:
    """What has come of its points, in a line, and where more of that stands."""
    rows, words = site.accounts.of(record), language.labels(lang)
    links = []
    if duties.has_page(record, site):
        links.append(pieces.link(words.compliance_more, ROOT + duties.page_of(record, site, lang)))
    if duties.has_pack(record):
        links.append(pieces.link(words.pack, ROOT + duties.pack_of(record, site, lang)))
    if not rows and not links:
        return None
    return {"sentence": duties.summary(tally(rows), lang) if rows else None, "links": links}


def _text(record: Record, site: Site, lang: str) -> dict:
    words = language.labels(lang)
    text = record.text(lang)
    kind = text.translation or "authentic"
    notice = authentic = None
    if text.translation:
        notice = getattr(words, f"notice_{kind}")
        first = record.first.language
        if first in site.languages:
            authentic = pieces.link(words.read_authentic, pieces.href(record, site, first))
    elif text.language != lang:
        notice = words.notice_untranslated
    return {
        "html": Markup(body.html(text.body, partial(_resolve, record, site, lang))),
        "lang": text.language,
        "kind": kind,
        "notice": notice,
        "authentic": authentic,
    }


def _resolve(record: Record, site: Site, lang: str, address: str) -> str:
    """Where a link of the body leads on the page: to a record's page in the same language, to an attachment."""
    if address.startswith("/"):
        path, *rest = re.split("(?=[?#])", address.lstrip("/"), maxsplit=1)
        target = site.register.records.get(path.rstrip("/"))
        return "".join((ROOT, site.address(target, lang) if target else path, *rest))
    if unquote(address) in site.register.attachments.get(record.id, {}):
        return f"{ROOT}{record.id}/{address}"
    return address


def _relations(record: Record, site: Site, lang: str, shown: int | None = SHOWN) -> list[dict]:
    """What the record does, and what later ones did to it; of each kind the first few that are shown."""
    words = language.labels(lang)
    stated: dict[str, list[dict]] = {}
    for kind, _, relation in record.relations():
        stated.setdefault(kind, []).append(_target(relation, site, lang))
    received: dict[str, list[dict]] = {}
    for each in sorted(site.register.relations_to(record), key=lambda each: RELATIONS.index(each.kind)):
        received.setdefault(REVERSE[each.kind], []).append(_entry(each.source, each.relation, site, lang))
    sides = ((words.relations_from, stated), (words.relations_to, received))

    def all_of_them(count: int) -> Markup:
        text = ALL_OF_THEM.format(count=language.number(count, lang))[lang]
        return pieces.link(text, f"{pieces.href(record, site, lang)}relations/")

    return [
        {
            "title": title,
            "groups": [
                {
                    "label": getattr(words, kind),
                    "entries": each[:shown],
                    "more": all_of_them(len(each)) if shown and len(each) > shown else None,
                }
                for kind, each in entries.items()
            ],
        }
        for title, entries in sides
        if entries
    ]


def _target(relation: Relation, site: Site, lang: str) -> dict:
    record = site.register.records.get(relation.record or "")
    if record:
        return _entry(record, relation, site, lang)
    note = " · ".join(filter(None, (relation.scope and relation.scope[lang], language.labels(lang).outside)))
    return {"number": relation.external, "title": relation.record, "note": note}


def _entry(record: Record, relation: Relation, site: Site, lang: str) -> dict:
    words = language.labels(lang)
    notes = [relation.scope and f"{words.partial}: {relation.scope[lang]}"]
    if relation.effective:
        notes.append(FROM.format(day=_date(relation.effective, lang))[lang].strip())
    if relation.until:
        notes.append(UNTIL.format(day=_date(relation.until, lang))[lang])
    return {
        "number": record.number,
        "title": pieces.title_link(record, site, lang),
        "date": pieces.day(record.issued, lang),
        "note": " · ".join(filter(None, notes)),
        "state": pieces.state(site.standing(record).state, lang),
    }


def _attachment(attachment: Attachment, record: Record, site: Site, lang: str) -> dict:
    file = site.register.attachments.get(record.id, {}).get(attachment.file)
    words = language.labels(lang)
    return {
        "href": f"{ROOT}{record.id}/{quote(attachment.file)}",
        "title": attachment.title[lang] if attachment.title else attachment.file,
        "role": getattr(words, "role_" + attachment.role),
        "size": _size(file.size) if file else "–",
        "sha256": attachment.sha256,
    }


def _size(count: int) -> str:
    return f"{count} B" if count < 1000 else f"{count / 1000:.0f} kB" if count < 1e6 else f"{count / 1e6:.1f} MB"


def _source(record: Record, lang: str) -> dict | None:
    source = record.source
    if source is None:
        return None
    words = language.labels(lang)
    linked = source.url and source.url.startswith(("https://", "http://"))
    name = pieces.link(source.ref, source.url) if linked and source.url else source.ref
    rows = [{"label": words.collection, "html": source.collection}, {"label": words.reference, "html": name}]
    if source.licence:
        rows.append({"label": words.licence, "html": source.licence})
    return {"rows": rows, "missing": [getattr(words, field, field) for field in source.missing]}


def _citation(record: Record, site: Site, lang: str) -> str:
    """Issuer, type, number, date, title; the address stands behind it."""
    issuer = pieces.issuer(record, site, lang)
    kind = record_types()[record.type].label[lang]
    number = f"{language.labels(lang).number} {record.number}" if record.number else ""
    title, _ = pieces.title(record, lang)
    pieces_of_it = (issuer, kind, number, _date(record.issued, lang), f"“{title}”" if title != record.number else "")
    return ", ".join(filter(None, pieces_of_it)) + "."


def _in_repository(what: str, words: str, path: str, site: Site) -> Markup | str:
    """A link to the file, or to its history, where the register says where its repository is."""
    if site.settings.repository is None:
        return path
    return pieces.link(words, f"{site.settings.repository.rstrip('/')}/{what}/{site.settings.branch}/{path}")


def _neighbour(record: Record | None, site: Site, lang: str) -> Markup | None:
    return (
        pieces.link(record.number or pieces.title(record, lang)[0], pieces.href(record, site, lang)) if record else None
    )
