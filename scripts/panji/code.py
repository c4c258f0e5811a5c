"""Panji's own code: what was made by other code is made anew."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache


@cache
def code_digest() -> str:
    """A digest of Panji's own code and of Python's version."""
    folder, paths = os.path.dirname(__file__), []
    for place, _, names in os.walk(folder):
        paths += [f"{place}/{name}" for name in names if name.endswith((".py", ".html", ".js", ".css", ".json"))]
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(paths):
        with open(path, "rb", buffering=0) as source:
            digest.update(path.removeprefix(folder).encode())
            digest.update(source.read())
    return digest.hexdigest()
