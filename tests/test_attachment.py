"""What is told from an attachment's bytes, and names that no checkout could hold for a fixture."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from panji.attachment import has_text, media
from panji.file import File
from panji.register import Register
from panji.rules import attachment_name

PDF = Path(__file__).parent / "rules" / "pdf-without-text"
SCAN = (PDF / "fail-scans/records/cmo/press-release/2026/0001/a.pdf").read_bytes()
TEXT = (PDF / "pass-readable/records/cmo/press-release/2026/0001/a.pdf").read_bytes()


def archive(*entries: tuple[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in entries:
            made.writestr(name, content)
    return stream.getvalue()


ODS = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")


@pytest.mark.parametrize(("content", "expected"), [
    (b"", "empty"),
    (TEXT, "pdf"),
    (b"\r\n\r\n" + TEXT, "pdf"),
    (b"\x89PNG\r\n\x1a\n\0\0", "png"),
    (b"\xff\xd8\xff\xe1Exif", "jpeg"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "webp"),
    (b"RIFF\x24\0\0\0WAVEfmt ", "binary"),
    (archive(("[Content_Types].xml", ""), ("xl/workbook.xml", "")), "xlsx"),
    (archive(("[Content_Types].xml", ""), ("word/document.xml", "")), "docx"),
    (archive(("[Content_Types].xml", ""), ("else.xml", "")), "zip"),
    (archive(ODS), "ods"),
    (archive(("mimetype", "a/b")), "zip"),
    (archive(("a.exe", "MZ")), "zip"),
    (b"PK\3\4damaged", "zip"),
    ("\ufeffजिला,लक्ष्य\n".encode(), "text"),
    ("जिला,लक्ष्य\n".encode("utf-16"), "binary"),
    ("Café".encode("latin-1"), "binary"),
    (b"  <!DOCTYPE html><script>", "html"),
    (b'<?xml version="1.0"?><svg onload="x()">', "html"),
    (b'<?xml version="1.0"?><data/>', "text"),
    (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "lfs-pointer"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
])  # fmt: skip
def test_media(content: bytes, expected: str) -> None:
    assert media(content) == expected


def test_has_text(monkeypatch: pytest.MonkeyPatch) -> None:
    assert has_text(TEXT) is True
    assert has_text(SCAN) is False
    assert has_text(SCAN.replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")) is None  # a tree of pages that holds itself
    assert has_text(TEXT[: len(TEXT) // 2]) is None
    assert has_text(b"%PDF-1.7\n" + b"\xff" * 1000) is None
    monkeypatch.setattr("panji.attachment.LONGEST_PDF", len(TEXT) - 1)
    assert has_text(TEXT) is None


def named(*names: str) -> list[str]:
    """What the rule says of attachments with these names."""
    folder = "records/cmo/circular/2026/0001"
    files = [File(f"{folder}/{name}", "attachment", id="cmo/circular/2026/1") for name in names]
    found = [finding for file in files for finding in attachment_name.check_file(file)]
    found += attachment_name.check_register(Register(files), None)
    return [finding.message.en for finding in found]


@pytest.mark.parametrize("name", [
    "index.html", "Index.HTML", "en", "hi", "nul.pdf", "CON", "Com1.txt", "a:b.pdf", "a?.pdf", 'a"b.pdf', "a\\b.pdf",
    " a.pdf", "a.pdf ", "a.", "cafe\u0301.pdf", "क\u093cलम.pdf".replace("क\u093c", "\u0958"),
])  # fmt: skip
def test_names_that_do_not_work(name: str) -> None:
    assert len(named(name)) == 1


@pytest.mark.parametrize(
    "name", ["annexure-1.pdf", "प्रपत्र 1.csv", "console.csv", "english.pdf", "en.pdf", "a.b (2).pdf"]
)
def test_names_that_work(name: str) -> None:
    assert named(name) == []


def test_names_that_are_one_on_some_computers() -> None:
    assert named("Form.csv", "form.csv") == ["`form.csv` and `Form.csv` are one name on many computers"]
    assert named("Form-1.csv", "form-2.csv") == []
