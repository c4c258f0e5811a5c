"""The two registers that tests look into, each read once: the world in small, and the sample register of this repository.

Only to be read.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from panji.corpus import Corpus
from panji.register import Register
from panji.site import Site

AS_OF = date(2026, 11, 22)
CHECKOUT = Path(__file__).parents[1]
REGISTERS = {"world": CHECKOUT / "tests" / "world", "sample": CHECKOUT}


@cache
def register(name: str) -> Register:
    return Corpus(REGISTERS[name], cache=False).read()


@cache
def site(name: str) -> Site:
    return Site(register(name), AS_OF)
