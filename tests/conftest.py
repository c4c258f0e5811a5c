"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

# Nothing that a test makes may depend on the day or the place it runs in.
os.environ.pop("SOURCE_DATE_EPOCH", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="write what is expected anew; read the difference before you commit it"
    )


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file that says what it should be; with ``--bless`` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            if not path.is_file() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8", newline="\n")
            return
        assert path.is_file(), f"{path} is not there: run pytest --bless and read what it writes"
        assert text == path.read_text("utf-8"), f"not as in {path}: if the new text is right, run pytest --bless"

    return compare
