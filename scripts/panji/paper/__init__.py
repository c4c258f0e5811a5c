"""A record on paper: the page of the record as a PDF, set by Typst (https://typst.app).

What the paper says is what the page says: the HTML of the page is read as a tree, and ``record.typ`` says how each
kind of node looks on A4. So there is one place that knows what stands on a record's page. Typst shapes Devanagari right,
and words that are copied from its PDFs are the words that were set; the file is tagged for screen readers (PDF/UA-1).
"""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, time
from importlib.resources import files

from panji import language, pieces
from panji.diagnostic import Bilingual
from panji.paper.tree import Node, tree
from panji.record import Record
from panji.record_page import page
from panji.site import Site

FONT = "fontpkg_noto_sans_devanagari"
"""The package whose font the paper is set in: Devanagari and Latin, all weights in one file."""

AS_ON = Bilingual(hi="{day} की स्थिति", en="As on {day}")
PAGE = Bilingual(hi="पृष्ठ {page} / {pages}", en="Page {page} of {pages}")
SCAN = Bilingual(hi="पंजी में यह अभिलेख और इसकी वर्तमान स्थिति:", en="This record in the register, and its state today:")


class NoTypst(Exception):
    """The package that sets the paper is not installed."""


def pdf(record: Record, site: Site, lang: str) -> bytes:
    """A record's page as a PDF of A4 pages; the same bytes for the same register and day.

    Args:
        record: of the site's register.
        site: says the day for which it states what is in force, and the permanent address.
        lang: the language of the page.

    Raises:
        NoTypst: the packages of ``requirements-pdf.txt`` are not installed.
    """
    try:
        import typst  # both come with requirements-pdf.txt alone: 34 MB that the site does not need
    except ImportError:
        raise NoTypst from None
    made = typst.compile(
        (files(__name__) / "record.typ").read_bytes(),
        font_paths=[str(files(FONT) / "files")],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(content(record, site, lang), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(site.as_of, time(), UTC),
    )
    assert isinstance(made, bytes)
    return made


def content(record: Record, site: Site, lang: str) -> dict[str, object]:
    """All that stands on the paper: the page as a tree, and what surrounds it."""
    address = site.permanent(site.address(record, lang))
    title, _ = pieces.title(record, lang)
    issued = [record.issued.year, record.issued.month, record.issued.day] if record.issued else None
    return {
        "lang": lang,
        "title": title,
        "number": record.number or record.id,
        "issued": issued,
        "issuer": pieces.issuer(record, site, lang),
        "register": site.settings.name[lang],
        "notice": site.settings.notice[lang] if site.settings.notice else "",
        "as_on": AS_ON[lang].format(day=language.date(site.as_of, lang)),
        "page": PAGE[lang],
        "scan": SCAN[lang],
        "address": address,
        "qr": _qr(address),
        "body": _body(record, site, lang),
    }


def _body(record: Record, site: Site, lang: str) -> list[Node | str]:
    return tree(page(record, site, lang), site.permanent)


def _qr(address: str) -> str:
    """The address as a QR code (ISO/IEC 18004) in SVG."""
    import segno

    out = io.BytesIO()
    segno.make_qr(address, error="m").save(out, kind="svg", border=0, xmldecl=False, svgns=True, unit=None)
    return out.getvalue().decode()
