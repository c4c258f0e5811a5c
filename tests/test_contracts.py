"""The boundaries of DESIGN.md §4, and the rules of style, are part of the test run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_imports() -> None:
    """The contracts stand in pyproject.toml."""
    run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


def test_style() -> None:
    run(sys.executable, "-m", "ruff", "check", "--no-cache", "scripts", "tests")
