"""Where a file is, how long it is kept, and what lies in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from panji import language, pieces, retention
from panji.diagnostic import Bilingual
from panji.markup import escape
from panji.record import Record
from panji.record_page import values
from panji.record_types.file import CaseFile
from panji.site import Site

TITLE = Bilingual(hi="पत्रावली कहाँ है और कब तक रखी जाएगी", en="Where the file is, and how long it is kept")
INSIDE = Bilingual(hi="पत्रावली में", en="In the file")
AT_HOME = Bilingual(hi="पत्रावली {office} में ही है।", en="The file is in the {office}.")
WITH = Bilingual(
    hi="पत्रावली अपने कार्यालय ({office}) में {post} के पास है।",
    en="The file is in its own office ({office}), with the {post}.",
)
AWAY = Bilingual(
    hi="पत्रावली {day} से {office} के पास है{purpose}।", en="The file has been with {office} since {day}{purpose}."
)
PURPOSE = Bilingual(hi=", प्रयोजन: {purpose}", en=", for: {purpose}")
OPEN = Bilingual(hi="पत्रावली चालू है। {kept}", en="The file is open. {kept}")
YEARS = Bilingual(
    hi="बन्द होने के वर्ष के अन्त से {years} वर्ष रखी जाएगी।",
    en="It will be kept for {years} from the end of the year in which it is closed.",
)
ONE_YEAR = Bilingual(hi="1", en="1 year")
SOME_YEARS = Bilingual(hi="{count}", en="{count} years")
FOR_EVER = Bilingual(hi="यह सदैव रखी जाएगी।", en="It is kept for ever.")
UNTIL = Bilingual(
    hi="{day} तक रखी जाएगी; उसके बाद पुनरावलोकन होगा।", en="It is kept until {day}; after that it is due for review."
)
TO_GO = Bilingual(
    hi="{day} के पुनरावलोकन में निस्तारण का निर्णय हुआ; निस्तारण शेष है।",
    en="The review of {day} decided to dispose of it, which has yet to be done.",
)
ENDED = {
    "destroyed": Bilingual(hi="दिनांक {day} को पत्रावली नष्ट की गई{order}।", en="The file was destroyed on {day}{order}."),
    "transferred": Bilingual(
        hi="दिनांक {day} को पत्रावली{to} सौंपी गई{order}।", en="The file was handed over on {day}{to}{order}."
    ),
}
ORDER = Bilingual(hi=" (आदेश: {order})", en=", by order {order}")
TO = Bilingual(hi=" {to} को", en=" to {to}")
HAD_TO_BE_KEPT = Bilingual(hi="उसे {day} तक रखना था।", en="It had to be kept until {day}.")


def section(record: Record, site: Site, lang: str) -> str:
    if not isinstance(record, CaseFile):
        return ""
    said = "".join([f"<p>{each}</p>\n" for each in _sentences(record, site, lang)])
    inside = sorted(shown(record, site), key=lambda each: (each.issued or date.min, each.id.parts))
    if record.disposal:
        inside = [each for each in inside if each.id != record.disposal.order or each.id in record.contains]
    papers = (
        f"<section>\n<h2 id=contains>{INSIDE[lang]} <small>{pieces.total(len(inside), lang)}</small></h2>\n"
        f"<ul class=rows>\n{pieces.rows(inside, site, lang)}\n</ul>\n</section>\n"
        if inside
        else ""
    )
    moved = "".join([values.table(field, record, site, lang) for field in ("movements", "reviewed")])
    return f"<section>\n<h2 id=keeping>{TITLE[lang]}</h2>\n{said}</section>\n{papers}{moved}"


def shown(record: Record, site: Site) -> Iterable[Record]:
    assert isinstance(record, CaseFile)
    named = [*record.contains, *filter(None, [record.disposal and record.disposal.order])]
    return [site.register.records[id] for id in dict.fromkeys(named) if id in site.register.records]


def _sentences(file: CaseFile, site: Site, lang: str) -> Iterable[str]:
    years = retention.years_of(file, site.register)
    until = pieces.day(retention.kept_until(file, years), lang)
    if file.disposal:
        yield _ended(file, site, lang)
        if until:
            yield HAD_TO_BE_KEPT[lang].format(day=until)
        return
    movement, known = retention.last_movement(file), site.register.vocabulary
    keeper = known["posts"].get(retention.holding_post(file) or "")
    if movement and movement.to != file.issuer:
        whom = pieces.entry_link(known.addressable.get(movement.to), movement.to, site, lang)
        whom = f"{escape(keeper.label[lang])} ({whom})" if keeper else whom
        purpose = PURPOSE[lang].format(purpose=escape(movement.purpose[lang])) if movement.purpose else ""
        yield AWAY[lang].format(day=pieces.day(movement.date, lang), office=whom, purpose=purpose)
    elif keeper:
        yield WITH[lang].format(office=pieces.issuer_link(file, site, lang), post=escape(keeper.label[lang]))
    else:
        yield AT_HOME[lang].format(office=pieces.issuer_link(file, site, lang))
    last = max(file.reviewed, key=lambda each: each.date, default=None)
    if file.closed is None:
        yield OPEN[lang].format(kept=_for(years, lang))
    elif last and last.decision == "dispose":
        yield TO_GO[lang].format(day=pieces.day(last.date, lang))
    else:
        yield UNTIL[lang].format(day=until) if until else FOR_EVER[lang]


def _for(years: int | None, lang: str) -> str:
    if years is None:
        return FOR_EVER[lang]
    count = ONE_YEAR[lang] if years == 1 else SOME_YEARS[lang].format(count=language.number(years, lang))
    return YEARS[lang].format(years=count)


def _ended(file: CaseFile, site: Site, lang: str) -> str:
    disposal = file.disposal
    assert disposal
    order = site.register.records.get(disposal.order or "")
    by = ORDER[lang].format(order=pieces.full_link(order, site, lang)) if order else ""
    to = TO[lang].format(to=escape(disposal.to[lang])) if disposal.to else ""
    return ENDED[disposal.how][lang].format(day=pieces.day(disposal.date, lang), order=by, to=to)
