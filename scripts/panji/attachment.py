"""What an attachment's bytes say: of which type it is, and whether a PDF has a text that can be read and searched."""

from __future__ import annotations

import logging
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

LONGEST_PDF = 32 * 1024 * 1024
"""Bytes. A larger PDF is not looked into: taking it apart costs seconds."""
PAGES = 5
"""Pages that are looked at: a scan has no text on any of them."""
LETTERS = 20
"""Letters that make a text. A stamp of the scanner's or a page number does not."""

SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"\x1f\x8b", "gzip"),
    (b"version https://git-lfs.github.com/spec/", "lfs-pointer"),
)
"""How files of a type begin (https://www.garykessler.net/library/file_sigs.html; the last: the Git LFS specification)."""
OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
"""Folders in the archives of Office Open XML (ECMA-376)."""
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OPEN_DOCUMENTS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp", "graphics": "odg"}


def media(content: bytes) -> str:
    """The type of a file by its content: ``pdf``, ``png``, ``docx``, ``text`` …; ``empty``, or ``binary`` if it is unknown.

    ``text`` is any text in UTF-8, ``html`` one that browsers would take for a page, ``ole`` the old formats of Office.
    """
    if not content:
        return "empty"
    for start, name in SIGNATURES:
        if content.startswith(start):
            return name
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    if content.startswith(b"PK\3\4"):
        return _archive(content)
    if b"%PDF-" in content[:1024]:  # readers allow for some bytes before it (ISO 32000-1, annex H.3.4.1)
        return "pdf"
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<svg", b"<script")) or (
        head[:5] == b"<?xml" and b"<svg" in head
    ):
        return "html"
    with suppress(UnicodeDecodeError):
        if b"\0" not in content:
            content.decode("utf-8")
            return "text"
    return "binary"


def _archive(content: bytes) -> str:
    """What a ZIP archive holds."""
    with suppress(Exception):  # a damaged one can raise anything
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if names and names[0] == "mimetype":
                kind = archive.read("mimetype").decode("ascii").strip()
                return OPEN_DOCUMENTS.get(kind.removeprefix(OPEN_DOCUMENT), "zip")
        if "[Content_Types].xml" in names:
            return next(kind for folder, kind in OFFICE.items() if any(name.startswith(folder) for name in names))
    return "zip"


def has_text(content: bytes) -> bool | None:
    """Whether a PDF has a text layer; None, where that cannot be said (locked, damaged, very large)."""
    if len(content) > LONGEST_PDF:
        return None
    from pypdf import PdfReader  # takes a tenth of a second, and most registers change without a PDF

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a PDF is no business of the terminal
    try:
        letters = 0
        for page in PdfReader(BytesIO(content)).pages[:PAGES]:
            letters += sum(map(str.isalpha, page.extract_text()))
            if letters >= LETTERS:
                return True
    except Exception:  # whatever the file, it may not stop the reading
        return None
    return False
